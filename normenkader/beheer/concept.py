"""De bladzijde waarop een normbeheerder een concept opstelt of wijzigt: een norm of het kader."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import add_errors

OPGESTELD = "Het concept is opgeslagen. Een ander stelt het vast."
GEWIJZIGD = "Het concept is gewijzigd."


@dataclass(frozen=True)
class Concept:
    """The form of a version with its rows (`rijen`, under that name in the template)."""

    template: str
    form: Formulier
    naam: str
    rijen: Any  # a formset with rows()

    def is_valid(self) -> bool:
        """Filled in, and right; both are judged, so that all errors show at once."""
        return self.form.is_bound and all([self.form.is_valid(), self.rijen.is_valid()])


def concept_page(
    request: HttpRequest,
    concept: Concept,
    save: Callable[[], str],
    *,
    kop: str,
    terug: str,
    gelukt: str,
    versie: int | None = None,
) -> HttpResponse:
    """Show the form, or save it with `save()`, which gives the address to go to.

    A ValidationError of `save` stands at its field; the status is 422 with any error.
    """
    form = concept.form
    if concept.is_valid():
        try:
            naar = save()
        except ValidationError as fout:
            add_errors(form, fout)
        else:
            messages.success(request, gelukt)
            return redirect(naar)
    mis = form.is_bound and bool(form.errors or concept.rijen.total_error_count())
    gegevens = {"form": form, concept.naam: concept.rijen, "kop": kop, "terug": terug}
    gegevens |= {"versie": versie, "fouten": mis}
    return render(request, concept.template, gegevens, status=422 if mis else 200)


def refuse_unless_amends(versie: Any, by: Any, on: date) -> None:
    """Raises PermissionDenied with the reason when this person may not change the concept."""
    oordeel = versie.on(on).may_amend(by)
    if oordeel is not True:
        raise PermissionDenied(str(oordeel))
