"""The report on checked files for a reader: per file one line and its findings, then a summary."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from arrangementen.ijw.bericht import Bevinding
from arrangementen.ijw.controle import Rapport

MAX_GETOOND = 20
"""So many findings of one file are written out; the rest is counted."""

NIVEAUS = {
    1: "niveau 1 (opbouw van het bestand)",
    2: "niveau 2 (binnen het bericht)",
    3: "niveau 3 (naast andere berichten)",
    4: "niveau 4 (naast een andere bron)",
}
WAT_NU = {
    1: "Hierop hoort geen retourbericht. Meld de fout aan de afzender.",
    2: "Het retourbericht of het antwoord is alleen een kop met code 0001."
    " De afzender stuurt alles opnieuw.",
    3: "Het retourbericht of het antwoord noemt de code bij het onderdeel dat fout is.",
    4: "Het retourbericht of het antwoord noemt de code bij het onderdeel dat fout is.",
}
UITLEG = (
    "Zonder dossier zijn de regels van niveau 3 en 4 maar voor een deel te toetsen. "
    "Lees het bericht in voor de rest."
)
_NUMMER = re.compile(r"(\w+)\[(\d+)\]")
_BUNDELS = frozenset({
    *("Relaties", "Contactgegevens", "ToegewezenProducten", "StartProducten", "StopProducten"),
    *("AangevraagdeProducten", "OngewijzigdeProducten", "TeWijzigenProducten", "NieuweProducten"),
    *("Clienten", "Prestaties"),
})  # fmt: skip


def spot(plaats: str) -> str:
    """The place of a finding in words: ``Client 2, Prestatie 1, Eenheid``; collections left out."""
    stappen = [stap for stap in plaats.split("/") if stap and stap not in _BUNDELS]
    return ", ".join(_NUMMER.sub(r"\1 \2", stap) for stap in stappen)


def in_words(rapport: Rapport) -> str:
    """One line on the file, and under it every finding (at most MAX_GETOOND)."""
    kop = f"{rapport.bestand}: {f'JW{rapport.soort}' if rapport.soort else 'geen bericht'}"
    if rapport.goed:
        return f"{kop}, goed"
    getoond, rest = rapport.bevindingen[:MAX_GETOOND], rapport.bevindingen[MAX_GETOOND:]
    regels = [f"{kop}, afgekeurd op {NIVEAUS[rapport.niveau]}", *map(_line, getoond)]
    if rest:
        regels.append(f"  En nog {len(rest)} bevindingen. Vraag ze op met --json.")
    return "\n".join(regels)


def _line(bevinding: Bevinding) -> str:
    waar = f"{spot(bevinding.plaats)}: " if bevinding.plaats else ""
    return f"  - {waar}{bevinding.tekst} ({_rule(bevinding)})"


def _rule(bevinding: Bevinding) -> str:
    """How a sender may find it back: the return code and the rule, or the code of a refusal."""
    if bevinding.niveau > 1:
        code = f"code {bevinding.code}, " if bevinding.code else ""
        return f"{code}regel {bevinding.regel}"
    eigen = f", regel {bevinding.regel}" if bevinding.regel[:2].isupper() else ""
    return f"{bevinding.code}{eigen}" if bevinding.regel != "XSD" else bevinding.code


def as_text(rapporten: Sequence[Rapport], mappen: Sequence[Path] = ()) -> str:
    """The whole report: what is not good first, then what is, then the summary.

    ``mappen``: folders inside the folder that was asked for; what is in them was not checked.
    """
    kort = _short_names(rapporten)
    fout = [in_words(rapport) for rapport in kort if not rapport.goed]
    goed = [f"{r.bestand}: JW{r.soort}" for r in kort if r.goed]
    delen = [_block("NIET GOED", fout), _block("GOED", goed)]
    if mappen:
        namen = ", ".join(str(pad) for pad in mappen)
        delen.append(f"Niet gecontroleerd, want een map in een map: {namen}.")
    slot = summary(rapporten) if rapporten else "Er staat geen bestand in deze map."
    return "\n\n".join([*filter(None, delen), slot])


def _short_names(rapporten: Sequence[Rapport]) -> list[Rapport]:
    """Files of one folder go by their name alone."""
    if len({Path(rapport.bestand).parent for rapport in rapporten}) > 1:
        return list(rapporten)
    return [replace(rapport, bestand=Path(rapport.bestand).name) for rapport in rapporten]


def _block(kop: str, regels: Sequence[str]) -> str:
    return "\n".join([f"{kop} ({len(regels)})", *regels]) if regels else ""


def summary(rapporten: Sequence[Rapport]) -> str:
    """How many files are good, what to do with the others, and what strikes most often."""
    goed = sum(rapport.goed for rapport in rapporten)
    zijn = "is" if len(rapporten) == 1 else "zijn"
    kop = f"{goed} van {len(rapporten)} {'bestand' if zijn == 'is' else 'bestanden'} {zijn} goed."
    return "\n".join([f"Samenvatting: {kop}", *_per_level(rapporten), *_most(rapporten), UITLEG])


def _per_level(rapporten: Iterable[Rapport]) -> Iterator[str]:
    geteld = Counter(rapport.niveau for rapport in rapporten if not rapport.goed)
    for niveau, aantal in sorted(geteld.items()):
        yield f"- {aantal} afgekeurd op {NIVEAUS[niveau]}. {WAT_NU[niveau]}"


def _most(rapporten: Iterable[Rapport]) -> Iterator[str]:
    """The rules that strike in more than one file, the most frequent first."""
    geteld = Counter(
        naam for rapport in rapporten for naam in {_rule(b) for b in rapport.bevindingen}
    )
    vaak = [f"{naam} ({aantal} bestanden)" for naam, aantal in geteld.most_common(5) if aantal > 1]
    if vaak:
        yield f"- Vaak: {'; '.join(vaak)}."
