"""Wat er in een document staat en wat er nog ontbreekt: gewone functies, zonder Django."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from .onderdeel import Documentsoort, Kolom, Onderdeel, Vorm

Inhoud = Mapping[str, Any]
JA_NEE = (("ja", "Ja"), ("nee", "Nee"))
MAX_TEKST = 10_000
MAX_REGELS = 40


def missing(soort: Documentsoort, inhoud: Inhoud, leeftijd: int) -> dict[str, str]:
    """Required parts that are empty: part code -> what to do. `leeftijd` in whole years."""
    fouten = {}
    for deel in soort.onderdelen:
        if is_required(deel, inhoud, leeftijd) and is_empty(inhoud.get(deel.code)):
            fouten[deel.code] = deel.ontbreekt
        elif deel.vorm == Vorm.LIJST and (zin := _half_row(deel, inhoud.get(deel.code) or [])):
            fouten[deel.code] = zin
    return fouten


def is_required(deel: Onderdeel, inhoud: Inhoud, leeftijd: int) -> bool:
    """Is this part required, at this age and with these other answers?"""
    if deel.vanaf_leeftijd is not None and leeftijd < deel.vanaf_leeftijd:
        return False
    if deel.alleen_bij is not None:
        ander, antwoorden = deel.alleen_bij
        return inhoud.get(ander) in antwoorden
    return deel.verplicht


def is_empty(waarde: Any) -> bool:
    """Nothing filled in: spaces do not count."""
    return waarde is None or (isinstance(waarde, str) and not waarde.strip()) or waarde == []


def malformed(soort: Documentsoort, inhoud: Inhoud) -> dict[str, str]:
    """Answers that do not have the form of their part: code -> what to do."""
    fouten = {}
    for code, waarde in inhoud.items():
        deel = next((d for d in soort.onderdelen if d.code == code), None)
        if deel is None:
            fouten[code] = f"Dit onderdeel hoort niet bij {soort.met_lidwoord}: {code}"
        elif not is_empty(waarde) and not _CONTROLE[deel.vorm](deel, waarde):
            fouten[code] = f"Controleer wat u heeft ingevuld bij: {deel.titel}"
    return fouten


def options(deel: Onderdeel) -> tuple[tuple[str, str], ...]:
    """The answers to choose from, as (code, words)."""
    return JA_NEE if deel.vorm == Vorm.JA_NEE else deel.keuzes


def is_day(tekst: Any) -> bool:
    """Is this an ISO day, "2026-03-02"?"""
    try:
        return isinstance(tekst, str) and date.fromisoformat(tekst).isoformat() == tekst
    except ValueError:
        return False


def day_of(inhoud: Inhoud, code: str) -> date | None:
    """The day answered on a part; None when it is empty."""
    tekst = inhoud.get(code) if code else None
    return date.fromisoformat(tekst) if is_day(tekst) else None  # type: ignore[arg-type]


def _half_row(deel: Onderdeel, rijen: list[dict[str, str]]) -> str:
    for nummer, rij in enumerate(rijen, start=1):
        leeg = [k.naam for k in deel.kolommen if k.verplicht and not rij.get(k.code, "").strip()]
        if leeg:
            return f"Vul regel {nummer} verder in: {', '.join(leeg)}"
    return ""


def _is_text(deel: Onderdeel, waarde: Any) -> bool:
    return isinstance(waarde, str) and len(waarde) <= MAX_TEKST


def _is_option(deel: Onderdeel, waarde: Any) -> bool:
    return isinstance(waarde, str) and waarde in dict(options(deel))


def _are_options(deel: Onderdeel, waarde: Any) -> bool:
    return isinstance(waarde, list) and all(_is_option(deel, keuze) for keuze in waarde)


def _are_rows(deel: Onderdeel, waarde: Any) -> bool:
    if not isinstance(waarde, list) or len(waarde) > MAX_REGELS:
        return False
    kolommen = {kolom.code: kolom for kolom in deel.kolommen}
    return all(
        isinstance(rij, dict)
        and all(code in kolommen and _is_cell(kolommen[code], cel) for code, cel in rij.items())
        for rij in waarde
    )


def _is_cell(kolom: Kolom, cel: Any) -> bool:
    if not isinstance(cel, str) or len(cel) > MAX_TEKST:
        return False
    return not kolom.datum or cel == "" or is_day(cel)


def _is_day(deel: Onderdeel, waarde: Any) -> bool:
    return is_day(waarde)


_CONTROLE = {
    Vorm.TEKST: _is_text,
    Vorm.KEUZE: _is_option,
    Vorm.MEERKEUZE: _are_options,
    Vorm.LIJST: _are_rows,
    Vorm.DATUM: _is_day,
    Vorm.JA_NEE: _is_option,
}
