"""Het anonieme overzicht zoals de regio het leest: codes, dagen en nagelezen tekst, op elk medium.

Elke tekst gaat bij het tonen nog een keer langs de controle; wat naar iemand wijst blijft weg.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from casusregie.casus.models import Routesoort
from casusregie.documenten.pdf import Blad, Deel, paragraphs
from casusregie.escalatie.ladders import OVEREENSTEMMING, trede_of
from verloop.schermen.woorden import day_month, long_date

from .anoniem import Bekend, findings, known_in
from .gevolgen import steps_of
from .overzicht import TEKSTEN, Ladderoverzicht
from .weergave import in_time

INGEHOUDEN = "Dit veld blijft weg: er staat iets in dat naar iemand wijst."
KOPPEN_STAPPEN = ["Stap", "Begonnen", "Gezet", "Uitkomst"]
KOPPEN_FEITEN = ["Dag", "Wat er gebeurde"]


@dataclass(frozen=True)
class Overzichtsblad:
    """The fixed format. `ingehouden` names what was kept back."""

    code: str
    feiten: list[tuple[str, str]]
    stappen: list[list[str]]
    gebeurd: list[list[str]]
    teksten: list[tuple[str, str]]
    regio: list[tuple[str, str]]
    ingehouden: list[str]


def sheet_of(overzicht: Ladderoverzicht, on: date) -> Overzichtsblad:
    """Build it; every sentence that people wrote is checked again."""
    verschil = overzicht.verschil
    bekend = known_in(verschil.casus)
    kijk = _Kijk(bekend, on)
    return Overzichtsblad(
        code=overzicht.code,
        feiten=_facts(overzicht),
        stappen=[_step(rij) for rij in steps_of(verschil)],
        gebeurd=[
            [day_month(date.fromisoformat(feit["op"]), jaar=True), kijk.at("Feiten", feit["zin"])]
            for feit in verschil.feiten
        ],
        teksten=[
            (naam, kijk.at(naam, tekst))
            for veld, naam in TEKSTEN.items()
            if (tekst := getattr(overzicht, veld))
        ],
        regio=[
            (naam, kijk.at(naam, tekst))
            for naam, tekst in (
                ("Afgesproken acties", verschil.acties),
                ("Terugkoppeling", verschil.bericht),
            )
            if tekst
        ],
        ingehouden=kijk.ingehouden,
    )


def as_pdf(blad: Overzichtsblad, op: date) -> Blad:
    """The same on paper; the file and its properties hold the code, no casusnummer."""
    return Blad(
        titel="Overzicht verschil van mening",
        ondertitel=f"Voor de contractmanager, {long_date(op)}. Dit overzicht is anoniem.",
        voet=f"{blad.code}, overzicht verschil van mening",
        organisatie="Casusregie Jeugd",
        casus=blad.code,
        feiten=blad.feiten,
        delen=[
            Deel("Doorlopen stappen", koppen=KOPPEN_STAPPEN, rijen=blad.stappen),
            *([Deel("Feiten", koppen=KOPPEN_FEITEN, rijen=blad.gebeurd)] if blad.gebeurd else []),
            *(Deel(naam, alineas=paragraphs(tekst)) for naam, tekst in blad.teksten),
            *(Deel(naam, alineas=paragraphs(tekst)) for naam, tekst in blad.regio),
        ],
    )


class _Kijk:
    """Looks at each sentence once more, and remembers what it kept back."""

    def __init__(self, bekend: Bekend, on: date) -> None:
        self.bekend, self.on = bekend, on
        self.ingehouden: list[str] = []

    def at(self, naam: str, tekst: str) -> str:
        """The sentence, or the words that it was kept back."""
        if not findings(tekst, self.bekend, self.on):
            return tekst
        if naam not in self.ingehouden:
            self.ingehouden.append(naam)
        return INGEHOUDEN


def _facts(overzicht: Ladderoverzicht) -> list[tuple[str, str]]:
    verschil = overzicht.verschil
    afgestemd = overzicht.met_jeugdige_op
    rijen = [
        ("Kenmerk", overzicht.code),
        ("Gemeente", str(verschil.casus.gemeente)),
        ("Aanbieder", str(verschil.aanbieder)),
        ("Route", f"{verschil.casus.route}: {Routesoort(verschil.casus.route).label}"),
        ("Waarover", verschil.get_waarover_display()),
        ("Reden", verschil.get_reden_display()),
        ("Gemeld op", day_month(verschil.geopend_op, jaar=True)),
        ("Op tijd gemeld", in_time(verschil)),
        ("Gevraagd", overzicht.get_gevraagd_display()),
        (
            "Afgestemd met de jeugdige",
            f"Ja, op {day_month(afgestemd, jaar=True)}" if afgestemd else "Nee, niet nodig",
        ),
    ]
    return [(naam, str(waarde)) for naam, waarde in rijen if waarde]


def _step(rij: Any) -> list[str]:
    trede = trede_of(OVEREENSTEMMING, rij.trede)
    naam = trede.naam if trede else ""
    gezet = day_month(rij.beantwoord_op, jaar=True) if rij.beantwoord_op else "Nog niet"
    uitkomst = rij.get_uitkomst_display() if rij.uitkomst else rij.get_status_display()
    return [f"{rij.trede}. {naam}", day_month(rij.sinds, jaar=True), gezet, str(uitkomst)]
