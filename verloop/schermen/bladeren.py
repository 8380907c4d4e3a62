"""Een bladzijde van een lijst met het totaal erbij, in één vraag aan de database."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Window

#: a longer number is no page
LANGSTE = 6


def counted_page(rijen: QuerySet[Any], nummer: str | None, per_pagina: int) -> Page[Any]:
    """The page with this number (as it stands in the address); the first when it is no number.

    Each row carries the total as `in_totaal`. An empty page asks once more, and becomes the last.
    """
    gevraagd = (nummer or "").strip()
    goed = gevraagd.isascii() and gevraagd.isdecimal() and len(gevraagd) <= LANGSTE
    n = max(int(gevraagd), 1) if goed else 1
    paginator = Paginator(rijen, per_pagina)
    met_totaal = rijen.annotate(in_totaal=Window(Count("pk")))
    stuk = list(met_totaal[(n - 1) * per_pagina : n * per_pagina])
    if not stuk:
        return paginator.get_page(nummer)
    paginator.__dict__["count"] = stuk[0].in_totaal
    return Page(stuk, n, paginator)
