"""Boven een bedrag besluiten twee mensen: de een stelt voor, de ander bevestigt."""

from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError

from arrangementen.vierogen.bedrag import (
    Hulpdeel,
    costs_no_more,
    limit_of,
    needs_second,
    price_of,
    tariffs_for,
)
from normenkader.termijnen.woorden import bedrag as in_euro
from organisaties.models import Medewerker
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import perform

from .keuzes import OPEN, TOTAAL, Voorstelstand
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
    voorstel = bevestigd.exclude(voorgesteld_door=by).last()
    if voorstel is None:
        raise TweedeNodig(prijs.cent, prijs.grens, _decided(verzoek))
    if voorstel.bedrag_cent != prijs.cent:
        raise Geblokkeerd(
            f"Het bedrag is anders dan bij het voorstel. {amount_in_words(prijs.cent)}",
            "Geef het voorstel terug. Uw collega neemt een nieuw besluit.",
        )


def check_change(toewijzing: Any, on: Any, **anders: Any) -> None:
    """A change of one toewijzing by one person: not above the amount, unless it costs no more.

    `anders` holds the einddatum and volume as they would become. Raises ValidationError at
    `volume`: above the amount the aanbieder asks it, and two people decide.
    """
    was, wordt = (_of_toewijzing(toewijzing, velden) for velden in ({}, anders))
    tarieven = tariffs_for([toewijzing.aanbieder_id], was.code).get(toewijzing.aanbieder_id, {})
    oud, nieuw = (price_of([deel], tarieven) for deel in (was, wordt))
    prijs = Prijs(nieuw, limit_of(toewijzing.gemeente.cbs_code, on))
    if not prijs.twee_nodig or costs_no_more(was, wordt, oud, nieuw):
        return
    raise ValidationError(
        {
            "volume": f"{prijs.in_woorden} Boven {euro(prijs.grens)} besluiten twee mensen. Kies "
            "minder, of laat de aanbieder om de wijziging vragen: dan besluiten twee mensen erover"
        }
    )


def _of_toewijzing(toewijzing: Any, anders: dict[str, Any]) -> Hulpdeel:
    namen = ("einddatum", "volume", "eenheid", "frequentie", "budget_cent")
    velden = {naam: getattr(toewijzing, naam) for naam in namen} | anders
    if velden["volume"]:
        velden["budget_cent"] = None
    return Hulpdeel(toewijzing.product.code, toewijzing.ingangsdatum, **velden)


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
