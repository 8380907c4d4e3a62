"""Het tabblad Verwijzing: wie verwees, de intake met de wachttijd, en het lokale team."""

import uuid
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import case_context, page_casus
from casusregie.casus.models import Casus, Routesoort
from casusregie.casus.ophalen import seed_pieces, with_pieces
from casusregie.casus.pagina import page_rows
from casusregie.casus.querysets import CasusQuerySet
from casusregie.routes.acties import page_route
from casusregie.routes.vinden import route_of
from casusregie.toestemming.bevoegd import may_record
from casusregie.toestemming.models import Toestemming
from casusregie.toestemming.pagina import form_data, form_page, refuse_unless
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from verloop.mogelijkheden import moves
from verloop.overgangen import amend, register
from verloop.redenen import Nee
from verloop.schermen.overgangspagina import transition_page
from verloop.schermen.verschil import version_seen

from .checklist import intake_of, seed_step_one, step_one_facts, tasks_of_aanbieder
from .forms import (
    AanmeldForm,
    BeginForm,
    ElderForm,
    IntakeForm,
    OordeelForm,
    RouteverwijzingForm,
    TeamverwijzingForm,
)
from .intake import Intake
from .verwijzing import Teamverwijzing, may_judge
from .wachttijd import advice_of, may_bring_to_rer, waiting_of

INTAKE: dict[str, tuple[Any, str]] = {
    "record": (IntakeForm, "Wat kwam uit de triage en het eerste gesprek?"),
    "start": (BeginForm, "De wachttijd stopt op deze dag."),
    "look_elsewhere": (ElderForm, "Deze aanbieder kan de hulp niet of niet op tijd geven."),
}
STUKKEN = ("analyse", "taxatie")
OORDELEN = ("accept", "send_back")


def tab_rows(lezer: Any, on: date) -> CasusQuerySet:
    """Casussen with what their page and the tasks of the aanbieder read."""
    rijen = with_pieces(page_rows(lezer, on), *STUKKEN)
    return rijen.annotate(**step_one_facts())


@dossier("GET")
def verwijzing(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Everything about how the question came in, and how long it waits."""
    casus = page_casus(request, kenmerk, "verwijzing", tab_rows)
    vandaag = timezone.localdate()
    medisch = casus.route == Routesoort.MEDISCH
    gegevens = {
        **case_context(request, casus),
        "medisch": medisch,
        "teamverwijzingen": Teamverwijzing.objects.filter(casus=casus).order_by("-pk"),
        "mag_verwijzen": bool(Teamverwijzing(casus=casus).on(vandaag).may_register(request.user)),
        "kan_verwijzen": casus.team_id is not None,
        "mag_oordelen": bool(may_judge(Teamverwijzing(casus=casus).on(vandaag), request.user)),
        **(_medical(casus, request.user, vandaag) if medisch else {}),
    }
    return render(request, "casusregie/verwijzing.html", gegevens)


def _medical(casus: Casus, medewerker: Any, on: Any) -> dict[str, Any]:
    seed_step_one(casus)
    route, intake = page_route(casus), intake_of(casus)
    seed_pieces(route, *STUKKEN)
    aanbieder_id = route.aanbieder_id
    gegevens: dict[str, Any] = {
        "route": route,
        "intake": intake,
        "mag_wijzigen": bool(route.on(on).may_amend(medewerker)),
        "taken": tasks_of_aanbieder(casus, route),
    }
    if intake is None:
        nieuw = Intake(casus=casus, organisatie_id=aanbieder_id)
        return {**gegevens, "mag_aanmelden": bool(nieuw.on(on).may_register(medewerker))}
    intake.casus = casus
    if intake.organisatie_id == aanbieder_id:
        route.aanbieder = intake.organisatie
    advies = advice_of(intake, on)
    return {
        **gegevens,
        "wachttijden": waiting_of(intake, on),
        "advies": advies,
        "mag_naar_rer": may_bring_to_rer(casus, on) if advies else None,
        "mag_vragen": bool(advies and may_record(Toestemming(casus=casus).on(on), medewerker)),
        "zetten": [m for m in moves(intake, medewerker, on) if m.toegestaan],
    }


@dossier("GET", "POST")
def verwijzing_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Correct the referral and note the letter, until the help starts."""
    casus = page_casus(request, kenmerk, "verwijzing")
    route = route_of(casus)
    refuse_unless(_is_medical(casus) and route.on(timezone.localdate()).may_amend(request.user))
    bekend = {naam: getattr(route, naam) for naam in RouteverwijzingForm.base_fields}
    return form_page(
        request,
        RouteverwijzingForm(form_data(request), initial=bekend),
        lambda velden: amend(route, by=request.user, versie=version_seen(request), **velden),
        onderwerp=route,
        terug=_tab(casus),
        gelukt="De verwijzing is opgeslagen.",
        kop="Verwijzing en verwijsbrief",
        knop="Opslaan",
        **case_context(request, casus),
    )


@dossier("GET", "POST")
def teamverwijzing_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Refer to the lokaal team of the casus, which judges."""
    casus = page_casus(request, kenmerk, "verwijzing")
    vandaag = timezone.localdate()
    refuse_unless(Teamverwijzing(casus=casus).on(vandaag).may_register(request.user))
    return form_page(
        request,
        TeamverwijzingForm(form_data(request), on=vandaag, initial={"verwezen_op": vandaag}),
        lambda velden: register(Teamverwijzing(casus=casus, **velden), by=request.user),
        terug=_tab(casus),
        gelukt="De verwijzing is vastgelegd. Het lokale team beoordeelt haar.",
        kop="Verwijzing naar het lokale team",
        uitleg="Voor een huisarts, POH, jeugdarts of aanbieder.",
        knop="Verwijzing vastleggen",
        **case_context(request, casus),
    )


@dossier("GET", "POST")
def teamverwijzing_judge(request: HttpRequest, kenmerk: uuid.UUID, oordeel: str) -> HttpResponse:
    """Accept it, or send it back with a reason."""
    verwijzingen = Teamverwijzing.objects.select_related("casus")
    onderwerp = get_visible(verwijzingen, request, kenmerk, "verwijzing")
    casus = page_casus(request, onderwerp.casus.kenmerk, "verwijzing")
    return transition_page(
        request,
        onderwerp,
        _known(oordeel, OORDELEN),
        form_class=OordeelForm,
        terug=_tab(casus),
        uitleg=f"{onderwerp.get_van_display()} {onderwerp.naam}: "
        f"{onderwerp.get_aanleiding_display()}.",
        **case_context(request, casus),
    )


@dossier("GET", "POST")
def intake_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The aanmelding at the aanbieder: the waiting time starts."""
    casus = page_casus(request, kenmerk, "intake")
    vandaag = timezone.localdate()
    aanbieder_id = getattr(route_of(casus), "aanbieder_id", None)
    nieuw = Intake(casus=casus, organisatie_id=aanbieder_id, aangemeld_op=vandaag)
    refuse_unless(_is_medical(casus) and nieuw.on(vandaag).may_register(request.user))

    def meld_aan(velden: dict[str, Any]) -> Intake:
        return register(Intake(casus=casus, organisatie_id=aanbieder_id, **velden), by=request.user)

    return form_page(
        request,
        AanmeldForm(form_data(request), initial={"aangemeld_op": casus.aangemeld_op}),
        meld_aan,
        terug=_tab(casus),
        gelukt="De aanmelding is vastgelegd.",
        kop="Aanmelding vastleggen",
        uitleg="Vanaf deze dag telt de wachttijd.",
        knop="Aanmelding vastleggen",
        **case_context(request, casus),
    )


@dossier("GET", "POST")
def intake_transition(request: HttpRequest, kenmerk: uuid.UUID, intakezet: str) -> HttpResponse:
    """One step of the intake."""
    intake = get_visible(Intake.objects.select_related("casus"), request, kenmerk, "intake")
    casus = page_casus(request, intake.casus.kenmerk, "intake")
    vorm, uitleg = INTAKE[_known(intakezet, tuple(INTAKE))]
    return transition_page(
        request,
        intake,
        intakezet,
        form_class=vorm,
        terug=_tab(casus),
        uitleg=uitleg,
        **case_context(request, casus),
    )


def _known(overgang: str, bekend: tuple[str, ...]) -> str:
    if overgang not in bekend:
        raise Http404("niet gevonden")
    return overgang


def _is_medical(casus: Casus) -> Any:
    if casus.route == Routesoort.MEDISCH:
        return True
    return Nee("Dit hoort bij een verwijzing door een arts (route B).")


def _tab(casus: Casus) -> str:
    return reverse("casusregie:verwijzing", args=[casus.kenmerk])
