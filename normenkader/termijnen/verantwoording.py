"""Tells in Dutch how the last day of a termijn came about, one sentence per step."""

from collections.abc import Iterable
from datetime import date

from normenkader.termijnen.regel import Eenheid, Richting, Termijnregel
from normenkader.termijnen.woorden import aantal, lange_datum, opsomming, periode, zin


def start_sentences(regel: Termijnregel, start: date, basis: date) -> tuple[str, ...]:
    """From where is counted, and how long."""
    if regel.eenheid is Eenheid.DATUM:
        return (f"Afgesproken is {lange_datum(start)}.",)
    return (_start(regel, start), _length(regel, basis))


def _start(regel: Termijnregel, start: date) -> str:
    if regel.eenheid is Eenheid.LEEFTIJD:
        return f"De geboortedatum is {lange_datum(start)}."
    if regel.richting is Richting.VOOR:
        return f"De einddatum is {lange_datum(start)}."
    telt = " Die dag is dag 1." if regel.eerste_dag_telt else ""
    return f"De termijn begint op {lange_datum(start)}.{telt}"


def _length(regel: Termijnregel, basis: date) -> str:
    if regel.eenheid is Eenheid.LEEFTIJD:
        return f"De leeftijd van {regel.lengte_in_woorden} is bereikt op {lange_datum(basis)}."
    richting = " ervoor" if regel.richting is Richting.VOOR else ""
    return f"De regel is {regel.lengte_in_woorden}{richting}. Dat is {lange_datum(basis)}."


def suspension_sentences(
    regel: Termijnregel, spans: Iterable[tuple[date, date]], dagen: int
) -> tuple[str, ...]:
    """When the termijn stood still, and how many days (or werkdagen) that gives."""
    if not dagen:
        return ()
    eenheid = "werkdagen" if regel.eenheid is Eenheid.WERKDAGEN else "dagen"
    perioden = opsomming([periode(begin, einde) for begin, einde in spans])
    return (f"Stond stil van {perioden}. Dat geeft {aantal(dagen, eenheid)} erbij.",)


def result_sentences(
    regel: Termijnregel, lopend: date, uiterlijk: date, stil: date | None
) -> tuple[str, ...]:
    """The last day, with what moved or stopped it, and the source."""
    zinnen = []
    if uiterlijk != lopend:
        zinnen.append(
            f"{zin(lange_datum(lopend))} is geen werkdag. "
            "De Algemene termijnenwet schuift de dag naar de eerstvolgende werkdag."
        )
    if stil is not None:
        zinnen.append(f"De termijn staat stil sinds {lange_datum(stil)}.")
    zinnen.append(f"Uiterlijk {lange_datum(uiterlijk)}. Te laat vanaf de dag erna.")
    zinnen.append(f"Bron: {regel.grondslag}.")
    return tuple(zinnen)
