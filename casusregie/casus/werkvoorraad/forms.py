"""Formulier voor een bewaarde weergave."""

from django import forms

from verloop.schermen.formulier import Formulier


class WeergaveForm(Formulier):
    """The name of a saved view, and whether it comes first."""

    verplicht = {"naam": "Geef de weergave een naam"}

    naam = forms.CharField(
        label="Naam van de weergave",
        max_length=40,
        widget=forms.TextInput(attrs={"class": "cr-w-m", "autocomplete": "off"}),
    )
    standaard = forms.BooleanField(label="Open mijn werkvoorraad hiermee", required=False)
