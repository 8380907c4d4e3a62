"""Het scherm over herstelwerk: welk deel van de verzoeken in één keer goed ging (NK-24)."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from normenkader.termijnen.woorden import MAANDEN
from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read
from sturing import bestanden, lijsten, regels
from sturing.bereik import LEZERS
from sturing.cijfers import whole_percent
from sturing.context import Vraag, read
from verloop.schermen import grafiek
from verloop.tabellen import Blad

from . import herstel
from .definities import HERSTEL
from .views import GROND, tabs

SLEUTELS = tuple(cijfer.sleutel for cijfer in HERSTEL)
BESLOTEN, VRAAG, GEWIJZIGD, HERSTELD, AFGEKEURD = SLEUTELS
KOPPEN = (
    *("Besloten", "Met een vraag", "Later gewijzigd", "Twee keer werk", "In één keer goed"),
    "Afgekeurde berichten",
)


@voor_rollen(*LEZERS)
def rework(request: HttpRequest) -> HttpResponse:
    """Rework per month, per gemeente and per aanbieder, with the list behind each figure."""
    vraag = read(request)
    tabellen = _tables(vraag)
    n = lijsten.counts(SLEUTELS, vraag.keuze, vraag.vandaag)
    maanden = tabellen[0][1]
    punten = [(rij["naam"], rij["goed"]) for rij in maanden if rij["goed"] is not None]
    gegevens = vraag.gegevens | {
        "tabs": tabs("sturing:herstel"),
        "tegels": _tiles(vraag, n),
        "tabellen": tabellen,
        "koppen": KOPPEN,
        "zin": _sentence(n),
        "grafiek": grafiek.lines(
            "goed",
            "In één keer goed per maand, in procent",
            punten,
            eenheid="Maand",
            telt="Procent",
        ),
        "definities": [(c.naam, c.definitie) for c in HERSTEL],
        "bestanden": bestanden.links("sturing:herstel_bestand", vraag.adres),
    }
    log_read(request, None, "herstelwerk", grondslag=GROND)
    return render(request, "sturing/normgebruik/herstel.html", gegevens)


def _tables(vraag: Vraag) -> list[tuple[str, list[dict[str, Any]]]]:
    """Per month, gemeente and aanbieder; three queries."""
    keuze, vandaag = vraag.keuze, vraag.vandaag
    per_maand = lijsten.per_month(SLEUTELS, keuze, vandaag)
    maanden = [
        (_month(dag), {s: per_maand[s].get(dag, 0) for s in SLEUTELS})
        for dag in herstel.first_days(keuze)
    ]
    vragen = {c.sleutel: c.vraag(keuze, vandaag) for c in HERSTEL}
    uit = [("Per maand", [_row(naam, n) for naam, n in maanden])]
    for kop, veld in (("Per gemeente", "gemeente"), ("Per aanbieder", "aanbieder")):
        geteld = herstel.count_by(vragen, f"{veld}_id", f"{veld}__naam")
        rijen = sorted((naam, n) for (_, naam), n in geteld.items())
        uit.append((kop, [_row(naam, n) for naam, n in rijen]))
    return uit


def _month(dag: date) -> str:
    return f"{MAANDEN[dag.month - 1]} {dag.year}"


def _row(naam: str, n: dict[str, int]) -> dict[str, Any]:
    return {
        "naam": naam,
        "besloten": n[BESLOTEN],
        "vraag": n[VRAAG],
        "gewijzigd": n[GEWIJZIGD],
        "hersteld": n[HERSTELD],
        "goed": first_time_right(n),
        "afgekeurd": n[AFGEKEURD],
    }


def first_time_right(n: dict[str, int]) -> int | None:
    """Share of the decided verzoeken without rework, in whole percent rounded down."""
    return whole_percent(n[BESLOTEN] - n[HERSTELD], n[BESLOTEN]) if n[BESLOTEN] else None


def _sentence(n: dict[str, int]) -> str:
    if not n[BESLOTEN]:
        return "In deze periode is op geen verzoek besloten."
    goed = n[BESLOTEN] - n[HERSTELD]
    return f"{goed} van de {n[BESLOTEN]} verzoeken gingen in één keer goed."


def _tiles(vraag: Vraag, n: dict[str, int]) -> list[dict[str, Any]]:
    goed = first_time_right(n)
    eerste = {
        "naam": "In één keer goed",
        "waarde": "–" if goed is None else goed,
        "eenheid": "" if goed is None else "procent",
        "vergelijking": _sentence(n),
        "soort": "info",
        "url": regels.list_url(BESLOTEN, vraag.adres),
        "url_tekst": "Bekijk alle besluiten",
    }
    rest = [regels.tile(s, n[s], vraag.adres, "warning") for s in (VRAAG, GEWIJZIGD, AFGEKEURD)]
    return [eerste, *rest]


@voor_rollen(*LEZERS)
def rework_file(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """The three tables under each other as a file."""
    vraag = read(request)
    blad = Blad(
        "In één keer goed",
        ["Per", "Naam", *KOPPEN],
        [
            [kop.removeprefix("Per "), *(_plain(waarde) for waarde in rij.values())]
            for kop, rijen in _tables(vraag)
            for rij in rijen
        ],
        bestanden.head(
            vraag.gegevens["moment"],
            vraag.form.words(),
            [(cijfer.naam, cijfer.definitie) for cijfer in HERSTEL],
        ),
    )
    return bestanden.send(request, bestandssoort, blad, "in-een-keer-goed", "herstelwerk")


def _plain(waarde: Any) -> Any:
    return "" if waarde is None else waarde
