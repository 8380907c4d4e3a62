"""Formulieren van evalueren: de afspraak, een moment, het verslag en het oordeel."""

from typing import Any

from django import forms

from organisaties.models import Organisatie
from verloop.schermen.formulier import Formulier, ModelFormulier
from verloop.schermen.velden import Datumveld

from .afspraak import Evaluatieafspraak
from .keuzes import Effect, Voorstel, Vorm


def _area(label: str, required: bool = True, **opties: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        **opties,
    )


class AfspraakForm(ModelFormulier):
    """When first, how often and in which form."""

    eerste_op = Datumveld(label="Wanneer is de eerste evaluatie?")
    om_de_weken = forms.IntegerField(
        label="Om de hoeveel weken?",
        min_value=1,
        max_value=52,
        widget=forms.TextInput(attrs={"class": "cr-w-s", "inputmode": "numeric"}),
    )

    class Meta:
        model = Evaluatieafspraak
        fields = ("eerste_op", "om_de_weken", "vorm", "deelnemers")
        labels = {"vorm": "In welke vorm?", "deelnemers": "Wie doet mee?"}
        widgets = {"vorm": forms.RadioSelect}


class MomentForm(Formulier):
    """A moment in between."""

    op = Datumveld(label="Wanneer?")
    vorm = forms.ChoiceField(label="In welke vorm?", choices=Vorm.choices, widget=forms.RadioSelect)
    aanbieder = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="Over de hulp van welke aanbieder?",
        required=False,
        empty_label="Alle hulp in deze casus",
    )

    def __init__(self, *args: Any, aanbieders: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["aanbieder"].queryset = aanbieders


class VerslagForm(Formulier):
    """The report is shared; `verslagen` are the documents this user may choose from."""

    verslag = forms.ChoiceField(
        label="Welk voortgangsverslag?",
        required=False,
        help_text="Kies het verslag uit Documenten. Staat het er niet, laat dit dan leeg.",
    )
    verslag_op = Datumveld(label="Wanneer is het verslag gedeeld?")
    verslag_in_het_kort = _area(
        "Wat staat er in het kort in?",
        required=False,
    )

    def __init__(self, *args: Any, verslagen: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keuzes = [(str(v.kenmerk), f"{v}, {v.organisatie}") for v in verslagen]
        self.fields["verslag"].choices = [("", "Geen verslag gekozen"), *keuzes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The key of the chosen report, as the move keeps it."""
        goed = super().clean() or {}
        goed["verslag_kenmerk"] = goed.pop("verslag", "") or None
        return goed


class OordeelForm(Formulier):
    """Judgement and proposal of the casusregisseur."""

    verplicht = {
        "met": "Schrijf op wie er meededen",
        "effect": "Kies of de hulp werkt",
        "beoordeling": "Schrijf op hoe u de voortgang beoordeelt",
        "voorstel": "Kies wat u voorstelt",
    }

    gesprek_op = Datumveld(label="Wanneer is de voortgang besproken?")
    met = forms.CharField(label="Wie deden mee?", max_length=300)
    effect = forms.ChoiceField(
        label="Werkt de hulp?", choices=Effect.choices, widget=forms.RadioSelect
    )
    beoordeling = _area(
        "Hoe beoordeelt u de voortgang?", help_text="Kijk naar alle hulp in het gezin samen"
    )
    voorstel = forms.ChoiceField(
        label="Wat stelt u voor?", choices=Voorstel.choices, widget=forms.RadioSelect
    )
    voorstel_toelichting = _area("Waarom?", required=False, help_text="Nodig als de hulp verandert")
    zonder_verslag_omdat = forms.CharField(
        label="Waarom was er geen verslag voor het gesprek?",
        required=False,
        max_length=300,
        help_text="Nodig als de aanbieder geen verslag deelde",
    )


class VerplaatsForm(Formulier):
    """Another day."""

    naar = Datumveld(label="Naar welke dag?")
    reden = forms.CharField(label="Waarom?", max_length=300)


class RedenForm(Formulier):
    """Why it lapses."""

    reden = forms.CharField(label="Waarom?", max_length=300)


FORMULIEREN: dict[str, type[Formulier]] = {
    "receive_report": VerslagForm,
    "discuss": OordeelForm,
    "move": VerplaatsForm,
    "lapse": RedenForm,
}
