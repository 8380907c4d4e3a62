"""Integrale levering en overbrugging: wie levert wat samen, en waarop wordt gewacht."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse

from verloop.redenen import Nee, Oordeel

from .stapeling import order_alone


def check_bridge(arrangement: Any) -> None:
    """What the family waits for and until when belong to a bridge, and only there (CR-D-13)."""
    if not arrangement.overbrugging:
        arrangement.wacht_op, arrangement.wacht_tot = "", None
        return
    fouten = {}
    if not arrangement.wacht_op.strip():
        fouten["wacht_op"] = "Schrijf op welke hulp later komt"
    if arrangement.wacht_tot is None:
        fouten["wacht_tot"] = "Vul in wanneer u die hulp verwacht"
    if fouten:
        raise ValidationError(fouten)


def delivers_as_a_whole(arrangement: Any) -> Oordeel:
    """Help of one perceel or opdracht comes from one aanbieder, or there is a reason (CR-D-14).

    A product without a perceel is compared by its category (own choice).
    """
    ander = second_aanbieder(arrangement)
    if arrangement.meer_aanbieders_reden.strip() or not ander:
        return True
    return Nee(
        f"{ander} geeft al hulp uit hetzelfde perceel.",
        "Kies dezelfde aanbieder, of schrijf op waarom een tweede nodig is.",
        reverse("arrangementen:arrangement_keuze", args=[arrangement.kenmerk]),
    )


def second_aanbieder(arrangement: Any) -> str | None:
    """Who gives help of this perceel already."""
    naam: str | None = surroundings_of(arrangement).tweede_bij
    return naam


def surroundings_of(arrangement: Any) -> Any:
    """The arrangement with what `with_second` adds; a page asks it with the arrangement itself.

    In a step it is asked under the lock, as the verdict of the norm is.
    """
    if "tweede_bij" not in arrangement.__dict__:
        order_alone(arrangement.casus.jeugdige_id)
        rijen = type(arrangement).objects.filter(pk=arrangement.pk).with_second()
        velden = ("tweede_bij", "wacht_tweede", "cbs_code")
        gevonden = rijen.values(*velden).first() or dict.fromkeys(velden)
        arrangement.__dict__.update(gevonden)
    return arrangement
