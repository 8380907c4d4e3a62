"""Het gebruik van de norm bij de andere gemeenten, per product, met kleine aantallen verborgen.

Eén heel kwartaal, zonder filter: wat meeschuift of zich laat aftrekken, geeft kleine aantallen
prijs (domein.md §0 n).
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from arrangementen.models import Toewijzing
from sturing.bereik import Bereik
from sturing.elders import NORM, quarters
from sturing.klein import TOTAAL, protect_on, shown
from sturing.normgebruik.aandeel import share_words


@dataclass(frozen=True)
class Rondom:
    """Per product what the other gemeenten did in that quarter, as text."""

    kwartaal: str
    rijen: list[tuple[str, str, str, str]]
    iets_verborgen: bool


def elsewhere(bereik: Bereik, on: date) -> Rondom | None:
    """Product, within, above and the share; None without other gemeenten; one query."""
    if not bereik.elders:
        return None
    kwartaal = quarters(on)[0]
    rijen = Toewijzing.objects.standing().filter(
        gemeente__in=bereik.elders,
        toegewezen_op__date__gte=kwartaal.begin,
        toegewezen_op__date__lte=kwartaal.einde,
        normoordeel__in=[code for code, _ in NORM],
    )
    geteld = rijen.order_by().values_list("product__naam", "normoordeel").annotate(n=Count("pk"))
    tabel = protect_on({(naam, oordeel): n for naam, oordeel, n in geteld}, on)
    namen = sorted({str(sleutel[0]) for sleutel in tabel.waarden if sleutel[0] is not TOTAAL})
    regels = []
    for naam in (*namen, *((TOTAAL,) if namen else ())):
        binnen, boven = (tabel.get(naam, code) for code, _ in NORM)
        regels.append((str(naam), shown(binnen), shown(boven), share_words(binnen, boven)))
    return Rondom(kwartaal.naam, regels, tabel.iets_verborgen)
