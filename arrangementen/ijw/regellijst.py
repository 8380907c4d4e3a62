"""The table of all rules for a reader: which message, which level, and what a check needs."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from arrangementen.ijw.controle import ZONDER_DOSSIER
from arrangementen.ijw.regels import REGELS
from arrangementen.ijw.regels_basis import Regel

BEGIN, EINDE = "<!-- regels: begin -->", "<!-- regels: einde -->"
IN_HET_BERICHT = "het bericht"
_NODIG = {
    "toewijzingen": "TR019 TR307 TR308 TR321 TR332 TR338 TR339 TR340 TR341 TR349 TR350 TR351 TR357"
    " TR361 TR373 TR375 TR384 TR387 TR388 TR411 TR412",
    "toewijzingen en goedgekeurde declaraties": "TR322 TR369",
    "goedgekeurde declaraties": "TR314 TR323 TR385 TR389 TR390",
    "eerder ontvangen declaraties": "TR333",
    "eerder ontvangen declaraties en maanden met hulp": "TR318",
    "verstuurde declaraties": "TR337 TR366 TR367 TR371 TR376",
    "starts en stops": "TR063 TR071 TR074 TR326 TR382 TR413 TR414 TR415",
    "verzoeken en antwoorden": "TR347 TR355 TR359 TR360 TR365 TR374 TR379",
    "ontvangen identificaties": "TR056",
    "bekende jeugdigen": "TR304",
    "de dag van vandaag": "TR135",
    "tabel van gemeentecodes": "TR378",
    "tabel van productcodes": "TR381",
    "tarieven uit het contract": "TR346 TR418",
    "de declaratieperiode in het bericht": "TR319",
}
BRON = {regel: bron for bron, regels in _NODIG.items() for regel in regels.split()}
"""Per rule on level 3 or 4 what must be known beside the message."""


@dataclass(frozen=True)
class Regelrij:
    """One row: a rule as a reader sees it."""

    regel: str
    berichten: str
    niveau: int
    code: str
    plaatsen: str
    getoetst: str
    nodig: str
    tekst: str


def rows() -> Iterator[Regelrij]:
    """Every rule by its id."""
    for _, regel in sorted(REGELS.items()):
        soorten = ", ".join(f"JW{soort}" for soort in regel.berichten)
        plekken = dict.fromkeys(plek for rij in regel.plaatsen.values() for plek in rij)
        yield Regelrij(
            regel.id,
            soorten,
            regel.niveau,
            regel.code,
            ", ".join(plekken),
            _checked(regel),
            BRON.get(regel.id, IN_HET_BERICHT),
            regel.tekst,
        )


def _checked(regel: Regel) -> str:
    """Whether the rule is checked, and if not always, when."""
    if regel.niet_toetsbaar:
        return f"nee: {regel.niet_toetsbaar}"
    if regel.niveau <= 2 or regel.id in ZONDER_DOSSIER:
        return "ja"
    return "bij inlezen"


def as_json() -> str:
    """All rows for another program."""
    return json.dumps([asdict(rij) for rij in rows()], ensure_ascii=False, indent=2)


def as_table() -> str:
    """All rows as a Markdown table."""
    kop = ("regel", "bericht", "niveau", "code", "plaats", "getoetst", "kijkt naar", "tekst")
    cellen = [[str(cel) for cel in asdict(rij).values()] for rij in rows()]
    return "\n".join(
        f"| {' | '.join(cel.replace('|', '/') or '-' for cel in rij)} |"
        for rij in (kop, ["---"] * len(kop), *cellen)
    )


def put_into(bestand: Path) -> None:
    """Replace what stands between the two marks in a document by the present table."""
    tekst = bestand.read_text(encoding="utf-8")
    voor, _, rest = tekst.partition(BEGIN)
    na = rest.partition(EINDE)[2]
    bestand.write_text(f"{voor}{BEGIN}\n{as_table()}\n{EINDE}{na}", encoding="utf-8")
