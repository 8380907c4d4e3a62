"""De hulp die naast een besluit staat en voor het bedrag meetelt; de regel staat in vierogen."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from arrangementen.vierogen.bedrag import Hulpdeel
from arrangementen.vierogen.samentel import Staand, Wie, counting

from .querysets import ACTIEF
from .stapeling import counted_help

MATEN = ("einddatum", "volume", "eenheid", "frequentie", "budget_cent")


def help_beside(
    wie: Wie, delen: Sequence[Hulpdeel], *, zonder: Iterable[int] = (), referentie: str = ""
) -> list[Hulpdeel]:
    """What counts along with a decision about these parts; one query.

    What the decision is about itself is left out: the parts with the keys `zonder`, and what a
    verzoek with this ReferentieAanbieder made.
    """
    if None in wie:
        return []
    van = {"jeugdige": wie.jeugdige, "gemeente": wie.gemeente}
    rijen = counted_help(van, None, zonder=zonder, aanbieder_id=wie.aanbieder)
    return counting(delen, wie, [as_standing(rij, referentie) for rij in rijen])


def as_standing(rij: Any, referentie: str = "") -> Staand:
    """A row of `counted_help` as the rule looks at it."""
    return Staand(
        Wie(rij.jeugdige_id, rij.aanbieder_id, rij.gemeente_id),
        as_part(rij.code or "", rij, rij.ingangsdatum, {}),
        actief=rij.status in ACTIEF,
        eigen=bool(referentie) and rij.referentie == referentie,
    )


def as_part(code: str, deel: Any, begin: Any, anders: Mapping[str, Any]) -> Hulpdeel:
    """An onderdeel or a toewijzing as far as its price goes; a volume goes before a budget."""
    velden = {naam: getattr(deel, naam) for naam in MATEN} | dict(anders)
    if velden["volume"]:
        velden["budget_cent"] = None
    return Hulpdeel(code, begin, **velden)
