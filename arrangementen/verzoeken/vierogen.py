"""Boven een bedrag besluiten twee mensen: de een stelt voor, de ander bevestigt."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from arrangementen.arrangement.naast import as_standing, help_beside
from arrangementen.vierogen.bedrag import Hulpdeel
from arrangementen.vierogen.grens import (
    Prijs,
    TweedeNodig,
    drop_proposals,
    price_at,
    refuse_other_price,
)
from arrangementen.vierogen.samentel import Wie, counting
from arrangementen.vierogen.stand import Voorstelstand

from .keuzes import OPEN, TOTAAL
from .norm import standing_help
from .toekennen import granted


def parts_of(verzoek: Any) -> list[Hulpdeel]:
    """What would be granted: of a VOT the help, of a VOW every line that changes or is new."""
    if hasattr(verzoek, "regels"):
        return [_line(regel) for regel in changed_lines(verzoek)]
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
    """What it would cost, and the limit that holds on that day for this gemeente.

    Other help at this aanbieder for the same time counts along (`vierogen.samentel`), unless the
    lines of a VOW cost no more than they did.
    """
    gemeente, delen = verzoek.gemeente.cbs_code, parts_of(verzoek)
    alleen = price_at(delen, verzoek.aanbieder_id, gemeente, on)
    regels = changed_lines(verzoek)
    was = [_line_before(regel) for regel in regels if regel.toewijzing_id is not None]
    if regels and len(was) == len(regels):
        oud = price_at(was, verzoek.aanbieder_id, gemeente, on)
        if None not in (oud.cent, alleen.cent) and alleen.cent <= oud.cent:  # type: ignore[operator]
            return alleen
    eerder = _beside(verzoek, regels, delen)
    return price_at(delen, verzoek.aanbieder_id, gemeente, on, eerder)


def _beside(verzoek: Any, regels: list[Any], delen: list[Hulpdeel]) -> list[Hulpdeel]:
    """The other help that counts along; of a VOT known already when the norm looked at it."""
    wie = Wie(verzoek.jeugdige_id, verzoek.aanbieder_id, verzoek.gemeente_id)
    referentie = verzoek.referentie_aanbieder
    if not hasattr(verzoek, "regels"):
        rijen = standing_help(verzoek) if None not in wie else []
        return counting(delen, wie, [as_standing(rij, referentie) for rij in rijen])
    zonder = [r.toewijzing.onderdeel_id for r in regels if r.toewijzing_id is not None]
    return help_beside(wie, delen, zonder=zonder, referentie=referentie)


def changed_lines(verzoek: Any) -> list[Any]:
    """Of a VOW the lines that change or are new, fetched once per loaded verzoek; of a VOT none."""
    if not hasattr(verzoek, "regels"):
        return []
    if "_anders" not in verzoek.__dict__:
        alle = "regels" in getattr(verzoek, "_prefetched_objects_cache", {})
        rijen = verzoek.regels.all()
        rijen = rijen if alle else rijen.select_related("toewijzing__product", "product")
        know_lines(verzoek, rijen)
    gevonden: list[Any] = verzoek.__dict__["_anders"]
    return gevonden


def know_lines(verzoek: Any, regels: Iterable[Any]) -> list[Any]:
    """Of all its lines, fetched just now, those that change or are new."""
    verzoek.__dict__["_anders"] = [rij for rij in regels if rij.soort != "ongewijzigd"]
    return list(verzoek.__dict__["_anders"])


def _line_before(regel: Any) -> Hulpdeel:
    """The line as the toewijzing stood before the decision."""
    was = _before(regel)
    budget = None if was["volume"] else was["budget_cent"]
    maten = {naam: was[naam] for naam in ("einddatum", "volume", "eenheid", "frequentie")}
    begin = regel.toewijzing.ingangsdatum
    return Hulpdeel(regel.hulp.code if regel.hulp else "", begin, **maten, budget_cent=budget)


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
        raise TweedeNodig(prijs, _decided(verzoek) | {"eerder_cent": prijs.eerder})
    refuse_other_price(voorstel, prijs)


def _decided(verzoek: Any) -> dict[str, Any]:
    """What `grant` was called with, to be kept for the second person."""
    velden = {"besluit_motivering": verzoek.besluit_motivering, "afweging": verzoek.afweging}
    if hasattr(verzoek, "regels"):
        return velden | {"hardheidsclausule": verzoek.hardheidsclausule}
    return velden | verzoek.toegekend
