"""Een opdracht of een wijziging van de regie boven het bedrag: dan besluiten twee mensen."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from arrangementen.toewijzing.models import Toewijzing
from arrangementen.vierogen.bedrag import Hulpdeel, costs_no_more
from arrangementen.vierogen.grens import (
    Prijs,
    TweedeNodig,
    drop_proposals,
    price_at,
    refuse_other_price,
)
from arrangementen.vierogen.samentel import Wie, counting
from arrangementen.vierogen.stand import Voorstelstand
from organisaties.models import Medewerker
from verloop.fouten import Geblokkeerd
from verloop.overgangen import perform
from verloop.redenen import Nee

from .bewakers import help_around, parts_of
from .levering import surroundings_of
from .naast import as_part, as_standing, help_beside


def order_price(arrangement: Any, on: date) -> Prijs:
    """What all parts of this arrangement cost together, beside the limit of its gemeente.

    Other help at this aanbieder for the same time counts along (`vierogen.samentel`).
    """
    rijen = parts_of(arrangement)
    delen = [_part(deel, deel.begindatum, {}) for deel in rijen]
    casus = arrangement.casus
    wie = Wie(casus.jeugdige_id, arrangement.aanbieder_id, casus.gemeente_id)
    staand = [as_standing(rij) for rij in help_around(arrangement)]
    eerder = counting(delen, wie, staand)
    cbs_code = surroundings_of(arrangement).cbs_code
    return price_at(delen, arrangement.aanbieder_id, cbs_code, on, eerder)


def _part(deel: Any, begin: date, anders: dict[str, Any]) -> Hulpdeel:
    return as_part(deel.product.code if deel.product else "", deel, begin, anders)


def contents_of(arrangement: Any) -> dict[str, Any]:
    """What the second person agrees with: the aanbieder and every part as it was then, as JSON."""
    delen = sorted([str(deel.kenmerk), deel.versie] for deel in parts_of(arrangement))
    return {"aanbieder": arrangement.aanbieder_id, "delen": delen}


def check_order(arrangement: Any, *, by: Any, op: datetime) -> None:
    """Follows `give_opdracht`: nothing is ordered above the amount by one person."""
    prijs = order_price(arrangement, arrangement.vandaag)
    if prijs.twee_nodig:
        namen = ("opdracht_toelichting", "afweging")
        velden = {naam: getattr(arrangement, naam) for naam in namen}
        velden |= {"inhoud": contents_of(arrangement), "eerder_cent": prijs.eerder}
        raise TweedeNodig(prijs, velden)
    if surroundings_of(arrangement).wacht_tweede:
        drop_proposals(arrangement, by=by, op=op)


def order_as_proposed(voorstel: Any, *, by: Any, op: datetime) -> None:
    """The second person confirmed: the opdracht of the first goes, unless it changed meanwhile."""
    arrangement = voorstel.over.on(voorstel.vandaag)
    _refuse_other_role(voorstel, arrangement)
    refuse_other_price(voorstel, order_price(arrangement, voorstel.vandaag))
    if contents_of(arrangement) != voorstel.velden["inhoud"]:
        raise Geblokkeerd(
            "Het arrangement is na het voorstel gewijzigd.",
            "Geef het voorstel terug. Uw collega geeft de opdracht opnieuw.",
        )
    perform(
        arrangement,
        "follow_voorstel",
        by=Medewerker.objects.systeem(),
        op=op,
        besloten_door=voorstel.voorgesteld_door,
        opdracht_toelichting=voorstel.velden["opdracht_toelichting"],
        afweging=voorstel.velden.get("afweging"),
    )


def _refuse_other_role(voorstel: Any, arrangement: Any) -> None:
    """The first person decides too, so must still be allowed to; raises Geblokkeerd otherwise."""
    eerste = voorstel.voorgesteld_door
    if isinstance(nee := voorstel.soort.eerste(arrangement, eerste), Nee):
        raise Geblokkeerd(
            f"{eerste} mag deze opdracht niet meer geven. {nee.reden}",
            "Geef het voorstel terug. De procesregisseur van nu geeft de opdracht opnieuw.",
        )


def check_change(
    toewijzing: Any,
    on: date,
    voorstel: Any = None,
    afweging: Mapping[str, str] | None = None,
    **anders: Any,
) -> None:
    """A change of one toewijzing: not above the amount by one person, unless it costs no more.

    `anders` holds the einddatum and volume as they would become, `afweging` what goes along to the
    second person. Other help at this aanbieder for
    that time counts along. Raises TweedeNodig, or Geblokkeerd when the confirmed `voorstel` was
    about another amount.
    """
    begin, aanbieder = toewijzing.ingangsdatum, toewijzing.aanbieder_id
    was, wordt = (_part(toewijzing, begin, velden) for velden in ({}, anders))
    cbs_code = toewijzing.gemeente.cbs_code
    oud, nieuw = (price_at([d], aanbieder, cbs_code, on) for d in (was, wordt))
    if costs_no_more(was, wordt, oud.cent, nieuw.cent):
        return
    wie = Wie(toewijzing.casus.jeugdige_id, aanbieder, toewijzing.gemeente_id)
    eerder = help_beside(wie, [wordt], zonder=[toewijzing.onderdeel_id])
    samen = price_at([wordt], aanbieder, cbs_code, on, eerder)
    if not samen.twee_nodig:
        return
    if voorstel is not None:
        refuse_other_price(voorstel, samen)
        return
    velden = anders | {"einddatum": anders["einddatum"].isoformat(), "was": _now(toewijzing)}
    raise TweedeNodig(samen, velden | {"eerder_cent": samen.eerder, "afweging": afweging or {}})


def refuse_changed(voorstel: Any, toewijzing: Any) -> None:
    """Both people looked at the same toewijzing; raises Geblokkeerd when it changed since."""
    if voorstel.velden.get("was", _now(toewijzing)) != _now(toewijzing):
        raise Geblokkeerd(
            "De toewijzing is na het voorstel gewijzigd.",
            "Geef het voorstel terug. Uw collega neemt een nieuw besluit.",
        )


def _now(toewijzing: Any) -> dict[str, Any]:
    """What a change begins from, as JSON."""
    einde = toewijzing.einddatum
    return {"einddatum": einde and einde.isoformat(), "volume": toewijzing.volume}


def drop_changes(arrangementen: Iterable[Any], *, by: Any, op: datetime) -> None:
    """The help of these is over: a change of it that waits for a second person is over too."""
    rijen = Toewijzing.objects.filter(
        onderdeel__arrangement__in=[arrangement.pk for arrangement in arrangementen],
        voorstellen__status=Voorstelstand.OPEN,
    )
    for toewijzing in rijen.order_by("pk"):
        drop_proposals(toewijzing, by=by, op=op)
