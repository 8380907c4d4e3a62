"""Leest instellingen uit de omgeving; een ontbrekende of onleesbare waarde stopt de start."""

import os

from django.core.exceptions import ImproperlyConfigured


def text(naam: str, standaard: str | None = None) -> str:
    """De waarde van een variabele; zonder standaard is hij verplicht."""
    waarde = os.environ.get(naam, standaard)
    if waarde is None:
        raise ImproperlyConfigured(f"De omgevingsvariabele {naam} ontbreekt.")
    return waarde


def number(naam: str, standaard: int) -> int:
    """Een geheel getal uit de omgeving."""
    waarde = os.environ.get(naam, str(standaard))
    if not waarde.lstrip("-").isdigit():
        raise ImproperlyConfigured(f"{naam} moet een geheel getal zijn, niet '{waarde}'.")
    return int(waarde)


def words(naam: str, standaard: str = "") -> list[str]:
    """Een lijst, gescheiden door komma's."""
    return [deel.strip() for deel in os.environ.get(naam, standaard).split(",") if deel.strip()]
