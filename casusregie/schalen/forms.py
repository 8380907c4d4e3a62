"""De formulieren bij op- en afschalen."""

from typing import Any

from django import forms

from casusregie.afronding.forms import choice, text
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .keuzes import Aanleiding, Betrokkene, Richting


class VoorstelForm(Formulier):
    """What changes, why now, and with whom it was talked over."""

    verplicht = {
        "richting": "Kies of er meer of minder hulp nodig is",
        "aanleiding": "Kies waarom u dit nu voorstelt",
        "voorstel": "Schrijf op wat er verandert en waarom",
        "betrokkenen": "Kies met wie u afstemde",
        "afstemming": "Schrijf op wat zij ervan vinden",
    }
    richting = choice("Wat stelt u voor?", Richting)
    aanleiding = choice("Waarom nu?", Aanleiding)
    voorstel = text("Wat verandert er, en waarom?", "Noem welke hulp, hoeveel en hoe lang.")
    betrokkenen = forms.MultipleChoiceField(
        label="Met wie heeft u afgestemd?",
        choices=Betrokkene.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    afstemming = text("Wat vinden zij ervan?", "Schrijf ook op waar zij verschillen.")


class AkkoordForm(Formulier):
    """The decision, with the day from which it holds."""

    verplicht = {
        "besluit": "Schrijf op wat u besluit en waarom",
        "ingang": "Vul in vanaf welke dag dit geldt",
    }
    besluit = text("Wat besluit u, en waarom?")
    ingang = Datumveld(label="Vanaf welke dag geldt dit?")


class AfwijsForm(Formulier):
    """Not now."""

    verplicht = {"besluit": "Schrijf op wat u besluit en waarom"}
    besluit = text("Waarom bent u niet akkoord?")


FORMULIEREN: dict[str, type[Formulier]] = {
    "accept": AkkoordForm,
    "refuse": AfwijsForm,
    "withdraw": Formulier,
}
UITLEG: dict[str, Any] = {
    "accept": "De hulp past bij wat er nu nodig is.",
    "refuse": "De hulp blijft zoals die is.",
    "withdraw": "Het voorstel is niet meer nodig.",
}
