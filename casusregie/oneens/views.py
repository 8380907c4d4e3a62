"""De pagina's van een verschil van mening: melden, de ladder bekijken en elke stap."""

import uuid
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.afronding.hulp import help_of
from casusregie.afronding.views_delen import (
    act_page,
    detail_url,
    piece_context,
    posted,
    refuse_unless,
    step_of,
    visible_piece,
)
from casusregie.afspraken.models import Afspraak
from casusregie.casus.banner import page_casus
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.logboek.stapviews import mark_read
from organisaties.beleid import dossier
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.mogelijkheden import Mogelijkheid, moves
from verloop.schermen.overgangspagina import transition_page

from .forms import MET_VERSCHIL, STAPPEN, OpenForm
from .keuzes import Stand, Waarover
from .models import Ladderoverzicht, Meningsverschil
from .openen import GEBROKEN, open_difference
from .teksten import GEVOLGEN, UITLEG
from .weergave import facts_of_difference, ladder_of, turn_in_words, works_at_aanbieder_only

PRAAT_EERST = "Praat eerst met elkaar. Lukt dat niet, begin dan hier."


@dossier("GET")
def difference_list(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The differences in this casus that the reader may see, running ones first."""
    casus = page_casus(request, kenmerk, "verschillen van mening")
    vandaag = timezone.localdate()
    alle = list(
        Meningsverschil.objects.visible_to(request.user, vandaag).filter(casus=casus).for_list()
    )
    gegevens = {
        "loopt": [rij for rij in alle if rij.loopt],
        "klaar": [rij for rij in alle if not rij.loopt],
        **piece_context(request, casus, "casus_detail"),
    }
    return render(request, "casusregie/oneens/lijst.html", gegevens)


@dossier("GET", "POST")
def difference_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Begin the ladder; `?afspraak=<kenmerk>` begins it about a broken afspraak."""
    casus = page_casus(request, kenmerk, "verschil van mening melden")
    vandaag = timezone.localdate()
    afspraak = _broken(request, casus)
    aanbieders = _aanbieders(casus, request.user, vandaag)
    vast = {"waarover": _subjects(casus, afspraak)[0][0], "aanbieder": aanbieders.first()}
    refuse_unless(Meningsverschil(casus=casus, **vast), request)
    form = OpenForm(posted(request), onderwerpen=_subjects(casus, afspraak), aanbieders=aanbieders)
    bron = afspraak.kenmerk if afspraak else None
    return act_page(
        request,
        casus,
        form,
        partial(open_difference, casus, bron_kenmerk=bron),
        terug=reverse("casusregie:casus_detail", args=[kenmerk]),
        naar=detail_url,
        kop="Verschil van mening melden",
        uitleg=afspraak.wat if afspraak else PRAAT_EERST,
        knop="Verschil melden",
        gevolgen=["Het lokale team begint met stap 1 en krijgt een termijn."],
        gelukt="Het verschil van mening is gemeld. Het lokale team begint met stap 1.",
    )


@dossier("GET")
def difference_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The ladder: which step, who must answer by when, and what was answered."""
    verschil = _get(request, kenmerk, "verschil van mening")
    mark_read(request, verschil)
    alle = moves(verschil, request.user, verschil.vandaag)
    acties = [_action(verschil, a) for a in alle if a.naam in STAPPEN and a.soort != "rol"]
    extern = works_at_aanbieder_only(request.user, verschil.vandaag)
    gegevens = {
        "verschil": verschil,
        "stappen": ladder_of(verschil, request.user, verschil.vandaag),
        "rijen": facts_of_difference(verschil),
        "acties": [*_overview_action(verschil, request.user), *acties],
        "extern": extern,
        "beurt": turn_in_words(verschil),
        **piece_context(request, verschil.casus, "casus_detail"),
    }
    return render(request, "casusregie/oneens/detail.html", gegevens)


@dossier("GET", "POST")
def difference_step(request: HttpRequest, kenmerk: uuid.UUID, verschilzet: str) -> HttpResponse:
    """One step of the team, the aanbieder or the expertteam."""
    verschil = _get(request, kenmerk, "stap in een verschil van mening")
    if verschilzet not in STAPPEN:
        raise Http404("niet gevonden")
    step_of(verschil, verschilzet)
    return transition_page(
        request,
        verschil,
        verschilzet,
        form_class=STAPPEN[verschilzet],
        form_kwargs={"verschil": verschil} if verschilzet in MET_VERSCHIL else {},
        terug=detail_url(verschil),
        uitleg=UITLEG[verschilzet],
        gevolgen=GEVOLGEN.get(verschilzet, []),
        gelukt="Opgeslagen.",
        **piece_context(request, verschil.casus, "casus_detail"),
    )


def _get(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Any:
    rijen = Meningsverschil.objects.select_related("aanbieder", "van", "geopend_door")
    return visible_piece(rijen, request, kenmerk, onderdeel)


def _action(verschil: Meningsverschil, actie: Any) -> Any:
    url = reverse("casusregie:meningsverschil_step", args=[verschil.kenmerk, actie.naam])
    extra = {"uitleg": UITLEG[actie.naam], "primair": actie.custom.get("volgorde") == 10}
    return replace(actie, **extra, url=url if actie.toegestaan else "")


def _overview_action(verschil: Meningsverschil, medewerker: Any) -> list[Any]:
    """Writing the overview is no move of the machine, but it comes first in step 5."""
    if verschil.status != Stand.OVERZICHT and not verschil.bij_regio:
        return []
    oordeel = Ladderoverzicht(verschil=verschil).on(verschil.vandaag).may_amend(medewerker)
    if not oordeel:
        return []
    label = "Overzicht verbeteren" if verschil.bij_regio else "Anoniem overzicht maken"
    return [
        Mogelijkheid(
            "overzicht",
            label,
            True,
            uitleg="Vast format, zonder namen. U leest elk veld na.",
            url=reverse("casusregie:overzicht_edit", args=[verschil.kenmerk]),
            primair=not verschil.bij_regio,
        )
    ]


def _subjects(casus: Any, afspraak: Any) -> list[tuple[str, str]]:
    """About what this casus can have a difference."""
    if afspraak is not None:
        return [(Waarover.AFSPRAAK.value, Waarover.AFSPRAAK.label)]
    soorten = [Waarover.ARRANGEMENT, Waarover.AANBIEDER]
    if casus.route == "B":
        soorten.append(Waarover.CASUSREGISSEUR)
    return [(soort.value, soort.label) for soort in soorten]


def _broken(request: HttpRequest, casus: Any) -> Any:
    """The afspraak of the address, when it is of this casus and was not kept."""
    gevraagd = request.GET.get("afspraak", "")
    if not gevraagd:
        return None
    try:
        kenmerk = uuid.UUID(gevraagd)
    except ValueError as fout:
        raise Http404("niet gevonden") from fout
    rij = Afspraak.objects.filter(casus=casus, kenmerk=kenmerk, status__in=GEBROKEN).first()
    if rij is None:
        raise Http404("niet gevonden")
    return rij


def _aanbieders(casus: Any, medewerker: Any, on: date) -> Any:
    """The aanbieders of this casus; who works at one of them only has the own one."""
    lopend = Betrokkenheid.objects.running(on).filter(
        Q(casus=casus) | Q(casus=None), jeugdige=casus.jeugdige_id
    )
    bij_hulp = [hulp.aanbieder_id for hulp in help_of(casus)]
    rijen = Organisatie.objects.of_soort(Soort.AANBIEDER).filter(
        Q(pk__in=bij_hulp) | Q(pk__in=lopend.values("organisatie"))
    )
    if works_at_aanbieder_only(medewerker, on):
        rijen = rijen.filter(pk__in=medewerker.organisaties_op(on))
    return rijen.order_by("naam")
