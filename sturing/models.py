"""Modellen van sturing."""

from sturing.programma.models import (
    Actie,
    Begrotingsregel,
    Besluitstap,
    Programma,
)
from sturing.verblijf.models import Verblijfsbestand, Verblijfsrijen

__all__ = [
    "Actie",
    "Begrotingsregel",
    "Besluitstap",
    "Programma",
    "Verblijfsbestand",
    "Verblijfsrijen",
]
