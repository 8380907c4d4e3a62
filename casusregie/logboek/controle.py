"""Kijkt of de inhoud van een aantekening klopt met zijn soort; puur, zonder database."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from .velden import Omstandigheid, Soort, Veld, Veldsoort

KORT_MAX, TEKST_MAX = 200, 4000
Fouten = dict[str, str]


def check(
    soort: Soort, inhoud: Mapping[str, Any], vandaag: date, omstandigheid: Omstandigheid
) -> Fouten:
    """What is wrong: field -> what to do; {} when all is right.

    A date may not lie after `vandaag` unless the field allows that. `omstandigheid` is of the
    moment the entry is about. An answer to a question the kind does not have is refused.
    """
    fouten = {}
    for veld in soort.velden:
        fout = _check_field(veld, inhoud, vandaag)
        if fout:
            fouten[veld.naam] = fout
    bekend = {veld.naam for veld in soort.velden}
    if set(inhoud) - bekend:
        fouten["inhoud"] = "Er staat een antwoord bij dat niet bij deze soort hoort"
    if not fouten:
        for regel in soort.regels:
            fouten |= regel(inhoud, omstandigheid)
    return fouten


def value_of(soort: Soort, inhoud: Mapping[str, Any], naam: str) -> Any:
    """The answer as a person reads it: labels, a date, or the text itself."""
    veld = soort.veld(naam)
    antwoord = inhoud.get(naam)
    if veld is None or antwoord in (None, "", []):
        return ""
    if veld.soort == Veldsoort.DATUM:
        return date.fromisoformat(antwoord)
    namen = dict(veld.keuzes)
    if veld.soort == Veldsoort.KEUZE:
        return namen.get(antwoord, antwoord)
    if veld.soort == Veldsoort.KEUZES:
        return ", ".join(namen.get(waarde, waarde) for waarde in antwoord)
    return antwoord


def day_of(inhoud: Mapping[str, Any], naam: str) -> date | None:
    """The day in a date field, or None."""
    antwoord = inhoud.get(naam)
    return date.fromisoformat(antwoord) if antwoord else None


def _check_field(veld: Veld, inhoud: Mapping[str, Any], dag: date) -> str:
    antwoord = inhoud.get(veld.naam)
    if antwoord in (None, "", []):
        return _ask(veld) if veld.needed(inhoud) else ""
    return _CONTROLES[veld.soort](veld, antwoord, dag)


def _ask(veld: Veld) -> str:
    if veld.leeg:
        return veld.leeg
    label = veld.label.rstrip("?")
    kies = veld.soort in (Veldsoort.KEUZE, Veldsoort.KEUZES)
    return f"{'Kies een antwoord bij' if kies else 'Vul in'}: {label[:1].lower()}{label[1:]}"


def _text(veld: Veld, antwoord: Any, dag: date) -> str:
    maximum = KORT_MAX if veld.soort == Veldsoort.KORT else TEKST_MAX
    if not isinstance(antwoord, str):
        return "Vul hier tekst in"
    return f"Gebruik hooguit {maximum} tekens" if len(antwoord) > maximum else ""


def _choice(veld: Veld, antwoord: Any, dag: date) -> str:
    return "" if antwoord in dict(veld.keuzes) else "Kies een antwoord uit de lijst"


def _choices(veld: Veld, antwoord: Any, dag: date) -> str:
    bekend = dict(veld.keuzes)
    goed = isinstance(antwoord, list) and all(waarde in bekend for waarde in antwoord)
    return "" if goed else "Kies een of meer antwoorden uit de lijst"


def _day(veld: Veld, antwoord: Any, dag: date) -> str:
    try:
        gekozen = date.fromisoformat(antwoord)
    except (TypeError, ValueError):
        return "Vul een datum in met dag, maand en jaar, bijvoorbeeld 30-03-2026"
    if gekozen > dag and not veld.toekomst:
        return "Kies een dag die niet na vandaag ligt"
    return "" if gekozen.year >= 1990 else "Kijk het jaar na"


def _number(veld: Veld, antwoord: Any, dag: date) -> str:
    heel = isinstance(antwoord, int) and not isinstance(antwoord, bool)
    if not heel or not 0 <= antwoord <= veld.maximum:
        return f"Vul een heel getal in van 0 tot en met {veld.maximum}"
    return ""


_CONTROLES: dict[Veldsoort, Callable[[Veld, Any, date], str]] = {
    Veldsoort.KORT: _text,
    Veldsoort.TEKST: _text,
    Veldsoort.KEUZE: _choice,
    Veldsoort.KEUZES: _choices,
    Veldsoort.DATUM: _day,
    Veldsoort.GETAL: _number,
}
