"""Bewaart een concept stuk voor stuk: wat klopt wordt bewaard, wat niet klopt houdt zijn fout."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, JsonResponse
from django.utils import timezone

from verloop.fouten import Conflict
from verloop.models import Onderwerp
from verloop.overgangen import amend
from verloop.schermen.overgangspagina import add_errors
from verloop.schermen.woorden import clock

RONDES = 4


def save_concept(
    onderwerp: Onderwerp, form: Form, velden: dict[str, Any], *, by: Any, versie: int | None
) -> Any:
    """Store the fields that are right; each other one is emptied and keeps its error in `form`.

    Returns the changed onderwerp. Raises Conflict when somebody else was first (`versie`), and
    PermissionDenied when it is no concept of this user.
    """
    velden = dict(velden)
    for _ in range(RONDES):
        try:
            return amend(onderwerp, by=by, versie=versie, **velden)
        except ValidationError as fout:
            add_errors(form, fout)
            velden |= _emptied(onderwerp, fout)
    raise Conflict(over=onderwerp)


def version_of(request: HttpRequest) -> int:
    """The version the user looked at, from the hidden field; 0 (never right) without one."""
    tekst = request.POST.get("versie", "")
    return int(tekst) if tekst.isdecimal() and len(tekst) < 10 else 0


def is_autosave(request: HttpRequest) -> bool:
    """Posted by the script, not by a button."""
    return "X-Vanzelf" in request.headers


def autosaved(onderwerp: Onderwerp) -> JsonResponse:
    """The new version for the hidden field, and the time to show."""
    nu = clock(timezone.now())
    return JsonResponse({"versie": onderwerp.versie}, headers={"X-Bewaard": nu})


def _emptied(onderwerp: Onderwerp, fout: ValidationError) -> dict[str, Any]:
    if not hasattr(fout, "error_dict"):
        raise fout
    leeg = {}
    for naam in fout.error_dict:
        veld = onderwerp._meta.get_field(naam)
        leeg[naam] = None if veld.null else ""
    return leeg
