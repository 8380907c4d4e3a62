"""De pagina waarop de gemeente de duidelijke verzoeken samen toekent."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from arrangementen.schermen import period_in_words, size_in_words
from arrangementen.vierogen.grens import euro
from casusregie.zicht import log_list
from organisaties.beleid import voor_rollen

from .forms_afweging import AfwegingForm
from .keuzes import GEMEENTEROLLEN
from .overzicht import help_in_words
from .samen import Kandidaat, Uitslag, candidates, grant_together

MERKEN = {"gelukt": ("Toegekend", "success"), "eerder": ("Was al toegekend", "plain")}


@voor_rollen(*GEMEENTEROLLEN, methoden=("GET", "POST"))
def verzoeken_samen(request: HttpRequest) -> HttpResponse:
    """First what would be granted and what not, with the reasons; then the outcome per row."""
    vandaag = timezone.localdate()
    gekozen = [kenmerk for kenmerk in request.POST.getlist("verzoek") if _is_uuid(kenmerk)]
    form = AfwegingForm(request.POST if request.method == "POST" else None, dag=vandaag)
    if form.is_bound and not gekozen:
        form.add_error(None, "Kies minstens één verzoek")
    if form.is_bound and form.is_valid():
        return _result(request, gekozen, form.cleaned_data["afweging"])
    kandidaten = candidates(request.user, vandaag)
    log_list(request, "verzoeken samen toekennen", len(kandidaten))
    gegevens = {
        "form": form,
        "mee": [_row(k, gekozen or None) for k in kandidaten if k.gaat_mee],
        "apart": [_row(k, None) for k in kandidaten if not k.gaat_mee],
        "kruimels": _crumbs(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "arrangementen/verzoeken_samen.html", gegevens, status=status)


def _result(request: HttpRequest, gekozen: list[str], afweging: dict[str, str]) -> HttpResponse:
    op, vandaag = timezone.now(), timezone.localdate()
    uitslagen = grant_together(gekozen, afweging, by=request.user, op=op, on=vandaag)
    gelukt = sum(uitslag.soort == "gelukt" for uitslag in uitslagen)
    log_list(request, "verzoeken samen toegekend", len(uitslagen))
    gegevens = {
        "uitslagen": [_outcome(uitslag) for uitslag in uitslagen],
        "gelukt": gelukt,
        "niet": len(uitslagen) - gelukt,
        "kruimels": _crumbs(),
    }
    return render(request, "arrangementen/verzoeken_samen_uitslag.html", gegevens)


def _is_uuid(tekst: str) -> bool:
    try:
        uuid.UUID(tekst)
    except ValueError:
        return False
    return True


def _crumbs() -> list[tuple[str, str]]:
    return [("Verzoeken", reverse("arrangementen:verzoek_lijst")), ("Samen toekennen", "")]


def _row(kandidaat: Kandidaat, gekozen: list[str] | None) -> dict[str, Any]:
    verzoek: Any = kandidaat.verzoek
    return {
        "verzoek": verzoek,
        "hulp": help_in_words(verzoek),
        "omvang": size_in_words(verzoek),
        "periode": period_in_words(verzoek.begindatum, verzoek.einddatum),
        "bedrag": "onbekend" if kandidaat.prijs.cent is None else euro(kandidaat.prijs.cent),
        "bezwaar": kandidaat.bezwaar,
        "uiterlijk": verzoek.uiterlijk,
        "gekozen": gekozen is None or str(verzoek.kenmerk) in gekozen,
    }


def _outcome(uitslag: Uitslag) -> dict[str, Any]:
    naam, soort = MERKEN.get(uitslag.soort, ("Niet toegekend", "warning"))
    return {
        "verzoek": uitslag.verzoek,
        "hulp": help_in_words(uitslag.verzoek),
        "merk": naam,
        "soort": soort,
        "tekst": uitslag.tekst,
    }
