"""Formulieren om start en stop van hulp te melden."""

from datetime import date
from typing import Any

from django import forms

from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .models import REDENEN_STOP, TIJDELIJK

TOEKOMST = "Kies een dag die niet in de toekomst ligt. Meld het als het zover is"


class StartForm(Formulier):
    """The day on which help really started."""

    verplicht = {"begindatum": "Vul in op welke dag de hulp echt begon"}

    begindatum = Datumveld(label="Op welke dag begon de hulp?")

    def __init__(self, *args: Any, toewijzing: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.toewijzing, self.vandaag = toewijzing, on

    def clean_begindatum(self) -> date:
        """Not in the future (TR134) and within the toewijzing."""
        dag: date = self.cleaned_data["begindatum"]
        if dag > self.vandaag:
            raise forms.ValidationError(TOEKOMST)
        if dag < self.toewijzing.ingangsdatum:
            raise forms.ValidationError("Kies een dag op of na de ingangsdatum van de toewijzing")
        if self.toewijzing.einddatum and dag > self.toewijzing.einddatum:
            raise forms.ValidationError("Kies een dag voor de einddatum van de toewijzing")
        return dag


class StopForm(Formulier):
    """The last day and the reason."""

    verplicht = {
        "einddatum": "Vul in op welke dag de hulp eindigde",
        "reden": "Kies waarom de hulp eindigde",
    }

    einddatum = Datumveld(label="Op welke dag eindigde de hulp?")
    reden = forms.ChoiceField(
        label="Waarom?", choices=REDENEN_STOP, widget=forms.RadioSelect,
        help_text=f"Kies {TIJDELIJK} als de hulp later verder gaat.",
    )  # fmt: skip

    def __init__(self, *args: Any, toewijzing: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.toewijzing, self.vandaag = toewijzing, on
        self.fields["reden"].choices = [  # type: ignore[attr-defined]
            (code, f"{naam} ({code})") for code, naam in REDENEN_STOP
        ]

    def clean_einddatum(self) -> date:
        """Not in the future (TR134), not before the start (TR018)."""
        dag: date = self.cleaned_data["einddatum"]
        starts = self.toewijzing.counting_starts()
        if dag > self.vandaag:
            raise forms.ValidationError(TOEKOMST)
        if starts and dag < starts[-1].begindatum:
            raise forms.ValidationError("Kies een dag op of na de start van de hulp")
        return dag
