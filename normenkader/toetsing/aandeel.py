"""Compares the share of requests within the norm with the agreed share (NK-11)."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from normenkader.termijnen.woorden import getal


@dataclass(frozen=True)
class Aandeel:
    """A share in percent, whole numbers; `percentage` is None when nothing was counted."""

    binnen: int
    totaal: int
    streef: int

    @property
    def percentage(self) -> int | None:
        """Share within the norm, rounded half up."""
        if not self.totaal:
            return None
        deel = Decimal(100 * self.binnen) / self.totaal
        return int(deel.quantize(Decimal(1), ROUND_HALF_UP))

    @property
    def haalt_streef(self) -> bool | None:
        """Judged on the exact share, not on the rounded one."""
        return self.binnen * 100 >= self.streef * self.totaal if self.totaal else None

    @property
    def tekst(self) -> str:
        """ "78 procent binnen de norm. Afspraak: 80 procent."."""
        if self.percentage is None:
            return f"Nog geen toewijzingen geteld. Afspraak: {self.streef} procent."
        deel = getal(self.percentage)
        return f"{deel} procent binnen de norm. Afspraak: {self.streef} procent."


def share_within(binnen: int, totaal: int, streef: int = 80) -> Aandeel:
    """The share of `binnen` in `totaal` beside `streef` percent (setting norm.streefaandeel).

    Raises ValueError unless 0 <= binnen <= totaal.
    """
    if not 0 <= binnen <= totaal:
        raise ValueError("Binnen de norm ligt tussen 0 en het totaal")
    return Aandeel(binnen, totaal, streef)
