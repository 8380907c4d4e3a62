"""De geplande afbouw van elk onderdeel naast wat is gedeclareerd, per fase (NK-18)."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from normenkader.toetsing import Afbouwfase, VolumeEenheid
from normenkader.toetsing.afbouw import Geleverd, compare_phases, conclusion, known_until


def taper_of(
    onderdelen: Sequence[Any], on: date, geleverd: Mapping[int, list[Geleverd]]
) -> list[dict[str, Any]]:
    """Per part with phases a table and its conclusion; `geleverd` by pk of the part; no query."""
    delen = [deel for deel in onderdelen if deel.afbouw and deel.eenheid]
    return [_panel(deel, geleverd.get(deel.pk, []), on) for deel in delen]


def _panel(deel: Any, geleverd: list[Geleverd], on: date) -> dict[str, Any]:
    fasen = [Afbouwfase(rij["weken"], Decimal(rij["per_week"])) for rij in deel.afbouw]
    eenheid = VolumeEenheid(deel.eenheid)
    regels = compare_phases(fasen, deel.begindatum, eenheid, geleverd, on)
    return {
        "naam": str(deel.product),
        "kenmerk": deel.kenmerk,
        "tot": known_until(geleverd),
        "regels": regels,
        "zin": conclusion(regels),
    }
