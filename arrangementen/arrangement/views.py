"""De pagina's van een arrangement: lijst per casus, het arrangement zelf, keuze en opdracht."""

import uuid
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from arrangementen.panelen import task_rows
from arrangementen.schermen import SOORT_VAN_STAND, arrangement_row, case_page, posted
from arrangementen.vierogen.scherm import help_context
from arrangementen.vierogen.views import or_propose
from casusregie.bevoegdheden import works_on_casus
from casusregie.casus.banner import case_context, page_casus
from casusregie.zicht import get_visible
from organisaties.beleid import dossier
from organisaties.rollen import Rol
from verloop.overgangen import amend
from verloop.schermen.overgangspagina import add_errors, transition_page

from .acties import actions_on
from .bevoegd import sees_declared
from .bewakers import parts_of
from .forms import KeuzeForm, LeegForm, OneensForm, OpdrachtForm
from .gedeclareerd import declared_panels
from .models import Arrangement
from .oneens import deadline_in_words, disagree
from .tweede import order_price
from .weergave import division_of, name_parts, parts_with_verdict, plan_facts, weighed

LIJST = "arrangementen:arrangement_lijst"
GELUKT = "Opdracht gegeven. De toewijzing (JW301) gaat vanzelf naar {}."


def _get(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str = "arrangement") -> Any:
    rijen = Arrangement.objects.with_second().select_related(
        "casus", "aanbieder", "plan", "opdracht_door"
    )
    arrangement = get_visible(rijen, request, kenmerk, onderdeel)
    if request.method != "POST":
        _page_of(request, arrangement)
    return arrangement


def _page_of(request: HttpRequest, arrangement: Any) -> dict[str, Any]:
    """The casus with its banner; a step that succeeds shows neither."""
    if "pagina" not in arrangement.__dict__:
        arrangement.pagina = case_page(request, arrangement, LIJST, timezone.localdate())
    pagina: dict[str, Any] = arrangement.pagina
    return pagina


def _context(request: HttpRequest, arrangement: Any, **meer: Any) -> dict[str, Any]:
    return {"arrangement": arrangement, **_page_of(request, arrangement), **meer}


def _url(arrangement: Any) -> str:
    return reverse("arrangementen:arrangement_detail", kwargs={"kenmerk": arrangement.kenmerk})


@dossier("GET")
def arrangement_lijst(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """All arrangementen of a casus."""
    casus = page_casus(request, kenmerk, "arrangementen")
    rijen = [arrangement_row(a) for a in Arrangement.objects.filter(casus=casus).for_list()]
    rijen += task_rows(casus)
    gegevens = {"rijen": rijen, **case_context(request, casus)}
    return render(request, "arrangementen/arrangement_lijst.html", gegevens)


@dossier("GET")
def arrangement_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One arrangement: the help, the norm, the opdracht and how it stands."""
    arrangement = _get(request, kenmerk)
    name_parts(arrangement)
    vandaag = timezone.localdate()
    ziet = sees_declared(arrangement, request.user, vandaag)
    eigen = _at_aanbieder(request.user, vandaag)
    voorgesteld = arrangement.voorgesteld and not eigen
    gegevens = _context(
        request,
        arrangement,
        acties=actions_on(arrangement, request.user, vandaag),
        delen=parts_with_verdict(
            arrangement, eigen=eigen, wijzigt=bool(works_on_casus(arrangement, request.user))
        ),
        plan=plan_facts(arrangement),
        soort=SOORT_VAN_STAND[arrangement.status],
        tweede_reden="" if eigen else arrangement.meer_aanbieders_reden,
        afweging=[] if eigen else weighed(arrangement),
        indeling=division_of(parts_of(arrangement)),
        **(declared_panels(arrangement, vandaag) if ziet else {}),
        **(help_context(arrangement, request.user, vandaag) if voorgesteld else {}),
    )
    return render(request, "arrangementen/arrangement_detail.html", gegevens)


def _at_aanbieder(medewerker: Any, on: date) -> bool:
    return bool(medewerker.organisaties_op(on, Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE))


@dossier("GET", "POST")
def arrangement_opdracht(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The procesregisseur gives the opdracht; the JW301 leaves by itself."""
    arrangement = _get(request, kenmerk, "opdracht geven")
    naam = arrangement.aanbieder.naam if arrangement.aanbieder else "de aanbieder"
    pagina = partial(
        transition_page,
        request,
        arrangement,
        "give_opdracht",
        form_class=OpdrachtForm,
        form_kwargs={"dag": timezone.localdate()},
        template="arrangementen/arrangement_opdracht.html",
        terug=_url(arrangement),
        uitleg=f"U geeft {naam} de opdracht voor deze hulp.",
        gelukt=GELUKT.format(naam),
        toont=partial(_ordering, request, arrangement, naam),
    )
    return or_propose(request, arrangement, _url(arrangement), pagina)


def _ordering(request: HttpRequest, arrangement: Any, naam: str) -> dict[str, Any]:
    """What one looks at before the opdracht: the amount, and what happens."""
    gegevens = _context(request, arrangement)
    prijs = order_price(arrangement, timezone.localdate())
    gevolgen = prijs.consequences(
        f"De toewijzing (JW301) gaat vanzelf naar {naam}. U hoeft niets te versturen.",
        f"{naam} ziet de casus en meldt de start.",
        "De hulp in dit arrangement is dan niet meer te wijzigen.",
    )
    return {**gegevens, "prijs": prijs, "gevolgen": gevolgen}


@dossier("GET", "POST")
def arrangement_vervallen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """A concept that will not be used."""
    arrangement = _get(request, kenmerk, "concept laten vervallen")
    return transition_page(
        request,
        arrangement,
        "drop",
        form_class=LeegForm,
        terug=_url(arrangement),
        gevolgen=["Het concept blijft te lezen, maar u kunt er geen opdracht meer voor geven."],
        knop_soort="gevaar",
        gelukt="Het concept is vervallen.",
        toont=partial(_context, request, arrangement),
    )


@dossier("GET", "POST")
def arrangement_keuze(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Choose the aanbieder and write down why."""
    arrangement = _get(request, kenmerk, "keuze van de aanbieder")
    begin = {naam: getattr(arrangement, naam) for naam in KeuzeForm.base_fields}
    form = KeuzeForm(posted(request), initial=begin, on=timezone.localdate())
    return _amend_page(request, arrangement, form, kop="Aanbieder kiezen", gelukt="Opgeslagen.")


@dossier("GET", "POST")
def arrangement_oneens(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The aanbieder disagrees, within 10 werkdagen after the JW301 (domein.md §0 f)."""
    arrangement = _get(request, kenmerk, "niet eens met het arrangement")
    if not arrangement.aanbieder_id or arrangement.is_concept:
        raise PermissionDenied("Dit kan pas als de opdracht gegeven is.")
    form = OneensForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            verschil = disagree(
                arrangement, by=request.user, op=timezone.now(), **form.cleaned_data
            )
        except ValidationError as fout:
            add_errors(form, fout)
        else:
            messages.success(request, "Doorgegeven aan het lokale team. Neem ook contact op.")
            return redirect("casusregie:meningsverschil_detail", kenmerk=verschil.kenmerk)
    gegevens = _context(
        request,
        arrangement,
        form=form,
        kop="Niet eens met het arrangement",
        uitleg=deadline_in_words(arrangement, timezone.localdate()),
        terug=_url(arrangement),
    )
    status = 422 if form.is_bound else 200
    return render(request, "arrangementen/arrangement_form.html", gegevens, status=status)


def _amend_page(
    request: HttpRequest,
    arrangement: Any,
    form: Any,
    *,
    kop: str,
    gelukt: str,
) -> HttpResponse:
    terug = _url(arrangement)
    if form.is_bound and form.is_valid():
        try:
            amend(arrangement, by=request.user, **form.cleaned_data)
        except ValidationError as fout:
            add_errors(form, fout)
        else:
            messages.success(request, gelukt)
            return redirect(terug)
    gegevens = _context(request, arrangement, form=form, kop=kop, terug=terug)
    status = 422 if form.is_bound else 200
    return render(request, "arrangementen/arrangement_form.html", gegevens, status=status)
