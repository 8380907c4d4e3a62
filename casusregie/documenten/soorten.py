"""Alle documentsoorten bij elkaar: opzoeken op code, route en schrijver."""

from .onderdeel import Documentsoort
from .soorten_kader import SOORTEN_KADER
from .soorten_plan import SOORTEN_PLAN
from .soorten_uithuis import SOORTEN_UITHUIS
from .soorten_verslag import SOORTEN_VERSLAG
from .soorten_vraag import SOORTEN_VRAAG

SOORTEN: dict[str, Documentsoort] = {
    soort.code: soort
    for soort in (
        *SOORTEN_VRAAG,
        *SOORTEN_PLAN,
        *SOORTEN_KADER,
        *SOORTEN_UITHUIS,
        *SOORTEN_VERSLAG,
    )
}
KEUZES = [(soort.code, soort.titel) for soort in SOORTEN.values()]


def kind(code: str) -> Documentsoort:
    """The kind with this code; KeyError when there is none."""
    return SOORTEN[code]


def kinds_for(route: str) -> list[Documentsoort]:
    """The kinds that belong to a route ("A", "B" or "C"), in a fixed order."""
    return [soort for soort in SOORTEN.values() if route in soort.routes]
