"""Namen: hoe iemand heet op het scherm en onder welke sleutel hij te vinden is."""

import unicodedata

_BIJZONDER = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)


def full_name(voornaam: str, voorvoegsel: str, achternaam: str) -> str:
    """First name, prefix and surname with single spaces."""
    return " ".join(deel for deel in (voornaam, voorvoegsel, achternaam) if deel)


def search_key(tekst: str) -> str:
    """Lower case without accents and with single spaces: 'Özdemir' becomes 'ozdemir'."""
    kaal = unicodedata.normalize("NFKD", tekst.casefold().translate(_BIJZONDER))
    return " ".join("".join(t for t in kaal if not unicodedata.combining(t)).split())
