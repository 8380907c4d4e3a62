"""Vindt in een tekst wat naar de jeugdige of het gezin wijst, zodat een vraag anoniem blijft.

Zuiver: kent alleen tekst. De termen komen van `terms_of` (CR-B1-14, CR-C2-13, CR-B0-05).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from casusregie.jeugdige.namen import search_key

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus"),
    *("september", "oktober", "november", "december"),
)
#: Words in a name or street that say nothing about who it is.
GEWOON = frozenset(
    (
        *("van", "der", "den", "de", "het", "ten", "ter", "te", "la", "le", "el", "al", "en"),
        *("bij", "uit", "aan", "moeder", "vader", "ouder", "stiefouder", "voogd", "oma", "opa"),
        *("tante", "oom", "broer", "zus", "mevrouw", "meneer", "dhr", "mevr", "familie", "gezin"),
    )
)
KORTSTE_NAAM = 2
ONZICHTBAAR = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
CIJFERREEKS = re.compile(r"(?<!\d)\d(?:[\s.\-/]?\d){7,8}(?!\d)")
POSTCODE = re.compile(r"\b[1-9]\d{3}(?:\s?[A-Z]{2}|[a-z]{2})\b")
MAIL = re.compile(r"\b\S+@\S+\.\S+")
TELEFOON = re.compile(r"(?<!\d)(?:\+31|0031|0)[\s\-]?(?:\d[\s\-]?){9}(?!\d)")
DATUM = re.compile(r"\b(\d{1,4})\s*[-/. ]\s*(\d{1,2}|[a-z]+)\s*[-/. ]\s*(\d{1,4})\b")


@dataclass(frozen=True)
class Termen:
    """What points at somebody: names, street, birth dates and numbers."""

    namen: frozenset[str]
    straat: str
    postcode: str
    geboortedata: frozenset[date]
    nummers: frozenset[str]


def terms_of(casus: Any, leden: Iterable[Any]) -> Termen:
    """The terms of the jeugdige and the family of a casus (unlogged: they are not shown)."""
    mensen = [casus.jeugdige, *(lid.jeugdige for lid in leden if lid.jeugdige)]
    namen = {lid.naam for lid in leden if not lid.jeugdige}
    for mens in mensen:
        namen |= {mens.voornamen, mens.roepnaam, mens.achternaam}
    return Termen(
        namen=frozenset(woord for naam in namen for woord in _words(naam)),
        straat=search_key(casus.jeugdige.straatnaam),
        postcode=search_key(casus.jeugdige.postcode),
        geboortedata=frozenset(mens.geboortedatum for mens in mensen),
        nummers=frozenset({casus.nummer, *(mens.bsn for mens in mensen if mens.bsn_index)}),
    )


def identifying(tekst: str, termen: Termen) -> list[str]:
    """What in the text points at somebody, in Dutch words; empty when it is anonymous."""
    schoon = ONZICHTBAAR.sub("", unicodedata.normalize("NFKC", tekst))
    vlak = search_key(schoon)
    gevonden = [f"de naam “{woord}”" for woord in _names_in(vlak, termen.namen)]
    if len(termen.straat) > KORTSTE_NAAM and termen.straat in vlak:
        gevonden.append("de straat")
    if POSTCODE.search(schoon) or (termen.postcode and termen.postcode in vlak.replace(" ", "")):
        gevonden.append("een postcode")
    if _has_number(vlak, termen.nummers):
        gevonden.append("een BSN of casusnummer")
    if any(dag in termen.geboortedata for dag in dates_in(vlak)):
        gevonden.append("een geboortedatum")
    if MAIL.search(vlak) or TELEFOON.search(vlak):
        gevonden.append("een telefoonnummer of e-mailadres")
    return gevonden


def _words(naam: str) -> set[str]:
    woorden = re.split(r"[^\w]+", search_key(naam))
    return {w for w in woorden if len(w) >= KORTSTE_NAAM and w not in GEWOON and not w.isdigit()}


def _names_in(vlak: str, namen: frozenset[str]) -> list[str]:
    """Also the possessive: 'noors' and "noor's"."""
    aanwezig = set(re.split(r"[^\w]+", vlak))
    return sorted(naam for naam in namen if naam in aanwezig or f"{naam}s" in aanwezig)


def _has_number(vlak: str, nummers: frozenset[str]) -> bool:
    """A number of this casus, or any nine digits that pass the eleven-test."""
    reeksen = {re.sub(r"\D", "", gevonden) for gevonden in CIJFERREEKS.findall(vlak)}
    kaal = {re.sub(r"\D", "", nummer) for nummer in nummers}
    return (
        bool(reeksen & kaal) or any(_is_bsn(reeks) for reeks in reeksen) or _literal(vlak, nummers)
    )


def _literal(vlak: str, nummers: frozenset[str]) -> bool:
    return any(nummer in vlak for nummer in nummers if nummer)


def _is_bsn(reeks: str) -> bool:
    if len(reeks) not in (8, 9):
        return False
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    cijfers = reeks.zfill(len(gewichten))
    return sum(int(c) * g for c, g in zip(cijfers, gewichten, strict=True)) % 11 == 0


def dates_in(vlak: str) -> list[date]:
    """The dates in a text in lower case: 9-5-2011, 09/05/11, 2011-05-09 or 9 mei 2011."""
    gevonden = []
    for een, maand, drie in DATUM.findall(vlak):
        nummer = _month(maand)
        dag, jaar = (drie, een) if len(een) == 4 else (een, drie)
        if nummer and dag.isdigit():
            for eeuw in (0,) if len(jaar) == 4 else (2000, 1900):
                gevonden += _as_date(int(jaar) + eeuw, nummer, int(dag))
    return gevonden


def _month(tekst: str) -> int:
    if tekst.isdigit():
        return int(tekst)
    passend = [n for n, naam in enumerate(MAANDEN, start=1) if naam.startswith(tekst)]
    return passend[0] if passend and len(tekst) >= 3 else 0


def _as_date(jaar: int, maand: int, dag: int) -> list[date]:
    try:
        return [date(jaar, maand, dag)]
    except ValueError:
        return []
