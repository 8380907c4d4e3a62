"""Wat een plaatsing tegenhoudt zolang uithuisplaatsing dreigt: geen plan, antwoord of besluit."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from verloop.redenen import Nee, Oordeel

from .dreiging import Dreiging
from .keuzes import Kern
from .plan import PLAN, Traject

Eis = Callable[[Traject], Nee | None]


def placement_may_begin(casus: Any) -> Oordeel:
    """May a stay be proposed or assigned in this casus (GV-M1-02)?

    True while nothing threatens, or while a crisis runs: then the safety of the jeugdige comes
    first and the plan follows (own choice). Otherwise what `verdict` says.
    """
    dreiging = Dreiging.objects.running_in(casus)
    if dreiging is None:
        return True
    dreiging.casus = casus  # the same casus, fetched once
    return verdict(Traject(dreiging))


def verdict(traject: Traject) -> Oordeel:
    """The plan holds, every party answered, werkafspraken stand, and it was decided together.

    Nee names the first of these that is missing, with the page on which to do it.
    """
    nee = next((nee for eis in EISEN if (nee := eis(traject)) is not None), None)
    if nee is None or traject.crisis_loopt:
        return True
    return nee


def lacks_plan(traject: Traject) -> Nee | None:
    """The plan is mandatory."""
    if traject.plan is not None:
        return None
    concept = traject.concept
    if concept is None:
        weg = "Maak eerst samen het plan van aanpak."
        naar = reverse("casusregie:document_new", args=[traject.casus.kenmerk, PLAN])
    else:
        weg = "Maak het plan af en stel het vast."
        naar = reverse("casusregie:document_detail", args=[concept.kenmerk])
    return Nee("Uithuisplaatsing dreigt en het plan van aanpak is nog niet vastgesteld.", weg, naar)


def lacks_answers(traject: Traject) -> Nee | None:
    """Every party said whether it agrees (GV-M1-01)."""
    if not traject.wacht:
        return None
    return Nee(
        f"Nog geen antwoord op het plan van: {', '.join(traject.wacht)}.",
        "Vraag of deze partij akkoord is, en leg het antwoord vast.",
        page_of(traject.dreiging),
    )


def lacks_afspraken(traject: Traject) -> Nee | None:
    """Werkafspraken are recorded (GV-M1-07)."""
    if traject.afspraken:
        return None
    return Nee(
        "Er zijn nog geen werkafspraken bij dit plan.",
        "Leg vast wie wat doet, en voor welke dag.",
        page_of(traject.dreiging),
    )


def lacks_decision(traject: Traject) -> Nee | None:
    """The newest kernbeslissing says so: never decided alone (GV-M1-12)."""
    nieuwste = next(iter(traject.kernbeslissingen), None)
    if nieuwste is not None and nieuwste.besluit in (Kern.UITHUISPLAATSING, Kern.PERSPECTIEF):
        return None
    return Nee(
        "Er is geen kernbeslissing om de jeugdige ergens anders te laten wonen.",
        "Neem dit besluit samen met een gedragswetenschapper en leg het vast.",
        page_of(traject.dreiging),
    )


def page_of(dreiging: Any) -> str:
    """The page of the traject."""
    return reverse("casusregie:dreiging_detail", args=[dreiging.kenmerk])


EISEN: tuple[Eis, ...] = (lacks_plan, lacks_answers, lacks_afspraken, lacks_decision)
