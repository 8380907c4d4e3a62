"""De geplande afbouw van elk onderdeel naast wat is gedeclareerd, per fase (NK-18)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from arrangementen.declaraties.models import Prestatie
from normenkader.toetsing import Afbouwfase, Hoeveelheid, VolumeEenheid
from normenkader.toetsing.afbouw import Geleverd, compare_phases, conclusion, known_until


def taper_of(onderdelen: Sequence[Any], on: date) -> list[dict[str, Any]]:
    """Per part with phases a table and its conclusion; no query without any, else one."""
    delen = [deel for deel in onderdelen if deel.afbouw and deel.eenheid]
    geleverd = _delivered(delen) if delen else {}
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


def _delivered(delen: Sequence[Any]) -> dict[int, list[Geleverd]]:
    """Granted prestaties on the toewijzingen of these parts, by part."""
    rijen = Prestatie.objects.granted().filter(
        toewijzing__onderdeel__in=[deel.pk for deel in delen]
    )
    velden = ("toewijzing__onderdeel", "begin", "eind", "hoeveelheid", "eenheid")
    gevonden: dict[int, list[Geleverd]] = {}
    for deel, begin, eind, hoeveelheid, eenheid in rijen.values_list(*velden):
        stuk = Geleverd(begin, eind, _amount(hoeveelheid, VolumeEenheid(eenheid)))
        gevonden.setdefault(deel, []).append(stuk)
    return gevonden


def _amount(hoeveelheid: int, eenheid: VolumeEenheid) -> Hoeveelheid:
    """Uur and minuut are kept in minutes, with the sign of a credit."""
    if eenheid in (VolumeEenheid.UUR, VolumeEenheid.MINUUT):
        return Hoeveelheid(Decimal(hoeveelheid), VolumeEenheid.MINUUT)
    return Hoeveelheid(Decimal(hoeveelheid), eenheid)
