"""De lopende termijnen van één casus, het dringendste eerst, één keer opgehaald per pagina."""

from datetime import date
from typing import Any

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Value, When, Window

from casusregie.casus.models import Casus
from casusregie.casus.querysets import CasusQuerySet
from casusregie.termijnen.models import Termijn
from verloop.meekomen import carried, unpack

HOOGUIT = 8
AAN_ZET = ("aan_zet_organisatie", "aan_zet_medewerker")


def standing_still(on: date, voor: str = "") -> Q:
    """Condition: the termijn stands still on that day."""
    return Q(**{f"{voor}staat_stil_sinds__lte": on})


def urgency_order(on: date) -> tuple[Any, ...]:
    """Order of termijnen: what counts down before what stands still, earliest day first."""
    stil = Case(
        When(standing_still(on), then=Value(1)), default=Value(0), output_field=IntegerField()
    )
    return (stil, "uiterlijk", "pk")


def running_termijnen(casus: Casus, medewerker: Any, on: date) -> list[Termijn]:
    """At most eight that this person may see; each knows how many there are in all (`aantal`)."""
    if "_termijnlijst" not in casus.__dict__:
        if "termijnen_nu" in casus.__dict__:
            lijst = unpack(Termijn, casus.termijnen_nu, *AAN_ZET)  # type: ignore[attr-defined]
        else:
            rijen = _first(medewerker, on).filter(casus=casus).select_related(*AAN_ZET)
            lijst = list(rijen[:HOOGUIT])
        casus.__dict__["_termijnlijst"] = lijst
    gevonden: list[Termijn] = casus.__dict__["_termijnlijst"]
    return gevonden


def carry_running(casussen: CasusQuerySet, medewerker: Any, on: date) -> CasusQuerySet:
    """Let what `running_termijnen` gives this person come along with the casus."""
    rijen = _first(medewerker, on).filter(casus=OuterRef("pk"))[:HOOGUIT]
    return casussen.annotate(termijnen_nu=carried(rijen, *AAN_ZET, ook=("aantal",)))


def _first(medewerker: Any, on: date) -> QuerySet[Termijn]:
    lopend = Termijn.objects.running().for_reader(medewerker, on)
    return lopend.annotate(aantal=Window(Count("pk"))).order_by(*urgency_order(on))


def read_with_running(casus: Casus, medewerker: Any, on: date, ook: Q) -> list[Termijn]:
    """The termijnen of the casus for which `ook` holds, whoever may see them, in any order.

    What `running_termijnen` gives on this page comes along in the same query.
    """
    lopend = Termijn.objects.running().for_reader(medewerker, on).filter(casus=casus).values("pk")
    rijen = (
        Termijn.objects.filter(casus=casus)
        .select_related(*AAN_ZET)
        .annotate(in_kop=_says(Q(pk__in=lopend)), gevraagd=_says(ook))
        .filter(Q(in_kop=True) | Q(gevraagd=True))
        .order_by(*urgency_order(on))
    )
    gevonden: list[Any] = list(rijen)
    kop = [termijn for termijn in gevonden if termijn.in_kop]
    for termijn in kop:
        termijn.aantal = len(kop)
    casus.__dict__["_termijnlijst"] = kop[:HOOGUIT]
    return [termijn for termijn in gevonden if termijn.gevraagd]


def _says(voorwaarde: Q) -> Case:
    return Case(When(voorwaarde, then=Value(True)), default=Value(False))
