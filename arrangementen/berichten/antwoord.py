"""Verwerkt een retourbericht: het antwoord van de ontvanger op wat wij stuurden."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bericht import Bevinding
from arrangementen.ijw.codelijsten import codes
from arrangementen.ijw.lezen import read
from arrangementen.ijw.regels import check_within
from arrangementen.ijw.retour import Uitslag, check_copy, read_retour
from arrangementen.ijw.structuur import RETOUR
from arrangementen.toewijzing.models import Toewijzing
from verloop.overgangen import perform

from .models import GEVONDEN, Bericht, Berichtstand
from .ronde import Ronde, Sleutel, round_of

ONBEKEND = Bevinding(
    3,
    "IV028",
    "IJW-703",
    "Header/BerichtIdentificatie",
    "Dit antwoord hoort niet bij een bericht dat hier verstuurd is. Vraag de afzender waar het bij "
    "hoort.",
)
AL_BEANTWOORD = Bevinding(
    3,
    "IV028",
    "IJW-704",
    "Header/BerichtIdentificatie",
    "Op dit bericht is al eerder geantwoord. Het eerste antwoord telt.",
)


def handle_retour(rij: Bericht, bericht: IjwBericht, op: datetime) -> Bericht:
    """Couple the retour to our message and note what it says; nobody answers a retour."""
    ronde = round_of(rij)
    heen = _find(bericht, ronde)
    bevindingen = _objections(bericht, heen, ronde)
    rij.casus = heen.casus if heen else None
    rij.retour_op = heen if not bevindingen else None
    gevonden = {naam: getattr(rij, naam) for naam in GEVONDEN}
    if bevindingen or heen is None:
        oordeel = _verdict(bevindingen)
        return perform(rij, "reject", by=ronde.klok, op=op, gevonden=gevonden, **oordeel)
    ronde.beantwoord.add(heen.pk)
    _note_answer(heen, read_retour(bericht), op, ronde)
    if ronde.samen:
        ronde.goedgekeurd.append(rij)
        return rij
    return perform(rij, "accept", by=ronde.klok, op=op, gevonden=gevonden)


def find_all(berichten: Iterable[IjwBericht]) -> dict[Sleutel, Bericht]:
    """Our own messages that these retouren answer, locked: the header is repeated unchanged."""
    sleutels = {_key(bericht) for bericht in berichten}
    rijen = (
        Bericht.objects.select_for_update(of=("self",))
        .select_related("casus")
        .outgoing()
        .filter(identificatie__in={nummer for _, _, nummer in sleutels})
        .order_by("pk")
    )
    per = {(rij.soort, rij.afzender, rij.identificatie): rij for rij in rijen}
    return {sleutel: per[sleutel] for sleutel in sleutels & per.keys()}


def _find(bericht: IjwBericht, ronde: Ronde) -> Bericht | None:
    """Our own message that this one answers (IV028); found before with the rest of its round."""
    bekend = find_all([bericht]) if ronde.heen is None else ronde.heen
    return bekend.get(_key(bericht))


def _key(bericht: IjwBericht) -> Sleutel:
    """Kind, sender and number of what a retour answers."""
    kop = bericht.inhoud["Header"]
    nummer = kop["BerichtIdentificatie"]["Identificatie"]
    return RETOUR[bericht.soort][0], kop["Afzender"], nummer


def _objections(bericht: IjwBericht, heen: Bericht | None, ronde: Ronde) -> list[Bevinding]:
    if heen is None:
        return [ONBEKEND]
    if heen.pk in ronde.beantwoord or heen.status in (
        Berichtstand.BEVESTIGD,
        Berichtstand.AFGEKEURD,
    ):
        return [AL_BEANTWOORD]
    return [*check_within(bericht), *check_copy(bericht, read(heen.data))]


def _verdict(bevindingen: Sequence[Bevinding]) -> dict[str, Any]:
    gesorteerd = sorted(bevindingen, key=lambda bevinding: bevinding.niveau)
    return {
        "niveau": gesorteerd[0].niveau,
        "bevindingen": [asdict(bevinding) for bevinding in gesorteerd],
    }


def _note_answer(heen: Bericht, uitslag: Uitslag, op: datetime, ronde: Ronde) -> None:
    """Good: confirmed. Not good: rejected, and what it reported has to be sent again (OP286)."""
    by = ronde.klok
    if heen.status == Berichtstand.KLAAR:  # an answer proves that it was sent
        heen = perform(heen, "mark_sent", by=by, op=op, moment=op)
    if uitslag.goed and ronde.samen:
        ronde.bevestigd.append(heen)
        return
    if uitslag.goed:
        perform(heen, "confirm", by=by, op=op, moment=op)
        return
    bevindingen = [_finding(plaats, code) for plaats, code in uitslag.bezwaren]
    perform(heen, "note_rejection", by=by, op=op, moment=op, bevindingen=bevindingen)
    Toewijzing.objects.filter(gemeld_in=heen).update(gemeld_in=None)


def _finding(plaats: str, code: str) -> dict[str, Any]:
    tekst = codes("RetourCode").get(code, "Onbekende code")
    return {"niveau": 3, "regel": "", "code": code, "plaats": plaats, "tekst": tekst}
