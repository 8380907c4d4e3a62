"""Het team in cijfers: caseload met gewicht en uren, te laat, stilgevallen en escalaties.

Wie een team leidt of de procesregie heeft ziet de casussen zelf; elk getal gaat naar dezelfde
casussen in de werkvoorraad.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from afwegingskader.models import EenOpEenInzet
from arrangementen.models import Arrangement
from casusregie.casus.werkvoorraad.plaatsen import Opzoeken, add_filter
from casusregie.casus.werkvoorraad.vraag import candidates
from casusregie.models import Casus, Escalatie, Regierol, Regietijd, Termijn
from casusregie.regie.caseload import WEKEN, open_casussen
from normenkader.instellingen import instelling
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Rol, Soort
from verloop.models import Gebeurtenis

STIL_NA, WEGING = "stagnatie.dagen", "caseload.weging"
GETELD = ("laat", "stil", "escalatie")
#: Key of the tile → its name and the filter of the werkvoorraad that shows the same casussen.
TEGELS = {
    "alle": ("Lopende casussen", "info", {}),
    "laat": ("Met iets te laat", "danger", {"termijn": "te_laat"}),
    "stil": ("Stilgevallen", "warning", {"beweging": "stil"}),
    "escalatie": ("Met een open escalatie", "warning", {"escalatie": "open"}),
}


def without_movement(casussen: QuerySet[Casus], on: date) -> QuerySet[Casus]:
    """In which no person recorded anything for the number of days of the setting."""
    return casussen.filter(_still(on))


def _still(on: date) -> Q:
    sinds = on - timedelta(days=instelling(STIL_NA, on))
    begin = timezone.make_aware(datetime.combine(sinds, time.min))
    bewogen = Gebeurtenis.objects.filter(
        dossier=OuterRef("kenmerk"), op__gte=begin, door__is_systeem=False
    )
    return Q(aangemeld_op__lt=sinds) & ~Q(Exists(bewogen))


def _signs(on: date) -> dict[str, Any]:
    """What counts of a casus, each a condition on the casus."""
    arrangement = Arrangement.objects.active().filter(casus=OuterRef("pk"))
    ander = Arrangement.objects.active().filter(casus=OuterRef("casus"))
    twee = arrangement.filter(Exists(ander.exclude(aanbieder=OuterRef("aanbieder"))))
    return {
        "laat": Exists(Termijn.objects.overdue(on).filter(casus=OuterRef("pk"))),
        "stil": _still(on),
        "escalatie": Exists(Escalatie.objects.open().filter(casus=OuterRef("pk"))),
        "veiligheid": Q(veiligheid_aandacht=True),
        "eenopeen": Exists(EenOpEenInzet.objects.running().filter(casus=OuterRef("pk"))),
        "aanbieders": Exists(twee),
    }


@dataclass(frozen=True)
class Last:
    """One holder of the casusregie (None: the gezin itself): counts, weight and hours."""

    kenmerk: uuid.UUID | None
    naam: str
    casussen: int
    gewicht: int
    laat: int
    stil: int
    escalatie: int
    uren: Decimal


@dataclass(frozen=True)
class Teamcijfers:
    """The tiles and the rows of one team."""

    aantallen: dict[str, int]
    lasten: list[Last]


def team_figures(medewerker: Any, team: Organisatie, on: date) -> Teamcijfers:
    """Tiles and rows of the open casussen that the user may see; three queries."""
    casussen = open_casussen(medewerker, team, on)
    tekens = _signs(on)
    rijen = list(
        casussen.annotate(
            **{f"is_{naam}": _as_field(teken) for naam, teken in tekens.items()}
        ).values("pk", *(f"is_{naam}" for naam in tekens))
    )
    geteld = {naam: sum(rij[f"is_{naam}"] for rij in rijen) for naam in GETELD}
    houders = _holders(casussen)
    uren = _hours(casussen, on)
    return Teamcijfers({"alle": len(rijen)} | geteld, _loads(rijen, houders, uren, on))


def _as_field(teken: Any) -> Any:
    return ExpressionWrapper(teken, output_field=BooleanField()) if isinstance(teken, Q) else teken


def _holders(casussen: QuerySet[Casus]) -> dict[int, tuple[Any, str]]:
    """Per casus who holds the casusregie."""
    rijen = Regierol.objects.current().filter(casus__in=casussen, rol=Rol.CASUSREGISSEUR)
    velden = ("casus", "medewerker__kenmerk", "medewerker__naam")
    return {
        casus: (kenmerk, naam or "Het gezin zelf")
        for casus, kenmerk, naam in rijen.values_list(*velden)
    }


def _hours(casussen: QuerySet[Casus], on: date) -> dict[Any, Decimal]:
    sinds = on - timedelta(weeks=WEKEN)
    rijen = Regietijd.objects.filter(casus__in=casussen, week__gt=sinds).order_by()
    return dict(rijen.values_list("medewerker__kenmerk").annotate(som=Sum("uren")))


def _loads(
    rijen: Iterable[dict[str, Any]],
    houders: dict[int, tuple[Any, str]],
    uren: dict[Any, Decimal],
    on: date,
) -> list[Last]:
    """Heaviest first; what no person holds last."""
    punten = instelling(WEGING, on)
    per: dict[tuple[Any, str], list[dict[str, Any]]] = {}
    for rij in rijen:
        per.setdefault(houders.get(rij["pk"], (None, "Nog niemand")), []).append(rij)
    lasten = [
        Last(
            kenmerk,
            naam,
            len(eigen),
            sum(weight_of(rij, punten) for rij in eigen),
            *(sum(rij[f"is_{teken}"] for rij in eigen) for teken in GETELD),
            uren=uren.get(kenmerk, Decimal(0)) if kenmerk else Decimal(0),
        )
        for (kenmerk, naam), eigen in per.items()
    ]
    return sorted(lasten, key=lambda last: (last.kenmerk is None, -last.gewicht, last.naam))


def weight_of(rij: dict[str, Any], punten: dict[str, int]) -> int:
    """Points of one casus: its own, and more for what makes it heavy (GV-M2-08)."""
    zwaar = [naam for naam in ("veiligheid", "eenopeen", "aanbieders") if rij[f"is_{naam}"]]
    return punten.get("casus", 1) + sum(punten.get(naam, 0) for naam in zwaar)


# --- dezelfde casussen in de werkvoorraad --------------------------------------------------------
def register() -> None:
    """The filters behind the figures; called from AppConfig.ready."""
    add_filter("beweging", "Beweging", {"stil": ("Lang niets vastgelegd", _standing_still)})
    add_filter("escalatie", "Escalatie", {"open": ("Wacht op antwoord", _with_open_escalatie)})
    add_filter("team", "Team", Opzoeken(_of_team))
    add_filter("houder", "Casusregie bij", Opzoeken(_of_holder))


def _standing_still(medewerker: Any, on: date) -> Any:
    return _ids(without_movement(candidates(medewerker, on), on))


def _ids(casussen: QuerySet[Casus]) -> Any:
    return casussen.values("pk")


def _with_open_escalatie(medewerker: Any, on: date) -> Any:
    return Escalatie.objects.open().values("casus")


def _of_team(waarde: str) -> Any:
    team = _found(Organisatie.objects.of_soort(Soort.LOKAAL_TEAM, Soort.GI), waarde)
    return team and (team.naam, lambda m, on: _ids(Casus.objects.filter(team=team)))


def _of_holder(waarde: str) -> Any:
    wie = _found(Medewerker.objects.all(), waarde)
    rollen = Regierol.objects.current().filter(rol=Rol.CASUSREGISSEUR)
    return wie and (wie.naam, lambda m, on: rollen.filter(medewerker=wie).values("casus"))


def _found(rijen: Any, waarde: str) -> Any:
    try:
        return rijen.filter(kenmerk=uuid.UUID(waarde)).first()
    except ValueError:
        return None
