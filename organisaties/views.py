"""Start, voorkeuren, uitlegpagina's en de rolkiezer van de demonstratie."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from .beleid import ingelogd, openbaar
from .demo import with_password
from .http import HttpRequest
from .menu import entries_for
from .models import Medewerker


@ingelogd("GET")
def start(request: HttpRequest) -> HttpResponse:
    """Everybody starts where his work is: the first entry of the own menu."""
    punten = entries_for(request.user.rollen_op(timezone.localdate()))
    if not punten:
        return render(request, "organisaties/geen_start.html")
    return redirect(punten[0].url_naam)


@openbaar("POST")
def role_pick(request: HttpRequest) -> HttpResponse:
    """Log in as a person of the demonstration; exists only where ROLKIEZER is on."""
    if not settings.ROLKIEZER:
        raise Http404("niet gevonden")
    gevonden = with_password().filter(kenmerk=_uuid(request.POST.get("wie", ""))).first()
    if gevonden is None:
        raise Http404("niet gevonden")
    login(request, gevonden, backend="organisaties.backend.WachtwoordBackend")
    return redirect("start")


@ingelogd("POST")
def session_extend(request: HttpRequest) -> HttpResponse:
    """The button 'Ingelogd blijven'; the middleware notes the activity."""
    return HttpResponse(status=204)


@ingelogd("POST")
def theme_set(request: HttpRequest) -> HttpResponse:
    """Light, dark or as the device says; remembered per person."""
    keuze = request.POST.get("thema", "")
    if keuze in {"", "donker", "auto"}:
        Medewerker.objects.filter(pk=request.user.pk).update(thema=keuze)
    terug = request.POST.get("terug", "/")
    veilig = terug.startswith("/") and url_has_allowed_host_and_scheme(terug, {request.get_host()})
    return redirect(terug if veilig else "/")


@openbaar("GET")
def page_help(request: HttpRequest) -> HttpResponse:
    """Help and contact."""
    return render(request, "organisaties/hulp.html")


@openbaar("GET")
def page_accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "organisaties/toegankelijkheid.html")


@openbaar("GET")
def page_privacy(request: HttpRequest) -> HttpResponse:
    """What is logged and why."""
    return render(request, "organisaties/privacy.html")


@openbaar("GET")
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a vulnerability (RFC 9116); expires within a year."""
    vervalt = timezone.now() + timedelta(days=180)
    regels = [
        f"Contact: mailto:{settings.VEILIGHEID_CONTACT}",
        f"Expires: {vervalt:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: nl, en",
    ]
    return HttpResponse("\n".join(regels) + "\n", content_type="text/plain; charset=utf-8")


def _uuid(tekst: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(tekst)
    except ValueError:
        return None
