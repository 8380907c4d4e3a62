"""How the parts of a prestatie are read: amounts, references, product and period."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from arrangementen.ijw.regels_basis import Geval, nummer_van, walk
from arrangementen.ijw.regels_klassen import KLASSEN

EUROS, CREDIT = "83", "C"
_CLIENT = re.compile(r"Declaratie/Clienten/Client\[(\d+)\]")


def number_at(geval: Geval, pad: str) -> int:
    """An amount or a volume as a whole number; 0 when absent."""
    tekst = geval.tekst(pad).strip()
    return int(tekst) if tekst else 0


def is_credit(geval: Geval) -> bool:
    """Whether this prestatie takes an earlier one back."""
    return geval.tekst("IngediendBedrag.DebetCredit") == CREDIT


def reference(geval: Geval) -> str:
    """The own ReferentieNummer of a prestatie."""
    return geval.tekst("ProductReferentie.ReferentieNummer")


def previous(geval: Geval) -> str:
    """The ReferentieNummer that a credit takes back, empty for a debit."""
    return geval.tekst("ProductReferentie.VorigReferentieNummer")


def product_key(geval: Geval) -> tuple[str, str, str]:
    """Toewijzing, category and code of a prestatie."""
    nummer = nummer_van(geval.klasse, "ToewijzingNummer")
    return nummer, geval.tekst("ProductCategorie"), geval.tekst("ProductCode")


def client_bsn(geval: Geval) -> str:
    """The Bsn of the client that a prestatie stands under."""
    gevonden = _CLIENT.match(geval.plaats)
    if gevonden is None:
        return ""
    clienten = geval.bericht.inhoud["Declaratie"]["Clienten"]["Client"]
    return str(clienten[int(gevonden[1]) - 1]["Bsn"])


def span(geval: Geval, pad: str = "") -> tuple[date, date]:
    """First and last day of a closed period."""
    waar = pad or geval.element
    return geval.dag(f"{waar}.Begindatum") or date.max, geval.dag(f"{waar}.Einddatum") or date.max


def last_of_month(dag: date) -> date:
    """The last day of the month of a day."""
    return dag.replace(day=monthrange(dag.year, dag.month)[1])


def month_of(dag: date) -> tuple[int, int]:
    """Year and month."""
    return dag.year, dag.month


def signed(geval: Geval) -> int:
    """The amount of a prestatie in eurocents, below 0 for a credit."""
    bedrag = number_at(geval, "IngediendBedrag.Bedrag")
    return -bedrag if is_credit(geval) else bedrag


def prestaties(geval: Geval) -> Iterable[Geval]:
    """Every prestatie of the message in which this case stands."""
    soort = geval.bericht.soort
    for pad in KLASSEN[soort]["Prestatie"]:
        for plaats, klasse in walk(geval.bericht.inhoud, pad):
            yield Geval(geval.bericht, "Prestatie", plaats, klasse, "")
