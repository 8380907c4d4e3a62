"""Escalaties: de lijst van wie moet antwoorden, en de pagina van één escalatie."""

import uuid
from datetime import date
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Signaal
from casusregie.termijnen.opbouw import derivation
from casusregie.termijnen.paginas import page_url
from casusregie.zicht import get_visible, log_list
from normenkader.instellingen import kalender_op
from normenkader.kader.ladder import GEADRESSEERDEN as LADDERROLLEN
from normenkader.termijnen.regels import Ladder
from normenkader.termijnen.stand import Stand, stand
from organisaties.beleid import dossier, voor_rollen
from organisaties.rollen import Rol
from verloop.schermen.overgangspagina import transition_page

from .forms import AntwoordForm
from .models import Escalatie, Status

PER_PAGINA = 50
GEADRESSEERDEN = (
    *LADDERROLLEN,
    Rol.JEUGDBESCHERMER,
    Rol.BACKOFFICE,
)
TEMPLATE = "casusregie/escalatie_detail.html"


class Regel(NamedTuple):
    """One row of the list: the escalatie and how urgent its answer is."""

    escalatie: Escalatie
    stand: Stand
    casus_url: str


@voor_rollen(*GEADRESSEERDEN)
def escalatie_list(request: HttpRequest) -> HttpResponse:
    """What waits for an answer of the user, or what was dealt with."""
    vandaag = timezone.localdate()
    van_mij = (
        Escalatie.objects.visible_to(request.user, vandaag)
        .addressed_to(request.user, vandaag)
        .for_list()
    )
    gesloten = request.GET.get("weergave") == "gesloten"
    vraag = van_mij.closed().order_by("-sinds", "-pk") if gesloten else van_mij.open()
    pagina = Paginator(vraag, PER_PAGINA).get_page(request.GET.get("pagina"))
    regels = [_row(escalatie, vandaag) for escalatie in pagina]
    log_list(request, "escalaties", len(regels))
    gegevens = {"pagina": pagina, "regels": regels, "gesloten": gesloten}
    return render(request, "casusregie/escalatie_lijst.html", gegevens)


@dossier("GET", "POST")
def escalatie_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One escalatie: why, since when, to whom, and the answer."""
    escalatie = get_visible(Escalatie.objects.for_list(), request, kenmerk, "escalatie")
    if escalatie.ladder != Ladder.TERMIJN:
        return redirect(escalatie.onderwerp_url)
    vandaag = timezone.localdate()
    _mark_read(request, escalatie, vandaag)
    context = _context(escalatie, vandaag)
    if request.method != "POST" and escalatie.status != Status.OPEN:
        return render(request, TEMPLATE, context)
    return transition_page(
        request,
        escalatie,
        "answer",
        form_class=AntwoordForm,
        terug=reverse("casusregie:escalatie_detail", args=[kenmerk]),
        template=TEMPLATE,
        gelukt="Antwoord opgeslagen. Wie aan zet is, krijgt een signaal.",
        **context,
    )


def _row(escalatie: Escalatie, on: date) -> Regel:
    return Regel(
        escalatie,
        _answer_stand(escalatie, on),
        page_url("casusregie.casus", escalatie.casus.kenmerk),
    )


def _answer_stand(escalatie: Escalatie, on: date) -> Stand:
    return stand(escalatie.antwoord_uiterlijk, on, kalender=kalender_op(on))


def _context(escalatie: Escalatie, on: date) -> dict[str, Any]:
    termijn = escalatie.termijn
    lijst = reverse("casusregie:escalatie_list")
    return {
        "escalatie": escalatie,
        "stand": _answer_stand(escalatie, on),
        "afleiding": derivation(termijn) if termijn else [],
        "casus_url": page_url("casusregie.casus", escalatie.casus.kenmerk),
        "kruimels": [("Escalaties", lijst), (f"Casus {escalatie.casus.nummer}", "")],
    }


def _mark_read(request: HttpRequest, escalatie: Escalatie, on: date) -> None:
    """Whoever opens the page has seen the signal about it."""
    signalen = Signaal.objects.filter(casus=escalatie.casus_id, onderwerp_kenmerk=escalatie.kenmerk)
    signalen.for_medewerker(request.user, on).mark_read(timezone.now())
