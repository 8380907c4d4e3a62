"""De pagina's van een dreigende uithuisplaatsing: de vlag, het traject en de momenten."""

import uuid
from datetime import date
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.afronding.views_delen import (
    act_page,
    piece_context,
    posted,
    refuse_unless,
    visible_piece,
)
from casusregie.casus.banner import page_casus
from casusregie.casus.pagina import page_row
from casusregie.crisis.models import Crisis
from casusregie.logboek.stapviews import mark_read
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from verloop.fouten import Conflict
from verloop.meekomen import carried, hand_over, unpack
from verloop.mogelijkheden import moves
from verloop.redenen import Nee
from verloop.schermen.overgangspagina import transition_page

from . import forms
from .akkoord import Partijakkoord
from .bevoegd import carries
from .dreiging import Dreiging
from .kernbeslissing import Kernbeslissing
from .maken import answer, decide, raise_flag
from .moment import Monitormoment
from .plan import answers, plan_of
from .tafels import tafels_of
from .weergave import UITLEG, deadline, moment_words, owner, traject_context

BANNERTAB = "document_list"


@dossier("GET", "POST")
def dreiging_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Put the flag up; a running traject shows itself instead."""
    casus = page_casus(request, kenmerk, "dreigende uithuisplaatsing")
    lopend = Dreiging.objects.running_in(casus)
    if lopend is not None:
        return redirect(page(lopend))
    refuse_unless(Dreiging(casus=casus), request)
    return act_page(
        request,
        casus,
        forms.VlagForm(posted(request)),
        partial(raise_flag, casus),
        terug=reverse("casusregie:casus_detail", args=[kenmerk]),
        naar=page,
        kop="Uithuisplaatsing dreigt",
        uitleg="U maakt dan samen één plan van aanpak.",
        knop="Vastleggen",
        gevolgen=[
            "Het plan van aanpak wordt verplicht. Zonder plan kan er geen verblijf in.",
            "De monitoringmomenten staan meteen in de werkvoorraad.",
        ],
        gelukt="Vastgelegd. Maak nu samen het plan van aanpak.",
    )


@dossier("GET")
def dreiging_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The traject: what is ready, the moments, the answers and the decisions."""
    dreiging = _get(request, kenmerk, "dreigende uithuisplaatsing")
    mark_read(request, dreiging)
    mag = {
        "mag_leiden": bool(dreiging.may_amend(request.user)),
        "mag_antwoorden": bool(carries(dreiging, request.user)),
    }
    gegevens = {
        **traject_context(dreiging, request.user, dreiging.vandaag),
        "volger": owner(dreiging.casus),
        **mag,
        **piece_context(request, dreiging.casus, BANNERTAB),
    }
    return render(request, "casusregie/uithuisplaatsing/traject.html", gegevens)


@dossier("GET", "POST")
def dreiging_step(request: HttpRequest, kenmerk: uuid.UUID, trajectzet: str) -> HttpResponse:
    """One move of the traject."""
    if trajectzet not in forms.FORMULIEREN:
        raise Http404("niet gevonden")
    dreiging = _get(request, kenmerk, "dreigende uithuisplaatsing")
    return transition_page(
        request,
        dreiging,
        trajectzet,
        form_class=forms.FORMULIEREN[trajectzet],
        initial={"partijen": dreiging.partijen},
        terug=page(dreiging),
        uitleg=UITLEG[trajectzet],
        gelukt="Opgeslagen.",
        **piece_context(request, dreiging.casus, BANNERTAB),
    )


@dossier("GET", "POST")
def dreiging_akkoord(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Record what a party says of the plan that holds."""
    dreiging = _get(request, kenmerk, "akkoord op het plan van aanpak")
    _refuse(carries(dreiging, request.user))
    plan = plan_of(dreiging.casus)
    if plan is None:
        raise Conflict("Het plan van aanpak is nog niet vastgesteld. Stel eerst het plan vast.")
    refuse_unless(Partijakkoord(dreiging=dreiging, plan=plan), request)
    wacht = [(a.partij, a.naam) for a in answers(dreiging, plan) if a.akkoord is None]
    return act_page(
        request,
        dreiging.casus,
        forms.AkkoordForm(posted(request), wacht=wacht),
        partial(answer, dreiging),
        terug=page(dreiging),
        kop="Akkoord vastleggen",
        uitleg=f"Het gaat om versie {plan.versienummer} van het plan van aanpak.",
        gelukt="Het antwoord is vastgelegd.",
    )


@dossier("GET", "POST")
def dreiging_kern(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Record a kernbeslissing."""
    dreiging = _get(request, kenmerk, "kernbeslissing")
    refuse_unless(Kernbeslissing(dreiging=dreiging), request)
    return act_page(
        request,
        dreiging.casus,
        forms.KernForm(posted(request), on=dreiging.vandaag),
        partial(decide, dreiging),
        terug=page(dreiging),
        kop="Kernbeslissing vastleggen",
        uitleg="U neemt dit besluit nooit alleen.",
        gelukt="De kernbeslissing is vastgelegd.",
    )


@dossier("GET")
def monitormoment_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One moment: when, who, how it goes, and what can be done."""
    moment = _moment(request, kenmerk)
    mark_read(request, moment)
    zet = next(iter(moves(moment, request.user, moment.vandaag)), None)
    gegevens = {
        "stuk": moment,
        "uiterlijk": deadline(moment),
        "zet": zet,
        "naar": reverse("casusregie:monitormoment_hold", args=[kenmerk]),
        "traject": page(moment.dreiging),
        "tafel": _tafel(request, moment),
        **moment_words(moment),
        **piece_context(request, moment.dreiging.casus, BANNERTAB),
    }
    return render(request, "casusregie/uithuisplaatsing/moment.html", gegevens)


@dossier("GET", "POST")
def monitormoment_hold(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Record what was seen and agreed at this moment."""
    moment = _moment(request, kenmerk)
    doelen = (
        [rij["doel"] for rij in (moment.plan.inhoud.get("doelen") or [])] if moment.plan else []
    )
    tafels = tafels_of(moment.casus, request.user, moment.vandaag)
    return transition_page(
        request,
        moment,
        "hold",
        form_class=forms.MomentForm,
        form_kwargs={
            "soort": moment.soort,
            "doelen": doelen,
            "tafels": [(str(t.kenmerk), f"{t.naam}, {t.op:%d-%m-%Y}") for t in tafels],
        },
        terug=page(moment.dreiging),
        kop=f"Vastleggen: moment {moment}",
        uitleg="Consulent, verwijzer, aanbieder en gezin kijken samen.",
        knop="Moment vastleggen",
        gevolgen=["Wijkt u af van de koers? Dan komt er meteen een moment 2a bij."],
        gelukt="Het moment is vastgelegd.",
        **piece_context(request, moment.dreiging.casus, BANNERTAB),
    )


def page(dreiging: Any) -> str:
    """The page of a traject."""
    return reverse("casusregie:dreiging_detail", args=[dreiging.kenmerk])


def _refuse(oordeel: Any) -> None:
    if isinstance(oordeel, Nee):
        raise PermissionDenied(oordeel.reden)


def _tafel(request: HttpRequest, moment: Monitormoment) -> Any:
    if moment.tafel_kenmerk is None:
        return None
    tafels = tafels_of(moment.casus, request.user, moment.vandaag)
    return next((t for t in tafels if t.kenmerk == moment.tafel_kenmerk), None)


def _rows(lezer: Any, on: date) -> QuerySet[Dreiging]:
    """Every traject with its moments, and whether a crisis runs, in one question."""
    momenten = Monitormoment.objects.filter(dreiging=OuterRef("pk")).order_by("pk")
    rijen = Dreiging.objects.select_related("casus", "gesteld_door")
    crisis = Crisis.objects.running().filter(casus=OuterRef("casus"))
    return rijen.annotate(momenten_nu=carried(momenten), crisis_nu=Exists(crisis))


def _get(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Any:
    dreiging = visible_piece(_rows, request, kenmerk, onderdeel)
    hand_over(dreiging, "momenten", unpack(Monitormoment, dreiging.momenten_nu))
    return dreiging


def _moment(request: HttpRequest, kenmerk: uuid.UUID) -> Monitormoment:
    rijen = Monitormoment.objects.select_related("dreiging__casus")
    moment: Monitormoment = get_visible(rijen, request, kenmerk, "monitoringmoment")
    moment.dreiging.casus = page_row(moment.dreiging.casus_id, timezone.localdate(), request.user)
    moment.on(timezone.localdate())
    return moment
