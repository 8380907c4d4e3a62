"""Stoppen door de aanbieder: beginnen, gesprekken, de zes stappen en de stand."""

import uuid
from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from organisaties.beleid import dossier
from verloop.mogelijkheden import moves
from verloop.overgangen import amend
from verloop.schermen.overgangspagina import transition_page

from .acten import add_talk, begin_ending
from .beeindiging import Beeindiging, Stand
from .bewakers import talks_of
from .forms import STAPPEN, BeginForm, BesluitForm, GesprekForm
from .gesprek import Stopgesprek
from .partijen import decider_of, is_behandelregisseur
from .stoptekst import GELUKT, GEVOLGEN, UITLEG, facts, steps
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

BEGIN_GEVOLGEN = [
    "Wie de casusregie heeft, hoort dit meteen.",
    "De hulp gaat door tot er toestemming en een oplossing is.",
    "Daarna legt u de gesprekken vast met de jeugdige en de ouders of voogd.",
]


@dossier("GET", "POST")
def beeindiging_new(request: HttpRequest, kenmerk: uuid.UUID, hulp: uuid.UUID) -> HttpResponse:
    """Step 1: the aanbieder tells that it may have to stop."""
    casus, gekozen = casus_and_help(request, kenmerk, hulp, "stoppen door de aanbieder")
    refuse_unless(Beeindiging(casus=casus, aanbieder_id=gekozen.aanbieder_id), request)
    return act_page(
        request,
        casus,
        BeginForm(posted(request)),
        lambda **velden: begin_ending(casus, gekozen, **velden),
        terug=reverse("casusregie:afronding", args=[kenmerk]),
        naar=detail_url,
        kop="Melden dat u misschien wilt stoppen",
        uitleg=f"Het gaat om {gekozen.naam}.",
        gevolgen=BEGIN_GEVOLGEN,
        knop="Melden",
        gelukt="Gemeld. Wie de casusregie heeft, krijgt een signaal.",
    )


@dossier("GET")
def beeindiging_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The six steps with their days, what was written and what can be done now."""
    stuk = _get(request, kenmerk, "stoppen door de aanbieder")
    vandaag = timezone.localdate()
    gegevens = {
        "stuk": stuk,
        "stappen": steps(stuk),
        "acties": [_action(stuk, m) for m in moves(stuk, request.user, vandaag)],
        "rijen": facts(stuk),
        "gesprekken": talks_of(stuk),
        "mag_gesprek": _may_talk(stuk, request.user),
        **piece_context(request, stuk.casus),
    }
    return render(request, "casusregie/beeindiging_detail.html", gegevens)


@dossier("GET", "POST")
def beeindiging_step(request: HttpRequest, kenmerk: uuid.UUID, stopzet: str) -> HttpResponse:
    """One of the steps, with its form."""
    stuk = _get(request, kenmerk, "stoppen door de aanbieder")
    step_of(stuk, stopzet)
    form = STAPPEN[stopzet]
    vast: dict[str, Any] = {}
    if form is BesluitForm:
        beslisser = decider_of(stuk.casus, stuk.aanbieder_id)
        vast = {"beslisser": beslisser, "casus": stuk.casus, "on": stuk.vandaag}
        vast_uitleg = f"Het gaat om de toestemming van: {beslisser.label.lower()}."
    return transition_page(
        request,
        stuk,
        stopzet,
        form_class=form,
        form_kwargs=vast,
        terug=detail_url(stuk),
        uitleg=vast_uitleg if vast else UITLEG.get(stopzet, ""),
        gevolgen=GEVOLGEN.get(stopzet, []),
        gelukt=GELUKT.get(stopzet, "Opgeslagen."),
        template="casusregie/afronding_stap.html",
        stuk=stuk,
        rijen=facts(stuk) if vast else [],
        **piece_context(request, stuk.casus),
    )


@dossier("GET", "POST")
def stopgesprek_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """A talk with jeugdige, ouders or voogd."""
    stuk = _get(request, kenmerk, "gesprek over stoppen")
    refuse_unless(Stopgesprek(beeindiging=stuk, casus=stuk.casus), request)
    return act_page(
        request,
        stuk.casus,
        GesprekForm(posted(request)),
        lambda **velden: add_talk(stuk, **velden),
        terug=detail_url(stuk),
        kop="Gesprek vastleggen",
        uitleg="Met wie sprak u over de redenen om te stoppen?",
        gelukt="Gesprek vastgelegd.",
    )


@dossier("GET", "POST")
def stopgesprek_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Complete the report and the afspraken."""
    rijen = Stopgesprek.objects.select_related("beeindiging")
    gesprek = visible_piece(rijen, request, kenmerk, "gesprek over stoppen")
    oordeel = gesprek.may_amend(request.user)
    if not oordeel:
        raise PermissionDenied(getattr(oordeel, "reden", "Dit mag u niet."))
    begin = {naam: getattr(gesprek, naam) for naam in GesprekForm.base_fields}
    return act_page(
        request,
        gesprek.casus,
        GesprekForm(posted(request), initial=begin),
        lambda **velden: amend(gesprek, **velden),
        terug=detail_url(gesprek.beeindiging),
        kop="Gesprek aanvullen",
        gelukt="Gesprek opgeslagen.",
    )


def _get(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Beeindiging:
    rijen = Beeindiging.objects.select_related(
        "aanbieder", "besloten_door", "gezinslid__jeugdige", "kopie_aan"
    )
    stuk: Beeindiging = visible_piece(rijen, request, kenmerk, onderdeel)
    return stuk


def _action(stuk: Beeindiging, actie: Any) -> Any:
    if not actie.toegestaan:
        return actie
    url = reverse("casusregie:beeindiging_step", args=[stuk.kenmerk, actie.naam])
    primair = actie.custom.get("volgorde", 50) == 10
    return replace(actie, url=url, uitleg=UITLEG.get(actie.naam, ""), primair=primair)


def _may_talk(stuk: Beeindiging, medewerker: Any) -> bool:
    vroeg = stuk.status in (Stand.VOORNEMEN, Stand.GESPROKEN)
    return vroeg and bool(is_behandelregisseur(stuk, medewerker))
