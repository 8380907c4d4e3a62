"""The leaf data types of iJw 3.2: which text a value may be, and what is wrong if it is not.

Two dates the XML date type knows are refused here on purpose, because no calendar in use holds
them: years before 0001 and after 9999.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from arrangementen.ijw.codelijsten import LIJSTEN, codes, list_number

WITRUIMTE = " \t\r\n"  # what XML counts as white space, and nothing else
GEEN_XML_TEKEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATUM = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIJD = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00(?:\.0+)?")
_GEHEEL = re.compile(r"[+-]?[0-9]+")

VORM, CODE, LENGTE, GRENS, TEKEN = "IJW-605", "IJW-606", "IJW-607", "IJW-608", "IJW-609"

Fout = tuple[str, str]  # refusal code, Dutch predicate that follows the element name
Check = Callable[[str], Fout | None]


@dataclass(frozen=True)
class Datatype:
    """One leaf type. ``trimt``: white space around the value does not count (numbers, dates)."""

    naam: str
    trimt: bool
    fault: Check


def _text(minimum: int, maximum: int | None, passes: Callable[[str], object], hint: str) -> Check:
    """Check of a string type: length in characters, then its form."""

    def fault(waarde: str) -> Fout | None:
        if len(waarde) < minimum:
            return LENGTE, "is leeg. Vul een waarde in of laat het element weg."
        if maximum is not None and len(waarde) > maximum:
            return LENGTE, f"heeft {len(waarde)} tekens. Hooguit {maximum} zijn toegestaan."
        if GEEN_XML_TEKEN.search(waarde):
            return TEKEN, "bevat een teken dat in XML niet mag, zoals een stuurteken."
        return None if passes(waarde) else (VORM, hint)

    return fault


def _one_line(waarde: str) -> bool:
    """On one line and not blank (the schema pattern, without a pattern engine)."""
    return "\n" not in waarde and "\r" not in waarde and bool(waarde.strip(" \t"))


def _not_blank(waarde: str) -> bool:
    return bool(waarde.strip(WITRUIMTE))


def _integer(maximum: int) -> Check:
    """Check of a whole number from 0 up to and including the maximum."""

    def fault(waarde: str) -> Fout | None:
        if not _GEHEEL.fullmatch(waarde):
            return VORM, "is geen geheel getal."
        cijfers = waarde.lstrip("+-").lstrip("0")
        te_laag = waarde.startswith("-") and cijfers
        if te_laag or len(cijfers) > len(str(maximum)) or int(cijfers or "0") > maximum:
            return GRENS, f"ligt niet tussen 0 en {maximum}."
        return None

    return fault


def date_fault(waarde: str) -> Fout | None:
    """Check of a date: jjjj-mm-dd, existing day, year 0001 to 9999, no time zone."""
    delen = _DATUM.fullmatch(waarde)
    if delen is None:
        return VORM, "is geen datum. Schrijf jaar-maand-dag, zoals 2026-01-31."
    try:
        date(int(delen[1]), int(delen[2]), int(delen[3]))
    except ValueError:
        return VORM, "is een datum die niet bestaat."
    return None


def time_fault(waarde: str) -> Fout | None:
    """Check of a time: uu:mm:ss with optional fraction, 24:00:00 allowed, no time zone."""
    if _TIJD.fullmatch(waarde):
        return None
    return VORM, "is geen tijd. Schrijf uren:minuten:seconden zonder tijdzone, zoals 14:05:00."


def _code(lijst: str) -> Check:
    """Check of membership of a code list. Shows the value only if it is short enough for a code."""
    toegestaan, nummer = codes(lijst), list_number(lijst)

    def fault(waarde: str) -> Fout | None:
        if waarde in toegestaan:
            return None
        if 1 <= len(waarde) <= 4 and not GEEN_XML_TEKEN.search(waarde):
            return CODE, f"heeft de waarde '{waarde}'. Die staat niet in codelijst {nummer}."
        return CODE, f"heeft een waarde die niet in codelijst {nummer} staat."

    return fault


def _fixed(verwacht: str) -> Check:
    def fault(waarde: str) -> Fout | None:
        return None if waarde == verwacht else (VORM, f"moet in dit bericht {verwacht} zijn.")

    return fault


def _pattern(expression: str, maximum: int | None, hint: str) -> Check:
    return _text(1, maximum, re.compile(expression).fullmatch, hint)


_LEEG = "is leeg of staat niet op één regel."
_REGELS = {
    "Emailadres": 80,
    "Huisletter": 1,
    "HuisnummerToevoeging": 4,
    "IdentificatieBericht": 12,
    "Landnummer": 4,
    "Naam": 200,
    "NaamVerwijzer": 64,
    "Organisatienaam": 35,
    "Persoonsid": 20,
    "Plaatsnaam": 80,
    "Postcode": 8,
    "ProductCode": 5,
    "Referentie": 36,
    "Straatnaam": 24,
    "Taal": 25,
    "Voorvoegsel": 10,
}
_VRIJ = {"IdentificatieDeclaratie": 12, "ReferentieNummer": 20}
_GETALLEN = {
    "Bedrag": 99_999_999,
    "Budget": 99_999_999,
    "Huisnummer": 99_999,
    "Nummer": 999_999_999,
    "RelatieVolgorde": 99,
    "TotaalBedrag": 999_999_999_999,
    "Volume": 99_999_999,
}
_CIJFERS = {
    "AgbCode": ("[0-9]{8}", 8, "is geen AGB-code. Die heeft precies 8 cijfers."),
    "BurgerServicenummer": ("[0-9]{9}", 9, "is geen bsn. Dat heeft precies 9 cijfers."),
    "Declaratienummer": ("[a-zA-Z0-9]+", 12, "mag alleen letters en cijfers hebben."),
    "Gemeente": ("[0-9]{4}", None, "is geen gemeentecode. Die heeft precies 4 cijfers."),
    "Telefoonnummer": ("[0-9]*", 15, "mag alleen cijfers hebben."),
    "Versie": (
        r"(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)",
        None,
        "is geen versienummer. Schrijf drie getallen met punten, zoals 1.0.0.",
    ),
    "Voorletters": ("[a-zA-ZÀ-ỳ]+", 6, "mag alleen letters hebben, zonder punten en spaties."),
}


def _build() -> dict[str, Datatype]:
    """All data types by name without ``LDT_``."""
    geheel = {naam: _integer(maximum) for naam, maximum in _GETALLEN.items()}
    tekst = {naam: _text(1, maximum, _one_line, _LEEG) for naam, maximum in _REGELS.items()}
    tekst |= {naam: _text(1, maximum, lambda _: True, "") for naam, maximum in _VRIJ.items()}
    tekst |= {naam: _pattern(*regel) for naam, regel in _CIJFERS.items()}
    tekst |= {naam: _code(naam) for naam in LIJSTEN}
    tekst["Commentaar"] = _text(1, None, _not_blank, "is leeg. Vul tekst in of laat het weg.")
    trimmen = geheel | {"Datum": date_fault, "Tijd": time_fault}
    soorten = {naam: Datatype(naam, trimt=False, fault=check) for naam, check in tekst.items()}
    return soorten | {naam: Datatype(naam, trimt=True, fault=c) for naam, c in trimmen.items()}


DATATYPEN: dict[str, Datatype] = _build()


def fixed(waarde: str, *, trimt: bool) -> Datatype:
    """Type of an element that has one possible value in a message (code and version)."""
    return Datatype(f"Vast {waarde}", trimt=trimt, fault=_fixed(waarde))
