"""Integrale levering en overbrugging: wie levert wat samen, en waarop wordt gewacht."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse

from verloop.redenen import Nee, Oordeel


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
    """Help of one kind comes from one aanbieder, or there is a reason (CR-D-14).

    The source speaks of one perceel or opdracht; the product category stands for it.
    """
    if arrangement.meer_aanbieders_reden.strip():
        return True
    ander = second_aanbieder(arrangement)
    if not ander:
        return True
    return Nee(
        f"{ander} geeft al hulp van dezelfde soort.",
        "Kies dezelfde aanbieder, of schrijf op waarom een tweede nodig is.",
        reverse("arrangementen:arrangement_keuze", args=[arrangement.kenmerk]),
    )


def second_aanbieder(arrangement: Any) -> str | None:
    """Who gives this kind of help already; a page asks it with the arrangement itself."""
    if "tweede_bij" not in arrangement.__dict__:
        rijen = type(arrangement).objects.filter(pk=arrangement.pk).with_second()
        arrangement.tweede_bij = rijen.values_list("tweede_bij", flat=True).first()
    naam: str | None = arrangement.tweede_bij
    return naam
