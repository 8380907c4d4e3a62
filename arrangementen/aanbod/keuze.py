"""De hulp in drie delen, zoals de regio haar inkoopt: voor elke keuzelijst (RV-B11-01)."""

from collections.abc import Callable, Iterable
from typing import Any

from .keuzes import Inkoopniveau
from .models import Product

Paar = tuple[Any, str]
UITLEG = (
    "De hulp staat in drie groepen: lokaal ingekocht, regionaal specialistisch, en regionaal bij "
    "verblijf."
)


def grouped(
    producten: Iterable[Product], waarde: Callable[[Product], Any] = lambda p: p.code
) -> list[tuple[str, list[Paar]]]:
    """Choices in optgroups, lokaal first; empty groups are left out. `waarde`: the code."""
    groepen: dict[str, list[Paar]] = {niveau.value: [] for niveau in Inkoopniveau}
    for product in sorted(producten, key=lambda p: p.naam):
        groepen[product.inkoopniveau].append((waarde(product), f"{product.naam} ({product.code})"))
    return [(Inkoopniveau(niveau).label, paren) for niveau, paren in groepen.items() if paren]
