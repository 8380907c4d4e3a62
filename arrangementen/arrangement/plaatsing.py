"""Wat er klaar moet zijn voor een opdracht met verblijf: de afweging, en het gedragen plan."""

from typing import Any

from django.urls import reverse

from casusregie.logboek.models import Aantekening
from casusregie.logboek.soorten.verblijf import VERBLIJFSAFWEGING
from casusregie.uithuisplaatsing.bewaking import placement_may_begin
from verloop.redenen import Nee, Oordeel

THUIS = "thuis"


def asks_stay(delen: list[Any]) -> bool:
    """Does a part let the jeugdige live elsewhere? A clinical ggz-opname does not (GV-V-05)."""
    return any(deel.product is not None and deel.product.is_verblijf for deel in delen)


def plan_allows_stay(arrangement: Any, delen: list[Any]) -> Oordeel:
    """While uithuisplaatsing threatens, no stay without the shared plan (GV-M1-02)."""
    return not asks_stay(delen) or placement_may_begin(arrangement.casus)


def stay_was_weighed(arrangement: Any, delen: list[Any]) -> Oordeel:
    """The order of preference was followed or the deviation motivated (GV-V-02, RV-B12-01).

    The entry that says so also holds guidance of the gezin (GV-V-03) and the vervolg (GV-M3-03):
    without those it cannot be saved.
    """
    if not asks_stay(delen):
        return True
    casus = arrangement.casus
    rij = Aantekening.objects.latest_of(casus, VERBLIJFSAFWEGING)
    if rij is not None and rij.inhoud["vorm"] != THUIS and not rij.inhoud.get("gestopt_op"):
        return True
    return Nee(
        "Er is nog niet vastgelegd waarom verblijf nodig is, en welke vormen u overwoog.",
        "Leg eerst de afweging voor verblijf vast.",
        reverse("casusregie:aantekening_new", args=[casus.kenmerk, VERBLIJFSAFWEGING]),
    )
