"""Van een ijking naar een voorstel: het effect van een grens en het begin van een concept."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from normenkader.models import Normversie
from normenkader.models.traject import Trajectbestand
from normenkader.toetsing import DuurEenheid, Norm, VolumeEenheid
from normenkader.toetsing.aandeel import Aandeel, share_within

from .maten import (
    Grens,
    bound_of,
    comparable,
    days_of,
    duration_of,
    shown_unit,
    shown_volume,
    stored_volume,
    unit_name,
)
from .vragen import Meting, Selectie, within


@dataclass(frozen=True)
class Productregel:
    """One product of a set beside the norm in force: figures in the unit of the norm."""

    meting: Meting
    norm: Norm | None
    eenheid: VolumeEenheid
    aandeel: Aandeel | None

    def shown(self, volume: Decimal) -> Decimal:
        """A stored volume in the unit of this row, at most two decimals."""
        return shown_volume(volume, self.meting.eenheid, self.eenheid).quantize(Decimal("0.01"))

    @property
    def eenheid_woord(self) -> str:
        return unit_name(self.eenheid)

    @property
    def volume_p75(self) -> Decimal:
        return self.shown(self.meting.volume_p75)

    @property
    def volume_p80(self) -> Decimal:
        return self.shown(self.meting.volume_p80)

    @property
    def volume_gemiddeld(self) -> Decimal:
        return self.shown(self.meting.volume_gemiddeld)


@dataclass(frozen=True)
class Voorstel:
    """A proposed maximum for one product: volume in `eenheid`, duration in weeks or months."""

    volume: Decimal
    eenheid: VolumeEenheid
    duur: int
    duur_eenheid: DuurEenheid

    @property
    def eenheid_woord(self) -> str:
        return unit_name(self.eenheid)

    @property
    def grens(self) -> Grens:
        """The proposal as it is held against trajecten."""
        volume, _ = stored_volume(self.volume, self.eenheid)
        return Grens(volume, days_of(self.duur, self.duur_eenheid))


def product_rows(
    selectie: Selectie, metingen: list[Meting], on: date, streef: int
) -> list[Productregel]:
    """Every product of the selection beside its norm in force on that day (NK-11, NK-12)."""
    versies = Normversie.objects.in_force(on)
    normen = {(v.product_code, v.variant): v.to_norm() for v in versies}
    grenzen = [
        (m.product_code, m.variant, bound_of(norm))
        for m in metingen
        if (norm := normen.get((m.product_code, m.variant))) and comparable(norm, m.eenheid)
    ]
    binnen = within(selectie.rows(), grenzen) if grenzen else {}
    return [_row(meting, normen, binnen, streef) for meting in metingen]


def _row(meting: Meting, normen: Mapping[Any, Norm], binnen: Mapping[Any, int], streef: int) -> Any:
    sleutel = meting.product_code, meting.variant
    norm = normen.get(sleutel)
    aandeel = share_within(binnen[sleutel], meting.aantal, streef) if sleutel in binnen else None
    return Productregel(meting, norm, shown_unit(meting.eenheid, norm), aandeel)


def default_proposal(regel: Productregel) -> Voorstel:
    """The 80th percentile of both measures, in the units of the norm in force (NK-12)."""
    eenheid = regel.norm.duur_eenheid if regel.norm else DuurEenheid.WEKEN
    duur = duration_of(regel.meting.dagen_p80, eenheid)
    return Voorstel(regel.volume_p80, regel.eenheid, duur, eenheid)


def proposal_from(vraag: Mapping[str, Any], on: date) -> dict[str, Any] | None:
    """The start of a concept norm, from the address of a calibration; None when it holds none.

    Gives the fields of the form and `basis`, the version in force or None.
    """
    try:
        bestand = Trajectbestand.objects.filter(kenmerk=uuid.UUID(vraag.get("ijking", ""))).first()
        volume, duur = Decimal(vraag["volume"]), int(vraag["duur"])
        eenheid, duur_eenheid = VolumeEenheid(vraag["eenheid"]), DuurEenheid(vraag["duur_eenheid"])
    except (ValueError, KeyError, InvalidOperation):
        return None
    if bestand is None:
        return None
    product, variant = str(vraag.get("product", ""))[:5], str(vraag.get("variant", ""))[:60]
    basis = Normversie.objects.in_force(on).of_product(product, variant).first()
    overgenomen = {"naam": basis.naam, "regime": basis.regime} if basis else {}
    return {
        "product_code": product,
        "variant": variant,
        "maximum_volume": volume,
        "eenheid": eenheid.value,
        "maximum_duur": duur,
        "duur_eenheid": duur_eenheid.value,
        "bron": f"IJking op {bestand.naam} ({bestand.jaar_van} tot en met {bestand.jaar_tot})"[
            :200
        ],
        "fictief": bestand.fictief,
        "basis": basis,
        **overgenomen,
    }
