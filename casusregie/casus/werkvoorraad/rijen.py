"""De rijen van de werkvoorraad: wat er moet gebeuren, wie aan zet is, gegroepeerd op urgentie."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet

from casusregie.casus.models import Casus
from normenkader.termijnen.stand import Stand
from organisaties.rollen import Rol, Soort
from verloop.schermen.woorden import short_date

from .fasen import next_label, phase_name, phase_rank
from .keuze import TERMIJN, Keuze
from .plaatsen import notes
from .tellen import Tellingen
from .vraag import ORDE, STAAT_STIL, with_holder, with_return

PER_PAGINA = 50
EIGEN_NAAM = (Soort.AANBIEDER, Soort.RER)


@dataclass(frozen=True)
class Rij:
    """One casus in the list."""

    casus: Casus
    leeftijd: int
    stand: Stand | None
    datum: date | None
    wat: str
    noot: str
    u: bool
    aan_zet: str
    fase: str


@dataclass(frozen=True)
class Groep:
    """Rows with a heading; without one when the list is sorted otherwise."""

    kop: str
    aantal: int
    rijen: list[Rij]


class _Geteld(Paginator):
    """A paginator that was told how many rows there are."""

    def __init__(self, rijen: Any, per_page: int, aantal: int) -> None:
        super().__init__(rijen, per_page)
        self.__dict__["count"] = aantal


def page_of_rows(casussen: QuerySet[Casus], keuze: Keuze, nummer: Any, aantal: int) -> Page[Casus]:
    """One page of at most fifty casussen, in the chosen order; one query."""
    gekozen = _Geteld(chosen_rows(casussen, keuze), PER_PAGINA, aantal)
    pagina: Page[Casus] = gekozen.get_page(nummer)
    pagina.object_list = list(pagina.object_list)
    return pagina


def chosen_rows(casussen: QuerySet[Casus], keuze: Keuze) -> QuerySet[Casus]:
    """All casussen of the choice in its order, with what a row shows."""
    rijen = with_return(with_holder(casussen.filter(keuze.condition()))).annotate(rang=phase_rank())
    rijen = rijen.select_related(
        "jeugdige", "eerst__aan_zet_organisatie", "eerst__aan_zet_medewerker"
    )
    return _ordered(rijen, _order(keuze))


def rows(casussen: Iterable[Casus], on: date) -> list[Rij]:
    """What the list says of these casussen, in the same order; one question per source."""
    lijst = list(casussen)
    noten = notes([casus.pk for casus in lijst], on)
    return [_row(casus, noten.get(casus.pk, ""), on) for casus in lijst]


def groups(casussen: Iterable[Casus], keuze: Keuze, tellingen: Tellingen, on: date) -> list[Groep]:
    """The rows of a page under their headings."""
    lijst = list(casussen)
    rijen = [(casus.groep, rij) for casus, rij in zip(lijst, rows(lijst, on), strict=True)]  # type: ignore[attr-defined]
    if not keuze.per_groep:
        return [Groep("", len(rijen), [rij for _, rij in rijen])] if rijen else []
    koppen = {nummer: naam for naam, nummer in TERMIJN.values()}
    return [
        Groep(koppen[nummer], tellingen.groepen[nummer], [rij for _, rij in deel])
        for nummer, deel in groupby(rijen, key=lambda paar: paar[0])
    ]


def _order(keuze: Keuze) -> str:
    """What is done has no termijn: the last one closed comes first."""
    if keuze.weergave.gesloten and keuze.sorteer.removeprefix("-") == "termijn":
        return "gesloten" if keuze.sorteer.startswith("-") else "-gesloten"
    return keuze.sorteer


def _ordered(rijen: QuerySet[Casus], sorteer: str) -> QuerySet[Casus]:
    velden = [F(veld) if isinstance(veld, str) else veld for veld in ORDE[sorteer.lstrip("-")]]
    volgorde = [veld.asc() if isinstance(veld, F) else veld for veld in velden]
    if sorteer.startswith("-"):
        for stap in volgorde:
            stap.reverse_ordering()
    return rijen.order_by(*volgorde)


def _row(casus: Any, noot: str, on: date) -> Rij:
    termijn = getattr(casus, "eerst", None)
    stand = termijn.stand_op(on) if termijn else None
    stil = stand is not None and stand.klasse == "is-hold"
    return Rij(
        casus=casus,
        leeftijd=casus.jeugdige.age_on(on),
        stand=stand,
        datum=termijn.uiterlijk if termijn and not stil else None,
        wat=termijn.titel if termijn else next_label(casus.route, casus.fase),
        noot=noot or _return(casus),
        u=casus.u,
        aan_zet=_turn(casus, termijn),
        fase=phase_name(casus.route, casus.fase),
    )


def _return(casus: Any) -> str:
    """Until when it may stand still."""
    if casus.groep != STAAT_STIL:
        return ""
    if casus.hervat is None:
        return "Nog niet bekend wanneer dit verdergaat"
    return f"Gaat uiterlijk {short_date(casus.hervat, jaar=True)} verder"


def _turn(casus: Any, termijn: Any) -> str:
    """Name of the person, else of the organisation outside the team, else the role."""
    if termijn is None:
        return ""
    if termijn.aan_zet_medewerker:
        return str(termijn.aan_zet_medewerker)
    organisatie = termijn.aan_zet_organisatie
    if organisatie is not None and (
        organisatie.soort in EIGEN_NAAM or organisatie.pk != casus.team_id
    ):
        return str(organisatie)
    rol = str(Rol(termijn.aan_zet[0]).label) if termijn.aan_zet else ""
    if casus.houder and organisatie is not None and organisatie.soort == Soort.GI:
        return f"GI, {casus.houder}"
    return str(casus.houder or rol)
