"""Kopregels, het kenmerk van een verzoek en de nette pagina bij een verloren race."""

import logging
import uuid
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .fouten import Geweigerd
from .schermen.intussen import refused_page
from .views import plain_error

Antwoord = Callable[[HttpRequest], HttpResponse]
logger = logging.getLogger(__name__)


class RequestIdMiddleware:
    """Every response carries a request id that error pages show and logs repeat."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.kenmerk = uuid.uuid4()  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-Id"] = str(request.kenmerk)  # type: ignore[attr-defined]
        return response


class SecurityHeadersMiddleware:
    """The headers Django does not set itself; personal pages are never cached."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith("/static/"):
            response["Cache-Control"] = "no-store"
        return response


class ConflictMiddleware:
    """A lost race or a blocked move becomes one friendly page instead of a 500."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        """409 with reason and the own text; 503 when the database cannot be reached in time."""
        if isinstance(fout, Geweigerd):
            return refused_page(request, fout, timezone.localdate())
        if isinstance(fout, OperationalError):
            logger.warning("database niet bereikbaar of te druk: %s", type(fout).__name__)
            return plain_error(request, "errors/503.html", 503)
        return None
