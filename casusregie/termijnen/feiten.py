"""Het feit waaruit een termijn volgt: wat begon wanneer, waaraan is voldaan, wie is aan zet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from normenkader.termijnen.berekening import Opschorting
from normenkader.termijnen.regels import Termijnregel


@dataclass(frozen=True)
class Termijnfeit:
    """One fact on an onderwerp that makes a termijn run.

    `code` names a row of `normenkader.termijnen.regels`; `sleutel` tells two of the same code on
    one onderwerp apart. `aan_zet` holds role codes, or "rol@organisatie_id" for a role at another
    organisation than the usual one (`plekken.place_of`); empty: the role of the rule.
    `organisatie_id` is the organisation of a role outside the team, mostly the aanbieder.
    `lengte` replaces the length of the rule (in its unit); `regel` replaces the rule itself.
    `signaal_aan` says per day number (start day is 1) who is told; None: the days of the rule, to
    who is aan zet. `escaleert=False` keeps a missed termijn off its ladder.
    """

    code: str
    start: date
    voldaan_op: date | None = None
    opschortingen: tuple[Opschorting, ...] = ()
    sleutel: str = ""
    lengte: int | None = None
    aan_zet: tuple[str, ...] = ()
    organisatie_id: int | None = None
    medewerker_id: int | None = None
    titel: str = ""
    escaleert: bool = True
    signaal_aan: Mapping[int, tuple[str, ...]] | None = None
    regel: Termijnregel | None = None


__all__ = ["Opschorting", "Termijnfeit"]
