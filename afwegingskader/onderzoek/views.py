"""De pagina's van het onderzoek: de secretaris zet op, de gedragswetenschapper bevestigt."""

import uuid
from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.zicht import log_list
from normenkader.instellingen import instelling
from organisaties.beleid import voor_rollen
from organisaties.http import HttpRequest
from organisaties.leeslog import log_read
from organisaties.rollen import Rol
from verloop.fouten import Geblokkeerd
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import add_errors, transition_page
from verloop.tabellen import SOORTEN, as_file

from .forms import OnderzoekForm
from .kiezen import begin_research
from .models import Onderzoek, Onderzoekscasus, Regelstand
from .uitvoer import METHODE, checked, confirmed, sheet

LEIDERS = (Rol.SECRETARIS,)
LEZERS = (*LEIDERS, Rol.GEDRAGSWETENSCHAPPER)


@voor_rollen(*LEZERS)
def onderzoeken(request: HttpRequest) -> HttpResponse:
    """The researches of the region, and the cases that wait for your confirmation."""
    vandaag = timezone.localdate()
    leidt = request.user.has_role(*LEIDERS, on=vandaag)
    mijn = Onderzoekscasus.objects.visible_to(request.user, vandaag).filter(
        status=Regelstand.GEKOZEN, onderzoek__status="loopt"
    )
    regels = list(mijn.select_related("onderzoek", "aanvraag__casus__jeugdige").order_by("pk"))
    log_list(request, "onderzoek", len(regels))
    gegevens = {
        "onderzoeken": list(Onderzoek.objects.all()) if leidt else [],
        "regels": regels,
        "leidt": leidt,
    }
    return render(request, "afwegingskader/onderzoeken.html", gegevens)


@voor_rollen(*LEIDERS, methoden=("GET", "POST"))
def onderzoek_nieuw(request: HttpRequest) -> HttpResponse:
    """Set up a research: the cases are drawn at once, by chance."""
    vandaag = timezone.localdate()
    begin = {"k": instelling("eenopeen.onderzoek_k", vandaag), "aantal": 20}
    form = OnderzoekForm(request.POST if request.method == "POST" else None, initial=begin)
    if form.is_bound and form.is_valid() and (nieuw := _begin(form, request)):
        messages.success(request, "Het onderzoek is opgezet. De casussen zijn gekozen.")
        return redirect("afwegingskader:onderzoek_detail", kenmerk=nieuw.kenmerk)
    gegevens = {"form": form, "methode": METHODE, "terug": reverse("afwegingskader:onderzoeken")}
    status = 422 if form.is_bound else 200
    return render(request, "afwegingskader/onderzoek_form.html", gegevens, status=status)


@voor_rollen(*LEIDERS)
def onderzoek_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """How far the confirmation is, and whether the file may leave; no casus is shown."""
    onderzoek = _get(kenmerk)
    standen = Counter(onderzoek.regels.values_list("status", flat=True))
    gegevens = {
        "onderzoek": onderzoek,
        "standen": [(str(stand.label), standen[stand.value]) for stand in Regelstand],
        "uitkomst": checked(onderzoek, confirmed(onderzoek)),
        "soorten": list(SOORTEN),
        "methode": METHODE,
        "open": onderzoek.status == "loopt",
    }
    return render(request, "afwegingskader/onderzoek_detail.html", gegevens)


@voor_rollen(*LEIDERS)
def onderzoek_export(request: HttpRequest, kenmerk: uuid.UUID, soort: str) -> HttpResponse:
    """The file, when enough cases were confirmed and nobody stands alone in it."""
    onderzoek = _get(kenmerk)
    if soort not in SOORTEN:
        raise Http404("niet gevonden")
    if onderzoek.status != "loopt":
        raise Geblokkeerd("Het onderzoek is gesloten.", "Er gaat niets meer naar buiten.")
    regels = confirmed(onderzoek)
    uitkomst = checked(onderzoek, regels)
    if uitkomst is None:
        raise Geblokkeerd(
            f"Er zijn minder dan {onderzoek.k} bevestigde casussen die op elkaar lijken.",
            "Wacht tot meer casussen zijn bevestigd.",
        )
    log_read(
        request,
        None,
        "onderzoek 1-op-1",
        actie="E",
        gebeurtenis="export",
        detail=f"{len(uitkomst.rijen)} rijen, {soort}",
    )
    vandaag = timezone.localdate()
    naam = f"onderzoek-1-op-1-{vandaag.isoformat()}.{soort}"
    return HttpResponse(
        as_file(sheet(onderzoek, regels, uitkomst, vandaag), soort),
        content_type=SOORTEN[soort],
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )


@voor_rollen(*LEIDERS, methoden=("GET", "POST"))
def onderzoek_sluiten(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Nothing leaves any more."""
    terug = reverse("afwegingskader:onderzoek_detail", args=[kenmerk])
    return transition_page(
        request,
        _get(kenmerk).on(timezone.localdate()),
        "close",
        form_class=Formulier,
        terug=terug,
        uitleg="Daarna kan niemand dit onderzoek nog exporteren.",
        gelukt="Het onderzoek is gesloten.",
        kruimels=[("Onderzoek", reverse("afwegingskader:onderzoeken")), ("Sluiten", "")],
    )


def _get(kenmerk: uuid.UUID) -> Onderzoek:
    onderzoek = Onderzoek.objects.filter(kenmerk=kenmerk).first()
    if onderzoek is None:
        raise Http404("niet gevonden")
    return onderzoek


def _begin(form: OnderzoekForm, request: HttpRequest) -> Any:
    nieuw = Onderzoek(
        opgesteld_door=request.user, opgesteld_op=timezone.localdate(), **form.cleaned_data
    )
    try:
        return begin_research(nieuw, by=request.user, op=timezone.now())
    except ValidationError as fout:
        add_errors(form, fout)
        return None
