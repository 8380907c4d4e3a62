"""Budget, toegekend en gedeclareerd in euro van een jaar: per contract, perceel of gemeente."""

from collections.abc import Collection
from datetime import date
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from arrangementen.aanbod.bevoegd import LEZERS
from arrangementen.aanbod.geld import PER, Bedragen, amounts
from arrangementen.aanbod.inkoop import joint_gemeenten
from arrangementen.declaraties.bedragen import euro_words, in_euros
from arrangementen.declaraties.groepen import bar
from arrangementen.declaraties.views import NAMEN, file_head, send_file
from organisaties.beleid import voor_rollen
from verloop.schermen.invoer import clean_text
from verloop.tabellen import Blad

from .indeling import division
from .pagina_views import JAREN, own_gemeenten, year_of
from .views import MAP

KOLOMMEN = ("Naam", "Budget (euro)", "Toegekend (euro)", "Gedeclareerd (euro)", "Procent")


@voor_rollen(*LEZERS)
def aanbod_budget(request: HttpRequest) -> HttpResponse:
    """Three amounts per line, and which part of what was granted is declared."""
    vandaag = timezone.localdate()
    jaar, per = year_of(request, vandaag), _per(request)
    eigen = own_gemeenten(request.user, vandaag)
    adres = f"per={per}&jaar={jaar}"
    gegevens: dict[str, Any] = {
        "regels": [_words(regel) for regel in _rows(jaar, per, eigen, vandaag)],
        "keuzes": division(f"euro-{per}", jaar),
        "kop": "Gemeente" if per == "gemeente" else PER[per].removeprefix("Per ").capitalize(),
        "per": per,
        "alleen_eigen": eigen is not None,
        "jaar": jaar,
        "jaren": range(vandaag.year - JAREN, vandaag.year + JAREN),
        "bestanden": [
            {
                "naam": naam,
                "url": f"{reverse('arrangementen:aanbod_budget_bestand', args=[soort])}?{adres}",
            }
            for soort, naam in NAMEN.items()
        ],
    }
    return render(request, f"{MAP}/budget.html", gegevens)


@voor_rollen(*LEZERS)
def aanbod_budget_bestand(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """The same lines as a file."""
    vandaag = timezone.localdate()
    jaar, per = year_of(request, vandaag), _per(request)
    regels = _rows(jaar, per, own_gemeenten(request.user, vandaag), vandaag)
    kop = [*file_head(), ("Jaar", str(jaar)), ("Indeling", PER[per])]
    blad = Blad("Budget", KOLOMMEN, [_cells(regel) for regel in regels], kop)
    return send_file(request, bestandssoort, blad, f"budget-{jaar}", "contract")


def _rows(jaar: int, per: str, eigen: Collection[int] | None, on: date) -> list[Bedragen]:
    """Of the own gemeenten; for the region per gemeente those it buys for."""
    if per == "gemeente" and eigen is None:
        eigen = set(joint_gemeenten(on).values_list("gemeente", flat=True))
    return amounts(jaar, per, eigen)


def _per(request: HttpRequest) -> str:
    gekozen = clean_text(request.GET.get("per", ""))
    return gekozen if gekozen in PER else "contract"


def _words(regel: Bedragen) -> dict[str, Any]:
    return {
        "naam": regel.naam,
        "budget": "–" if regel.budget is None else euro_words(_cents(regel.budget)),
        "toegekend": euro_words(_cents(regel.toegekend)),
        "gedeclareerd": euro_words(regel.gedeclareerd),
        "van_budget": regel.van_budget,
        **bar(regel.procent),
    }


def _cells(regel: Bedragen) -> list[Any]:
    budget = None if regel.budget is None else in_euros(_cents(regel.budget))
    toegekend = in_euros(_cents(regel.toegekend))
    return [regel.naam, budget, toegekend, in_euros(regel.gedeclareerd), regel.procent]


def _cents(bedrag: Fraction) -> int:
    """Whole eurocents, a half upward."""
    return int(bedrag + Fraction(1, 2))
