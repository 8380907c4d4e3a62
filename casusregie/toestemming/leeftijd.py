"""Wie naar leeftijd toestemming geeft: een zuivere tabel (Jeugdwet 7.3.4, 7.3.5 en 7.3.15).

Kent geen casus en geen database. De leeftijd telt op de verjaardag; wie op 29 februari geboren
is, is in een gewoon jaar jarig op 1 maart (domein.md §0 k).
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from normenkader.termijnen.kalender import age_on
from verloop.redenen import Nee, Oordeel


class Gever(TextChoices):
    """In which quality somebody consents."""

    JEUGDIGE = "jeugdige", "Jeugdige"
    GEZAG = "gezag", "Ouder of voogd met gezag"
    VERTEGENWOORDIGER = "vertegenwoordiger", "Mentor of curator"


class Uitzondering(TextChoices):
    """From 12 to 15 the jeugdige alone is enough in two cases (Jeugdwet 7.3.4 lid 2)."""

    ERNSTIG_NADEEL = "ernstig_nadeel", "Nodig om ernstig nadeel voor de jeugdige te voorkomen"
    BLIJVENDE_WENS = "blijvende_wens", "De jeugdige blijft dit weloverwogen wensen"


@dataclass(frozen=True)
class Leeftijdsregel:
    """Who decides from `vanaf` years (inclusive) until `tot` (exclusive; None: no end)."""

    vanaf: int
    tot: int | None
    gevers: frozenset[Gever]
    uitleg: str


REGELS = (
    Leeftijdsregel(
        0, 12, frozenset({Gever.GEZAG}), "Tot 12 jaar beslist iedereen met gezag: ouders of voogd."
    ),
    Leeftijdsregel(
        12,
        16,
        frozenset({Gever.JEUGDIGE, Gever.GEZAG}),
        "Van 12 tot en met 15 jaar beslissen de jeugdige en iedereen met gezag samen.",
    ),
    Leeftijdsregel(
        16, None, frozenset({Gever.JEUGDIGE}), "Vanaf 16 jaar beslist de jeugdige zelf."
    ),
)
#: Birthdays on which somebody else decides, so consent is asked again.
GRENZEN = (12, 16)
VOLWASSEN = 18


@dataclass(frozen=True)
class Omstandigheid:
    """What changes the ordinary rule: an exception, or not able to value the own interests."""

    uitzondering: str = ""
    wilsonbekwaam: bool = False


GEWOON = Omstandigheid()


def rule_for(leeftijd: int) -> Leeftijdsregel:
    """The rule for an age in whole years (0 or more)."""
    return next(r for r in REGELS if leeftijd >= r.vanaf and (r.tot is None or leeftijd < r.tot))


def required_givers(leeftijd: int, geval: Omstandigheid = GEWOON) -> frozenset[Gever]:
    """In which qualities consent is needed at this age."""
    if geval.wilsonbekwaam and leeftijd >= GRENZEN[0]:
        return frozenset({Gever.GEZAG if leeftijd < VOLWASSEN else Gever.VERTEGENWOORDIGER})
    if geval.uitzondering and GRENZEN[0] <= leeftijd < GRENZEN[1]:
        return frozenset({Gever.JEUGDIGE})
    return rule_for(leeftijd).gevers


def explain(leeftijd: int, geval: Omstandigheid = GEWOON) -> str:
    """The rule in one Dutch sentence."""
    if geval.wilsonbekwaam and leeftijd >= GRENZEN[0]:
        wie = "iedereen met gezag" if leeftijd < VOLWASSEN else "de mentor of curator"
        return f"De jeugdige kan dit zelf niet beoordelen. Daarom beslist {wie}."
    if geval.uitzondering and GRENZEN[0] <= leeftijd < GRENZEN[1]:
        return "Om de vastgelegde reden is de toestemming van de jeugdige zelf genoeg."
    return rule_for(leeftijd).uitleg


def may_give(gever: str, leeftijd: int, naam: str, geval: Omstandigheid = GEWOON) -> Oordeel:
    """May somebody in this quality consent at this age? Else who should, in Dutch.

    `gever` "" is a family member without gezag.
    """
    if gever in required_givers(leeftijd, geval):
        return True
    regel = explain(leeftijd, geval)
    if not gever:
        return Nee(f"{naam} heeft geen gezag en kan geen toestemming geven.", regel)
    jaren = f"De jeugdige is {leeftijd} jaar."
    return Nee(f"{jaren} De toestemming van {naam} telt hier niet.", regel)


def check_exception(leeftijd: int, geval: Omstandigheid) -> Oordeel:
    """An exception only exists from 12 to 15; before 12 nobody asks whether the child is able."""
    if geval.uitzondering and not GRENZEN[0] <= leeftijd < GRENZEN[1]:
        return Nee("Deze uitzondering geldt alleen van 12 tot en met 15 jaar.")
    if geval.wilsonbekwaam and leeftijd < GRENZEN[0]:
        return Nee("Tot 12 jaar beslissen de ouders of voogd. U hoeft dit niet in te vullen.")
    return True


def next_birthday(geboren: date, gegeven_op: date) -> int | None:
    """The first age (12 or 16) after that day on which consent is asked again, or None."""
    leeftijd = age_on(geboren, gegeven_op)
    return next((grens for grens in GRENZEN if leeftijd < grens), None)
