"""Wat een document tegenhoudt: een andere versie, of een handtekening onder een oude."""

from typing import Any

from verloop.redenen import Nee, Oordeel


def newer_version_adopted(document: Any) -> Oordeel:
    """A document is replaced only by a later version of the same series."""
    later = type(document).objects.filter(
        reeks=document.reeks, versienummer__gt=document.versienummer, status="vastgesteld"
    )
    return True if later.exists() else Nee("Er is nog geen nieuwere versie vastgesteld.")


def no_newer_version(document: Any) -> Oordeel:
    """Only the newest version is shared, signed or withdrawn."""
    if document.status != "vervangen":
        return True
    return Nee(
        "Er is een nieuwere versie van dit document.", "Open de nieuwste versie en doe het daar."
    )
