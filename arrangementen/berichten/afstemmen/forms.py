"""Een verschil als bekend vastleggen."""

from django import forms

from verloop.schermen.formulier import Formulier

from .models import Bekendreden


class BekendForm(Formulier):
    """Why the difference may stand."""

    verplicht = {"reden": "Kies waarom dit verschil mag blijven staan"}

    reden = forms.ChoiceField(
        label="Waarom mag dit blijven staan", widget=forms.RadioSelect, choices=Bekendreden.choices
    )
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Verplicht bij ‘Anders’. Schrijf geen namen op.",
    )

    def clean(self) -> None:
        """'Anders' says nothing by itself."""
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("reden") == Bekendreden.ANDERS and not gegevens.get("toelichting"):
            self.add_error("toelichting", "Schrijf op waarom dit verschil mag blijven staan")
