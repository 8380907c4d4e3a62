"""De formulieren van de capaciteit: een plek toevoegen, bijwerken en zoeken."""

from typing import Any

from django import forms

from casusregie.tafel.keuzes import Vorm
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .models import MAX_LEEFTIJD, MAX_PLEKKEN

GEEN = ("", "Kies een antwoord")


def whole(label: str, hoogste: int, nodig: bool = True, hint: str = "") -> forms.IntegerField:
    """A whole number of 0 or more."""
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=0,
        max_value=hoogste,
        required=nodig,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "cr-w-s"}),
    )


class StandForm(Formulier):
    """How it stands today."""

    verplicht = {
        "plekken": "Vul in hoeveel plekken er zijn",
        "bezet": "Vul in hoeveel plekken bezet zijn",
    }
    plekken = whole("Hoeveel plekken zijn er?", MAX_PLEKKEN)
    bezet = whole("Hoeveel zijn er bezet?", MAX_PLEKKEN)
    vrij_vanaf = Datumveld(label="Weer een plek vrij vanaf", required=False)
    wachttijd_dagen = whole("Wachttijd in dagen", 999, nodig=False)

    def clean(self) -> dict[str, Any]:
        """Not more occupied than there are."""
        gegevens = super().clean() or {}
        plekken, bezet = gegevens.get("plekken"), gegevens.get("bezet")
        if plekken is not None and bezet is not None and bezet > plekken:
            self.add_error("bezet", "Vul niet meer bezette plekken in dan er plekken zijn")
        return gegevens


class PlekForm(StandForm):
    """A new form at a location."""

    verplicht = {
        **StandForm.verplicht,
        "locatie": "Vul in welke locatie het is",
        "plaats": "Vul in in welke plaats",
        "vorm": "Kies welke vorm van hulp",
    }
    locatie = forms.CharField(label="Welke locatie?", max_length=120)
    plaats = forms.CharField(label="In welke plaats?", max_length=80)
    vorm = forms.ChoiceField(label="Welke vorm van hulp?", choices=[GEEN, *Vorm.choices])
    leeftijd_van = whole("Vanaf welke leeftijd?", MAX_LEEFTIJD)
    leeftijd_tot = whole("Tot en met welke leeftijd?", MAX_LEEFTIJD)
    field_order = ("locatie", "plaats", "vorm", "leeftijd_van", "leeftijd_tot")
