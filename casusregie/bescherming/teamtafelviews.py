"""De schermen van de teamtafel: plannen, bekijken, verslag maken en afspraken vastleggen."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.afspraken.keuzes import Bron
from casusregie.afspraken.maken import afspraken_of, make_afspraak
from casusregie.bevoegdheden import works_on_casus
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from organisaties.http import HttpRequest
from verloop.mogelijkheden import Mogelijkheid, moves
from verloop.overgangen import perform
from verloop.redenen import Nee
from verloop.schermen.formulier import Formulier

from .formulierviews import casus_on_c, form_page, may_begin, may_move
from .teamtafel import Teamtafel
from .teamtafelforms import (
    AfzeggenForm,
    HoudenForm,
    TafelafspraakForm,
    TeamtafelForm,
    VerslagForm,
    deelnemer_forms,
    expected,
)
from .teamtafelkeuzes import Deelnemerrol
from .vastleggen import hold_teamtafel, plan_teamtafel

VERSLAGVELDEN = (
    *("verslag", "monitoring_door", "terugkoppeling", "bezoeken", "bezoeken_door"),
    "volwassenhulp",
)
FORMULIEREN = {
    "hold": HoudenForm,
    "complete_report": VerslagForm,
    "adopt_report": Formulier,
    "cancel": AfzeggenForm,
}


@dossier("GET", "POST")
def teamtafel_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Plan a teamtafel with who is asked (CR-C2-21)."""
    casus = casus_on_c(request, kenmerk, "teamtafel")
    data = request.POST if request.method == "POST" else None
    form = TeamtafelForm(data)
    eerst = expected(casus, request.user)
    rijen = deelnemer_forms(data, casus, timezone.localdate(), eerst)

    def plan() -> Teamtafel:
        deelnemers = [rij.rij() for rij in rijen if rij.is_filled()]
        return plan_teamtafel(casus, deelnemers, by=request.user, **form.cleaned_data)

    return form_page(
        request,
        casus,
        form,
        plan,
        may_begin(Teamtafel(casus=casus), request, "Teamtafel plannen"),
        extra_forms=tuple(rijen),
        template="casusregie/teamtafel_plannen.html",
        rijen=rijen,
        gelukt="De teamtafel is gepland.",
    )


@dossier()
def teamtafel_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One teamtafel: who, what was decided, and the afspraken."""
    tafel = _visible(request, kenmerk)
    context = {
        "casus": tafel.casus,
        "tafel": tafel,
        "moves": moves(tafel, request.user, timezone.localdate()),
        "afspraken": afspraken_of(tafel.kenmerk),
        "mag_afspraak": tafel.status != "vervallen" and bool(works_on_casus(tafel, request.user)),
    }
    return render(request, "casusregie/teamtafel.html", context)


@dossier("GET", "POST")
def teamtafel_transition(request: HttpRequest, kenmerk: uuid.UUID, tafelzet: str) -> HttpResponse:
    """Hold, fill in, vaststellen or cancel."""
    tafel = _visible(request, kenmerk)
    if tafelzet not in FORMULIEREN:
        raise Http404("niet gevonden")
    mogelijkheid = may_move(tafel, request, tafelzet)
    form = _form(request, tafel, tafelzet)
    return form_page(
        request,
        tafel.casus,
        form,
        lambda: _move(tafel, tafelzet, request.user, dict(form.cleaned_data)),
        mogelijkheid,
        terug=reverse("casusregie:teamtafel_detail", args=[kenmerk]),
        van=tafel if tafelzet == "complete_report" else None,
    )


@dossier("GET", "POST")
def teamtafel_afspraak(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """An afspraak of the table, with owner and day."""
    tafel = _visible(request, kenmerk).on(timezone.localdate())
    form = TafelafspraakForm(request.POST if request.method == "POST" else None, teamtafel=tafel)

    def agree() -> Any:
        gegevens = form.cleaned_data
        return make_afspraak(
            tafel.casus,
            gegevens["wat"],
            _owner(tafel, gegevens["wie"]),
            gegevens["datum"],
            by=request.user,
            bron=Bron.TEAMTAFEL,
            bron_kenmerk=tafel.kenmerk,
        )

    oordeel = works_on_casus(tafel, request.user)
    label = "Afspraak vastleggen"
    mag = Mogelijkheid("afspraak", label, True)
    if isinstance(oordeel, Nee):
        mag = Mogelijkheid("afspraak", label, False, oordeel.reden, oordeel.weg, soort="rol")
    return form_page(
        request,
        tafel.casus,
        form,
        agree,
        mag,
        terug=reverse("casusregie:teamtafel_detail", args=[kenmerk]),
        gelukt="De afspraak staat op de lijst.",
    )


def _owner(tafel: Teamtafel, pk: str) -> Any:
    """An organisation that works here gets the term itself; anybody else by name."""
    deelnemer = next(d for d in tafel.deelnemers.all() if str(d.pk) == pk)
    if deelnemer.rol in (Deelnemerrol.LOKAAL_TEAM, Deelnemerrol.AANBIEDER):
        return deelnemer.organisatie or deelnemer.naam
    return deelnemer.naam


def _form(request: HttpRequest, tafel: Teamtafel, overgang: str) -> Formulier:
    data = request.POST if request.method == "POST" else None
    if overgang == "hold":
        return HoudenForm(data, teamtafel=tafel, initial={"gehouden_op": tafel.gepland_op})
    bekend = {naam: getattr(tafel, naam) for naam in VERSLAGVELDEN}
    return FORMULIEREN[overgang](data, initial=bekend)


def _move(tafel: Teamtafel, overgang: str, by: Any, gegevens: dict[str, Any]) -> Any:
    if overgang == "hold":
        return hold_teamtafel(tafel, gegevens.pop("aanwezig"), by=by, **gegevens)
    return perform(tafel, overgang, by=by, **gegevens)


def _visible(request: HttpRequest, kenmerk: uuid.UUID) -> Teamtafel:
    tafels = Teamtafel.objects.select_related(
        "casus__jeugdige", "casus__gezin", "casus__team", "casus__gemeente", "georganiseerd_door"
    ).prefetch_related("deelnemers__organisatie", "casus__regierollen__medewerker")
    tafel: Teamtafel = get_visible(tafels, request, kenmerk, "teamtafel")
    return tafel
