"""De pagina van een overdracht, verzoek, vraag, IVH of procesregie, en elke stap daarvan."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import case_context
from casusregie.casus.pagina import page_row
from casusregie.termijnen.models import Signaal
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from verloop.mogelijkheden import Mogelijkheid, moves
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import transition_page

from . import forms as f
from . import overdrachtforms as of
from .ivh import Ivh
from .overdracht import Overdracht
from .procesregie import Regievraag, TijdelijkeProcesregie
from .rer import rer_name, zorgbemiddeling
from .verzoek import Teamverzoek

#: What follows from a step, shown before confirming.
GEVOLGEN: dict[str, list[str]] = {
    "overdracht.offer": [
        "De ontvanger ziet de casus en krijgt het overdrachtspakket.",
        "U blijft verantwoordelijk tot de ontvanger aanneemt.",
    ],
    "overdracht.accept": ["De regie gaat nu over.", "De afzender krijgt bericht."],
    "overdracht.return_": ["U ziet de casus daarna niet meer.", "De afzender leest uw reden."],
    "teamverzoek.assign": [
        "Uw team hoort vanaf nu bij de casus.",
        "De casusregisseur krijgt wat bekend is en welke hulp er is ingezet.",
    ],
    "teamverzoek.refuse": [
        "Uw team ziet de casus daarna niet meer.",
        "Wordt u het niet eens met de aanbieder? Volg dan de ladder overeenstemming.",
    ],
    "tijdelijkeprocesregie.accept": ["U bent tijdelijk de procesregisseur van deze casus."],
    "tijdelijkeprocesregie.give_back": ["De procesregie gaat terug naar de gemeente."],
}


@dataclass(frozen=True)
class Stuk:
    """One kind of page: its model, template, forms per step and what to fetch along."""

    naam: str
    model: Any
    kop: str
    template: str
    formulieren: dict[str, Any]
    mee: tuple[str, ...] = ()


STUKKEN: dict[str, Stuk] = {
    "overdracht": Stuk(
        "overdracht",
        Overdracht,
        "Overdracht",
        "casusregie/regie/overdracht.html",
        {"note_talk": of.GesprekForm, "accept": of.AanneemForm, "return_": of.AntwoordForm},
        ("van", "naar", "van_medewerker", "naar_medewerker", "beantwoord_door", "casusregisseur"),
    ),
    "teamverzoek": Stuk(
        "teamverzoek",
        Teamverzoek,
        "Verzoek aan het lokale team",
        "casusregie/regie/verzoek.html",
        {"assign": of.TeamToewijsForm, "refuse": of.AntwoordForm, "handle": of.TeamAndersForm},
        ("van", "team", "gevraagd_door", "beantwoord_door", "casusregisseur"),
    ),
    "procesregie": Stuk(
        "procesregie",
        TijdelijkeProcesregie,
        "Procesregie bij het expertteam (RER)",
        "casusregie/regie/procesregie.html",
        {
            "decline": of.AntwoordForm,
            "decide": of.RerBesluitForm,
            "give_back": of.AntwoordForm,
        },
        ("rer", "gevraagd_door", "houder", "vorige"),
    ),
    "regievraag": Stuk(
        "regievraag",
        Regievraag,
        "Vraag aan de procesregisseur",
        "casusregie/regie/vraag.html",
        {"answer": of.AntwoordForm},
        ("gesteld_door", "beantwoord_door"),
    ),
    "ivh": Stuk(
        "ivh",
        Ivh,
        "Intensieve Vrijwillige Hulp (IVH)",
        "casusregie/regie/ivh.html",
        {"end": f.IvhEindeForm},
        ("begonnen_door",),
    ),
}


def detail_view(naam: str) -> Callable[..., HttpResponse]:
    """The page of one piece of this kind."""

    @dossier("GET")
    def detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
        return _show(request, STUKKEN[naam], kenmerk)

    return detail


def step_view(naam: str) -> Callable[..., HttpResponse]:
    """One step of a piece of this kind, with its form; what the clock does is no page."""

    @dossier("GET", "POST")
    def step(request: HttpRequest, kenmerk: uuid.UUID, **zet: str) -> HttpResponse:
        return _step(request, STUKKEN[naam], kenmerk, zet[f"{naam}zet"])

    return step


def _fetch(request: HttpRequest, stuk: Stuk, kenmerk: uuid.UUID) -> Any:
    rij = get_visible(stuk.model.objects.select_related(*stuk.mee), request, kenmerk, stuk.naam)
    rij.casus = page_row(rij.casus_id, timezone.localdate(), request.user)
    return rij


def _show(request: HttpRequest, stuk: Stuk, kenmerk: uuid.UUID) -> HttpResponse:
    rij = _fetch(request, stuk, kenmerk)
    vandaag = timezone.localdate()
    gelezen = Signaal.objects.filter(casus=rij.casus_id, onderwerp_kenmerk=rij.kenmerk)
    gelezen.for_medewerker(request.user, vandaag).mark_read(timezone.now())
    rer = getattr(rij, "rer", None)
    gegevens = {
        **case_context(request, rij.casus),
        "stuk": rij,
        "acties": [_with_url(stuk, rij, m) for m in moves(rij, request.user, vandaag)],
        "rer_naam": rer_name(vandaag),
        "zorgbemiddeling": zorgbemiddeling(rer, vandaag) if rer else [],
    }
    return render(request, stuk.template, gegevens)


def _with_url(stuk: Stuk, rij: Any, actie: Mogelijkheid) -> Mogelijkheid:
    url = reverse(f"casusregie:{stuk.naam}_step", args=[rij.kenmerk, actie.naam.rstrip("_")])
    return replace(actie, url=url if actie.toegestaan else "")


def _step(request: HttpRequest, stuk: Stuk, kenmerk: uuid.UUID, overgang: str) -> HttpResponse:
    rij = _fetch(request, stuk, kenmerk)
    regels = stuk.model._meta.get_field("status").get_all_transitions(stuk.model)
    namen = {r.name.rstrip("_"): r.name for r in regels if not r.custom.get("systeem")}
    naam = namen.get(overgang)
    if naam is None:
        raise Http404("niet gevonden")
    return transition_page(
        request,
        rij,
        naam,
        form_class=stuk.formulieren.get(naam, Formulier),
        form_kwargs=_form_arguments(stuk, naam, rij),
        initial=_initial(naam, rij),
        terug=reverse(f"casusregie:{stuk.naam}_detail", args=[kenmerk]),
        gevolgen=GEVOLGEN.get(f"{stuk.model._meta.model_name}.{naam}", []),
        **case_context(request, rij.casus),
    )


def _form_arguments(stuk: Stuk, naam: str, rij: Any) -> dict[str, Any]:
    """The forms with a list of people need to know where."""
    if stuk.formulieren.get(naam) in (of.AanneemForm, of.TeamToewijsForm):
        return {"o": rij, "on": timezone.localdate()}
    return {}


def _initial(naam: str, rij: Any) -> dict[str, Any]:
    if naam != "note_talk":
        return {}
    return {
        "gesprek_op": rij.gesprek_op,
        "aanwezigen": rij.aanwezigen,
        "aanwezigen_namen": rij.aanwezigen_namen,
        "punten": rij.punten,
    }
