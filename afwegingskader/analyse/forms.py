"""Het formulier van de verklarende analyse: tien delen en een advies."""

from typing import Any

from django import forms

from afwegingskader.keuzes import ANALYSE_DELEN, Advies
from verloop.schermen.formulier import Formulier

from .models import MAX_TEKST

UITLEG = {
    "aanleiding": "Waarom wordt nu om 1-op-1 gevraagd? Wat is de vraag?",
    "feiten": "Over de jeugdige, de ouders en de omgeving. Geen etiketten.",
    "ontstaan": "Wat ging eraan vooraf?",
    "in_stand": "Waardoor gaat het door?",
    "beschermend": "Wat gaat goed? Wie en wat helpt?",
    "eerdere_hulp": "Welke hulp was er, en wat leverde die op?",
    "samenhang": "Hoe hangt het samen? Hoe verklaart u wat er gebeurt?",
    "mening_jeugdige": "In de eigen woorden van de jeugdige.",
    "mening_ouders": "In hun eigen woorden. Schrijf ook op waar zij verschillend denken.",
    "advies_tekst": "Wat is nodig, hoe lang, en hoe bouwt het af?",
}


class AnalyseForm(Formulier):
    """A concept may be half; adopting asks for all parts."""

    advies = forms.ChoiceField(
        label="Uw advies", choices=Advies.choices, widget=forms.RadioSelect, required=False
    )
    field_order = [*ANALYSE_DELEN, "advies"]

    def __init__(self, *args: Any, analyse: Any = None, **kwargs: Any) -> None:
        begin = {naam: getattr(analyse, naam) for naam in self.field_order} if analyse else {}
        super().__init__(*args, initial=begin, **kwargs)

    def ask_all(self) -> None:
        """Put a sentence at each part that is not written, and at the advice."""
        for naam, titel in ANALYSE_DELEN.items():
            if not str(self.cleaned_data.get(naam, "")).strip() and naam not in self.errors:
                self.add_error(naam, f"Schrijf dit deel: {titel.lower()}")
        if not self.cleaned_data.get("advies") and "advies" not in self.errors:
            self.add_error("advies", "Kies uw advies")

    def mark_required(self) -> None:
        """Every part is needed in the end, so no label says that it is not."""
        for veld in self.fields.values():
            veld.required = True


for _naam, _titel in ANALYSE_DELEN.items():
    AnalyseForm.base_fields[_naam] = forms.CharField(
        label=_titel,
        help_text=UITLEG[_naam],
        required=False,
        max_length=MAX_TEKST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
