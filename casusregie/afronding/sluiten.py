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
    nodig = casus.route in MET_EINDBEOORDELING and must_reassess(casus)
    if not nodig or reassessed_on(casus):
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


def must_reassess(casus: Any) -> bool:
    """Is there something to look at again: given help, and casusregie outside the gezin?"""
    houder = casus.holder_of(Rol.CASUSREGISSEUR)
    return bool(_delivered(casus)) and houder is not None and not houder.bij_gezin


def reassessed_on(casus: Any) -> date | None:
    """The day on which casusregie was looked at again since the last help ended; else None."""
    laatste = Regieheroverweging.objects.filter(casus=casus).order_by("-genomen_op", "-pk").first()
    if laatste is None or any(laatste.genomen_op < einde for einde in _delivered(casus)):
        return None
    dag: date = laatste.genomen_op
    return dag


def _delivered(casus: Any) -> list[date]:
    """The last days of the help that was really given and is over."""
    return [hulp.einde_op for hulp in help_of(casus) if hulp.is_geleverd and hulp.einde_op]


def _url(naam: str, stuk: Any) -> str:
    return reverse(f"casusregie:{naam}", args=[stuk.kenmerk])
