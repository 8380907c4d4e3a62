"""The leaf data types of iJw 3.2: which text a value may be, and what is wrong if it is not.

Two dates the XML date type knows are refused here on purpose, because no calendar in use holds
them: years before 0001 and after 9999.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from arrangementen.ijw.codelijsten import LIJSTEN, codes, list_number

WITRUIMTE = " \t\r\n"  # what XML counts as white space, and nothing else
GEEN_XML_TEKEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATUM = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIJD = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00(?:\.0+)?")
_GEHEEL = re.compile(r"[+-]?[0-9]+")

VORM, CODE, LENGTE, GRENS, TEKEN = "IJW-605", "IJW-606", "IJW-607", "IJW-608", "IJW-609"

Fout = tuple[str, str]  # refusal code, Dutch predicate that follows the element name
Past = Callable[[str], object]


@dataclass(frozen=True)
class Datatype:
    """One leaf type. ``trimt``: white space around the value does not count (numbers, dates).

    ``past`` decides: it gives something true for a good value. ``fault`` tells why a value is not
    good, and None for a good one.
    """

    naam: str
    trimt: bool
    past: Past
    waarom: Callable[[str], Fout]

    def fault(self, waarde: str) -> Fout | None:
        """What is wrong with this value, None when it is good."""
        return None if self.past(waarde) else self.waarom(waarde)


Soort = tuple[Past, Callable[[str], Fout]]


def _text(minimum: int, maximum: int | None, vorm: str, hint: str) -> Soort:
    """A string type: length in characters, then its form (a pattern without nested repeats)."""
    lengte = f"(?=[\\s\\S]{{{minimum},{maximum or ''}}}\\Z)"

    def waarom(waarde: str) -> Fout:
        if len(waarde) < minimum:
            return LENGTE, "is leeg. Vul een waarde in of laat het element weg."
        if maximum is not None and len(waarde) > maximum:
            return LENGTE, f"heeft {len(waarde)} tekens. Hooguit {maximum} zijn toegestaan."
        if GEEN_XML_TEKEN.search(waarde):
            return TEKEN, "bevat een teken dat in XML niet mag, zoals een stuurteken."
        return VORM, hint

    return re.compile(lengte + vorm).fullmatch, waarom


def _integer(maximum: int) -> Soort:
    """A whole number from 0 up to and including the maximum, which is a row of nines."""

    def waarom(waarde: str) -> Fout:
        if not _GEHEEL.fullmatch(waarde):
            return VORM, "is geen geheel getal."
        return GRENS, f"ligt niet tussen 0 en {maximum}."

    patroon = rf"\+?(?=[0-9])0*+[0-9]{{0,{len(str(maximum))}}}|-0++"
    return re.compile(patroon).fullmatch, waarom


@lru_cache(maxsize=4096)
def _exists(tekst: str) -> bool:
    """Whether a text in the form of a date is a day of the calendar."""
    try:
        date.fromisoformat(tekst)
    except ValueError:
        return False
    return True


def _is_date(waarde: str) -> object:
    """jjjj-mm-dd, existing day, year 0001 to 9999, no time zone."""
    return _DATUM.fullmatch(waarde) and _exists(waarde)


def _why_no_date(waarde: str) -> Fout:
    if _DATUM.fullmatch(waarde):
        return VORM, "is een datum die niet bestaat."
    return VORM, "is geen datum. Schrijf jaar-maand-dag, zoals 2026-01-31."


def _why_no_time(_waarde: str) -> Fout:
    return VORM, "is geen tijd. Schrijf uren:minuten:seconden zonder tijdzone, zoals 14:05:00."


def _code(lijst: str) -> Soort:
    """Membership of a code list. Shows the value only if it is short enough for a code."""
    nummer = list_number(lijst)

    def waarom(waarde: str) -> Fout:
        if 1 <= len(waarde) <= 4 and not GEEN_XML_TEKEN.search(waarde):
            return CODE, f"heeft de waarde '{waarde}'. Die staat niet in codelijst {nummer}."
        return CODE, f"heeft een waarde die niet in codelijst {nummer} staat."

    return frozenset(codes(lijst)).__contains__, waarom


_TEKEN = r"\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff"  # of XML, but for line ends
_VRIJE_TEKST = rf"[\n\r{_TEKEN}]+"
_EEN_REGEL = rf"(?=[ \t]*+[^ \t])[{_TEKEN}]+"
_NIET_LEEG = rf"(?=[ \t\r\n]*+[^ \t\r\n]){_VRIJE_TEKST}"
_LEEG = "is leeg of staat niet op één regel."
LENGTES = {
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
MAXIMA = {
    "Bedrag": 99_999_999,
    "Budget": 99_999_999,
    "Huisnummer": 99_999,
    "Nummer": 999_999_999,
    "RelatieVolgorde": 99,
    "TotaalBedrag": 999_999_999_999,
    "Volume": 99_999_999,
}
_CIJFERS = {
    "AgbCode": (8, "[0-9]{8}", "is geen AGB-code. Die heeft precies 8 cijfers."),
    "BurgerServicenummer": (9, "[0-9]{9}", "is geen bsn. Dat heeft precies 9 cijfers."),
    "Declaratienummer": (12, "[a-zA-Z0-9]+", "mag alleen letters en cijfers hebben."),
    "Gemeente": (None, "[0-9]{4}", "is geen gemeentecode. Die heeft precies 4 cijfers."),
    "Telefoonnummer": (15, "[0-9]*", "mag alleen cijfers hebben."),
    "Versie": (
        None,
        r"(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)",
        "is geen versienummer. Schrijf drie getallen met punten, zoals 1.0.0.",
    ),
    "Voorletters": (6, "[a-zA-ZÀ-ỳ]+", "mag alleen letters hebben, zonder punten en spaties."),
}


def _build() -> dict[str, Datatype]:
    """All data types by name without ``LDT_``."""
    getrimd = {naam: _integer(maximum) for naam, maximum in MAXIMA.items()}
    getrimd |= {"Datum": (_is_date, _why_no_date), "Tijd": (_TIJD.fullmatch, _why_no_time)}
    tekst = {naam: _text(1, maximum, _EEN_REGEL, _LEEG) for naam, maximum in LENGTES.items()}
    tekst |= {naam: _text(1, maximum, _VRIJE_TEKST, "") for naam, maximum in _VRIJ.items()}
    tekst |= {naam: _text(1, maximum, *vorm) for naam, (maximum, *vorm) in _CIJFERS.items()}
    tekst |= {naam: _code(naam) for naam in LIJSTEN}
    tekst["Commentaar"] = _text(1, None, _NIET_LEEG, "is leeg. Vul tekst in of laat het weg.")
    soorten = {naam: Datatype(naam, False, *soort) for naam, soort in tekst.items()}
    return soorten | {naam: Datatype(naam, True, *soort) for naam, soort in getrimd.items()}


DATATYPEN: dict[str, Datatype] = _build()


def fixed(waarde: str, *, trimt: bool) -> Datatype:
    """Type of an element that has one possible value in a message (code and version)."""
    reden = (VORM, f"moet in dit bericht {waarde} zijn.")
    return Datatype(f"Vast {waarde}", trimt, frozenset({waarde}).__contains__, lambda _: reden)
