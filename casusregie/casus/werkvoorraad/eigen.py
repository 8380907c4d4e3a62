"""De weergave Overgedragen en het filter Laatste contact, aangemeld zoals een ander onderdeel."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from casusregie.casus.models import Casus, Regierol
from casusregie.logboek.models import Aantekening
from casusregie.logboek.soorten.contact import CONTACTMOMENT, GEZIN
from organisaties.rollen import Rol

from .plaatsen import add_filter, add_view

#: Own choice: the handreiking asks for continuous contact and names no number of weeks.
WEKEN = (2, 4, 8)


def register() -> None:
    """Called once, when all models exist."""
    rollen = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER)
    add_view("overgedragen", "Overgedragen", handed_over, *rollen, volgorde=85, alle=True)
    opties = {
        f"{weken}_weken": (f"Langer dan {weken} weken geleden", _since(weken)) for weken in WEKEN
    }
    add_filter(
        "contact",
        "Laatste contact met het gezin",
        opties | {"geen": ("Nog geen contact", without_contact)},
    )


def handed_over(medewerker: Any, on: date) -> QuerySet[Any]:
    """Casussen in which this person held a regierol before, and holds none now."""
    mijn = Regierol.objects.filter(medewerker=medewerker)
    nu = mijn.current().filter(casus=OuterRef("casus"))
    return mijn.exclude(einde=None).exclude(Exists(nu)).values("casus")


def without_contact(medewerker: Any, on: date) -> QuerySet[Any]:
    """Casussen in which nobody wrote down a contact with the gezin yet."""
    return Casus.objects.exclude(Exists(_contact())).values("pk")


def _since(weken: int) -> Callable[[Any, date], QuerySet[Any]]:
    """Casussen with contact, the last one longer than so many weeks ago (CR-M-14)."""

    def casussen(medewerker: Any, on: date) -> QuerySet[Any]:
        grens = timezone.make_aware(datetime.combine(on - timedelta(weeks=weken), time.min))
        recent = _contact().filter(moment__gte=grens)
        return Casus.objects.filter(Exists(_contact())).exclude(Exists(recent)).values("pk")

    return casussen


def _contact() -> QuerySet[Any]:
    met = Q()
    for wie in GEZIN:
        met |= Q(inhoud__met__contains=wie)
    gesprekken = Aantekening.objects.current().filter(met, soort=CONTACTMOMENT)
    return gesprekken.filter(casus=OuterRef("pk"))
