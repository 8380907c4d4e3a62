"""De hele tabel van soorten, en de vragen erover."""

from casusregie.logboek.velden import Soort

from . import contact, hulp, regie, veiligheid, verblijf
from .groepen import GROEPEN

SOORTEN: dict[str, Soort] = {
    soort.code: soort
    for soort in (
        *contact.SOORTEN,
        *veiligheid.SOORTEN,
        *hulp.SOORTEN,
        *verblijf.SOORTEN,
        *regie.SOORTEN,
    )
}
KEUZES = [(soort.code, soort.naam) for soort in SOORTEN.values()]


def kind(code: str) -> Soort:
    """The kind with this code. Raises KeyError when there is none."""
    return SOORTEN[code]


def by_group() -> list[tuple[str, list[Soort]]]:
    """The kinds per group, in the order of the screens."""
    return [
        (groep, [soort for soort in SOORTEN.values() if soort.groep == groep]) for groep in GROEPEN
    ]
