"""Hoe een code eruitziet, ook als een spreadsheet de nullen ervoor wegliet."""

from dataclasses import dataclass

from verloop import tabelbestand


def padded(lees: tabelbestand.Lezer, breedte: int) -> tabelbestand.Lezer:
    """Gives back the zeros in front of a number that a spreadsheet takes away."""
    return lambda tekst: lees(tekst.zfill(breedte) if tekst.isdecimal() else tekst)


@dataclass(frozen=True)
class Vorm:
    """What a code looks like, and how wide it is."""

    patroon: str
    wat: str
    breedte: int = 0

    def reader(self) -> tabelbestand.Lezer:
        """A reader of one such code."""
        return padded(tabelbestand.pattern(self.patroon, self.wat), self.breedte)
