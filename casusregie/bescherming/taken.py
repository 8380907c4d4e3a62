"""De taken per partij en stap in route C, met de dag waarop ze zijn gedaan (CR-C1-06, -07)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from casusregie.plannen.risicotaxatie import Risicotaxatie
from casusregie.plannen.vraaganalyse import Vraaganalyse

from .bevoegd import Partij
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


def _act_day(code: str) -> Dag:
    def dag(stand: Stand, route: Any) -> date | None:
        laatste = stand.last(code)
        return laatste.gedaan_op if laatste else None

    return dag


def _analysed(stand: Stand, route: Any) -> date | None:
    return max(recorded_days(stand, Vraaganalyse), default=None)


def _assessed(stand: Stand, route: Any) -> date | None:
    return max(recorded_days(stand, Risicotaxatie), default=None)


def _team_joined(stand: Stand, route: Any) -> date | None:
    """The last teamtafel where the lokaal team really was."""
    dagen = (
        tafel.gehouden_op
        for tafel in stand.teamtafels
        if tafel.gehouden_op
        and any(d.rol == "lokaal_team" and d.aanwezig for d in tafel.deelnemers.all())
    )
    return max(dagen, default=None)


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
        lambda stand, route: stand.table_held_on(),
        "teamtafel_new",
    ),
    ("analyse", "Problematiek beoordelen", Partij.GI, 1, _analysed, "vraaganalyse"),
    (
        "taxatie",
        "Veiligheid en risico's taxeren, met eisen en doelen",
        Partij.GI,
        1,
        _assessed,
        "risicotaxatie",
    ),
    (
        "hulp_bepaald",
        "Bepalen welke hulp nodig is, in het basisteam",
        Partij.GI,
        1,
        lambda stand, route: stand.decided_on("hulp", "bijstellen"),
        "basisteambesluit_new",
    ),
    (
        "gezinsplan",
        "Gezinsplan opstellen",
        Partij.GI,
        1,
        lambda stand, route: route.gezinsplan_vastgesteld_op,
        "",
    ),
    (
        "hulp_aangevraagd",
        "Specialistische hulp of ggz aanvragen",
        Partij.GI,
        1,
        lambda stand, route: stand.done_on("opdracht_zorgbemiddeling") or route.opdracht_op,
        "",
    ),
    (
        "arrangement",
        "Arrangement toewijzen",
        Partij.GI,
        1,
        lambda stand, route: route.opdracht_op,
        "",
    ),
    (
        "deelname_team",
        "Meedoen aan de teamtafel",
        Partij.LOKAAL_TEAM,
        1,
        _team_joined,
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
        lambda stand, route: repeated(recorded_days(stand, Vraaganalyse)),
        "vraaganalyse",
    ),
    (
        "opnieuw_taxatie",
        "Opnieuw taxeren als er iets verandert",
        Partij.GI,
        2,
        lambda stand, route: repeated(recorded_days(stand, Risicotaxatie)),
        "risicotaxatie",
    ),
    ("gezinsplan_evaluatie", "Gezinsplan evalueren", Partij.GI, 2, _evaluated, ""),
    (
        "hulpverleningsplan",
        "Hulpverleningsplan maken en bijstellen",
        Partij.AANBIEDER,
        2,
        lambda stand, route: stand.adopted_on("hulpverleningsplan_a", "hulpverleningsplan_b"),
        "",
    ),
    (
        "kernbeslissing",
        "Kernbeslissing nemen: afsluiten",
        Partij.GI,
        3,
        lambda stand, route: stand.decided_on("afsluiten"),
        "basisteambesluit_new",
    ),
    ("rvdk", "Afsluiten laten toetsen door de Raad", Partij.GI, 3, _rvdk, ""),
    (
        "afsluitende_tafel",
        "Afsluitende teamtafel houden",
        Partij.GI,
        3,
        lambda stand, route: stand.table_held_on("afsluitend"),
        "teamtafel_new",
    ),
    (
        "afsluitrapportage",
        "Afsluitrapportage schrijven",
        Partij.GI,
        3,
        lambda stand, route: stand.adopted_on("afsluitrapportage", van_gi=True),
        "",
    ),
    (
        "aanbieder_rapportage",
        "Afsluitrapportage van de aanbieder schrijven",
        Partij.AANBIEDER,
        3,
        lambda stand, route: stand.adopted_on("afsluitrapportage", van_gi=False),
        "",
    ),
)


def tasks(route: Any, stap: int) -> list[Taak]:
    """All tasks of one step, party by party, each with its day from the facts."""
    alle = [taak for taak in _all(route, stand_of(route)) if taak.stap == stap]
    volgorde = list(Partij)
    return sorted(alle, key=lambda taak: (volgorde.index(Partij(taak.partij)), taak.als_nodig))


def _all(route: Any, stand: Stand) -> Iterator[Taak]:
    kenmerk = route.casus.kenmerk
    for code, titel, partij, stap, dag, pagina in VASTE:
        url = reverse(f"casusregie:{pagina}", args=[kenmerk]) if pagina else ""
        yield Taak(code, titel, partij, stap, dag(stand, route), url, code in ALS_NODIG)
    for code, soort in HANDELINGEN.items():
        url = reverse("casusregie:handeling_new", args=[kenmerk, code])
        op = _act_day(code)(stand, route)
        yield Taak(code, soort.titel, soort.partij, soort.stap, op, url, code in ALS_NODIG)


def recorded_days(stand: Stand, model: Any) -> list[date]:
    """The days on which pieces of this kind were recorded, oldest first; read once."""
    naam = f"_dagen_{model._meta.model_name}"
    if naam not in stand.__dict__:
        rijen = model.objects.recorded().filter(casus=stand.casus).order_by("vastgelegd_op", "pk")
        stand.__dict__[naam] = list(rijen.values_list("vastgelegd_op", flat=True))
    dagen: list[date] = stand.__dict__[naam]
    return dagen


def repeated(dagen: list[date]) -> date | None:
    """The newest day when it was done more than once (CR-C1-05, -14)."""
    return dagen[-1] if len(dagen) > 1 else None
