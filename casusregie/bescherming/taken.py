"""De taken per partij en stap in route C, met de dag waarop ze zijn gedaan (CR-C1-06, -07)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from .bevoegd import Partij
from .feiten import Bron
from .handelingsoorten import HANDELINGEN
from .stand import Stand, stand_of

Dag = Callable[[Stand, Any], date | None]
#: Only when it applies; never missing.
ALS_NODIG = frozenset(
    {
        "uitvoerende_hulp",
        "ondersteuningsplan_gedeeld",
        "maatwerk",
        "bemiddeling_aanbieder",
        "indicatiebesluit_gewijzigd",
        "stagnatie",
        "contact_tussendoor",
        "vraag_overleg",
        "rapportage_gedeeld",
        "voortzetting",
        "zorgbemiddelingstafel",
    }
)


@dataclass(frozen=True)
class Taak:
    """One task of a party; `op` is the day of the newest time it was done."""

    code: str
    titel: str
    partij: str
    stap: int
    op: date | None
    url: str = ""
    als_nodig: bool = False

    @property
    def klaar(self) -> bool:
        """Done at least once."""
        return self.op is not None


def _day(bron: Bron, *soorten: str, merk: str = "") -> Dag:
    def dag(stand: Stand, route: Any) -> date | None:
        return stand.last_day(bron, *soorten, merk=merk)

    return dag


def _again(bron: Bron) -> Dag:
    """The newest day when it was done more than once (CR-C1-05, -14)."""

    def dag(stand: Stand, route: Any) -> date | None:
        dagen = stand.days(bron)
        return dagen[-1] if len(dagen) > 1 else None

    return dag


def _requested(stand: Stand, route: Any) -> date | None:
    """Asked through team zorgbemiddeling, or else the day of the opdracht itself."""
    gevraagd = stand.last_day(Bron.HANDELING, "opdracht_zorgbemiddeling")
    opdracht: date | None = route.opdracht_op
    return gevraagd or opdracht


def _evaluated(stand: Stand, route: Any) -> date | None:
    return max((m.laatste_evaluatie for m in stand.maatregelen if m.evaluaties), default=None)


def _rvdk(stand: Stand, route: Any) -> date | None:
    return next((m.rvdk_getoetst_op for m in stand.maatregelen if m.rvdk_getoetst_op), None)


#: code, titel, partij, stap, dag, naam of the page
VASTE: tuple[tuple[str, str, str, int, Dag, str], ...] = (
    (
        "teamtafel",
        "Teamtafel organiseren",
        Partij.GI,
        1,
        _day(Bron.TAFEL),
        "teamtafel_new",
    ),
    ("analyse", "Problematiek beoordelen", Partij.GI, 1, _day(Bron.ANALYSE), "vraaganalyse"),
    (
        "taxatie",
        "Veiligheid en risico's taxeren, met eisen en doelen",
        Partij.GI,
        1,
        _day(Bron.TAXATIE),
        "risicotaxatie",
    ),
    (
        "hulp_bepaald",
        "Bepalen welke hulp nodig is, in het basisteam",
        Partij.GI,
        1,
        _day(Bron.BESLUIT, "hulp", "bijstellen"),
        "basisteambesluit_new",
    ),
    (
        "gezinsplan",
        "Gezinsplan opstellen",
        Partij.GI,
        1,
        lambda stand, route: route.gezinsplan_vastgesteld_op,
        "document_new gezinsplan",
    ),
    (
        "hulp_aangevraagd",
        "Specialistische hulp of ggz aanvragen",
        Partij.GI,
        1,
        _requested,
        "",
    ),
    (
        "arrangement",
        "Arrangement toewijzen",
        Partij.GI,
        1,
        lambda stand, route: route.opdracht_op,
        "plan_detail",
    ),
    (
        "deelname_team",
        "Meedoen aan de teamtafel",
        Partij.LOKAAL_TEAM,
        1,
        _day(Bron.DEELNAME, "lokaal_team"),
        "teamtafel_new",
    ),
    (
        "startbericht",
        "Startbericht sturen, binnen 5 werkdagen",
        Partij.AANBIEDER,
        1,
        lambda stand, route: route.hulp_gestart_op,
        "",
    ),
    (
        "eerste_hulp",
        "Hulp geven en veiligheid borgen, binnen 5 werkdagen",
        Partij.AANBIEDER,
        1,
        lambda stand, route: route.eerste_hulp_op,
        "",
    ),
    (
        "opnieuw_analyse",
        "Opnieuw analyseren wat het kind nodig heeft",
        Partij.GI,
        2,
        _again(Bron.ANALYSE),
        "vraaganalyse",
    ),
    (
        "opnieuw_taxatie",
        "Opnieuw taxeren als er iets verandert",
        Partij.GI,
        2,
        _again(Bron.TAXATIE),
        "risicotaxatie",
    ),
    ("gezinsplan_evaluatie", "Gezinsplan evalueren", Partij.GI, 2, _evaluated, ""),
    (
        "hulpverleningsplan",
        "Hulpverleningsplan maken en bijstellen",
        Partij.AANBIEDER,
        2,
        _day(Bron.DOCUMENT, "hulpverleningsplan_a", "hulpverleningsplan_b"),
        "",
    ),
    (
        "kernbeslissing",
        "Kernbeslissing nemen: afsluiten",
        Partij.GI,
        3,
        _day(Bron.BESLUIT, "afsluiten"),
        "basisteambesluit_new",
    ),
    ("rvdk", "Afsluiten laten toetsen door de Raad", Partij.GI, 3, _rvdk, ""),
    (
        "afsluitende_tafel",
        "Afsluitende teamtafel houden",
        Partij.GI,
        3,
        _day(Bron.TAFEL, "afsluitend"),
        "teamtafel_new",
    ),
    (
        "afsluitrapportage",
        "Afsluitrapportage schrijven",
        Partij.GI,
        3,
        _day(Bron.DOCUMENT, "afsluitrapportage", merk="gi"),
        "document_new afsluitrapportage",
    ),
    (
        "aanbieder_rapportage",
        "Afsluitrapportage van de aanbieder schrijven",
        Partij.AANBIEDER,
        3,
        _day(Bron.DOCUMENT, "afsluitrapportage", merk="ander"),
        "document_new afsluitrapportage",
    ),
)


def tasks(route: Any, stap: int) -> list[Taak]:
    """All tasks of one step, party by party, each with its day from the facts."""
    alle = [taak for taak in _all(route, stand_of(route)) if taak.stap == stap]
    volgorde = list(Partij)
    return sorted(alle, key=lambda taak: (volgorde.index(Partij(taak.partij)), taak.als_nodig))


def _page(kenmerk: Any, pagina: str) -> str:
    """The page of a task: a name, or "document_new gezinsplan" for a document of that kind."""
    naam, *meer = pagina.split()[:2] or [""]
    return reverse(f"casusregie:{naam}", args=[kenmerk, *meer]) if naam else ""


def _all(route: Any, stand: Stand) -> Iterator[Taak]:
    kenmerk = route.casus.kenmerk
    for code, titel, partij, stap, dag, pagina in VASTE:
        url = _page(kenmerk, pagina)
        yield Taak(code, titel, partij, stap, dag(stand, route), url, code in ALS_NODIG)
    for code, soort in HANDELINGEN.items():
        url = reverse("casusregie:handeling_new", args=[kenmerk, code])
        op = stand.last_day(Bron.HANDELING, code)
        yield Taak(code, soort.titel, soort.partij, soort.stap, op, url, code in ALS_NODIG)
