"""Makes random valid messages of every kind from the schema, the same for the same seed."""

from datetime import date, timedelta
from random import Random
from typing import Any

from arrangementen.ijw.bericht import Bericht, Inhoud
from arrangementen.ijw.codelijsten import LIJSTEN, codes
from arrangementen.ijw.datatypen import LENGTES, MAXIMA, Datatype
from arrangementen.ijw.schema import BERICHTEN, Klasse, Veld

LETTERS = "abcXYZ019 -.,'\"<&>]éŽЖ😀\t\u2028\x85\xa0"
DAGEN = (date.max - date.min).days
CIJFERS = {"AgbCode": 8, "BurgerServicenummer": 9, "Gemeente": 4}


def make(soort: str, kans: Random) -> Bericht:
    """A message that meets the schema, with anything the schema allows in it."""
    return Bericht(soort, _class(BERICHTEN[soort].wortel, kans))


def _class(klasse: Klasse, kans: Random) -> Inhoud:
    gekozen = [veld for veld in klasse.velden if veld.verplicht or kans.random() < 0.6]
    inhoud = {veld.naam: _field(veld, kans) for veld in gekozen}
    return {naam: deel for naam, deel in inhoud.items() if deel}  # a class may turn out empty


def _field(veld: Veld, kans: Random) -> Any:
    if not veld.herhaald:
        return _one(veld, kans)
    return [_one(veld, kans) for _ in range(kans.choice((1, 1, 1, 2, 3)))]


def _one(veld: Veld, kans: Random) -> Any:
    if veld.klasse is not None:
        return _class(veld.klasse, kans)
    assert veld.datatype is not None
    return value(veld.datatype, kans)


def value(soort: Datatype, kans: Random) -> str:
    """A good value of a leaf type, also at its limits."""
    naam = soort.naam
    if naam.startswith("Vast "):
        return naam.removeprefix("Vast ")
    if naam in LIJSTEN:
        return kans.choice(list(codes(naam)))
    if naam in MAXIMA:
        return str(kans.choice((0, MAXIMA[naam], kans.randint(0, MAXIMA[naam]))))
    if naam in CIJFERS:
        return _digits(CIJFERS[naam], kans)
    return _special(naam, kans) or _text(LENGTES.get(naam, 12), kans, naam)


def _special(naam: str, kans: Random) -> str:
    if naam == "Datum":
        return (date.min + timedelta(days=kans.randint(0, DAGEN))).isoformat()
    if naam == "Tijd":
        return f"{kans.randint(0, 23):02}:{kans.randint(0, 59):02}:{kans.randint(0, 59):02}"
    if naam == "Versie":
        return ".".join(str(kans.randint(0, 20)) for _ in range(3))
    if naam == "Telefoonnummer":
        return _digits(kans.randint(1, 15), kans)
    if naam in ("Voorletters", "Declaratienummer"):
        return "".join(kans.choice("abcABCxyz") for _ in range(kans.randint(1, 6)))
    return ""


def _digits(aantal: int, kans: Random) -> str:
    return "".join(kans.choice("0123456789") for _ in range(aantal))


def _text(langst: int, kans: Random, naam: str) -> str:
    """A text of at most this length with a letter in it; a comment may have more lines."""
    letters = LETTERS + "\n\r" if naam in ("Commentaar", "ReferentieNummer") else LETTERS
    tekst = "".join(kans.choice(letters) for _ in range(kans.choice((1, langst, langst // 2))))
    return tekst if tekst.strip(" \t\r\n") else "a"
