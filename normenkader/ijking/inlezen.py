"""Leest trajecten in, uit een CSV of uit eigen gegevens: alles of niets."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.utils import timezone

from normenkader.models.traject import Traject, Trajectbestand
from normenkader.toetsing import VolumeEenheid
from verloop.overgangen import register
from verloop.schermen.woorden import number
from verloop.tabelbestand import (
    Kolom,
    Rijfout,
    Tabelbestand,
    decimal_number,
    one_of,
    pattern,
    short_text,
    whole_number,
)

from .maten import stored_volume

MAX_RIJEN = 2_000_000
EENHEDEN = one_of(
    minuut=VolumeEenheid.MINUUT,
    uur=VolumeEenheid.UUR,
    dagdeel=VolumeEenheid.DAGDEEL,
    etmaal=VolumeEenheid.ETMAAL,
    stuks=VolumeEenheid.STUKS_OUTPUT,
    euro=VolumeEenheid.EURO,
)
KOLOMMEN = (
    Kolom(
        "product", pattern(r"[0-9A-Z]{5}", "een productcode van vijf tekens"), "bijvoorbeeld 45C09"
    ),
    Kolom("variant", short_text(60), "doelgroep binnen het product", verplicht=False),
    Kolom("jaar", whole_number(2015, 2100), "jaar waarin het traject eindigde"),
    Kolom("gemeente", pattern(r"\d{4}", "een CBS-code van vier cijfers"), "bijvoorbeeld 0599"),
    Kolom("aanbieder", short_text(80), "naam of code"),
    Kolom("volume", decimal_number("0.01", "9999999"), "wat is geleverd in het hele traject"),
    Kolom("eenheid", EENHEDEN, "minuut, uur, dagdeel, etmaal, stuks of euro"),
    Kolom("dagen", whole_number(1, 20000), "van de eerste tot en met de laatste dag"),
)
VELDEN = (
    "bestand_id",
    "product_code",
    "variant",
    "jaar",
    "cbs_code",
    "aanbieder",
    "volume",
    "eenheid",
    "dagen",
)


class Rij(NamedTuple):
    """One traject as it is stored, but for the set it belongs to."""

    product_code: str
    variant: str
    jaar: int
    cbs_code: str
    aanbieder: str
    volume: Decimal
    eenheid: str
    dagen: int


@dataclass(frozen=True)
class Verslag:
    """What came of reading: number of rows, errors (at most 200 kept), and the set when stored."""

    aantal: int
    aantal_fouten: int
    fouten: tuple[Rijfout, ...]
    bestand: Trajectbestand | None = None

    @property
    def goed(self) -> bool:
        """Nothing wrong with the file."""
        return not self.aantal_fouten

    def in_words(self) -> str:
        """ "1 traject", "1.250 trajecten"."""
        return f"{number(self.aantal)} {'traject' if self.aantal == 1 else 'trajecten'}"


#: where own past trajecten come from: an upper app registers its question at start
_eigen: list[Callable[[date], Iterable[Rij]]] = []


def add_own_source(bron: Callable[[date], Iterable[Rij]]) -> None:
    """Register where own trajecten that ended before a day come from; called from `ready`."""
    if bron not in _eigen:
        _eigen.append(bron)


def read_csv(
    regels: Iterable[bytes],
    *,
    naam: str,
    bron: str,
    fictief: bool,
    by: Any,
    op: datetime,
    proef: bool,
) -> Verslag:
    """Read a whole file; stores it only when every row is right and it is no trial (`proef`)."""
    tabel = Tabelbestand(KOLOMMEN, MAX_RIJEN)
    rijen = list(_checked(tabel, regels))
    if not rijen and not tabel.aantal_fouten:
        tabel.report(1, "", "Het bestand heeft geen rijen.")
    bestand = None
    if not tabel.aantal_fouten and not proef:
        soort = Trajectbestand.Soort.CSV
        bestand = store(rijen, naam=naam, bron=bron, fictief=fictief, soort=soort, by=by, op=op)
    return Verslag(tabel.aantal, tabel.aantal_fouten, tuple(tabel.fouten), bestand)


def read_own(*, naam: str, by: Any, op: datetime) -> Verslag:
    """A new set of the own trajecten that ended before the day of `op`."""
    rijen = [rij for bron in _eigen for rij in bron(timezone.localdate(op))]
    if not rijen:
        fout = Rijfout(0, "", "Er zijn nog geen afgeronde trajecten in de eigen gegevens.")
        return Verslag(0, 1, (fout,))
    gegevens = {"naam": naam, "bron": "Eigen gegevens", "fictief": False}
    bestand = store(rijen, soort=Trajectbestand.Soort.EIGEN, by=by, op=op, **gegevens)
    return Verslag(len(rijen), 0, (), bestand)


def store(rijen: list[Rij], *, by: Any, op: datetime, **gegevens: Any) -> Trajectbestand:
    """The set and all its rows, in one transaction; the rows go in with COPY."""
    jaren = [rij.jaar for rij in rijen]
    bestand = Trajectbestand(
        jaar_van=min(jaren),
        jaar_tot=max(jaren),
        aantal=len(rijen),
        ingelezen_door=by,
        ingelezen_op=timezone.localdate(op),
        **gegevens,
    )
    with transaction.atomic():
        register(bestand, by=by, op=op)
        _copy(bestand, rijen)
    return bestand


def _checked(tabel: Tabelbestand, regels: Iterable[bytes]) -> Iterator[Rij]:
    """Rows with one kind of unit per product, so that they can be compared."""
    eenheden: dict[tuple[str, str], str] = {}
    for regel, cellen in tabel.rows(regels):
        volume, eenheid = stored_volume(cellen["volume"], cellen["eenheid"])
        sleutel = cellen["product"], cellen["variant"] or ""
        if eenheden.setdefault(sleutel, eenheid) != eenheid:
            tekst = "Deze eenheid is niet te vergelijken met die van eerdere rijen van dit product."
            tabel.report(regel, "eenheid", tekst)
            continue
        wie = cellen["jaar"], cellen["gemeente"], cellen["aanbieder"]
        yield Rij(*sleutel, *wie, volume, eenheid, cellen["dagen"])


def _copy(bestand: Trajectbestand, rijen: Iterable[Rij]) -> None:
    """COPY of PostgreSQL: a million rows in seconds, all or nothing."""
    with connection.cursor() as cursor:
        cursor.copy_from(_Lines(bestand.pk, rijen), Traject._meta.db_table, columns=VELDEN)


class _Lines:
    """What COPY reads: the rows as lines of text, made while it asks for them."""

    def __init__(self, bestand_id: int, rijen: Iterable[Rij]) -> None:
        self.regels = (_line(bestand_id, rij) for rij in rijen)
        self.rest = ""

    def read(self, aantal: int = -1) -> str:
        """At most `aantal` characters; empty at the end."""
        delen, lengte = [self.rest], len(self.rest)
        while lengte < aantal and (regel := next(self.regels, "")):
            delen.append(regel)
            lengte += len(regel)
        tekst = "".join(delen)
        self.rest = tekst[aantal:]
        return tekst[:aantal]


def _line(bestand_id: int, rij: Rij) -> str:
    return "\t".join([str(bestand_id), *(_escaped(str(cel)) for cel in rij)]) + "\n"


def _escaped(tekst: str) -> str:
    """Text as COPY wants it: a backslash, tab or line end inside a cell is written out."""
    if tekst.isalnum():
        return tekst
    vervang = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
    return "".join(vervang.get(teken, teken) for teken in tekst)
