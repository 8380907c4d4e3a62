"""De pagina's van contractmanager en secretaris: wat is gevraagd, het overzicht en het antwoord."""

import uuid
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.afronding.views_delen import posted
from casusregie.casus.pagina import page_row
from casusregie.zicht import log_list
from normenkader.instellingen import kalender_op
from normenkader.termijnen.stand import stand
from organisaties.beleid import dossier, voor_rollen
from organisaties.http import HttpRequest
from organisaties.leeslog import log_read
from organisaties.rollen import Rol
from verloop.mogelijkheden import Mogelijkheid, move_of, moves, not_now
from verloop.overgangen import perform
from verloop.schermen.overgangspagina import add_errors

from .blad import sheet_of
from .gevraagd import ROLLEN, asked_list, asked_of_manager, is_turn_of
from .keuzes import BIJ_REGIO
from .menu import forget
from .models import Ladderoverzicht
from .overzichtviews import download, page_of
from .regioforms import REGIO
from .teksten import GEVOLGEN, UITLEG

PER_PAGINA = 50
GROND = "gevraagd bij een verschil van mening"


@voor_rollen(*ROLLEN)
def asked(request: HttpRequest) -> HttpResponse:
    """What waits for this person first, then what runs elsewhere and what is done."""
    vandaag = timezone.localdate()
    klaar = request.GET.get("weergave") == "afgerond"
    alle = asked_list(request.user, vandaag)
    bij_regio = [str(stand) for stand in BIJ_REGIO]
    alle = (
        alle.exclude(verschil__status__in=bij_regio)
        if klaar
        else alle.filter(verschil__status__in=bij_regio).order_by("uiterlijk", "pk")
    )
    pagina = Paginator(alle, PER_PAGINA).get_page(request.GET.get("pagina"))
    log_list(request, "gevraagd", len(pagina.object_list))
    gegevens = {
        "pagina": pagina,
        "regels": [_row(rij, request.user, vandaag) for rij in pagina],
        "klaar": klaar,
        "weergave": "afgerond" if klaar else "regio",
        "manager": request.user.has_role(Rol.CONTRACTMANAGER, on=vandaag),
        "opschalingen": asked_of_manager(request.user, vandaag).count(),
    }
    return render(request, "casusregie/oneens/gevraagd.html", gegevens)


@dossier("GET", rollen=ROLLEN)
def asked_detail(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The anonymous overview, the clock and what this person can do."""
    overzicht = _get(request, kenmerk)
    vandaag = timezone.localdate()
    gegevens = {
        **_row(overzicht, request.user, vandaag),
        **page_of(sheet_of(overzicht, vandaag)),
        "acties": _actions(overzicht, request.user, vandaag),
        "kruimels": [("Gevraagd", reverse("casusregie:gevraagd_list")), (overzicht.code, "")],
    }
    return render(request, "casusregie/oneens/gevraagd_detail.html", gegevens)


@dossier("GET", rollen=ROLLEN)
def asked_pdf(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The overview as PDF."""
    return download(_get(request, kenmerk))


@dossier("GET", "POST", rollen=ROLLEN)
def asked_step(request: HttpRequest, kenmerk: uuid.UUID, regiozet: str) -> HttpResponse:
    """One answer: actions and term, feedback, the secretaris, or the decision."""
    overzicht = _get(request, kenmerk)
    if regiozet not in REGIO:
        raise Http404("niet gevonden")
    actie = _move(overzicht, request.user, regiozet, bewakers=False)
    if request.method == "POST" and actie.soort == "rol":
        raise PermissionDenied(actie.reden)
    form = REGIO[regiozet](posted(request))
    if form.is_bound and form.is_valid() and _perform(request, overzicht, regiozet, form):
        messages.success(request, "Opgeslagen. Het lokale team krijgt een signaal.")
        return redirect("casusregie:gevraagd_detail", kenmerk=kenmerk)
    actie = _move(overzicht, request.user, regiozet)
    pad = reverse("casusregie:gevraagd_detail", args=[kenmerk])
    gegevens = {
        "form": form,
        "mogelijkheid": actie,
        "kop": actie.label,
        "knop": actie.label,
        "uitleg": UITLEG[regiozet],
        "gevolgen": GEVOLGEN.get(regiozet, []),
        "terug": pad,
        "kruimels": [
            ("Gevraagd", reverse("casusregie:gevraagd_list")),
            (overzicht.code, pad),
            (actie.label, ""),
        ],
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "overgang.html", gegevens, status=status)


def _get(request: HttpRequest, kenmerk: uuid.UUID) -> Any:
    """An overview that was shared with this person; not found for everybody else; logged."""
    vandaag = timezone.localdate()
    rij = asked_list(request.user, vandaag).filter(kenmerk=kenmerk).first()
    if rij is None:
        raise Http404("niet gevonden")
    actie = "R" if request.method in ("GET", "HEAD") else "U"
    log_read(request, rij, "anoniem overzicht", actie=actie, grondslag=GROND)
    rij.verschil.casus = page_row(rij.verschil.casus_id, vandaag, request.user)
    rij.verschil.on(vandaag)
    return rij


def _row(rij: Any, medewerker: Any, vandaag: Any) -> dict[str, Any]:
    wacht = rij.verschil.status in BIJ_REGIO and rij.uiterlijk is not None
    return {
        "rij": rij,
        "verschil": rij.verschil,
        "stand": stand(rij.uiterlijk, vandaag, kalender=kalender_op(vandaag)) if wacht else None,
        "mijn": is_turn_of(rij, medewerker, vandaag),
    }


def _actions(overzicht: Ladderoverzicht, medewerker: Any, vandaag: Any) -> list[Any]:
    """Only the moves of the region; the others are of team and aanbieder."""
    if not overzicht.verschil.loopt:
        return []
    return [
        replace(
            actie,
            uitleg=UITLEG[actie.naam],
            url=reverse("casusregie:gevraagd_step", args=[overzicht.kenmerk, actie.naam]),
            primair=actie.custom.get("volgorde") == 10,
        )
        for actie in moves(overzicht.verschil, medewerker, vandaag)
        if actie.naam in REGIO and actie.toegestaan
    ]


def _move(
    overzicht: Ladderoverzicht, medewerker: Any, naam: str, *, bewakers: bool = True
) -> Mogelijkheid:
    """This move as it stands now; Conflict when it belongs to another status."""
    verschil = overzicht.verschil
    actie = move_of(verschil, naam, medewerker, verschil.vandaag, bewakers=bewakers)
    if actie is None:
        raise not_now(verschil, naam)
    return actie


def _perform(request: HttpRequest, overzicht: Ladderoverzicht, naam: str, form: Any) -> bool:
    try:
        perform(overzicht.verschil, naam, by=request.user, **form.cleaned_data)
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    forget(request.user, timezone.localdate())
    return True
