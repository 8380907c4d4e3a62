"""De formulieren van de caseload: veel casussen tegelijk, en eigen stappen van een team."""

from datetime import date
from typing import Any

from django import forms

from casusregie.casus.models import Routesoort
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .forms import WAAROM, person_field, text_area
from .keuzes import Massasoort, Rolkeuze
from .wie import organisations_of, staff


class VerzamelForm(Formulier):
    """What to do with the chosen casussen."""

    verplicht = {"soort": "Kies wat u wilt doen", "rol": "Kies welke rol", "reden": WAAROM}
    soort = forms.ChoiceField(
        label="Wat wilt u doen?", choices=Massasoort.choices, widget=forms.RadioSelect
    )
    rol = forms.ChoiceField(
        label="Welke rol?",
        choices=Rolkeuze.choices,
        initial=Rol.CASUSREGISSEUR.value,
        widget=forms.RadioSelect,
    )
    aan = person_field(
        "Aan welke collega?", required=False, empty_label="Kies een collega (bij toewijzen)"
    )
    naar = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="Aan welk team?",
        required=False,
        empty_label="Kies een team (bij overdragen)",
    )
    instemming_op = Datumveld(
        label="Wanneer stemden de gezinnen in?",
        help_text="Alleen bij overdragen aan een ander team.",
        required=False,
    )
    reden = forms.CharField(label="Waarom?", max_length=200, widget=text_area(2))

    def __init__(self, data: Any = None, *args: Any, team: Any, on: date, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        rollen = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER)
        self.fields["aan"].queryset = staff(team.pk, on, *rollen)
        teams = organisations_of(on, Soort.LOKAAL_TEAM).exclude(pk=team.pk)
        self.fields["naar"].queryset = teams
        for naam in ("aan", "naar", "instemming_op"):
            self.fields[naam].soms = True


class EigenStapForm(Formulier):
    """A step of one's own."""

    verplicht = {"route": "Kies de route", "stap": "Kies de stap", "tekst": "Schrijf de stap op"}
    route = forms.ChoiceField(label="Welke route?", choices=Routesoort.choices)
    stap = forms.TypedChoiceField(
        label="Bij welke stap?",
        choices=[
            (1, "1. Registreren en toewijzen"),
            (2, "2. Behandelen en monitoren"),
            (3, "3. Beëindigen"),
        ],
        coerce=int,
    )
    tekst = forms.CharField(label="Wat moet er gebeuren?", max_length=200)
