"""Eén tabel: haar kolommen, haar sleutel, haar rijen en de regels erbij."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from .soorten import Veld, day, text, yes_no

Rij = dict[str, Any]
#: column and sentence of what is wrong
Fout = tuple[str, str]

GELDIGHEID = (
    day("geldig_van", "Geldt vanaf"),
    day("geldig_tot", "Geldt tot en met", verplicht=False, uitleg="Leeg: tot er iets anders komt"),
    text("bron", "Bron", 200, uitleg="Waar dit staat, bijvoorbeeld een besluit of een contract"),
    yes_no("fictief", "Is dit een verzonnen waarde?", uitleg="ja of nee"),
)


@dataclass(frozen=True)
class Tabel:
    """How one kind of reference data is read, shown, compared and stored."""

    code: str
    naam: str
    enkelvoud: str
    uitleg: str
    model: type[models.Model]
    eigen: tuple[Veld, ...]
    sleutel: tuple[str, ...]
    #: names in the list on the screen
    kolommen: tuple[str, ...]
    #: questions to the other tables, asked once per file; then judged per row
    kennis: Callable[[], Any] = lambda: None
    controle: Callable[[Rij, Any], Iterator[Fout]] = lambda rij, kennis: iter(())
    #: the fields of the model for a row that was judged right
    velden_van: Callable[[Rij, Any], dict[str, Any]] = lambda rij, kennis: dict(rij)
    #: runs after the rows were written
    daarna: Callable[[], None] = lambda: None
    #: what the rows point to, for one query
    bij: tuple[str, ...] = ()
    #: another order than that of the model
    volgorde: tuple[str, ...] = ()

    @property
    def velden(self) -> tuple[Veld, ...]:
        """The own columns and those of validity and source."""
        return (*self.eigen, *GELDIGHEID)

    def veld(self, naam: str) -> Veld:
        """One column by its name."""
        return next(veld for veld in self.velden if veld.naam == naam)

    def rows(self) -> models.QuerySet[Any]:
        """All rows, with what a line on the screen needs."""
        rijen = self.model._default_manager.select_related(*self.bij)
        if self.volgorde:
            return rijen.order_by(*self.volgorde)
        return rijen if rijen.ordered else rijen.order_by("pk")

    def to_row(self, obj: Any) -> Rij:
        """A stored row as values of columns."""
        return {veld.naam: veld.value_of(obj) for veld in self.velden}

    def to_cells(self, rij: Rij) -> dict[str, str]:
        """A row as the cells of a file."""
        return {veld.naam: veld.cell(rij[veld.naam]) for veld in self.velden}

    def key(self, rij: Rij) -> tuple[str, ...]:
        """What the versions of one thing have in common."""
        return tuple(str(rij[naam]) for naam in self.sleutel)

    def label(self, rij: Rij, kennis: Any = None) -> str:
        """The thing in words, for a preview; names instead of codes as far as `kennis` goes."""
        delen = [_named(naam, str(rij[naam]), kennis) for naam in self.sleutel if rij[naam]]
        if rij.get("naam"):
            delen.append(rij["naam"])
        return ", ".join(delen)

    def differences(self, oud: Rij, nieuw: Rij) -> list[tuple[str, str, str]]:
        """Column, old and new, but for the days."""
        return [
            (veld.label, veld.in_words(oud[veld.naam]), veld.in_words(nieuw[veld.naam]))
            for veld in self.velden
            if veld.naam not in ("geldig_van", "geldig_tot") and oud[veld.naam] != nieuw[veld.naam]
        ]


def _named(naam: str, code: str, kennis: Any) -> str:
    """The name behind a code of another table; the code itself when nothing is known."""
    bron = {
        "aanbieder": "aanbieders",
        "onderaannemer": "aanbieders",
        "gemeente": "gemeenten",
        "product": "producten",
    }.get(naam)
    rijen = getattr(kennis, bron).get(code) if bron and kennis is not None else None
    if not rijen:
        return code
    return f"{code} {rijen[-1].naam}" if naam == "product" else str(rijen[-1].naam)


def holds(van: date, tot: date | None, dag: date) -> bool:
    """Does a validity hold on that day?"""
    return van <= dag and (tot is None or tot >= dag)
