"""De schermen voor zoeken, invoeren en het gezin van een jeugdige."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.casus.zoeken import BSN_ZOEKEN, looks_like_bsn, may_search_bsn
from casusregie.casus.zoeken_views import TE_VAAK
from casusregie.zicht import get_visible, log_list
from organisaties.beleid import dossier, voor_rollen
from organisaties.http import HttpRequest
from organisaties.leeslog import log_read
from verloop.schermen.invoer import clean_text
from verloop.schermen.overgangspagina import add_errors

from .forms import JeugdigeForm, lid_forms
from .gezinnen import amend_gezin, current_members
from .registratie import register_jeugdige, search_jeugdigen, unfinished_registrations
from .vastlegging import ZOEKROLLEN

ZOEKEN = "casusregie/jeugdige_zoeken.html"


@voor_rollen(*ZOEKROLLEN, methoden=("GET", "POST"))
def jeugdige_search(request: HttpRequest) -> HttpResponse:
    """Search before create: by name, casusnummer or BSN. The form posts, so that a BSN never
    stands in an address; searches on BSN are counted and logged as such.

    An aanbieder registers a jeugdige through its verzoek (domein.md §0 j), not here.
    """
    bron = request.POST if request.method == "POST" else request.GET
    zoektekst = clean_text(bron.get("q", "")).strip()[:100]
    nu = timezone.now()
    op_bsn = looks_like_bsn(zoektekst)
    if op_bsn and request.method != "POST":
        return redirect("casusregie:jeugdige_search")
    if op_bsn and not may_search_bsn(request.user, nu):
        log_read(request, None, "jeugdigen", gebeurtenis=BSN_ZOEKEN, uitkomst="te vaak")
        return render(request, ZOEKEN, {"melding": TE_VAAK, "q": ""}, status=429)
    vandaag = timezone.localdate(nu)
    gevonden = search_jeugdigen(zoektekst, request.user, vandaag)
    open_registraties = unfinished_registrations(zoektekst, request.user, vandaag)
    aantal = len(gevonden) + len(open_registraties)
    if op_bsn:
        log_read(request, None, "jeugdigen", gebeurtenis=BSN_ZOEKEN, detail=f"{aantal} rijen")
    elif zoektekst:
        log_list(request, "jeugdigen", aantal, zoektekst=True)
    gegevens = {"q": zoektekst, "gevonden": gevonden, "registraties": open_registraties}
    return render(request, ZOEKEN, gegevens)


@voor_rollen(*ZOEKROLLEN, methoden=("GET", "POST"))
def jeugdige_new(request: HttpRequest) -> HttpResponse:
    """Register jeugdige and gezin; a known BSN answers exactly as a new one."""
    data = request.POST if request.method == "POST" else None
    form = JeugdigeForm(data, medewerker=request.user, on=timezone.localdate())
    leden = lid_forms(data)
    if data is not None and all([form.is_valid(), *(lid.is_valid() for lid in leden)]):
        try:
            registratie = register_jeugdige(
                form.persoon(),
                [rij.lid() for rij in leden if rij.is_filled()],
                by=request.user,
                organisatie=form.cleaned_data["organisatie"],
                bsn=form.cleaned_data["bsn"],
                zonder_bsn_reden=form.cleaned_data["zonder_bsn_reden"],
                zonder_gezag_reden=form.cleaned_data["zonder_gezag_reden"],
            )
        except ValidationError as fout:
            add_errors(form, fout)
        else:
            return redirect("casusregie:casus_open", kenmerk=registratie.kenmerk)
    return _page(request, "casusregie/jeugdige_nieuw.html", form=form, leden=leden)


@dossier("GET", "POST")
def gezin_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Who belongs to the gezin and who has gezag; a change is a new period, never an overwrite."""
    casus = get_visible(Casus.objects.select_related("gezin"), request, kenmerk, "gezin")
    data = request.POST if request.method == "POST" else None
    leden = lid_forms(data, rijen=2)
    huidig = current_members(casus.gezin, timezone.localdate())
    if data is not None and all([lid.is_valid() for lid in leden]):
        amend_gezin(
            casus,
            gezag={lid.pk: f"gezag-{lid.pk}" in data for lid in huidig},
            vertrokken={lid.pk for lid in huidig if f"weg-{lid.pk}" in data},
            nieuw=[rij.lid() for rij in leden if rij.is_filled()],
            by=request.user,
        )
        return redirect("casusregie:casus_detail", kenmerk=kenmerk)
    return _page(request, "casusregie/jeugdige_gezin.html", casus=casus, leden=leden, huidig=huidig)


def _page(request: HttpRequest, sjabloon: str, **gegevens: Any) -> HttpResponse:
    """200, or 422 when one of the forms has errors."""
    formulieren = [gegevens.get("form"), *gegevens.get("leden", [])]
    fout = any(form is not None and form.is_bound and form.errors for form in formulieren)
    return render(
        request, sjabloon, {**gegevens, "formulieren": formulieren}, status=422 if fout else 200
    )
