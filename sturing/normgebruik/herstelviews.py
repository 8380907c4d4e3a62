"""Het scherm over herstelwerk: welk deel van de verzoeken in één keer goed ging (NK-24)."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from normenkader.termijnen.kalender import add_months
from normenkader.termijnen.woorden import MAANDEN
from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read
from sturing import bestanden, lijsten, regels
from sturing.bereik import LEZERS
from sturing.cijfers import whole_percent
from sturing.context import Vraag, read
from sturing.keuze import DAG
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
    vragen = {c.sleutel: c.vraag(keuze, vandaag) for c in HERSTEL}
    uit = [("Per maand", _months(vraag))]
    for kop, veld in (("Per gemeente", "gemeente"), ("Per aanbieder", "aanbieder")):
        geteld = herstel.count_by(vragen, f"{veld}_id", f"{veld}__naam")
        rijen = sorted((naam, pk, n) for (pk, naam), n in geteld.items())
        uit.append((kop, [_row(vraag, naam, n, {veld: pk}) for naam, pk, n in rijen]))
    return uit


def _months(vraag: Vraag) -> list[dict[str, Any]]:
    """Every month from the first in which something was counted."""
    keuze = vraag.keuze
    geteld = lijsten.per_month(SLEUTELS, keuze, vraag.vandaag)
    eerste = min((dag for per in geteld.values() for dag in per), default=None)
    rijen = []
    for dag in herstel.first_days(keuze):
        if eerste is None or dag < eerste:
            continue
        laatste = min(add_months(dag, 1) - DAG, keuze.einde)
        n = {s: geteld[s].get(dag, 0) for s in SLEUTELS}
        dagen = {"begin": f"{max(dag, keuze.begin):%d-%m-%Y}", "einde": f"{laatste:%d-%m-%Y}"}
        rijen.append(_row(vraag, f"{MAANDEN[dag.month - 1]} {dag.year}", n, dagen))
    return rijen


def _row(vraag: Vraag, naam: str, n: dict[str, int], anders: dict[str, Any]) -> dict[str, Any]:
    """A row with the list behind each of its figures."""
    velden = {v: w for v in vraag.form.fields if (w := vraag.form.data.get(v, ""))}
    adres = urlencode(velden | anders)
    urls = {s: regels.list_url(s, adres) if n[s] else "" for s in SLEUTELS}
    goed = first_time_right(n)
    deel = ("–" if goed is None else f"{goed} procent", "")
    volgorde = (BESLOTEN, VRAAG, GEWIJZIGD, HERSTELD, AFGEKEURD)
    cellen = [(n[sleutel], urls[sleutel]) for sleutel in volgorde]
    return {"naam": naam, "goed": goed, "cellen": [*cellen[:4], deel, *cellen[4:]]}


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
            [kop.removeprefix("Per "), rij["naam"], *(waarde for waarde, _ in rij["cellen"])]
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
