"""Zet wat de toets aan de norm mist of weigert bij de velden van een formulier (ui.md §8)."""

from django.forms import Form

from normenkader.toetsing import Toetsing, Uitkomst

#: field of the norm check -> field of the form
PLAATS = {"afbouw": "verdeling"}
ANDERS = "hardheidsclausule"


def add_verdict(form: Form, toetsing: Toetsing, buiten: tuple[str, ...] = ()) -> None:
    """What the norm check misses or refuses becomes an error at its field (ui.md §8).

    `buiten` names fields that belong to another step.
    """
    for fout in toetsing.fouten:
        if fout.veld not in buiten:
            _add(form, fout.veld, fout.tekst)
    for bevinding in toetsing.bevindingen:
        if bevinding.uitkomst is Uitkomst.PAST_NIET:
            _add(form, bevinding.veld, bevinding.tekst.rstrip("."))


def _add(form: Form, veld: str, tekst: str) -> None:
    plek: str | None = PLAATS.get(veld, veld)
    if plek not in form.fields:
        plek = ANDERS if ANDERS in form.fields else None
    if plek is None or not form.errors.get(plek):
        form.add_error(plek, tekst)
