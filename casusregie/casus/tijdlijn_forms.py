"""Het zoekformulier van de tijdlijn."""

from django import forms

from casusregie.leeslog.forms import PeriodeForm


class TijdlijnForm(PeriodeForm):
    """By whom, and in which period; all may stay empty."""

    wie = forms.CharField(
        label="Wie",
        help_text="Een deel van de naam van een medewerker",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"class": "cr-w-m", "autocomplete": "off"}),
    )
    field_order = ("wie", "van", "tot")
