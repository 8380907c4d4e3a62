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

from verloop.fouten import Geblokkeerd, Geweigerd, Gewijzigd
from verloop.models import Onderwerp
from verloop.mogelijkheden import Mogelijkheid, move_of, not_now
from verloop.overgangen import perform

from .intussen import newer_by_others
from .verschil import refuse_older, version_seen


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
    zet: Callable[..., Any] = perform,
    toont: Callable[[], dict[str, Any]] = dict,
    **context: Any,
) -> HttpResponse:
    """GET shows the form, POST performs the transition and goes back with a message.

    A blocked transition shows its reason instead of the form; who may not do it gets a 403 on
    POST, whatever the form holds. Whoever comes too late gets the page that says who was first;
    when only the contents changed, the own form again (409). `zet` does the move, as `perform`
    does; `toont` gives what only the shown page needs. `context` may hold kop, uitleg, gevolgen
    (list of sentences), knop, gelukt and whatever the page's base template needs.
    """
    form = form_class(
        request.POST if request.method == "POST" else None, initial=initial, **(form_kwargs or {})
    )
    stap = _Stap(request, onderwerp, overgang, form, terug)
    stap.zet = zet
    mogelijkheid = stap.find()
    if form.is_bound and form.is_valid() and stap.done():
        messages.success(request, context.get("gelukt") or f"{mogelijkheid.label}: gelukt.")
        return redirect(terug if _still_sees(request, onderwerp) else settings.LOGIN_REDIRECT_URL)
    mogelijkheid = stap.judged() or mogelijkheid
    gegevens = {
        "onderwerp": onderwerp,
        "mogelijkheid": mogelijkheid,
        "form": form,
        "terug": terug,
        "knop": mogelijkheid.label,
        "kop": mogelijkheid.label,
        **stap.gezien(),
        **context,
        **toont(),
    }
    return render(request, template, gegevens, status=stap.http_status())


class _Stap:
    """One step of one request: what happened with it."""

    def __init__(
        self, request: HttpRequest, onderwerp: Onderwerp, overgang: str, form: Form, terug: str
    ) -> None:
        self.request, self.onderwerp, self.overgang = request, onderwerp, overgang
        self.form, self.terug = form, terug
        self.nieuwer: tuple[int, str] | None = None
        self.zet: Callable[..., Any] = perform

    def find(self) -> Mogelijkheid:
        """The move; Conflict when the status does not know it, 403 on POST for another role.

        Its guards are left to the door, and to `judged` when the page is shown.
        """
        refuse_older(self.request, self.onderwerp)
        gevonden = self._move(bewakers=False)
        if gevonden is None:
            te_laat = not_now(self.onderwerp, self.overgang)
            te_laat.terug = self.terug
            raise te_laat
        if self.request.method == "POST" and gevonden.soort == "rol":
            raise PermissionDenied(gevonden.reden)
        return gevonden

    def judged(self) -> Mogelijkheid | None:
        """The move with its guards, as the user saw it before."""
        return self._move(bewakers=True)

    def _was_open(self) -> bool:
        """Did the page itself say that the move is allowed?"""
        vooraf = self.judged()
        return vooraf is not None and vooraf.toegestaan

    def _move(self, *, bewakers: bool) -> Mogelijkheid | None:
        wie, dag = self.request.user, timezone.localdate()
        return move_of(self.onderwerp, self.overgang, wie, dag, bewakers=bewakers)

    def done(self) -> bool:
        """Perform it; what the model refuses becomes an error at the field of the form.

        When the move itself is allowed, what blocks it further on stands on top of the form, so
        that nothing typed is lost. Other refusals know the way back.
        """
        try:
            self._perform()
        except ValidationError as fout:
            add_errors(self.form, fout)
        except Geweigerd as fout:
            if not (isinstance(fout, Geblokkeerd) and self._was_open()):
                fout.terug = self.terug
                raise
            self.form.add_error(None, f"{fout.reden} {fout.weg}".strip())
        return not self.form.errors and self.nieuwer is None

    def _perform(self) -> None:
        """What somebody else changed after this user looked is shown before it goes on."""
        gezien, by = version_seen(self.request), self.request.user
        velden = self.form.cleaned_data
        try:
            self.zet(self.onderwerp, self.overgang, by=by, versie=gezien, **velden)
        except Gewijzigd as fout:
            self.nieuwer = newer_by_others(fout, gezien or 0, by, timezone.localdate())
            if self.nieuwer is None:
                self.zet(self.onderwerp, self.overgang, by=by, **velden)

    def gezien(self) -> dict[str, Any]:
        """The version that the form carries, and what is newer than the user knew."""
        if self.nieuwer is None:
            gezien = version_seen(self.request)
            versie = self.onderwerp.versie if gezien is None else gezien
            return {"gezien_versie": versie, "gewijzigd": ""}
        return {"gezien_versie": self.nieuwer[0], "gewijzigd": self.nieuwer[1]}

    def http_status(self) -> int:
        """409 when somebody was first, 422 with errors."""
        if self.nieuwer is not None:
            return 409
        return 422 if self.form.is_bound and self.form.errors else 200


def _still_sees(request: HttpRequest, onderwerp: Onderwerp) -> bool:
    """Who gives something back may lose sight of it; then the way back is the start page."""
    rijen = type(onderwerp)._default_manager.filter(pk=onderwerp.pk)
    zicht = getattr(rijen, "visible_to", None)
    return zicht is None or zicht(request.user, timezone.localdate()).exists()


def add_errors(form: Form, fout: ValidationError) -> None:
    """Put model errors at the fields that the form has; the rest on top."""
    if not hasattr(fout, "error_dict"):
        form.add_error(None, fout)
        return
    for veld, fouten in fout.error_dict.items():
        form.add_error(veld if veld in form.fields else None, fouten)
