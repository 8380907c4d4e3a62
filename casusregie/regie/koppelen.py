"""Wat andere onderdelen aan de regie geven: afspraken en contact in het pakket, toestemming."""

from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from casusregie.afspraken.models import Afspraak
from casusregie.casus.models import Casus
from casusregie.logboek.models import Aantekening
from casusregie.toestemming.lijsten import Doel, Wat
from casusregie.toestemming.models import Status, Toestemming
from verloop.meekomen import carried, unpack
from verloop.redenen import Nee, Oordeel
from verloop.schermen.woorden import day_month

from .overdrachtregels import add_consent_guard
from .pakket import Deel, Feiten, add_package_part

EIGENAAR = ("eigenaar_gezinslid__jeugdige", "eigenaar_medewerker", "eigenaar_organisatie")


def _agreements(on: date) -> Feiten:
    rijen = Afspraak.objects.open().filter(casus=OuterRef("pk")).order_by("datum", "pk")
    return {"afspraken_": carried(rijen, *EIGENAAR)}


def agreements(casus: Casus, on: date, feiten: Feiten) -> list[str]:
    """The open afspraken with owner and day."""
    rijen = unpack(Afspraak, feiten["afspraken_"], *EIGENAAR)
    return [f"{a.wat}: {a.eigenaar}, uiterlijk {day_month(a.datum, jaar=True)}" for a in rijen]


def _contact(on: date) -> Feiten:
    rijen = Aantekening.objects.contacts(OuterRef("pk"))
    return {"contact_": Subquery(rijen.values("moment")[:1])}


def last_contact(casus: Casus, on: date, feiten: Feiten) -> list[str]:
    """When the jeugdige or the parents were last spoken to."""
    moment = feiten["contact_"]
    if moment is None:
        return ["Er is nog geen contact vastgelegd."]
    return [f"Laatste contact met het gezin: {day_month(timezone.localdate(moment), jaar=True)}"]


def not_refused(casus: Casus, met: Any, on: date) -> Oordeel:
    """No hand-over against a consent that was refused or withdrawn (CR-B2-02)."""
    doelen = (Doel.OVERDRACHT, Doel.CASUSREGIE, Doel.HULP)
    laatste = Toestemming.objects.latest_for_each(casus, met, Wat.GEGEVENS, doelen)
    if any(rij.status in (Status.GEWEIGERD, Status.INGETROKKEN) for rij in laatste):
        return Nee(
            f"De toestemming om gegevens te delen met {met} is geweigerd of ingetrokken.",
            "Vraag de toestemming opnieuw op het tabblad Toestemming.",
        )
    return True


def register() -> None:
    """Called once, when all models exist."""
    add_package_part("afspraken", Deel("Afspraken", agreements, 40, _agreements))
    add_package_part("contact", Deel("Laatste contact", last_contact, 50, _contact))
    add_consent_guard(not_refused)
