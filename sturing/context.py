"""Wat elke pagina met cijfers nodig heeft: de keuze uit het adres, de dag en het moment."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone

from arrangementen.models import Product
from organisaties.models import Organisatie
from organisaties.rollen import Soort

from .bereik import Bereik, reach_of
from .keuze import Keuze, KeuzeForm, presets, twelve_months, with_period


@dataclass(frozen=True)
class Vraag:
    """One request for figures: who asks, what for, and of which moment the answer is."""

    bereik: Bereik
    form: KeuzeForm
    keuze: Keuze
    vandaag: date
    #: the filter as it travels to lists and files
    adres: str
    gegevens: dict[str, Any]


def read(request: HttpRequest, zonder: tuple[str, ...] = (), heel_jaar: bool = False) -> Vraag:
    """The filter of this address; `zonder` are filters that this page does not have.

    Without a period it is about this year, or about the last twelve months with `heel_jaar`.
    """
    vandaag = timezone.localdate()
    vraag = with_period(request.GET, vandaag, twelve_months(vandaag)) if heel_jaar else request.GET
    bereik = reach_of(request.user, vandaag)
    form = KeuzeForm(
        with_period(vraag, vandaag),
        on=vandaag,
        gemeenten=bereik.eigen,
        aanbieders=[] if "aanbieder" in zonder else aanbieders_on(vandaag),
        producten=[] if "product" in zonder else products_on(vandaag),
        zonder=(*zonder, *_nothing_to_choose(bereik)),
    )
    keuze = form.chosen()
    adres = urlencode([(naam, w) for naam in form.fields if (w := vraag.get(naam, ""))])
    gegevens = {
        "form": form,
        "keuze": keuze,
        "bereik": bereik,
        "vandaag": vandaag,
        "moment": timezone.now(),
        "perioden": presets(vraag, vandaag),
        "vraag": adres,
    }
    return Vraag(bereik, form, keuze, vandaag, adres, gegevens)


def _nothing_to_choose(bereik: Bereik) -> tuple[str, ...]:
    """The contractmanager of one gemeente has no gemeente to choose."""
    return () if bereik.regionaal or len(bereik.eigen) > 1 else ("gemeente",)


def aanbieders_on(on: date) -> list[tuple[int, str]]:
    """Every aanbieder that is valid on that day, by name."""
    rijen = Organisatie.objects.of_soort(Soort.AANBIEDER).valid_on(on)
    return list(rijen.values_list("pk", "naam"))


def products_on(on: date) -> list[tuple[str, str]]:
    """Every product that is valid on that day, by code."""
    rijen = Product.objects.valid_on(on).values_list("code", "naam")
    return [(code, f"{naam} ({code})") for code, naam in rijen]
