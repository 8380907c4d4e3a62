"""Wat de pagina's over het einde van hulp delen: ophalen, een formulier tonen en bewaren."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.banner import banner, case_context, page_casus
from casusregie.casus.models import Casus
from casusregie.casus.pagina import page_row
from casusregie.zicht import get_visible
from verloop.fouten import Conflict
from verloop.models import Onderwerp
from verloop.redenen import Nee
from verloop.schermen.overgangspagina import add_errors
from verloop.schermen.verschil import form_differences

from .hulp import Hulp, find_help

FORMULIER = "casusregie/afronding_form.html"


def posted(request: HttpRequest) -> Any:
    """What was sent, also when it is empty; None when the form was only opened."""
    return request.POST if request.method == "POST" else None


def casus_and_help(
    request: HttpRequest, kenmerk: uuid.UUID, hulp: uuid.UUID, onderdeel: str
) -> tuple[Casus, Hulp]:
    """The casus and one of its help; Http404 for who may not see it or what is not there."""
    casus = page_casus(request, kenmerk, onderdeel)
    return casus, find_help(casus, hulp)


def visible_piece(rijen: Any, request: HttpRequest, kenmerk: uuid.UUID, onderdeel: str) -> Any:
    """A piece under a casus, its casus replaced by one with all that banner and guards read."""
    stuk = get_visible(rijen, request, kenmerk, onderdeel)
    stuk.casus = page_row(stuk.casus_id, timezone.localdate(), request.user)
    if isinstance(stuk, Onderwerp):
        stuk.on(timezone.localdate())
    return stuk


def piece_context(request: HttpRequest, casus: Casus, tab: str = "afronding") -> dict[str, Any]:
    """`casus` and `banner` of a page that belongs to a tab."""
    pad = reverse(f"casusregie:{tab}", args=[casus.kenmerk])
    return {"casus": casus, "banner": banner(casus, request.user, timezone.localdate(), pad=pad)}


def refuse_unless(stuk: Any, request: HttpRequest) -> None:
    """Raises PermissionDenied with its reason when this person may not register the piece."""
    oordeel = stuk.on(timezone.localdate()).may_register(request.user)
    if not oordeel:
        raise PermissionDenied(oordeel.reden if isinstance(oordeel, Nee) else "Dit mag u niet.")


def act_page(
    request: HttpRequest,
    casus: Casus,
    form: Any,
    save: Callable[..., Any],
    *,
    terug: str,
    kop: str,
    gelukt: str,
    naar: Callable[[Any], str] | None = None,
    van: Any = None,
    **meer: Any,
) -> HttpResponse:
    """Show the form; when it is right `save(by=, op=, **contents)` and go on.

    What the model refuses becomes an error at the field. `meer`: uitleg, gevolgen, knop, template.
    `van` is the piece that is changed by a form with a field `versie`: who worked on an older one
    keeps the own text and sees the difference (409).
    """
    verschillen = None
    if form.is_bound and form.is_valid():
        try:
            stuk = save(by=request.user, op=timezone.now(), **contents_of(form))
        except Conflict:
            if van is None:
                raise
            nu = type(van)._default_manager.get(pk=van.pk)
            verschillen = form_differences(form, form.stored(nu) if hasattr(form, "stored") else nu)
            form.data = {**form.data.dict(), "versie": nu.versie}
        except ValidationError as fout:
            add_errors(form, fout)
        else:
            messages.success(request, gelukt)
            return redirect(naar(stuk) if naar else terug)
    gegevens = {
        "form": form,
        "kop": kop,
        "terug": terug,
        "knop": "Opslaan",
        "conflict": verschillen is not None,
        "verschillen": verschillen or [],
        "over": van,
        **case_context(request, casus),
        **meer,
    }
    status = 409 if verschillen is not None else 422 if form.is_bound and form.errors else 200
    return render(request, meer.get("template", FORMULIER), gegevens, status=status)


def contents_of(form: Any) -> dict[str, Any]:
    """What goes to the act; a form may shape it itself."""
    gegevens: dict[str, Any] = form.contents() if hasattr(form, "contents") else form.cleaned_data
    return gegevens


def step_of(stuk: Any, overgang: str) -> None:
    """Raises Http404 unless this is a move that people make on this kind of piece."""
    regels = stuk._meta.get_field("status").get_all_transitions(type(stuk))
    if overgang not in {r.name for r in regels if not r.custom.get("systeem")}:
        raise Http404("niet gevonden")


def detail_url(stuk: Any) -> str:
    """The page of a piece: casusregie:<model>_detail."""
    return reverse(f"casusregie:{stuk._meta.model_name}_detail", args=[stuk.kenmerk])
