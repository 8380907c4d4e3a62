"""Het formulier waarmee iemand een casus opent: route A voor het team, route C voor de GI."""

from datetime import date
from typing import Any

from django import forms

from casusregie.bescherming.soorten import Maatregelsoort
from organisaties.models import Aanstelling, Medewerker, Organisatie
from organisaties.rollen import Rol
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

OPENERS = {
    "A": (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR),
    "C": (Rol.JEUGDBESCHERMER,),
}
REGISSEUR = {"A": Rol.PROCESREGISSEUR, "C": Rol.JEUGDBESCHERMER}


def routes_for(medewerker: Medewerker, on: date) -> list[str]:
    """The routes on which this person may open a casus today; B comes with the verzoek."""
    return [route for route, rollen in OPENERS.items() if medewerker.has_role(*rollen, on=on)]


class CasusForm(Formulier):
    """Opening a casus on route A."""

    route = "A"
    verplicht = {
        "hulpvraag": "Schrijf op wat de jeugdige of het gezin vraagt",
        "procesregisseur": "Kies wie de procesregisseur is",
    }

    team = forms.ModelChoiceField(Organisatie.objects.none(), label="Team", empty_label=None)
    gemeente = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="Gemeente die verantwoordelijk is",
        empty_label="Kies een gemeente",
    )
    hulpvraag = forms.CharField(
        label="Wat is de hulpvraag?",
        help_text="In een paar zinnen, het liefst in de woorden van het gezin.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    procesregisseur = forms.ModelChoiceField(
        Medewerker.objects.none(), label="Procesregisseur", empty_label="Kies een collega"
    )
    reden_tweede = forms.CharField(
        label="Loopt er al een casus bij dit team? Schrijf op waarom er een tweede nodig is.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any, *args: Any, medewerker: Medewerker, on: date, **kw: Any) -> None:
        super().__init__(data, *args, **kw)
        plekken = medewerker.organisaties_op(on, *OPENERS[self.route])
        self.fields["team"].queryset = Organisatie.objects.filter(pk__in=plekken)
        self.fields["gemeente"].queryset = Organisatie.objects.valid_on(on).of_soort("gemeente")
        collegas = Aanstelling.objects.current(on).filter(
            rol=REGISSEUR[self.route], organisatie__in=plekken
        )
        self.fields["procesregisseur"].queryset = Medewerker.objects.filter(
            pk__in=collegas.values("medewerker")
        ).order_by("naam")


class BeschermingForm(CasusForm):
    """Opening a casus on route C."""

    route = "C"
    verplicht = {
        **CasusForm.verplicht,
        "procesregisseur": "Kies wie de jeugdbeschermer is",
        "opdracht_rechtbank_op": "Vul in op welke dag de rechtbank de opdracht gaf",
    }

    maatregel = forms.ChoiceField(
        label="Welke maatregel?", choices=Maatregelsoort.choices, widget=forms.RadioSelect
    )
    opdracht_rechtbank_op = Datumveld(label="Opdracht van de rechtbank")
    field_order = ("team", "maatregel", "opdracht_rechtbank_op", "gemeente", "hulpvraag")

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["team"].label = "Instelling"
        self.fields["procesregisseur"].label = "Jeugdbeschermer"


FORMULIEREN: dict[str, type[CasusForm]] = {"A": CasusForm, "C": BeschermingForm}
