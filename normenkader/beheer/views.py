"""De pagina's van de normen: de lijst voor iedereen, opstellen en vaststellen voor beheer."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from normenkader.models import Normversie, Productgroep
from normenkader.models.bevoegd import keeps_norms
from organisaties.beleid import ingelogd, voor_rollen
from organisaties.rollen import Rol
from verloop.mogelijkheden import moves
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import add_errors, transition_page

from .forms import EindeForm, GrondenForm, NormForm
from .opbouw import WEERGAVEN, grounds, start, tabs, values, view_of
from .schrijven import draft, improve

LIJST = "normenkader:norm_list"


@ingelogd("GET")
def norm_list(request: HttpRequest) -> HttpResponse:
    """Every norm with its two maxima (NK-01); reference data, without anything about people."""
    vandaag = timezone.localdate()
    weergave = request.GET.get("weergave", "nu")
    weergave = weergave if weergave in WEERGAVEN else "nu"
    per_weergave: dict[str, list[Normversie]] = {code: [] for code in WEERGAVEN}
    for norm in Normversie.objects.prefetch_related("gronden"):
        per_weergave[view_of(norm, vandaag)].append(norm)
    gegevens = {
        "normen": per_weergave[weergave],
        "weergave": WEERGAVEN[weergave],
        "weergaven": tabs(per_weergave, weergave),
        "groepen": Productgroep.objects.valid_on(vandaag),
        "is_beheerder": keeps_norms(request.user, timezone.localdate()),
    }
    return render(request, "normenkader/norm_lijst.html", gegevens)


@ingelogd("GET")
def norm_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One version: maxima, grounds, source, who drew it up and who adopted it."""
    norm = _norm(kenmerk)
    vandaag = timezone.localdate()
    beheerder = keeps_norms(request.user, timezone.localdate())
    gegevens = {
        "norm": norm,
        "groep": Productgroep.objects.group_of(norm.product_code, norm.geldig_van),
        "versies": Normversie.objects.of_product(norm.product_code, norm.variant).exclude(
            pk=norm.pk
        ),
        "acties": _moves(norm, request, vandaag) if beheerder else [],
        "mag_wijzigen": beheerder and norm.on(vandaag).may_amend(request.user) is True,
        "is_beheerder": beheerder,
        "stand": WEERGAVEN[view_of(norm, vandaag)],
    }
    return render(request, "normenkader/norm_detail.html", gegevens)


@voor_rollen(Rol.NORMBEHEERDER, methoden=("GET", "POST"))
def norm_new(request: HttpRequest) -> HttpResponse:
    """A concept: empty, on the ground of an earlier version, or from a calibration."""
    begin, gronden = start(request, timezone.localdate())
    form, formset = _forms(request, begin, gronden)
    if _valid(form, formset):
        try:
            norm = draft(form.cleaned_data, formset.rows(), by=request.user, op=timezone.now())
        except ValidationError as fout:
            add_errors(form, fout)
        else:
            messages.success(request, "Het concept is opgeslagen. Een ander stelt het vast.")
            return redirect("normenkader:norm_detail", norm.kenmerk)
    return _form_page(request, form, formset, "Norm opstellen", reverse(LIJST))


@voor_rollen(Rol.NORMBEHEERDER, methoden=("GET", "POST"))
def norm_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Change a concept; an adopted version never changes."""
    norm = _norm(kenmerk)
    oordeel = norm.on(timezone.localdate()).may_amend(request.user)
    terug = reverse("normenkader:norm_detail", args=[kenmerk])
    if oordeel is not True:
        raise PermissionDenied(str(oordeel))
    form, formset = _forms(request, values(norm), grounds(norm))
    if _valid(form, formset):
        try:
            velden, rijen = form.cleaned_data, formset.rows()
            op, versie = timezone.now(), _version(request)
            improve(norm, velden, rijen, by=request.user, versie=versie, op=op)
        except ValidationError as fout:
            add_errors(form, fout)
        else:
            messages.success(request, "Het concept is gewijzigd.")
            return redirect(terug)
    return _form_page(request, form, formset, f"{norm} wijzigen", terug, versie=norm.versie)


@voor_rollen(Rol.NORMBEHEERDER, methoden=("GET", "POST"))
def norm_adopt(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Adopt a concept that another normbeheerder drew up (four eyes)."""
    gevolgen = [
        "De versie verandert daarna niet meer.",
        "Verzoeken die op of na de eerste dag beginnen, worden aan deze versie getoetst.",
        "Concepten van verzoeken worden opnieuw getoetst zodra iemand ze opent.",
    ]
    return _transition(request, _norm(kenmerk), "adopt", gevolgen, form_class=Formulier)


@voor_rollen(Rol.NORMBEHEERDER, methoden=("GET", "POST"))
def norm_end(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Give an adopted version its last day."""
    norm = _norm(kenmerk)
    gevolgen = ["Verzoeken die na deze dag beginnen, worden niet meer aan deze versie getoetst."]
    form = {"form_class": EindeForm, "form_kwargs": {"norm": norm}}
    return _transition(request, norm, "end", gevolgen, **form)


def _transition(
    request: HttpRequest, norm: Normversie, zet: str, gevolgen: list[str], **opties: Any
) -> HttpResponse:
    return transition_page(
        request,
        norm,
        zet,
        terug=reverse("normenkader:norm_detail", args=[norm.kenmerk]),
        gevolgen=gevolgen,
        kruimels=[("Normen", reverse(LIJST)), (str(norm), "")],
        **opties,
    )


def _norm(kenmerk: uuid.UUID) -> Normversie:
    return get_object_or_404(
        Normversie.objects.select_related("opgesteld_door", "vastgesteld_door"), kenmerk=kenmerk
    )


def _moves(norm: Normversie, request: HttpRequest, on: date) -> list[Any]:
    urls = {"adopt": "normenkader:norm_adopt", "end": "normenkader:norm_end"}
    return [
        replace(zet, url=reverse(urls[zet.naam], args=[norm.kenmerk]))
        for zet in moves(norm, request.user, on)
    ]


def _forms(request: HttpRequest, begin: Any, gronden: Any) -> tuple[NormForm, Any]:
    data = request.POST if request.method == "POST" else None
    return NormForm(data, initial=begin), GrondenForm(data, initial=gronden, prefix="grond")


def _valid(form: NormForm, formset: BaseFormSet) -> bool:  # type: ignore[type-arg]
    return form.is_bound and all([form.is_valid(), formset.is_valid()])


def _form_page(
    request: HttpRequest, form: NormForm, formset: Any, kop: str, terug: str, **meer: Any
) -> HttpResponse:
    fout = form.is_bound and bool(form.errors or formset.total_error_count())
    gegevens = {"form": form, "formset": formset, "kop": kop, "terug": terug, **meer}
    return render(request, "normenkader/norm_form.html", gegevens, status=422 if fout else 200)


def _version(request: HttpRequest) -> int | None:
    tekst = request.POST.get("versie", "")
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 9 else None
