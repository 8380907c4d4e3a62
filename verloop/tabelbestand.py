"""Leest een tabel uit een CSV-bestand: elke fout met zijn regel en kolom, alles of niets."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

MAX_FOUTEN = 200
MAX_CEL = 4000
DATUM = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})|(\d{4})-(\d{2})-(\d{2})")
GETAL = re.compile(r"-?\d{1,12}([.,]\d{1,12})?", re.ASCII)
NEGEN_CIJFERS = re.compile(r"(?<!\d)\d{9}(?!\d)")

Lezer = Callable[[str], Any]


class Celfout(ValueError):  # noqa: N818
    """A cell that cannot be read; the text says what to do."""


@dataclass(frozen=True)
class Kolom:
    """A column of the file: its heading, how a cell is read, and whether it may be empty."""

    naam: str
    lees: Lezer
    uitleg: str = ""
    verplicht: bool = True


@dataclass(frozen=True)
class Rijfout:
    """What is wrong: line of the file (the headings are line 1), column and a sentence."""

    regel: int
    kolom: str
    tekst: str


@dataclass
class Tabelbestand:
    """Reads rows one by one; `fouten` fills up meanwhile, at most MAX_FOUTEN are kept."""

    kolommen: Sequence[Kolom]
    max_rijen: int
    fouten: list[Rijfout] = field(default_factory=list)
    aantal_fouten: int = 0
    aantal: int = 0

    def rows(self, bestand: Iterable[bytes]) -> Iterator[tuple[int, dict[str, Any]]]:
        """Line number and values of every good row, while wrong ones go to `fouten`.

        `bestand` gives lines of bytes in UTF-8 (with or without a mark); the separator is the
        semicolon or the comma, whichever the headings use. Never raises for what is in the file.
        """
        lezer = csv.reader(self._text(bestand), delimiter=";", strict=True)
        try:
            yield from self._rows(lezer)
        except csv.Error:
            self.report(lezer.line_num, "", "Deze regel is niet te lezen. Controleer de quotes.")

    def report(self, regel: int, kolom: str, tekst: str) -> None:
        """Note an error; also for rules that the caller checks over more rows."""
        self.aantal_fouten += 1
        if len(self.fouten) < MAX_FOUTEN:
            self.fouten.append(Rijfout(regel, kolom, tekst))

    def _text(self, bestand: Iterable[bytes]) -> Iterator[str]:
        komma = False
        for nummer, ruw in enumerate(bestand, start=1):
            try:
                tekst = ruw.decode("utf-8-sig" if nummer == 1 else "utf-8")
            except UnicodeDecodeError:
                self.report(nummer, "", "Sla het bestand op als CSV UTF-8 en probeer het opnieuw.")
                return
            if "\x00" in tekst:
                self.report(nummer, "", "Dit is geen tekstbestand. Kies een CSV-bestand.")
                return
            if nummer == 1:
                komma = ";" not in tekst and "," in tekst
            yield _with_semicolons(tekst) if komma else tekst

    def _rows(self, lezer: Any) -> Iterator[tuple[int, dict[str, Any]]]:
        koppen = next(lezer, None)
        plekken = self._places(koppen)
        if plekken is None:
            return
        for cellen in lezer:
            if not any(cel.strip() for cel in cellen):
                continue
            self.aantal += 1
            if self.aantal > self.max_rijen:
                tekst = f"Het bestand heeft meer dan {self.max_rijen} rijen. Splits het bestand."
                self.report(lezer.line_num, "", tekst)
                return
            rij = self._row(lezer.line_num, cellen, plekken)
            if rij is not None:
                yield lezer.line_num, rij

    def _places(self, koppen: list[str] | None) -> list[int | None] | None:
        if self.fouten:
            return None
        if not koppen:
            self.report(1, "", "Het bestand is leeg.")
            return None
        namen = [kop.strip().lower() for kop in koppen]
        self._check_headings(namen)
        if self.fouten:
            return None
        return [namen.index(k.naam) if k.naam in namen else None for k in self.kolommen]

    def _check_headings(self, namen: list[str]) -> None:
        for kolom in self.kolommen:
            if kolom.verplicht and kolom.naam not in namen:
                self.report(1, kolom.naam, f"De kolom {kolom.naam} ontbreekt.")
        bekend = {kolom.naam for kolom in self.kolommen}
        for naam in dict.fromkeys(namen):
            if naam not in bekend:
                self.report(1, naam, f"De kolom {naam or '(zonder naam)'} hoort hier niet.")
            elif namen.count(naam) > 1:
                self.report(1, naam, f"De kolom {naam} staat er meer dan eens.")

    def _row(
        self, regel: int, cellen: list[str], plekken: list[int | None]
    ) -> dict[str, Any] | None:
        rij, goed = {}, True
        for kolom, plek in zip(self.kolommen, plekken, strict=True):
            tekst = cellen[plek].strip() if plek is not None and plek < len(cellen) else ""
            try:
                rij[kolom.naam] = read_cell(kolom, tekst)
            except Celfout as fout:
                self.report(regel, kolom.naam, str(fout))
                goed = False
        return rij if goed else None


def read_cell(kolom: Kolom, tekst: str) -> Any:
    """The value of a cell, None for an empty one that may be empty; raises Celfout."""
    if len(tekst) > MAX_CEL:
        raise Celfout(f"Dit is te lang: hooguit {MAX_CEL} tekens.")
    if tekst:
        return kolom.lees(tekst)
    if kolom.verplicht:
        raise Celfout(f"Vul {kolom.naam} in.")
    return None


def whole_number(minimum: int = 0, maximum: int = 10**9) -> Lezer:
    """A reader of whole numbers from minimum up to and including maximum."""

    def lees(tekst: str) -> int:
        if not re.fullmatch(r"-?\d{1,12}", tekst, re.ASCII):
            raise Celfout(f"Vul een heel getal in, niet '{tekst[:20]}'.")
        return int(_bounded(Decimal(tekst), minimum, maximum))

    return lees


def decimal_number(minimum: str = "0", maximum: str = "999999999", decimalen: int = 2) -> Lezer:
    """A reader of numbers with a comma or a point before at most `decimalen` decimals."""

    def lees(tekst: str) -> Decimal:
        if not GETAL.fullmatch(tekst):
            raise Celfout(f"Vul een getal in, niet '{tekst[:20]}'.")
        getal = Decimal(tekst.replace(",", "."))
        if -int(getal.as_tuple().exponent) > decimalen:
            raise Celfout(f"Vul hooguit {decimalen} cijfers achter de komma in.")
        return _bounded(getal, Decimal(minimum), Decimal(maximum))

    return lees


def calendar_date(tekst: str) -> date:
    """dd-mm-jjjj or jjjj-mm-dd."""
    gevonden = DATUM.fullmatch(tekst)
    if gevonden:
        d, m, j, j2, m2, d2 = gevonden.groups()
        try:
            return date(int(j or j2), int(m or m2), int(d or d2))
        except ValueError:
            pass
    raise Celfout(f"Vul een bestaande datum in als dd-mm-jjjj, niet '{tekst[:20]}'.")


def one_of(**keuzes: Any) -> Lezer:
    """A reader of a fixed list of words (case does not matter)."""

    def lees(tekst: str) -> Any:
        try:
            return keuzes[tekst.lower()]
        except KeyError:
            raise Celfout(f"Kies uit: {', '.join(keuzes)}.") from None

    return lees


def pattern(uitdrukking: str, wat: str) -> Lezer:
    """A reader of codes of one form; `wat` says which, as in 'vier cijfers'."""
    vorm = re.compile(uitdrukking, re.ASCII)

    def lees(tekst: str) -> str:
        if not vorm.fullmatch(tekst):
            raise Celfout(f"Vul {wat} in, niet '{tekst[:20]}'.")
        return tekst

    return lees


def short_text(maximum: int = 120) -> Lezer:
    """A reader of text without a number of nine digits, which may be a BSN."""

    def lees(tekst: str) -> str:
        if len(tekst) > maximum:
            raise Celfout(f"Dit is te lang: hooguit {maximum} tekens.")
        if NEGEN_CIJFERS.search(tekst):
            raise Celfout("Hier staat een getal van negen cijfers. Een BSN hoort hier niet.")
        return tekst

    return lees


def _bounded(getal: Decimal, minimum: Any, maximum: Any) -> Decimal:
    if not minimum <= getal <= maximum:
        grenzen = f"van {minimum} tot en met {maximum}".replace(".", ",")
        raise Celfout(f"Vul een getal in {grenzen}.")
    return getal


def _with_semicolons(regel: str) -> str:
    """A line with commas, written again with semicolons."""
    uit = io.StringIO()
    try:
        csv.writer(uit, delimiter=";", lineterminator="\n").writerows(csv.reader([regel]))
    except csv.Error:
        return regel
    return uit.getvalue()
