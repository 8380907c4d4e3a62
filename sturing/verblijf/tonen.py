"""Zet de cijfers van de monitor om in woorden: waarde, verschil en wat te klein is om te tonen."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from verloop.klein import HIDDEN_TEXT, Deel, protect_list
from verloop.schermen.woorden import number

from .maten import GROEPEN, Cijfer, Maat

JAAR = 365.25
DECIMALEN = {"aanbieders": 1, "jaar": 1}
STROOM = ("uitgestroomd", "later_uit", "verblijft")
#: A part, and the whole that it belongs to.
DEEL_VAN = {
    "jong": "clienten",
    "kort": "clienten",
    "een_aanbieder": "clienten",
    "wacht": "verblijft",
    "zonder_school": "verblijft",
}
#: Over which count a mean is taken; every other mean is taken over everybody.
GEMIDDELDE_VAN = {
    "duur_uit": "uitgestroomd",
    "duur_nog": "verblijft",
    "kort_duur": "kort",
    "lang_duur": "kort",
    "meer_aanbieders": "een_aanbieder",
    "kosten_nog": "verblijft",
    "kosten_sinds_nog": "verblijft",
    "ambulant_nog": "verblijft",
    "besparing_top": "verblijft",
}


@dataclass(frozen=True)
class Regel:
    """One measure on the screen: its value, the baseline and the difference, as text."""

    maat: Maat
    waarde: str
    nulmeting: str
    verschil: str


def hidden(cijfers: Mapping[str, Cijfer], drempel: int) -> set[str]:
    """Codes of the figures that are too small to show, with those that would give them away."""
    tellingen: dict[Hashable, int] = {c: int(cijfers[c].waarde or 0) for c in STROOM}
    tabel = protect_list(tellingen, drempel)
    weg = {code for code in STROOM if tabel.get(code) is None}
    weg |= {"clienten"} if tabel.total() is None else set()
    for deel, geheel in DEEL_VAN.items():
        aantallen = int(cijfers[deel].waarde or 0), int(cijfers[geheel].waarde or 0)
        if geheel in weg or (aantallen[1] and Deel(*aantallen, drempel).verborgen):
            weg.add(deel)
    for code, cijfer in cijfers.items():
        telling = GEMIDDELDE_VAN.get(code, "clienten")
        if cijfer.maat.eenheid != "jeugdigen" and telling in weg:
            weg.add(code)
    return weg


def value(maat: Maat, waarde: float | None) -> str:
    """ "557 dagen (1,5 jaar)", "€ 110.400", "4,1 aanbieders" or "Geen gegevens"."""
    if waarde is None:
        return "Geen gegevens"
    if maat.eenheid == "euro":
        return f"€\u00a0{number(waarde, 0)}"
    tekst = f"{number(waarde, DECIMALEN.get(maat.eenheid, 0))} {_unit(maat, waarde)}"
    if maat.eenheid == "dagen" and waarde >= JAAR:
        tekst += f" ({number(waarde / JAAR, 1)} jaar)"
    return tekst


def _unit(maat: Maat, waarde: float) -> str:
    enkel = {"jeugdigen": "jeugdige", "dagen": "dag"}
    return enkel.get(maat.eenheid, maat.eenheid) if round(waarde) == 1 else maat.eenheid


def difference(maat: Maat, nu: float | None, toen: float | None) -> str:
    """ "48 minder", "evenveel"; empty when one of the two is not there."""
    if nu is None or toen is None:
        return ""
    decimalen = DECIMALEN.get(maat.eenheid, 0)
    verschil = round(nu, decimalen) - round(toen, decimalen)
    if not round(verschil, decimalen):
        return "Evenveel"
    teken = "€\u00a0" if maat.eenheid == "euro" else ""
    woord = "meer" if verschil > 0 else "minder"
    return f"{teken}{number(abs(verschil), decimalen)} {woord}"


def grouped(
    cijfers: Mapping[str, Cijfer],
    nulmeting: Mapping[str, Cijfer] | None,
    weg: Iterable[str],
    weg_toen: Iterable[str] = (),
) -> list[tuple[str, list[Regel]]]:
    """The measures per group, in the order of the table."""
    regels = [
        _line(cijfer, nulmeting[code] if nulmeting else None, code in weg, code in weg_toen)
        for code, cijfer in cijfers.items()
    ]
    return [(groep, [r for r in regels if r.maat.groep == groep]) for groep in GROEPEN]


def _line(cijfer: Cijfer, toen: Cijfer | None, weg: bool, weg_toen: bool) -> Regel:
    maat = cijfer.maat
    waarde = HIDDEN_TEXT if weg else value(maat, cijfer.waarde)
    if toen is None:
        return Regel(maat, waarde, "", "")
    if weg_toen:
        return Regel(maat, waarde, HIDDEN_TEXT, "")
    verschil = "" if weg else difference(maat, cijfer.waarde, toen.waarde)
    return Regel(maat, waarde, value(maat, toen.waarde), verschil)
