"""Het verzoek zoals een view het krijgt: het beleid liet alleen door wie is ingelogd."""

from typing import TYPE_CHECKING

from django import http

if TYPE_CHECKING:
    from .models import Medewerker

    class HttpRequest(http.HttpRequest):
        """A request of somebody; `organisaties.beleid` refused everybody else."""

        user: Medewerker  # type: ignore[assignment]
else:
    HttpRequest = http.HttpRequest

__all__ = ["HttpRequest"]
