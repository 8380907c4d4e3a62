"""Eén verzonnen casus tijdens het spelen: de klok, het toeval, de stukken en wat er gebeurde."""

import uuid
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from operator import itemgetter
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models

from casusregie.models import Betrokkenheid, Regierol
from verloop.models import Gebeurtenis

from .kolommen import as_json
from .schrijven import Schrijver
from .tellers import Tellers
from .wereld import Wereld

ZONE = ZoneInfo("Europe/Amsterdam")
OCHTEND, LENGTE_WERKDAG = 8 * 60 + 30, 8 * 60
#: A story waits so many days before what comes next.
Verhaal = Generator[int, None, None]


@dataclass
class Stuk:
    """A row of this casus while it changes; `gegevens` are its columns."""

    model: type[models.Model]
    gegevens: dict[str, Any]

    def __getattr__(self, naam: str) -> Any:
        try:
            return self.gegevens[naam]
        except KeyError:
            raise AttributeError(naam) from None

    def set(self, **velden: Any) -> None:
        """Change columns."""
        self.gegevens.update(velden)


@dataclass
class Dossier:
    """Everything that happens in one casus, in memory until it is written."""

    rng: Random
    begin: date
    eind: date
    wereld: Wereld
    schrijver: Schrijver
    tellers: Tellers
    stukken: list[Stuk] = field(default_factory=list)
    gebeurd: list[tuple[datetime, tuple[str, ...], dict[str, Any]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.dag, self.minuut = self.begin, self.rng.randrange(120)
        self.casus: Any = None
        self.jeugdige: Any = None
        self.betrokken: set[tuple[int, str]] = set()

    # --- toeval en tijd ---------------------------------------------------------------------------
    def chance(self, procent: int) -> bool:
        """True in so many of a hundred cases."""
        return self.rng.randrange(100) < procent

    def days(self, minst: int, meest: int) -> int:
        """A number of days, both ends possible."""
        return self.rng.randint(minst, meest)

    def pick(self, lijst: Any) -> Any:
        """One of these."""
        return lijst[self.rng.randrange(len(lijst))]

    def person(self, organisatie_id: int, rol: str) -> int:
        """Somebody with this role there."""
        return int(self.pick(self.wereld.mensen[organisatie_id, str(rol)]))

    def uuid(self) -> uuid.UUID:
        """A kenmerk that follows from the seed."""
        return uuid.UUID(int=self.rng.getrandbits(128), version=4)

    def now(self) -> datetime:
        """The next moment of this day, a few minutes after the one before."""
        self.minuut = min(self.minuut + 3, LENGTE_WERKDAG)
        uur, minuut = divmod(OCHTEND + self.minuut, 60)
        return datetime.combine(self.dag, time(uur, minuut), tzinfo=ZONE)

    def play(self, verhaal: Verhaal) -> None:
        """Let the story run until it ends, or until the day it has come to is not there yet."""
        for wachten in verhaal:
            if not self.wait(wachten):
                break

    def wait(self, dagen: int) -> bool:
        """Go on so many days; False when that day has not come, the clock then stands still."""
        dag = self.dag + timedelta(days=dagen)
        if dag > self.eind:
            return False
        if dagen:
            self.dag, self.minuut = dag, self.rng.randrange(120)
        return True

    # --- stukken ----------------------------------------------------------------------------------
    def new(self, model: type[models.Model], /, **velden: Any) -> Stuk:
        """A row without a status of its own."""
        stuk = Stuk(model, {"id": self.schrijver[model].number(), **velden})
        if "kenmerk" in self.schrijver[model].codes and "kenmerk" not in velden:
            stuk.set(kenmerk=self.uuid())
        self.stukken.append(stuk)
        return stuk

    def register(
        self, model: type[models.Model], by: int, code: str = "register", **velden: Any
    ) -> Stuk:
        """A new onderwerp, as the door saves it."""
        stuk = self.new(model, versie=1, **velden)
        self.record(stuk, code, by)
        return stuk

    def move(self, stuk: Stuk, code: str, by: int, naar: str = "", **velden: Any) -> None:
        """A transition, as the door records it; without `naar` the status stays."""
        van = stuk.status
        stuk.set(versie=stuk.versie + 1, status=naar or van, **velden)
        self.record(stuk, code, by, van=van)

    def amend(self, stuk: Stuk, by: int, *namen: str, **velden: Any) -> None:
        """New contents in these columns (given, or the texts that every row of this kind has)."""
        van = stuk.gegevens.get("status", "")
        stuk.set(versie=stuk.versie + 1, **velden)
        self.record(stuk, "amend", by, van=van, velden=sorted([*namen, *velden]))

    def record(self, stuk: Stuk, code: str, by: int, van: str = "", **gegevens: Any) -> None:
        """One Gebeurtenis."""
        label = self.schrijver[stuk.model].label
        naar = stuk.gegevens.get("status", "")
        rij = (label, str(stuk.id), f"{label}.{code}", van, naar, str(by))
        self.gebeurd.append((self.now(), rij, gegevens))

    # --- wie doet mee -----------------------------------------------------------------------------
    def involve(self, organisatie_id: int, rol: str, grond: str) -> Stuk:
        """The holders of this role there see the casus from today."""
        self.betrokken.add((organisatie_id, str(rol)))
        return self.new(
            Betrokkenheid,
            jeugdige_id=self.jeugdige.id,
            casus_id=self.casus.id,
            organisatie_id=organisatie_id,
            rol=str(rol),
            grond=grond,
            begindatum=self.dag,
            einddatum=None,
        )

    def release(self, grond: str) -> None:
        """Who was involved on this ground no longer needs to see the casus."""
        for stuk in self.of(Betrokkenheid):
            if stuk.grond == grond:
                stuk.set(einddatum=self.dag)

    def appoint(self, rol: str, medewerker_id: int | None, organisatie_id: int | None) -> Stuk:
        """Who holds a regierol from now on; nobody: the gezin itself."""
        return self.new(
            Regierol,
            casus_id=self.casus.id,
            gezin_id=self.casus.gezin_id,
            rol=str(rol),
            medewerker_id=medewerker_id,
            organisatie_id=organisatie_id,
            begin=self.now(),
            einde=None,
        )

    def of(self, model: type[models.Model]) -> list[Stuk]:
        """The rows of one kind, in the order in which they came."""
        return [stuk for stuk in self.stukken if stuk.model is model]

    # --- wegschrijven -----------------------------------------------------------------------------
    def write(self) -> None:
        """Hand all rows to the tables; events in the order in which they happened."""
        for stuk in self.stukken:
            self.schrijver[stuk.model].add(**stuk.gegevens)
        tabel, dossier = self.schrijver[Gebeurtenis], str(self.casus.kenmerk)
        for op, rij, gegevens in sorted(self.gebeurd, key=itemgetter(0)):
            tabel.add_texts(*rij, op.isoformat(), dossier, as_json(gegevens))
