"""Of hulp er mag komen, los van de norm: leeftijd, taakgericht ingekocht, en welke gemeente.

Zuivere regels: feiten erin, bezwaren eruit, elk met het veld waar het bij hoort en de code waarmee
de gemeente het verzoek dan afwijst (WJ759).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from normenkader.termijnen.kalender import age_date, age_on
from normenkader.termijnen.woorden import dag_maand_jaar

UITERST = 23
BUITEN_CONTRACT, WOONPLAATS, LEEFTIJD = "4", "8", "9"


class Bezwaar(NamedTuple):
    """What stands in the way: at which field, in words, and the code of a rejection ("" none)."""

    veld: str
    tekst: str
    reden: str


@dataclass(frozen=True)
class Toelatingfeiten:
    """What the rules need to know of one request. Names are for the sentences.

    `leeftijd_van` and `leeftijd_tot` in whole years, both inclusive; `grens_vervalt` is true for
    forensic help and where a criminal measure runs (CR-D-16). `woonplaats` is where the jeugdige
    is registered now, `ervoor` just before the stay; "" when that is not known.
    """

    product: str
    gemeente: str
    begin: date | None
    einde: date | None
    geboren: date | None
    leeftijd_van: int | None = None
    leeftijd_tot: int | None = None
    grens_vervalt: bool = False
    verblijf: bool = False
    taakgericht: bool = False
    woonplaats: str = ""
    ervoor: str = ""


def objections(feiten: Toelatingfeiten) -> list[Bezwaar]:
    """Everything that stands in the way, in the order of the form."""
    return [*check_task(feiten), *check_age(feiten), *check_residence(feiten)]


def check_task(feiten: Toelatingfeiten) -> Iterator[Bezwaar]:
    """Help that was bought taakgericht needs no toewijzing (RV-0-07)."""
    if feiten.taakgericht:
        yield Bezwaar(
            "product_code",
            f"Gemeente {feiten.gemeente} koopt deze hulp taakgericht in: een toewijzing is niet "
            f"nodig. Spreek start en einde af met gemeente {feiten.gemeente}",
            BUITEN_CONTRACT,
        )


def check_age(feiten: Toelatingfeiten) -> Iterator[Bezwaar]:
    """The limits of the product, and 23 years for all jeugdhulp (CR-D-16)."""
    geboren, begin = feiten.geboren, feiten.begin
    if geboren is None or begin is None:
        return
    leeftijd = age_on(geboren, begin)
    van = feiten.leeftijd_van
    if van is not None and leeftijd < van:
        tekst = f"{feiten.product} is er vanaf {van} jaar. De jeugdige is dan {leeftijd} jaar"
        yield Bezwaar("product_code", tekst, LEEFTIJD)
    elif not feiten.grens_vervalt:
        yield from _too_old(feiten, geboren, begin, leeftijd)


def _too_old(
    feiten: Toelatingfeiten, geboren: date, begin: date, leeftijd: int
) -> Iterator[Bezwaar]:
    eigen = None if feiten.leeftijd_tot is None else feiten.leeftijd_tot + 1
    grens = min(eigen or UITERST, UITERST)
    verjaardag = age_date(geboren, grens)
    wat = feiten.product if eigen else "Jeugdhulp"
    if begin >= verjaardag:
        tekst = f"{wat} is er tot {grens} jaar. De jeugdige is dan {leeftijd} jaar"
        yield Bezwaar("product_code" if eigen else "begindatum", tekst, LEEFTIJD)
    elif feiten.einde and feiten.einde >= verjaardag:
        tekst = (
            f"{wat} is er tot {grens} jaar. De jeugdige wordt dat op {dag_maand_jaar(verjaardag)}. "
            "Kies een einddatum voor die dag"
        )
        yield Bezwaar("einddatum", tekst, LEEFTIJD)


def check_residence(feiten: Toelatingfeiten) -> Iterator[Bezwaar]:
    """Ambulant: where the jeugdige is registered. With a stay: where that was just before it."""
    if not feiten.verblijf:
        if feiten.woonplaats and feiten.woonplaats != feiten.gemeente:
            yield Bezwaar(
                "gemeente",
                f"De jeugdige staat ingeschreven in {feiten.woonplaats}. Voor ambulante hulp is "
                "die gemeente verantwoordelijk",
                WOONPLAATS,
            )
    elif feiten.ervoor and feiten.ervoor != feiten.gemeente:
        yield Bezwaar(
            "woonplaats_voor_verblijf",
            f"Vlak voor het verblijf stond de jeugdige ingeschreven in {feiten.ervoor}. Die "
            f"gemeente is verantwoordelijk, niet {feiten.gemeente}",
            WOONPLAATS,
        )
