"""De regels voor een verschil: zuivere functies, één per soort (de tabel staat in `tabel`).

Every rule compares one toewijzing as the dossier has it with the last messages about it, and
gives what the dossier says and what the message says, in words of the screen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from normenkader.termijnen.woorden import cijferdatum

Paar = tuple[str, str]
GEEN_EINDE = "zonder einddatum"


@dataclass(frozen=True)
class Recht:
    """What was granted, as the dossier or a ToegewezenProduct of a JW301 has it."""

    product: str
    ingangsdatum: date
    einddatum: date | None
    omvang: str
    vervallen: bool = False


@dataclass(frozen=True)
class Levering:
    """A start and, if any, its definite end."""

    begindatum: date
    einddatum: date | None = None


@dataclass(frozen=True)
class Achterstand:
    """A message that should have been answered, with its last day."""

    bericht: str
    uiterlijk: date


@dataclass(frozen=True)
class Stand:
    """All that the rules ask about one toewijzing on the day `vandaag`.

    `laatste` is the last JW301 that names it and `bericht_stand` its stand ("" without one);
    `leveringen` are in the dossier, `gemeld` follow from the accepted JW305 and JW307.
    """

    vandaag: date
    dossier: Recht
    besluit_op: date
    gemeld_besluit: bool
    laatste: Recht | None
    bericht_stand: str
    bericht_op: date | None
    vervangen: bool
    retour_uiterlijk: date | None
    start_uiterlijk: date | None
    stop_uiterlijk: date | None
    leveringen: tuple[Levering, ...]
    gemeld: tuple[Levering, ...]
    onbeantwoord: tuple[Achterstand, ...]
    hulp: str
    hulp_volgt: str


def not_sent(stand: Stand) -> Iterator[Paar]:
    """The decision of an earlier day is in no JW301, or that JW301 never left."""
    if stand.besluit_op >= stand.vandaag or stand.bericht_stand == "afgekeurd":
        return
    if not stand.gemeld_besluit:
        yield f"besluit van {cijferdatum(stand.besluit_op)}", "niet gemeld in een JW301"
    elif stand.bericht_stand == "klaar" and _before_today(stand):
        yield f"besluit van {cijferdatum(stand.besluit_op)}", "JW301 staat nog klaar"


def _before_today(stand: Stand) -> bool:
    return stand.bericht_op is not None and stand.bericht_op < stand.vandaag


def no_302(stand: Stand) -> Iterator[Paar]:
    laat = stand.retour_uiterlijk
    if stand.bericht_stand == "verzonden" and laat is not None and laat < stand.vandaag:
        yield "JW301 is verzonden", f"geen JW302, verwacht op {cijferdatum(laat)}"


def rejected(stand: Stand) -> Iterator[Paar]:
    if stand.bericht_stand == "afgekeurd" and not stand.vervangen:
        yield "toewijzing is gegeven", "JW301 is afgekeurd"


def product(stand: Stand) -> Iterator[Paar]:
    if stand.laatste and stand.gemeld_besluit and stand.laatste.product != stand.dossier.product:
        yield stand.dossier.product, stand.laatste.product


def begin(stand: Stand) -> Iterator[Paar]:
    laatste = stand.laatste
    if laatste and stand.gemeld_besluit and laatste.ingangsdatum != stand.dossier.ingangsdatum:
        yield cijferdatum(stand.dossier.ingangsdatum), cijferdatum(laatste.ingangsdatum)


def end(stand: Stand) -> Iterator[Paar]:
    laatste = stand.laatste
    if laatste and stand.gemeld_besluit and laatste.einddatum != stand.dossier.einddatum:
        yield _day(stand.dossier.einddatum), _day(laatste.einddatum)


def size(stand: Stand) -> Iterator[Paar]:
    if stand.laatste and stand.gemeld_besluit and stand.laatste.omvang != stand.dossier.omvang:
        yield stand.dossier.omvang, stand.laatste.omvang


def no_305(stand: Stand) -> Iterator[Paar]:
    laat = stand.start_uiterlijk
    if stand.dossier.vervallen or stand.leveringen or stand.gemeld:
        return
    if laat is not None and laat < stand.vandaag:
        begin = cijferdatum(stand.dossier.ingangsdatum)
        yield f"hulp vanaf {begin}", f"geen JW305, verwacht op {cijferdatum(laat)}"


def no_307(stand: Stand) -> Iterator[Paar]:
    laat, einde = stand.stop_uiterlijk, stand.dossier.einddatum
    if einde is None or laat is None or laat >= stand.vandaag:
        return
    if any(levering.einddatum is None for levering in stand.leveringen):
        yield (
            f"hulp tot en met {cijferdatum(einde)}",
            f"geen JW307, verwacht op {cijferdatum(laat)}",
        )


def start_missing(stand: Stand) -> Iterator[Paar]:
    """A JW305 was accepted, the dossier knows no such start."""
    bekend = {levering.begindatum for levering in stand.leveringen}
    for levering in stand.gemeld:
        if levering.begindatum not in bekend:
            yield "geen begin van de hulp", f"JW305: begin op {cijferdatum(levering.begindatum)}"


def start_unsaid(stand: Stand) -> Iterator[Paar]:
    """The dossier has a start that no accepted JW305 tells."""
    gemeld = {levering.begindatum for levering in stand.gemeld}
    for levering in stand.leveringen:
        if levering.begindatum not in gemeld:
            yield f"begin op {cijferdatum(levering.begindatum)}", "geen JW305 met dit begin"


def stop_missing(stand: Stand) -> Iterator[Paar]:
    """A JW307 was accepted, the dossier says that the help still runs or ended otherwise."""
    dossier = {levering.begindatum: levering.einddatum for levering in stand.leveringen}
    for levering in stand.gemeld:
        eigen = dossier.get(levering.begindatum)
        if levering.einddatum and levering.begindatum in dossier and eigen != levering.einddatum:
            zegt = f"einde op {cijferdatum(eigen)}" if eigen else "hulp loopt"
            yield zegt, f"JW307: einde op {cijferdatum(levering.einddatum)}"


def stopped_early(stand: Stand) -> Iterator[Paar]:
    """The help stopped for good, the toewijzing runs on."""
    if stand.dossier.vervallen or not stand.leveringen:
        return
    laatste = max(stand.leveringen, key=lambda levering: levering.begindatum)
    einde = stand.dossier.einddatum
    if laatste.einddatum and (einde is None or einde > max(laatste.einddatum, stand.vandaag)):
        yield f"toewijzing {_until(einde)}", f"JW307: gestopt op {cijferdatum(laatste.einddatum)}"


def before_start(stand: Stand) -> Iterator[Paar]:
    for levering in stand.leveringen:
        if levering.begindatum < stand.dossier.ingangsdatum:
            begin = cijferdatum(levering.begindatum)
            yield f"ingang {cijferdatum(stand.dossier.ingangsdatum)}", f"JW305: begin op {begin}"


def unanswered(stand: Stand) -> Iterator[Paar]:
    for los in stand.onbeantwoord:
        if los.uiterlijk < stand.vandaag:
            yield f"{los.bericht} is verwerkt", f"geen antwoord weg op {cijferdatum(los.uiterlijk)}"


def status(stand: Stand) -> Iterator[Paar]:
    if stand.hulp_volgt and stand.hulp != stand.hulp_volgt:
        yield f"hulp: {stand.hulp}", f"volgens de meldingen: {stand.hulp_volgt}"


def _day(dag: date | None) -> str:
    return cijferdatum(dag) if dag else GEEN_EINDE


def _until(dag: date | None) -> str:
    return f"tot en met {cijferdatum(dag)}" if dag else GEEN_EINDE
