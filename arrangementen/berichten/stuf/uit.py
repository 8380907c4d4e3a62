"""Doet een bericht dat weggaat in zijn envelop: dezelfde rij geeft altijd dezelfde bytes."""

from typing import Any

from django.utils import timezone

from arrangementen.ijw.structuur import RETOUR as RETOURSOORTEN

from .envelop import FOUT, HEEN, RETOUR, Envelop, write_envelope

SCHEMAFOUT, ALGEMENE_FOUT = "StUF055", "StUF001"


def enveloped(bericht: Any) -> bytes:
    """The envelope round an outgoing message; its kenmerk is the referentienummer.

    A retour names the envelope of the message it answers, when that came in one.
    """
    retour = bericht.soort in RETOURSOORTEN
    return write_envelope(
        Envelop(
            RETOUR if retour else HEEN,
            zender=bericht.afzender,
            ontvanger=bericht.ontvanger,
            referentie=str(bericht.kenmerk),
            moment=moment_of(bericht.op),
            functie=f"JW{bericht.soort}",
            cross=_cross(bericht) if retour else "",
            data=bericht.data,
        )
    )


def envelope_name(bericht: Any) -> str:
    """The file name of an outgoing message in its envelope."""
    return f"StUF-{bericht.te_versturen_naam}"


def fault_of(envelop: Envelop, code: str, tekst: str) -> bytes:
    """The Fo01 on an envelope that was refused (level 1); the same each time it is made."""
    return write_envelope(
        Envelop(
            FOUT,
            zender=envelop.ontvanger,
            ontvanger=envelop.zender,
            referentie=f"F-{envelop.referentie}"[:40],
            moment=envelop.moment,
            functie=envelop.functie if envelop.functie.isalnum() else "",
            cross=envelop.referentie,
            fout=(code, tekst),
        )
    )


def moment_of(moment: Any) -> str:
    """A moment as StUF writes it: yyyymmddhhmmss, Dutch time."""
    return timezone.localtime(moment).strftime("%Y%m%d%H%M%S")


def _cross(bericht: Any) -> str:
    heen = bericht.retour_op
    return heen.enveloppe or str(heen.kenmerk)
