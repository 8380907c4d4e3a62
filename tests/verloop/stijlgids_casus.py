"""Verzonnen gegevens voor de stijlgids; † staat waar een test eigen tekst inzet."""

from datetime import UTC, date, datetime
from typing import Any


def fill(waarde: Any, tekst: str) -> Any:
    """The same data with `tekst` in the place of every †."""
    if isinstance(waarde, str):
        return waarde.replace("†", tekst)
    if isinstance(waarde, dict):
        return {sleutel: fill(inhoud, tekst) for sleutel, inhoud in waarde.items()}
    if isinstance(waarde, list | tuple):
        return type(waarde)(fill(inhoud, tekst) for inhoud in waarde)
    return waarde


CASUS = {
    "banner": {
        "naam": "Noor Veldwijk†",
        "nummer": "2026-004812",
        "kruimels": [("Werkvoorraad†", "/w/"), ("Casus 2026-004812", "")],
        "badges": [
            ("Hulp toewijzen†", "info", ""),
            ("Veiligheid: extra aandacht", "danger", "schild"),
        ],
        "eerst": {
            "naam": "Tussenevaluatie 1-op-1†",
            "stand": {"soort": "danger", "woorden": "5 dagen te laat†"},
            "datum": date(2026, 3, 12),
        },
        "feiten": [
            {"naam": "Casusnummer", "waarde": "2026-004812†", "getal": True},
            {
                "naam": "BSN",
                "waarde": "••••• 281",
                "knop": "Toon",
                "knop_url": "/bsn/",
                "knop_extra": " BSN, wordt vastgelegd†",
            },
            {"naam": "Gemeente", "waarde": "Rotterdam"},
        ],
        "tabs": [
            {"naam": "Overzicht†", "url": "/c/1/", "actief": True},
            {"naam": "Plan", "url": "/c/1/plan/", "aantal": 3},
        ],
    },
    "route": [
        {
            "naam": "1 Registreren en toewijzen†",
            "stappen": [
                {"naam": "Aanmelden", "stand": "klaar", "meta": "12 jan"},
                {"naam": "Vraag verhelderen", "stand": "klaar", "meta": "29 jan"},
                {"naam": "Plan maken", "stand": "klaar", "meta": "4 mrt"},
                {"naam": "Hulp toewijzen†", "stand": "nu", "meta": "Sinds 5 mrt†"},
            ],
        },
        {
            "naam": "2 Behandelen en monitoren",
            "stappen": [{"naam": "Hulp loopt"}, {"naam": "Evalueren"}],
        },
        {"naam": "3 Beëindigen", "stappen": [{"naam": "Afsluiten", "stand": "later"}]},
    ],
    "acties": [
        {
            "label": "Evaluatie starten",
            "toegestaan": False,
            "soort": "stand",
            "reden": "Kan als de begeleiding is begonnen.†",
            "weg": "Vraag de aanbieder om de start te melden†",
            "weg_url": "/bericht/",
        },
        {
            "label": "Procesregie overdragen†",
            "toegestaan": False,
            "soort": "rol",
            "reden": "Alleen de teamleider mag dit doen.",
        },
        {
            "label": "Opdracht geven†",
            "toegestaan": True,
            "uitleg": "Het verzoek past.†",
            "url": "/opdracht/",
        },
        {
            "label": "Tussenevaluatie vastleggen",
            "toegestaan": True,
            "url": "/t/",
            "primair": True,
            "knop": "Vastleggen†",
        },
        {"label": "Casus afsluiten", "toegestaan": False, "soort": "later", "reden": "Later."},
    ],
    "mijlpalen": [
        {"dag": 14, "naam": "Tussenevaluatie†", "gemist": True},
        {"dag": 21, "naam": "Afbouw en vervolg"},
        {"dag": 26, "naam": "Signaal"},
    ],
    "momenten": [
        {"id": "m-14", "naam": "Dag 14†", "meta": "Termijn†", "stand": "ontbreekt"},
        {"naam": "Dag 21: afbouw", "url": "/a/", "stand": "niet_begonnen"},
        {"naam": "Akkoord", "url": "/a/", "meta": "S. Bakhuis", "stand": "compleet"},
        {"naam": "Analyse", "stand": "beoordeling"},
        {"naam": "Dag 28", "tekst": "Gepland†", "soort": "plain"},
    ],
    "aanzet": [
        {"naam": "Vastleggen†", "url": "/v/", "primair": True},
        {"naam": "Bericht", "url": "/b/"},
    ],
    "rijen": [("Aanbieder†", "De Vlierhof\nlocatie Oeverpad†"), ("Verblijf", "")],
    "antwoorden": [("Startdatum†", "30 maart 2026†", "/stap/1/"), ("Leeg", None, "")],
    "termijnen": [
        {
            "naam": "Tussenevaluatie†",
            "stand": {"soort": "danger", "woorden": "5 dagen te laat"},
            "datum": date(2026, 3, 12),
        },
        {
            "naam": "Opdracht geven",
            "stand": {"soort": "warning", "woorden": "Nog 2 dagen"},
            "datum": date(2026, 3, 19),
        },
        {
            "naam": "Evaluatie",
            "stand": {"soort": "success", "woorden": "Nog 79 dagen"},
            "datum": date(2026, 6, 4),
        },
        {
            "naam": "Schoolverslag",
            "stand": {"soort": "hold", "woorden": "Staat stil"},
            "datum": "Wacht op school†",
        },
    ],
    "personen": [
        {"naam": "S. Bakhuis†", "rol": "Casusregisseur†", "u": True},
        {"naam": "De Vlierhof", "rol": "Hoofdaanbieder"},
    ],
    "tijdlijn": [
        {
            "kop": "Verzoek past†",
            "tekst": "Getoetst\ndoor T. Koster†",
            "moment": datetime(2026, 3, 16, 14, 40, tzinfo=UTC),
        },
        {"kop": "Inzet loopt", "soort": "nu", "moment": date(2026, 2, 27), "url": "/i/"},
        {"kop": "Beëindigd", "soort": "toekomst", "moment": "Uiterlijk 26 maart†"},
    ],
}
