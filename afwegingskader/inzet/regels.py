"""Wat de database van een inzet eist, en wat er geschreven moet zijn."""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from organisaties.models import DateRange

NIET_BEGONNEN = Q(gestart_op=None, beeindigd_op=None)

REGELS = [
    ExclusionConstraint(
        name="een_inzet_per_jeugdige_tegelijk",
        expressions=[
            ("jeugdige", RangeOperators.EQUAL),
            (
                DateRange(
                    F("begindatum"),
                    Coalesce(F("beeindigd_op"), F("einddatum")),
                    RangeBoundary(inclusive_upper=True),
                ),
                RangeOperators.OVERLAPS,
            ),
        ],
        condition=Q(afgezien_op=None),
        violation_error_message=(
            "In deze periode is er al een andere 1-op-1 voor deze jeugdige. Kies een andere dag"
        ),
    ),
    models.UniqueConstraint(
        fields=["jeugdige"],
        condition=Q(gestart_op__isnull=False, beeindigd_op=None),
        name="een_lopende_inzet_per_jeugdige",
        violation_error_message="Er loopt nog een andere 1-op-1 voor deze jeugdige",
    ),
    models.CheckConstraint(
        name="inzet_einde_na_begin",
        condition=Q(einddatum__gte=F("begindatum")),
        violation_error_message="Kies een laatste dag die niet voor de begindatum ligt",
    ),
    models.CheckConstraint(
        name="inzet_stand_past_bij_datums",
        condition=(Q(status="gepland", afgezien_op=None) & NIET_BEGONNEN)
        | Q(status="loopt", gestart_op__isnull=False, beeindigd_op=None, afgezien_op=None)
        | Q(
            status="beeindigd",
            gestart_op__isnull=False,
            beeindigd_op__isnull=False,
            afgezien_op=None,
        )
        | (Q(status="beeindigd", afgezien_op__isnull=False) & NIET_BEGONNEN),
    ),
]

#: date field → what must be written when it is set, with the sentence
INHOUD = {
    "tussenevaluatie_op": (
        ("tussenevaluatie", "Schrijf op hoe het gaat"),
        ("tussenbesluit", "Kies of de inzet korter of lichter kan"),
    ),
    "afbouw_vastgelegd_op": (
        ("afbouw", "Schrijf op hoe de inzet afbouwt"),
        ("vervolg", "Schrijf op wat er na de laatste dag volgt"),
    ),
    "beeindigd_op": (
        ("doel_bereikt", "Kies of het doel is bereikt"),
        ("evaluatie", "Schrijf op hoe de inzet is verlopen"),
        ("vervolg_soort", "Kies wat er volgt"),
    ),
    "afgezien_op": (("reden_afgezien", "Kies waarom de inzet niet doorgaat"),),
}


def contents_errors(inzet: Any) -> dict[str, str]:
    """Field → Dutch sentence for what was recorded without words."""
    return {
        veld: zin
        for datum, velden in INHOUD.items()
        if getattr(inzet, datum) is not None
        for veld, zin in velden
        if not str(getattr(inzet, veld)).strip()
    }
