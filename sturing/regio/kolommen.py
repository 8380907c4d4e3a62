"""Maakt van waarden de tekst die COPY van PostgreSQL leest."""

import json
import uuid
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

LEEG = r"\N"
_VERVANG = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def as_text(waarde: str) -> str:
    """Text with the characters escaped that mean something to COPY."""
    return waarde.translate(_VERVANG)


def as_json(waarde: Any) -> str:
    """A JSON column."""
    if not waarde:  # verreweg de meeste
        return "{}" if isinstance(waarde, dict) else "[]"
    return as_text(json.dumps(waarde, ensure_ascii=False))


def as_array(waarde: Any) -> str:
    """An array column of texts."""
    delen = (str(deel).replace("\\", r"\\").replace('"', r"\"") for deel in waarde)
    return as_text("{" + ",".join(f'"{deel}"' for deel in delen) + "}")


def as_bytes(waarde: bytes) -> str:
    """A binary column."""
    return rf"\\x{waarde.hex()}"


PER_SOORT: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: LEEG,
    str: as_text,
    int: str,
    bool: lambda waarde: "t" if waarde else "f",
    date: date.isoformat,
    datetime: datetime.isoformat,
    uuid.UUID: str,
    bytes: as_bytes,
    Decimal: str,
    list: as_json,
    dict: as_json,
}


def as_copy(waarde: Any) -> str:
    """Any value of a column that is no array."""
    maak = PER_SOORT.get(type(waarde))
    if maak is not None:
        return maak(waarde)
    if isinstance(waarde, str):  # een keuze uit een TextChoices
        return as_text(str(waarde))
    raise TypeError(f"COPY kent geen {type(waarde).__name__}")


def encoder_of(veld: models.Field) -> Callable[[Any], str]:
    """How the values of this column are written."""
    if isinstance(veld, ArrayField):
        return lambda waarde: LEEG if waarde is None else as_array(waarde)
    return as_copy


def default_of(veld: models.Field) -> str:
    """What is written when nothing is given; a column that must be given has no default here."""
    if veld.primary_key or (isinstance(veld, models.UUIDField) and not veld.null):
        return ""
    return encoder_of(veld)(veld.get_default())
