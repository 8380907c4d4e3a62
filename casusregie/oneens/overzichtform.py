"""Het formulier van het anonieme overzicht: elk veld nalezen en zelf bevestigen."""

from typing import Any

from django import forms

from casusregie.afronding.forms import choice, text
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .keuzes import Gevraagd
from .overzicht import NODIG, TEKSTEN

BEVESTIG = "Ik las dit na: niemand is hierin te herkennen"
UITLEG = {
    "standpunt_team": "Wat vindt het team, en waarom past dit bij de hulpvraag?",
    "standpunt_aanbieder": "Geef eerlijk weer wat de aanbieder vindt.",
    "geprobeerd": "Gesprekken, advies en andere aanbieders die u vroeg.",
    "vraag": "Wat zou helpen om verder te kunnen?",
}


class OverzichtForm(Formulier):
    """Fixed format; a text counts as read only when its own box is ticked."""

    verplicht = NODIG
    gevraagd = choice("Wat vraagt u van de contractmanager?", Gevraagd)
    met_jeugdige_op = Datumveld(
        label="Wanneer stemde u dit af met de jeugdige?",
        required=False,
        help_text="Laat leeg als dat niet nodig was.",
    )

    field_order = ("gevraagd",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, label in TEKSTEN.items():
            veld = text(label, UITLEG[naam], 5, required=naam in NODIG)
            veld.error_messages["required"] = NODIG.get(naam, "")
            self.fields[naam] = veld
            self.fields[bevestigd(naam)] = forms.BooleanField(label=BEVESTIG, required=False)

    def contents(self) -> dict[str, Any]:
        """The fields of the model; `bevestigd` holds the texts that were ticked and not empty."""
        data = dict(self.cleaned_data)
        velden = {naam: data[naam].strip() for naam in TEKSTEN}
        gelezen = [naam for naam in TEKSTEN if data[bevestigd(naam)] and velden[naam]]
        return {
            **velden,
            "gevraagd": data["gevraagd"],
            "met_jeugdige_op": data["met_jeugdige_op"],
            "bevestigd": gelezen,
        }


def bevestigd(naam: str) -> str:
    """The name of the box that belongs to a text."""
    return f"{naam}_gelezen"
