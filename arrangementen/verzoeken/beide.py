"""Wat bij een verzoek om toewijzing én om wijziging kan horen: een vraag, een voorstel."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q


def about_one(naam: str) -> models.CheckConstraint:
    """It is about a verzoek om toewijzing, or about a verzoek om wijziging; never both."""
    return models.CheckConstraint(
        name=naam,
        condition=Q(verzoek__isnull=False, wijziging=None)
        | Q(verzoek=None, wijziging__isnull=False),
    )


def seen_with(model: Any, medewerker: Any, on: date) -> Q:
    """Visible with the verzoek it is about."""
    zicht = Q()
    for naam in ("verzoek", "wijziging"):
        verzoeken = model._meta.get_field(naam).related_model.objects
        zicht |= Q(**{f"{naam}__in": verzoeken.visible_to(medewerker, on).order_by()})
    return zicht


def lock_with(verzoek: Any) -> Iterable[models.QuerySet[Any]]:
    """Casus and verzoek first: nothing happens to it while a decision is being made."""
    return (*verzoek.lock_first(), type(verzoek).objects.filter(pk=verzoek.pk))
