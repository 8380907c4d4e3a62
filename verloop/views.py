"""De foutpagina's en de gezondheidsvraag van de applicatie."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from .schermen.getypt import typed


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old or came from elsewhere."""
    return render(request, "errors/403.html", {"reden": "Dit formulier is verlopen."}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 in Dutch, without technical text."""
    return render(request, "errors/400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: the user may see this, but not do it; the reason comes from the permission.

    What was typed stays on the page: the role may have changed meanwhile.
    """
    gegevens = {"reden": str(exception), "getypt": typed(request)}
    return render(request, "errors/403.html", gegevens, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: does not exist, or is not for this user; the same bytes for both."""
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 with the request id; never asks the database who you are."""
    return plain_error(request, "errors/500.html", 500)


def plain_error(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """An error page without context processors: it works when the database does not."""
    gegevens = {"verzoek_kenmerk": getattr(request, "kenmerk", None)}
    return HttpResponse(render_to_string(template, gegevens), status=status)


def healthz(request: HttpRequest) -> HttpResponse:
    """Alive and connected to the database; says nothing else."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return HttpResponse("ok", content_type="text/plain")
