"""Zet weergaven, filters en chips van de werkvoorraad klaar voor het scherm."""

from typing import Any

from django.http import QueryDict

from .keuze import GROEPEN, Keuze, options
from .tellen import Tellingen
from .weergaven import Weergave

NAMEN = {"termijn": "Termijn", "zet": "Wie is aan zet", "rol": "Mijn rol"}


def view_items(
    weergaven: list[Weergave], keuze: Keuze, tellingen: Tellingen
) -> list[dict[str, Any]]:
    """For components/_weergaven.html."""
    return [
        {
            "naam": weergave.naam,
            "url": f"?weergave={weergave.sleutel}",
            "aantal": tellingen.weergaven[weergave.sleutel],
            "actief": weergave == keuze.weergave,
        }
        for weergave in weergaven
    ]


def filter_groups(keuze: Keuze, tellingen: Tellingen) -> list[dict[str, Any]]:
    """For components/_filter.html; values without casussen are left out unless chosen."""
    groepen = []
    for sleutel, naam in NAMEN.items():
        gekozen = keuze.filters.get(sleutel, [])
        opties = [
            {"waarde": w, "naam": n, "aantal": aantal, "gekozen": w in gekozen}
            for w, n in options(sleutel).items()
            if (aantal := tellingen.filters[sleutel][w]) or w in gekozen
        ]
        if opties:
            groepen.append({"naam": naam, "sleutel": sleutel, "opties": opties})
    groepen.append(_phases(keuze))
    return groepen


def _phases(keuze: Keuze) -> dict[str, Any]:
    gekozen = keuze.filters.get("fase", [])
    opties = [{"waarde": "", "naam": "Alle fasen", "gekozen": not gekozen}]
    opties += [
        {"waarde": w, "naam": n, "gekozen": w in gekozen} for w, n in options("fase").items()
    ]
    return {"naam": "Fase", "sleutel": "fase", "soort": "keuze", "opties": opties}


def chips(vraag: QueryDict, keuze: Keuze) -> list[dict[str, str]]:
    """One removable chip per chosen value."""
    lijst = []
    for groep, waarden in keuze.filters.items():
        for waarde in waarden:
            zonder = vraag.copy()
            zonder.pop("pagina", None)
            zonder.setlist(groep, [w for w in vraag.getlist(groep) if w != waarde])
            lijst.append(
                {
                    "groep": GROEPEN[groep],
                    "naam": options(groep)[waarde],
                    "url": f"?{zonder.urlencode()}",
                }
            )
    return lijst


def clear_url(vraag: QueryDict) -> str:
    """Without filters; view and order stay."""
    kaal = vraag.copy()
    for sleutel in (*GROEPEN, "pagina"):
        kaal.pop(sleutel, None)
    return f"?{kaal.urlencode()}"


def hidden_fields(vraag: QueryDict) -> list[tuple[str, str]]:
    """What the filter form sends along: view and order."""
    return [(naam, vraag[naam]) for naam in ("weergave", "sorteer") if vraag.get(naam)]
