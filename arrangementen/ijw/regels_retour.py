"""The level-2 rule on a retourbericht: does its form say one thing (IV028)?"""

from collections.abc import Iterator, Mapping, Sequence

from arrangementen.ijw.bericht import Bericht
from arrangementen.ijw.regels_basis import (
    GEHEEL,
    HEEN_VAN,
    KLASSEN,
    RETOURBERICHTEN,
    Binnenregel,
    Geval,
    at,
    each,
    pak,
    walk,
)

AFGEKEURD_TECHNISCH = "0001"
GEEN_OPMERKING = "0200"
NIET_BEOORDEELD = "0233"
NEUTRAAL = frozenset({GEEN_OPMERKING, NIET_BEOORDEELD})
"""Codes that remark nothing about a class."""

ROMP: Mapping[str, str] = {**dict.fromkeys(HEEN_VAN.values(), "Client"), "319": "Antwoord"}
"""Per heenbericht the element that a retour repeats."""


def codes_of(bericht: Bericht) -> Iterator[tuple[str, str]]:
    """Yield (place, code) for the Header and every class of a retourbericht, in message order."""
    paden = KLASSEN[HEEN_VAN[bericht.soort]].values()
    for pad in ("Header", *(pad for groep in paden for pad in groep)):
        for plaats, klasse in walk(bericht.inhoud, pad):
            codes: Sequence[str] = pak(klasse, "RetourCodes.RetourCode") or ()
            yield from ((plaats, code) for code in codes)


def _contradicts_itself(geval: Geval) -> bool:
    codes = list(codes_of(geval.bericht))
    kop = {code for plaats, code in codes if plaats == "Header"} - NEUTRAAL
    onder = {code for plaats, code in codes if plaats != "Header"} - NEUTRAAL
    romp = ROMP[HEEN_VAN[geval.bericht.soort]] in geval.bericht.inhoud
    return (romp and bool(kop)) or AFGEKEURD_TECHNISCH in onder


REGELS: tuple[Binnenregel, ...] = (
    Binnenregel(
        "IV028",
        2,
        "",
        at(GEHEEL, *RETOURBERICHTEN),
        "Dit retourbericht spreekt zichzelf tegen: de codes passen niet bij de inhoud die erbij "
        "staat. Vraag de afzender om een nieuw retourbericht.",
        zoek=each(_contradicts_itself),
    ),
)
