"""De pagina waarop iemand een overgang doet: zien wat er gebeurt, invullen, bevestigen."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from verloop.fouten import Geblokkeerd
from verloop.models import Onderwerp
from verloop.mogelijkheden import Mogelijkheid, moves, not_now
from verloop.overgangen import perform


def transition_page(
    request: HttpRequest,
    onderwerp: Onderwerp,
    overgang: str,
    *,
    form_class: Callable[..., Form],
    terug: str,
    template: str = "overgang.html",
    initial: dict[str, Any] | None = None,
    form_kwargs: dict[str, Any] | None = None,
    **context: Any,
) -> HttpResponse:
    """GET shows the form, POST performs the transition and goes back with a message.

    A blocked transition shows its reason instead of the form; who may not do it gets a 403 on
    POST, whatever the form holds. `context` may hold kop, uitleg,
    gevolgen (list of sentences), knop, gelukt and whatever the page's base template needs.
    """
    mogelijkheid = _find(onderwerp, overgang, request)
    if request.method == "POST" and mogelijkheid.soort == "rol":
        raise PermissionDenied(mogelijkheid.reden)
    form = form_class(
        request.POST if request.method == "POST" else None, initial=initial, **(form_kwargs or {})
    )
    vrij = mogelijkheid.toegestaan
    if form.is_bound and form.is_valid() and _try(onderwerp, overgang, form, request, vrij):
        messages.success(request, context.get("gelukt") or f"{mogelijkheid.label}: gelukt.")
        return redirect(terug if _still_sees(request, onderwerp) else settings.LOGIN_REDIRECT_URL)
    status = 422 if form.is_bound and form.errors else 200
    gegevens = {
        "onderwerp": onderwerp,
        "mogelijkheid": mogelijkheid,
        "form": form,
        "terug": terug,
        "knop": mogelijkheid.label,
        "kop": mogelijkheid.label,
        **context,
    }
    return render(request, template, gegevens, status=status)


def _still_sees(request: HttpRequest, onderwerp: Onderwerp) -> bool:
    """Who gives something back may lose sight of it; then the way back is the start page."""
    rijen = type(onderwerp)._default_manager.filter(pk=onderwerp.pk)
    zicht = getattr(rijen, "visible_to", None)
    return zicht is None or zicht(request.user, timezone.localdate()).exists()


def _find(onderwerp: Onderwerp, overgang: str, request: HttpRequest) -> Mogelijkheid:
    gevonden = [
        m for m in moves(onderwerp, request.user, timezone.localdate()) if m.naam == overgang
    ]
    if not gevonden:
        raise not_now(onderwerp, overgang)
    return gevonden[0]


def _try(onderwerp: Onderwerp, overgang: str, form: Form, request: HttpRequest, vrij: bool) -> bool:
    """Perform; what the model refuses becomes an error at the field of the form.

    `vrij`: the move itself is allowed. What blocks it further on then stands on top of the form,
    so that nothing typed is lost.
    """
    try:
        perform(onderwerp, overgang, by=request.user, **form.cleaned_data)
    except ValidationError as fout:
        add_errors(form, fout)
        return False
    except Geblokkeerd as fout:
        if not vrij:
            raise
        form.add_error(None, f"{fout.reden} {fout.weg}".strip())
        return False
    return True


def add_errors(form: Form, fout: ValidationError) -> None:
    """Put model errors at the fields that the form has; the rest on top."""
    if not hasattr(fout, "error_dict"):
        form.add_error(None, fout)
        return
    for veld, fouten in fout.error_dict.items():
        form.add_error(veld if veld in form.fields else None, fouten)
