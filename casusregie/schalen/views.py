"""De pagina's van op- en afschalen: voorstellen, bekijken en besluiten."""

import uuid
from dataclasses import replace
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.afronding.views_delen import (
    act_page,
    detail_url,
    piece_context,
    posted,
    refuse_unless,
    visible_piece,
)
from casusregie.casus.banner import page_casus
from casusregie.logboek.evaluaties.moment import Evaluatiemoment
from casusregie.logboek.stapviews import mark_read
from organisaties.beleid import dossier
from verloop.mogelijkheden import moves
from verloop.schermen.overgangspagina import transition_page
from verloop.schermen.woorden import long_date

from .forms import FORMULIEREN, UITLEG, VoorstelForm
from .keuzes import Aanleiding, Betrokkene, Richting
from .models import Schaalvoorstel
from .voorstellen import propose_scaling

GEVOLGEN = {
    "accept": [
        "Iedereen die erbij betrokken is, krijgt een signaal.",
        "Is de backoffice betrokken? Die ziet de casus 4 weken om de toewijzing aan te passen.",
    ],
    "refuse": ["Iedereen die erbij betrokken is, krijgt een signaal."],
}


@dossier("GET")
def scaling_list(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """All proposals of a casus, the newest first."""
    casus = page_casus(request, kenmerk, "op- en afschalen")
    stuk = Schaalvoorstel(casus=casus).on(timezone.localdate())
    gegevens = {
        "rijen": list(casus.schaalvoorstellen.order_by("-pk")),
        "mag": bool(stuk.may_register(request.user)),
        **piece_context(request, casus, "casus_detail"),
    }
    return render(request, "casusregie/schalen/lijst.html", gegevens)


@dossier("GET", "POST")
def scaling_new(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Propose; `?evaluatie=<kenmerk>` begins with what the evaluation proposed."""
    casus = page_casus(request, kenmerk, "op- of afschalen voorstellen")
    refuse_unless(Schaalvoorstel(casus=casus), request)
    evaluatie = _evaluation(request, casus)
    return act_page(
        request,
        casus,
        VoorstelForm(posted(request), initial=_initial(evaluatie)),
        partial(propose_scaling, casus, evaluatie=evaluatie),
        terug=reverse("casusregie:casus_detail", args=[kenmerk]),
        naar=detail_url,
        kop="Op- of afschalen voorstellen",
        uitleg="Past de hulp nog bij de vraag? Kijk vaak en stuur snel bij.",
        knop="Voorstel doen",
        gevolgen=["De procesregisseur krijgt een signaal en heeft een termijn voor het besluit."],
        gelukt="Het voorstel is gedaan.",
    )


@dossier("GET")
def scaling_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """One proposal, who is involved and the decision."""
    stuk = _get(request, kenmerk, "op- of afschalen")
    mark_read(request, stuk)
    acties = [
        replace(
            actie,
            uitleg=UITLEG[actie.naam],
            url=reverse("casusregie:schaal_step", args=[kenmerk, actie.naam]),
            primair=actie.naam == "accept",
        )
        if actie.toegestaan
        else actie
        for actie in moves(stuk, request.user, stuk.vandaag)
    ]
    gegevens = {
        "stuk": stuk,
        "acties": acties,
        "rijen": facts(stuk),
        **piece_context(request, stuk.casus, "casus_detail"),
    }
    return render(request, "casusregie/schalen/detail.html", gegevens)


@dossier("GET", "POST")
def scaling_step(request: HttpRequest, kenmerk: uuid.UUID, schaalzet: str) -> HttpResponse:
    """Decide or withdraw."""
    stuk = _get(request, kenmerk, "besluit over op- of afschalen")
    if schaalzet not in FORMULIEREN:
        raise Http404("niet gevonden")
    return transition_page(
        request,
        stuk,
        schaalzet,
        form_class=FORMULIEREN[schaalzet],
        terug=detail_url(stuk),
        uitleg=UITLEG[schaalzet],
        gevolgen=GEVOLGEN.get(schaalzet, []),
        gelukt="Opgeslagen.",
        **piece_context(request, stuk.casus, "casus_detail"),
    )


def facts(stuk: Schaalvoorstel) -> list[tuple[str, str]]:
    """What was proposed, with whom, and what was decided."""
    wie = "\n".join(Betrokkene(code).label for code in stuk.betrokkenen)
    wanneer = long_date(stuk.voorgesteld_op)
    rijen = [
        ("Voorstel", stuk.get_richting_display()),
        ("Wat verandert er", stuk.voorstel),
        ("Aanleiding", stuk.get_aanleiding_display()),
        ("Voorgesteld door", f"{stuk.voorgesteld_door}, {wanneer}"),
        ("Afgestemd met", wie),
        ("Wat zij ervan vinden", stuk.afstemming),
    ]
    if stuk.besloten_op:
        rijen += [
            ("Besluit", f"{stuk.get_status_display()}. {stuk.besluit}"),
            ("Besloten door", f"{stuk.besloten_door}, {long_date(stuk.besloten_op)}"),
        ]
    if stuk.ingang:
        rijen.append(("Geldt vanaf", long_date(stuk.ingang).capitalize()))
    return rijen


def _get(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Any:
    rijen = Schaalvoorstel.objects.select_related("voorgesteld_door", "besloten_door")
    return visible_piece(rijen, request, kenmerk, onderdeel)


def _evaluation(request: HttpRequest, casus: Any) -> Any:
    """The evaluation of the address, when it is of this casus; else None."""
    try:
        kenmerk = uuid.UUID(request.GET.get("evaluatie", ""))
    except ValueError:
        return None
    return Evaluatiemoment.objects.filter(casus=casus, kenmerk=kenmerk).first()


def _initial(evaluatie: Any) -> dict[str, Any]:
    if evaluatie is None:
        return {}
    richting = {"opschalen": Richting.OP, "afschalen": Richting.AF}.get(evaluatie.voorstel, "")
    tussen = evaluatie.tussentijds
    return {
        "richting": str(richting),
        "aanleiding": str(Aanleiding.TUSSENTIJDS if tussen else Aanleiding.PERIODIEK),
        "voorstel": evaluatie.voorstel_toelichting,
    }
