"""De weergaven van de werkvoorraad: welke er zijn voor wie, en wat ze laten zien."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from organisaties.rollen import Rol, Soort

from .plaatsen import views_for
from .vraag import TE_LAAT

MET_EIGEN = frozenset({Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER})
AANBIEDERROLLEN = frozenset({Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE, Rol.TEAMMANAGER})


@dataclass(frozen=True)
class Weergave:
    """One view: its key in the address, its name and its condition on the worklist."""

    sleutel: str
    naam: str
    voorwaarde: Q
    volgorde: int


def views_of(medewerker: Any, on: date) -> list[Weergave]:
    """The views of this person in order; the first one is where he or she starts."""
    rollen = medewerker.rollen_op(on)
    eigen = bool(rollen & MET_EIGEN)
    basis = Q(mijn=True) if eigen else Q()
    lijst = [
        Weergave("aan_zet", _turn_name(rollen), Q(beurt=True), _turn_place(rollen)),
        Weergave("te_laat", "Te laat", basis & Q(groep=TE_LAAT), 30),
        Weergave("alle", _all_name(medewerker, on), Q(), _all_place(rollen, eigen)),
    ]
    if eigen:
        lijst.append(Weergave("mijn", _mine_name(rollen), Q(mijn=True), 10))
    if Rol.ZORGBEMIDDELAAR in rollen:
        lijst.append(Weergave("advies", "Advies gevraagd", Q(advies=True), 8))
    for eigenweergave in views_for(rollen):
        binnen = Q(pk__in=eigenweergave.casussen(medewerker, on))
        lijst.append(
            Weergave(
                eigenweergave.sleutel, eigenweergave.naam, basis & binnen, eigenweergave.volgorde
            )
        )
    return sorted(lijst, key=lambda weergave: (weergave.volgorde, weergave.naam))


def page_name(rollen: frozenset[str]) -> str:
    """How the page is called for these roles."""
    return "Mijn overzicht" if rollen & AANBIEDERROLLEN else "Werkvoorraad"


def _turn_name(rollen: frozenset[str]) -> str:
    return "Te beoordelen" if rollen == {Rol.GEDRAGSWETENSCHAPPER} else "Ik ben aan zet"


def _turn_place(rollen: frozenset[str]) -> int:
    """A gedragswetenschapper starts with what waits for a judgement."""
    return 5 if rollen == {Rol.GEDRAGSWETENSCHAPPER} else 20


def _all_place(rollen: frozenset[str], eigen: bool) -> int:
    """Without casussen of one's own the whole list comes first."""
    return 90 if eigen or rollen == {Rol.GEDRAGSWETENSCHAPPER} else 10


def _mine_name(rollen: frozenset[str]) -> str:
    return "Mijn jeugdigen" if rollen == {Rol.JEUGDBESCHERMER} else "Mijn casussen"


def _all_name(medewerker: Any, on: date) -> str:
    organisaties = {a.organisatie for a in medewerker.aanstellingen_op(on)}
    if len(organisaties) == 1:
        organisatie = next(iter(organisaties))
        if organisatie.soort == Soort.LOKAAL_TEAM:
            naam = organisatie.naam.removeprefix("Lokaal team ").removeprefix("Team ")
            return f"Heel team {naam}"
    return "Alle casussen"
