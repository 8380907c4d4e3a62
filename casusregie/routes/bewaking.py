"""Wat er moet zijn voordat een route verder gaat: ja, of nee met reden en weg vooruit.

De antwoorden komen uit de gegevens zelf, dus scherm en regel kunnen niet verschillen.
"""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from casusregie.plannen.plan import Ondersteuningsplan
from casusregie.plannen.vraaganalyse import SoortHulp
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel, first_refusal

from .stand import stand_of

Sluitbewaker = Callable[[Any, Any], Oordeel]
_sluitbewakers: list[Sluitbewaker] = []


def add_close_guard(bewaker: Sluitbewaker) -> None:
    """Upper apps say when a casus cannot close yet: bewaker(casus, on) -> True or Nee."""
    if bewaker not in _sluitbewakers:
        _sluitbewakers.append(bewaker)


def has_recorded_analysis(route: Any) -> Oordeel:
    """The newest vraaganalyse is vastgelegd (CR-A1-04)."""
    if stand_of(route).analyse_klaar:
        return True
    return Nee(
        "De vraaganalyse is nog niet vastgelegd.",
        "Vul de vraaganalyse in en leg haar vast.",
        _url("vraaganalyse", route),
    )


def has_recorded_risk(route: Any) -> Oordeel:
    """The newest risicotaxatie is vastgelegd (CR-A1-05, domein.md §0 c)."""
    if stand_of(route).taxatie_klaar:
        return True
    return Nee(
        "De risicotaxatie is nog niet vastgelegd.",
        "Vul de risicotaxatie in en leg haar vast.",
        _url("risicotaxatie", route),
    )


def has_regie_decision(route: Any) -> Oordeel:
    """It was decided where the casusregie lies (CR-A1-07)."""
    if stand_of(route).besluit:
        return True
    return Nee(
        "Er is nog niet besloten waar de casusregie ligt.",
        "Bespreek dit met het gezin en leg het besluit vast.",
        _url("regie", route),
    )


def has_casusregisseur(route: Any) -> Oordeel:
    """Somebody, or the gezin, holds the casusregie by name (CR-M-11)."""
    if route.casus.holder_of(Rol.CASUSREGISSEUR):
        return True
    return Nee(
        "Er is nog geen casusregisseur.",
        "Leg vast wie de casusregie heeft.",
        _url("regie", route),
    )


def needs_help(route: Any) -> Oordeel:
    """The vraaganalyse says that help is needed (CR-A1-06)."""
    analyse = stand_of(route).analyse
    if analyse is None or analyse.soort_hulp != SoortHulp.GEEN:
        return True
    return Nee(
        "Volgens de vraaganalyse is geen jeugdhulp nodig.",
        "Sluit de casus af zonder hulp, of maak een nieuwe vraaganalyse.",
        _url("vraaganalyse", route),
    )


def needs_no_help(route: Any) -> Oordeel:
    """Ending without help is an outcome of the vraaganalyse, not a shortcut (RV-B02-03)."""
    analyse = stand_of(route).analyse
    if analyse is not None and analyse.soort_hulp == SoortHulp.GEEN:
        return True
    return Nee(
        "Volgens de vraaganalyse is hulp nodig.",
        "Maak een nieuwe vraaganalyse als dat niet meer zo is.",
        _url("vraaganalyse", route),
    )


def has_signed_plan(route: Any) -> Oordeel:
    """The newest plan is ondertekend (CR-A1-11)."""
    plan = stand_of(route).plan
    if plan is None:
        return Nee("Er is nog geen plan.", "Maak het plan.", _url("plan_detail", route))
    if plan.status == Ondersteuningsplan.Status.ONDERTEKEND:
        return True
    if plan.status == Ondersteuningsplan.Status.VASTGESTELD:
        return Nee(
            "Het plan is nog niet door iedereen ondertekend.",
            "Leg vast wie heeft getekend.",
            _url("plan_sign", route),
        )
    return Nee(
        "Het plan is nog niet vastgesteld.",
        "Maak het plan compleet en laat het vaststellen.",
        _url("plan_detail", route),
    )


def has_opdracht(route: Any) -> Oordeel:
    """An opdracht was given."""
    if route.opdracht_op:
        return True
    return Nee("De opdracht is nog niet gegeven.", "Geef eerst de opdracht aan de aanbieder.")


def nothing_open(route: Any) -> Oordeel:
    """What upper apps still have open under this casus, such as running help."""
    return first_refusal(*(bewaker(route.casus, route.vandaag) for bewaker in _sluitbewakers))


def _url(naam: str, route: Any) -> str:
    return reverse(f"casusregie:{naam}", args=[route.casus.kenmerk])
