"""De pagina's van een crisis: melden, volgen, contact en elke stap."""

import uuid
from dataclasses import replace
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.afronding.views_delen import (
    act_page,
    detail_url,
    piece_context,
    posted,
    refuse_unless,
    step_of,
    visible_piece,
)
from casusregie.casus.banner import page_casus
from casusregie.casus.models import Regierol
from organisaties.beleid import dossier
from organisaties.rollen import Rol
from verloop.mogelijkheden import moves
from verloop.schermen.overgangspagina import transition_page

from .forms import CitForm, ContactForm, MeldForm, form_for
from .melden import log_contact, report_crisis, reporting_aanbieder
from .models import Crisis, Crisiscontact

UITLEG = {
    "solve_within": "Dit is het uitgangspunt: de aanbieder lost het zelf op.",
    "involve_regie": "Als het niet verantwoord of haalbaar is binnen het arrangement.",
    "deploy_cit": "Het CIT neemt tijdelijk de rol van crisiscasusregisseur.",
    "take_crisisregie": "U stemt steeds af met de casusregisseur.",
    "appoint": "Het team stelt direct een casusregisseur beschikbaar.",
    "record_plan": "Tot dan blijft de crisishulp verantwoordelijk.",
    "finish": "De hulp is overgedragen en de crisis is voorbij.",
    "dismiss": "Als het bij nader inzien geen crisis is.",
}
GEVOLGEN = {
    "deploy_cit": [
        "De crisismedewerkers van het team zien deze casus zolang de crisis duurt.",
        "Is er nog geen casusregisseur? Dan krijgt het lokale team direct een verzoek.",
    ],
    "finish": ["De crisiscasusregie eindigt. Het CIT ziet de casus daarna niet meer."],
}


@dossier("GET", "POST")
def crisis_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Report a crisis."""
    casus = page_casus(request, kenmerk, "crisis melden")
    vast = {"aanbieder_id": reporting_aanbieder(casus, request.user, timezone.localdate())}
    refuse_unless(Crisis(casus=casus, **vast), request)
    return act_page(
        request,
        casus,
        MeldForm(posted(request)),
        partial(report_crisis, casus, **vast),
        terug=reverse("casusregie:casus_detail", args=[kenmerk]),
        naar=detail_url,
        kop="Crisis melden",
        uitleg="Het is een crisis als beide waar zijn. Bel bij direct gevaar 112.",
        knop="Crisis melden",
        gevolgen=["Wie de regie heeft, krijgt meteen een signaal."],
        gelukt="Crisis gemeld. Wie de regie heeft, krijgt een signaal.",
    )


@dossier("GET")
def crisis_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """How it stands, who has the regie, the contacts and what can be done."""
    crisis = _get(request, kenmerk, "crisis")
    contact = Crisiscontact(crisis=crisis, casus=crisis.casus).on(crisis.vandaag)
    gegevens = {
        "stuk": crisis,
        "acties": [_action(crisis, m) for m in moves(crisis, request.user, crisis.vandaag)],
        "rijen": facts(crisis),
        "regie": holders(crisis),
        "contacten": crisis.contacten.select_related("door"),
        "mag_contact": bool(contact.may_register(request.user)),
        **piece_context(request, crisis.casus, "casus_detail"),
    }
    return render(request, "casusregie/crisis_detail.html", gegevens)


@dossier("GET", "POST")
def crisis_step(request: HttpRequest, kenmerk: uuid.UUID, crisiszet: str) -> HttpResponse:
    """One move of a crisis, with its form."""
    crisis = _get(request, kenmerk, "crisis")
    step_of(crisis, crisiszet)
    form = form_for(crisis, crisiszet)
    vast: dict[str, Any] = {"on": crisis.vandaag} if form is CitForm else {}
    if crisiszet == "appoint":
        vast = {"on": crisis.vandaag, "casus": crisis.casus}
    return transition_page(
        request,
        crisis,
        crisiszet,
        form_class=form,
        form_kwargs=vast,
        terug=detail_url(crisis),
        uitleg=UITLEG[crisiszet],
        gevolgen=GEVOLGEN.get(crisiszet, []),
        gelukt="Opgeslagen.",
        **piece_context(request, crisis.casus, "casus_detail"),
    )


@dossier("GET", "POST")
def crisiscontact_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Write down a contact."""
    crisis = _get(request, kenmerk, "contact tijdens een crisis")
    refuse_unless(Crisiscontact(crisis=crisis, casus=crisis.casus), request)
    return act_page(
        request,
        crisis.casus,
        ContactForm(posted(request)),
        partial(log_contact, crisis),
        terug=detail_url(crisis),
        kop="Contact vastleggen",
        gelukt="Contact vastgelegd.",
    )


def facts(crisis: Crisis) -> list[tuple[str, str]]:
    """What was written down; empty answers are left out."""
    rijen = [
        ("Wat er aan de hand is", crisis.get_aard_display()),
        ("Wat er gebeurt", crisis.omschrijving),
        ("Buiten kantoortijd", "Ja" if crisis.buiten_kantoortijd else "Nee"),
        ("Gemeld door aanbieder", str(crisis.aanbieder or "")),
        ("Wat de aanbieder doet", crisis.aanpak),
        ("Waarom niet binnen het arrangement", crisis.waarom_niet_binnen),
        ("Vervolgplan", crisis.vervolgplan),
        ("Overgedragen aan", crisis.overdracht_aan),
        ("Afloop", crisis.afloop),
    ]
    return [(naam, waarde) for naam, waarde in rijen if waarde]


def holders(crisis: Crisis) -> list[tuple[str, str]]:
    """The ordinary casusregisseur and, beside it, the crisiscasusregisseur (CR-X-04)."""
    gewoon = crisis.casus.holder_of(Rol.CASUSREGISSEUR)
    extra = crisis.casus.holder_of(Regierol.Soort.CRISISCASUSREGISSEUR)
    rijen = [("Casusregisseur", gewoon.houder if gewoon else "Nog niemand")]
    if crisis.cit:
        wie = extra.houder if extra else "Nog niemand"
        rijen += [("CIT", str(crisis.cit)), ("Crisiscasusregisseur", wie)]
    return rijen


def _get(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Any:
    rijen = Crisis.objects.select_related("aanbieder", "cit", "gemeld_door")
    return visible_piece(rijen, request, kenmerk, onderdeel)


def _action(crisis: Crisis, actie: Any) -> Any:
    if not actie.toegestaan:
        return actie
    url = reverse("casusregie:crisis_step", args=[crisis.kenmerk, actie.naam])
    return replace(actie, url=url, uitleg=UITLEG.get(actie.naam, ""))
