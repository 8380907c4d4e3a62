"""Builds a message while the parser runs: no tree in between, and stops at the first hostile sign.

The parser calls ``start``, ``data``, ``end``, ``comment``, ``pi`` and ``close``. Refusals of the
phase ``ontleden`` are raised at once. What concerns namespace and schema is kept until the file
proves to be good XML, so that the order of phases holds.
"""

from collections.abc import Mapping

from arrangementen.ijw.bericht import Inhoud
from arrangementen.ijw.datatypen import WITRUIMTE
from arrangementen.ijw.schema import (
    BERICHTEN,
    ONBEKEND,
    TE_VAAK,
    VOLGORDE,
    VORM,
    BerichtSchema,
    Klasse,
    Veld,
    Verzameling,
)
from arrangementen.ijw.weigering import refusal

MAX_DIEPTE = 64
MAX_ONDERDELEN = 1_000_000
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_XINCLUDE = "{http://www.w3.org/2001/XInclude}"
_PER_WORTEL: dict[str, BerichtSchema] = {
    f"{{{schema.ruimte}}}Bericht": schema for schema in BERICHTEN.values()
}


_GEEN: tuple[int, Veld | None] = (-1, None)
_LEEG: Inhoud = {}  # of a leaf, which holds no elements; never filled


class _Laag:
    """One open element that the schema knows."""

    __slots__ = ("inhoud", "klasse", "naam", "plek", "tekst", "veld")

    def __init__(self, naam: str, klasse: Klasse | None, veld: Veld | None) -> None:
        self.naam, self.klasse, self.veld = naam, klasse, veld
        self.inhoud: Inhoud = _LEEG if klasse is None else {}
        self.plek = -1
        self.tekst: list[str] | None = None


class Opbouw:
    """Parser target: afterwards ``wortel`` (tag), ``schema``, ``inhoud`` and ``fouten``."""

    def __init__(self) -> None:
        self.wortel = ""
        self.schema: BerichtSchema | None = None
        self.inhoud: Inhoud = {}
        self.fouten = Verzameling()
        self._lagen: list[_Laag | None] = []  # None: an element the schema does not know here
        self._onderdelen = 0

    def start(self, tag: str, attributen: Mapping[str, str]) -> None:
        """Open an element. What is good goes straight on; the rest finds out what is wrong."""
        self._onderdelen += 1
        lagen = self._lagen
        if attributen or self._onderdelen > MAX_ONDERDELEN or len(lagen) >= MAX_DIEPTE:
            self._refuse(attributen)
        ouder = lagen[-1] if lagen else None
        if ouder is not None and ouder.klasse is not None:
            plek, veld = ouder.klasse.index.get(tag, _GEEN)
            if veld is not None and plek >= ouder.plek and _may_repeat(veld, ouder):
                ouder.plek = plek
                lagen.append(_open_known(veld, ouder))
                return
        if tag.startswith(_XINCLUDE):
            raise refusal("IJW-407")
        lagen.append(self._open_child(tag) if lagen else self._open_root(tag))

    def data(self, tekst: str) -> None:
        """Take text, which may come in parts."""
        laag = self._lagen[-1]
        if laag is not None and (laag.klasse is None or tekst.strip(WITRUIMTE)):
            if laag.tekst is None:
                laag.tekst = [tekst]
            else:
                laag.tekst.append(tekst)

    def end(self, tag: str) -> None:
        """Close an element; a leaf hands its text to the class around it."""
        lagen = self._lagen
        laag = lagen[-1]
        if laag is not None and laag.klasse is not None and laag.tekst:
            self._fault(VORM, f"{laag.naam} bevat losse tekst. Daar horen alleen elementen.")
        lagen.pop()
        if laag is not None and laag.veld is not None and laag.veld.datatype is not None:
            tekst = "".join(laag.tekst or ())
            ouder = lagen[-1]
            if ouder is not None:
                waarde = tekst.strip(WITRUIMTE) if laag.veld.datatype.trimt else tekst
                _store(laag.veld, waarde, ouder)

    def comment(self, tekst: str) -> None:
        """Ignore a comment, but let it count."""
        self._count()

    def pi(self, doel: str, inhoud: str | None = None) -> None:
        """Refuse a processing instruction."""
        raise refusal("IJW-404")

    def close(self) -> "Opbouw":
        """The builder itself is the outcome of the parse."""
        return self

    def _refuse(self, attributen: Mapping[str, str]) -> None:
        """Too many parts, too deep or an attribute: in this order."""
        if self._onderdelen > MAX_ONDERDELEN:
            raise refusal("IJW-403")
        if len(self._lagen) >= MAX_DIEPTE:
            raise refusal("IJW-402")
        xsi = any(naam.startswith(_XSI) for naam in attributen)
        raise refusal("IJW-405" if xsi else "IJW-406")

    def _count(self) -> None:
        self._onderdelen += 1
        if self._onderdelen > MAX_ONDERDELEN:
            raise refusal("IJW-403")

    def _open_root(self, tag: str) -> _Laag | None:
        self.wortel, self.schema = tag, _PER_WORTEL.get(tag)
        if self.schema is None:
            return None
        laag = _Laag("Bericht", self.schema.wortel, None)
        laag.inhoud = self.inhoud
        return laag

    def _open_child(self, tag: str) -> _Laag | None:
        ouder = self._lagen[-1]
        if ouder is None:
            return None
        if ouder.klasse is None:
            self._fault(VORM, f"{ouder.naam} mag geen elementen bevatten, alleen tekst.")
            return None
        plek, veld = ouder.klasse.index.get(tag, (-1, None))
        if veld is None:
            self._foreign(tag, ouder.klasse)
            return None
        if veld.naam in ouder.inhoud and not veld.herhaald:
            self._fault(TE_VAAK, f"{veld.naam} komt meer dan één keer voor in {ouder.naam}.")
            return None
        if plek < ouder.plek:
            self._fault(VOLGORDE, f"{veld.naam} staat in {ouder.naam} niet op de goede plaats.")
        ouder.plek = max(plek, ouder.plek)
        return _open_known(veld, ouder)

    def _foreign(self, tag: str, klasse: Klasse) -> None:
        if self.fouten.vol:
            return
        naam = tag.rpartition("}")[2][:40]
        mis = "hoort niet in {}."
        if naam in klasse.namen:
            mis = "in {} heeft de verkeerde naamruimte (namespace)."
        self._fault(ONBEKEND, f"Het element {naam} {mis.format(klasse.naam)}")

    def _fault(self, code: str, tekst: str) -> None:
        if not self.fouten.vol:
            self.fouten.add(self._path(), code, tekst)

    def _path(self) -> str:
        """Path of the innermost open element, with a number where it may repeat."""
        delen: list[str] = []
        ouder: _Laag | None = None
        for laag in self._lagen:
            if laag is None:
                break
            if laag.veld is not None and ouder is not None:
                delen.append(_step(laag, laag.veld, ouder))
            ouder = laag
        return "/".join(delen)


def _may_repeat(veld: Veld, ouder: _Laag) -> bool:
    return veld.herhaald or veld.naam not in ouder.inhoud


def _open_known(veld: Veld, ouder: _Laag) -> _Laag:
    laag = _Laag(veld.naam, veld.klasse, veld)
    if veld.klasse is not None:
        _store(veld, laag.inhoud, ouder)
    return laag


def _store(veld: Veld, waarde: Inhoud | str, ouder: _Laag) -> None:
    if veld.herhaald:
        ouder.inhoud.setdefault(veld.naam, []).append(waarde)
    else:
        ouder.inhoud[veld.naam] = waarde


def _step(laag: _Laag, veld: Veld, ouder: _Laag) -> str:
    if not veld.herhaald:
        return laag.naam
    # a class is stored when it opens, a leaf when it closes
    nummer = len(ouder.inhoud.get(veld.naam, ())) + (veld.klasse is None)
    return f"{laag.naam}[{nummer}]"
