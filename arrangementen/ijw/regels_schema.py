"""The rules of the index that the schema itself guards (level 1)."""

from arrangementen.ijw.regels_basis import DECLARATIES, HEENBERICHTEN, Schemaregel, at

_HEEN = (*HEENBERICHTEN, *DECLARATIES)

REGELS: tuple[Schemaregel, ...] = (
    Schemaregel(
        "CS015",
        1,
        "",
        at("Header.BerichtSubversie", *_HEEN),
        "De subversie is niet 2. Stuur het bericht opnieuw volgens iJw 3.2.",
    ),
    Schemaregel(
        "CS025",
        1,
        "",
        at("Header.BerichtVersie", *_HEEN),
        "De versie is niet 3. Stuur het bericht opnieuw volgens iJw 3.2.",
    ),
    Schemaregel(
        "CS319",
        1,
        "",
        {"323": ("Declaratie.DeclaratieNummer",)},
        "Het declaratienummer heeft andere tekens dan letters en cijfers. Kies een ander nummer.",
    ),
)
