"""Wat er klaar moet zijn voordat route A of B sluit: beoordeeld, en de casusregie bekeken."""

from datetime import date
from typing import Any

from django.urls import reverse

from casusregie.casus.models import Routesoort
from casusregie.crisis.models import Crisis
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel

from .beeindiging import Beeindiging
from .beoordeling import Eindbeoordeling, Oordeelstand
from .hulp import help_of
from .overname import Overname
from .regie import Regieheroverweging

#: route C closes with a teamtafel and a report of its own
MET_EINDBEOORDELING = (Routesoort.LOKAAL, Routesoort.MEDISCH)


def no_crisis_left(casus: Any, on: date) -> Oordeel:
    """A casus does not close in a crisis."""
    crisis = Crisis.objects.running().filter(casus=casus).first()
    if crisis is None:
        return True
    return Nee(
        "Er loopt nog een crisis.", "Rond eerst de crisis af.", _url("crisis_detail", crisis)
    )


def no_ending_left(casus: Any, on: date) -> Oordeel:
    """Nor while an aanbieder waits for consent, or help is being taken over."""
    stuk = Beeindiging.objects.open().filter(casus=casus).first()
    if stuk is not None:
        return Nee(
            "Een aanbieder wil stoppen en dat is nog niet afgerond.",
            "Rond eerst het stoppen door de aanbieder af.",
            _url("beeindiging_detail", stuk),
        )
    overname = Overname.objects.open().filter(casus=casus).first()
    if overname is not None:
        return Nee(
            "Er wordt nog andere hulp gezocht.",
            "Leg eerst vast wie de hulp overneemt.",
            _url("overname_detail", overname),
        )
    return True


def every_help_judged(casus: Any, on: date) -> Oordeel:
    """Each traject has its eindbeoordeling (CR-A3-02, CR-B3-02)."""
    if casus.route not in MET_EINDBEOORDELING:
        return True
    klaar = judged(casus)
    for hulp in help_of(casus):
        if hulp.loopt:
            return Nee(
                f"De hulp van {hulp.aanbieder} loopt nog.",
                "Wacht tot de aanbieder de stop heeft gemeld.",
                _url("afronding", casus),
            )
        if hulp.is_geleverd and hulp.kenmerk not in klaar:
            return Nee(
                f"De hulp van {hulp.aanbieder} is nog niet beoordeeld.",
                "Stel eerst de eindbeoordeling vast.",
                _url("afronding", casus),
            )
    return True


def regie_reassessed(casus: Any, on: date) -> Oordeel:
    """Casusregie outside the gezin is looked at again after the last traject (CR-A3-14)."""
    if casus.route not in MET_EINDBEOORDELING or reassessed_on(casus):
        return True
    return Nee(
        "Er is nog niet bekeken of het gezin de casusregie weer zelf kan nemen.",
        "Bespreek dit met het gezin en leg het vast.",
        _url("heroverweging_new", casus),
    )


def judged(casus: Any) -> set[Any]:
    """The help that has an adopted eindbeoordeling."""
    rijen = Eindbeoordeling.objects.filter(casus=casus, status=Oordeelstand.VASTGESTELD)
    return set(rijen.values_list("hulp_kenmerk", flat=True))


def reassessed_on(casus: Any) -> date | None:
    """When casusregie was looked at again since the last help ended; None when it must be.

    Without given help, or when the gezin holds casusregie, there is nothing to look at again:
    then the day of the casus itself counts.
    """
    houder = casus.holder_of(Rol.CASUSREGISSEUR)
    geleverd = [hulp.einde_op for hulp in help_of(casus) if hulp.is_geleverd and hulp.einde_op]
    laatste = Regieheroverweging.objects.filter(casus=casus).order_by("-genomen_op", "-pk").first()
    if laatste is not None and all(laatste.genomen_op >= dag for dag in geleverd):
        dag_van: date = laatste.genomen_op
        return dag_van
    if not geleverd or houder is None or houder.bij_gezin:
        begin: date = casus.aangemeld_op
        return begin
    return None


def _url(naam: str, stuk: Any) -> str:
    return reverse(f"casusregie:{naam}", args=[stuk.kenmerk])
