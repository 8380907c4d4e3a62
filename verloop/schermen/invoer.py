"""Leest wat mensen typen: datums, bedragen en nummers, ruim in vorm en streng in inhoud."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from .woorden import MAANDEN, MAANDEN_KORT

DATUM = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[a-z]{3,9})\.?[-/. ]+(\d{4}|\d{2})")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
GETAL = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?|-?\d+\.\d{1,2}")
EEUWGRENS = 69  # twee cijfers: 69 tot en met 99 is 19.., daaronder 20..
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2100


def read_date(tekst: str) -> date:
    """A date from "30-3-2026", "30/03/26", "30.03.2026", "2026-03-30" or "30 maart 2026".

    Raises ValueError when the form is not known, LookupError when the day does not exist or is
    outside 1900-2100.
    """
    tekst = " ".join(tekst.lower().split())
    if gevonden := ISO.fullmatch(tekst):
        jaar, maand, dag = (int(deel) for deel in gevonden.groups())
    elif gevonden := DATUM.fullmatch(tekst):
        dag, maand, jaar = int(gevonden[1]), _month(gevonden[2]), _year(gevonden[3])
    else:
        raise ValueError(tekst)
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        raise LookupError(tekst)
    try:
        return date(jaar, maand, dag)
    except ValueError as fout:
        raise LookupError(tekst) from fout


def read_number(tekst: str) -> Decimal:
    """A number with a decimal comma: "3,5", "1.234,50", "€ 1234"; also "3.5" and "1234.50".

    A dot before exactly three digits separates thousands. Raises ValueError otherwise.
    """
    kaal = re.sub(r"[€\s\u00a0\u2009]|,-$", "", tekst)
    if not GETAL.fullmatch(kaal) or len(kaal) > 20:
        raise ValueError(tekst)
    if "," in kaal or re.fullmatch(r"-?\d{1,3}(\.\d{3})+", kaal):
        kaal = kaal.replace(".", "").replace(",", ".")
    return Decimal(kaal)


def clean_text(tekst: str) -> str:
    """The text in one Unicode form, without NUL, control characters and half surrogates.

    Tabs and line ends stay. PostgreSQL and XML refuse what is taken out.
    """
    schoon = "".join(teken for teken in tekst if teken in "\n\r\t" or not _forbidden(teken))
    return unicodedata.normalize("NFC", schoon)


def clean_data(data: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """A copy of form data with every text cleaned; other values stay as they are."""
    if data is None:
        return None
    if isinstance(data, MultiValueDict):
        kopie = QueryDict(mutable=True) if isinstance(data, QueryDict) else MultiValueDict()
        for sleutel in data:
            kopie.setlist(sleutel, [_clean(waarde) for waarde in data.getlist(sleutel)])
        return kopie
    return {sleutel: _clean(waarde) for sleutel, waarde in data.items()}


def _clean(waarde: Any) -> Any:
    return clean_text(waarde) if isinstance(waarde, str) else waarde


def _forbidden(teken: str) -> bool:
    return unicodedata.category(teken) in ("Cc", "Cs") or teken in "\ufffe\uffff"


def _month(tekst: str) -> int:
    if tekst.isdecimal():
        return int(tekst)
    namen = MAANDEN if len(tekst) > 3 else MAANDEN_KORT
    if tekst not in namen:
        raise ValueError(tekst)
    return namen.index(tekst) + 1


def _year(tekst: str) -> int:
    jaar = int(tekst)
    if len(tekst) == 4:
        return jaar
    return jaar + (1900 if jaar >= EEUWGRENS else 2000)
