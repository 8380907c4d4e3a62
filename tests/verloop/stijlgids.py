"""De stijlgids als geheel: elk onderdeel van de schermen met verzonnen gegevens."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.test import RequestFactory

from verloop.schermen.formulier import Formulier
from verloop.schermen.grafiek import bars, lines
from verloop.schermen.iconen import VORMEN
from verloop.schermen.velden import Bedragveld, Bsnveld, Datumveld, Getalveld, JaNeeveld

from .stijlgids_casus import CASUS, fill
from .stijlgids_lijsten import BEVINDINGEN, KPIS, PAGINA, VERZOEK, WEKEN

DAG1, DAG28 = date(2026, 2, 27), date(2026, 3, 26)
INVOER = {"uren": "96†", "start": "30/3/26", "versie": "3"}


class Voorbeeld(Formulier):
    """One field of every kind."""

    product = forms.ChoiceField(
        label="Welke hulp vraagt u aan†", choices=[("", "Kies"), ("45C09", "45C09†")]
    )
    start = Datumveld(label="Startdatum")
    uren = Getalveld(label="Hoeveel uur in totaal", decimalen=1)
    bedrag = Bedragveld(label="Bedrag", required=False)
    bsn = Bsnveld(label="BSN", required=False)
    verdeling = forms.ChoiceField(
        label="Hoe verdeelt u de uren",
        help_text="Kies er een.†",
        widget=forms.RadioSelect,
        choices=[("gelijk", "Elke week evenveel"), ("af", "De uren nemen af†")],
    )
    talen = forms.MultipleChoiceField(
        label="Talen",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("nl", "Nederlands"), ("en", "Engels")],
    )
    hardheid = forms.BooleanField(label="Ik doe een beroep op de hardheidsclausule†")
    motivering = forms.CharField(
        label="Motivering",
        help_text="Drie tot vijf zinnen. De gemeente leest dit.†",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf op waarom 18 uur meer nodig is†"},
    )
    bestand = forms.FileField(label="Bijlage", required=False)
    akkoord = JaNeeveld(label="Gaat de jeugdige akkoord", required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, initial=3)


def example_form(tekst: str, data: dict[str, str] | None) -> Formulier:
    """The form with `tekst` in its labels, hints, choices and messages."""
    form = Voorbeeld(fill(data, tekst))
    for veld in form.fields.values():
        veld.label = fill(veld.label, tekst)
        veld.help_text = fill(veld.help_text, tekst)
        veld.error_messages = fill(veld.error_messages, tekst)
        if hasattr(veld, "choices"):
            veld.choices = fill(list(veld.choices), tekst)
    return form


def example(tekst: str = "") -> dict[str, Any]:
    """The whole context of stijlgids.html."""
    return {
        **fill({**CASUS, **VERZOEK, **PAGINA}, tekst),
        **_figures(tekst),
        **_people(tekst),
        "request": RequestFactory().get("/stijlgids/", {"sorteer": "-hulp", "f": "a&b"}),
        "formulier": example_form(tekst, INVOER),
        "pagina": Paginator(list(range(45)), 15).page(2),
        "dag1": DAG1,
        "dag28": DAG28,
        "geboren": date(2011, 5, 9),
        "moment": datetime(2026, 3, 17, 8, 12, tzinfo=UTC),
        "iconen": list(VORMEN),
    }


def _people(tekst: str) -> dict[str, Any]:
    bevindingen = [
        SimpleNamespace(uitkomst=code, titel=fill(titel, tekst), tekst="Toelichting." + tekst)
        for code, titel in BEVINDINGEN
    ]
    return {
        "user": SimpleNamespace(is_authenticated=True, naam="S. Bakhuis" + tekst),
        "aanstelling": SimpleNamespace(
            get_rol_display="Casusregisseur" + tekst,
            organisatie={"naam": "Lokaal team Noord" + tekst},
        ),
        "messages": [
            SimpleNamespace(level_tag="success", message="Opdracht gegeven" + tekst),
            SimpleNamespace(level_tag="error", message="Niet gelukt" + tekst),
        ],
        "toetsing": SimpleNamespace(bevindingen=bevindingen, samenvatting="1 uitleg nodig"),
    }


def _figures(tekst: str) -> dict[str, Any]:
    rijen = [("De Vlierhof" + tekst, [9, 4, 1]), ("Stapsteen Jeugd", [7, 3, 0])]
    punten = [(f"week {i}", aantal) for i, aantal in enumerate(WEKEN, 1)]
    reeksen = ["Volume" + tekst, "Duur", "Beide"]
    return {
        "kpis": fill(KPIS, tekst),
        "staven": bars("g1", "Boven de norm" + tekst, reeksen, [*rijen, ("Overige", [0, 0, 0])]),
        "lijn": lines("g2", "Voorbij dag 28" + tekst, punten, afspraak=0),
    }
