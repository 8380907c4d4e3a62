"""De andere kinderen in het gezin: wie geen maatregel heeft, en welke hulp er is (CR-C1-04)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Gezinslid, Gezinsrol

from .handeling import Handeling
from .stand import Stand

KINDEREN = (Gezinsrol.JEUGDIGE, Gezinsrol.BROER_ZUS)


@dataclass(frozen=True)
class AnderKind:
    """Another child of the gezin: what was seen and what help was arranged."""

    lid: Gezinslid
    per_soort: Mapping[str, Handeling] = field(default_factory=dict)

    @property
    def hulp(self) -> Handeling | None:
        """The help that was arranged last."""
        return self.per_soort.get("gezinshulp")

    @property
    def gezien(self) -> Handeling | None:
        """When and how the GI saw the child last."""
        return self.per_soort.get("zicht")


def children_of(casus: Casus) -> list[Gezinslid]:
    """Every child that belongs to the gezin, the jeugdige of the casus first."""
    leden = [lid for lid in casus.gezin.leden.all() if lid.rol in KINDEREN and not lid.einddatum]
    return sorted(leden, key=lambda lid: (lid.jeugdige_id != casus.jeugdige_id, lid.pk))


def all_children(casus: Casus, stand: Stand) -> list[AnderKind]:
    """All children of the gezin with the newest acts about them (CR-C2-01)."""
    return [AnderKind(lid, _acts_about(lid, stand)) for lid in children_of(casus)]


def without_measure(casus: Casus) -> list[Gezinslid]:
    """The other children of the gezin who have no running measure at this GI (CR-C1-04)."""
    anderen = [lid for lid in children_of(casus) if lid.jeugdige_id != casus.jeugdige_id]
    met_maatregel = _under_measure(casus, anderen)
    return [lid for lid in anderen if lid.jeugdige_id not in met_maatregel]


def _acts_about(lid: Gezinslid, stand: Stand) -> dict[str, Handeling]:
    return {h.soort: h for h in stand.handelingen if h.gezinslid_id == lid.pk}


def _under_measure(casus: Casus, leden: list[Gezinslid]) -> set[Any]:
    """Those who have a running measure at the same GI; other GI's are not asked."""
    ids = [lid.jeugdige_id for lid in leden if lid.jeugdige_id]
    if not ids:
        return set()
    lopend = Casus.objects.active().filter(
        jeugdige__in=ids, team=casus.team_id, maatregelen__status="loopt"
    )
    return set(lopend.values_list("jeugdige_id", flat=True))
