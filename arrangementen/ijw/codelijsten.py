"""The code lists of iJw 3.2: which codes exist and what they are called.

A list goes by the name of its data type without ``LDT_`` (``"Eenheid"``, ``"RetourCode"``) or by
its number (``"WJ756"``). Codes are str, with leading zeros.

Example::

    describe("Eenheid", "82")       # "Stuks (output)"
    is_code("WJ001", "9347")        # True
    list(codes("Frequentie"))       # ["1", "2", "4", "6"]
"""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

_BESTAND = Path(__file__).parent / "gegevens" / "codelijsten.json"
_GEGEVENS: dict[str, dict[str, object]] = json.loads(_BESTAND.read_text("utf-8"))["codelijsten"]


class OnbekendeCode(KeyError):  # noqa: N818  (Dutch noun of the domain)
    """The list does not exist, or the code is not in it; the text is Dutch."""


def _freeze(lijst: dict[str, object]) -> Mapping[str, str]:
    codes_van_lijst = lijst["codes"]
    assert isinstance(codes_van_lijst, dict)  # noqa: S101  (own data file)
    return MappingProxyType(codes_van_lijst)


_CODES = {naam: _freeze(lijst) for naam, lijst in _GEGEVENS.items()}
_NUMMERS = {naam: str(lijst["nummer"]) for naam, lijst in _GEGEVENS.items()}
_NAMEN = {nummer: naam for naam, nummer in _NUMMERS.items()}

LIJSTEN: tuple[str, ...] = tuple(_CODES)


def codes(lijst: str) -> Mapping[str, str]:
    """All codes of a list with their Dutch text, read-only. Raises OnbekendeCode."""
    try:
        return _CODES[_NAMEN.get(lijst, lijst)]
    except KeyError:
        raise OnbekendeCode(f"Codelijst {lijst} bestaat niet.") from None


def is_code(lijst: str, code: str) -> bool:
    """Whether the code is in the list. Raises OnbekendeCode for an unknown list."""
    return code in codes(lijst)


def describe(lijst: str, code: str) -> str:
    """The Dutch text of a code. Raises OnbekendeCode for an unknown list or code."""
    try:
        return codes(lijst)[code]
    except KeyError:
        raise OnbekendeCode(f"Code {code} staat niet in codelijst {lijst}.") from None


def list_number(lijst: str) -> str:
    """The number under which Zorginstituut Nederland publishes the list, e.g. ``"WJ756"``."""
    codes(lijst)
    return _NUMMERS[_NAMEN.get(lijst, lijst)]
