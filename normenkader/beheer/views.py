"""De pagina's van de normen: de lijst voor iedereen, opstellen en vaststellen voor beheer."""

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from normenkader.models import Normversie, Productgroep
from normenkader.models.bevoegd import keeps_norms
from organisaties.beleid import ingelogd, voor_rollen
from organisaties.rollen import Rol
from verloop.mogelijkheden import moves
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import transition_page
from verloop.schermen.verschil import version_seen

from .concept import GEWIJZIGD, OPGESTELD, Concept, concept_page, refuse_unless_amends
from .forms import EindeForm, GrondenForm, NormForm
from .opbouw import WEERGAVEN, grounds, start, tabs, values, view_of
from .schrijven import draft, improve

LIJST, DETAIL = "normenkader:norm_list", "normenkader:norm_detail"


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
    concept = _concept(request, *start(request, timezone.localdate()))

    def save() -> str:
        velden, gronden = concept.form.cleaned_data, concept.rijen.rows()
        norm = draft(velden, gronden, by=request.user, op=timezone.now())
        return reverse(DETAIL, args=[norm.kenmerk])

    return concept_page(
        request, concept, save, kop="Norm opstellen", terug=reverse(LIJST), gelukt=OPGESTELD
    )


@voor_rollen(Rol.NORMBEHEERDER, methoden=("GET", "POST"))
def norm_edit(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Change a concept; an adopted version never changes."""
    norm = _norm(kenmerk)
    refuse_unless_amends(norm, request.user, timezone.localdate())
    terug = reverse(DETAIL, args=[kenmerk])
    concept = _concept(request, values(norm), grounds(norm))

    def save() -> str:
        velden, rijen, gezien = (
            concept.form.cleaned_data,
            concept.rijen.rows(),
            version_seen(request),
        )
        improve(norm, velden, rijen, by=request.user, versie=gezien, op=timezone.now())
        return terug

    kop, gezien = f"{norm} wijzigen", norm.versie
    return concept_page(
        request, concept, save, kop=kop, terug=terug, gelukt=GEWIJZIGD, versie=gezien
    )


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
        terug=reverse(DETAIL, args=[norm.kenmerk]),
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


def _concept(request: HttpRequest, begin: Any, gronden: Any) -> Concept:
    data = request.POST if request.method == "POST" else None
    rijen = GrondenForm(data, initial=gronden, prefix="grond")
    return Concept("normenkader/norm_form.html", NormForm(data, initial=begin), "formset", rijen)
