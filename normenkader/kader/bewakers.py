"""Wie een versie van het kader vaststelt, en wanneer: nooit voor een dag die al geweest is."""

from typing import Any

from normenkader.termijnen.woorden import lange_datum
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel
from verloop.vierogen import second_pair


def may_adopt_kader(versie: Any, by: Any) -> Oordeel:
    """Four eyes: another normbeheerder than who drew it up (domein.md §0 j)."""
    rol: Oordeel = by.has_role(Rol.NORMBEHEERDER, on=versie.vandaag) or Nee(
        "Alleen een normbeheerder stelt het kader vast."
    )
    zelf = Nee(
        "U heeft deze versie zelf opgesteld.", "Vraag een andere normbeheerder om vaststelling."
    )
    return second_pair(versie, by, rol, zelf)


def may_succeed(versie: Any, by: Any) -> Oordeel:
    """Who adopts the next version ends this one with it."""
    if by.has_role(Rol.NORMBEHEERDER, on=versie.vandaag):
        return True
    return Nee("Alleen een normbeheerder volgt een versie van het kader op.")


def comes_after_all(versie: Any) -> Oordeel:
    """It begins on a day to come, after the first day of every adopted version.

    So nothing that started gets other settings, and no day is left without a version.
    """
    if versie.geldig_van <= versie.vandaag:
        return Nee(
            "De eerste dag van deze versie ligt niet in de toekomst.",
            "Kies een latere dag: wat al begon, houdt de instellingen van zijn begin.",
        )
    andere = type(versie).objects.adopted().exclude(pk=versie.pk)
    laatste = andere.order_by("-geldig_van").first()
    if laatste is None or laatste.geldig_van < versie.geldig_van:
        return True
    return Nee(
        f"Versie {laatste.versienaam} begint al op {lange_datum(laatste.geldig_van)}.",
        "Kies een eerste dag na die dag.",
    )


def stops_once(versie: Any) -> Oordeel:
    """A last day is set once."""
    return True if versie.geldig_tot is None else Nee("Deze versie heeft al een laatste dag.")
