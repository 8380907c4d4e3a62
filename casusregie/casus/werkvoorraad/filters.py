"""Zet weergaven, filters en chips van de werkvoorraad klaar voor het scherm."""

from typing import Any

from django.http import QueryDict

from .keuze import Keuze, group_names, options
from .plaatsen import own_filters
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


def with_saved(
    items: list[dict[str, Any]], bewaard: list[Any], keuze: Keuze
) -> list[dict[str, Any]]:
    """The saved views of this person behind the fixed ones; only one is the present one."""
    vraag = keuze.query_string()
    eigen = [
        {"naam": w.naam, "url": f"?{w.vraag}", "aantal": None, "actief": w.vraag == vraag}
        for w in bewaard
    ]
    if any(item["actief"] for item in eigen):
        items = [item | {"actief": False} for item in items]
    return items + eigen


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
    eigen = [e for e in own_filters().values() if not e.alleen_in_adres]
    groepen += [_boxes(keuze, e.sleutel, e.naam) for e in eigen]
    groepen.append(_select(keuze, "soort", "Soort termijn", "Alle termijnen"))
    groepen.append(_select(keuze, "fase", "Fase", "Alle fasen"))
    return groepen


def _boxes(keuze: Keuze, sleutel: str, naam: str) -> dict[str, Any]:
    """A registered filter: without counts, those would cost a question each."""
    return {"naam": naam, "sleutel": sleutel, "opties": _values(keuze, sleutel)}


def _select(keuze: Keuze, sleutel: str, naam: str, alle: str) -> dict[str, Any]:
    gekozen = keuze.filters.get(sleutel, [])
    opties = [{"waarde": "", "naam": alle, "gekozen": not gekozen}, *_values(keuze, sleutel)]
    return {"naam": naam, "sleutel": sleutel, "soort": "keuze", "opties": opties}


def _values(keuze: Keuze, sleutel: str) -> list[dict[str, Any]]:
    gekozen = keuze.filters.get(sleutel, [])
    return [
        {"waarde": w, "naam": n, "aantal": None, "gekozen": w in gekozen}
        for w, n in options(sleutel).items()
    ]


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
                    "groep": group_names()[groep],
                    "naam": options(groep)[waarde],
                    "url": f"?{zonder.urlencode()}",
                }
            )
    return lijst


def clear_url(vraag: QueryDict) -> str:
    """Without filters; view and order stay."""
    kaal = vraag.copy()
    for sleutel in (*group_names(), "pagina"):
        kaal.pop(sleutel, None)
    return f"?{kaal.urlencode()}"


def hidden_fields(vraag: QueryDict) -> list[tuple[str, str]]:
    """What the filter form sends along: view, order and filters without boxes."""
    los = [e.sleutel for e in own_filters().values() if e.alleen_in_adres]
    return [(naam, vraag[naam]) for naam in ("weergave", "sorteer", *los) if vraag.get(naam)]
