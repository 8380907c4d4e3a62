"""Level 1 of iJw 3.2: the compiled schema of all 14 messages, and the check of a message on it.

The schema is compiled once from the tables in ``structuur``. A retour is not typed out: it is the
heenbericht with a retour part in the header, an optional body, and ``RetourCodes`` as last child of
every class that is not a mere collection (source: XSD files of iJw 3.2, rule IV028).

Example::

    faults = validate(Bericht("301", inhoud))
    for bevinding in faults:
        print(bevinding.plaats, bevinding.tekst)
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from arrangementen.ijw.bericht import Bericht, Bevinding
from arrangementen.ijw.clienten import Clienten
from arrangementen.ijw.datatypen import DATATYPEN, Datatype, fixed
from arrangementen.ijw.datatypen import VORM as VORM_WAARDE
from arrangementen.ijw.structuur import (
    BASIS,
    HEEN,
    KOP,
    KOP_ANTWOORD,
    KOP_RETOUR,
    RETOUR,
    RETOURCODES,
    Heen,
)

VERSIE, SUBVERSIE = "3", "2"
RUIMTE = "http://www.istandaarden.nl/ijw/3_2/{}/schema"
BASISRUIMTE = RUIMTE.format("basisschema")
MAX_BEVINDINGEN = 200

ONBEKEND_BERICHT, ONTBREEKT, ONBEKEND, VOLGORDE, TE_VAAK, VORM, NIET_TEKST = (
    "IJW-600",
    "IJW-601",
    "IJW-602",
    "IJW-603",
    "IJW-604",
    "IJW-610",
    "IJW-611",
)


@dataclass(frozen=True, eq=False)
class Veld:
    """One element in a class. Exactly one of ``klasse`` and ``datatype`` is set."""

    naam: str
    ruimte: str
    prefix: str
    verplicht: bool
    herhaald: bool
    klasse: "Klasse | None"
    datatype: Datatype | None

    @property
    def tag(self) -> str:
        """The name as the parser gives it: ``{namespace}name``."""
        return f"{{{self.ruimte}}}{self.naam}"


@dataclass(frozen=True, eq=False)
class Klasse:
    """A class: its elements in order, and by tag their place in that order."""

    naam: str
    velden: tuple[Veld, ...]
    index: MappingProxyType[str, tuple[int, Veld]]
    namen: frozenset[str]


@dataclass(frozen=True, eq=False)
class BerichtSchema:
    """The schema of one message kind. ``heen`` is the kind a retour answers, else None."""

    soort: str
    ruimte: str
    berichtcode: str
    heen: str | None
    van_gemeente: bool
    wortel: Klasse


class _Compiler:
    """Turns the tables of one message kind into classes with the right namespaces."""

    def __init__(self, soort: str, klassen: dict[str, str]) -> None:
        self.prefix, self.klassen = f"jw{soort}", klassen
        self.ruimte = RUIMTE.format(self.prefix)

    def compile_class(self, naam: str) -> Klasse:
        """The class and everything below it; a class of the message goes before a shared one."""
        eigen = naam in self.klassen
        regel = self.klassen[naam] if eigen else BASIS[naam]
        ruimte, prefix = (self.ruimte, self.prefix) if eigen else (BASISRUIMTE, "ijw")
        velden = tuple(self._field(woord, ruimte, prefix) for woord in regel.split())
        index = {veld.tag: (plek, veld) for plek, veld in enumerate(velden)}
        namen = frozenset(veld.naam for veld in velden)
        return Klasse(naam, velden, MappingProxyType(index), namen)

    def _field(self, woord: str, ruimte: str, prefix: str) -> Veld:
        kop, _, soort = woord.partition(":")
        naam = kop.rstrip("?+")
        datatype = _leaf(naam, soort)
        klasse = None if datatype else self.compile_class(soort or naam)
        return Veld(naam, ruimte, prefix, "?" not in kop, "+" in kop, klasse, datatype)


def _leaf(naam: str, soort: str) -> Datatype | None:
    if soort.startswith("."):
        return DATATYPEN[soort[1:]]
    if soort.startswith("="):
        return fixed(soort[1:], trimt=naam != "BerichtCode")
    return None


def _header(code: str, heen: Heen) -> str:
    van, aan = ("Gemeente", "AgbCode") if heen.van_gemeente else ("AgbCode", "Gemeente")
    return KOP.format(code=code, versie=VERSIE, subversie=SUBVERSIE, van=van, aan=aan)


def _with_codes(klassen: dict[str, str]) -> dict[str, str]:
    """Every class with RetourCodes at the end, collections excepted."""
    return {
        naam: regel if regel.endswith("+") else f"{regel} RetourCodes"
        for naam, regel in klassen.items()
    }


def _tables(soort: str) -> tuple[str, Heen, dict[str, str]]:
    """BerichtCode, heenbericht table and all class rules of one message kind."""
    heen = HEEN[RETOUR[soort][0]] if soort in RETOUR else HEEN[soort]
    code = RETOUR[soort][1] if soort in RETOUR else heen.code
    romp, kop = next(iter(heen.klassen)), _header(code, heen)
    if soort in RETOUR or soort == "325":
        kop += KOP_ANTWOORD if soort == "325" else KOP_RETOUR
        klassen = _with_codes(heen.klassen)
        return (
            code,
            heen,
            klassen
            | {
                "Bericht": f"Header {romp}?",
                "Header": kop,
                "RetourCodes": RETOURCODES,
            },
        )
    return code, heen, heen.klassen | {"Bericht": f"Header {romp}", "Header": kop}


def _compile(soort: str) -> BerichtSchema:
    code, heen, klassen = _tables(soort)
    compiler = _Compiler(soort, klassen)
    antwoord_op = RETOUR[soort][0] if soort in RETOUR else None
    wortel = compiler.compile_class("Bericht")
    return BerichtSchema(soort, compiler.ruimte, code, antwoord_op, heen.van_gemeente, wortel)


BERICHTEN: dict[str, BerichtSchema] = {soort: _compile(soort) for soort in sorted([*HEEN, *RETOUR])}
SOORTEN: tuple[str, ...] = tuple(BERICHTEN)


_REGEL_BIJ = {
    "Header/BerichtSubversie": "CS015",
    "Header/BerichtVersie": "CS025",
    "Declaratie/DeclaratieNummer": "CS319",
}


def _rule_of(plaats: str, code: str) -> str:
    """The rule that a wrong value breaks; most of the schema has no rule of its own."""
    return _REGEL_BIJ.get(plaats, "XSD") if code == VORM_WAARDE else "XSD"


class Verzameling:
    """Collects level 1 findings up to ``MAX_BEVINDINGEN``; the rest is only counted as more."""

    def __init__(self) -> None:
        self.bevindingen: list[Bevinding] = []

    @property
    def vol(self) -> bool:
        """Whether no more is noted."""
        return len(self.bevindingen) >= MAX_BEVINDINGEN

    def add(self, plaats: str, code: str, tekst: str) -> None:
        """Note one finding; a hostile file with a million faults stays small."""
        if not self.vol:
            self.bevindingen.append(Bevinding(1, _rule_of(plaats, code), code, plaats, tekst))


def validate(bericht: Bericht) -> list[Bevinding]:
    """Level 1 findings of a message in memory, at most 200; empty when the schema is met.

    Never raises, also not on content that is no iJw message at all. Order is no matter of the
    representation: reading checks it and writing makes it.
    """
    uit = Verzameling()
    schema = BERICHTEN.get(bericht.soort)
    if schema is None:
        uit.add("", ONBEKEND_BERICHT, "Deze berichtsoort bestaat niet in iJw 3.2.")
    else:
        _check_class(schema.wortel, bericht.inhoud, "", uit)
    return uit.bevindingen


def _check_class(klasse: Klasse, waarde: Any, plaats: str, uit: Verzameling) -> None:
    if not isinstance(waarde, dict):
        uit.add(plaats, VORM, f"{klasse.naam} moet uit elementen bestaan, niet uit tekst.")
        return
    basis = f"{plaats}/" if plaats else ""
    for veld in klasse.velden:
        if veld.naam in waarde:
            _check_field(veld, waarde[veld.naam], basis + veld.naam, uit)
        elif veld.verplicht:
            uit.add(basis + veld.naam, ONTBREEKT, f"{veld.naam} ontbreekt. Dit is verplicht.")
    for naam in sorted(str(naam) for naam in waarde.keys() - klasse.namen):
        uit.add(plaats, ONBEKEND, f"Het element {naam[:40]} hoort niet in {klasse.naam}.")


def _check_field(veld: Veld, waarde: Any, plaats: str, uit: Verzameling) -> None:
    if not veld.herhaald:
        _check_one(veld, waarde, plaats, uit)
    elif not isinstance(waarde, list | Clienten):
        uit.add(plaats, VORM, f"{veld.naam} moet een lijst zijn, ook met één onderdeel.")
    elif not waarde:
        uit.add(plaats, ONTBREEKT, f"{veld.naam} ontbreekt. Er moet er minstens één zijn.")
    else:
        for nummer, deel in enumerate(waarde, 1):
            _check_one(veld, deel, f"{plaats}[{nummer}]", uit)


def _check_one(veld: Veld, waarde: Any, plaats: str, uit: Verzameling) -> None:
    if veld.klasse is not None:
        _check_class(veld.klasse, waarde, plaats, uit)
    elif not isinstance(waarde, str):
        uit.add(plaats, NIET_TEKST, f"{veld.naam} moet tekst zijn.")
    elif veld.datatype is not None and (fout := veld.datatype.fault(waarde)):
        uit.add(plaats, fout[0], f"{veld.naam} {fout[1]}")
