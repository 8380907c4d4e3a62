"""Reeksen over 24 maanden: de laatste twaalf in beeld, naast de twaalf ervoor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from normenkader.termijnen.kalender import add_months
from verloop.schermen import grafiek
from verloop.schermen.woorden import MAANDEN_KORT

from .cijfers import inzetten, is_past, whole_percent
from .keuze import DAG, Keuze
from .lijsten import per_month

JAAR = 12
PERIODEN = {"maand": ("Per maand", 1), "kwartaal": ("Per 3 maanden", 3)}
STROMEN = (
    *("boven-de-norm", "getoetst", "beeindigd", "te-lang"),
    *("te-laat-gemeld", "meldingen", "aanbieder-stopt"),
)


@dataclass(frozen=True)
class Reeks:
    """One figure over time: points of now, the conclusion, and the chart with its table."""

    id: str
    naam: str
    zin: str
    punten: list[tuple[str, float]]
    grafiek: Any
    lijst: str = ""


def first_of_month(on: date, terug: int = 0) -> date:
    """The first day of the month that lies so many months back."""
    return add_months(on.replace(day=1), -terug)


def months(on: date) -> list[date]:
    """The first days of 24 months, oldest first; the last one runs now."""
    return [first_of_month(on, terug) for terug in range(2 * JAAR - 1, -1, -1)]


def all_series(keuze: Keuze, on: date, per: str) -> list[Reeks]:
    """Every trend, in three questions at most; `per` is a key of PERIODEN."""
    maanden = months(on)
    breed = keuze.of_period(maanden[0], on)
    geteld = per_month(STROMEN, breed, on)
    stroom = {s: [geteld[s].get(maand, 0) for maand in maanden] for s in STROMEN}
    eind = stock_per_month(keuze, maanden, on)
    n = PERIODEN[per][1]
    binnen = [a - b for a, b in zip(stroom["getoetst"], stroom["boven-de-norm"], strict=True)]
    kort = [a - b for a, b in zip(stroom["beeindigd"], stroom["te-lang"], strict=True)]
    tijdig = [a - b for a, b in zip(stroom["meldingen"], stroom["te-laat-gemeld"], strict=True)]
    namen = _names(maanden[JAAR:], n)
    return [
        _stock("voorbij", "1-op-1 voorbij dag 28, aan het einde", eind, namen, n, "voorbij"),
        _flow("boven", "Toewijzingen boven de norm", stroom["boven-de-norm"], namen, n),
        _share("binnen", "Aandeel binnen de norm", binnen, stroom["getoetst"], namen, n),
        _share("kort", "1-op-1 binnen 28 dagen beëindigd", kort, stroom["beeindigd"], namen, n),
        _share("tijdig", "Meldingen op tijd", tijdig, stroom["meldingen"], namen, n),
        _flow("stopt", "Aanbieder stopt", stroom["aanbieder-stopt"], namen, n),
    ]


def stock_per_month(keuze: Keuze, maanden: Sequence[date], on: date) -> list[int]:
    """1-op-1 past the last day at the end of each month; of this month as it stands now."""
    dagen = [min(on, add_months(maand, 1) - DAG) for maand in maanden]
    tellingen = inzetten(keuze).aggregate(
        **{f"m{n}": Count("pk", filter=is_past(dag)) for n, dag in enumerate(dagen)}
    )
    return [tellingen[f"m{n}"] for n in range(len(dagen))]


def _names(maanden: Sequence[date], n: int) -> list[str]:
    """'jan 2026', or the first and last month of a group of n."""
    if n == 1:
        return [f"{MAANDEN_KORT[m.month - 1]} {m.year}" for m in maanden]
    groepen = [maanden[i : i + n] for i in range(0, len(maanden), n)]
    return [
        f"{MAANDEN_KORT[g[0].month - 1]}–{MAANDEN_KORT[g[-1].month - 1]} {g[-1].year}"
        for g in groepen
    ]


def _per(waarden: Sequence[int], n: int, maak: Callable[[Sequence[int]], float]) -> list[float]:
    return [maak(waarden[i : i + n]) for i in range(0, len(waarden), n)]


def _stock(
    id: str, naam: str, waarden: Sequence[int], namen: list[str], n: int, lijst: str
) -> Reeks:
    """How it stood at the end of each stretch."""
    punten = list(zip(namen, _per(waarden[JAAR:], n, lambda deel: deel[-1]), strict=True))
    nu, toen = waarden[-1], waarden[JAAR - 1]
    zin = f"Nu {nu}. Een jaar geleden {toen}. De afspraak is 0."
    titel = f"{naam} van de periode"
    return _made(id, titel, zin, punten, lijst, afspraak=0)


def _flow(id: str, naam: str, waarden: Sequence[int], namen: list[str], n: int) -> Reeks:
    """How many in each stretch."""
    punten = list(zip(namen, _per(waarden[JAAR:], n, sum), strict=True))
    nu, toen = sum(waarden[JAAR:]), sum(waarden[:JAAR])
    return _made(id, naam, f"{flow_sentence(nu, toen)}", punten)


def _share(
    id: str, naam: str, deel: Sequence[int], geheel: Sequence[int], namen: list[str], n: int
) -> Reeks:
    """Which percentage in each stretch; a stretch without anything is left out."""
    delen, gehelen = (_per(rij[JAAR:], n, sum) for rij in (deel, geheel))
    punten: list[tuple[str, float]] = [
        (woord, whole_percent(int(d), int(g)))
        for woord, d, g in zip(namen, delen, gehelen, strict=True)
        if g
    ]
    nu, toen = (_percent(sum(deel[k]), sum(geheel[k])) for k in (NU, TOEN))
    return _made(id, naam, share_sentence(nu, toen), punten, telt="Procent")


NU, TOEN = slice(JAAR, None), slice(0, JAAR)


def _percent(deel: int, geheel: int) -> int | None:
    return whole_percent(deel, geheel) if geheel else None


def flow_sentence(nu: int, toen: int) -> str:
    """The last twelve months beside the twelve before."""
    if nu == toen:
        return f"{nu} in de laatste 12 maanden, evenveel als in de 12 maanden ervoor."
    woord = "meer" if nu > toen else "minder"
    return f"{nu} in de laatste 12 maanden, {abs(nu - toen)} {woord} dan in de 12 maanden ervoor."


def share_sentence(nu: int | None, toen: int | None) -> str:
    """The same for a percentage; months without anything say so."""
    if nu is None:
        return "In de laatste 12 maanden is er niets om te tellen."
    if toen is None:
        return f"{nu} procent in de laatste 12 maanden. Voor de 12 maanden ervoor is er niets."
    return f"{nu} procent in de laatste 12 maanden, tegen {toen} procent in de 12 maanden ervoor."


def _made(
    id: str,
    naam: str,
    zin: str,
    punten: list[tuple[str, float]],
    lijst: str = "",
    afspraak: float | None = None,
    telt: str = "Aantal",
) -> Reeks:
    tekening = grafiek.lines(f"trend-{id}", naam, punten, afspraak, "Periode", telt)
    return Reeks(id, naam, zin, punten, tekening, lijst)
