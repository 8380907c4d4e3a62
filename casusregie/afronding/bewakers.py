"""Wat er moet zijn voordat een aanbieder een stap verder mag: ja, of nee met reden en weg."""

from typing import Any

from verloop.redenen import Nee, Oordeel

LEEFTIJD_ZONDER_OUDERS = 16
LEEFTIJD_EIGEN_STEM = 12


def talks_of(beeindiging: Any) -> list[Any]:
    """The talks, fetched once per loaded beeindiging."""
    if "_gesprekken" not in beeindiging.__dict__:
        beeindiging.__dict__["_gesprekken"] = list(beeindiging.gesprekken.all())
    gesprekken: list[Any] = beeindiging.__dict__["_gesprekken"]
    return gesprekken


def has_talked(beeindiging: Any) -> Oordeel:
    """Talks with jeugdige and ouders or voogd; under 16 in any case the latter (CR-A3-08).

    Under 12 a talk with the jeugdige is not asked for (own choice, Jeugdwet 7.3.4).
    """
    gesprekken = talks_of(beeindiging)
    leeftijd = beeindiging.casus.jeugdige.age_on(beeindiging.vandaag)
    if not gesprekken:
        return Nee("Er is nog geen gesprek vastgelegd.", "Leg vast met wie u hebt gesproken.")
    if leeftijd < LEEFTIJD_ZONDER_OUDERS and not any(g.met_ouders for g in gesprekken):
        return Nee(
            f"De jeugdige is {leeftijd} jaar. Onder de 16 jaar spreekt u in ieder geval met de "
            "ouders of voogd.",
            "Leg een gesprek met de ouders of voogd vast.",
        )
    if leeftijd >= LEEFTIJD_EIGEN_STEM and not any(g.met_jeugdige for g in gesprekken):
        return Nee(
            "Er is nog geen gesprek met de jeugdige vastgelegd.",
            "Leg een gesprek met de jeugdige vast.",
        )
    return True


def has_reports(beeindiging: Any) -> Oordeel:
    """Each talk has a report and its afspraken in the dossier (CR-A3-09)."""
    zonder = [g for g in talks_of(beeindiging) if not (g.verslag.strip() and g.afspraken.strip())]
    if not zonder:
        return True
    return Nee(
        "Van een gesprek ontbreken het verslag of de afspraken.",
        "Vul bij elk gesprek het verslag en de afspraken aan.",
    )


def has_solution(beeindiging: Any) -> Oordeel:
    """The help goes on until there is a solution, or going on was judged unreasonable."""
    if beeindiging.oplossing_op or beeindiging.onredelijk_op:
        return True
    return Nee(
        "De hulp gaat door tot er een definitieve oplossing is.",
        "Leg eerst vast wie de hulp overneemt.",
    )


def no_solution_yet(beeindiging: Any) -> Oordeel:
    """Going on can be unreasonable only while it has to go on."""
    if beeindiging.onredelijk_op is None:
        return True
    return Nee("De procesregisseur heeft dit al beoordeeld.")
