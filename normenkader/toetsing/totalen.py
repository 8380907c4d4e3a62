"""The figures behind a verdict: requested, used before, the maxima and what is above them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from normenkader.toetsing.hoeveelheden import VolumeEenheid


@dataclass(frozen=True)
class Totalen:
    """The figures behind the findings, in the unit of the norm; None while not known.

    `gebruikt_volume` and `gebruikte_dagen` are of the `meegeteld` other toewijzingen of the same
    traject; `niet_te_tellen` of them have no volume that can be put beside the norm.
    """

    eenheid: VolumeEenheid | None = None
    gevraagd_volume: Decimal | None = None
    norm_volume: Decimal | None = None
    meer_volume: Decimal = Decimal(0)
    duur_dagen: int | None = None
    uiterste_einddatum: date | None = None
    meer_dagen: int = 0
    meer_in_woorden: str = ""
    gebruikt_volume: Decimal = Decimal(0)
    gebruikte_dagen: int = 0
    meegeteld: int = 0
    niet_te_tellen: int = 0

    @property
    def samen(self) -> Decimal | None:
        """Requested and used before, together."""
        return None if self.gevraagd_volume is None else self.gevraagd_volume + self.gebruikt_volume

    @property
    def over_voor(self) -> Decimal | None:
        """What the norm leaves for this request; None without a norm."""
        if self.norm_volume is None:
            return None
        return max(Decimal(0), self.norm_volume - self.gebruikt_volume)

    @property
    def resterend(self) -> Decimal | None:
        """What the norm leaves after this request; None while not known."""
        if self.norm_volume is None or self.samen is None:
            return None
        return max(Decimal(0), self.norm_volume - self.samen)

    @property
    def boven_volume(self) -> bool:
        """More than the maximum volume."""
        return self.meer_volume > 0

    @property
    def boven_duur(self) -> bool:
        """Longer than the maximum duration."""
        return self.meer_dagen > 0

    @property
    def boven_norm(self) -> bool:
        """Above the norm, in volume or in duration: a reason is needed (NK-10)."""
        return self.boven_volume or self.boven_duur
