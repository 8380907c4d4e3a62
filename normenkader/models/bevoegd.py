"""Wie een norm vaststelt of een laatste dag geeft: normbeheerders, met vier ogen."""

from datetime import date
from typing import Any

from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel
from verloop.vierogen import second_pair


def keeps_norms(wie: Any, on: date) -> bool:
    """Is this person a normbeheerder on that day? For what a page offers; the door judges."""
    return bool(wie.has_role(Rol.NORMBEHEERDER, on=on))


def may_adopt(norm: Any, by: Any) -> Oordeel:
    """Four eyes: another normbeheerder than who drew it up (domein.md §0 j)."""
    rol: Oordeel = by.has_role(Rol.NORMBEHEERDER, on=norm.vandaag) or Nee(
        "Alleen een normbeheerder stelt een norm vast."
    )
    zelf = Nee(
        "U heeft deze versie zelf opgesteld.", "Vraag een andere normbeheerder om vaststelling."
    )
    return second_pair(norm, by, rol, zelf)


def may_end(norm: Any, by: Any) -> Oordeel:
    """Any normbeheerder puts a last day on a version."""
    if by.has_role(Rol.NORMBEHEERDER, on=norm.vandaag):
        return True
    return Nee("Alleen een normbeheerder geeft een norm een laatste dag.")
