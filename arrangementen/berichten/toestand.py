"""Wat de ontvanger al weet, uit de database, voor de regels op niveau 3 en 4."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.regels_toestand import (
    BekendeStop,
    BekendeToewijzing,
    Levering,
    Toestand,
)
from arrangementen.toewijzing.models import Toewijzing, Zorgstart
from casusregie.jeugdige.versleuteling import blind_index
from casusregie.models import Jeugdige
from verloop.sloten import hold

from .models import Bericht
from .ronde import gemeente_periods, round_of
from .toepassen import known_by_others, look_up_others
from .vooraf import Vooraf, leaves, look_up

__all__ = [
    "bsn_of",
    "gemeente_periods",
    "identifications_of",
    "knowledge_for",
    "known_toewijzing",
    "lock_all",
    "lock_jeugdige",
    "references_of",
]


def knowledge_for(
    bericht: IjwBericht, rij: Bericht, jeugdige: Jeugdige | None, on: date
) -> Toestand:
    """Everything the rules may ask about this message, on the day `on`.

    `jeugdige` is who the Bsn of the message belongs to, None when unknown.
    """
    bsn = bsn_of(bericht)
    wie, ronde = [jeugdige] if jeugdige else [], round_of(rij)
    vooraf = ronde.vooraf or look_up([bericht], wie)
    elders = ronde.elders or look_up_others([bericht], wie)
    starts = rij.starts_van = vooraf.starts_for(rij, jeugdige)
    geweten: dict[str, Any] = {
        "vandaag": on,
        "identificaties": identifications_of(rij),
        "gemeenten": ronde.gemeenten,
        "productcodes": ronde.products(_codes(bericht)),
        "taakgericht": ronde.buys_by_task(rij.gemeente_id, _categories(bericht), on),
        "toewijzingen": tuple(_toewijzingen(bericht, rij, jeugdige, bsn, vooraf)),
        "starts": tuple(_delivery(start, bsn) for start in starts),
        "stops": tuple(_stops(starts, bsn)),
        "bsns": frozenset({bsn} if jeugdige else ()),
    }
    return Toestand(**geweten | known_by_others(bericht, rij, jeugdige, elders))


def bsn_of(bericht: IjwBericht) -> str:
    """The Bsn of the client; empty for a message without one (JW319)."""
    return str(bericht.inhoud.get("Client", {}).get("Bsn", ""))


def references_of(bericht: IjwBericht) -> list[str]:
    """How the aanbieder calls the verzoeken of a message (JW315, JW317)."""
    client = bericht.inhoud.get("Client", {})
    delen = [*client.get("AangevraagdeProducten", {}).get("AangevraagdProduct", ())]
    delen += [client["Verzoek"]] if "Verzoek" in client else []
    return [str(deel["ReferentieAanbieder"]) for deel in delen]


def lock_jeugdige(bsn: str, vast: dict[bytes, Jeugdige | None] | None = None) -> Jeugdige | None:
    """Who this BSN belongs to, locked: two messages about one jeugdige wait for each other.

    Who inserts a row that points to the jeugdige does not wait: its key stays as it is.
    `vast` holds those that were locked before, by blind index; None for whom nobody knew.
    """
    if not bsn:
        return None
    index = blind_index(bsn)
    if vast is not None and index in vast:
        return vast[index]
    gevonden = Jeugdige.objects.select_for_update(no_key=True).filter(bsn_index=index).first()
    if gevonden is not None:
        hold(gevonden)
    return gevonden


def lock_all(bsns: Iterable[str]) -> dict[bytes, Jeugdige | None]:
    """The jeugdigen of many messages, locked in a fixed order; None for whom nobody knows."""
    indexen = {blind_index(bsn) for bsn in bsns if bsn}
    rijen = Jeugdige.objects.filter(bsn_index__in=indexen).order_by("pk")
    vast = list(rijen.select_for_update(no_key=True))
    hold(*vast)
    gevonden = {bytes(rij.bsn_index or b""): rij for rij in vast}
    return {index: gevonden.get(index) for index in indexen}


def identifications_of(rij: Bericht) -> frozenset[tuple[str, str, str]]:
    """Was this identificatie used before by this sender, in a message we could read (TR056)?"""
    sleutel = (rij.soort, rij.afzender, rij.identificatie)
    ronde = round_of(rij)
    if sleutel in ronde.identificaties:
        return frozenset({sleutel})
    if ronde.gebruikt is not None:
        return frozenset({sleutel} & ronde.gebruikt)
    velden = dict(zip(("soort", "afzender", "identificatie"), sleutel, strict=True))
    eerder = Bericht.objects.filter(**velden).exclude(pk=rij.pk).exclude(niveau=1)
    return frozenset({sleutel} if eerder.exists() else ())


def _categories(bericht: IjwBericht) -> set[str]:
    return {waarde for naam, waarde in leaves(bericht.inhoud) if naam == "Categorie"}


def _codes(bericht: IjwBericht) -> set[str]:
    return {waarde for naam, waarde in leaves(bericht.inhoud) if naam == "Code"}


def _toewijzingen(
    bericht: IjwBericht, rij: Bericht, jeugdige: Jeugdige | None, bsn: str, vooraf: Vooraf
) -> Iterator[BekendeToewijzing]:
    """Those the message names, and all of this jeugdige at this aanbieder."""
    rij.toewijzing_van = {}
    for gevonden in vooraf.toewijzingen_for(bericht, rij, jeugdige):
        rij.toewijzing_van[str(gevonden.nummer)] = gevonden
        van_hem = jeugdige is not None and gevonden.casus.jeugdige_id == jeugdige.pk
        yield known_toewijzing(gevonden, bsn if van_hem else "")


def known_toewijzing(rij: Toewijzing, bsn: str) -> BekendeToewijzing:
    """A toewijzing as the rules see it."""
    return BekendeToewijzing(
        gemeente=rij.gemeente.cbs_code,
        nummer=str(rij.nummer),
        aanbieder=rij.aanbieder.agb_code,
        bsn=bsn,
        ingangsdatum=rij.ingangsdatum,
        einddatum=rij.einddatum,
        categorie=rij.product.categorie,
        code=rij.product.code,
        reden_wijziging=rij.reden_wijziging,
        budget=rij.budget_cent,
        volume=rij.volume,
        eenheid=rij.eenheid,
        frequentie=rij.frequentie,
    )


def _delivery(start: Zorgstart, bsn: str) -> Levering:
    return Levering(
        start.gemeente.cbs_code,
        start.aanbieder.agb_code,
        bsn,
        str(start.toewijzing.nummer) if start.toewijzing else "",
        start.categorie,
        start.code,
        start.begindatum,
    )


def _stops(starts: Iterable[Zorgstart], bsn: str) -> Iterator[BekendeStop]:
    for start in starts:
        for stop in start.counting_stops():
            yield BekendeStop(_delivery(start, bsn), stop.reden, stop.einddatum)
