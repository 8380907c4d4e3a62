"""De schermen van de verblijfsmonitor: de cijfers, de langste verblijven en jaar op jaar."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Casus
from normenkader.instellingen import instelling
from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read
from sturing import bestanden
from sturing.bereik import LEZERS
from verloop.klein import HIDDEN_TEXT
from verloop.schermen.woorden import number
from verloop.tabellen import Blad

from . import grafieken, jaren
from .lezen import Vraag, read
from .maten import DISCLAIMER, MATEN, Cijfer
from .populatie import Persoon, Populatie
from .tonen import Regel, grouped, value

GRONDSLAG = "contractmanagement"
TEGELS = ("clienten", "uitgestroomd", "verblijft", "duur")
DOELEN = "verblijf.doelen"


@voor_rollen(*LEZERS)
def monitor(request: HttpRequest) -> HttpResponse:
    """All measures of the chosen year, with their definition and the nulmeting beside them."""
    vraag = read(request, timezone.now())
    populatie, cijfers, weg = vraag.figures()
    nulmeting = vraag.baseline()
    drempel = 0 if vraag.bron.exact else vraag.drempel
    toen, toen_weg = (nulmeting.cijfers, nulmeting.weg) if nulmeting else (None, set())
    log_read(request, None, "verblijfsmonitor", grondslag=GRONDSLAG)
    gegevens = vraag.context() | {
        "tegels": [_tile(cijfers[code], code in weg) for code in TEGELS],
        "groepen": grouped(cijfers, toen, weg, toen_weg),
        "nulmeting": nulmeting,
        "beelden": [
            grafieken.duration(populatie, drempel),
            grafieken.providers(populatie, drempel),
            grafieken.involvement(populatie, drempel),
            grafieken.costs(cijfers, weg),
        ],
        "vormen": grafieken.forms_in_year(populatie, drempel),
        "disclaimer": DISCLAIMER,
        "bestanden": bestanden.links("sturing:verblijf_bestand", vraag.adres),
        "leeg": not populatie.personen,
    }
    return render(request, "sturing/verblijf/monitor.html", gegevens)


def _tile(cijfer: Cijfer, weg: bool) -> dict[str, Any]:
    maat, waarde = cijfer.maat, cijfer.waarde
    getal = HIDDEN_TEXT if weg else "–" if waarde is None else number(waarde, 0)
    jaren_ = value(maat, waarde).partition("(")[2].rstrip(")") if maat.eenheid == "dagen" else ""
    return {
        "naam": maat.naam,
        "waarde": getal,
        "eenheid": maat.eenheid if maat.eenheid == "dagen" else "",
        "vergelijking": "" if weg else jaren_,
    }


@voor_rollen(*LEZERS)
def longest(request: HttpRequest) -> HttpResponse:
    """The 25 longest stays, one by one: only of own contracts (GV-A-07)."""
    vraag = read(request, timezone.now())
    if not vraag.bron.exact:
        raise PermissionDenied("Van gegevens van anderen laten wij geen losse verblijven zien.")
    populatie, cijfers, _ = vraag.figures()
    log_read(request, None, "langste verblijven", grondslag=GRONDSLAG)
    kop = [cijfers[code] for code in ("top_duur", "top_kosten", "top_leeftijd")]
    gegevens = vraag.context() | {
        "regels": _long_rows(request, vraag, populatie),
        "cijfers": [(c.maat, value(c.maat, c.waarde)) for c in kop],
        "monitor_url": f"{reverse('sturing:verblijf')}?{vraag.adres}",
    }
    return render(request, "sturing/verblijf/langste.html", gegevens)


def _long_rows(request: HttpRequest, vraag: Vraag, p: Populatie) -> list[dict[str, Any]]:
    """A casusnummer as text; a link only for who may open that casus (domein.md §0 n)."""
    casussen = {q.episode.client: vraag.bron.casussen.get(q.episode.client, 0) for q in p.top}
    nummers = dict(Casus.objects.filter(pk__in=casussen.values()).values_list("pk", "nummer"))
    zicht = Casus.objects.visible_to(request.user, vraag.vandaag).filter(pk__in=nummers)
    open_ = dict(zicht.values_list("pk", "kenmerk")) if nummers else {}
    return [
        _long_row(
            p, q, nummers.get(casussen[q.episode.client]), open_.get(casussen[q.episode.client])
        )
        for q in p.top
    ]


def _long_row(p: Populatie, q: Persoon, nummer: str | None, kenmerk: Any) -> dict[str, Any]:
    return {
        "naam": nummer or q.episode.client,
        "url": reverse("casusregie:casus_detail", args=[kenmerk]) if kenmerk else "",
        "van": q.episode.van,
        "tot": q.episode.tot if not q.verblijft else None,
        "dagen": value(MATEN["duur"], q.dagen),
        "kosten": value(MATEN["kosten"], p.stay_cost(q) / 100),
        "leeftijd": q.leeftijd,
        "aanbieders": len(q.episode.aanbieders()),
        "gemeente": q.episode.verblijven[-1].gemeente,
    }


@voor_rollen(*LEZERS)
def yearly(request: HttpRequest) -> HttpResponse:
    """The nulmeting, the years up to the chosen one, and the targets (GV-A-14, GV-A-15)."""
    vraag = read(request, timezone.now())
    rij = jaren.years(vraag.bron, vraag.keuze, vraag.drempel)
    nulmeting = vraag.baseline()
    met_nul = [nulmeting, *rij] if nulmeting else rij
    doelen = instelling(DOELEN, vraag.vandaag)
    log_read(request, None, "verblijf jaar op jaar", grondslag=GRONDSLAG)
    gegevens = vraag.context() | {
        "jaren": met_nul,
        "tabel_": jaren.table(met_nul),
        "doelen": jaren.targets(rij, doelen),
        "lijnen": [
            (MATEN[code], jaren.trend(rij, code), jaren.line(rij, code, doelen.get(code)))
            for code in ("clienten", "duur")
        ],
        "monitor_url": f"{reverse('sturing:verblijf')}?{vraag.adres}",
    }
    return render(request, "sturing/verblijf/jaren.html", gegevens)


@voor_rollen(*LEZERS)
def figures_file(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """Every measure with its definition and source, as a file."""
    vraag = read(request, timezone.now())
    _, cijfers, weg = vraag.figures()
    nulmeting = vraag.baseline()
    toen, toen_weg = (nulmeting.cijfers, nulmeting.weg) if nulmeting else (None, set())
    groepen = grouped(cijfers, toen, weg, toen_weg)
    blad = Blad(
        "Verblijfsmonitor",
        ("Groep", "Maat", "Waarde", "Nulmeting", "Verschil", "Definitie", "Bron", "Eis"),
        [_file_line(groep, regel) for groep, regels in groepen for regel in regels],
        bestanden.head(vraag.moment, vraag.in_words(), [("Let op", DISCLAIMER)]),
    )
    return bestanden.send(request, bestandssoort, blad, "verblijfsmonitor", "verblijfsmonitor")


def _file_line(groep: str, regel: Regel) -> list[str]:
    maat = regel.maat
    return [
        *(groep, maat.naam, regel.waarde, regel.nulmeting, regel.verschil),
        *(maat.definitie, maat.bron, ", ".join(maat.eisen)),
    ]
