"""De formulieren om gegevens te wijzigen, een kind toe te voegen en een partij vast te leggen."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django import forms

from organisaties.models import Medewerker
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .forms import LEEG, JeugdigeForm
from .models import GETOOND, Jeugdige
from .partijen import Partijrol


class WijzigForm(JeugdigeForm):
    """What is known of the jeugdige; an empty BSN leaves the number as it is."""

    field_order = ("voornamen", "roepnaam", "voorvoegsel", "achternaam", "geboortedatum")

    def __init__(self, data: Any, *args: Any, medewerker: Medewerker, on: date, **kw: Any) -> None:
        super().__init__(data, *args, medewerker=medewerker, on=on, **kw)
        for naam in ("organisatie", "zonder_bsn_reden", "zonder_gezag_reden", "gemeente"):
            del self.fields[naam]
        self.fields["bsn"].label = "Nieuw BSN"
        self.fields["bsn"].help_text = "Alleen invullen als het BSN ontbreekt of niet klopt."
        self.fields["bsn"].soms = False

    def velden(self) -> dict[str, Any]:
        """The fields of Jeugdige that were shown."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "bsn"}

    def stored(self, jeugdige: Jeugdige) -> SimpleNamespace:
        """What is saved now, without the BSN: that is never shown beside the own text."""
        return SimpleNamespace(**{naam: getattr(jeugdige, naam) for naam in GETOOND})


class KindForm(JeugdigeForm):
    """Another child of the gezin."""

    def __init__(self, data: Any, *args: Any, medewerker: Medewerker, on: date, **kw: Any) -> None:
        super().__init__(data, *args, medewerker=medewerker, on=on, **kw)
        for naam in ("organisatie", "zonder_gezag_reden"):
            del self.fields[naam]


class PartijForm(Formulier):
    """A party around the family."""

    verplicht = {"rol": "Kies wie dit is", "naam": "Vul de naam in"}

    rol = forms.ChoiceField(label="Wie is dit?", choices=[LEEG, *Partijrol.choices])
    naam = forms.CharField(label="Naam van school of organisatie", max_length=120)
    contactpersoon = forms.CharField(label="Contactpersoon", required=False, max_length=120)
    telefoon = forms.CharField(label="Telefoon", required=False, max_length=20)
    afspraken = forms.CharField(
        label="Wat is er afgesproken?",
        help_text="Bij school: wat doen thuis en school samen?",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    begindatum = Datumveld(label="Betrokken sinds")
    einddatum = Datumveld(label="Betrokken tot en met", required=False)
