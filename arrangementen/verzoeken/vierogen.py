"""Boven een bedrag besluiten twee mensen: de een stelt voor, de ander bevestigt."""

from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from normenkader.termijnen.woorden import bedrag as in_euro
from organisaties.models import Medewerker
from verloop.fouten import Conflict
from verloop.overgangen import perform

from .bedrag import Hulpdeel, limit_of, needs_second, price_of, tariffs_for
from .keuzes import Voorstelstand
from .toekennen import granted


class TweedeNodig(Conflict):
    """All of it fits, but it is above the amount: it becomes a voorstel for a second person."""

    def __init__(self, prijs: int | None, grens: int, velden: dict[str, Any]) -> None:
        super().__init__(
            f"{amount_in_words(prijs)} Boven {euro(grens)} besluiten twee mensen.",
            "Leg uw besluit als voorstel voor aan een collega.",
        )
        self.prijs, self.grens, self.velden = prijs, grens, velden


class Prijs(NamedTuple):
    """What granting costs in eurocents (None: unknown), beside the limit of the gemeente."""

    cent: int | None
    grens: int

    @property
    def twee_nodig(self) -> bool:
        """Do two people decide?"""
        return needs_second(self.cent, self.grens)

    @property
    def in_woorden(self) -> str:
        """The amount as a sentence."""
        return amount_in_words(self.cent)


def euro(cent: int) -> str:
    """ "€ 4.056,00"."""
    return in_euro(Decimal(cent) / 100)


def amount_in_words(cent: int | None) -> str:
    """A sentence about the amount, also when it cannot be computed."""
    if cent is None:
        return "Het bedrag is niet uit te rekenen: er is geen tarief bij deze hulp."
    return f"Deze hulp kost {euro(cent)} (volume maal tarief)."


def parts_of(verzoek: Any) -> list[Hulpdeel]:
    """What would be granted: of a VOT the help, of a VOW every line that changes or is new."""
    if hasattr(verzoek, "regels"):
        regels = verzoek.regels.all()
        return [_line(regel) for regel in regels if regel.soort != "ongewijzigd"]
    hulp = granted(verzoek)
    code = hulp["product"].code if hulp["product"] else ""
    namen = ("begindatum", "einddatum", "volume", "eenheid", "frequentie")
    return [Hulpdeel(code, *(hulp[naam] for naam in namen), verzoek.budget_cent)]


def _line(regel: Any) -> Hulpdeel:
    was = regel.toewijzing
    namen = ("einddatum", "volume", "eenheid", "frequentie")
    delen: list[Any] = [
        getattr(regel, naam) or (getattr(was, naam) if was else None) for naam in namen
    ]
    code = regel.hulp.code if regel.hulp else ""
    return Hulpdeel(code, regel.begindatum, *delen, regel.budget_cent)


def price_on(verzoek: Any, on: Any) -> Prijs:
    """What it would cost, and the limit that holds on that day for this gemeente."""
    delen = parts_of(verzoek)
    codes = {deel.code for deel in delen}
    tarieven = tariffs_for([verzoek.aanbieder_id], *codes).get(verzoek.aanbieder_id, {})
    return Prijs(price_of(delen, tarieven), limit_of(verzoek.gemeente.cbs_code, on))


def check_four_eyes(verzoek: Any, *, by: Any, op: datetime) -> None:
    """Follows `grant` as the last step: nothing is granted above the amount by one person.

    Raises TweedeNodig unless this person confirms the voorstel of somebody else right now.
    """
    prijs = price_on(verzoek, verzoek.vandaag)
    if not prijs.twee_nodig:
        drop_proposals(verzoek, by=by, op=op)
        return
    bevestigd = verzoek.voorstellen.filter(status=Voorstelstand.BEVESTIGD, beoordeeld_door=by)
    if not bevestigd.exclude(voorgesteld_door=by).exists():
        raise TweedeNodig(prijs.cent, prijs.grens, _decided(verzoek))


def _decided(verzoek: Any) -> dict[str, Any]:
    """What `grant` was called with, to be kept for the second person."""
    velden = {"besluit_motivering": verzoek.besluit_motivering, "afweging": verzoek.afweging}
    if hasattr(verzoek, "regels"):
        return velden | {"hardheidsclausule": verzoek.hardheidsclausule}
    return velden | verzoek.toegekend


def drop_proposals(verzoek: Any, *, by: Any, op: datetime) -> None:
    """Follows every other ending: a voorstel that was waiting is over."""
    for voorstel in verzoek.voorstellen.filter(status=Voorstelstand.OPEN):
        perform(voorstel, "lapse", by=Medewerker.objects.systeem(), op=op)
