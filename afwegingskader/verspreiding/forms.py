"""De formulieren van de verspreiding: ontvangst, vraag en antwoord."""

from typing import Any

from django import forms

from casusregie.toestemming.anoniem import Termen, identifying
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .models import MAX_VRAAG

NIEMAND = Termen(frozenset(), "", "", frozenset(), frozenset())


class OntvangstForm(Formulier):
    """Which afdeling got it, who is the contact, and to whom it was passed on."""

    verplicht = {
        "afdeling": "Vul in bij welke afdeling het kader ligt",
        "contactpersoon": "Vul in wie de contactpersoon is",
        "ontvangen_op": "Vul in op welke dag het kader is ontvangen",
    }
    afdeling = forms.CharField(label="Bij welke afdeling ligt het kader?", max_length=120)
    contactpersoon = forms.CharField(label="Wie is de contactpersoon?", max_length=120)
    contact_email = forms.EmailField(label="E-mailadres van de contactpersoon", required=False)
    ontvangen_op = Datumveld(label="Wanneer ontvangen?")
    doorgeleid_aan = forms.CharField(
        label="Aan wie doorgestuurd?",
        required=False,
        max_length=200,
        help_text="Bijvoorbeeld: alle behandelregisseurs van de groepen.",
    )
    doorgeleid_op = Datumveld(label="Wanneer doorgestuurd?", required=False)


class VraagForm(Formulier):
    """A question about the kader; nothing about a jeugdige belongs in it."""

    verplicht = {"vraag": "Schrijf uw vraag of opmerking op"}
    vraag = forms.CharField(
        label="Wat is uw vraag of opmerking?",
        help_text="Schrijf geen namen, nummers of andere gegevens van een jeugdige op.",
        max_length=MAX_VRAAG,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean_vraag(self) -> str:
        """Refuse what plainly points at somebody."""
        tekst: str = self.cleaned_data["vraag"]
        gevonden = identifying(tekst, NIEMAND)
        if gevonden:
            raise forms.ValidationError(f"Haal dit uit uw vraag: {', '.join(gevonden)}")
        return tekst


class AntwoordForm(Formulier):
    """The answer of the region."""

    verplicht = {"antwoord": "Schrijf het antwoord op"}
    antwoord = forms.CharField(
        label="Wat is het antwoord?",
        max_length=MAX_VRAAG,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


def initial_of(ontvangst: Any) -> dict[str, Any]:
    """What stands in the form of a reception that was recorded before."""
    return {naam: getattr(ontvangst, naam) for naam in OntvangstForm.base_fields}
