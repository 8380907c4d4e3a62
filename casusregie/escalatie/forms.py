"""Het formulier waarmee een geadresseerde een escalatie beantwoordt."""

from django import forms

from verloop.schermen.formulier import Formulier

from .keuzes import OP_TERMIJN


class AntwoordForm(Formulier):
    """The outcome from a list, and what was agreed in words."""

    verplicht = {
        "uitkomst": "Kies wat het antwoord is",
        "antwoord": "Schrijf op wat er is afgesproken of besloten",
    }

    uitkomst = forms.ChoiceField(
        label="Wat is het antwoord?",
        choices=[(keuze.value, keuze.label) for keuze in OP_TERMIJN],
        widget=forms.RadioSelect,
    )
    antwoord = forms.CharField(
        label="Afspraak of besluit",
        help_text="Schrijf wie wat doet, en wanneer. Wie aan zet is, krijgt een signaal.",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
