"""De startpagina: ieder begint waar zijn werk ligt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from .beleid import ingelogd
from .menu import entries_for


@ingelogd("GET")
def start(request: HttpRequest) -> HttpResponse:
    """Redirect to the first entry of the own menu."""
    return redirect(entries_for(request.user.rollen_op(timezone.localdate()))[0].url_naam)
