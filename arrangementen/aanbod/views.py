"""Het aanbod voor verwijzers: wie welke hulp geeft, zonder gegevens van iemand (CR-B1-06)."""

from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from organisaties.beleid import openbaar
from verloop.schermen.invoer import clean_text

from .models import Contract, Productsoort


@openbaar("GET")
def overzicht(request: HttpRequest) -> HttpResponse:
    """Contracted help per kind, for a huisarts or jeugdarts; public, since an arts has no log-in.

    Shows names of aanbieders, their telephone and ages only: no tariffs, nobody's data.
    """
    soort = clean_text(request.GET.get("soort", ""))
    vandaag = timezone.localdate()
    contracten = Contract.objects.valid_on(vandaag).select_related("aanbieder", "product")
    if soort in Productsoort.values:
        contracten = contracten.filter(product__soort=soort)
    rijen = contracten.order_by("product__soort", "product__naam", "aanbieder__naam", "pk")
    gegevens: dict[str, Any] = {
        "groepen": [
            (Productsoort(code).label, _lines(list(groep)))
            for code, groep in groupby(rijen, key=lambda c: c.product.soort)
        ],
        "soorten": Productsoort.choices,
        "soort": soort,
        "vandaag": vandaag,
    }
    return render(request, "arrangementen/aanbod.html", gegevens)


def _lines(contracten: list[Contract]) -> list[dict[str, Any]]:
    """One line per product with its aanbieders."""
    regels = []
    for product, groep in groupby(contracten, key=lambda c: c.product):
        aanbieders = {c.aanbieder_id: c.aanbieder for c in groep}
        regels.append({"product": product, "aanbieders": list(aanbieders.values())})
    return regels
