"""Integrale levering: alle hulp uit één perceel komt van één aanbieder, of er is een reden."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Concat

from .standen import ACTIEF

EEN_ANDER = "Een andere aanbieder"
#: The perceel or opdracht of the purchase of a row with a product; without one its category.
PERCEEL = Case(
    When(product__opdracht="", then=Concat(Value("categorie "), F("product__categorie"))),
    default=Concat(Value("opdracht "), F("product__opdracht")),
    output_field=models.CharField(),
)


def elsewhere(delen: Any, casus: Any, jeugdige: Any, aanbieder: Any) -> Any:
    """Of these parts: those of help for this jeugdige that another aanbieder gives or will give.

    With `perceel`, and `naam` of who gives it; within another casus the name stays there, and
    help under an opt-out stays unseen (domein.md §0 i).
    """
    eigen = Q(arrangement__casus=casus)
    naam = Case(When(eigen, then=F("arrangement__aanbieder__naam")), default=Value(EEN_ANDER))
    rijen = delen.annotate(perceel=PERCEEL, naam=naam)
    rijen = rijen.filter(arrangement__casus__jeugdige=jeugdige, arrangement__status__in=ACTIEF)
    zichtbaar = eigen | Q(arrangement__casus__opt_out=False)
    return rijen.filter(zichtbaar).exclude(arrangement__aanbieder=aanbieder)


def at_the_same_time(begin: Any, einde: Any) -> Q:
    """Parts whose period has a day in common with this one."""
    return Q(begindatum__lte=einde, einddatum__gte=begin)


def with_other_aanbieder(verzoeken: Any, delen: Any) -> Any:
    """Annotate verzoeken with `tweede`: another aanbieder gives help of the same perceel then."""
    ander = elsewhere(delen, OuterRef("casus"), OuterRef("jeugdige"), OuterRef("aanbieder"))
    tegelijk = at_the_same_time(OuterRef("begindatum"), OuterRef("einddatum"))
    gelijk = ander.filter(tegelijk, perceel=OuterRef("eigen_perceel"))
    return verzoeken.annotate(eigen_perceel=PERCEEL, tweede=Exists(gelijk))


def other_aanbieder(
    verzoek: Any, product: Any, delen: Any, begin: date | None, einde: date | None
) -> str:
    """Who gives help of the perceel of this product in that period; "" when nobody else does."""
    if not (begin and einde):
        return ""
    code = product.opdracht
    gelijk = f"opdracht {code}" if code else f"categorie {product.categorie}"
    rijen = elsewhere(delen, verzoek.casus_id, verzoek.jeugdige_id, verzoek.aanbieder_id)
    rijen = rijen.filter(at_the_same_time(begin, einde), perceel=gelijk)
    namen: list[str] = list(rijen.order_by("-naam").values_list("naam", flat=True)[:1])
    return namen[0] if namen else ""
