"""Wanneer een concept verstuurd mag worden: vers, compleet, en geen ander verzoek open."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.urls import reverse

from verloop.redenen import Nee, Oordeel

from .concept import is_fresh
from .stappen import NAMEN, Stappen

__all__ = ["has_no_open", "is_complete", "is_fresh", "is_over", "shared_steps", "steps_of"]


#: the judged steps of the concept that is being sent: nobody else changes it meanwhile
_bezig: ContextVar[Stappen | None] = ContextVar("stappen", default=None)


def steps_of(verzoek: Any) -> Stappen:
    """The steps of this concept, built once per loaded verzoek and day."""
    stappen = verzoek.__dict__.get("_stappen") or _bezig.get()
    if stappen is None or not _same(stappen, verzoek):
        stappen = verzoek.__dict__["_stappen"] = Stappen(verzoek, verzoek.vandaag)
    return stappen


def _same(stappen: Stappen, verzoek: Any) -> bool:
    gelijk = (stappen.verzoek.pk, stappen.verzoek.versie) == (verzoek.pk, verzoek.versie)
    return bool(gelijk and stappen.dag == verzoek.vandaag)


@contextmanager
def shared_steps(stappen: Stappen) -> Iterator[None]:
    """Within this block every copy of the same concept uses these steps."""
    vorige = _bezig.set(stappen)
    try:
        yield
    finally:
        _bezig.reset(vorige)


def sent_now() -> Stappen | None:
    """The steps of the concept that is being sent in this transaction."""
    return _bezig.get()


def is_over(verzoek: Any) -> Oordeel:
    """The concept may be thrown away by itself."""
    return Nee("Dit concept is nog te gebruiken.") if is_fresh(verzoek) else True


def is_complete(verzoek: Any) -> Oordeel:
    """Every step is right, and nothing 'past niet' (NK-10: above the norm is no block)."""
    ontbreekt = steps_of(verzoek).incomplete
    if not ontbreekt:
        return True
    stap = ontbreekt[0]
    return Nee(
        f"Stap {stap} ({NAMEN[stap].lower()}) is nog niet compleet.",
        f"Vul stap {stap} aan.",
        reverse("arrangementen:verzoek_stap", args=[verzoek.kenmerk, stap]),
    )


def has_no_open(verzoek: Any) -> Oordeel:
    """One open verzoek per jeugdige and aanbieder (iJw TR374)."""
    stappen = steps_of(verzoek)
    if not stappen.bsn or stappen.gemeente is None:
        return True
    eerste = stappen.open_verzoek
    if eerste is None:
        return True
    return Nee(
        "Er loopt al een verzoek van u voor deze jeugdige.",
        f"Wacht op het antwoord op verzoek {eerste.nummer}.",
        reverse("arrangementen:verzoek_detail", args=[eerste.kenmerk]),
    )
