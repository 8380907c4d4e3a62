"""Wie een product bij een aanbieder inkoopt: de regio, een gemeente zelf, of beide."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from arrangementen.aanbod.contracten import Contractvolume, Onderaannemer, Raamcontract
from organisaties.models import Organisatie
from organisaties.rollen import Soort

from .einden import Einde

Plek = tuple[int, str]
#: Stands for every product of this aanbieder.
ALLES = ""


class Inkopers:
    """The buyers as the contracts say on one day; five queries, whatever is asked of it."""

    def __init__(self, on: date) -> None:
        contracten = Raamcontract.objects.order_by("geldig_van")
        self.van_contract = dict(contracten.values_list("nummer", "inkoper"))
        regio = Organisatie.objects.of_soort(Soort.UITVOERINGSORGANISATIE).valid_on(on)
        self.regio = set(regio.order_by("pk").values_list("pk", flat=True)[:1])
        self._van_product: dict[Plek, set[int]] = defaultdict(set)
        for plek, inkoper in _places(on):
            self._van_product[plek].add(inkoper)

    def of_contract(self, nummer: str) -> set[int]:
        """Who bought this contract; the region when it is not known."""
        koper = self.van_contract.get(nummer)
        return {koper} if koper is not None else set(self.regio)

    def of_product(self, aanbieder_id: int, code: str) -> set[int]:
        """Whose contracts hold this product; else those of the aanbieder; else the region."""
        for welke in (code, ALLES):
            if gevonden := self._van_product.get((aanbieder_id, welke)):
                return set(gevonden)
        return set(self.regio)


def receivers(einde: Einde, inkopers: Inkopers) -> Iterator[tuple[int, Einde]]:
    """Who buys hears of what it buys; the aanbieder hears of everything."""
    yield einde.aanbieder.pk, einde
    if not einde.codes:
        yield from ((koper, einde) for koper in inkopers.of_contract(einde.nummer))
    per_koper: dict[int, list[str]] = defaultdict(list)
    for code in einde.codes:
        for koper in inkopers.of_product(einde.aanbieder.pk, code):
            per_koper[koper].append(code)
    for koper, codes in per_koper.items():
        yield koper, replace(einde, codes=tuple(codes))


def _places(on: date) -> Iterator[tuple[Plek, int]]:
    """(aanbieder, product) with a buyer, for the aanbieder itself and who works for it."""
    producten: dict[str, set[str]] = defaultdict(set)
    volumes = Contractvolume.objects.valid_on(on).values_list("nummer", "product_code")
    for nummer, code in volumes:
        producten[nummer].add(code)
    onder: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    helpers = Onderaannemer.objects.valid_on(on)
    for nummer, wie, codes in helpers.values_list("nummer", "organisatie", "product_codes"):
        onder[nummer].append((wie, codes))
    contracten = Raamcontract.objects.valid_on(on).values_list("nummer", "aanbieder", "inkoper")
    for nummer, aanbieder, inkoper in contracten:
        for wie, codes in [(aanbieder, []), *onder[nummer]]:
            for code in {*(codes or producten[nummer]), ALLES}:
                yield (wie, code), inkoper
