"""De grens waarboven twee mensen besluiten: wat het kost, en wie er nog moet meekijken."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from normenkader.termijnen.woorden import bedrag as in_euro
from organisaties.models import Medewerker
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import perform

from .bedrag import Hulpdeel, limit_of, needs_second, price_of, tariffs_for
from .stand import Voorstelstand


class TweedeNodig(Conflict):
    """All of it fits, but it is above the amount: it becomes a voorstel for a second person."""

    def __init__(self, prijs: "Prijs", velden: dict[str, Any]) -> None:
        super().__init__(
            f"{prijs.in_woorden} Boven {euro(prijs.grens)} besluiten twee mensen.",
            "Leg uw besluit als voorstel voor aan een collega.",
        )
        self.prijs, self.grens, self.velden = prijs.cent, prijs.grens, velden


class Prijs(NamedTuple):
    """What granting costs in eurocents (None: unknown), beside the limit of the gemeente.

    `eerder` is the part of `cent` for help that was assigned before.
    """

    cent: int | None
    grens: int
    eerder: int | None = 0

    @property
    def twee_nodig(self) -> bool:
        """Do two people decide?"""
        return needs_second(self.cent, self.grens)

    def consequences(self, *zinnen: str) -> list[str]:
        """What happens, as sentences; with two people only after the second agreed."""
        if not self.twee_nodig:
            return list(zinnen)
        return [
            "Uw besluit wordt een voorstel. Pas als een collega het bevestigt, gebeurt dit:",
            *zinnen,
        ]

    @property
    def in_woorden(self) -> str:
        """The amount as a sentence."""
        return amount_in_words(self.cent, self.eerder)


def euro(cent: int) -> str:
    """ "€ 4.056,00"."""
    return in_euro(Decimal(cent) / 100)


def amount_in_words(cent: int | None, eerder: int | None = 0) -> str:
    """A sentence about the amount, also when it cannot be computed."""
    if cent is None:
        waarbij = "deze hulp" if eerder == 0 else "deze hulp of bij hulp die al is toegewezen"
        return f"Het bedrag is niet uit te rekenen: er is geen tarief bij {waarbij}."
    if not eerder:
        return f"Deze hulp kost {euro(cent)} (volume maal tarief)."
    return (
        f"Deze hulp kost {euro(cent - eerder)} (volume maal tarief). "
        f"Bij deze aanbieder is al hulp toegewezen voor {euro(eerder)} in dezelfde periode. "
        f"Samen is dat {euro(cent)}."
    )


def price_at(
    delen: Iterable[Hulpdeel],
    aanbieder_id: int,
    cbs_code: str,
    on: date,
    eerder: Iterable[Hulpdeel] = (),
) -> Prijs:
    """What these parts cost at this aanbieder, and the limit of this gemeente on that day.

    `eerder` is help that was assigned before; it counts along.
    """
    delen, eerder = list(delen), list(eerder)
    codes = {deel.code for deel in (*delen, *eerder)}
    tarieven = tariffs_for([aanbieder_id], *codes).get(aanbieder_id, {})
    samen = price_of([*delen, *eerder], tarieven)
    return Prijs(samen, limit_of(cbs_code, on), price_of(eerder, tarieven))


def refuse_other_price(voorstel: Any, prijs: Prijs) -> None:
    """The second person agrees with one amount; raises Geblokkeerd when it is another now."""
    if voorstel.bedrag_cent != prijs.cent:
        raise Geblokkeerd(
            f"Het bedrag is anders dan bij het voorstel. {prijs.in_woorden}",
            "Geef het voorstel terug. Uw collega neemt een nieuw besluit.",
        )


def drop_proposals(over: Any, *, by: Any, op: datetime) -> None:
    """Follows every other ending: a voorstel that was waiting is over."""
    for voorstel in over.voorstellen.filter(status=Voorstelstand.OPEN):
        perform(voorstel, "lapse", by=Medewerker.objects.systeem(), op=op)
