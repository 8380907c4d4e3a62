"""Wie een bericht werkelijk stuurt, en of dat de organisatie is van het kanaal en de envelop."""

from dataclasses import dataclass

from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bericht import Bevinding
from arrangementen.ijw.lezen import read_findings
from arrangementen.ijw.structuur import RETOUR

from .stuf import envelop as stuf

ANDERE_AFZENDER = Bevinding(
    1,
    "ROUTERING",
    "IJW-707",
    "Header/Afzender",
    "De afzender in de envelop is een ander dan de afzender van het bericht. Het bericht is niet "
    "verwerkt. Vraag de afzender om een nieuwe envelop.",
)
ANDER_KANAAL = Bevinding(
    1,
    "ROUTERING",
    "IJW-708",
    "Header/Afzender",
    "Dit bericht kwam binnen langs het kanaal van een andere organisatie. Het is niet verwerkt.",
)
ANDERE_ENVELOP = Bevinding(
    1,
    "ROUTERING",
    "IJW-709",
    "Header",
    "De envelop hoort niet bij dit bericht: de soort of de ontvanger is anders. Het bericht is "
    "niet verwerkt.",
)
#: stands before what came by the wrong channel: those bytes are never taken for the message
VREEMD = b"Geweigerd: langs het kanaal van een ander.\r\n"


@dataclass(frozen=True)
class Zending:
    """A file as it came in: the message, the reference of its envelope, or why it is refused."""

    data: bytes
    enveloppe: str = ""
    weigering: Bevinding | None = None
    envelop: stuf.Envelop | None = None


def real_sender(bericht: IjwBericht) -> str:
    """Who sends it: a retour repeats the header of what it answers, so its receiver does."""
    kop = bericht.inhoud["Header"]
    return str(kop["Ontvanger"] if bericht.soort in RETOUR else kop["Afzender"])


def real_receiver(bericht: IjwBericht) -> str:
    """Whom it is for."""
    kop = bericht.inhoud["Header"]
    return str(kop["Afzender"] if bericht.soort in RETOUR else kop["Ontvanger"])


def unpack(data: bytes, kanaal: frozenset[str] | None = None) -> Zending:
    """Take a message out of its envelope, if it has one, and check who it comes from.

    `kanaal` holds the codes of the organisations that may send here; None: the node, which knows
    its senders itself. With a refusal `data` stays the whole file, so that bytes of another
    sender never stand in the way of the real ones.
    """
    if not stuf.is_envelope(data):
        return _checked(Zending(data), data, kanaal)
    try:
        envelop = stuf.read_envelope(data)
    except stuf.GeenEnvelop as fout:
        return Zending(data, weigering=Bevinding(1, "ENVELOP", fout.code, "", fout.tekst))
    if envelop.soort == stuf.FOUT:
        return Zending(data, envelop.cross, _fault(envelop), envelop)
    zending = Zending(envelop.data, envelop.referentie, None, envelop)
    return _checked(zending, data, kanaal)


def _checked(zending: Zending, geheel: bytes, kanaal: frozenset[str] | None) -> Zending:
    if zending.envelop is None and kanaal is None:
        return zending
    bericht, _ = read_findings(zending.data, per_client=True)
    if bericht is None:  # level 1 refuses it further on
        return zending
    weigering = _mismatch(bericht, zending.envelop, kanaal)
    if weigering is None:
        return zending
    geweigerd = geheel if zending.envelop else VREEMD + geheel
    return Zending(geweigerd, zending.enveloppe, weigering, zending.envelop)


def _mismatch(
    bericht: IjwBericht, envelop: stuf.Envelop | None, kanaal: frozenset[str] | None
) -> Bevinding | None:
    van = real_sender(bericht)
    if envelop is not None and envelop.zender != van:
        return ANDERE_AFZENDER
    if kanaal is not None and van not in kanaal:
        return ANDER_KANAAL
    return ANDERE_ENVELOP if envelop is not None and not _fits(bericht, envelop) else None


def _fits(bericht: IjwBericht, envelop: stuf.Envelop) -> bool:
    """Kind, direction and receiver of the envelope are those of the message."""
    soort = stuf.RETOUR if bericht.soort in RETOUR else stuf.HEEN
    zelfde = envelop.functie in ("", f"JW{bericht.soort}")
    return zelfde and envelop.soort == soort and envelop.ontvanger == real_receiver(bericht)


def _fault(envelop: stuf.Envelop) -> Bevinding:
    code, tekst = envelop.fout
    return Bevinding(
        1, "ENVELOP", code[:12] or "Fo01", "", f"Het knooppunt meldt een fout: {tekst[:300]}"
    )
