"""Wat er klaar moet zijn voordat een inzet verder kan; elk nee heeft een reden en een weg."""

from typing import Any

from normenkader.termijnen.woorden import middellange_datum
from verloop.redenen import Nee, Oordeel


def start_day_has_come(inzet: Any) -> Oordeel:
    """A 1-op-1 cannot be started before the day that was granted."""
    if inzet.vandaag >= inzet.begindatum:
        return True
    return Nee(
        f"De inzet begint op {middellange_datum(inzet.begindatum)}.",
        "Meld de start op die dag of daarna.",
    )


def no_other_runs(inzet: Any) -> Oordeel:
    """Two 1-op-1 of one jeugdige never run at the same time, at whichever aanbieder."""
    if not inzet.another_runs():
        return True
    return Nee(
        "Er loopt nog een andere 1-op-1 voor deze jeugdige.",
        "Die eindigt eerst, met een evaluatie.",
    )


def reason_is_asked(inzet: Any) -> Oordeel:
    """A reason for a later end is only asked when the last day has passed."""
    if inzet.status == "loopt" and inzet.vandaag > inzet.einddatum:
        return True
    return Nee("De inzet is niet voorbij de laatste dag.")


def follows_decision(inzet: Any, medewerker: Any) -> Oordeel:
    """Only together with a decision of the RER, by who took it (inzet.rer)."""
    besluit = inzet.rer_besluiten.order_by("-pk").first()
    if besluit is None or besluit.besloten_door_id != medewerker.pk:
        return Nee("Dit volgt alleen op een besluit van het expertteam (RER).")
    vers = besluit.besloten_op == inzet.vandaag and besluit.vorige_laatste_dag == inzet.einddatum
    return True if vers else Nee("Dit besluit van het expertteam is al gevolgd.")
