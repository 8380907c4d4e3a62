"""Van route naar route: de oude sluit als overgedragen, de nieuwe begint waar de hulp is."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.routes.bescherming import BeschermingsRoute
from casusregie.routes.lokaal import LokaleRoute
from casusregie.routes.vinden import route_of
from organisaties.models import Medewerker
from verloop.overgangen import perform, register


def from_b_to_a(casus: Casus, *, by: Any, motivering: str, op: datetime) -> LokaleRoute:
    """Route B closes and route A opens; `casus` is on route A already."""
    vorige = casus.medische_routes.active().latest("pk")  # type: ignore[attr-defined]
    perform(vorige, "hand_over", by=by, op=op, motivering=motivering)
    return _open_local(casus, vorige, op)


def to_route_c(o: Any, casus: Casus, by: Any, op: datetime, prepare: Callable[[], None]) -> Any:
    """Route A closes, `prepare` gives the casus to the GI, and route C opens with the measure."""
    vorige = route_of(casus)
    perform(vorige, "hand_over", by=Medewerker.objects.systeem(), op=op)
    prepare()
    nieuw = BeschermingsRoute(
        casus=casus,
        begonnen_op=timezone.localdate(op),
        maatregel=o.maatregel,
        opdracht_rechtbank_op=o.opdracht_rechtbank_op,
        **_help_of(vorige),
    )
    return register(nieuw, by=by, op=op)


def from_c_to_a(casus: Casus, op: datetime, move: Callable[[], None]) -> LokaleRoute:
    """Route C closes when its own guards allow, `move` brings the team, and route A opens."""
    vorige = route_of(casus)
    perform(vorige, "hand_over", by=Medewerker.objects.systeem(), op=op)
    move()
    return _open_local(casus, vorige, op)


def _open_local(casus: Casus, vorige: Any, op: datetime) -> LokaleRoute:
    nieuw = LokaleRoute(casus=casus, begonnen_op=timezone.localdate(op), **_help_of(vorige))
    return register(nieuw, by=Medewerker.objects.systeem(), op=op)


def _help_of(vorige: Any) -> dict[str, Any]:
    """Running help goes on: the new route begins where the help is."""
    if vorige.hulp_gestart_op is None:
        return {"opdracht_op": vorige.opdracht_op}
    return {
        "status": "hulp_loopt",
        "opdracht_op": vorige.opdracht_op,
        "hulp_gestart_op": vorige.hulp_gestart_op,
    }
