"""De formulieren van de ijking: een bestand inlezen, kiezen wat meetelt, en een grens proberen."""

from typing import Any

from django import forms

from normenkader.models.norm import DUUR_EENHEDEN, VOLUME_EENHEDEN
from normenkader.models.traject import Trajectbestand
from normenkader.toetsing import DuurEenheid, VolumeEenheid
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Getalveld

from .maten import stored_volume
from .voorstel import Voorstel
from .vragen import Selectie

MAX_BYTES = 25 * 1024 * 1024
SMAL = {"class": "cr-w-s"}


class InleesForm(Formulier):
    """A file with trajecten; first a trial, which stores nothing."""

    verplicht = {
        "naam": "Geef het bestand een naam",
        "bron": "Schrijf op waar de gegevens vandaan komen",
        "bestand": "Kies een CSV-bestand",
    }

    naam = forms.CharField(label="Naam", max_length=120)
    bron = forms.CharField(label="Waar komen de gegevens vandaan?", max_length=200)
    fictief = forms.BooleanField(label="Dit zijn verzonnen gegevens", required=False)
    bestand = forms.FileField(
        label="CSV-bestand", help_text="Hooguit 25 MB. Een groter bestand leest de beheerder in."
    )
    proef = forms.BooleanField(
        label="Alleen controleren, nog niets opslaan", required=False, initial=True
    )

    def clean_bestand(self) -> Any:
        """Not larger than a page may take."""
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MAX_BYTES:
            raise forms.ValidationError(
                "Dit bestand is groter dan 25 MB. Vraag de beheerder het in te lezen"
            )
        return bestand


class KeuzeForm(Formulier):
    """Years and gemeente; every field may stay empty."""

    jaar_van = forms.IntegerField(
        label="Jaar vanaf", required=False, min_value=2000, max_value=2100
    )
    jaar_tot = forms.IntegerField(
        label="Jaar tot en met", required=False, min_value=2000, max_value=2100
    )
    gemeente = forms.ChoiceField(label="Gemeente", required=False)

    def __init__(self, *args: Any, gemeenten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gemeenten = gemeenten
        self.fields["gemeente"].choices = [("", "Alle gemeenten"), *gemeenten]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The years run forward."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        van, tot = gegevens.get("jaar_van"), gegevens.get("jaar_tot")
        if van and tot and tot < van:
            self.add_error("jaar_tot", "Kies een jaar op of na het eerste jaar")
        return gegevens

    def chosen(self, bestand: Trajectbestand) -> Selectie:
        """The selection; a faulty one falls back to everything."""
        gegevens = self.cleaned_data if self.is_valid() else {}
        return Selectie(
            bestand,
            gegevens.get("jaar_van"),
            gegevens.get("jaar_tot"),
            gegevens.get("gemeente") or "",
        )


class GrensForm(Formulier):
    """A maximum to try on the past."""

    verplicht = {"volume": "Vul een hoeveelheid in", "duur": "Vul een duur in"}

    volume = Getalveld(label="Hooguit in totaal", min_value=0.01, max_value=9999999)
    eenheid = forms.ChoiceField(label="Eenheid", choices=VOLUME_EENHEDEN)
    duur = forms.IntegerField(
        label="Duurt hooguit", min_value=1, max_value=520, widget=forms.NumberInput(attrs=SMAL)
    )
    duur_eenheid = forms.ChoiceField(label="Weken of maanden?", choices=DUUR_EENHEDEN)

    def __init__(self, *args: Any, opgeslagen: VolumeEenheid, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.opgeslagen = opgeslagen

    def clean_eenheid(self) -> str:
        """A unit that can be compared with the trajecten."""
        eenheid = VolumeEenheid(self.cleaned_data["eenheid"])
        if stored_volume(eenheid=eenheid, volume=self.cleaned_data.get("volume") or 1)[1] != (  # type: ignore[arg-type]
            self.opgeslagen
        ):
            raise forms.ValidationError(
                "Deze eenheid is niet te vergelijken met die van de trajecten. Kies een andere"
            )
        return eenheid.value

    def to_proposal(self) -> Voorstel:
        """The proposal, when the form is valid."""
        g = self.cleaned_data
        return Voorstel(
            g["volume"], VolumeEenheid(g["eenheid"]), g["duur"], DuurEenheid(g["duur_eenheid"])
        )
