"""Verzonnen lijsten, filters en cijfers voor de stijlgids; † staat waar een test tekst inzet."""

from datetime import date

VERZOEK = {
    "stappen": [
        {"naam": "Jeugdige†", "url": "/1/", "stand": "klaar"},
        {"naam": "Hulp en omvang", "stand": "nu"},
        {"naam": "Controleren", "stand": "later"},
    ],
    "tabelrijen": [
        {
            "stand": {"soort": "danger", "woorden": "5 dagen te laat"},
            "datum": date(2026, 3, 12),
            "naam": "Noor Veldwijk†",
            "meta": "14 jaar · 2026-004812",
            "uren": 72.5,
        }
    ],
    "weergaven": [
        {"naam": "Mijn casussen†", "url": "/w/", "aantal": 15, "actief": True},
        {"naam": "Te laat", "url": "/w/?v=laat", "aantal": 0},
    ],
    "filtergroepen": [
        {
            "naam": "Termijn†",
            "sleutel": "termijn",
            "opties": [
                {"waarde": "laat†", "naam": "Te laat†", "aantal": 4, "gekozen": True},
                {"waarde": "later", "naam": "Later", "aantal": 0},
            ],
        },
        {
            "naam": "Fase",
            "sleutel": "fase",
            "soort": "keuze",
            "opties": [{"waarde": "", "naam": "Alle fases†"}],
        },
        {"naam": "Naam", "sleutel": "q", "soort": "tekst", "waarde": "no†"},
    ],
    "verborgen": [("sorteer", "-hulp†")],
    "chips": [
        {"groep": "Rol†", "naam": "Casusregisseur†", "url": "/w/"},
        {"groep": "Rol†", "naam": "Procesregisseur", "url": "/w/"},
    ],
}

KPIS = [
    {
        "naam": "1-op-1 voorbij dag 28†",
        "waarde": "11",
        "vergelijking": "3 meer dan vorige maand†",
        "url": "/l/",
        "url_tekst": "Bekijk 11 inzetten†",
        "soort": "danger",
    },
    {"naam": "Boven de norm", "waarde": "47", "eenheid": "van 214†", "soort": "warning"},
    {"naam": "Binnen de norm", "waarde": "78", "eenheid": "procent", "soort": "info"},
]

BEVINDINGEN = [
    ("past_niet", "Contract†"),
    ("uitleg_nodig", "Volume†"),
    ("nog_open", "Hardheidsclausule†"),
    ("past", "Duur†"),
    ("past", "Stapeling†"),
    ("informatie", "Gemiddelde per week†"),
]
WEKEN = [5, 5, 6, 6, 5, 7, 8, 8, 9, 9, 10, 11]
PAGINA = {
    "csrf_token": "sleutel",
    "demo": True,
    "sessie_minuten": 30,
    "hoofdmenu": [
        {"naam": "Werkvoorraad†", "url": "/w/", "aantal": 0, "actief": False},
        {"naam": "Casussen", "url": "/c/", "aantal": 2, "actief": True},
    ],
    "meldingen": [
        {"soort": soort, "kop": f"Melding {soort}†", "tekst": "Korte uitleg.†"}
        for soort in ("success", "warning", "danger", "hold", "info")
    ],
}
