"""De bladzijde van de regio: indicatoren van de Regiovisie, elk met zijn definitie."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from normenkader.instellingen import instelling
from organisaties.beleid import voor_rollen

from . import regiovisie
from .bereik import LEZERS
from .klein import threshold


@voor_rollen(*LEZERS)
def region(request: HttpRequest) -> HttpResponse:
    """The indicators of the Regiovisie, each with its definition."""
    vandaag = timezone.localdate()
    gegevens = {
        "maanden": instelling(regiovisie.MAANDEN, vandaag),
        "drempel": threshold(vandaag),
        "moment": timezone.now(),
        "in_een_keer": regiovisie.first_time_right(vandaag),
        "stapeling": regiovisie.stacked(vandaag),
        "pleegzorg": regiovisie.foster_share(vandaag),
    }
    return render(request, "sturing/regiovisie.html", gegevens)
