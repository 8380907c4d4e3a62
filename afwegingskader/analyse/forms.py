"""Het formulier van de verklarende analyse: tien delen en een advies."""

from typing import Any

from django import forms

from afwegingskader.keuzes import ANALYSE_DELEN, INSTRUMENTEN, Advies, Gesprekspartner
from verloop.schermen.formulier import Formulier

from .models import MAX_TEKST

MENSEN = ("gesproken_met", "niet_gesproken")
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
    """A concept may be half; adopting asks for all parts. A next version says what is new."""

    reden_versie = forms.CharField(
        label="Wat is er nieuw sinds de vorige versie?",
        help_text="Bijvoorbeeld: na de tussenevaluatie weten wij meer over de avonden.",
        required=False,
        max_length=MAX_TEKST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    gesproken_met = forms.MultipleChoiceField(
        label="Met wie sprak u?",
        choices=Gesprekspartner.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    niet_gesproken = forms.CharField(
        label="Sprak u de jeugdige of de ouders niet? Waarom?",
        required=False,
        max_length=MAX_TEKST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    instrumenten = forms.MultipleChoiceField(
        label="Welke instrumenten gebruikte u?",
        choices=list(INSTRUMENTEN.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    advies = forms.ChoiceField(
        label="Uw advies", choices=Advies.choices, widget=forms.RadioSelect, required=False
    )
    field_order = ["reden_versie", *MENSEN, *ANALYSE_DELEN, "instrumenten", "advies"]
    optioneel = ("niet_gesproken", "instrumenten")

    def __init__(self, *args: Any, analyse: Any = None, **kwargs: Any) -> None:
        begin = {naam: getattr(analyse, naam) for naam in self.field_order} if analyse else {}
        super().__init__(*args, initial=begin, **kwargs)
        self.nummer = analyse.nummer if analyse else 1
        if self.nummer == 1:
            del self.fields["reden_versie"]

    def ask_all(self, open_: dict[str, str]) -> None:
        """Put a sentence at each part that is not written, and those of `open_` at theirs."""
        delen = {
            naam: f"Schrijf dit deel: {titel.lower()}"
            for naam, titel in ANALYSE_DELEN.items()
            if not str(self.cleaned_data.get(naam, "")).strip()
        }
        for naam, zin in (delen | open_).items():
            if naam in self.fields and naam not in self.errors:
                self.add_error(naam, zin)

    def mark_required(self) -> None:
        """Nearly every part is needed in the end, so no label says that it is not."""
        for naam, veld in self.fields.items():
            veld.required = naam not in self.optioneel


for _naam, _titel in ANALYSE_DELEN.items():
    AnalyseForm.base_fields[_naam] = forms.CharField(
        label=_titel,
        help_text=UITLEG[_naam],
        required=False,
        max_length=MAX_TEKST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
