"""Wat er van een onderzoek naar buiten gaat: bevestigde casussen, in klassen, met de methode."""

from datetime import date
from typing import Any

from afwegingskader.keuzes import RESIDENTIEEL, Vrijheidsbeperking
from verloop.schermen.woorden import long_date
from verloop.tabellen import Blad

from .kenmerken import (
    NIET,
    Kenmerken,
    Uitkomst,
    age_class,
    generalise,
    half_year,
    hours_class,
    length_class,
)
from .models import TEKSTEN, Onderzoek

KOPPEN = {
    "pseudoniem": "Casus",
    "leeftijd": "Leeftijd",
    "verblijf": "Verblijf",
    "halfjaar": "Begonnen in",
    "duur": "Duur in dagen",
    "uren_per_dag": "Uren per dag",
    "doel_soort": "Soort doel",
    "vrijheidsbeperking": "Vrijheidsbeperking",
    "vervolg": "Vervolg op een eerdere 1-op-1",
    "advies": "Advies verklarende analyse",
    "versies_analyse": "Versies van de analyse",
    "besluit_rer": "Besluit expertteam",
    "doel_bereikt": "Doel bereikt",
    "wat_volgt": "Wat volgde",
}
METHODE = (
    "Gekozen bij toeval uit beëindigde 1-op-1 in de periode, één per jeugdige, zonder opt-out. "
    "Geen namen, nummers, data, gemeente of aanbieder. Leeftijd, duur, uren en moment staan in "
    "klassen. Elke combinatie van leeftijd, verblijf, moment en duur komt minstens k keer voor; "
    "lukt dat niet, dan worden kenmerken verborgen. Vrije tekst is door een gedragswetenschapper "
    "per veld herschreven en bevestigd, en gecontroleerd op namen, nummers en data."
)


def confirmed(onderzoek: Onderzoek) -> list[Any]:
    """The cases that a person confirmed, with what their features need."""
    return list(
        onderzoek.regels.filter(status="bevestigd")
        .select_related("aanvraag__casus__jeugdige", "aanvraag__inzet")
        .prefetch_related("aanvraag__analyses", "aanvraag__inzet__rer_besluiten")
        .order_by("pseudoniem")
    )


def checked(onderzoek: Onderzoek, regels: list[Any]) -> Uitkomst | None:
    """The k-check over these cases; None when too few were confirmed."""
    return generalise([features(regel) for regel in regels], onderzoek.k)


def features(regel: Any) -> Kenmerken:
    """One case in classes."""
    aanvraag = regel.aanvraag
    inzet = aanvraag.inzet
    analyses = sorted(
        (a for a in aanvraag.analyses.all() if a.vastgesteld_op), key=lambda a: a.nummer
    )
    einde = inzet.beeindigd_op or inzet.einddatum
    besluiten = list(inzet.rer_besluiten.all())
    return Kenmerken(
        pseudoniem=regel.pseudoniem,
        leeftijd=age_class(aanvraag.casus.jeugdige.age_on(inzet.begindatum)),
        verblijf=_stay(aanvraag.verblijfsvorm),
        halfjaar=half_year(inzet.begindatum),
        duur=length_class((einde - inzet.begindatum).days + 1),
        uren_per_dag=hours_class(float(aanvraag.uren_per_dag or 0)),
        doel_soort=aanvraag.get_doel_soort_display() or "Niet vastgelegd",
        vrijheidsbeperking=_yes(aanvraag.vrijheidsbeperking not in ("", Vrijheidsbeperking.NEE)),
        vervolg=_yes(aanvraag.is_vervolg),
        advies=analyses[-1].get_advies_display() if analyses else "Geen analyse",
        versies_analyse=str(len(analyses)),
        besluit_rer=besluiten[-1].get_uitkomst_display() if besluiten else "Geen",
        doel_bereikt=inzet.get_doel_bereikt_display() or "Niet vastgelegd",
        wat_volgt=inzet.get_vervolg_soort_display() or "Niet vastgelegd",
    )


def sheet(onderzoek: Onderzoek, regels: list[Any], uitkomst: Uitkomst, on: date) -> Blad:
    """The file: features in classes, confirmed texts, and the method above it."""
    teksten = {regel.pseudoniem: [getattr(regel, veld) for veld in TEKSTEN] for regel in regels}
    rijen = [
        [*(getattr(rij, veld) for veld in KOPPEN), *teksten[rij.pseudoniem]]
        for rij in uitkomst.rijen
    ]
    uitleg = [
        ("Onderzoek", onderzoek.naam),
        ("Vraag", onderzoek.onderzoeksvraag),
        ("Voor", onderzoek.uitvoerder),
        ("Stand van", long_date(on)),
        ("Casussen", str(len(rijen))),
        ("k", f"{onderzoek.k}; kleinste groep in dit bestand: {uitkomst.kleinste}"),
        ("Verborgen kenmerken", f"{uitkomst.niveau} (in het bestand: {NIET})"),
        ("Methode", METHODE),
    ]
    return Blad("Onderzoek", (*KOPPEN.values(), *TEKSTEN.values()), rijen, uitleg)


def _stay(verblijfsvorm: str) -> str:
    if not verblijfsvorm:
        return "Niet vastgelegd"
    return "In een instelling" if verblijfsvorm in RESIDENTIEEL else "In een gezin"


def _yes(waar: bool) -> str:
    return "Ja" if waar else "Nee"
