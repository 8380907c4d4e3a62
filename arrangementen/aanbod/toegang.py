"""Langs welke weg hulp begon: lokaal team, verwijzer of veiligheidsketen, per product (RV-B07-02).

Eén overzicht over alle wegen (RV-0-05): elke toewijzing telt één keer, in het jaar van haar begin.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from arrangementen.ijw import codelijsten
from arrangementen.toewijzing.models import Toewijzing
from arrangementen.verzoeken.models import Verzoek

LOKAAL, KETEN, ONBEKEND = "Lokaal team", "Gecertificeerde instelling", "Niet vastgelegd"
ROUTES = {"A": LOKAAL, "C": KETEN}
#: way, product code and product name
Sleutel = tuple[str, str, str]


def ways_in(jaar: int, gemeenten: Iterable[int] | None = None) -> Counter[Sleutel]:
    """How many toewijzingen began in this year, by way in and product; `gemeenten` limits."""
    rijen = Toewijzing.objects.standing().filter(ingangsdatum__year=jaar)
    if gemeenten is not None:
        rijen = rijen.filter(gemeente__in=list(gemeenten))
    velden = ("onderdeel__arrangement_id", "casus__route", "product__code", "product__naam")
    verwijzers = _referrers(rijen.values("onderdeel__arrangement_id"))
    uit: Counter[Sleutel] = Counter()
    for arrangement, route, code, naam in rijen.order_by().values_list(*velden):
        weg = verwijzers.get(arrangement) or ROUTES.get(route, ONBEKEND)
        uit[weg, code, naam] += 1
    return uit


def _referrers(arrangementen: Any) -> dict[int, str]:
    """The kind of referrer of help that began with a verzoek."""
    namen = codelijsten.codes("TypeVerwijzer")
    rijen = Verzoek.objects.filter(arrangement__in=arrangementen).exclude(verwijzer_soort="")
    paren = rijen.values_list("arrangement_id", "verwijzer_soort")
    return {arrangement: namen[soort] for arrangement, soort in paren}


def table(tellingen: Counter[Sleutel]) -> tuple[list[str], list[tuple[str, list[int], int]]]:
    """Ways as columns (most used first), and per product the counts with their sum."""
    per_weg: Counter[str] = Counter()
    for (weg, _, _), aantal in tellingen.items():
        per_weg[weg] += aantal
    wegen = [weg for weg, _ in per_weg.most_common()]
    producten = sorted({(code, naam) for _, code, naam in tellingen})
    rijen = []
    for code, naam in producten:
        aantallen = [tellingen[weg, code, naam] for weg in wegen]
        rijen.append((f"{code} {naam}", aantallen, sum(aantallen)))
    return wegen, rijen
