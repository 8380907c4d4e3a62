"""De teksten van het verhaal over de tafels: vragen, uitkomsten, plekken en redenen."""

from typing import Any

MENSEN = [
    {"naam": "R. de Waal", "discipline": "jeugdhulp", "namens": "Zorghuis Linde"},
    {"naam": "S. Achterberg", "discipline": "ggz", "namens": "Kinder- en jeugdpsychiatrie"},
    {"naam": "Y. Kaptein", "discipline": "lvb", "namens": "Groep Meerzicht"},
    {"naam": "T. Koster", "discipline": "sociaal_domein", "namens": "Lokaal team Noord"},
    {"naam": "M. Pronk", "discipline": "veiligheid", "namens": "Veilig Thuis"},
]
RUIMTE = ["financieel", "juridisch", "doorzettingsmacht"]
TAFELS: dict[str, dict[str, Any]] = {
    "zbt": {
        "naam": "Zorgbemiddelingstafel Rijnmond",
        "soort": "zorgbemiddelingstafel",
        "mandaat": "De tafel adviseert, koppelt aan aanbieders en besluit als hulp vastloopt.",
        "regelruimte": RUIMTE,
        "per_besluit_cent": 25_000_00,
        "per_jaar_cent": 150_000_00,
    },
    "expert": {
        "naam": "Experttafel Rijnmond",
        "soort": "experttafel",
        "mandaat": "De tafel geeft een onafhankelijk oordeel over de vraag en het plan.",
        "regelruimte": ["doorzettingsmacht"],
    },
}
WERKAFSPRAKEN = (
    "Wij bellen het gezin voordat wij aan tafel over hen praten.",
    "Binnen twee werkdagen weet het gezin wat er is besproken.",
    "Eén persoon is het aanspreekpunt, ook in het weekend.",
)
_GEWOON = {"urgentie": "gewoon", "verblijf": False}
VRAGEN: dict[str, dict[str, Any]] = {
    "jayden": {
        **_GEWOON,
        "soort": "vastgelopen",
        "vraag": "School en hulp wachten op elkaar. Wie zet de eerste stap, en wie betaalt die?",
        "expertise": ["onderwijs"],
    },
    "sem": {
        **_GEWOON,
        "soort": "match",
        "vorm": "dagbehandeling",
        "vraag": "Twee aanbieders zeiden dat zij vol zitten. Waar kan Sem overdag terecht?",
    },
    "lotte": {
        **_GEWOON,
        "soort": "second_opinion",
        "vraag": "Past de hulp van nu bij wat Lotte nodig heeft, of is er eerst rust nodig?",
        "expertise": ["ggz"],
    },
    "imke": {
        "soort": "match",
        "urgentie": "spoed",
        "verblijf": False,
        "vorm": "ambulant",
        "vraag": "De 1-op-1 van Imke stopt bijna. Wie kan daarna ambulant begeleiden?",
        "expertise": ["lvb"],
        "uithuisplaatsing": True,
    },
    "yara": {
        "soort": "expertise",
        "urgentie": "spoed",
        "verblijf": False,
        "vraag": "Yara slaapt en eet slecht. Kan iemand met verstand daarvan meekijken?",
        "expertise": ["ggz", "jeugdhulp"],
    },
    "kyan": {
        "soort": "match",
        "urgentie": "crisis",
        "verblijf": True,
        "vorm": "crisispleegzorg",
        "vraag": "Kyan loopt in de nacht weg. Waar kan hij een paar weken slapen?",
        "uithuisplaatsing": True,
        "expertise": ["veiligheid"],
    },
    "thijs": {
        "tafel": "expert",
        "soort": "vastgelopen",
        "urgentie": "gewoon",
        "verblijf": False,
        "anoniem": True,
        "vraag": "Een jongen heeft behandeling nodig die wij niet geven. Hij wacht al lang.",
        "voorstel": "Wij blijven begeleiden als een ggz-aanbieder de behandeling overneemt.",
        "expertise": ["ggz"],
    },
}
#: per casus what the tafel said and what went back
GEHOUDEN: dict[str, tuple[dict[str, Any], str]] = {
    "jayden": (
        {
            "oordeelsoort": "besluit",
            "oordeel": "Er komt tien weken een begeleider in de klas. De tafel betaalt die.",
            "regelruimte": ["financieel"],
            "bedrag_cent": 4_500_00,
        },
        "De begeleider begint maandag. School belt het lokale team als het niet lukt.",
    ),
    "sem": (
        {
            "oordeelsoort": "advies",
            "oordeel": "Begin met drie dagen dagbehandeling en kijk na acht weken opnieuw.",
        },
        "Zorghuis Linde heeft plek voor drie dagen. Zij bellen de ouders deze week.",
    ),
}
KOMEND = ("lotte", "imke")


def _row(
    vorm: str,
    locatie: str,
    plekken: int,
    bezet: int,
    tot: int = 18,
    wacht: int | None = None,
    over: int | None = None,
) -> dict[str, Any]:
    return {
        "vorm": vorm,
        "locatie": locatie,
        "plaats": "Rotterdam",
        "leeftijd_van": 0,
        "leeftijd_tot": tot,
        "plekken": plekken,
        "bezet": bezet,
        "wachttijd_dagen": wacht,
        "vrij_over": over,
    }


def _was(plekken: int, bezet: int) -> dict[str, int]:
    return {"plekken": plekken, "bezet": bezet}


#: aanbieder, who keeps it, days since the last report, how it stands, how it was on the baseline
PLEKKEN: tuple[tuple[str, str, int, dict[str, Any], dict[str, int]], ...] = (
    ("vlierhof", "reins", 1, _row("ambulant", "De Vlierhof", 60, 54, wacht=14), _was(55, 50)),
    ("vlierhof", "reins", 1, _row("crisispleegzorg", "Pleeggezinnen Noord", 5, 4, 12), _was(4, 4)),
    ("vlierhof", "reins", 1, _row("noodbed", "Noodbed-gezinnen", 3, 3, 6, over=6), _was(2, 1)),
    ("linde", "vermeulen", 3, _row("dagbehandeling", "Zorghuis Linde", 24, 22, 14), _was(20, 20)),
    ("linde", "vermeulen", 3, _row("gezinshuis", "Gezinshuis De Kade", 7, 6), _was(6, 6)),
    ("linde", "vermeulen", 3, _row("pleegzorg", "Pleegzorg Linde", 38, 37, wacht=30), _was(34, 33)),
    (
        "meerzicht",
        "haan",
        15,
        _row("residentieel", "Groep Duin", 12, 12, wacht=60, over=35),
        _was(14, 14),
    ),
    ("meerzicht", "haan", 15, _row("behandelgroep", "Groep Zee", 8, 7), _was(8, 8)),
    ("stapsteen", "pinas", 2, _row("ambulant", "Stapsteen Jeugd", 45, 45, wacht=21), _was(45, 40)),
    ("ankerplaats", "yilmaz", 4, _row("netwerkpleegzorg", "De Ankerplaats", 14, 12), _was(12, 12)),
)
#: family name, days since the aanmelding, and why
WACHTEN: tuple[tuple[str, int, dict[str, str]], ...] = (
    (
        "Bronkhorst",
        47,
        {
            "oorzaak": "personeel",
            "overbrugging": "langer",
            "toelichting": "De hulp van school gaat door tot de intake.",
        },
    ),
    ("Wolters", 33, {}),
    ("Rooijmans", 9, {"oorzaak": "gezin", "overbrugging": "geen"}),
)
