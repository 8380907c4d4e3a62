"""Leest verblijven uit een CSV-bestand: alles of niets, met elke fout bij zijn regel (GV-A-01)."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from verloop.leeftijd import birthday
from verloop.tabelbestand import (
    Kolom,
    Lezer,
    Rijfout,
    Tabelbestand,
    calendar_date,
    decimal_number,
    one_of,
    pattern,
    short_text,
)

from .verblijven import ONDERWIJS, TYPEN, VORMEN, Ambulant, Gegevens, Verblijf

MAX_BYTES = 3 * 2**20
MAX_RIJEN = 20_000
EERSTE_DAG = date(2000, 1, 1)
OUDSTE = 23
AMBULANT = "ambulant"
JA_NEE = {"ja": True, "nee": False}


def _code(codes: Iterable[str]) -> Lezer:
    """One of these codes, whatever the case."""
    lees: Lezer = one_of(**{code.lower(): code for code in codes})
    return lees


def _client(tekst: str) -> str:
    """A pseudonymous code: no name (it holds a digit) and no BSN (no nine digits in a row)."""
    code = short_text(20)(tekst)
    return str(pattern(r"(?=.*\d)[A-Za-z][A-Za-z0-9-]{1,19}", "een code zoals J0001")(code))


KOLOMMEN = (
    Kolom("clientcode", _client, "Een verzonnen code per jeugdige, zoals J0001. Nooit een BSN"),
    Kolom("soort", one_of(verblijf="verblijf", ambulant=AMBULANT), "verblijf of ambulant"),
    Kolom("aanbieder", short_text(80), "De naam van de aanbieder", verplicht=False),
    Kolom("aanbiedertype", _code(TYPEN), "JO, LVB, GGZ of OVERIG", verplicht=False),
    Kolom("vorm", _code(VORMEN), f"Bij verblijf: {', '.join(VORMEN)}", verplicht=False),
    Kolom("van", calendar_date, "De eerste dag, als dd-mm-jjjj of jjjj-mm-dd"),
    Kolom("tot", calendar_date, "De laatste dag. Leeg: loopt nog", verplicht=False),
    Kolom("kosten", decimal_number("0", "9999999"), "Kosten in euro, tot en met de laatste dag"),
    Kolom("geboortedatum", calendar_date, "Van de jeugdige"),
    Kolom("gemeente", short_text(60), "De gemeente die betaalt", verplicht=False),
    Kolom("regionaal", one_of(**JA_NEE), "Regionaal ingekocht: ja of nee. Leeg: ja", False),
    Kolom("doelgroep", short_text(60), "Bijvoorbeeld ernstig autisme", verplicht=False),
    Kolom("wacht_op_hulp", one_of(**JA_NEE), "Wacht op passende hulp: ja of nee", False),
    Kolom("onderwijs", _code(ONDERWIJS), f"Naar school: {', '.join(ONDERWIJS)}", False),
)


@dataclass(frozen=True)
class Inlezing:
    """What came out of a file: the rows, or what must be changed first."""

    rijen: list[dict[str, Any]]
    fouten: list[Rijfout]
    aantal_fouten: int


def read_file(regels: Iterable[bytes], tot_en_met: date) -> Inlezing:
    """Read every row; `tot_en_met` is the last day that the file knows about.

    Never raises for what is in the file. With one error there are no rows at all.
    """
    tabel = Tabelbestand(KOLOMMEN, MAX_RIJEN)
    controle = _Controle(tabel, tot_en_met)
    rijen = [rij for nummer, rij in tabel.rows(regels) if controle.fits(nummer, rij)]
    if not rijen and not tabel.aantal_fouten:
        tabel.report(1, "", "Er staat geen enkel verblijf in het bestand.")
    goed = rijen if not tabel.aantal_fouten else []
    return Inlezing(goed, tabel.fouten, tabel.aantal_fouten)


class _Controle:
    """What must hold between the cells of a row, and between the rows."""

    def __init__(self, tabel: Tabelbestand, tot_en_met: date) -> None:
        self.tabel = tabel
        self.tot_en_met = tot_en_met
        self.geboren: dict[str, date] = {}
        self.gezien: dict[tuple[Any, ...], int] = {}

    def fits(self, nummer: int, rij: dict[str, Any]) -> bool:
        """Note what is wrong with this row; True when nothing is."""
        fouten = [*self._dates(rij), *self._form(rij), *self._other_rows(nummer, rij)]
        for kolom, tekst in fouten:
            self.tabel.report(nummer, kolom, tekst)
        return not fouten

    def _dates(self, rij: dict[str, Any]) -> Iterable[tuple[str, str]]:
        laatste = rij["tot"] or self.tot_en_met
        if not EERSTE_DAG <= rij["van"] <= self.tot_en_met:
            yield "van", f"Vul een dag in van {EERSTE_DAG:%d-%m-%Y} tot en met {self._last()}."
        if laatste < rij["van"]:
            yield "tot", "De laatste dag ligt voor de eerste dag."
        if laatste > self.tot_en_met:
            yield "tot", f"Het bestand loopt tot en met {self._last()}. Laat deze cel leeg."
        if not rij["geboortedatum"] <= rij["van"] <= birthday(rij["geboortedatum"], OUDSTE + 1):
            yield "geboortedatum", f"De jeugdige is op de eerste dag geen 0 tot {OUDSTE} jaar."

    def _form(self, rij: dict[str, Any]) -> Iterable[tuple[str, str]]:
        nodig = () if rij["soort"] == AMBULANT else ("aanbieder", "aanbiedertype", "vorm")
        return [(kolom, f"Vul {kolom} in bij verblijf.") for kolom in nodig if not rij[kolom]]

    def _other_rows(self, nummer: int, rij: dict[str, Any]) -> Iterable[tuple[str, str]]:
        client, geboren = rij["clientcode"], rij["geboortedatum"]
        if self.geboren.setdefault(client, geboren) != geboren:
            yield "geboortedatum", "Deze code heeft op een andere regel een andere geboortedatum."
        eerder = self.gezien.setdefault(tuple(rij.values()), nummer)
        if eerder != nummer:
            yield "", f"Deze regel is gelijk aan regel {eerder}. Haal één van de twee weg."

    def _last(self) -> str:
        return f"{self.tot_en_met:%d-%m-%Y}"


def as_gegevens(rijen: Iterable[dict[str, Any]], tot_en_met: date) -> Gegevens:
    """The rows of a file as stays and ambulant help."""
    verblijven, ambulant = [], []
    for rij in rijen:
        if rij["soort"] == AMBULANT:
            ambulant.append(_ambulant(rij, tot_en_met))
        else:
            verblijven.append(_stay(rij, tot_en_met))
    return Gegevens(tuple(verblijven), tuple(ambulant), tot_en_met)


def _ambulant(rij: dict[str, Any], tot_en_met: date) -> Ambulant:
    einde = rij["tot"] or tot_en_met
    return Ambulant(rij["clientcode"], rij["van"], einde, _cents(rij["kosten"]))


def _stay(rij: dict[str, Any], tot_en_met: date) -> Verblijf:
    return Verblijf(
        client=rij["clientcode"],
        aanbieder=rij["aanbieder"],
        type=rij["aanbiedertype"],
        vorm=rij["vorm"],
        van=rij["van"],
        tot=rij["tot"],
        geboren=rij["geboortedatum"],
        kosten_cent=_cents(rij["kosten"]),
        kosten_tot=rij["tot"] or tot_en_met,
        gemeente=rij["gemeente"] or "",
        regionaal=rij["regionaal"] is not False,
        doelgroep=rij["doelgroep"] or "",
        wacht_op_hulp=rij["wacht_op_hulp"],
        onderwijs=rij["onderwijs"] or "",
    )


def _cents(euro: Decimal | str) -> int:
    return int(Decimal(euro) * 100)


def as_csv(gegevens: Gegevens) -> str:
    """Stays and ambulant help as a file that `read_file` reads back."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow([kolom.naam for kolom in KOLOMMEN])
    geboren = {v.client: v.geboren for v in gegevens.verblijven}
    schrijver.writerows(_line(v) for v in gegevens.verblijven)
    for a in gegevens.ambulant:
        bedrag = _amount(a.kosten_cent)
        rest = [a.tot.isoformat(), bedrag, geboren[a.client].isoformat(), "", "", "", "", ""]
        schrijver.writerow([a.client, AMBULANT, "", "", "", a.van.isoformat(), *rest])
    return uit.getvalue()


def _line(v: Verblijf) -> list[str]:
    return [
        *(v.client, "verblijf", v.aanbieder, v.type, v.vorm, v.van.isoformat()),
        *(v.tot.isoformat() if v.tot else "", _amount(v.kosten_cent), v.geboren.isoformat()),
        *(v.gemeente, _yes_no(v.regionaal), v.doelgroep, _yes_no(v.wacht_op_hulp), v.onderwijs),
    ]


def _amount(cent: int) -> str:
    return f"{cent // 100},{cent % 100:02d}"


def _yes_no(waarde: bool | None) -> str:
    return "" if waarde is None else "ja" if waarde else "nee"
