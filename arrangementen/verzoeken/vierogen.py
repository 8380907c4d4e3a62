"""Boven een bedrag besluiten twee mensen: de een stelt voor, de ander bevestigt."""

from datetime import datetime
from typing import Any

from arrangementen.vierogen.bedrag import Hulpdeel
from arrangementen.vierogen.grens import (
    Prijs,
    TweedeNodig,
    drop_proposals,
    price_at,
    refuse_other_price,
)
from arrangementen.vierogen.stand import Voorstelstand

from .keuzes import OPEN, TOTAAL
from .toekennen import granted


def parts_of(verzoek: Any) -> list[Hulpdeel]:
    """What would be granted: of a VOT the help, of a VOW every line that changes or is new."""
    if hasattr(verzoek, "regels"):
        regels = verzoek.regels.all()
        return [_line(regel) for regel in regels if regel.soort != "ongewijzigd"]
    hulp = granted(verzoek)
    code = hulp["product"].code if hulp["product"] else ""
    namen = ("begindatum", "einddatum", "volume", "eenheid", "frequentie")
    budget = None if hulp["volume"] else verzoek.budget_cent
    return [Hulpdeel(code, **{naam: hulp[naam] for naam in namen}, budget_cent=budget)]


def _line(regel: Any) -> Hulpdeel:
    """The line as it is asked; what it leaves out is as it was before the decision."""
    was = _before(regel)
    volume = regel.volume or was["volume"]
    return Hulpdeel(
        regel.hulp.code if regel.hulp else "",
        regel.begindatum,
        regel.einddatum or was["einddatum"],
        volume,
        regel.eenheid or was["eenheid"],
        regel.frequentie or was["frequentie"] or TOTAAL,
        None if volume else regel.budget_cent or was["budget_cent"],
    )


def _before(regel: Any) -> dict[str, Any]:
    """The toewijzing of a line; granting may end it, so then as was noted just before."""
    namen = ("einddatum", "volume", "eenheid", "frequentie", "budget_cent")
    was = {naam: getattr(regel.toewijzing, naam, None) for naam in namen}
    if regel.was and regel.verzoek.status not in OPEN:
        toen = regel.before()
        was |= {naam: getattr(toen, naam) for naam in namen[1:4]} | {"einddatum": toen.eind}
    return was


def price_on(verzoek: Any, on: Any) -> Prijs:
    """What it would cost, and the limit that holds on that day for this gemeente."""
    gemeente = verzoek.gemeente.cbs_code
    return price_at(parts_of(verzoek), verzoek.aanbieder_id, gemeente, on)


def check_four_eyes(verzoek: Any, *, by: Any, op: datetime) -> None:
    """Follows `grant` as the last step: nothing is granted above the amount by one person.

    Raises TweedeNodig unless this person confirms the voorstel of somebody else right now.
    """
    prijs = price_on(verzoek, verzoek.vandaag)
    if not prijs.twee_nodig:
        drop_proposals(verzoek, by=by, op=op)
        return
    bevestigd = verzoek.voorstellen.filter(status=Voorstelstand.BEVESTIGD, beoordeeld_door=by)
    voorstel = bevestigd.exclude(voorgesteld_door=by).last()
    if voorstel is None:
        raise TweedeNodig(prijs, _decided(verzoek))
    refuse_other_price(voorstel, prijs)


def _decided(verzoek: Any) -> dict[str, Any]:
    """What `grant` was called with, to be kept for the second person."""
    velden = {"besluit_motivering": verzoek.besluit_motivering, "afweging": verzoek.afweging}
    if hasattr(verzoek, "regels"):
        return velden | {"hardheidsclausule": verzoek.hardheidsclausule}
    return velden | verzoek.toegekend
