"""De filters van het leeslogboek."""

from typing import Any

from django import forms

from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld


class PeriodeForm(Formulier):
    """From and up to and including a day; both may stay empty."""

    van = Datumveld(label="Vanaf", required=False)
    tot = Datumveld(label="Tot en met", required=False)

    def clean(self) -> dict[str, Any]:
        """The end does not lie before the begin."""
        gegevens = super().clean() or {}
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "Kies een dag die niet vóór de eerste dag ligt")
        return gegevens


class ToezichtForm(PeriodeForm):
    """Whose reading, in which casus, in which period."""

    medewerker = forms.CharField(
        label="Medewerker",
        help_text="Een deel van de naam of het e-mailadres",
        required=False,
        max_length=100,
    )
    casusnummer = forms.RegexField(
        r"^\d{4}-\d{6}$",
        label="Casusnummer",
        help_text="Bijvoorbeeld 2026-004812",
        required=False,
        error_messages={"invalid": "Vul een casusnummer in zoals 2026-004812"},
    )
    field_order = ("medewerker", "casusnummer", "van", "tot")
