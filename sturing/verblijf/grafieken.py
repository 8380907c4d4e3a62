"""De grafieken van de verblijfsmonitor, elk met de conclusie in één zin."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from verloop.klein import Sleutel, protect
from verloop.schermen import grafiek
from verloop.schermen.grafiek import Grafiek
from verloop.schermen.woorden import number

from .maten import Cijfer
from .populatie import Populatie
from .verblijven import TYPEN, VORMEN

#: Upper limit in days (not included) and name of each class.
KLASSEN = (
    (30, "Korter dan een maand"),
    (183, "1 tot 6 maanden"),
    (366, "6 maanden tot 1 jaar"),
    (731, "1 tot 2 jaar"),
    (1096, "2 tot 3 jaar"),
    (10**6, "3 jaar of langer"),
)
STANDEN = ("Verblijf is klaar", "Verblijft nog")
TE_KLEIN = "Deze verdeling heeft groepen die te klein zijn om te laten zien."


@dataclass(frozen=True)
class Beeld:
    """A chart with its heading and the sentence that says what it shows."""

    id: str
    kop: str
    zin: str
    grafiek: Grafiek | None = None


def duration(p: Populatie, drempel: int) -> Beeld:
    """How many stays of each length, ended or not."""
    tellingen: Counter[Sleutel] = Counter(
        (_class(persoon.dagen), persoon.verblijft) for persoon in p.personen
    )
    kop = "Hoe lang verblijven jeugdigen?"
    if protect(tellingen, drempel).iets_verborgen:
        return Beeld("duur", kop, TE_KLEIN)
    rijen = [(naam, (tellingen[naam, False], tellingen[naam, True])) for _, naam in KLASSEN]
    lang = sum(persoon.dagen >= 366 for persoon in p.personen)
    zin = f"{lang} van de {len(p.personen)} jeugdigen verbleven langer dan een jaar."
    tekening = grafiek.bars(
        "g-duur", "Jeugdigen naar duur van het verblijf", STANDEN, rijen, "Duur"
    )
    return Beeld("duur", kop, zin, tekening if p.personen else None)


def _class(dagen: int) -> str:
    return next(naam for grens, naam in KLASSEN if dagen < grens)


def providers(p: Populatie, drempel: int) -> Beeld:
    """How many aanbieders in one episode."""
    tellingen: Counter[Sleutel] = Counter(
        (min(len(q.episode.aanbieders()), 5),) for q in p.personen
    )
    kop = "Hoeveel aanbieders per verblijf?"
    if protect(tellingen, drempel).iets_verborgen:
        return Beeld("aanbieders", kop, TE_KLEIN)
    namen = {1: "1 aanbieder", 5: "5 of meer aanbieders"}
    rijen = [(namen.get(n, f"{n} aanbieders"), (tellingen[n,],)) for n in range(1, 6)]
    zin = f"{tellingen[1,]} van de {len(p.personen)} jeugdigen hadden één aanbieder."
    tekening = grafiek.bars(
        "g-aanbieders",
        "Jeugdigen naar aantal aanbieders",
        ("Jeugdigen",),
        rijen,
        "Aanbieders",
        grafiek.SMAL,
    )
    return Beeld("aanbieders", kop, zin, tekening if p.personen else None)


def involvement(p: Populatie, drempel: int) -> Beeld:
    """Mean days of involvement per type of aanbieder; small groups are left out (GV-A-09)."""
    groot = {soort: p.involvement[soort] for soort in TYPEN if soort in p.involvement}
    groot = {soort: rij for soort, rij in groot.items() if len(rij) >= drempel}
    rijen = [(TYPEN[soort], (round(sum(rij) / len(rij)),)) for soort, rij in groot.items()]
    kop = "Hoe lang is een aanbieder betrokken?"
    if not rijen:
        return Beeld("betrokken", kop, "Er zijn nog geen cijfers.")
    langst = max(rijen, key=lambda rij: rij[1])
    zin = f"{langst[0]} is het langst betrokken: gemiddeld {number(langst[1][0])} dagen."
    tekening = grafiek.bars(
        "g-betrokken", "Gemiddeld aantal dagen betrokken", ("Dagen",), rijen, "Soort aanbieder"
    )
    return Beeld("betrokken", kop, zin, tekening)


def costs(cijfers: Mapping[str, Cijfer], weg: set[str]) -> Beeld:
    """Costs per youth: this stay, other stays and ambulant help; everybody and who still stays."""
    kop = "Wat kost het per jeugdige?"
    groepen = (
        ("Alle jeugdigen", "kosten", "kosten_sinds", "ambulant"),
        ("Verblijft nog", "kosten_nog", "kosten_sinds_nog", "ambulant_nog"),
    )
    rijen = []
    for naam, *codes in groepen:
        bedragen = [cijfers[code].waarde for code in codes]
        if weg.isdisjoint(codes) and None not in bedragen:
            hier, alles, ambulant = (round(bedrag or 0) for bedrag in bedragen)
            rijen.append((naam, (hier, alles - hier, ambulant)))
    if not rijen:
        return Beeld("kosten", kop, "Er zijn nog geen cijfers.")
    reeksen = ("Dit verblijf", "Andere verblijven", "Ambulant buiten verblijf")
    zin = f"{rijen[0][0]}: gemiddeld {number(rijen[0][1][0])} euro voor dit verblijf."
    tekening = grafiek.bars(
        "g-kosten", "Gemiddelde kosten per jeugdige, in euro", reeksen, rijen, "Groep", grafiek.SMAL
    )
    return Beeld("kosten", kop, zin, tekening)


def forms_in_year(p: Populatie, drempel: int) -> list[tuple[str, str, bool]]:
    """Youths per form of stay in the year, whatever was excluded (GV-V-05): name, count, counts.

    A youth with two forms counts in both, so these do not add up. Of data of others (`drempel`
    above 0) there is nothing as soon as a count, or what it differs from another, is small.
    """
    keuze = p.keuze
    eind = date(keuze.jaar, 12, 31)
    clienten: dict[str, set[str]] = {vorm: set() for vorm in VORMEN}
    for v in p.gegevens.verblijven:
        if v.van <= min(eind, keuze.peildatum) and (v.tot is None or v.tot >= keuze.begin):
            clienten[v.vorm].add(v.client)
    aantallen = [0, len(p.personen), *(len(wie) for wie in clienten.values())]
    if any(0 < abs(een - ander) < drempel for een, ander in combinations(aantallen, 2)):
        return []
    return [
        (naam, str(len(clienten[vorm])), vorm not in keuze.zonder) for vorm, naam in VORMEN.items()
    ]
