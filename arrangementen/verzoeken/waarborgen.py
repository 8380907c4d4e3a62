"""Wat de database van een verzoek bewaakt: een besluit heeft een dag, een persoon en een reden."""

from django.db import models
from django.db.models import F, Q

MET_DAG_EN_REDEN = [
    models.CheckConstraint(
        name="verzoek_besloten_met_dag",
        condition=~Q(status__in=["toegekend", "afgewezen"])
        | Q(besloten_op__isnull=False, besloten_door__isnull=False),
    ),
    models.CheckConstraint(
        name="verzoek_afgewezen_met_reden",
        condition=~Q(status="afgewezen") | ~Q(reden_afwijzing=""),
    ),
    models.CheckConstraint(
        name="verzoek_onderzoek_met_dag",
        condition=~Q(status="in_onderzoek") | Q(onderzoek_op__isnull=False),
    ),
    models.CheckConstraint(
        name="verzoek_einde_na_begin",
        condition=Q(einddatum=None) | Q(einddatum__gte=F("begindatum")),
        violation_error_message="Kies een einddatum die na de startdatum ligt",
    ),
]
