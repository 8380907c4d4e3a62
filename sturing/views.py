"""Het escalatiedashboard van de contractmanager: cijfers en de lijsten erachter, zonder namen."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from normenkader.instellingen import instelling
from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read
from verloop.schermen import grafiek
from verloop.tabellen import Blad

from . import bestanden, lijsten, onenigheid, overzicht, regels
from .bereik import LEZERS
from .cijfer import Cijfer
from .cijfers import AFSPRAAK
from .context import Vraag, read
from .rijen import inzet_cells

PER_PAGINA = 50
MAAND = timedelta(days=30)
#: figure → whether it is compared to a month ago (a state) or to the period before (a flow)
TEGELS = ("voorbij", "bijna", "boven-de-norm", "zonder-grond", "getoetst")
OOK = (
    *("geen-overeenstemming", "wacht-te-lang", "aanbieder-stopt"),
    *("te-laat-gemeld", "meldingen"),
)
VERSCHILLEN = 10


@voor_rollen(*LEZERS)
def dashboard(request: HttpRequest) -> HttpResponse:
    """The figures, two charts, and the aanbieders with 1-op-1 past the last day."""
    vraag = read(request)
    keuze, vandaag = vraag.keuze, vraag.vandaag
    boven = overzicht.above_per_aanbieder(keuze)
    weken = overzicht.weekly_past_last_day(keuze, vandaag)
    staven = overzicht.bars_of(boven)
    afspraak = instelling(AFSPRAAK, vandaag)
    gegevens = vraag.gegevens | {
        **_tiles(vraag, afspraak),
        "boven": _above_chart(staven),
        "boven_zin": regels.above_norm_sentence(staven, sum(b.alle for b in boven)),
        "weken": grafiek.lines(
            "voorbij", "1-op-1 voorbij de laatste dag, per week", weken, afspraak=0
        ),
        "weken_zin": regels.weekly_sentence(weken),
        "producten": regels.product_rows(overzicht.per_product(keuze), afspraak),
        "afspraak": afspraak,
        "aanbieders": _aanbieders(request, vraag, {b.aanbieder_id: b.alle for b in boven}),
        "verschillen": _differences(request, vraag),
        "verschil_kolommen": onenigheid.VERSCHIL.kolommen,
        "bestanden": bestanden.links("sturing:bestand", vraag.adres, "voorbij"),
    }
    log_read(request, None, "escalaties", grondslag="contractmanagement")
    deel = "sturing/_voorbij.html" if request.headers.get("HX-Request") else ""
    return render(request, deel or "sturing/dashboard.html", gegevens)


def _tiles(vraag: Vraag, afspraak: int) -> dict[str, Any]:
    """Both rows of tiles; every figure is the count of its own list, all in one query."""
    keuze, vandaag = vraag.keuze, vraag.vandaag
    vragen = {s: lijsten.LIJSTEN[s].vraag(keuze, vandaag) for s in (*TEGELS, *OOK)}
    for sleutel in ("voorbij", "bijna"):
        vragen[f"{sleutel} toen"] = lijsten.LIJSTEN[sleutel].vraag(keuze, vandaag - MAAND)
    stopt = lijsten.LIJSTEN["aanbieder-stopt"]
    vragen["stopt toen"] = stopt.vraag(keuze.before(), vandaag)
    n = lijsten.cijfers.count_all(vragen)
    met_grond = n["boven-de-norm"] - n["zonder-grond"]
    boven = regels.tile(
        "boven-de-norm",
        n["boven-de-norm"],
        vraag.adres,
        "warning",
        f"{met_grond} met grond of hardheidsclausule",
    )
    tegels = [
        regels.tile(s, n[s], vraag.adres, soort, regels.compare(n[s], n[f"{s} toen"]))
        for s, soort in (("voorbij", "danger"), ("bijna", "warning"))
    ]
    tegels += [boven | {"eenheid": f"van {n['getoetst']}"}]
    tegels += [regels.share_tile(n["getoetst"] - n["boven-de-norm"], n["getoetst"], afspraak)]
    return {"tegels": tegels, "ook": _more_tiles(vraag, n)}


def _more_tiles(vraag: Vraag, n: dict[str, int]) -> list[dict[str, Any]]:
    uitleg = {
        "geen-overeenstemming": "Bij de contractmanager of de secretaris",
        "wacht-te-lang": "4 weken tot het gesprek, 10 weken tot de hulp",
        "aanbieder-stopt": regels.compare(
            n["aanbieder-stopt"], n["stopt toen"], "de periode ervoor"
        ),
        "te-laat-gemeld": "Start binnen 5 werkdagen, retour binnen 3",
    }
    tegels = [regels.tile(s, n[s], vraag.adres, "warning", tekst) for s, tekst in uitleg.items()]
    tegels[-1]["eenheid"] = f"van {n['meldingen']}"
    return tegels


def _above_chart(staven: list[tuple[str, tuple[int, int]]]) -> Any:
    return grafiek.bars(
        "boven-norm",
        "Toewijzingen boven de norm per aanbieder, met en zonder grond",
        ["Met grond of hardheidsclausule", "Zonder grond"],
        staven,
    )


def _aanbieders(request: HttpRequest, vraag: Vraag, boven: dict[int, int]) -> list[dict[str, Any]]:
    """The table that unfolds, in the chosen order."""
    rijen = overzicht.past_per_aanbieder(vraag.keuze, vraag.vandaag)
    uit = overzicht.unfolded(vraag.keuze, vraag.vandaag, [rij.aanbieder_id for rij in rijen])
    cellen = {
        pk: [inzet_cells(inzet, vraag.vandaag) for inzet in inzetten]
        for pk, inzetten in uit.items()
    }
    tabel = regels.aanbieder_rows(rijen, boven, cellen, vraag.vandaag)
    return regels.in_order(tabel, request.GET.get("sorteer", ""))


def _differences(request: HttpRequest, vraag: Vraag) -> list[dict[str, Any]]:
    """The first differences at the region; the reader opens only what was shared with him."""
    cijfer = lijsten.LIJSTEN["geen-overeenstemming"]
    alle = cijfer.rows(vraag.keuze, vraag.vandaag)
    rijen = onenigheid.with_mine(alle, request.user, vraag.vandaag)[:VERSCHILLEN]
    return [
        {
            "cellen": cijfer.rij.cellen(rij, vraag.vandaag),
            "kenmerk": rij.kenmerk if rij.van_mij else None,
        }
        for rij in rijen
    ]


@voor_rollen(*LEZERS)
def figure_list(request: HttpRequest, cijfer: str) -> HttpResponse:
    """The list behind a figure: the same question, the same filter, the same moment."""
    gekozen, vraag = _figure(cijfer), read(request)
    rijen = gekozen.rows(vraag.keuze, vraag.vandaag)
    pagina = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    gegevens = vraag.gegevens | {
        "cijfer": gekozen,
        "pagina": pagina,
        "aantal": gekozen.count_words(pagina.paginator.count),
        "kolommen": gekozen.rij.kolommen,
        "rijen": [gekozen.rij.cellen(rij, vraag.vandaag) for rij in pagina],
        "dashboard_url": f"{reverse('sturing:dashboard')}?{vraag.adres}",
        "bestanden": bestanden.links("sturing:bestand", vraag.adres, cijfer),
    }
    detail = f"{cijfer}, {len(gegevens['rijen'])} rijen"
    log_read(request, None, "cijferlijst", grondslag="contractmanagement", detail=detail)
    return render(request, "sturing/lijst.html", gegevens)


@voor_rollen(*LEZERS)
def figure_file(request: HttpRequest, cijfer: str, bestandssoort: str) -> HttpResponse:
    """The same list as CSV, Excel or OpenDocument."""
    gekozen, vraag = _figure(cijfer), read(request)
    rijen = list(gekozen.rows(vraag.keuze, vraag.vandaag)[: bestanden.HOOGUIT + 1])
    kolommen = gekozen.rij.kolommen
    uitleg = [("Definitie", gekozen.definitie), ("Bron", gekozen.bron)]
    if len(rijen) > bestanden.HOOGUIT:
        uitleg.append(("Let op", f"Alleen de eerste {bestanden.HOOGUIT} rijen. Kies een filter."))
    blad = Blad(
        gekozen.naam,
        bestanden.headings(kolommen),
        [
            bestanden.line(kolommen, gekozen.rij.cellen(rij, vraag.vandaag))
            for rij in rijen[: bestanden.HOOGUIT]
        ],
        bestanden.head(vraag.gegevens["moment"], vraag.form.words(), uitleg),
    )
    return bestanden.send(request, bestandssoort, blad, cijfer, "cijferlijst")


def _figure(sleutel: str) -> Cijfer:
    if sleutel not in lijsten.LIJSTEN:
        raise Http404("niet gevonden")
    return lijsten.LIJSTEN[sleutel]
