"""Verzonnen gegevens voor elk onderdeel van de schermen; `tekst` vult elke vrije tekst."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.test import RequestFactory

from verloop.schermen.formulier import Formulier
from verloop.schermen.grafiek import bars, lines
from verloop.schermen.iconen import VORMEN
from verloop.schermen.velden import Bedragveld, Bsnveld, Datumveld, Getalveld, JaNeeveld

DAG1, DAG28 = date(2026, 2, 27), date(2026, 3, 26)


def example_form(t: str, data: dict | None) -> Formulier:
    class Voorbeeld(Formulier):
        product = forms.ChoiceField(
            label="Welke hulp vraagt u aan" + t, choices=[("", "Kies"), ("45C09", "45C09" + t)]
        )
        start = Datumveld(label="Startdatum")
        uren = Getalveld(label="Hoeveel uur in totaal", decimalen=1)
        bedrag = Bedragveld(label="Bedrag", required=False)
        bsn = Bsnveld(label="BSN", required=False)
        verdeling = forms.ChoiceField(
            label="Hoe verdeelt u de uren",
            help_text="Kies er een." + t,
            widget=forms.RadioSelect,
            choices=[("gelijk", "Elke week evenveel"), ("af", "De uren nemen af" + t)],
        )
        talen = forms.MultipleChoiceField(
            label="Talen",
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[("nl", "Nederlands"), ("en", "Engels")],
        )
        hardheid = forms.BooleanField(label="Ik doe een beroep op de hardheidsclausule" + t)
        motivering = forms.CharField(
            label="Motivering",
            help_text="Drie tot vijf zinnen. De gemeente leest dit." + t,
            widget=forms.Textarea(attrs={"rows": 3}),
            error_messages={"required": "Schrijf op waarom 18 uur meer nodig is" + t},
        )
        bestand = forms.FileField(label="Bijlage", required=False)
        akkoord = JaNeeveld(label="Gaat de jeugdige akkoord", required=False)
        versie = forms.IntegerField(widget=forms.HiddenInput, initial=3)

    return Voorbeeld(data)


def stand(soort: str, tekst: str) -> dict:
    return {"soort": soort, "woorden": tekst}


def example(t: str = "", formulierdata: dict | None = None) -> dict:
    """The whole context of stijlgids.html."""
    request = RequestFactory().get("/stijlgids/", {"sorteer": "-hulp", "f": "a&b"})
    formulierdata = formulierdata or {"uren": "96" + t, "start": "30/3/26", "versie": "3"}
    return {
        "request": request,
        "user": SimpleNamespace(is_authenticated=True, naam="S. Bakhuis" + t),
        "aanstelling": SimpleNamespace(
            get_rol_display="Casusregisseur" + t, organisatie={"naam": "Lokaal team Noord" + t}
        ),
        "csrf_token": "sleutel",
        "demo": True,
        "sessie_minuten": 30,
        "hoofdmenu": [
            {"naam": "Werkvoorraad" + t, "url": "/w/", "aantal": 0, "actief": False},
            {"naam": "Casussen", "url": "/c/", "aantal": 2, "actief": True},
        ],
        "messages": [
            SimpleNamespace(level_tag="success", message="Opdracht gegeven" + t),
            SimpleNamespace(level_tag="error", message="Niet gelukt" + t),
        ],
        **_case(t),
        **_request(t),
        **_figures(t),
        "formulier": example_form(t, formulierdata),
        "pagina": Paginator(list(range(45)), 15).page(2),
        "dag1": DAG1,
        "dag28": DAG28,
        "geboren": date(2011, 5, 9),
        "moment": datetime(2026, 3, 17, 8, 12, tzinfo=UTC),
        "iconen": list(VORMEN),
    }


def _case(t: str) -> dict:
    return {
        "banner": {
            "naam": "Noor Veldwijk" + t,
            "nummer": "2026-004812",
            "kruimels": [("Werkvoorraad" + t, "/w/"), ("Casus 2026-004812", "")],
            "badges": [
                ("Hulp toewijzen" + t, "info", ""),
                ("Veiligheid: extra aandacht", "danger", "schild"),
            ],
            "eerst": {
                "naam": "Tussenevaluatie 1-op-1" + t,
                "stand": stand("danger", "5 dagen te laat" + t),
                "datum": date(2026, 3, 12),
            },
            "feiten": [
                {"naam": "Casusnummer", "waarde": "2026-004812" + t, "getal": True},
                {
                    "naam": "BSN",
                    "waarde": "••••• 281",
                    "knop": "Toon",
                    "knop_url": "/bsn/",
                    "knop_extra": " BSN, wordt vastgelegd" + t,
                },
                {"naam": "Gemeente", "waarde": "Rotterdam"},
            ],
            "tabs": [
                {"naam": "Overzicht" + t, "url": "/c/1/", "actief": True},
                {"naam": "Plan", "url": "/c/1/plan/", "aantal": 3},
            ],
        },
        "route": [
            {
                "naam": "1 Registreren en toewijzen" + t,
                "stappen": [
                    {"naam": "Aanmelden", "stand": "klaar", "meta": "12 jan"},
                    {"naam": "Vraag verhelderen", "stand": "klaar", "meta": "29 jan"},
                    {"naam": "Plan maken", "stand": "klaar", "meta": "4 mrt"},
                    {"naam": "Hulp toewijzen" + t, "stand": "nu", "meta": "Sinds 5 mrt" + t},
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
                "reden": "Kan als de begeleiding is begonnen." + t,
                "weg": "Vraag de aanbieder om de start te melden" + t,
                "weg_url": "/bericht/",
            },
            {
                "label": "Procesregie overdragen" + t,
                "toegestaan": False,
                "soort": "rol",
                "reden": "Alleen de teamleider mag dit doen.",
            },
            {
                "label": "Opdracht geven" + t,
                "toegestaan": True,
                "uitleg": "Het verzoek past." + t,
                "url": "/opdracht/",
            },
            {
                "label": "Tussenevaluatie vastleggen",
                "toegestaan": True,
                "url": "/t/",
                "primair": True,
                "knop": "Vastleggen" + t,
            },
            {"label": "Casus afsluiten", "toegestaan": False, "soort": "later", "reden": "Later."},
        ],
        "mijlpalen": [
            {"dag": 14, "naam": "Tussenevaluatie" + t, "gemist": True},
            {"dag": 21, "naam": "Afbouw en vervolg"},
            {"dag": 26, "naam": "Signaal"},
        ],
        "momenten": [
            {"id": "m-14", "naam": "Dag 14" + t, "meta": "Termijn" + t, "stand": "ontbreekt"},
            {"naam": "Dag 21: afbouw", "url": "/a/", "stand": "niet_begonnen"},
            {"naam": "Akkoord", "url": "/a/", "meta": "S. Bakhuis", "stand": "compleet"},
            {"naam": "Analyse", "stand": "beoordeling"},
            {"naam": "Dag 28", "tekst": "Gepland" + t, "soort": "plain"},
        ],
        "aanzet": [
            {"naam": "Vastleggen" + t, "url": "/v/", "primair": True},
            {"naam": "Bericht", "url": "/b/"},
        ],
        "rijen": [("Aanbieder" + t, "De Vlierhof\nlocatie Oeverpad" + t), ("Verblijf", "")],
        "antwoorden": [("Startdatum" + t, "30 maart 2026" + t, "/stap/1/"), ("Leeg", None, "")],
        "termijnen": [
            {
                "naam": "Tussenevaluatie" + t,
                "stand": stand("danger", "5 dagen te laat"),
                "datum": date(2026, 3, 12),
            },
            {
                "naam": "Opdracht geven",
                "stand": stand("warning", "Nog 2 dagen"),
                "datum": date(2026, 3, 19),
            },
            {
                "naam": "Evaluatie",
                "stand": stand("success", "Nog 79 dagen"),
                "datum": date(2026, 6, 4),
            },
            {
                "naam": "Schoolverslag",
                "stand": stand("hold", "Staat stil"),
                "datum": "Wacht op school" + t,
            },
        ],
        "personen": [
            {"naam": "S. Bakhuis" + t, "rol": "Casusregisseur" + t, "u": True},
            {"naam": "De Vlierhof", "rol": "Hoofdaanbieder"},
        ],
        "tijdlijn": [
            {
                "kop": "Verzoek past" + t,
                "tekst": "Getoetst\ndoor T. Koster" + t,
                "moment": datetime(2026, 3, 16, 14, 40, tzinfo=UTC),
            },
            {"kop": "Inzet loopt", "soort": "nu", "moment": date(2026, 2, 27), "url": "/i/"},
            {"kop": "Beëindigd", "soort": "toekomst", "moment": "Uiterlijk 26 maart" + t},
        ],
    }


def _request(t: str) -> dict:
    toetsing = SimpleNamespace(
        samenvatting="1 uitleg nodig",
        bevindingen=[
            SimpleNamespace(uitkomst=uitkomst, titel=titel + t, tekst="Toelichting." + t)
            for uitkomst, titel in [
                ("past_niet", "Contract"),
                ("uitleg_nodig", "Volume"),
                ("nog_open", "Hardheidsclausule"),
                ("past", "Duur"),
                ("past", "Stapeling"),
                ("informatie", "Gemiddelde per week"),
            ]
        ],
    )
    return {
        "toetsing": toetsing,
        "stappen": [
            {"naam": "Jeugdige" + t, "url": "/1/", "stand": "klaar"},
            {"naam": "Hulp en omvang", "stand": "nu"},
            {"naam": "Controleren", "stand": "later"},
        ],
        "tabelrijen": [
            {
                "stand": stand("danger", "5 dagen te laat"),
                "datum": date(2026, 3, 12),
                "naam": "Noor Veldwijk" + t,
                "meta": "14 jaar · 2026-004812",
                "uren": 72.5,
            }
        ],
        "weergaven": [
            {"naam": "Mijn casussen" + t, "url": "/w/", "aantal": 15, "actief": True},
            {"naam": "Te laat", "url": "/w/?v=laat", "aantal": 0},
        ],
        "filtergroepen": [
            {
                "naam": "Termijn" + t,
                "sleutel": "termijn",
                "opties": [
                    {"waarde": "laat" + t, "naam": "Te laat" + t, "aantal": 4, "gekozen": True},
                    {"waarde": "later", "naam": "Later", "aantal": 0},
                ],
            },
            {
                "naam": "Fase",
                "sleutel": "fase",
                "soort": "keuze",
                "opties": [{"waarde": "", "naam": "Alle fases" + t}],
            },
            {"naam": "Naam", "sleutel": "q", "soort": "tekst", "waarde": "no" + t},
        ],
        "verborgen": [("sorteer", "-hulp" + t)],
        "chips": [
            {"groep": "Rol" + t, "naam": "Casusregisseur" + t, "url": "/w/"},
            {"groep": "Rol" + t, "naam": "Procesregisseur", "url": "/w/"},
        ],
    }


def _figures(t: str) -> dict:
    return {
        "kpis": [
            {
                "naam": "1-op-1 voorbij dag 28" + t,
                "waarde": "11",
                "vergelijking": "3 meer dan vorige maand" + t,
                "url": "/l/",
                "url_tekst": "Bekijk 11 inzetten" + t,
                "soort": "danger",
            },
            {"naam": "Boven de norm", "waarde": "47", "eenheid": "van 214" + t, "soort": "warning"},
            {"naam": "Binnen de norm", "waarde": "78", "eenheid": "procent", "soort": "info"},
        ],
        "staven": bars(
            "g1",
            "Boven de norm" + t,
            ["Volume" + t, "Duur", "Beide"],
            [
                ("De Vlierhof" + t, [9, 4, 1]),
                ("Stapsteen Jeugd", [7, 3, 0]),
                ("Overige", [0, 0, 0]),
            ],
        ),
        "lijn": lines(
            "g2",
            "Voorbij dag 28" + t,
            [(f"week {i}", n) for i, n in enumerate([5, 5, 6, 6, 5, 7, 8, 8, 9, 9, 10, 11], 1)],
            afspraak=0,
        ),
        "meldingen": [
            {"soort": soort, "kop": f"Melding {soort}" + t, "tekst": "Korte uitleg." + t}
            for soort in ("success", "warning", "danger", "hold", "info")
        ],
    }
