"""Wat iemand had ingevuld toen een stap niet doorging: leesbaar, om over te nemen."""

import uuid
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.forms import BaseForm, FileField, PasswordInput
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParserError

from .verschil import LEEG, in_words

#: Where the posted data keep the forms that read them.
FORMULIEREN = "_formulieren"
#: Never shown again, or no answer of the user.
GEHEIM = ("password", "wachtwoord", "csrf", "token", "otp")
TECHNISCH = frozenset({"versie", "stuk", "bewaar", "next", "terug", "stap"})
BEHEER = ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS", "DELETE")


def keep_form(data: Any, form: BaseForm) -> None:
    """Remember beside posted data which form read them: it knows what each answer is called."""
    if isinstance(data, QueryDict):
        data.__dict__.setdefault(FORMULIEREN, []).append(form)


def typed(request: HttpRequest, onderwerp: Any = None) -> list[tuple[str, str]]:
    """Label and text of each answer in the form that was sent; nothing when there was none.

    Without a form the names come from the fields of `onderwerp`.
    """
    if request.method != "POST":
        return []
    try:
        data = request.POST
    except (MultiPartParserError, SuspiciousOperation):  # no form at all: nothing was typed
        return []
    formulieren = getattr(data, FORMULIEREN, [])
    if not formulieren:
        return _loose(data, onderwerp)
    # the same form may be made twice for one answer
    return list(dict(regel for form in formulieren for regel in _of_form(form)).items())


def _of_form(form: BaseForm) -> list[tuple[str, str]]:
    regels = []
    for gebonden in form:
        veld = gebonden.field
        if gebonden.is_hidden or isinstance(veld, FileField):
            continue
        if isinstance(veld.widget, PasswordInput) or not gebonden.data:
            continue
        waarde = getattr(form, "cleaned_data", {}).get(gebonden.name, gebonden.data)
        tekst = in_words(veld, waarde)
        if tekst != LEEG:
            regels.append((str(gebonden.label), tekst))
    return regels


def _loose(data: QueryDict, onderwerp: Any) -> list[tuple[str, str]]:
    regels = [(sleutel, str(data.get(sleutel, "")).strip()) for sleutel in data]
    return [
        (_label(sleutel, onderwerp), _value(sleutel, tekst, onderwerp))
        for sleutel, tekst in regels
        if _is_answer(sleutel, tekst)
    ]


def _is_answer(sleutel: str, tekst: str) -> bool:
    """Text of a person: no secret, number of a row or part of the mechanics of a form."""
    if sleutel in TECHNISCH or sleutel.endswith(BEHEER):
        return False
    if any(woord in sleutel.lower() for woord in GEHEIM):
        return False
    return bool(tekst) and not tekst.isdecimal() and not _is_uuid(tekst)


def _is_uuid(tekst: str) -> bool:
    try:
        uuid.UUID(tekst)
    except ValueError:
        return False
    return True


def _label(sleutel: str, onderwerp: Any) -> str:
    veld = _field(sleutel, onderwerp)
    naam = str(veld.verbose_name) if veld is not None else sleutel.rsplit("-", 1)[-1]
    naam = naam.replace("_", " ").strip()
    return naam[:1].upper() + naam[1:]


def _value(sleutel: str, tekst: str, onderwerp: Any) -> str:
    veld = _field(sleutel, onderwerp)
    keuzes = dict(veld.flatchoices) if veld is not None else {}
    return str(keuzes.get(tekst, tekst))


def _field(sleutel: str, onderwerp: Any) -> Any:
    if onderwerp is None:
        return None
    naam = sleutel.rsplit("-", 1)[-1]
    return next((veld for veld in onderwerp._meta.concrete_fields if veld.name == naam), None)
