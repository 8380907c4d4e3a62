"""Wanneer een versie van het kader kan worden vastgesteld: nooit voor een dag die al geweest is."""

from typing import Any

from normenkader.termijnen.woorden import lange_datum
from verloop.redenen import Nee, Oordeel


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
