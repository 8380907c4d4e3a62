"""Turns the dataclasses of a toetsing into JSON-safe data and back, without loss."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
ALS_ZICHZELF = (str, bool, int, type(None))


def encode(waarde: Any) -> Any:
    """Dataclasses become dicts, tuples lists, dates and Decimals text."""
    if type(waarde) in ALS_ZICHZELF:
        return waarde
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return {naam: encode(getattr(waarde, naam)) for naam in _names(type(waarde))}
    if isinstance(waarde, tuple):
        return [encode(deel) for deel in waarde]
    if isinstance(waarde, StrEnum):
        return waarde.value
    return str(waarde) if isinstance(waarde, date | Decimal) else waarde


@cache
def _names(soort: type) -> tuple[str, ...]:
    return tuple(veld.name for veld in fields(soort))


def decode(soort: type[T], gegevens: Mapping[str, Any]) -> T:
    """Builds a dataclass from `encode`d data. Fields that are absent get their default."""
    hints = get_type_hints(soort)
    return soort(
        **{naam: _decode(hints[naam], waarde) for naam, waarde in gegevens.items() if naam in hints}
    )


def _decode(soort: Any, waarde: Any) -> Any:
    if waarde is None:
        return None
    if get_origin(soort) in (Union, types.UnionType):
        return _decode(next(deel for deel in get_args(soort) if deel is not type(None)), waarde)
    if get_origin(soort) is tuple:
        return _decode_tuple(get_args(soort), waarde)
    return _decode_plain(soort, waarde)


def _decode_tuple(soorten: tuple[Any, ...], waarde: list[Any]) -> tuple[Any, ...]:
    if soorten[-1] is Ellipsis:
        return tuple(_decode(soorten[0], deel) for deel in waarde)
    return tuple(_decode(soort, deel) for soort, deel in zip(soorten, waarde, strict=True))


def _decode_plain(soort: Any, waarde: Any) -> Any:
    if is_dataclass(soort):
        return decode(cast(type[Any], soort), waarde)
    if soort is date:
        return date.fromisoformat(waarde)
    if soort is Decimal or (isinstance(soort, type) and issubclass(soort, StrEnum)):
        return soort(waarde)
    return waarde
