"""De formulierpagina van route C: mag het, invullen, vastleggen, en terug naar de casus."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.casus.pagina import for_page, seed_route
from casusregie.jeugdige.models import Gezinslid
from casusregie.zicht import get_visible
from verloop.fouten import Geblokkeerd
from verloop.models import Onderwerp
from verloop.mogelijkheden import Mogelijkheid, moves, not_now
from verloop.overgangen import lock
from verloop.redenen import Nee
from verloop.schermen.overgangspagina import add_errors
from verloop.schermen.verschil import form_differences, version_seen

from .bevoegd import reads_all

TEMPLATE = "casusregie/maatregel_formulier.html"


def casus_on_c(request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Casus:
    """The visible casus that is or was on route C, with `leest_alles` for this user; else 404."""
    vandaag = timezone.localdate()
    leden = Prefetch("gezin__leden", Gezinslid.objects.select_related("jeugdige"))
    casussen = for_page(Casus.objects.prefetch_related(leden), vandaag)
    casussen = casussen.annotate(leest_alles=reads_all(request.user, vandaag))
    casus: Casus = get_visible(casussen, request, kenmerk, onderdeel)
    if getattr(casus, "nieuwste_C", None) is None:
        raise Http404("niet gevonden")
    seed_route(casus)
    return casus


def posted(request: HttpRequest) -> tuple[Any, Any]:
    """What was sent, with its files; two times None when the form is only shown."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def may_begin(onderwerp: Onderwerp, request: HttpRequest, label: str) -> Mogelijkheid:
    """May this user register this? As a move, so that the page shows the reason."""
    oordeel = onderwerp.on(timezone.localdate()).may_register(request.user)
    if isinstance(oordeel, Nee):
        return Mogelijkheid("register", label, False, oordeel.reden, oordeel.weg, soort="rol")
    return Mogelijkheid("register", label, True)


def may_move(onderwerp: Onderwerp, request: HttpRequest, overgang: str) -> Mogelijkheid:
    """This move with its reason when it cannot; Conflict when the status does not know it."""
    alle = moves(onderwerp, request.user, timezone.localdate())
    gevonden = next((m for m in alle if m.naam == overgang), None)
    if gevonden is None:
        raise not_now(onderwerp, overgang)
    return gevonden


def form_page(
    request: HttpRequest,
    casus: Casus,
    form: Form,
    doe: Callable[[], Any],
    mogelijkheid: Mogelijkheid,
    *,
    extra_forms: tuple[Form, ...] = (),
    terug: str = "",
    template: str = TEMPLATE,
    van: Onderwerp | None = None,
    **context: Any,
) -> HttpResponse:
    """GET shows the form; POST does it and goes back, or shows what is wrong (422).

    Who may not gets 403 on POST. `doe` reads the cleaned form itself. `extra_forms` must be
    valid as well. `van` is what the form changes: who worked on an older version keeps the own
    text and sees the difference (409). `context`: kop, uitleg, gelukt, gevolgen, and what the
    template needs.
    """
    if request.method == "POST" and mogelijkheid.soort == "rol":
        raise PermissionDenied(mogelijkheid.reden)
    terug = terug or reverse("casusregie:maatregel_tab", args=[casus.kenmerk])
    geldig = form.is_bound and all([form.is_valid(), *(f.is_valid() for f in extra_forms)])
    verschil = _newer(request, form, van) if geldig else {}
    if geldig and not verschil and mogelijkheid.toegestaan and _try(form, doe):
        messages.success(request, context.get("gelukt") or f"{mogelijkheid.label}: gelukt.")
        return redirect(terug)
    gegevens = {
        "casus": casus,
        "form": form,
        "mogelijkheid": mogelijkheid,
        "terug": terug,
        "kop": mogelijkheid.label,
        "knop": mogelijkheid.label,
        "versie": van.versie if van else None,
        **context,
        **verschil,
    }
    status = 409 if verschil else 422 if form.is_bound else 200
    return render(request, template, gegevens, status=status)


def _newer(request: HttpRequest, form: Form, van: Onderwerp | None) -> dict[str, Any]:
    """What is stored now beside the own text, when somebody else was first; else nothing.

    Holds the row for the rest of the request, so that nobody comes in between.
    """
    gezien = version_seen(request)
    if van is None or gezien is None:
        return {}
    nu = lock(van, timezone.now())
    if nu.versie == gezien:
        return {}
    return {
        "conflict": True,
        "verschillen": form_differences(form, nu),
        "versie": nu.versie,
        "over": nu,
    }


def _try(form: Form, doe: Callable[[], Any]) -> bool:
    try:
        doe()
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    except Geblokkeerd as fout:
        form.add_error(None, f"{fout.reden} {fout.weg}".strip())
        return False
    return True
