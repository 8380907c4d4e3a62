"""Het overzicht van het einde van hulp, stoppen door de jeugdige, overname en tussenoordeel."""

import uuid
from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import case_context, page_casus
from organisaties.beleid import dossier, voor_rollen
from organisaties.http import HttpRequest
from organisaties.rollen import Rol
from verloop.mogelijkheden import moves
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import transition_page

from .acten import judge_interim, reassess, seek_takeover, stop_by_jeugdige
from .beeindiging import Beeindiging
from .forms import (
    HeroverwegingForm,
    OvergenomenForm,
    OvernameForm,
    StopmeldingForm,
    TussenoordeelForm,
)
from .overname import Overname
from .overzicht import help_rows, reassessments
from .regie import Regieheroverweging, Resultaatoordeel
from .stopmelding import Stopmelding
from .views_delen import (
    act_page,
    casus_and_help,
    detail_url,
    piece_context,
    posted,
    refuse_unless,
    step_of,
    visible_piece,
)

PER_PAGINA = 50


@dossier("GET")
def afronding(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """All help of a casus with how it ends, and what can be done."""
    casus = page_casus(request, kenmerk, "afronding")
    vandaag = timezone.localdate()
    gegevens = {
        "rijen": help_rows(casus, request.user, vandaag),
        **reassessments(casus, request.user, vandaag),
        **case_context(request, casus),
    }
    return render(request, "casusregie/afronding.html", gegevens)


@dossier("GET", "POST")
def stopmelding_new(request: HttpRequest, kenmerk: uuid.UUID, hulp: uuid.UUID) -> HttpResponse:
    """The jeugdige stops: the regie hears it, the aanbieder sends the JW307."""
    casus, gekozen = casus_and_help(request, kenmerk, hulp, "stoppen door de jeugdige")
    refuse_unless(Stopmelding(casus=casus, aanbieder_id=gekozen.aanbieder_id), request)
    return act_page(
        request,
        casus,
        StopmeldingForm(posted(request)),
        lambda **velden: stop_by_jeugdige(casus, gekozen, **velden),
        terug=_back(kenmerk),
        naar=detail_url,
        kop="De jeugdige stopt met de hulp",
        uitleg=f"Het gaat om {gekozen.naam} bij {gekozen.aanbieder}.",
        gevolgen=[
            "Proces- en casusregisseur krijgen een signaal.",
            "De aanbieder meldt de stop (JW307) binnen 5 werkdagen na de laatste dag.",
        ],
        gelukt="Vastgelegd. Proces- en casusregisseur krijgen een signaal.",
    )


@dossier("GET")
def stopmelding_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """What was told about stopping, and whether the JW307 was sent."""
    stuk = visible_piece(
        Stopmelding.objects.select_related("aanbieder"),
        request,
        kenmerk,
        "stoppen door de jeugdige",
    )
    gegevens = {"stuk": stuk, **piece_context(request, stuk.casus)}
    return render(request, "casusregie/stopmelding_detail.html", gegevens)


@dossier("GET", "POST")
def overname_new(request: HttpRequest, kenmerk: uuid.UUID, hulp: uuid.UUID) -> HttpResponse:
    """Better helped elsewhere: the aanbieder looks for who takes over (CR-B2-07)."""
    casus, gekozen = casus_and_help(request, kenmerk, hulp, "overname")
    refuse_unless(Overname(casus=casus, aanbieder_id=gekozen.aanbieder_id), request)
    return act_page(
        request,
        casus,
        OvernameForm(posted(request)),
        lambda **velden: seek_takeover(casus, gekozen, **velden),
        terug=_back(kenmerk),
        naar=detail_url,
        kop="Andere hulp past beter",
        uitleg=f"Het gaat om {gekozen.naam}.",
        gevolgen=["U blijft verantwoordelijk voor de hulp tot een ander die overneemt."],
        gelukt="Vastgelegd. U blijft verantwoordelijk tot de overname.",
    )


@dossier("GET")
def overname_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Why, with whom it was discussed, and who took over."""
    stuk = _overname(request, kenmerk)
    acties = [
        replace(m, url=reverse("casusregie:overname_step", args=[kenmerk, m.naam]))
        if m.toegestaan
        else m
        for m in moves(stuk, request.user, timezone.localdate())
    ]
    gegevens = {"stuk": stuk, "acties": acties, **piece_context(request, stuk.casus)}
    return render(request, "casusregie/overname_detail.html", gegevens)


@dossier("GET", "POST")
def overname_step(request: HttpRequest, kenmerk: uuid.UUID, overnamezet: str) -> HttpResponse:
    """Taken over, or withdrawn."""
    stuk = _overname(request, kenmerk)
    step_of(stuk, overnamezet)
    return transition_page(
        request,
        stuk,
        overnamezet,
        form_class=OvergenomenForm if overnamezet == "take_over" else Formulier,
        terug=detail_url(stuk),
        gelukt="Opgeslagen.",
        **piece_context(request, stuk.casus),
    )


@dossier("GET", "POST")
def heroverweging_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Can the gezin take the casusregie again (CR-A3-14)?"""
    casus = page_casus(request, kenmerk, "casusregie opnieuw bekijken")
    refuse_unless(Regieheroverweging(casus=casus), request)
    return act_page(
        request,
        casus,
        HeroverwegingForm(posted(request)),
        lambda **velden: reassess(casus, **velden),
        terug=_back(kenmerk),
        kop="Casusregie opnieuw bekijken",
        uitleg="Na elk traject bekijkt u of het gezin de casusregie weer zelf kan nemen.",
        gevolgen=["Bij ‘ja’ heeft het gezin vanaf vandaag zelf de casusregie."],
        gelukt="Vastgelegd waar de casusregie nu ligt.",
    )


@dossier("GET", "POST")
def resultaatoordeel_new(request: HttpRequest, kenmerk: uuid.UUID, hulp: uuid.UUID) -> HttpResponse:
    """The procesregisseur judges interim results and the invoice (CR-M-06)."""
    casus, gekozen = casus_and_help(request, kenmerk, hulp, "resultaten beoordelen")
    refuse_unless(Resultaatoordeel(casus=casus, aanbieder_id=gekozen.aanbieder_id), request)
    return act_page(
        request,
        casus,
        TussenoordeelForm(posted(request)),
        lambda **velden: judge_interim(casus, gekozen, **velden),
        terug=_back(kenmerk),
        kop="Resultaten beoordelen",
        uitleg=f"Het gaat om {gekozen.naam} bij {gekozen.aanbieder}.",
        gelukt="Oordeel vastgelegd.",
    )


@voor_rollen(Rol.CONTRACTMANAGER)
def kopie_list(request: HttpRequest) -> HttpResponse:
    """The contractmanager's copies of meldingen of stopping: codes and days, no names."""
    eigen = request.user.organisaties_op(timezone.localdate(), Rol.CONTRACTMANAGER)
    rijen = Beeindiging.objects.copied_to(*eigen).select_related("aanbieder", "casus__gemeente")
    pagina = Paginator(rijen.order_by("-gemeld_op", "-pk"), PER_PAGINA).get_page(
        request.GET.get("pagina")
    )
    return render(request, "casusregie/beeindiging_kopieen.html", {"pagina": pagina})


def _overname(request: HttpRequest, kenmerk: uuid.UUID) -> Any:
    rijen = Overname.objects.select_related("aanbieder")
    return visible_piece(rijen, request, kenmerk, "overname")


def _back(kenmerk: uuid.UUID) -> str:
    return reverse("casusregie:afronding", args=[kenmerk])
