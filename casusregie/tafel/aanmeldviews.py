"""De pagina's van een aanmelding: inbrengen, bekijken en wat erbij wordt vastgelegd."""

import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import case_context, page_casus
from casusregie.toestemming.pagina import form_data, form_page, refuse_unless
from casusregie.uithuisplaatsing.dreiging import Dreiging
from organisaties.beleid import dossier
from organisaties.http import HttpRequest
from organisaties.models import Organisatie
from verloop.overgangen import amend
from verloop.schermen.formulier import Formulier
from verloop.schermen.verschil import version_seen

from .aanmelding import Tafelaanmelding
from .alternatief import Alternatief
from .forms import VraagForm, WijzigForm
from .gezicht import detail_url, face, page_of, visible
from .keuzes import Hoedanigheid
from .leren import record_lesson
from .lijstforms import AlternatiefForm, LesForm, OpschaalForm, TafelafspraakForm
from .maken import agree, ask_contractmanager, bring_in, bringer_of, check_alternative, pass_on
from .opschaling import Tafelopschaling

VRAAGVELDEN = ("vraag", "urgentie", "verblijf", "vorm", "uithuisplaatsing", "expertise", "voorstel")


@dossier("GET")
def casus_tafels(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """What was brought in at a tafel for this casus."""
    casus = page_casus(request, kenmerk, "tafels")
    vandaag = timezone.localdate()
    rijen = Tafelaanmelding.objects.visible_to(request.user, vandaag).filter(casus=casus)
    _, organisatie = bringer_of(casus, request.user, vandaag)
    if organisatie is None:
        rijen = rijen.filter(anoniem=False)
    gegevens = {
        "rijen": rijen.for_list().order_by("-aangemeld_op", "-pk"),
        "mag": organisatie is not None and casus.gesloten_op is None,
        **case_context(request, casus),
    }
    return render(request, "casusregie/tafel/casus.html", gegevens)


@dossier("GET", "POST")
def tafel_aanmelden(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Bring the casus in."""
    casus = page_casus(request, kenmerk, "aanmelden bij een tafel")
    soort, organisatie = bringer_of(casus, request.user, timezone.localdate())
    if organisatie is None:
        raise PermissionDenied("Alleen het team, de instelling of een aanbieder bij deze casus.")
    aanbieder = soort == Hoedanigheid.AANBIEDER
    dreigt = Dreiging.objects.running_in(casus) is not None
    begin = {"uithuisplaatsing": True} if dreigt else {}
    form = VraagForm(form_data(request), casus=casus, aanbieder=aanbieder, initial=begin)

    def doe(gegevens: dict[str, Any]) -> None:
        bring_in(casus, gegevens.pop("tafel"), by=request.user, **gegevens)

    return form_page(
        request,
        form,
        doe,
        terug=reverse("casusregie:casus_tafels", args=[kenmerk]),
        gelukt="Aangemeld. Zorgbemiddeling krijgt een signaal en kijkt of alles er is.",
        kop="Tafel bijeenroepen" if aanbieder else "Aanmelden bij een tafel",
        uitleg="Zorgbemiddeling zoekt passende hulp of zet de casus op de agenda van een tafel.",
        knop="Aanmelden",
        **case_context(request, casus),
    )


@dossier("GET")
def tafel_aanmelding(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The question, what is missing, what was said and what can be done."""
    aanmelding = visible(request, kenmerk)
    return render(request, "casusregie/tafel/aanmelding.html", page_of(request, aanmelding))


@dossier("GET", "POST")
def tafel_wijzigen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The question in other words, until the tafel took it."""
    aanmelding = visible(request, kenmerk)
    bekend = {naam: getattr(aanmelding, naam) for naam in VRAAGVELDEN}
    form = WijzigForm(
        form_data(request),
        casus=aanmelding.casus,
        aanbieder=aanmelding.hoedanigheid == Hoedanigheid.AANBIEDER,
        initial=bekend,
    )
    return _extra(
        request,
        aanmelding,
        form,
        lambda g: amend(aanmelding, by=request.user, versie=version_seen(request), **g),
        aanmelding.may_amend(request.user),
        onderwerp=aanmelding,
        kop="Aanmelding aanpassen",
        gelukt="De aanmelding is aangepast.",
    )


@dossier("GET", "POST")
def tafel_alternatief(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """What looking at a lighter form gave (RV-B10-02)."""
    aanmelding = visible(request, kenmerk)
    vandaag = timezone.localdate()
    form = AlternatiefForm(form_data(request), aanmelding=aanmelding, on=vandaag)
    return _extra(
        request,
        aanmelding,
        form,
        lambda gegevens: check_alternative(aanmelding, by=request.user, **gegevens),
        Alternatief(aanmelding=aanmelding).on(vandaag).may_register(request.user),
        kop="Lichtere hulp nagaan",
        uitleg="Bij verblijf gaat de tafel eerst met aanbieders na of lichtere hulp kan.",
        gelukt="Vastgelegd wat het onderzoek naar lichtere hulp gaf.",
    )


@dossier("GET", "POST")
def tafel_afspraak(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """An afspraak of the tafel (GV-M1-08)."""
    aanmelding = visible(request, kenmerk)
    wie = _owners(aanmelding)
    form = TafelafspraakForm(
        form_data(request), mensen=[(str(pk), str(o)) for pk, o in wie.items()]
    )

    def doe(gegevens: dict[str, Any]) -> None:
        eigenaar = wie[int(gegevens["wie"])]
        agree(aanmelding, gegevens["wat"], eigenaar, gegevens["datum"], by=request.user)

    return _extra(
        request,
        aanmelding,
        form,
        doe,
        True,
        kop="Afspraak vastleggen",
        gelukt="De afspraak staat op de lijst van de casus.",
    )


@dossier("GET", "POST")
def tafel_contractmanager(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Escalate to the contractmanager (CR-Z-05)."""
    aanmelding = visible(request, kenmerk)
    vandaag = timezone.localdate()
    stuk = Tafelopschaling(aanmelding=aanmelding, casus=aanmelding.casus)
    return _extra(
        request,
        aanmelding,
        OpschaalForm(form_data(request), on=vandaag),
        lambda gegevens: ask_contractmanager(aanmelding, by=request.user, **gegevens),
        stuk.on(vandaag).may_register(request.user),
        kop="Opschalen naar de contractmanager",
        uitleg="De contractmanager ziet alleen wat u hier kiest: geen naam en geen dossier.",
        gelukt="De contractmanager ziet uw vraag.",
    )


@dossier("GET", "POST")
def tafel_les(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """A lesson for the register (RV-B10-05)."""
    aanmelding = visible(request, kenmerk)
    return _extra(
        request,
        aanmelding,
        LesForm(form_data(request)),
        lambda gegevens: record_lesson(aanmelding, by=request.user, **gegevens),
        face(request, aanmelding).leidt,
        kop="Les vastleggen",
        uitleg="De les komt in het leerregister, zonder verwijzing naar deze casus.",
        gelukt="De les staat in het leerregister.",
    )


@dossier("GET", "POST")
def tafel_doorzetten(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """From a local tafel to the regional one (GV-M1-08)."""
    aanmelding = visible(request, kenmerk)
    return _extra(
        request,
        aanmelding,
        Formulier(form_data(request)),
        lambda gegevens: pass_on(aanmelding, by=request.user),
        True,
        kop="Doorzetten naar de regionale tafel",
        uitleg="De casus wordt ook aangemeld bij de regionale tafel, met dezelfde vraag.",
        gelukt="Aangemeld bij de regionale tafel.",
    )


def _owners(aanmelding: Tafelaanmelding) -> dict[int, Organisatie]:
    """The organisations that take part, the team first."""
    vandaag = timezone.localdate()
    lopend = aanmelding.casus.betrokkenheden.running(vandaag).values("organisatie")
    rijen = Organisatie.objects.filter(pk__in=lopend).order_by("naam")
    team = aanmelding.casus.team_id
    return {o.pk: o for o in sorted(rijen, key=lambda o: o.pk != team)}


def _extra(
    request: HttpRequest,
    aanmelding: Tafelaanmelding,
    form: Any,
    doe: Callable[[dict[str, Any]], Any],
    oordeel: Any,
    **context: Any,
) -> HttpResponse:
    """A form page of an aanmelding, with the face that fits who looks."""
    refuse_unless(oordeel)
    gegevens = {"knop": "Opslaan", **face(request, aanmelding).context, **context}
    terug = detail_url(aanmelding)
    return form_page(request, form, doe, terug=terug, **gegevens)
