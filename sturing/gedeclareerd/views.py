"""De pagina's met budget en gerealiseerd naast elkaar: per aanbieder, product of maand."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from arrangementen.declaraties.bedragen import in_euros
from arrangementen.declaraties.toon import month_words
from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read
from sturing import bestanden
from sturing.bereik import LEZERS, reach_of
from sturing.normgebruik.views import tabs
from verloop.klein import HIDDEN_TEXT
from verloop.schermen.invoer import clean_text
from verloop.tabellen import Blad

from .maanden import Maandregel, Maandtabel, chart
from .tellen import PER, Regel, lines, own, rows

MAAND = "maand"
INDELING = PER | {MAAND: "Per maand"}
KOPPEN = ("Naam", "Toewijzingen", "Toegewezen", "Gedeclareerd", "Signalen", "Gebruikt")
MAANDKOPPEN = ("Toewijzingen", "Toegewezen", "Met declaratie", "Gedeclareerd", "Gebruikt")
KOLOMMEN = (
    *("Naam", "Toewijzingen", "Toegewezen (euro)", "Gedeclareerd (euro)"),
    *("Signalen", "Procent"),
)
MAANDKOLOMMEN = (
    *("Toewijzingen", "Toegewezen (euro)", "Toewijzingen met declaratie", "Gedeclareerd (euro)"),
    "Procent",
)
DEFINITIE = (
    "Toegewezen is het hele volume maal het tarief van het contract, of het budget. Gedeclareerd "
    "is wat is toegekend, met correcties eraf. Toewijzingen die lopen of vanaf vorig jaar liepen."
)
MAANDDEFINITIE = (
    "Toegewezen is gelijk verdeeld over de dagen van elke toewijzing. Gedeclareerd is wat is "
    "toegekend voor hulp in die maand, met correcties eraf. De laatste 13 maanden."
)


@voor_rollen(*LEZERS)
def declared(request: HttpRequest) -> HttpResponse:
    """Granted and declared beside each other; counts too small to show stay hidden."""
    per = _per(request)
    log_read(request, None, "gedeclareerd naast toegewezen", grondslag="contractmanagement")
    if per == MAAND:
        return _months_page(request)
    regels, bereik = _lines(request, per)
    gegevens = _frame(per, bereik) | {
        "regels": [regel.words() for regel in regels],
        "koppen": KOPPEN,
        "iets_verborgen": any(regel.verborgen for regel in regels),
        "definitie": DEFINITIE,
        "bestanden": bestanden.links("sturing:gedeclareerd_bestand", f"per={per}"),
    }
    return render(request, "sturing/gedeclareerd/pagina.html", gegevens)


def _months_page(request: HttpRequest) -> HttpResponse:
    """All months with a chart, or the list of one month per aanbieder."""
    tabel, maand, bereik = _months(request)
    regels = tabel.of_month(maand) if maand else tabel.months()
    vraag = f"per={MAAND}" + (f"&maand={maand:%Y-%m}" if maand else "")
    gegevens = _frame(MAAND, bereik) | {
        "regels": [regel.words() for regel in regels],
        "koppen": MAANDKOPPEN,
        "maand": month_words(maand) if maand else "",
        "grafiek": None if maand else chart(regels, timezone.localdate()),
        "alle_url": f"{reverse('sturing:gedeclareerd')}?per={MAAND}",
        "iets_verborgen": any(regel.verborgen for regel in regels),
        "definitie": MAANDDEFINITIE,
        "bestanden": bestanden.links("sturing:gedeclareerd_bestand", vraag),
    }
    return render(request, "sturing/gedeclareerd/maanden.html", gegevens)


@voor_rollen(*LEZERS)
def declared_file(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """The same table as a file."""
    per = _per(request)
    if per == MAAND:
        return _months_file(request, bestandssoort)
    regels, bereik = _lines(request, per)
    keuze = [("Bereik", bereik.naam), ("Indeling", PER[per])]
    kop = bestanden.head(timezone.now(), keuze, [("Uitleg", DEFINITIE)])
    blad = Blad("Gedeclareerd", KOLOMMEN, [_cells(regel) for regel in regels], kop)
    return bestanden.send(request, bestandssoort, blad, "gedeclareerd", "gedeclareerd")


def _months_file(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    tabel, maand, bereik = _months(request)
    regels = tabel.of_month(maand) if maand else tabel.months()
    keuze = [("Bereik", bereik.naam), ("Indeling", INDELING[MAAND])]
    keuze += [("Maand", month_words(maand))] if maand else []
    kop = bestanden.head(timezone.now(), keuze, [("Uitleg", MAANDDEFINITIE)])
    kolommen = ("Aanbieder" if maand else "Maand", *MAANDKOLOMMEN)
    blad = Blad("Gedeclareerd", kolommen, [_month_cells(regel) for regel in regels], kop)
    return bestanden.send(request, bestandssoort, blad, "gedeclareerd-maand", "gedeclareerd")


def _frame(per: str, bereik: Any) -> dict[str, Any]:
    """What every division of the page shows."""
    return {
        "tabs": tabs("sturing:gedeclareerd"),
        "per_keuzes": _choices(per),
        "bereik": bereik,
        "moment": timezone.now(),
    }


def _per(request: HttpRequest) -> str:
    gekozen = clean_text(request.GET.get("per", ""))
    return gekozen if gekozen in INDELING else "aanbieder"


def _lines(request: HttpRequest, per: str) -> tuple[list[Regel], Any]:
    vandaag = timezone.localdate()
    bereik = reach_of(request.user, vandaag)
    return lines(rows(bereik, vandaag), per, vandaag), bereik


def _months(request: HttpRequest) -> tuple[Maandtabel, date | None, Any]:
    """The table, and the month that was asked for; 404 for one that it does not have."""
    vandaag = timezone.localdate()
    bereik = reach_of(request.user, vandaag)
    tabel = Maandtabel(rows(bereik, vandaag), own(bereik, vandaag), vandaag)
    gevraagd = clean_text(request.GET.get("maand", ""))
    maand = next((m for m in tabel.maanden if f"{m:%Y-%m}" == gevraagd), None)
    if gevraagd and maand is None:
        raise Http404("niet gevonden")
    return tabel, maand, bereik


def _choices(per: str) -> list[dict[str, Any]]:
    url = reverse("sturing:gedeclareerd")
    return [
        {"naam": naam, "url": f"{url}?per={code}", "actief": code == per}
        for code, naam in INDELING.items()
    ]


def _cells(regel: Regel) -> list[Any]:
    if regel.toegewezen_cent is None or regel.gedeclareerd_cent is None:
        return [regel.naam, *[HIDDEN_TEXT] * 5]
    bedragen = in_euros(regel.toegewezen_cent), in_euros(regel.gedeclareerd_cent)
    return [regel.naam, regel.aantal, *bedragen, regel.signalen, regel.procent]


def _month_cells(regel: Maandregel) -> list[Any]:
    toegewezen, gedeclareerd = (
        HIDDEN_TEXT if cent is None else in_euros(cent)
        for cent in (regel.toegewezen_cent, regel.gedeclareerd_cent)
    )
    lopend, met = (
        HIDDEN_TEXT if aantal is None else aantal for aantal in (regel.lopend, regel.met_declaratie)
    )
    return [regel.naam, lopend, toegewezen, met, gedeclareerd, regel.procent]
