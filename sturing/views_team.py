"""Het teamoverzicht van teamleider en procesregisseur, met van elk getal de casussen erachter."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from casusregie.regie.caseload import WEKEN, teams_of
from casusregie.zicht import log_list
from normenkader.instellingen import instelling
from organisaties.beleid import voor_rollen
from organisaties.rollen import Rol
from verloop.tabellen import Blad

from . import bestanden
from .team import STIL_NA, TEGELS, WEGING, Last, Teamcijfers, team_figures

LEIDERS = (Rol.TEAMLEIDER, Rol.PROCESREGISSEUR)
KOLOMMEN = (
    *("Casusregie bij", "Casussen", "Gewicht", "Met iets te laat"),
    *("Stilgevallen", "Open escalatie", "Uren"),
)


@voor_rollen(*LEIDERS)
def team_overview(request: HttpRequest) -> HttpResponse:
    """Tiles, and per person who holds the casusregie the load."""
    vandaag, team = timezone.localdate(), _team(request)
    cijfers = team_figures(request.user, team, vandaag)
    log_list(request, "teamoverzicht", cijfers.aantallen["alle"])
    gegevens = {
        "team": team,
        "teams": teams_of(request.user, vandaag),
        "moment": timezone.now(),
        "tegels": _tiles(cijfers, team, instelling(STIL_NA, vandaag)),
        "lasten": [_row(last, team) for last in cijfers.lasten],
        "punten": instelling(WEGING, vandaag),
        "dagen": instelling(STIL_NA, vandaag),
        "weken": WEKEN,
        "bestanden": bestanden.links("sturing:team_bestand", f"team={team.kenmerk}"),
    }
    return render(request, "sturing/team.html", gegevens)


@voor_rollen(*LEIDERS)
def team_file(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """The same table as a file."""
    vandaag, team = timezone.localdate(), _team(request)
    lasten = team_figures(request.user, team, vandaag).lasten
    blad = Blad(
        "Teamoverzicht",
        KOLOMMEN,
        [[x.naam, x.casussen, x.gewicht, x.laat, x.stil, x.escalatie, x.uren] for x in lasten],
        bestanden.head(timezone.now(), [("Team", team.naam)], _definitions(vandaag)),
    )
    return bestanden.send(request, bestandssoort, blad, "teamoverzicht", "teamoverzicht")


def _definitions(vandaag: Any) -> list[tuple[str, str]]:
    dagen = instelling(STIL_NA, vandaag)
    return [
        ("Stilgevallen", f"In {dagen} dagen heeft niemand iets vastgelegd."),
        ("Gewicht", "Punten per casus; meer bij veiligheid, 1-op-1 en meer dan een aanbieder."),
        ("Uren", f"Uren casusregie in de laatste {WEKEN} weken."),
    ]


def _team(request: HttpRequest) -> Any:
    teams = teams_of(request.user, timezone.localdate())
    if not teams:
        raise Http404("niet gevonden")
    gevraagd = request.GET.get("team", "")
    return next((team for team in teams if str(team.kenmerk) == gevraagd), teams[0])


def worklist_url(team: Any, houder: Any = None, **filters: str) -> str:
    """The same casussen in the werkvoorraad."""
    vraag = {"weergave": "alle", "team": str(team.kenmerk), **filters}
    if houder:
        vraag["houder"] = str(houder)
    return f"{reverse('casusregie:werkvoorraad')}?{urlencode(vraag)}"


def _tiles(cijfers: Teamcijfers, team: Any, dagen: int) -> list[dict[str, Any]]:
    uitleg = {"stil": f"{dagen} dagen niets vastgelegd", "laat": "Ten minste één termijn te laat"}
    return [
        {
            "naam": naam,
            "waarde": cijfers.aantallen[sleutel],
            "vergelijking": uitleg.get(sleutel, ""),
            "soort": soort if cijfers.aantallen[sleutel] else "success",
            "url": worklist_url(team, **filters),
            "url_tekst": "Bekijk in de werkvoorraad",
        }
        for sleutel, (naam, soort, filters) in TEGELS.items()
    ]


def _row(last: Last, team: Any) -> dict[str, Any]:
    """The figures of one person with their links; nobody and the gezin have none."""
    cellen = []
    for sleutel, waarde in (
        ("alle", last.casussen),
        ("laat", last.laat),
        ("stil", last.stil),
        ("escalatie", last.escalatie),
    ):
        url = worklist_url(team, last.kenmerk, **TEGELS[sleutel][2]) if last.kenmerk else ""
        cellen.append({"waarde": waarde, "url": url, "naam": TEGELS[sleutel][0]})
    return {"last": last, "cellen": cellen}
