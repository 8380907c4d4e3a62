"""Waaruit een documentsoort bestaat: zuivere beschrijvingen, zonder Django."""

from dataclasses import dataclass
from enum import StrEnum


class Vorm(StrEnum):
    """How a part is answered."""

    TEKST = "tekst"
    KEUZE = "keuze"
    MEERKEUZE = "meerkeuze"
    LIJST = "lijst"
    DATUM = "datum"
    JA_NEE = "ja_nee"


class Schrijver(StrEnum):
    """Which side writes a document."""

    TEAM = "team"
    AANBIEDER = "aanbieder"
    GI = "gi"


class Tekenaar(StrEnum):
    """Who signs a document."""

    GEZIN = "gezin"
    OPSTELLER = "opsteller"


_ONTBREEKT = {
    Vorm.TEKST: "Vul een antwoord in bij",
    Vorm.LIJST: "Vul ten minste één regel in bij",
    Vorm.DATUM: "Vul een datum in bij",
}


@dataclass(frozen=True)
class Kolom:
    """One column of a list: code, heading, and whether every row needs it."""

    code: str
    naam: str
    verplicht: bool = True
    datum: bool = False


@dataclass(frozen=True)
class Onderdeel:
    """One part of a document.

    `vooraf` names the function that fills it from what is known already. `vanaf_leeftijd` makes
    it required only from that age of the jeugdige (whole years). `alleen_bij` = (part, answers)
    makes it required only with one of these answers on another part.
    """

    code: str
    titel: str
    vraag: str
    vorm: Vorm = Vorm.TEKST
    verplicht: bool = True
    hint: str = ""
    keuzes: tuple[tuple[str, str], ...] = ()
    kolommen: tuple[Kolom, ...] = ()
    vooraf: str = ""
    vanaf_leeftijd: int | None = None
    alleen_bij: tuple[str, tuple[str, ...]] | None = None
    eisen: tuple[str, ...] = ()

    @property
    def ontbreekt(self) -> str:
        """The sentence at a required part that is empty."""
        begin = _ONTBREEKT.get(self.vorm, "Kies een antwoord bij")
        return f"{begin}: {self.titel[:1].lower()}{self.titel[1:]}"


@dataclass(frozen=True)
class Documentsoort:
    """One kind of document.

    `meermalig`: there can be several next to each other (a report of each meeting); otherwise a
    casus has one of each organisation, in versions. `terugkijken` names the part with the day on
    which people look back. `bij` says when the checklist of a route asks for it.
    """

    code: str
    naam: str
    uitleg: str
    schrijvers: tuple[Schrijver, ...]
    routes: tuple[str, ...]
    onderdelen: tuple[Onderdeel, ...]
    lidwoord: str = "het"
    tekenaars: tuple[Tekenaar, ...] = ()
    meermalig: bool = False
    terugkijken: str = ""
    verwacht_in: tuple[str, ...] = ()
    eisen: tuple[str, ...] = ()

    def onderdeel(self, code: str) -> Onderdeel:
        """The part with this code; KeyError when there is none."""
        for deel in self.onderdelen:
            if deel.code == code:
                return deel
        raise KeyError(code)

    @property
    def titel(self) -> str:
        """The name as a heading."""
        return self.naam[:1].upper() + self.naam[1:]

    @property
    def met_lidwoord(self) -> str:
        """The name in a sentence: "het gezinsplan"."""
        return f"{self.lidwoord} {self.naam}"
