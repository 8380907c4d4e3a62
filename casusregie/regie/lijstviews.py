"""De pagina's buiten één casus: caseload, verzamelopdracht, bereikbaarheid, ambities en stappen."""

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from casusregie.zicht import log_list
from organisaties.beleid import ingelogd, voor_rollen
from organisaties.http import HttpRequest
from organisaties.leeslog import log_read
from organisaties.rollen import Rol
from verloop.overgangen import perform
from verloop.schermen.bladeren import counted_page
from verloop.schermen.overgangspagina import add_errors

from .ambities import measure
from .caseload import KIJKERS, caseload, choosable, open_casussen, teams_of, without_regie
from .forms import BereikForm
from .inrichting import EigenStap
from .lijstforms import EigenStapForm, VerzamelForm
from .personen import Bereikbaarheid
from .stappen import add_step, end_step
from .verzamel import Verzamelopdracht
from .verzamelwerk import HOOGUIT, start_job
from .vragen import set_reach

PER_PAGINA = 50


def _team(request: HttpRequest) -> Any:
    """The team asked for, of those the user may see; the first without asking. Else Http404."""
    gevraagd = request.GET.get("team") or request.POST.get("team") or ""
    for team in teams_of(request.user, timezone.localdate()):
        if not gevraagd or str(team.kenmerk) == gevraagd:
            return team
    raise Http404("niet gevonden")


@voor_rollen(*KIJKERS)
def regie_caseload(request: HttpRequest) -> HttpResponse:
    """Per person the casussen, too late and hours; below it the casussen to choose from."""
    vandaag = timezone.localdate()
    team = _team(request)
    houder = request.GET.get("houder", "")
    casussen = choosable(request.user, team, vandaag, houder)
    pagina = counted_page(casussen, request.GET.get("pagina"), PER_PAGINA)
    lasten = caseload(request.user, team, vandaag)
    log_list(request, "caseload", len(pagina.object_list))
    gegevens = {
        "team": team,
        "teams": teams_of(request.user, vandaag),
        "lasten": lasten,
        "zonder": list(without_regie(request.user, team, vandaag)[:PER_PAGINA]),
        "houder": houder,
        "pagina": pagina,
        "opdrachten": Verzamelopdracht.objects.of(request.user).order_by("-pk")[:5],
    }
    return render(request, "casusregie/regie/caseload.html", gegevens)


@voor_rollen(*KIJKERS, Rol.CASUSREGISSEUR, methoden=("GET", "POST"))
def verzamel_new(request: HttpRequest) -> HttpResponse:
    """What to do with the chosen casussen; `casus` comes along many times."""
    vandaag = timezone.localdate()
    team = _team_of_choice(request, vandaag)
    casussen = _chosen(request, team, vandaag)
    bevestigd = request.method == "POST" and "soort" in request.POST
    form = VerzamelForm(request.POST if bevestigd else None, team=team, on=vandaag)
    if form.is_bound and form.is_valid():
        try:
            opdracht = start_job(casussen, by=request.user, **form.cleaned_data)
        except ValidationError as fout:
            add_errors(form, fout)
        else:
            return redirect("casusregie:verzamel_detail", kenmerk=opdracht.kenmerk)
    log_list(request, "verzamelopdracht", len(casussen))
    gegevens = {"form": form, "casussen": casussen, "team": team}
    status = 422 if form.is_bound else 200
    return render(request, "casusregie/regie/verzamel_nieuw.html", gegevens, status=status)


def _team_of_choice(request: HttpRequest, vandaag: Any) -> Any:
    """A team of the user: for a casusregisseur the own team, else one whose caseload is seen."""
    if teams_of(request.user, vandaag):
        return _team(request)
    plekken = request.user.aanstellingen_op(vandaag)
    return next(a.organisatie for a in plekken if a.rol == Rol.CASUSREGISSEUR)


def _chosen(request: HttpRequest, team: Any, vandaag: Any) -> list[Any]:
    """The chosen casussen that the user may see; `alles` is everything of one holder or team."""
    bron = request.POST if request.method == "POST" else request.GET
    if bron.get("alles"):
        return list(choosable(request.user, team, vandaag, bron.get("houder", ""))[:HOOGUIT])
    kenmerken = []
    for waarde in bron.getlist("casus")[:HOOGUIT]:
        try:
            kenmerken.append(uuid.UUID(waarde))
        except ValueError:
            continue
    casussen = open_casussen(request.user, team, vandaag).filter(kenmerk__in=kenmerken)
    return list(casussen.select_related("jeugdige").order_by("jeugdige__sorteernaam", "pk"))


@ingelogd("GET", "POST")
def verzamel_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """How far a job is; POST stops or resumes it. Only for who started it."""
    opdracht = get_object_or_404(Verzamelopdracht.objects.of(request.user), kenmerk=kenmerk)
    if request.method == "POST":
        overgang = "stop" if request.POST.get("doe") == "stop" else "resume"
        perform(opdracht, overgang, by=request.user)
        return redirect("casusregie:verzamel_detail", kenmerk=kenmerk)
    regels = opdracht.regels.select_related("casus").filter(status="geweigerd").order_by("pk")
    gegevens = {
        "opdracht": opdracht,
        "telling": opdracht.counts(),
        "geweigerd": regels[:100],
    }
    deel = "stand" if request.headers.get("HX-Request") else "detail"
    if deel == "detail":
        log_read(request, opdracht, "verzamelopdracht")
    return render(request, f"casusregie/regie/verzamel_{deel}.html", gegevens)


@ingelogd("GET", "POST")
def regie_reach(request: HttpRequest) -> HttpResponse:
    """My own reachability, stand-in and absence."""
    vandaag = timezone.localdate()
    rij = Bereikbaarheid.objects.filter(medewerker=request.user).first()
    velden = ("telefoon", "wanneer", "vervanger", "afwezig_van", "afwezig_tot")
    form = BereikForm(
        request.POST if request.method == "POST" else None,
        by=request.user,
        on=vandaag,
        initial={naam: getattr(rij, naam) for naam in velden} if rij else {},
    )
    if form.is_bound and form.is_valid():
        try:
            set_reach(request.user, on=vandaag, **form.cleaned_data)
        except ValidationError as fout:
            add_errors(form, fout)
        else:
            messages.success(request, "Uw bereikbaarheid is opgeslagen.")
            return redirect("casusregie:regie_reach")
    status = 422 if form.is_bound else 200
    return render(request, "casusregie/regie/bereikbaarheid.html", {"form": form}, status=status)


@voor_rollen(*KIJKERS)
def regie_themes(request: HttpRequest) -> HttpResponse:
    """The nine ambitions of the Handreiking with their numbers for the own team."""
    team = _team(request)
    themas = measure(request.user, team, timezone.localdate())
    return render(request, "casusregie/regie/ambities.html", {"themas": themas, "team": team})


@voor_rollen(Rol.TEAMLEIDER, methoden=("GET", "POST"))
def regie_steps(request: HttpRequest) -> HttpResponse:
    """The steps a team adds of its own; POST adds one or ends one."""
    vandaag = timezone.localdate()
    team = _team(request)
    stappen = EigenStap.objects.valid_on(vandaag).filter(organisatie=team)
    if request.method == "POST" and (weg := request.POST.get("eindigen")):
        stap = next((s for s in stappen if str(s.kenmerk) == weg), None)
        if stap is None:
            raise Http404("niet gevonden")
        end_step(stap, by=request.user, on=vandaag)
        messages.success(request, "De stap geldt vanaf vandaag niet meer.")
        return redirect("casusregie:regie_steps")
    form = EigenStapForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        add_step(team, by=request.user, on=vandaag, **form.cleaned_data)
        messages.success(request, "De stap is toegevoegd.")
        return redirect("casusregie:regie_steps")
    gegevens = {"form": form, "stappen": stappen, "team": team}
    status = 422 if form.is_bound else 200
    return render(request, "casusregie/regie/eigen_stappen.html", gegevens, status=status)
