"""Wat een plaatsing tegenhoudt zolang uithuisplaatsing dreigt: geen plan, antwoord of besluit."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from casusregie.afspraken.models import Afspraak
from casusregie.crisis.models import Crisis
from verloop.redenen import Nee, Oordeel

from .dreiging import Dreiging
from .keuzes import Kern
from .plan import answers, draft_of, plan_of

Eis = Callable[[Any, Any], Nee | None]


def placement_may_begin(casus: Any) -> Oordeel:
    """May a stay be proposed or assigned in this casus (GV-M1-02)?

    True while nothing threatens, or while a crisis runs: then the safety of the jeugdige comes
    first and the plan follows (own choice). Otherwise the plan holds, every party answered, the
    werkafspraken stand and the kernbeslissing was taken together. Nee names the first of these
    that is missing, with the page on which to do it.
    """
    dreiging = Dreiging.objects.running_in(casus)
    if dreiging is None or Crisis.objects.running().filter(casus=casus).exists():
        return True
    plan = plan_of(casus)
    return next((nee for eis in EISEN if (nee := eis(dreiging, plan)) is not None), True)


def lacks_plan(dreiging: Any, plan: Any) -> Nee | None:
    """The plan is mandatory."""
    if plan is not None:
        return None
    concept = draft_of(dreiging.casus)
    if concept is None:
        weg = "Maak eerst samen het plan van aanpak."
        naar = reverse(
            "casusregie:document_new", args=[dreiging.casus.kenmerk, "plan_uithuisplaatsing"]
        )
    else:
        weg = "Maak het plan af en stel het vast."
        naar = reverse("casusregie:document_detail", args=[concept.kenmerk])
    return Nee("Uithuisplaatsing dreigt en het plan van aanpak is nog niet vastgesteld.", weg, naar)


def lacks_answers(dreiging: Any, plan: Any) -> Nee | None:
    """Every party said whether it agrees (GV-M1-01)."""
    wacht = [antwoord.naam for antwoord in answers(dreiging, plan) if antwoord.akkoord is None]
    if not wacht:
        return None
    return Nee(
        f"Nog geen antwoord op het plan van: {', '.join(wacht)}.",
        "Vraag of deze partij akkoord is, en leg het antwoord vast.",
        page_of(dreiging),
    )


def lacks_afspraken(dreiging: Any, plan: Any) -> Nee | None:
    """Werkafspraken are recorded (GV-M1-07)."""
    if Afspraak.objects.of_source(dreiging.kenmerk).exists():
        return None
    return Nee(
        "Er zijn nog geen werkafspraken bij dit plan.",
        "Leg vast wie wat doet, en voor welke dag.",
        page_of(dreiging),
    )


def lacks_decision(dreiging: Any, plan: Any) -> Nee | None:
    """The newest kernbeslissing says so: never decided alone (GV-M1-12)."""
    nieuwste = dreiging.kernbeslissingen.order_by("-genomen_op", "-pk").first()
    if nieuwste is not None and nieuwste.besluit in (Kern.UITHUISPLAATSING, Kern.PERSPECTIEF):
        return None
    return Nee(
        "Er is geen kernbeslissing om de jeugdige ergens anders te laten wonen.",
        "Neem dit besluit samen met een gedragswetenschapper en leg het vast.",
        page_of(dreiging),
    )


def page_of(dreiging: Any) -> str:
    """The page of the traject."""
    return reverse("casusregie:dreiging_detail", args=[dreiging.kenmerk])


EISEN: tuple[Eis, ...] = (lacks_plan, lacks_answers, lacks_afspraken, lacks_decision)
