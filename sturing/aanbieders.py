"""De cijfers van aanbieders: de lijst van allen en de bladzijde van één."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from organisaties.models import Organisatie
from organisaties.rollen import Soort

from . import lijsten
from .cijfers import whole_percent
from .keuze import Keuze
from .overzicht import performance_of
from .wachttijd import causes, waiting_times

IN_LIJST = (
    *("lopend", "voorbij", "getoetst", "boven-de-norm", "zonder-grond", "wacht-te-lang"),
    *("aanbieder-stopt", "meldingen", "te-laat-gemeld"),
)
OP_BLADZIJDE = (
    *("lopend", "bijna", "voorbij", "beeindigd", "te-lang", "getoetst", "boven-de-norm"),
    *("zonder-grond", "aanbieder-stopt", "beoordelingen"),
    *("starts", "start-te-laat", "retouren", "retour-te-laat"),
)
#: What a table of all aanbieders shows, in order: heading, key to sort on.
KOLOMMEN = (
    ("1-op-1 loopt", "lopend"),
    ("Voorbij dag 28", "voorbij"),
    ("Boven de norm", "boven_norm"),
    ("Binnen de norm", "binnen"),
    ("Wacht te lang", "wacht"),
    ("Aanbieder stopt", "stopt"),
    ("Op tijd gemeld", "tijdig"),
    ("Tevredenheid", "tevreden"),
)


def aanbieders(keuze: Keuze, on: date, zoek: str = "") -> list[dict[str, Any]]:
    """One row per aanbieder that is valid or has figures; five queries."""
    geteld = lijsten.per_aanbieder(IN_LIJST, keuze, on)
    oordelen = {p.aanbieder_id: p for p in performance_of(keuze, on)}
    rijen = Organisatie.objects.of_soort(Soort.AANBIEDER)
    rijen = rijen.filter(naam__icontains=zoek) if zoek else rijen
    rijen = rijen.filter(pk=keuze.aanbieder_id) if keuze.aanbieder_id else rijen
    leeg = dict.fromkeys(IN_LIJST, 0)
    return [
        _row(aanbieder, geteld.get(aanbieder.pk, leeg), oordelen.get(aanbieder.pk))
        for aanbieder in rijen.order_by("naam", "pk")
        if aanbieder.pk in geteld or aanbieder.geldig_tot is None or aanbieder.geldig_tot >= on
    ]


def _row(aanbieder: Organisatie, n: dict[str, int], oordeel: Any) -> dict[str, Any]:
    return {
        **n,
        "boven_norm": n["boven-de-norm"],
        "wacht": n["wacht-te-lang"],
        "stopt": n["aanbieder-stopt"],
        "naam": aanbieder.naam,
        "kenmerk": aanbieder.kenmerk,
        "id": aanbieder.pk,
        "binnen": _share(n["getoetst"] - n["boven-de-norm"], n["getoetst"]),
        "tijdig": _share(n["meldingen"] - n["te-laat-gemeld"], n["meldingen"]),
        "tevreden": oordeel.tevredenheid if oordeel else None,
    }


def _share(deel: int, geheel: int) -> int | None:
    return whole_percent(deel, geheel) if geheel else None


def in_order(rijen: list[dict[str, Any]], sorteer: str) -> list[dict[str, Any]]:
    """By the chosen column, what is not known last; else by name."""
    sleutel = sorteer.removeprefix("-")
    if sleutel not in {"naam", *(s for _, s in KOLOMMEN)}:
        return rijen
    bekend = [rij for rij in rijen if rij[sleutel] is not None]
    bekend.sort(key=lambda rij: rij[sleutel], reverse=sorteer.startswith("-"))
    return bekend + [rij for rij in rijen if rij[sleutel] is None]


#: name, list of all, list of what came too late
TIJDIG = (
    ("Start gemeld binnen 5 werkdagen", "starts", "start-te-laat"),
    ("Bericht beantwoord binnen 3 werkdagen", "retouren", "retour-te-laat"),
)


@dataclass(frozen=True)
class Tijdigheid:
    """One kind of message: how many were due and how many came too late."""

    naam: str
    lijst: str
    lijst_te_laat: str
    aantal: int
    te_laat: int

    @property
    def procent(self) -> int | None:
        """Share in time, rounded down."""
        return _share(self.aantal - self.te_laat, self.aantal)


@dataclass(frozen=True)
class Bladzijde:
    """Everything about one aanbieder over one choice."""

    aantallen: dict[str, int]
    binnen: int | None
    op_tijd: int | None
    wachttijden: list[Any]
    oorzaken: list[tuple[str, int, int]]
    meldingen: "list[Tijdigheid]"
    oordeel: Any

    @property
    def met_grond(self) -> int:
        """Above the norm with a ground."""
        return self.aantallen["boven-de-norm"] - self.aantallen["zonder-grond"]

    @property
    def wacht(self) -> int:
        """Who waits now, whatever the cause."""
        return sum(alle for _, alle, _ in self.oorzaken)

    @property
    def wacht_te_lang(self) -> int:
        """Of those: longer than the norm."""
        return sum(laat for _, _, laat in self.oorzaken)

    @property
    def kort(self) -> int:
        """1-op-1 that ended within the maximum."""
        return self.aantallen["beeindigd"] - self.aantallen["te-lang"]


def page_of(keuze: Keuze, on: date) -> Bladzijde:
    """The figures of the aanbieder of this choice; six queries."""
    n = lijsten.counts(OP_BLADZIJDE, keuze, on)
    return Bladzijde(
        aantallen=n,
        binnen=_share(n["getoetst"] - n["boven-de-norm"], n["getoetst"]),
        op_tijd=_share(n["beeindigd"] - n["te-lang"], n["beeindigd"]),
        wachttijden=waiting_times(keuze, on),
        oorzaken=causes(keuze, on),
        meldingen=[Tijdigheid(naam, alle, laat, n[alle], n[laat]) for naam, alle, laat in TIJDIG],
        oordeel=next(iter(performance_of(keuze, on)), None),
    )
