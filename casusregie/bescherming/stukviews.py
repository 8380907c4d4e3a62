"""De schermen voor wat in route C is gedaan: handeling, besluit en aanmelding bij het team."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from organisaties.http import HttpRequest
from verloop.overgangen import perform
from verloop.schermen.formulier import Formulier

from .basisteambesluit import Basisteambesluit
from .formulierviews import casus_on_c, form_page, may_begin, may_move
from .handeling import Handeling
from .handelingsoorten import HANDELINGEN
from .stukforms import AanmeldingForm, BesluitForm, HandelingForm
from .teamaanmelding import Teamaanmelding
from .vastleggen import decide_in_team, record_act, report_to_team


@dossier("GET", "POST")
def handeling_new(request: HttpRequest, kenmerk: uuid.UUID, handeling: str) -> HttpResponse:
    """Record what a party did; the form asks what belongs to this kind."""
    casus = casus_on_c(request, kenmerk, "maatregel")
    if handeling not in HANDELINGEN:
        raise Http404("niet gevonden")
    kind = HANDELINGEN[handeling]
    data = request.POST if request.method == "POST" else None
    form = HandelingForm(data, kind=kind, casus=casus, on=timezone.localdate())
    return form_page(
        request,
        casus,
        form,
        lambda: record_act(casus, handeling, by=request.user, **form.cleaned_data),
        may_begin(Handeling(casus=casus, soort=handeling), request, kind.titel),
        uitleg=kind.uitleg,
        knop="Vastleggen",
        gelukt="Vastgelegd.",
    )


@dossier()
def handeling_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """What was done stands on the page of the measure."""
    stuk = get_visible(Handeling.objects.select_related("casus"), request, kenmerk, "maatregel")
    return redirect("casusregie:maatregel_tab", kenmerk=stuk.casus.kenmerk)


@dossier("GET", "POST")
def basisteambesluit_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """A decision of the basisteam, with a gedragswetenschapper (CR-C1-12, CR-C3-03)."""
    casus = casus_on_c(request, kenmerk, "basisteam")
    form = BesluitForm(request.POST if request.method == "POST" else None, casus=casus)
    return form_page(
        request,
        casus,
        form,
        lambda: decide_in_team(casus, by=request.user, **form.cleaned_data),
        may_begin(Basisteambesluit(casus=casus), request, "Besluit van het basisteam vastleggen"),
        uitleg="U besluit samen met een gedragswetenschapper van uw instelling.",
        gelukt="Het besluit is vastgelegd.",
    )


@dossier("GET", "POST")
def teamaanmelding_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Tell a lokaal team about the client, with consent (CR-C1-13)."""
    casus = casus_on_c(request, kenmerk, "maatregel")
    data = request.POST if request.method == "POST" else None
    form = AanmeldingForm(data, casus=casus, on=timezone.localdate())
    return form_page(
        request,
        casus,
        form,
        lambda: report_to_team(casus, by=request.user, **form.cleaned_data),
        may_begin(Teamaanmelding(casus=casus), request, "Aanmelden bij het lokale team"),
        uitleg="Doe dit zo snel mogelijk na het eerste contact. Dit kan alleen met toestemming.",
        gevolgen=["Het team ziet deze casus en krijgt een signaal.", "Het team bevestigt dit."],
        gelukt="De cliënt is aangemeld bij het lokale team.",
    )


@dossier("GET", "POST")
def teamaanmelding_confirm(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The lokaal team confirms receipt; a confirmed one leads back to the casus."""
    aanmeldingen = Teamaanmelding.objects.select_related(
        "casus__jeugdige", "casus__gezin", "casus__team", "casus__gemeente", "team"
    ).prefetch_related("casus__regierollen__medewerker")
    stuk = get_visible(aanmeldingen, request, kenmerk, "maatregel")
    if request.method != "POST" and stuk.status == Teamaanmelding.Status.BEVESTIGD:
        return redirect("casusregie:maatregel_tab", kenmerk=stuk.casus.kenmerk)
    form = Formulier(request.POST if request.method == "POST" else None)
    return form_page(
        request,
        stuk.casus,
        form,
        lambda: perform(stuk, "confirm", by=request.user),
        may_move(stuk, request, "confirm"),
        uitleg=f"{stuk.casus.team} heeft deze cliënt bij u aangemeld.",
        bericht=stuk.toelichting,
        gelukt="De ontvangst is bevestigd. De jeugdbeschermer ziet dit.",
    )
