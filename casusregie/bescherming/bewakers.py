"""Wat er moet zijn voordat route C sluit of naar het lokale team gaat: reden en weg vooruit."""

from typing import Any

from django.urls import reverse

from casusregie.documenten.delen import shared_on
from casusregie.toestemming.lijsten import Wat
from casusregie.toestemming.models import Toestemming
from normenkader.instellingen import instelling
from verloop.redenen import Nee, Oordeel

from .feiten import Bron
from .maatregelkeuzes import Pad
from .stand import stand_of
from .teamtafelkeuzes import BIJ_AFSLUITING

NA_TEAMTAFEL = "routec.gezinsplan_na_teamtafel"


def has_gezinsplan(route: Any) -> Oordeel:
    """Route C does not end without a gezinsplan."""
    if route.gezinsplan_vastgesteld_op:
        return True
    return Nee(
        "Het gezinsplan is nog niet vastgesteld.",
        "Stel eerst het gezinsplan vast.",
        _tab(route),
    )


def after_first_table(route: Any) -> Oordeel:
    """The GI writes the gezinsplan after the first teamtafel (CR-C2-11).

    Unless the lokaal team shared its ondersteuningsplan: then there is a plan to go on with.
    Setting `routec.gezinsplan_na_teamtafel`; a later version asks nothing more.
    """
    stand = stand_of(route)
    if route.gezinsplan_vastgesteld_op or not instelling(NA_TEAMTAFEL, route.vandaag):
        return True
    if stand.days(Bron.TAFEL) or stand.days(Bron.HANDELING, "ondersteuningsplan_gedeeld"):
        return True
    return Nee(
        "Er is nog geen teamtafel gehouden. Het gezinsplan komt na de eerste teamtafel.",
        "Leg vast dat de eerste teamtafel er was, of dat het lokale team het ondersteuningsplan "
        "deelde.",
        reverse("casusregie:teamtafel_new", args=[route.casus.kenmerk]),
    )


def judged_result(route: Any) -> Oordeel:
    """The doelen of the gezinsplan were evaluated (CR-C3-02, -03)."""
    if stand_of(route).last_day(Bron.HANDELING, "eindevaluatie"):
        return True
    return Nee(
        "Het eindresultaat is nog niet beoordeeld.",
        "Evalueer de doelen uit het gezinsplan.",
        _act(route, "eindevaluatie"),
    )


def knows_what_follows(route: Any) -> Oordeel:
    """It is clear what follows (CR-C3-01, -02)."""
    if stand_of(route).pad:
        return True
    return Nee(
        "Het is nog niet duidelijk hoe het verder gaat.",
        "Kies bij de maatregel wat het vervolg is.",
        _tab(route),
    )


def took_core_decision(route: Any) -> Oordeel:
    """The basisteam decided to close, on grounds (CR-C3-03)."""
    if stand_of(route).last_day(Bron.BESLUIT, "afsluiten"):
        return True
    return Nee(
        "De kernbeslissing om af te sluiten is nog niet genomen.",
        "Neem dat besluit in het basisteam en leg het vast.",
        reverse("casusregie:basisteambesluit_new", args=[route.casus.kenmerk]),
    )


def wrote_report(route: Any) -> Oordeel:
    """The afsluitrapportage is written and was discussed with the family (CR-C3-03)."""
    stand = stand_of(route)
    if not stand.last_day(Bron.DOCUMENT, "afsluitrapportage", merk="gi"):
        return Nee(
            "De afsluitrapportage is nog niet vastgesteld.",
            "Schrijf de afsluitrapportage en stel haar vast.",
            reverse("casusregie:document_new", args=[route.casus.kenmerk, "afsluitrapportage"]),
        )
    if stand.last_day(Bron.HANDELING, "rapportage_besproken"):
        return True
    return Nee(
        "De afsluitrapportage is nog niet besproken met het gezin.",
        "Bespreek haar en leg vast wat het gezin ervan vindt.",
        _act(route, "rapportage_besproken"),
    )


def measure_has_ended(route: Any) -> Oordeel:
    """As long as a measure runs the regie stays with the GI (CR-C2-20, RV-B14-04)."""
    maatregelen = stand_of(route).maatregelen
    if not maatregelen:
        return Nee(
            "De maatregel is niet vastgelegd.",
            "Leg de maatregel en het einde daarvan vast.",
            reverse("casusregie:maatregel_new", args=[route.casus.kenmerk]),
        )
    lopend = next((m for m in maatregelen if m.loopt), None)
    if lopend is None:
        return True
    return Nee(
        f"De maatregel loopt nog: {lopend.get_soort_display()}.",
        "Leg eerst vast dat de maatregel is geëindigd.",
        _tab(route),
    )


def help_stops_too(route: Any) -> Oordeel:
    """When help goes on the casus is handed over, not closed (CR-C3-01)."""
    if stand_of(route).pad != Pad.LOKAAL_TEAM:
        return True
    return Nee(
        "De hulp gaat door: het lokale team neemt de casusregie over.",
        "Draag de casus over aan het lokale team in plaats van af te sluiten.",
    )


def team_takes_over(route: Any) -> Oordeel:
    """Handing over is for when help goes on (CR-C3-01)."""
    if stand_of(route).pad == Pad.LOKAAL_TEAM:
        return True
    return Nee(
        "Er is niet gekozen dat het lokale team de casusregie overneemt.",
        "Kies bij de maatregel wat het vervolg is.",
        _tab(route),
    )


def held_closing_table(route: Any) -> Oordeel:
    """Handing over happens at a closing teamtafel with parent and team (CR-C3-03, -07)."""
    stand = stand_of(route)
    nieuw = reverse("casusregie:teamtafel_new", args=[route.casus.kenmerk])
    if not stand.days(Bron.TAFEL, "afsluitend"):
        return Nee(
            "Er is nog geen afsluitende teamtafel gehouden.",
            "Plan een afsluitende teamtafel met het gezin en het lokale team.",
            nieuw,
        )
    if all(stand.days(Bron.DEELNAME, rol, merk="afsluitend") for rol in BIJ_AFSLUITING):
        return True
    return Nee(
        "Een ouder of het lokale team was niet bij de afsluitende teamtafel.",
        "Plan nog een afsluitende teamtafel waar beide bij zijn.",
        nieuw,
    )


def asked_the_client(route: Any) -> Oordeel:
    """The client was asked to let the lokaal team have the report; a refusal counts (CR-C3-09).

    With consent the report really goes along; without it nothing is shared.
    """
    casus = route.casus
    rijen = Toestemming.objects.filter(casus=casus, wat=Wat.AFSLUITRAPPORTAGE)
    vragen = list(rijen.exclude(partij=None).order_by("-pk")[:1])
    if not vragen or vragen[0].status == "gevraagd":
        return Nee(
            "De jeugdige en de ouders gaven nog geen antwoord op de vraag of het lokale team de "
            "afsluitrapportage mag krijgen.",
            "Leg uit wat dit oplevert en vraag de toestemming. Een weigering legt u ook vast.",
            reverse("casusregie:toestemming_new", args=[casus.kenmerk]),
        )
    gedeeld = stand_of(route).last_day(Bron.HANDELING, "rapportage_gedeeld")
    if vragen[0].status != "gegeven" or gedeeld or shared_on(casus, "afsluitrapportage"):
        return True
    return Nee(
        "Er is toestemming, maar het lokale team heeft de afsluitrapportage nog niet.",
        "Deel de afsluitrapportage met het lokale team.",
        _act(route, "rapportage_gedeeld"),
    )


def _tab(route: Any) -> str:
    return reverse("casusregie:maatregel_tab", args=[route.casus.kenmerk])


def _act(route: Any, soort: str) -> str:
    return reverse("casusregie:handeling_new", args=[route.casus.kenmerk, soort])


#: In this order a user meets what is missing.
BIJ_EINDE = (
    has_gezinsplan,
    judged_result,
    knows_what_follows,
    took_core_decision,
    wrote_report,
)
BIJ_AFSLUITEN = (*BIJ_EINDE, measure_has_ended, help_stops_too)
BIJ_OVERDRACHT = (
    *BIJ_EINDE,
    team_takes_over,
    held_closing_table,
    asked_the_client,
    measure_has_ended,
)
