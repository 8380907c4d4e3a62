"""Wat het overzicht van de afronding toont: per hulp hoe zij eindigt en wat u kunt doen."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse

from casusregie.casus.models import Casus
from organisaties.rollen import Rol

from .beeindiging import Beeindiging
from .beoordeling import Eindbeoordeling, may_fill
from .hulp import Hulp, help_of
from .overname import Overname
from .partijen import has_regie, holds_process
from .regie import Regieheroverweging, Resultaatoordeel
from .stopmelding import Stopmelding

STUKKEN = (
    (Beeindiging, "Aanbieder wil stoppen"),
    (Stopmelding, "Jeugdige stopt"),
    (Overname, "Overname"),
    (Eindbeoordeling, "Eindbeoordeling"),
)
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
    gevonden: dict[Any, list[dict[str, Any]]] = {}
    for model, soort in STUKKEN:
        for stuk in model.objects.visible_to(medewerker, on).filter(casus=casus):
            rij = {
                "soort": soort,
                "model": model,
                "stand": _state(stuk),
                "url": reverse(f"casusregie:{model._meta.model_name}_detail", args=[stuk.kenmerk]),
            }
            gevonden.setdefault(stuk.hulp_kenmerk, []).append(rij)
    return gevonden


def _state(stuk: Any) -> str:
    if isinstance(stuk, Stopmelding):
        return "Stop gemeld (JW307)" if stuk.gestopt_op else "Stop nog niet gemeld (JW307)"
    stand: str = stuk.get_status_display()
    return stand


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
    er_is = any(rij["model"] is Eindbeoordeling for rij in stukken.get(hulp.kenmerk, []))
    nieuw = Eindbeoordeling(casus=casus, aanbieder_id=hulp.aanbieder_id).on(on)
    mag = hulp.is_geleverd and not er_is and may_fill(nieuw, medewerker)
    return _url("eindbeoordeling_new", casus, hulp) if mag else ""


def _url(naam: str, casus: Casus, hulp: Hulp) -> str:
    return reverse(f"casusregie:{naam}", args=[casus.kenmerk, hulp.kenmerk])
