"""Bewaakt bij elk verzoek of deze medewerker er nog mag zijn: aanstelling, sessie, factor."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import SESSION_KEY, logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from .beleid import refusal
from .keuring import VAN_PAKKETTEN
from .leeslog import log_refused
from .sessie import has_second_factor, session_has_ended, touch

VRIJ = ("/inloggen/", "/static/", "/healthz", "/account/")


class ToegangMiddleware:
    """Deactivated, without a current appointment or past the session limits: out, right now."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if self._must_leave(request):
                logout(request)
            elif not has_second_factor(request) and not request.path.startswith(VRIJ):
                return redirect("mfa_index")
            else:
                touch(request)
        elif SESSION_KEY in request.session:
            request.session.flush()  # uitgezet: ook na weer aanzetten begint hij opnieuw
        response = self.get_response(request)
        if request.user.is_authenticated:
            log_refused(request, response.status_code)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """The pages of packages carry no policy of their own: theirs is kept here."""
        adres = request.resolver_match
        if adres and adres.view_name == "account_change_password":
            _refuse_without_password(request.user)
        beleid = VAN_PAKKETTEN.get(adres.view_name) if adres else None
        return refusal(request, beleid) if beleid else None

    def _must_leave(self, request: HttpRequest) -> bool:
        weg = not request.user.is_active or not request.user.aanstellingen_op(timezone.localdate())
        return weg or session_has_ended(request, timezone.now())


def _refuse_without_password(medewerker: Any) -> None:
    """A first password is set with the link that was sent, not on the page that changes one."""
    if medewerker.is_authenticated and not medewerker.has_usable_password():
        raise PermissionDenied(
            "U hebt nog geen wachtwoord. Gebruik de link in uw e-mail, of vraag de beheerder om "
            "een nieuwe link."
        )
