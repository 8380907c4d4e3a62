"""De fase van een casus: de stand van zijn route in woorden, en wat daarna komt."""

from functools import cache
from typing import Any

from django.db.models import Case, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from casusregie.routes.vinden import ROUTES


def phase() -> Any:
    """Annotation: the status of the newest route of a casus; "" when there is none."""
    per_soort = [
        When(
            route=soort,
            then=Subquery(
                model.objects.filter(casus=OuterRef("pk")).order_by("-pk").values("status")[:1]
            ),
        )
        for soort, model in ROUTES.items()
    ]
    return Coalesce(Case(*per_soort), Value(""))


def phase_rank() -> Any:
    """Annotation (after `fase`): the place of the status in its route, for sorting."""
    plaatsen = [
        When(route=soort, fase=status, then=Value(plaats))
        for soort, model in ROUTES.items()
        for plaats, status in enumerate(_statuses(model).values)
    ]
    return Case(*plaatsen, default=Value(99), output_field=IntegerField())


@cache
def phase_names() -> tuple[str, ...]:
    """The names of all phases, each once, in the order of the routes."""
    namen = (naam for model in ROUTES.values() for naam in _statuses(model).labels)
    return tuple(dict.fromkeys(str(naam) for naam in namen))


def in_phase(naam: str) -> Q:
    """Condition: the route of the casus is in the phase with this name."""
    voorwaarde = Q(pk=None)
    for soort, model in ROUTES.items():
        statussen = [waarde for waarde, label in _statuses(model).choices if label == naam]
        voorwaarde |= Q(route=soort, fase__in=statussen)
    return voorwaarde


def phase_name(soort: str, status: str) -> str:
    """The words for a status of a kind of route."""
    return dict(_statuses(ROUTES[soort]).choices).get(status, "")


@cache
def next_label(soort: str, status: str) -> str:
    """What comes next in this status: the label of the first move people make."""
    model = ROUTES[soort]
    regels = [
        regel
        for regel in model._meta.get_field("status").get_all_transitions(model)
        if regel.source == status and not regel.custom.get("systeem")
    ]
    regels.sort(key=lambda regel: regel.custom.get("volgorde", 50))
    return str(regels[0].custom["label"]) if regels else phase_name(soort, status)


def _statuses(model: Any) -> Any:
    return model.Status
