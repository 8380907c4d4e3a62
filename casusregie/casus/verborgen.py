"""Wat op de casus niet te zien mag zijn: stukken die ergens anders anoniem voorliggen (CR-Z-03).

Wie een anonieme vraag leest en de casus langs een andere weg ziet, zou aan een gebeurtenis, een
termijn of een signaal zien dat die twee bij elkaar horen. Daarom toont de casus ze alleen aan
wie de vraag zelf inbracht.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Model, Q, QuerySet

#: Which rows of one model the casus hides from this reader: (medewerker, on) -> rows.
Verbergt = Callable[[Any, date], QuerySet[Any]]
_verborgen: dict[str, Verbergt] = {}


class Buitenstaander:
    """Who reads what was handed over, before it is known who that will be."""

    def aanstellingen_op(self, on: date) -> tuple[Any, ...]:
        """None: nothing was brought in by this reader."""
        return ()

    def organisaties_op(self, on: date, *rollen: Any) -> tuple[int, ...]:
        """None."""
        return ()


BUITENSTAANDER = Buitenstaander()


def add_hidden(model: type[Model], verbergt: Verbergt) -> None:
    """Register what of this model is not to be linked to its casus by some readers."""
    _verborgen[model._meta.label_lower] = verbergt


def not_hidden(medewerker: Any, on: date) -> Q:
    """Condition on rows with `model` and `object_id`: nothing that is hidden from this reader."""
    voorwaarde = Q()
    for label, verbergt in _verborgen.items():
        voorwaarde &= ~Q(model=label, object_id__in=verbergt(medewerker, on).values("pk"))
    return voorwaarde


def not_hidden_kenmerk(
    medewerker: Any, on: date, soort: str = "model", kenmerk: str = "onderwerp_kenmerk"
) -> Q:
    """The same on rows that know the kenmerk; `soort` and `kenmerk` name their fields."""
    voorwaarde = Q()
    for label, verbergt in _verborgen.items():
        kenmerken = verbergt(medewerker, on).values("kenmerk")
        voorwaarde &= ~Q(**{soort: label, f"{kenmerk}__in": kenmerken})
    return voorwaarde


def of_others(rijen: QuerySet[Any], medewerker: Any, on: date, pad: str = "") -> QuerySet[Any]:
    """Of these anonymous rows those that others brought in.

    `pad` leads to the row with `organisatie` and `casus`. The team of the casus knows of it too.
    """
    mijn = {a.organisatie_id for a in medewerker.aanstellingen_op(on)}
    return rijen.exclude(
        Q(**{f"{pad}organisatie__in": mijn}) | Q(**{f"{pad}casus__team__in": mijn})
    )
