"""De schermen van de maatregel: vastleggen, verlengen, evalueren, toetsen en beëindigen."""

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.documenten.bijlage import Bijlage
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from organisaties.http import HttpRequest
from verloop.mogelijkheden import moves
from verloop.overgangen import perform

from . import forms
from .formulierviews import casus_on_c, form_page, may_begin, may_move, posted
from .maatregel import Maatregel
from .overzicht import tab_context
from .vastleggen import begin_maatregel, extend_maatregel, record_evaluation

FORMULIEREN: dict[str, type[Form]] = {
    "describe": forms.DreigingForm,
    "extend": forms.VerlengingForm,
    "record_evaluatie": forms.EvaluatieForm,
    "record_rvdk": forms.RvdkForm,
    "align_adult": forms.VolwassenForm,
    "choose_path": forms.PadForm,
    "end": forms.EindeForm,
    "withdraw": forms.IntrekkenForm,
}
#: What is more than the move itself.
ANDERS: dict[str, Callable[..., Any]] = {
    "extend": extend_maatregel,
    "record_evaluatie": record_evaluation,
}
UITLEG = {
    "describe": "Dit is de kern: de dreiging wegnemen en de veiligheid borgen. Werk dit bij als "
    "er iets verandert.",
    "extend": "De verlenging begint op de dag waarop de maatregel zou eindigen.",
    "record_evaluatie": "Evalueer bij een OTS of voogdij elk jaar, bij jeugdreclassering elk "
    "half jaar. De nieuwe termijn begint op de dag van deze evaluatie.",
    "record_rvdk": "De Raad voor de Kinderbescherming toetst het afsluiten tien weken voor het "
    "einde van de OTS.",
    "align_adult": "Stem op tijd met het lokale team af wat er na de 18e verjaardag nodig is.",
    "choose_path": "De rol van de instelling kan stoppen met de hulp, of de hulp gaat door met "
    "het lokale team.",
    "end": "Daarna kan de casusregie naar het lokale team, of kan de casus dicht.",
    "withdraw": "Alleen als de maatregel verkeerd is vastgelegd. Hij blijft leesbaar.",
}


@dossier()
def maatregel_tab(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The measure, its clocks, the tasks per party and the teamtafels of one casus."""
    casus = casus_on_c(request, kenmerk, "maatregel")
    vandaag = timezone.localdate()
    context = tab_context(casus, request.user, vandaag, request.GET.get("stap", ""))
    return render(request, "casusregie/maatregel.html", {"casus": casus, **context})


@dossier("GET", "POST")
def maatregel_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Record the measure with its first ruling (CR-C1-02)."""
    casus = casus_on_c(request, kenmerk, "maatregel")
    route = casus.beschermingsroutes.order_by("-pk").first()
    bekend = {"soort": route.maatregel, "datum": route.opdracht_rechtbank_op} if route else {}
    form = forms.MaatregelForm(*posted(request), initial=bekend)
    return form_page(
        request,
        casus,
        form,
        lambda: begin_maatregel(casus, by=request.user, **form.cleaned_data),
        may_begin(Maatregel(casus=casus), request, "Maatregel vastleggen"),
        uitleg="Neem over wat in de uitspraak staat.",
        gelukt="De maatregel is vastgelegd. De termijnen lopen.",
    )


@dossier()
def maatregel_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One measure with its rulings and what can be done with it."""
    maatregel = _visible(request, kenmerk)
    vandaag = timezone.localdate()
    maatregel.on(vandaag)
    context = {
        "casus": maatregel.casus,
        "maatregel": maatregel,
        "uitspraken": (uitspraken := list(maatregel.uitspraken.all())),
        "bijlagen": _attachments(uitspraken, request.user, vandaag),
        "moves": moves(maatregel, request.user, vandaag),
    }
    return render(request, "casusregie/maatregel_detail.html", context)


@dossier("GET", "POST")
def maatregel_transition(request: HttpRequest, kenmerk: uuid.UUID, zet: str) -> HttpResponse:
    """One move of the measure, with its form."""
    maatregel = _visible(request, kenmerk)
    if zet not in FORMULIEREN:
        raise Http404("niet gevonden")
    bekend = {naam: getattr(maatregel, naam) for naam in ("dreiging", "veiligheid")}
    form = FORMULIEREN[zet](*posted(request), initial=bekend)
    doe = ANDERS.get(zet) or (lambda o, **kw: perform(o, zet, **kw))
    return form_page(
        request,
        maatregel.casus,
        form,
        lambda: doe(maatregel, by=request.user, **form.cleaned_data),
        may_move(maatregel, request, zet),
        terug=reverse("casusregie:maatregel_detail", args=[kenmerk]),
        van=maatregel if zet == "describe" else None,
        uitleg=UITLEG[zet],
    )


def _attachments(uitspraken: list[Any], medewerker: Any, on: date) -> set[uuid.UUID]:
    """Which of the rulings themselves this person may open."""
    kenmerken = [u.document_kenmerk for u in uitspraken if u.document_kenmerk]
    bijlagen = Bijlage.objects.present().visible_to(medewerker, on)
    return set(bijlagen.filter(kenmerk__in=kenmerken).values_list("kenmerk", flat=True))


def _visible(request: HttpRequest, kenmerk: uuid.UUID) -> Maatregel:
    maatregelen = Maatregel.objects.select_related(
        "casus__jeugdige", "casus__gezin", "casus__team", "casus__gemeente", "vastgelegd_door"
    ).prefetch_related("casus__regierollen__medewerker")
    maatregel: Maatregel = get_visible(maatregelen, request, kenmerk, "maatregel")
    return maatregel
