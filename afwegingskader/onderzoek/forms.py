"""De formulieren van het onderzoek: opzetten, een casus bevestigen en niet meedoen."""

from typing import Any

from django import forms

from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .models import MAX_TEKST, TEKSTEN

BEVESTIGD = "bevestigd"


class OnderzoekForm(Formulier):
    """The question, who does it, and from which span the cases come."""

    verplicht = {
        "naam": "Geef het onderzoek een naam",
        "onderzoeksvraag": "Schrijf de onderzoeksvraag op",
        "uitvoerder": "Vul in wie het onderzoek doet",
        "van": "Vul de eerste dag in",
        "tot": "Vul de laatste dag in",
    }
    naam = forms.CharField(label="Hoe heet het onderzoek?", max_length=120)
    onderzoeksvraag = forms.CharField(
        label="Wat is de onderzoeksvraag?",
        max_length=MAX_TEKST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    uitvoerder = forms.CharField(
        label="Wie doet het onderzoek?", max_length=120, help_text="Bijvoorbeeld een hogeschool"
    )
    van = Datumveld(label="1-op-1 begonnen vanaf")
    tot = Datumveld(label="1-op-1 begonnen tot en met")
    aantal = forms.IntegerField(
        label="Hoeveel casussen?",
        min_value=5,
        max_value=100,
        initial=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "cr-w-s"}),
    )
    k = forms.IntegerField(
        label="Hoeveel casussen moeten minstens op elkaar lijken?",
        min_value=2,
        max_value=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "cr-w-s"}),
        help_text="Lijken er minder op elkaar, dan verbergt het bestand kenmerken.",
    )


class BevestigForm(Formulier):
    """Four texts, each with its own box: only what was ticked leaves."""

    field_order = [naam for veld in TEKSTEN for naam in (veld, f"{veld}_{BEVESTIGD}")]

    def chosen(self) -> list[str]:
        """The texts whose box was ticked."""
        return [veld for veld in TEKSTEN if self.cleaned_data.get(f"{veld}_{BEVESTIGD}")]

    def texts(self) -> dict[str, str]:
        """What was written in each box."""
        return {veld: self.cleaned_data.get(veld, "") for veld in TEKSTEN}

    def clean(self) -> dict[str, Any]:
        """A ticked box needs a text."""
        for veld in TEKSTEN:
            if self.cleaned_data.get(f"{veld}_{BEVESTIGD}") and not self.cleaned_data.get(veld):
                self.add_error(veld, "Schrijf de tekst, of haal het vinkje weg")
        return self.cleaned_data


class UitsluitForm(Formulier):
    """Why a case does not take part."""

    verplicht = {"reden_uitgesloten": "Schrijf op waarom"}
    reden_uitgesloten = forms.CharField(
        label="Waarom doet deze casus niet mee?",
        max_length=200,
        help_text="Bijvoorbeeld: te herkenbaar, of het gezin wil het niet.",
    )


for _veld, _titel in TEKSTEN.items():
    BevestigForm.base_fields[_veld] = forms.CharField(
        label=_titel,
        required=False,
        max_length=MAX_TEKST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    BevestigForm.base_fields[f"{_veld}_{BEVESTIGD}"] = forms.BooleanField(
        label=f"Deze tekst is onherkenbaar en mag mee: {_titel.lower()}", required=False
    )


def original_texts(aanvraag: Any) -> dict[str, str]:
    """What stands in the dossier, as a start for the text that may leave."""
    analyse = aanvraag.adopted_analyse()
    return {
        "hulpvraag": aanvraag.gewijzigde_hulpvraag,
        "doel": aanvraag.doel,
        "analyse": analyse.samenhang if analyse else "",
        "resultaat": aanvraag.inzet.evaluatie,
    }
