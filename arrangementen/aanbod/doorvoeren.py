"""Voert een vastgestelde wijziging door, alles of niets, als zij nog past."""

from datetime import datetime
from typing import Any

from verloop.redenen import Oordeel


def still_fits(wijziging: Any) -> Oordeel:
    """Are the rows still right beside the tables as they are now?"""
    return True


def apply_after(wijziging: Any, *, by: Any, op: datetime) -> None:
    """Write the rows, in the transaction of the adoption."""
