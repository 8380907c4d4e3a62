"""De weergaven van de werkvoorraad: welke er zijn voor wie, en wat ze laten zien."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from normenkader.termijnen.kalender import born_by
from organisaties.rollen import Rol, Soort

from .plaatsen import Eigenweergave, views_for
from .vraag import STAAT_STIL, TE_LAAT

MET_EIGEN = frozenset({Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER})
#: "Bijna 18" is from sixteen and a half, the age of the toekomstplan, up to the birthday.
BIJNA_18 = ((16, 6), (18, 0))
AFGEROND = "afgerond"
AANBIEDERROLLEN = frozenset({Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE, Rol.TEAMMANAGER})


@dataclass(frozen=True)
class Weergave:
    """One view: its key in the address, its name and its condition on the worklist."""

    sleutel: str
    naam: str
    voorwaarde: Q
    volgorde: int
    #: closed casussen; counted only when chosen
    gesloten: bool = False


def views_of(medewerker: Any, on: date) -> list[Weergave]:
    """The views of this person in order; the first one is where he or she starts."""
    rollen = medewerker.rollen_op(on)
    eigen = bool(rollen & MET_EIGEN)
    basis = Q(mijn=True) if eigen else Q()
    lijst = [
        Weergave("aan_zet", _turn_name(rollen), Q(beurt=True), _turn_place(rollen)),
        Weergave("te_laat", "Te laat", basis & Q(groep=TE_LAAT), 30),
        Weergave("staat_stil", "Staat stil", basis & Q(groep=STAAT_STIL), 35),
        Weergave("bijna_18", "Bijna 18", basis & nearly_adult(on), 60),
        Weergave(AFGEROND, "Afgerond", basis, 95, gesloten=True),
        Weergave("alle", _all_name(medewerker, on), Q(), _all_place(rollen, eigen)),
    ]
    if eigen:
        lijst.append(Weergave("mijn", _mine_name(rollen), Q(mijn=True), 10))
    if Rol.ZORGBEMIDDELAAR in rollen:
        lijst.append(Weergave("advies", "Advies gevraagd", Q(advies=True), 8))
    lijst += [_registered(w, basis, medewerker, on) for w in views_for(rollen)]
    return sorted(lijst, key=lambda weergave: (weergave.volgorde, weergave.naam))


def nearly_adult(on: date) -> Q:
    """From 16.5 years up to the eighteenth birthday (regiovisie 18-/18+, RV-B01-04)."""
    vanaf, tot = (born_by(on, *leeftijd) for leeftijd in BIJNA_18)
    return Q(jeugdige__geboortedatum__gt=tot, jeugdige__geboortedatum__lte=vanaf)


def _registered(eigen: Eigenweergave, basis: Q, medewerker: Any, on: date) -> Weergave:
    binnen = Q(pk__in=eigen.casussen(medewerker, on))
    voorwaarde = binnen if eigen.alle else basis & binnen
    return Weergave(eigen.sleutel, eigen.naam, voorwaarde, eigen.volgorde)


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
