"""What the receiver of an iJw message already knows: the facts for the rules on levels 3 and 4.

Whoever checks a message fills a ``Toestand`` with what bears on that message (its client, its
sender and receiver); the rules only read it. Numbers are written without leading zeros.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from arrangementen.ijw.declaratiefeiten import BekendeDeclaratie, BekendePrestatie, Tarief


@dataclass(frozen=True)
class Geldigheid:
    """A span in which a code holds, both days included; None is an open end."""

    van: date | None = None
    tot: date | None = None

    def covers(self, dag: date) -> bool:
        """Say whether the code holds on ``dag``."""
        return (self.van is None or self.van <= dag) and (self.tot is None or dag <= self.tot)


@dataclass(frozen=True)
class BekendeToewijzing:
    """A toewijzing as the 301 that counts now gives it (latest Toewijzingsdatum and -tijd).

    ``budget`` is in eurocents; ``volume``, ``eenheid`` and ``frequentie`` are those of the Omvang.
    What the toewijzing does not have is None or empty.
    """

    gemeente: str
    nummer: str
    aanbieder: str
    bsn: str
    ingangsdatum: date
    einddatum: date | None = None
    categorie: str = ""
    code: str = ""
    reden_wijziging: str = ""
    budget: int | None = None
    volume: int | None = None
    eenheid: str = ""
    frequentie: str = ""

    @property
    def vervallen(self) -> bool:
        """Whether it was removed (13, or the lapsed 01 with equal dates: TR349)."""
        return is_removed(self.reden_wijziging, self.ingangsdatum, self.einddatum)

    def is_current(self, on: date) -> bool:
        """Say whether it is 'actueel' on a day: not removed, and running or still to start."""
        loopt = self.einddatum is None or self.einddatum >= on or self.ingangsdatum > on
        return loopt and not self.vervallen


def is_removed(reden: str, ingangsdatum: date | None, einddatum: date | None) -> bool:
    """Say whether a toewijzing counts as never given: 13, or 01 on one and the same day."""
    return reden == "13" or (reden == "01" and ingangsdatum == einddatum)


@dataclass(frozen=True)
class Levering:
    """The logical key of a start: which help of whom, from which day."""

    gemeente: str
    aanbieder: str
    bsn: str
    toewijzing: str
    categorie: str
    code: str
    begindatum: date


@dataclass(frozen=True)
class BekendeStop:
    """A stop received before and not removed since."""

    levering: Levering
    reden: str
    einddatum: date


@dataclass(frozen=True)
class BekendVerzoek:
    """A verzoek om toewijzing (315, per product) or verzoek om wijziging (317) seen before.

    ``antwoorden`` holds the values of VerzoekAntwoord given in a 319; ``toegewezen`` says that a
    301 with this reference followed. A message that was rejected by retour counts as not sent.
    """

    gemeente: str
    aanbieder: str
    bsn: str
    referentie: str
    antwoorden: frozenset[str] = frozenset()
    toegewezen: bool = False

    @property
    def open(self) -> bool:
        """Whether it still waits for a 301 or a rejection; 'in onderzoek' keeps it open."""
        return not self.toegewezen and "1" not in self.antwoorden


@dataclass(frozen=True)
class Toestand:
    """All that the receiver knows and the rules ask for.

    ``vandaag``: the day of the check. ``identificaties``: (soort, afzender, Identificatie) of the
    messages received before. ``gemeenten``: CBS code to the spans in which it holds.
    ``productcodes``: product code to the categories it belongs to; a code that is not in it counts
    as belonging nowhere. ``taakgericht``: gemeente and aanbieder of this message work without
    toewijzing, so a start or stop may come without ToewijzingNummer (IV096). ``starts`` and
    ``stops``: what was received and not removed since. ``bsns``: the BSNs the receiver knows.
    ``prestaties``: what was declared and approved. ``declaraties``: those sent or received before.
    ``beantwoord``: (gemeente, Identificatie) of declarations that have their 325. ``tarieven``:
    product code to contracted tariffs; without a row a tariff is not judged. ``zorgmaanden``: first
    days of months in which the aanbieder gave help for the gemeente, by starts and stops.
    ``afgewezen``: places of the credits in this message that another rule rejects.
    """

    vandaag: date
    identificaties: frozenset[tuple[str, str, str]] = frozenset()
    gemeenten: Mapping[str, tuple[Geldigheid, ...]] = field(default_factory=dict)
    productcodes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    taakgericht: bool = False
    toewijzingen: tuple[BekendeToewijzing, ...] = ()
    starts: tuple[Levering, ...] = ()
    stops: tuple[BekendeStop, ...] = ()
    verzoeken: tuple[BekendVerzoek, ...] = ()
    bsns: frozenset[str] = frozenset()
    prestaties: tuple[BekendePrestatie, ...] = ()
    declaraties: tuple[BekendeDeclaratie, ...] = ()
    beantwoord: frozenset[tuple[str, str]] = frozenset()
    tarieven: Mapping[str, tuple[Tarief, ...]] = field(default_factory=dict)
    zorgmaanden: frozenset[date] = frozenset()
    afgewezen: frozenset[str] = frozenset()

    def find_toewijzing(self, gemeente: str, nummer: str) -> BekendeToewijzing | None:
        """Return the toewijzing with this number; a number is unique per gemeente (TR332)."""
        return self._toewijzingen.get((gemeente, nummer))

    @cached_property
    def goedgekeurd(self) -> frozenset[tuple[str, str]]:
        """Gemeente and reference of the debits that were approved."""
        return frozenset((p.gemeente, p.referentie) for p in self.prestaties if not p.is_credit)

    @cached_property
    def _toewijzingen(self) -> dict[tuple[str, str], BekendeToewijzing]:
        return {(t.gemeente, t.nummer): t for t in reversed(self.toewijzingen)}

    def find_verzoek(self, aanbieder: str, referentie: str) -> BekendVerzoek | None:
        """Return the verzoek with this reference; it is unique per aanbieder (TR347)."""
        for verzoek in self.verzoeken:
            if (verzoek.aanbieder, verzoek.referentie) == (aanbieder, referentie):
                return verzoek
        return None
