"""Laadt de verzonnen regio in porties; een afgebroken lading gaat verder waar zij was.

Casussen gaan niet door de deur: dat zou uren duren. Wat er staat is wel wat de deur had
achtergelaten: dezelfde standen, gebeurtenissen, termijnen, escalaties en signalen, elk met de
rekenregels en oordelen van het product zelf. Twee dingen zijn er niet: iJw-berichten, en een BSN
zodra de testreeks op is (dan staat bij de registratie waarom het ontbreekt).
"""

import uuid
import zlib
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import connection, models

from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet, VerklarendeAnalyse
from arrangementen.models import (
    Arrangement,
    Arrangementonderdeel,
    Toewijzing,
    Verzoek,
    Zorgstart,
    Zorgstop,
)
from casusregie.models import (
    BeschermingsRoute,
    Betrokkenheid,
    Casus,
    Doel,
    Escalatie,
    Gezin,
    Gezinslid,
    Handtekening,
    Jeugdige,
    LokaleRoute,
    MedischeRoute,
    Ondersteuningsplan,
    Planonderdeel,
    Regiebesluit,
    Regierol,
    Registratie,
    Risicotaxatie,
    Signaal,
    Termijn,
    Vraaganalyse,
)
from verloop.models import Gebeurtenis

from .bewaking import follow_the_clock
from .dossier import Dossier, Verhaal
from .personen import free_test_bsns, make_person
from .routes import bescherming, lokaal, medisch
from .schrijven import Schrijver
from .teksten import preset_texts
from .tellers import Tellers
from .wereld import NAAMRUIMTE, Wereld, load_wereld

#: The order of writing. What a trigger freezes comes before the plan that freezes it.
TABELLEN: tuple[type[models.Model], ...] = (
    *(Jeugdige, Gezin, Gezinslid, Casus, Betrokkenheid, Regierol, Registratie),
    *(LokaleRoute, MedischeRoute, BeschermingsRoute, Vraaganalyse, Risicotaxatie, Regiebesluit),
    *(Doel, Planonderdeel, Handtekening, Ondersteuningsplan),
    *(Arrangement, Arrangementonderdeel, Toewijzing, Zorgstart, Zorgstop, Verzoek),
    *(EenOpEenAanvraag, VerklarendeAnalyse, EenOpEenInzet),
    *(Termijn, Escalatie, Signaal, Gebeurtenis),
)
EERSTE_DAG = date(2025, 2, 1)
DAGEN_TERUG = 900
PORTIE = 1000
#: so many batches are written at the same time; each is a transaction of its own
SCHRIJVERS = 2
NUMMERS_PER_CASUS = 80
TEST_BSNS = 8_000
VERDELING = "AAAAAAABBC"


@dataclass(frozen=True)
class Opdracht:
    """How many casussen, with which seed, up to which day (the last day is the one before)."""

    casussen: int
    seed: int
    op: date

    @property
    def dagen(self) -> int:
        """How far back the oldest casus began."""
        return min(DAGEN_TERUG, (self.op - EERSTE_DAG).days)

    @property
    def een_bsn_per(self) -> int:
        """Spread the BSNs of the test range evenly over all casussen."""
        return max(1, self.casussen // TEST_BSNS)

    def begin_of(self, nummer: int) -> date:
        """The day on which this casus began; the closer by, the more."""
        rest = 1 - (nummer + 0.5) / self.casussen
        return self.op - timedelta(days=1 + int(self.dagen * rest * rest))

    def route_of(self, nummer: int) -> str:
        """A, B or C."""
        return VERDELING[zlib.crc32(f"{self.seed} {nummer}".encode()) % len(VERDELING)]

    def kenmerk_of(self, nummer: int) -> uuid.UUID:
        """The kenmerk of the casus with this rank."""
        return uuid.uuid5(NAAMRUIMTE, f"casus {self.seed} {nummer}")


def load_regio(opdracht: Opdracht, progress: Callable[[int], Any]) -> int:
    """Load what is not there yet; returns how many casussen were new.

    `progress` is told after each batch how many casussen are done.
    """
    wereld = load_wereld()
    bsns = free_test_bsns()
    nieuw = 0
    with _writing() as write:
        for eerste in range(0, opdracht.casussen, PORTIE):
            nummers = range(eerste, min(eerste + PORTIE, opdracht.casussen))
            if not Casus.objects.filter(kenmerk=opdracht.kenmerk_of(eerste)).exists():
                write(_make_batch(opdracht, wereld, nummers, bsns))
                nieuw += len(nummers)
            progress(nummers.stop)
    if nieuw:
        with connection.cursor() as cursor:
            cursor.execute("analyze")
    return nieuw


@contextmanager
def _writing() -> Iterator[Callable[[Schrijver], None]]:
    """Write batches while the next one is made; within a transaction one after the other."""
    if connection.in_atomic_block:
        yield _write_now
        return
    bezig: deque[Future[None]] = deque()

    def write(schrijver: Schrijver) -> None:
        if len(bezig) == SCHRIJVERS:
            bezig.popleft().result()
        bezig.append(schrijvers.submit(_write_apart, schrijver))

    with ThreadPoolExecutor(max_workers=SCHRIJVERS) as schrijvers:
        yield write
        for laatste in bezig:
            laatste.result()


def _write_now(schrijver: Schrijver) -> None:
    schrijver.flush()


def _write_apart(schrijver: Schrijver) -> None:
    """On a connection of this thread, that ends with the batch."""
    try:
        schrijver.flush()
    finally:
        connection.close()


def _make_batch(opdracht: Opdracht, wereld: Wereld, nummers: range, bsns: list[str]) -> Schrijver:
    """The rows of these casussen, ready to be written."""
    schrijver = Schrijver(TABELLEN)
    preset_texts(schrijver)
    schrijver.reserve(NUMMERS_PER_CASUS * len(nummers))
    tellers = Tellers(
        [opdracht.begin_of(n) for n in nummers],
        [opdracht.begin_of(n) for n in nummers if opdracht.route_of(n) == "B"],
        [gemeente.pk for gemeente in wereld.gemeenten],
    )
    gisteren = opdracht.op - timedelta(days=1)
    for n in nummers:
        rng = Random(f"{opdracht.seed} {n}")  # noqa: S311 - verzonnen gegevens, geen sleutel
        d = Dossier(rng, opdracht.begin_of(n), gisteren, wereld, schrijver, tellers)
        bsn = bsns.pop() if bsns and n % opdracht.een_bsn_per == 0 else ""
        d.play(_story(d, opdracht.route_of(n), bsn, opdracht.kenmerk_of(n)))
        follow_the_clock(d, gisteren)
        d.write()
    return schrijver


def _story(d: Dossier, route: str, bsn: str, kenmerk: uuid.UUID) -> Verhaal:
    """Who it is about, and which route."""
    team = d.pick(d.wereld.teams)
    make_person(d, team.valt_onder, bsn, leeftijd=d.days(2, 15))
    if route == "A":
        return lokaal(d, team, kenmerk)
    verhaal = medisch if route == "B" else bescherming
    return verhaal(d, team.valt_onder, kenmerk)
