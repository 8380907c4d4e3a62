"""De 1-op-1 van het afgelopen jaar, kort opgeschreven; `eerder` speelt ze in een keer."""

from collections.abc import Iterator
from dataclasses import dataclass

#: Invented; none of these is the name of another family of the demonstration.
VOORNAMEN = (
    *("Aya", "Bas", "Chaima", "Dirk", "Evi", "Floris", "Gwen", "Hugo", "Isa", "Jip"),
    *("Keano", "Loes", "Mats", "Nora", "Olaf", "Pien", "Quin", "Rosa", "Stijn", "Tess"),
)
ACHTERNAMEN = (
    *("Aalderink", "Bosgoed", "Coppens", "Dijkzeul", "Elzinga", "Frankhuis", "Geluk"),
    *("Hofstee", "Ingenhoes", "Jorritsma", "Kuipers", "Lommers", "Meeuwis", "Nagtegaal"),
    *("Oudshoorn", "Pluim", "Rietdijk", "Snoek", "Tamboer", "Uitenbroek", "Vlasblom"),
    *("Wijnands", "Zuidgeest"),
)
#: How many days before the last day of the demonstration the 1-op-1 began: first and last one.
EERSTE, LAATSTE = 345, 45
#: Days that each lasted, in turn; 0: rejected. The kader worked: more later ones in the first half.
VROEG = (41, 26, 12, 35, 28, 0, 20, 33, 28, 38, 14, 47, 27, 19, 31, 28, 0, 36, 25, 28, 44)
LAAT = (28, 21, 13, 27, 32, 0, 26, 18, 28, 10, 28, 24, 0, 30, 28, 16, 27, 0, 12, 24, 28, 20, 26)
AANBIEDERS = ("vlierhof", "stapsteen", "linde", "meerzicht", "ankerplaats")
DOELEN = ("vaardigheid", "rust", "terugkeer", "vaardigheid", "behandeling")
#: Why it went on: there was no place, and later on the afbouw was not ready.
REDENEN_LATER, OMSLAG = ("geen_plek", "afbouw"), 12
#: Goal reached and what followed, in turn, for who ended in time and for who did not.
OP_TIJD = (
    *(("ja", "lichter"), ("ja", "zelfde_hulp"), ("deels", "zelfde_hulp"), ("ja", "geen")),
    *(("ja", "lichter"), ("deels", "geen"), ("nee", "zelfde_hulp")),
)
TE_LAAT = (("deels", "zelfde_hulp"), ("nee", "zwaarder"), ("ja", "lichter"), ("nee", "zwaarder"))
EVALUATIE = {
    "ja": "Het doel is bereikt. De groep vangt de spanning nu zelf op.",
    "deels": "Overdag lukt het. De avonden vragen nog een vast gezicht.",
    "nee": "Het doel is niet bereikt. Wij zoeken samen een andere plek.",
}


@dataclass(frozen=True)
class Geval:
    """One 1-op-1: when it began, how long it lasted and how it ended; `dagen` 0: rejected."""

    nummer: int
    terug: int
    dagen: int
    team: str
    aanbieder: str
    doel: str
    bereikt: str
    vervolg: str
    reden_later: str

    @property
    def naam(self) -> tuple[str, str]:
        """First name and surname."""
        voornaam = VOORNAMEN[self.nummer * 7 % len(VOORNAMEN)]
        return voornaam, ACHTERNAMEN[self.nummer % len(ACHTERNAMEN)]

    @property
    def boven_norm(self) -> bool:
        """Does the help under it lie above the norm, with the hardheidsclausule?"""
        return self.nummer % 6 == 2


def cases() -> Iterator[Geval]:
    """All of them, the oldest first."""
    duren = (*VROEG, *LAAT)
    stap = (EERSTE - LAATSTE) / (len(duren) - 1)
    for nummer, dagen in enumerate(duren):
        uitkomsten = OP_TIJD if dagen <= 28 else TE_LAAT
        bereikt, vervolg = uitkomsten[nummer % len(uitkomsten)]
        yield Geval(
            nummer=nummer,
            terug=round(EERSTE - stap * nummer),
            dagen=dagen,
            team="capelle" if nummer % 5 in (0, 2) else "noord",
            aanbieder=AANBIEDERS[nummer * 3 % len(AANBIEDERS)],
            doel=DOELEN[nummer % len(DOELEN)],
            bereikt=bereikt,
            vervolg=vervolg,
            reden_later=REDENEN_LATER[nummer >= OMSLAG] if dagen > 28 else "",
        )
