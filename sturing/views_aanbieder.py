"""Aanbieders in cijfers: allemaal naast elkaar, één aanbieder, en de reeksen over de tijd."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from casusregie.afronding.keuzes import Waarde
from normenkader.instellingen import instelling
from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.schermen.invoer import clean_text
from verloop.tabellen import Blad

from . import bestanden, regels
from .aanbieders import IN_LIJST, KOLOMMEN, aanbieders, in_order, page_of
from .bereik import LEZERS
from .cijfers import AFSPRAAK
from .context import Vraag, read
from .lijsten import LIJSTEN
from .normgebruik.views import tabs
from .reeksen import PERIODEN, all_series

GROND = "contractmanagement"
ZOEK_HOOGUIT = 60
#: The trends have a period of their own: the last twelve months.
PERIODE = ("begin", "einde")


@voor_rollen(*LEZERS)
def aanbieder_list(request: HttpRequest) -> HttpResponse:
    """All aanbieders beside each other; a name narrows the list."""
    vraag, zoek = read(request), _searched(request)
    rijen = aanbieders(vraag.keuze, vraag.vandaag, zoek)
    gegevens = vraag.gegevens | {
        "rijen": in_order(rijen, request.GET.get("sorteer", "")),
        "kolommen": KOLOMMEN,
        "zoek": zoek,
        "verborgen": [(naam, w) for naam, w in request.GET.items() if naam != "q"],
        "tabs": tabs("sturing:aanbieder_list"),
        "bestanden": bestanden.links("sturing:aanbieders_bestand", request.GET.urlencode()),
    }
    log_read(request, None, "aanbieders", grondslag=GROND)
    deel = "sturing/_aanbieders.html" if request.headers.get("HX-Request") else ""
    return render(request, deel or "sturing/aanbieders.html", gegevens)


@voor_rollen(*LEZERS)
def aanbieder_file(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """The same table as a file."""
    vraag = read(request)
    rijen = aanbieders(vraag.keuze, vraag.vandaag, _searched(request))
    sleutels = [sleutel for _, sleutel in KOLOMMEN]
    definities = [(LIJSTEN[s].naam, LIJSTEN[s].definitie) for s in IN_LIJST]
    blad = Blad(
        "Aanbieders",
        ["Aanbieder", *(kop for kop, _ in KOLOMMEN)],
        [[rij["naam"], *(rij[s] for s in sleutels)] for rij in rijen],
        bestanden.head(vraag.gegevens["moment"], vraag.form.words(), definities),
    )
    return bestanden.send(request, bestandssoort, blad, "aanbieders", "aanbieders")


def _searched(request: HttpRequest) -> str:
    return clean_text(request.GET.get("q", "")).strip()[:ZOEK_HOOGUIT]


@voor_rollen(*LEZERS)
def aanbieder_detail(request: HttpRequest, aanbieder: str) -> HttpResponse:
    """One aanbieder: 1-op-1, norm, waiting, quality, stopping, messages and trends."""
    vraag = read(request, zonder=("aanbieder",))
    welke = _aanbieder(aanbieder)
    keuze = vraag.keuze.at(welke.pk)
    bladzijde = page_of(keuze, vraag.vandaag)
    per = _per(request)
    adres = f"{vraag.adres}&aanbieder={welke.pk}".lstrip("&")
    gegevens = vraag.gegevens | {
        "aanbieder": welke,
        "b": bladzijde,
        "tegels": _tiles(bladzijde, adres, instelling(AFSPRAAK, vraag.vandaag)),
        "lijsten": {s.replace("-", "_"): regels.list_url(s, adres) for s in LIJSTEN},
        "scores": _scores(bladzijde.oordeel),
        "meldingen": _messages(bladzijde, adres),
        "zonder_grond": bladzijde.aantallen["zonder-grond"],
        "stopt": bladzijde.aantallen["aanbieder-stopt"],
        "reeksen": all_series(keuze, vraag.vandaag, per),
        **_periods(per),
    }
    log_read(request, None, "aanbieder", grondslag=GROND)
    return render(request, "sturing/aanbieder.html", gegevens)


def _aanbieder(kenmerk: str) -> Organisatie:
    try:
        gevonden = Organisatie.objects.filter(kenmerk=uuid.UUID(kenmerk))
        return gevonden.get(soort=Soort.AANBIEDER)
    except (ValueError, Organisatie.DoesNotExist) as fout:
        raise Http404("niet gevonden") from fout


def _tiles(b: Any, adres: str, afspraak: int) -> list[dict[str, Any]]:
    n = b.aantallen
    duur = (
        "Nog geen 1-op-1 beëindigd" if b.op_tijd is None else f"{b.op_tijd} procent op tijd klaar"
    )
    grond = f"{b.met_grond} met grond, {n['zonder-grond']} zonder"
    return [
        regels.tile("voorbij", n["voorbij"], adres, "danger", duur),
        regels.tile("boven-de-norm", n["boven-de-norm"], adres, "warning", grond),
        regels.share_tile(
            n["getoetst"] - n["boven-de-norm"],
            n["getoetst"],
            afspraak,
            regels.list_url("getoetst", adres),
            "Bekijk alle toewijzingen",
        ),
        regels.tile("wacht-te-lang", b.wacht_te_lang, adres, "warning", f"{b.wacht} wachten er nu"),
    ]


def _messages(b: Any, adres: str) -> list[dict[str, Any]]:
    """Both kinds of message with the lists behind them."""
    return [
        {
            "cijfer": melding,
            "url": regels.list_url(melding.lijst, adres),
            "url_te_laat": regels.list_url(melding.lijst_te_laat, adres),
        }
        for melding in b.meldingen
    ]


def _scores(oordeel: Any) -> list[tuple[str, Any]]:
    """The seven local scores by name (CR-K-02); not given is left out."""
    scores = oordeel.scores if oordeel else {}
    return [(str(w.label), scores[w.value]) for w in Waarde if w.value in scores]


@voor_rollen(*LEZERS)
def trend_list(request: HttpRequest) -> HttpResponse:
    """Every trend over the last twelve months beside the twelve before."""
    vraag, per = read(request, zonder=PERIODE), _per(request)
    gegevens = vraag.gegevens | {
        "reeksen": all_series(vraag.keuze, vraag.vandaag, per),
        "bestanden": bestanden.links("sturing:trends_bestand", _with_per(vraag, per)),
        **_periods(per),
    }
    return render(request, "sturing/trends.html", gegevens)


@voor_rollen(*LEZERS)
def trend_file(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """All trends under each other as a file."""
    vraag, per = read(request, zonder=PERIODE), _per(request)
    reeksen = all_series(vraag.keuze, vraag.vandaag, per)
    blad = Blad(
        "Trends",
        ["Cijfer", "Periode", "Waarde"],
        [[reeks.naam, naam, waarde] for reeks in reeksen for naam, waarde in reeks.punten],
        bestanden.head(
            vraag.gegevens["moment"],
            vraag.form.words()[1:],
            [(reeks.naam, reeks.zin) for reeks in reeksen],
        ),
    )
    return bestanden.send(request, bestandssoort, blad, "trends", "trends")


def _per(request: HttpRequest) -> str:
    gekozen = request.GET.get("per", "")
    return gekozen if gekozen in PERIODEN else "maand"


def _with_per(vraag: Vraag, per: str) -> str:
    return f"{vraag.adres}&per={per}".lstrip("&")


def _periods(per: str) -> dict[str, Any]:
    keuzes = [{"sleutel": s, "naam": naam, "actief": s == per} for s, (naam, _) in PERIODEN.items()]
    return {"per": per, "per_keuzes": keuzes, "trends_url": reverse("sturing:trends")}
