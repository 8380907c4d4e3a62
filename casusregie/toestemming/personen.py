"""Wie in dit gezin toestemming geeft, en of iedereen die moest, dat ook deed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from casusregie.jeugdige.gezinnen import current_members
from casusregie.jeugdige.models import Gezinslid
from normenkader.termijnen.woorden import opsomming
from verloop.redenen import Nee, Oordeel
from verloop.stap import once

from .leeftijd import Gever, Omstandigheid, explain, required_givers


@dataclass(frozen=True)
class Persoon:
    """Somebody who answers: quality ("" without gezag), name and the row of the gezin."""

    gever: str
    naam: str
    lid: Gezinslid | None = None

    @property
    def sleutel(self) -> tuple[str, str]:
        """The same person also after a new row for changed gezag."""
        return self.gever, "" if self.gever == Gever.JEUGDIGE else self.naam


def people_of(casus: Any, on: date) -> list[Persoon]:
    """The jeugdige and the family on that day, each in his or her quality."""
    gezin = once(("gezin", casus.gezin_id, on), partial(current_members, casus.gezin, on))
    leden = [lid for lid in gezin if lid.jeugdige_id != casus.jeugdige_id]
    return [
        Persoon(Gever.JEUGDIGE, casus.jeugdige.naam),
        *(Persoon(Gever.GEZAG if lid.gezag else "", str(lid), lid) for lid in leden),
    ]


def required_people(
    casus: Any, geval: Omstandigheid, on: date, mensen: list[Persoon] | None = None
) -> list[Persoon]:
    """Who must consent on that day; `mensen` when the caller knows the family already."""
    gevers = required_givers(casus.jeugdige.age_on(on), geval)
    iedereen = people_of(casus, on) if mensen is None else mensen
    return [persoon for persoon in iedereen if persoon.gever in gevers]


def everyone_agreed(toestemming: Any, on: date, mensen: list[Persoon] | None = None) -> Oordeel:
    """Did everybody who decides on that day say yes? Else who is missing, and why."""
    casus, geval = toestemming.casus, toestemming.geval
    leeftijd = casus.jeugdige.age_on(on)
    antwoorden = [a for a in toestemming.antwoorden.all() if a.akkoord]
    zeiden_ja = {_key(antwoord) for antwoord in antwoorden}
    nodig = required_people(casus, geval, on, mensen)
    ontbreekt = [p.naam for p in nodig if p.sleutel not in zeiden_ja]
    if ontbreekt:
        wie = opsomming(ontbreekt)
        return Nee(f"De toestemming van {wie} ontbreekt.", explain(leeftijd, geval))
    onbekend = required_givers(leeftijd, geval) - {p.gever for p in nodig}
    return _known(onbekend, antwoorden, explain(leeftijd, geval))


def _known(onbekend: Iterable[str], antwoorden: Iterable[Any], uitleg: str) -> Oordeel:
    """A quality in which nobody is known: a mentor answered all the same, or it is missing."""
    gaven = {antwoord.gever for antwoord in antwoorden}
    mist = [gever for gever in onbekend if gever == Gever.GEZAG or gever not in gaven]
    if not mist:
        return True
    wie = " en ".join(Gever(gever).label.lower() for gever in mist)
    return Nee(f"Er is geen {wie} bekend bij dit gezin.", f"Vul het gezin aan. {uitleg}")


def _key(antwoord: Any) -> tuple[str, str]:
    return antwoord.gever, "" if antwoord.gever == Gever.JEUGDIGE else antwoord.naam
