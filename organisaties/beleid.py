"""Het toegangsbeleid van elke view: wie er mag komen, uitgesproken bij de view zelf."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone

from verloop.blik import looking

LEEST = ("GET", "HEAD")
View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Beleid:
    """`soort`: openbaar, ingelogd, rol (holders of `rollen`) or dossier (via `visible_to`)."""

    soort: str
    methoden: tuple[str, ...]
    rollen: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.soort}: {', '.join(self.rollen)}" if self.rollen else self.soort


def openbaar(*methoden: str) -> Callable[[View], View]:
    """Everybody, also without logging in."""
    return _policy(Beleid("openbaar", methoden or ("GET",)))


def ingelogd(*methoden: str) -> Callable[[View], View]:
    """Everybody who is logged in and has a current appointment."""
    return _policy(Beleid("ingelogd", methoden or ("GET",)))


def voor_rollen(*rollen: str, methoden: tuple[str, ...] = ("GET",)) -> Callable[[View], View]:
    """Holders of one of these roles today; others get 403 with a Dutch sentence."""
    return _policy(Beleid("rol", methoden, tuple(str(rol) for rol in rollen)))


def dossier(*methoden: str, rollen: tuple[str, ...] = ()) -> Callable[[View], View]:
    """A page inside a dossier: the view fetches through `visible_to` and logs the read.

    With `rollen` only holders of those roles get as far as looking (others: 404).
    """
    return _policy(Beleid("dossier", methoden or ("GET",), tuple(str(rol) for rol in rollen)))


def _policy(beleid: Beleid) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            weigering = refusal(request, beleid)
            with looking() if request.method in LEEST else nullcontext():
                return weigering or view(request, *args, **kwargs)

        guarded.beleid = beleid  # type: ignore[attr-defined]
        return guarded

    return decorate


def refusal(request: HttpRequest, beleid: Beleid) -> HttpResponse | None:
    """What this policy answers to who may not come here; None lets the request pass."""
    if request.method not in (*beleid.methoden, "HEAD", "OPTIONS"):
        return HttpResponseNotAllowed(beleid.methoden)
    if request.method == "HEAD" and "GET" not in beleid.methoden:
        return HttpResponseNotAllowed(beleid.methoden)
    if request.method == "OPTIONS":
        return HttpResponse(headers={"Allow": ", ".join(beleid.methoden)})
    if beleid.soort == "openbaar":
        return None
    return _refuse_person(request, beleid)


def _refuse_person(request: HttpRequest, beleid: Beleid) -> HttpResponse | None:
    if not request.user.is_authenticated:
        return _to_login(request)
    if beleid.rollen and not request.user.has_role(*beleid.rollen, on=timezone.localdate()):
        if beleid.soort == "dossier":
            raise Http404("niet gevonden")
        raise PermissionDenied("Deze pagina hoort niet bij uw rol.")
    return None


def _to_login(request: HttpRequest) -> HttpResponse:
    """A fragment gets a full-page log-in (401 with a redirect header), a page a redirect."""
    antwoord = redirect_to_login(request.get_full_path())
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": antwoord["Location"]})
    return antwoord
