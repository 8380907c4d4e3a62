"""Leest een binnengekomen bericht: vier niveaus, het gevolg in het dossier en het antwoord."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bericht import Bevinding
from arrangementen.ijw.controle import kind_of
from arrangementen.ijw.lezen import MAX_BYTES, read_findings
from arrangementen.ijw.regels import check_across, check_within
from arrangementen.ijw.structuur import HEEN, RETOUR
from arrangementen.ijw.weigering import refusal
from verloop.overgangen import perform
from verloop.sloten import hold
from verloop.stap import holding

from .antwoord import handle_retour
from .kanaal import unpack
from .kop import note_header
from .mislukt import forget_failure
from .models import GEVONDEN, Bericht, Berichtstand, Kanaal, Richting
from .opslag import make_retour, store
from .ronde import Ronde, round_of
from .toepassen import Berichtafhandelaar, applier_of, handler_of, is_processed
from .toestand import bsn_of, knowledge_for, lock_jeugdige
from .weigeringen import (
    GEEN_ANTWOORD,
    ONBEKENDE_AANBIEDER,
    ONBEKENDE_GEMEENTE,
    VAN_GEMEENTE,
    ZONDER_VERWERKING,
)


@dataclass(frozen=True)
class Ontvangst:
    """What became of one file. `niveau` is the level of the first finding, None when good."""

    bestand: str
    bericht: str
    goed: bool
    niveau: int | None
    bevindingen: tuple[dict[str, Any], ...]
    rij: Bericht

    def to_dict(self) -> dict[str, Any]:
        """For `ijw_read --json`."""
        bevindingen = [
            {naam: bevinding[naam] for naam in ("regel", "code", "plaats", "tekst")}
            for bevinding in self.bevindingen
        ]
        return {
            "bestand": self.bestand,
            "bericht": self.bericht,
            "goed": self.goed,
            "niveau": self.niveau,
            "bevindingen": bevindingen,
        }


def receive(
    data: bytes,
    *,
    by: Any,
    op: datetime,
    bestand: str = "",
    kanaal: frozenset[str] | None = None,
) -> Ontvangst:
    """Store the raw bytes, then judge and apply them, each in a transaction of its own.

    Call it outside a transaction. The same file twice gives the same answer and no change. What
    is refused stays as a row with its codes; nothing of it reaches the dossier. A StUF envelope
    is taken off. `kanaal`: the codes of who may send here (`kanaal.unpack`).
    """
    return outcome(
        process(keep(data, by=by, op=op, bestand=bestand, kanaal=kanaal), op=op), bestand
    )


def keep(
    data: bytes,
    *,
    by: Any,
    op: datetime,
    bestand: str = "",
    kanaal: frozenset[str] | None = None,
) -> Bericht:
    """Store a file that came in; what is refused for its envelope or channel is refused at once."""
    zending = unpack(data, kanaal)
    wie = {"op": op, "by": by, "bestand": bestand, "enveloppe": zending.enveloppe}
    if zending.weigering is None:
        return store(zending.data, **wie)
    with transaction.atomic():
        return refuse_file(store(zending.data, **wie), zending.weigering, op)


def refuse_file(rij: Bericht, weigering: Bevinding, op: datetime) -> Bericht:
    """Reject a stored file that is not to be read; one that was handled is left alone."""
    rij = Bericht.objects.select_for_update(of=("self",)).get(pk=rij.pk)
    return refuse(rij, [weigering], op) if rij.status == Berichtstand.ONTVANGEN else rij


def process(rij: Bericht, *, op: datetime) -> Bericht:
    """Judge and apply a stored message once; a message that was handled is left alone."""
    with transaction.atomic(), holding():
        rij = Bericht.objects.select_for_update(of=("self",)).get(pk=rij.pk)
        hold(rij)
        return settle(rij, Ronde(), op)


def settle(rij: Bericht, ronde: Ronde, op: datetime) -> Bericht:
    """Judge and apply a locked message in the transaction of the caller."""
    if rij.status != Berichtstand.ONTVANGEN:
        return rij
    forget_failure(rij)
    rij.ronde = ronde
    bericht, bevindingen = _read(rij)
    if bericht is None:
        return refuse(rij, bevindingen, op)
    note_header(rij, bericht)
    if weigering := _misrouted(rij, bericht):
        return refuse(rij, [weigering], op)
    afhandelaar = handler_of(bericht.soort)
    if afhandelaar is not None:
        rij.ronde = Ronde()  # settles it as a whole, so nothing waits for the end of a round
        return cast(Bericht, afhandelaar(rij, bericht, op))
    return cast(Bericht, _default(bericht.soort)(rij, bericht, op))


def _default(soort: str) -> Berichtafhandelaar:
    return handle_retour if soort in RETOUR else _handle


def _read(rij: Bericht) -> tuple[IjwBericht | None, list[Bevinding]]:
    """The message, or why it is none; of a file that was too large nothing was kept."""
    if rij.grootte <= MAX_BYTES:
        return getattr(rij, "gelezen", None) or read_findings(rij.data, per_client=True)
    weigering = refusal("IJW-101", grens=f"{MAX_BYTES // 2**20} MB")
    return None, [Bevinding(1, weigering.fase, weigering.code, "", weigering.tekst)]


def outcome(rij: Bericht, bestand: str = "") -> Ontvangst:
    """The answer about a stored message, the same each time it is asked."""
    blijft = rij.status == Berichtstand.ONTVANGEN and bool(rij.bevindingen)
    goed = rij.richting == Richting.UIT or not (blijft or rij.status == Berichtstand.AFGEKEURD)
    return Ontvangst(
        bestand or rij.bestandsnaam,
        _name_of(rij),
        goed,
        None if goed else rij.niveau,
        () if goed else tuple(rij.bevindingen),
        rij,
    )


def _name_of(rij: Bericht) -> str:
    """Kind and number; of a file that was refused before it was read the kind that it names."""
    if rij.soort:
        return f"JW{rij.soort} {rij.identificatie}"
    soort = kind_of(rij.data) if rij.status == Berichtstand.AFGEKEURD else ""
    return f"JW{soort}" if soort else ""


def refuse(rij: Bericht, bevindingen: Sequence[Bevinding], op: datetime) -> Bericht:
    """Mark a message as rejected with all its findings, the lowest level first."""
    gesorteerd = sorted(bevindingen, key=lambda bevinding: bevinding.niveau)
    ronde = round_of(rij)
    if gesorteerd[0].niveau > 1:
        ronde.identificaties.add((rij.soort, rij.afzender, rij.identificatie))
    return _finish(
        rij,
        "reject",
        op,
        niveau=gesorteerd[0].niveau,
        bevindingen=[asdict(bevinding) for bevinding in gesorteerd],
    )


def accept(rij: Bericht, op: datetime, casus: Any = None) -> Bericht:
    """Mark a message as processed, of this casus when it is about one."""
    if casus is not None:
        rij.casus = casus
    ronde = round_of(rij)
    ronde.identificaties.add((rij.soort, rij.afzender, rij.identificatie))
    if ronde.samen:
        ronde.goedgekeurd.append(rij)
        return rij
    return _finish(rij, "accept", op)


def _finish(rij: Bericht, overgang: str, op: datetime, **gegevens: Any) -> Bericht:
    """The move, with what was found out about the message, in one write."""
    gevonden = {naam: getattr(rij, naam) for naam in GEVONDEN}
    ronde = round_of(rij)
    klaar = perform(rij, overgang, by=ronde.klok, op=op, gevonden=gevonden, **gegevens)
    klaar.ronde = ronde
    return klaar


def _handle(rij: Bericht, bericht: IjwBericht, op: datetime) -> Bericht:
    """A heenbericht: levels 2 to 4, the effect, and the retour; in the portal at once."""
    if rij.kanaal == Kanaal.PORTAAL:
        rij.beantwoord_op = op
    jeugdige = rij.jeugdige = lock_jeugdige(bsn_of(bericht), round_of(rij).jeugdigen)
    bevindingen = check_within(bericht)
    if not bevindingen:
        geweten = knowledge_for(bericht, rij, jeugdige, timezone.localdate(op))
        bevindingen = check_across(bericht, geweten)
    rij = refuse(rij, bevindingen, op) if bevindingen else _apply(rij, bericht, op)
    _answer(rij, bericht, bevindingen, op)
    return rij


def _apply(rij: Bericht, bericht: IjwBericht, op: datetime) -> Bericht:
    toepasser = applier_of(bericht.soort)
    return accept(rij, op, toepasser(bericht, rij, op) if toepasser else None)


def _answer(rij: Bericht, bericht: IjwBericht, bevindingen: list[Bevinding], op: datetime) -> None:
    """The retour; on level 1 there is none, for the node tells the sender (ijw.md §5)."""
    ronde = round_of(rij)
    if ronde.samen and rij.kanaal != Kanaal.PORTAAL:
        ronde.antwoorden.append((rij, bericht, bevindingen))
        return
    make_retour(rij, bericht, bevindingen, op=op)


def _misrouted(rij: Bericht, bericht: IjwBericht) -> Bevinding | None:
    if rij.gemeente is None:
        return ONBEKENDE_GEMEENTE
    if rij.aanbieder is None:
        return ONBEKENDE_AANBIEDER
    if bericht.soort in HEEN and HEEN[bericht.soort].van_gemeente:
        return VAN_GEMEENTE
    zonder = bericht.soort in ZONDER_VERWERKING and not is_processed(bericht.soort)
    return GEEN_ANTWOORD if zonder else None
