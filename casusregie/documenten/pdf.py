"""Maakt van gegevens een toegankelijke pdf (PDF/UA-1); tekst van mensen is nooit opmaak.

De gegevens gaan als JSON naar het sjabloon, dat ze als tekst zet. Het sjabloon leest niets van
schijf of netwerk: de enige map die het kent is de map waarin het staat.
"""

import importlib
import json
import re
import unicodedata
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

MAP = Path(__file__).resolve().parent / "opmaak"
SJABLOON = MAP / "document.typ"
PAGINA = re.compile(rb"/Type ?/Page\b")
GROOTTES = (11.0, 10.0, 9.0, 8.0)
ONBEKEND_TEKEN = "□"  # staat in het meegeleverde lettertype


@dataclass(frozen=True)
class Deel:
    """One section: paragraphs (each a list of lines), points, or a table."""

    titel: str
    alineas: list[list[str]] = field(default_factory=list)
    punten: list[str] = field(default_factory=list)
    koppen: list[str] = field(default_factory=list)
    rijen: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True)
class Blad:
    """Everything on one PDF; `feiten` and `handtekeningen` are rows of words."""

    titel: str
    ondertitel: str
    voet: str
    organisatie: str
    casus: str
    delen: list[Deel]
    feiten: list[tuple[str, str]] = field(default_factory=list)
    handtekeningen: list[tuple[str, str, str]] = field(default_factory=list)
    grootte: float = GROOTTES[0]


def render(blad: Blad) -> bytes:
    """The PDF. A character that no font has becomes a square, so that the rest is readable."""
    typst = _typst()
    gegevens = json.dumps(asdict(blad), ensure_ascii=False)
    try:
        return _compile(gegevens, ["ua-1"])
    except typst.TypstError:
        kaal = "".join(teken if _is_common(teken) else ONBEKEND_TEKEN for teken in gegevens)
    try:
        return _compile(kaal, ["ua-1"])
    except typst.TypstError:
        return _compile(kaal, [])  # leesbaar gaat voor de norm: een schrift zonder lettertype


def render_on_one_page(blad: Blad) -> bytes:
    """The PDF in the largest type that fits on one page; the smallest when nothing fits."""
    pdf = b""
    for grootte in GROOTTES:
        pdf = render(Blad(**{**blad.__dict__, "grootte": grootte}))
        if page_count(pdf) == 1:
            break
    return pdf


def page_count(pdf: bytes) -> int:
    """How many pages."""
    return len(PAGINA.findall(pdf))


def paragraphs(tekst: str) -> list[list[str]]:
    """Text as paragraphs of lines: an empty line begins a new paragraph."""
    blokken = re.split(r"\n\s*\n", tekst.replace("\r\n", "\n").strip())
    return [blok.split("\n") for blok in blokken if blok.strip()]


def _compile(gegevens: str, normen: list[str]) -> bytes:
    pdf: bytes = _typst().compile(
        SJABLOON.read_bytes(),
        root=str(MAP),
        format="pdf",
        pdf_standards=normen,
        ignore_system_fonts=True,
        sys_inputs={"gegevens": gegevens},
    )
    return pdf


def _is_common(teken: str) -> bool:
    """A character that one of the fonts is likely to have: no pictographs, no private ones."""
    return ord(teken) < 0x10000 and unicodedata.category(teken) not in ("So", "Co", "Cn", "Cs")


@cache
def _typst() -> Any:
    """Loaded at the first PDF only: it is large and most processes never make one."""
    return importlib.import_module("typst")
