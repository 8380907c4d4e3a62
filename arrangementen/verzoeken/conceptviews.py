"""Een verzoek invullen in vijf stappen: bewaren, meetoetsen, controleren en versturen."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from organisaties.beleid import dossier, voor_rollen
from organisaties.models import Organisatie
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import register
from verloop.redenen import Nee
from verloop.schermen.formulier import Formulier

from .concept import is_fresh, raw_of, save_step
from .conceptscherm import GEZIEN, check_context, form_context
from .forms_hulp import HulpForm
from .indienen import submit_verzoek
from .keuzes import AANBIEDERROLLEN, Verzoekstand
from .models import Verzoek
from .stappen import LAATSTE, NAMEN, Stappen
from .views import get_verzoek


@voor_rollen(*AANBIEDERROLLEN, methoden=("GET", "POST"))
def verzoek_nieuw(request: HttpRequest) -> HttpResponse:
    """Begin a concept at the own aanbieder; it stands on the server from the first step on."""
    eigen = _own_aanbieders(request)
    if request.method == "GET":
        return render(request, "arrangementen/verzoek_nieuw.html", {"aanbieders": eigen})
    aanbieder = _chosen(eigen, request.POST.get("aanbieder", ""))
    by: Any = request.user
    nieuw = Verzoek(aanbieder=aanbieder, opsteller=by, bewaard_op=timezone.now())
    nieuw.referentie_aanbieder = str(nieuw.kenmerk)
    verzoek = register(nieuw, by=by)
    return redirect("arrangementen:verzoek_stap", verzoek.kenmerk, 1)


def _chosen(eigen: list[Organisatie], kenmerk: str) -> Organisatie:
    """The own aanbieder with this kenmerk, the first without one; raises Http404 for another."""
    gevonden = [a for a in eigen if not kenmerk or str(a.kenmerk) == kenmerk]
    if not gevonden:
        raise Http404("niet gevonden")
    return gevonden[0]


def _own_aanbieders(request: HttpRequest) -> list[Organisatie]:
    aanstellingen = request.user.aanstellingen_op(timezone.localdate())  # type: ignore[union-attr]
    eigen = {a.organisatie_id: a.organisatie for a in aanstellingen if a.rol in AANBIEDERROLLEN}
    return list(eigen.values())


@dossier("GET", "POST", rollen=AANBIEDERROLLEN)
def verzoek_stap(request: HttpRequest, kenmerk: uuid.UUID, stap: int) -> HttpResponse:
    """One step: GET shows what was kept, POST keeps it and goes on when it is right."""
    if stap not in NAMEN:
        raise Http404("deze stap bestaat niet")
    verzoek = _get_concept(request, kenmerk)
    if stap == LAATSTE:
        return _check_page(request, verzoek)
    stappen = Stappen(verzoek, timezone.localdate())
    if request.method == "GET":
        return _show(request, stappen, stap, stappen.shown(stap))
    return _keep(request, verzoek, stap)


def _keep(request: HttpRequest, verzoek: Any, stap: int) -> HttpResponse:
    """What was typed is kept first, right or wrong; then it is judged."""
    inhoud = _posted(request, verzoek, stap)
    stappen = Stappen(verzoek, timezone.localdate(), **{f"stap{stap}": inhoud})
    form = stappen.judged(stap, request.POST)
    try:
        verzoek = save_step(verzoek, stap, inhoud, by=request.user, versie=_version(request))
    except Conflict as fout:
        return _conflict(request, verzoek, stap, form, fout)
    stappen.verzoek = verzoek
    if "bewaar" in request.POST:
        messages.success(request, "Het concept is bewaard.")
        return redirect("arrangementen:verzoek_stap", verzoek.kenmerk, stap)
    if form.is_valid():
        return redirect("arrangementen:verzoek_stap", verzoek.kenmerk, stap + 1)
    return _show(request, stappen, stap, form, status=422)


def _conflict(
    request: HttpRequest, verzoek: Any, stap: int, form: Formulier, fout: Conflict
) -> HttpResponse:
    """Somebody else saved meanwhile: the own text stays on the page, ready to be kept."""
    vers = Verzoek.objects.get(pk=verzoek.pk)
    if vers.status != Verzoekstand.CONCEPT:
        raise fout
    vers.on(timezone.localdate())
    inhoud = _posted(request, verzoek, stap)
    stappen = Stappen(vers, timezone.localdate(), **{f"stap{stap}": inhoud})
    getoond = stappen.shown(stap)
    return _show(request, stappen, stap, getoond, status=409, conflict=True)


@dossier("POST", rollen=AANBIEDERROLLEN)
def verzoek_bewaren(request: HttpRequest, kenmerk: uuid.UUID, stap: int) -> HttpResponse:
    """Saved by itself while typing; answers the new version."""
    verzoek = _get_concept(request, kenmerk)
    if stap not in NAMEN or stap == LAATSTE:
        return HttpResponse(status=404)
    inhoud = _posted(request, verzoek, stap)
    try:
        vers = save_step(
            verzoek, stap, inhoud, by=request.user, versie=_version(request), vanzelf=True
        )
    except Conflict:
        return HttpResponse(status=409)
    antwoord = JsonResponse({"versie": vers.versie})
    antwoord["X-Bewaard"] = f"{timezone.localtime(vers.bewaard_op):%H.%M} uur"
    return antwoord


@dossier("POST", rollen=AANBIEDERROLLEN)
def verzoek_norm(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Step 3 as it is being filled in, with the verdict; saves nothing and marks no errors."""
    verzoek = _get_concept(request, kenmerk)
    stappen = Stappen(verzoek, timezone.localdate(), stap3=request.POST.dict())
    gegevens = form_context(stappen, 3, stappen.shown(3))
    return render(request, "arrangementen/_verzoek_hulp.html", gegevens)


@dossier("POST", rollen=AANBIEDERROLLEN)
def verzoek_versturen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Send it; what is not right is said on the check page."""
    verzoek = get_verzoek(request, kenmerk, "verzoek versturen")
    try:
        submit_verzoek(verzoek, by=request.user)
    except Geblokkeerd as fout:
        return _check_page(request, verzoek, [f"{fout.reden} {fout.weg}".strip()])
    except ValidationError as fout:
        return _check_page(request, verzoek, list(fout.messages))
    return redirect("arrangementen:verzoek_verstuurd", verzoek.kenmerk)


def _check_page(request: HttpRequest, verzoek: Any, bezwaren: Any = ()) -> HttpResponse:
    """Step 5: all answers with a link to change them, and what happens after sending."""
    gegevens = check_context(Stappen(verzoek, timezone.localdate()), list(bezwaren))
    status = 422 if bezwaren else 200
    return render(request, "arrangementen/verzoek_controle.html", gegevens, status=status)


def _get_concept(request: HttpRequest, kenmerk: uuid.UUID) -> Any:
    """The concept; Conflict when it was sent already, Geblokkeerd when it is over."""
    verzoek = get_verzoek(request, kenmerk, "concept van een verzoek")
    if verzoek.status != Verzoekstand.CONCEPT:
        raise Conflict("Dit verzoek is al verstuurd of ingetrokken.", over=verzoek)
    oordeel = verzoek.may_amend(request.user)
    if not oordeel:
        raise PermissionDenied(str(oordeel))
    vers = is_fresh(verzoek)
    if isinstance(vers, Nee):
        raise Geblokkeerd(vers.reden, vers.weg)
    return verzoek


def _posted(request: HttpRequest, verzoek: Any, stap: int) -> dict[str, Any]:
    """The fields of this step as typed; a BSN that was not typed again stays."""
    leeg = Stappen(verzoek, timezone.localdate(), **{f"stap{stap}": request.POST.dict()})
    form = leeg.build(stap, initial=request.POST.dict())
    inhoud = raw_of(request.POST, form.fields)
    if isinstance(form, HulpForm):
        inhoud[GEZIEN] = form.norm.versie if form.norm else ""
    if stap == 1 and not inhoud.get("bsn"):
        bewaard = Stappen(verzoek, timezone.localdate()).bsn
        inhoud |= {"bsn": bewaard} if bewaard else {}
    return inhoud


def _version(request: HttpRequest) -> int | None:
    waarde = request.POST.get("versie", "")
    return int(waarde) if waarde.isascii() and waarde.isdigit() and len(waarde) < 10 else None


def _show(
    request: HttpRequest,
    stappen: Stappen,
    stap: int,
    form: Formulier,
    status: int = 200,
    **meer: Any,
) -> HttpResponse:
    template = "arrangementen/verzoek_hulp.html" if stap == 3 else "arrangementen/verzoek_stap.html"
    gegevens = {**form_context(stappen, stap, form), **meer}
    return render(request, template, gegevens, status=status)
