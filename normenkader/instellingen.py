"""Reads a setting as it holds on a day, and the rules and calendar that follow from settings."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from normenkader.models import Instelling
from normenkader.standaarden import STANDAARDEN
from normenkader.termijnen.kalender import Kalender
from normenkader.termijnen.regels import REGELS, Termijnregel, regel_op
from normenkader.voorraad import cached

TERMIJN = "termijn."
ONBEKEND = object()


def instelling(code: str, on: date) -> Any:
    """The value of setting `code` on the day `on`: the row that holds, else the default.

    Raises KeyError for a code that is in neither. Costs no query while the cache is fresh.
    """
    waarde = _stored(code, on)
    return STANDAARDEN[code].waarde if waarde is ONBEKEND else waarde


def change_instelling(
    code: str, waarde: Any, *, geldig_van: date, bron: str, omschrijving: str = ""
) -> Instelling:
    """Gives a setting a new value from a day on; the value until then gets its last day.

    Raises KeyError for an unknown code and ValidationError when a later value already stands.
    """
    _check_code(code)
    nieuw = Instelling(
        code=code, waarde=waarde, geldig_van=geldig_van, bron=bron, omschrijving=omschrijving
    )
    with transaction.atomic():
        lopend = Instelling.objects.filter(code=code, geldig_van__lt=geldig_van, geldig_tot=None)
        lopend.update(geldig_tot=geldig_van - timedelta(days=1))
        nieuw.full_clean()
        Instelling.objects.bulk_create([nieuw])
    return nieuw


def kalender_op(on: date) -> Kalender:
    """The calendar of werkdagen by the settings of that day."""
    return Kalender(
        vijf_mei_vrij=instelling("kalender.vijf_mei_vrij", on),
        goede_vrijdag_vrij=instelling("kalender.goede_vrijdag_vrij", on),
    )


def effective_regel(code: str, on: date) -> Termijnregel:
    """The termijnregel for a start on `on`, its length replaced where a setting says so.

    The setting is called "termijn.<code of the rule>" and holds a whole number of at least 1
    (CR-D-02: terms are configurable). For the 1-op-1 use `KaderVersie.regels`.
    """
    regel = regel_op(code, on)
    lengte = _stored(TERMIJN + code, on)
    if lengte is ONBEKEND:
        return regel
    return replace(regel.with_length(lengte), grondslag=f"{regel.grondslag}; instelling")


def _stored(code: str, on: date) -> Any:
    for rij in cached(_read_all).get(code, ()):
        if rij.geldig_van <= on and (rij.geldig_tot is None or on <= rij.geldig_tot):
            return rij.waarde
    return ONBEKEND


def _read_all() -> dict[str, list[Instelling]]:
    alle: dict[str, list[Instelling]] = {}
    for rij in Instelling.objects.all():
        alle.setdefault(rij.code, []).append(rij)
    return alle


def _check_code(code: str) -> None:
    regels = {TERMIJN + regel.code for regel in REGELS}
    if code not in STANDAARDEN and code not in regels:
        raise KeyError(f"Er is geen instelling {code}")
