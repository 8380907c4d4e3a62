"""De gewone formulierpagina van een casus: invullen, bevestigen, terug met een bericht."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from verloop.fouten import Conflict
from verloop.redenen import Nee
from verloop.schermen.overgangspagina import add_errors
from verloop.schermen.verschil import form_differences, version_seen

SJABLOON = "casusregie/formulierpagina.html"


def form_page(
    request: HttpRequest,
    form: Form,
    doe: Callable[[dict[str, Any]], Any],
    *,
    terug: str,
    gelukt: str,
    sjabloon: str = SJABLOON,
    onderwerp: Any = None,
    **context: Any,
) -> HttpResponse:
    """GET shows the form; POST calls `doe(cleaned_data)` and goes back with a message.

    What the rules refuse stands at the field (422). `context`: kop, uitleg, knop, gevolgen and
    what the page of a casus needs. With `onderwerp` the form carries the version that was seen
    (`version_seen` gives it to the door): the second of two people keeps the own text and sees
    what differs (409).
    """
    gegevens = {"form": form, "terug": terug, "formbasis": _base(context), **context}
    if onderwerp is not None:
        gegevens["versie"] = onderwerp.versie
    if form.is_bound and form.is_valid():
        try:
            if _try(form, doe):
                messages.success(request, gelukt)
                return redirect(terug)
        except Conflict:
            if onderwerp is None or version_seen(request) is None:
                raise
            return render(request, sjabloon, gegevens | _difference(form, onderwerp), status=409)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, sjabloon, gegevens, status=status)


def _difference(form: Form, onderwerp: Any) -> dict[str, Any]:
    """What is stored now beside the own text; the next save is a choice."""
    nu = type(onderwerp)._base_manager.get(pk=onderwerp.pk)
    verschillen = form_differences(form, form.stored(nu) if hasattr(form, "stored") else nu)
    return {"conflict": True, "verschillen": verschillen, "versie": nu.versie, "over": nu}


def _base(context: dict[str, Any]) -> str:
    return "casusregie/casus_basis.html" if "banner" in context else "base.html"


def _try(form: Form, doe: Callable[[dict[str, Any]], Any]) -> bool:
    try:
        doe(form.cleaned_data)
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    return True


def refuse_unless(oordeel: Any) -> None:
    """403 with the reason."""
    if isinstance(oordeel, Nee):
        raise PermissionDenied(oordeel.reden)


def form_data(request: HttpRequest) -> Any:
    """What was posted, or None."""
    return request.POST if request.method == "POST" else None


def tab_of(casus: Any) -> str:
    """The tab Toestemming of a casus."""
    return reverse("casusregie:toestemming_list", args=[casus.kenmerk])
