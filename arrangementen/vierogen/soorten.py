"""Waarover een voorstel kan gaan: elke weg waarlangs hulp wordt toegewezen, in één tabel."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from arrangementen.arrangement.querysets import ACTIEF, Arrangementstand
from arrangementen.arrangement.tweede import order_as_proposed
from arrangementen.arrangement.wijziging import change_as_proposed
from arrangementen.verzoeken.bevoegd import may_decide
from arrangementen.verzoeken.keuzes import OPEN
from casusregie.bevoegdheden import Predicaat, has_role_at, is_procesregisseur
from organisaties.rollen import Rol
from verloop.overgangen import perform
from verloop.redenen import Nee, Oordeel


class Soort(NamedTuple):
    """One way in which help is assigned.

    `eerste`: who may propose. `open`: can it still be decided? `uitvoeren`: what happens when the
    second person confirms. `naam`: how it is called. `tweede`: whose werkvoorraad it waits in;
    empty for a verzoek, which has a clock of its own.
    """

    eerste: Predicaat
    open: Callable[[Any], Oordeel]
    uitvoeren: Callable[..., None]
    naam: str
    tweede: tuple[Rol, ...] = ()


def _verzoek_open(verzoek: Any) -> Oordeel:
    return True if verzoek.status in OPEN else Nee("Op dit verzoek is al besloten.")


def _concept(arrangement: Any) -> Oordeel:
    if arrangement.status == Arrangementstand.CONCEPT:
        return True
    return Nee("Deze opdracht is al gegeven of vervallen.")


def _runs(toewijzing: Any) -> Oordeel:
    if toewijzing.onderdeel.arrangement.status in ACTIEF:
        return True
    return Nee("Deze hulp loopt niet meer. Er valt niets te wijzigen.")


def _grant(voorstel: Any, *, by: Any, op: datetime) -> None:
    velden = {naam: w for naam, w in voorstel.velden.items() if naam != "eerder_cent"}
    perform(voorstel.over, "grant", by=by, op=op, **velden)


_is_backoffice = has_role_at(lambda toewijzing: toewijzing.gemeente_id, Rol.BACKOFFICE)

#: foreign key of a voorstel -> the rules of its kind
SOORTEN: dict[str, Soort] = {
    "verzoek": Soort(may_decide, _verzoek_open, _grant, "verzoek {nummer}"),
    "wijziging": Soort(may_decide, _verzoek_open, _grant, "verzoek om wijziging {nummer}"),
    "arrangement": Soort(
        is_procesregisseur,
        _concept,
        order_as_proposed,
        "de opdracht aan {aanbieder}",
        (Rol.BACKOFFICE,),
    ),
    "toewijzing": Soort(
        _is_backoffice,
        _runs,
        change_as_proposed,
        "de wijziging van toewijzing {nummer}",
        (Rol.PROCESREGISSEUR,),
    ),
}
#: the kinds that are no verzoek: the regie began it
REGIE = ("arrangement", "toewijzing")


def name_of(veld: str, over: Any) -> str:
    """ "verzoek 2026-000012", "de opdracht aan De Vlierhof"."""
    nummer, aanbieder = getattr(over, "nummer", ""), over.aanbieder
    return SOORTEN[veld].naam.format(nummer=nummer, aanbieder=aanbieder)
