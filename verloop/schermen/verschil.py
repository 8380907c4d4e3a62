"""Twee mensen wijzigen hetzelfde: de eigen tekst blijft staan, het verschil staat ernaast (409)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Manager, Model, QuerySet
from django.forms import Form, ModelForm
from django.http import HttpRequest

from verloop.fouten import Conflict

from .woorden import long_date

LEEG = "Leeg"
NIEUW = -1


@dataclass(frozen=True)
class Verschil:
    """A part that two people filled in differently: what is stored now, and the own text."""

    titel: str
    ander: str
    eigen: str


def version_seen(request: HttpRequest) -> int | None:
    """The version that the user looked at, from the hidden field `versie`; None without one."""
    tekst = request.POST.get("versie", "")
    return int(tekst) if tekst.isdecimal() and len(tekst) < 10 else None


def refuse_older(request: HttpRequest, onderwerp: Any) -> None:
    """Conflict when the form was about another one: a version that was replaced meanwhile.

    The form carries the kenmerk in its hidden field `stuk`; one without it is not judged.
    """
    stuk = request.POST.get("stuk", "")
    if stuk and stuk != str(onderwerp.kenmerk):
        raise Conflict(
            "U keek naar een oudere versie.",
            "Bekijk de nieuwe versie en doe het daarna opnieuw als dat nog nodig is.",
            onderwerp,
        )


def form_differences(form: Form | ModelForm, nu: Any) -> list[Verschil]:
    """The fields of a validated form that differ from the object as it is stored now.

    `nu` has an attribute per field; None (it is gone or not there yet) gives no differences.
    """
    if nu is None:
        return []
    paren = [
        (
            str(form.fields[naam].label or naam),
            in_words(form.fields[naam], getattr(nu, naam, None)),
            in_words(form.fields[naam], eigen),
        )
        for naam, eigen in getattr(form, "cleaned_data", {}).items()
        if naam in form.fields and hasattr(nu, naam) and not form.fields[naam].widget.is_hidden
    ]
    return [Verschil(titel, ander, eigen) for titel, ander, eigen in paren if ander != eigen]


def in_words(veld: Any, waarde: Any) -> str:
    """A value as the user knows it from the form: the label of a choice, yes or no, a day."""
    if isinstance(waarde, Manager):
        waarde = waarde.all()
    if isinstance(waarde, QuerySet | list | tuple | set):
        return "\n".join(sorted(_one(veld, deel) for deel in waarde)) or LEEG
    return _one(veld, waarde)


def _one(veld: Any, waarde: Any) -> str:
    if waarde is None or waarde == "":
        return LEEG
    if isinstance(waarde, bool):
        return "Ja" if waarde else "Nee"
    if isinstance(waarde, date):
        return long_date(waarde)
    if isinstance(waarde, Model):
        return str(waarde)
    return _labels(getattr(veld, "choices", ())).get(str(waarde), str(waarde)).strip()


def _labels(keuzes: Iterable[Any]) -> dict[str, str]:
    """Code to label, groups of choices included."""
    labels: dict[str, str] = {}
    for code, label in keuzes:
        if isinstance(label, list | tuple):
            labels |= {str(c): str(n) for c, n in label}
        else:
            labels[str(code)] = str(label)
    return labels
