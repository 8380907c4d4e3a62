"""Laadt de verzonnen regio in porties; een afgebroken lading gaat verder waar zij was.

Casussen gaan niet door de deur: dat zou uren duren. Wat er staat is wel wat de deur had
achtergelaten: dezelfde standen, gebeurtenissen, termijnen, escalaties en signalen, elk met de
rekenregels en oordelen van het product zelf. Twee dingen zijn er niet: iJw-berichten, en een BSN
zodra de testreeks op is (dan staat bij de registratie waarom het ontbreekt).
"""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import connection, models, transaction

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
NUMMERS_PER_CASUS = 80
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

    def begin_of(self, nummer: int) -> date:
        """The day on which this casus began; the closer by, the more."""
        rest = 1 - (nummer + 0.5) / self.casussen
        return self.op - timedelta(days=1 + int(self.dagen * rest * rest))

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
    for eerste in range(0, opdracht.casussen, PORTIE):
        tot = min(eerste + PORTIE, opdracht.casussen)
        if not Casus.objects.filter(kenmerk=opdracht.kenmerk_of(eerste)).exists():
            _load_batch(opdracht, wereld, range(eerste, tot), bsns)
            nieuw += tot - eerste
        progress(tot)
    if nieuw:
        with connection.cursor() as cursor:
            cursor.execute("analyze")
    return nieuw


@transaction.atomic
def _load_batch(opdracht: Opdracht, wereld: Wereld, nummers: range, bsns: list[str]) -> None:
    schrijver, tellers = Schrijver(TABELLEN), Tellers()
    preset_texts(schrijver)
    schrijver.reserve(NUMMERS_PER_CASUS * len(nummers))
    for nummer in nummers:
        rng = Random(f"{opdracht.seed} {nummer}")  # noqa: S311 - verzonnen gegevens, geen sleutel
        gisteren = opdracht.op - timedelta(days=1)
        d = Dossier(nummer, rng, opdracht.begin_of(nummer), gisteren, wereld, schrijver, tellers)
        verhaal = _story(d, bsns.pop() if bsns else "", opdracht.kenmerk_of(nummer))
        d.play(verhaal)
        follow_the_clock(d, gisteren)
        d.write()
    schrijver.flush()
    tellers.save()


def _story(d: Dossier, bsn: str, kenmerk: uuid.UUID) -> Verhaal:
    """Who it is about, and which route."""
    route = d.pick(VERDELING)
    team = d.pick(d.wereld.teams)
    gemeente = team.valt_onder
    make_person(d, gemeente, bsn, leeftijd=d.days(2, 15))
    verhalen: dict[str, Callable[[], Iterator[int]]] = {
        "A": lambda: lokaal(d, team, kenmerk),
        "B": lambda: medisch(d, gemeente, kenmerk),
        "C": lambda: bescherming(d, gemeente, kenmerk),
    }
    return verhalen[route]()
