"""Een verzonnen set trajecten van eerdere jaren, waarop de normbeheerder kan ijken."""

import random
from datetime import datetime
from decimal import Decimal
from typing import Any

from normenkader.ijking.inlezen import Rij, store
from normenkader.models import Trajectbestand

NAAM = "Trajecten 2019-2023 (verzonnen)"
ZAAD = 20241121
#: product: unit, typical volume and days, number of trajecten
PRODUCTEN = {
    "45C09": ("01", 52 * 60, 150, 480),
    "41C01": ("01", 40 * 240, 300, 320),
    "54002": ("01", 32 * 60, 260, 260),
}
GEMEENTEN = ("0599", "0599", "0599", "0502", "0613", "1930", "0597")
AANBIEDERS = (
    *("Zorghuis Linde", "Stapsteen Jeugd", "Groep Meerzicht", "De Vlierhof"),
    "De Ankerplaats",
)


def load_trajecten(*, by: Any, op: datetime) -> None:
    """Once; the same rows every time."""
    if Trajectbestand.objects.filter(naam=NAAM).exists():
        return
    kans = random.Random(ZAAD)  # noqa: S311 - verzonnen gegevens
    rijen = [rij for product in PRODUCTEN for rij in _rows(product, kans)]
    bron = "Verzonnen voorbeeld, niet uit een bron"
    soort = Trajectbestand.Soort.CSV
    store(rijen, naam=NAAM, bron=bron, fictief=True, soort=soort, by=by, op=op)


def _rows(product: str, kans: random.Random) -> list[Rij]:
    eenheid, volume, dagen, aantal = PRODUCTEN[product]
    rijen = []
    for _ in range(aantal):
        zwaarte = kans.lognormvariate(0, 0.45)
        rijen.append(
            Rij(
                product,
                "",
                kans.randint(2019, 2023),
                kans.choice(GEMEENTEN),
                kans.choice(AANBIEDERS),
                Decimal(max(60, round(volume * zwaarte / 60) * 60)),
                eenheid,
                max(7, round(dagen * zwaarte * kans.uniform(0.7, 1.2))),
            )
        )
    return rijen
