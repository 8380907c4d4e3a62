"""Wat het overzicht van de afronding toont: per hulp hoe zij eindigt en wat u kunt doen."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, Value, When
from django.urls import reverse

from casusregie.casus.models import Casus
from organisaties.rollen import Rol

from .beeindiging import Beeindiging, Stand
from .beoordeling import Eindbeoordeling, Oordeelstand, may_fill
from .hulp import Hulp, help_of
from .overname import Overname, Overnamestand
from .partijen import has_regie, holds_process
from .regie import Regieheroverweging, Resultaatoordeel
from .stopmelding import Stopmelding

STUKKEN = (Beeindiging, Stopmelding, Overname, Eindbeoordeling)
GESTOPT = (("open", "Stop nog niet gemeld (JW307)"), ("gestopt", "Stop gemeld (JW307)"))
#: model name -> what it is called, and the words of its states
STUKKEN_OP_NAAM: dict[str, tuple[str, Any]] = {
    "beeindiging": ("Aanbieder wil stoppen", Stand.choices),
    "stopmelding": ("Jeugdige stopt", GESTOPT),
    "overname": ("Overname", Overnamestand.choices),
    "eindbeoordeling": ("Eindbeoordeling", Oordeelstand.choices),
}
AANBIEDER = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE)


def help_rows(casus: Casus, medewerker: Any, on: date) -> list[dict[str, Any]]:
    """Per help the pieces about its end and the acts that this person may start."""
    stukken = _pieces(casus, medewerker, on)
    oordelen: dict[Any, list[Resultaatoordeel]] = {}
    for oordeel in Resultaatoordeel.objects.visible_to(medewerker, on).filter(casus=casus):
        oordelen.setdefault(oordeel.hulp_kenmerk, []).append(oordeel)
    return [
        {
            "hulp": hulp,
            "stukken": stukken.get(hulp.kenmerk, []),
            "oordelen": oordelen.get(hulp.kenmerk, []),
            "links": list(_links(casus, hulp, medewerker, on)),
            "beoordelen": _assessment(casus, hulp, medewerker, on, stukken),
        }
        for hulp in help_of(casus)
    ]


def reassessments(casus: Casus, medewerker: Any, on: date) -> dict[str, Any]:
    """Earlier answers on the question of the casusregie, and whether it may be asked now."""
    vraag = Regieheroverweging(casus=casus).on(on)
    return {
        "heroverwegingen": list(
            Regieheroverweging.objects.filter(casus=casus).select_related("genomen_door")
        ),
        "mag_heroverwegen": bool(vraag.may_register(medewerker)),
        "regie": casus.holder_of(Rol.CASUSREGISSEUR),
    }


def _pieces(casus: Casus, medewerker: Any, on: date) -> dict[Any, list[dict[str, Any]]]:
    """Per help its pieces that this person may see, in one query."""
    eerste, *rest = [_rows(model, casus, medewerker, on) for model in STUKKEN]
    gevonden: dict[Any, list[dict[str, Any]]] = {}
    for naam, kenmerk, hulp_kenmerk, stand in eerste.union(*rest, all=True):
        soort, standen = STUKKEN_OP_NAAM[naam]
        rij = {
            "model": naam,
            "soort": soort,
            "stand": dict(standen)[stand],
            "url": reverse(f"casusregie:{naam}_detail", args=[kenmerk]),
        }
        gevonden.setdefault(hulp_kenmerk, []).append(rij)
    return gevonden


def _rows(model: Any, casus: Casus, medewerker: Any, on: date) -> Any:
    """Name, kenmerk, help and state of the pieces of one kind."""
    rijen = model.objects.visible_to(medewerker, on).filter(casus=casus).order_by()
    stand = F("status")
    if model is Stopmelding:
        stand = Case(When(gestopt_op=None, then=Value("open")), default=Value("gestopt"))
    naam = Value(model._meta.model_name, output_field=CharField())
    return rijen.annotate(naam=naam, nu=stand).values_list("naam", "kenmerk", "hulp_kenmerk", "nu")


def _links(casus: Casus, hulp: Hulp, medewerker: Any, on: date) -> Iterator[tuple[str, str]]:
    """The acts on running help, in the order of how often they are needed."""
    if casus.gesloten_op or not hulp.loopt:
        return
    vraag = Resultaatoordeel(casus=casus, aanbieder_id=hulp.aanbieder_id).on(on)
    behandelt = medewerker.has_role(Rol.BEHANDELREGISSEUR, on=on, organisatie_id=hulp.aanbieder_id)
    meldt = medewerker.has_role(*AANBIEDER, on=on, organisatie_id=hulp.aanbieder_id)
    if holds_process(vraag, medewerker):
        yield "Resultaten beoordelen", _url("resultaatoordeel_new", casus, hulp)
    if meldt or has_regie(vraag, medewerker):
        yield "De jeugdige stopt", _url("stopmelding_new", casus, hulp)
    if behandelt:
        yield "Andere hulp past beter", _url("overname_new", casus, hulp)
        yield "Wij willen stoppen", _url("beeindiging_new", casus, hulp)


def _assessment(
    casus: Casus, hulp: Hulp, medewerker: Any, on: date, stukken: dict[Any, list[dict[str, Any]]]
) -> str:
    """The address that begins the eindbeoordeling of ended help, or empty."""
    er_is = any(rij["model"] == "eindbeoordeling" for rij in stukken.get(hulp.kenmerk, []))
    nieuw = Eindbeoordeling(casus=casus, aanbieder_id=hulp.aanbieder_id).on(on)
    mag = hulp.is_geleverd and not er_is and may_fill(nieuw, medewerker)
    return _url("eindbeoordeling_new", casus, hulp) if mag else ""


def _url(naam: str, casus: Casus, hulp: Hulp) -> str:
    return reverse(f"casusregie:{naam}", args=[casus.kenmerk, hulp.kenmerk])
