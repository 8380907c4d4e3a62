"""De lijst van verschillen tussen dossier en bericht, en wat er per verschil te doen is."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from arrangementen.berichten.opnieuw.views import refusal
from arrangementen.toewijzing.models import Toewijzing
from casusregie.zicht import get_visible, log_list
from organisaties.beleid import dossier, voor_rollen
from organisaties.http import HttpRequest
from organisaties.rollen import Rol
from verloop.fouten import Geblokkeerd
from verloop.schermen.overgangspagina import transition_page

from . import tabel
from .forms import BekendForm
from .models import Berichtverschil, Verschilstand
from .oplossen import DOEN, solutions_of, solve

PER_PAGINA = 50


@voor_rollen(Rol.BACKOFFICE)
def verschil_lijst(request: HttpRequest) -> HttpResponse:
    """What the dossier and the messages do not agree on, the oldest first."""
    alle = Berichtverschil.objects.of_backoffice(request.user, timezone.localdate())
    stand = request.GET.get("stand", Verschilstand.OPEN)
    stand = stand if stand in Verschilstand.values else Verschilstand.OPEN
    soort = request.GET.get("soort", "")
    rijen = alle.filter(status=stand)
    if soort in tabel.PER_SOORT:
        rijen = rijen.filter(soort=soort)
    delen = ("casus", "aanbieder", "toewijzing", "verzoek")
    pagina = Paginator(rijen.select_related(*delen), PER_PAGINA).get_page(request.GET.get("pagina"))
    log_list(request, "verschillen tussen dossier en bericht", len(pagina.object_list))
    gegevens = {
        "pagina": pagina,
        "stand": stand,
        "weergaven": _views(alle, stand),
        "groepen": [_kinds(soort)],
        "verborgen": [("stand", stand)],
        "gekozen": 1 if soort in tabel.PER_SOORT else 0,
    }
    deel = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    naam = "_verschillen.html" if deel else "verschillen.html"
    return render(request, f"arrangementen/berichten/{naam}", gegevens)


def _views(alle: Any, gekozen: str) -> list[dict[str, Any]]:
    tellingen = dict(
        alle.order_by().values("status").annotate(n=Count("pk")).values_list("status", "n")
    )
    return [
        {
            "naam": label,
            "url": f"?stand={waarde}",
            "aantal": tellingen.get(waarde, 0),
            "actief": waarde == gekozen,
        }
        for waarde, label in Verschilstand.choices
    ]


def _kinds(gekozen: str) -> dict[str, Any]:
    opties = [
        {"waarde": code, "naam": naam, "gekozen": code == gekozen}
        for code, naam in [("", "Alle soorten"), *tabel.SOORTEN]
    ]
    return {"naam": "Soort verschil", "sleutel": "soort", "soort": "keuze", "opties": opties}


def _get(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Any:
    """The difference, if it is of an own gemeente; else not found."""
    vandaag = timezone.localdate()
    eigen = Berichtverschil.objects.of_backoffice(request.user, vandaag)
    delen = ("casus", "gemeente", "aanbieder", "toewijzing", "verzoek", "bericht")
    rijen = Berichtverschil.objects.filter(pk__in=eigen.values("pk")).select_related(*delen)
    return get_visible(rijen, request, kenmerk, onderdeel)


@dossier("GET", "POST", rollen=(Rol.BACKOFFICE,))
def verschil_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Both sides beside each other, the solutions, and the form to accept it."""
    verschil = _get(request, kenmerk, "verschil tussen dossier en bericht")
    regel = tabel.PER_SOORT[verschil.soort]
    terug = reverse("arrangementen:verschil_lijst")
    return (
        transition_page(
            request,
            verschil,
            "accept",
            form_class=BekendForm,
            terug=terug,
            template="arrangementen/berichten/verschil.html",
            verschil=verschil,
            kop=regel.naam,
            uitleg=regel.uitleg,
            oplossingen=_offers(verschil, request.user),
            ziet_toewijzing=_sees(verschil, request.user),
            gelukt="Het verschil is vastgelegd als bekend.",
        )
        if verschil.status == Verschilstand.OPEN
        else _settled(request, verschil, regel, terug)
    )


def _sees(verschil: Any, medewerker: Any) -> bool:
    """May the page of the toewijzing be opened: a backoffice has the messages, not the dossier."""
    rijen = Toewijzing.objects.visible_to(medewerker, timezone.localdate())
    return rijen.filter(pk=verschil.toewijzing_id).exists()


def _settled(request: HttpRequest, verschil: Any, regel: Any, terug: str) -> HttpResponse:
    gegevens = {
        "verschil": verschil,
        "kop": regel.naam,
        "uitleg": regel.uitleg,
        "terug": terug,
        "oplossingen": [],
        "ziet_toewijzing": _sees(verschil, request.user),
    }
    status = 409 if request.method == "POST" else 200
    return render(request, "arrangementen/berichten/verschil.html", gegevens, status=status)


def _offers(verschil: Any, medewerker: Any) -> list[dict[str, Any]]:
    """The buttons: what is done here at once, and links to sending again."""
    knoppen: list[dict[str, Any]] = []
    for code in solutions_of(verschil):
        knop = {"code": code, "naam": tabel.OPLOSSINGEN[code], "url": ""}
        if code not in DOEN:
            bericht = verschil.bericht
            nieuw = code == tabel.HERSTELLEN
            if bericht is None or refusal(bericht, medewerker, nieuw) is not None:
                continue
            knop["url"] = reverse("arrangementen:bericht_opnieuw", args=[bericht.kenmerk])
        knoppen.append(knop)
    return knoppen


@dossier("POST", rollen=(Rol.BACKOFFICE,))
def verschil_oplossen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Do the chosen solution and say what was done."""
    verschil = _get(request, kenmerk, "verschil oplossen")
    try:
        gedaan = solve(
            verschil, request.POST.get("oplossing", ""), by=request.user, op=timezone.now()
        )
    except ValidationError as fout:
        messages.error(request, " ".join(fout.messages))
        return redirect("arrangementen:verschil_detail", kenmerk)
    except Geblokkeerd as fout:
        messages.error(request, f"{fout} {fout.weg}".strip())
        return redirect("arrangementen:verschil_detail", kenmerk)
    messages.success(request, gedaan)
    return redirect("arrangementen:verschil_lijst")
