"""De formulieren voor een besluit van het basisteam, een aanmelding en wat er is gedaan."""

from datetime import date
from typing import Any

from django import forms

from casusregie.casus.models import Casus
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Rol, Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .basisteambesluit import Besluitsoort
from .forms import WANNEER, long_text
from .handelingsoorten import Handelingsoort
from .kinderen import children_of


class BesluitForm(Formulier):
    """A decision of the basisteam."""

    verplicht = {
        "soort": "Kies waarover u besluit",
        "besluit": "Schrijf op wat het besluit is",
        "gronden": "Schrijf op waarom u dit besluit",
        "gedragswetenschapper": "Kies met welke gedragswetenschapper u besloot",
        "genomen_op": WANNEER,
    }
    soort = forms.ChoiceField(
        label="Waarover gaat het besluit?", choices=Besluitsoort.choices, widget=forms.RadioSelect
    )
    besluit = long_text("Wat is het besluit?")
    gronden = long_text("Waarom?", help_text="Noem de feiten waarop het besluit rust.")
    gedragswetenschapper = forms.ModelChoiceField(
        Medewerker.objects.none(), label="Gedragswetenschapper", empty_label="Kies een collega"
    )
    anderen = forms.CharField(label="Wie waren er nog meer bij?", required=False, max_length=300)
    genomen_op = Datumveld(label="Besloten op")

    def __init__(self, data: Any, *args: Any, casus: Casus, **kw: Any) -> None:
        super().__init__(data, *args, **kw)
        self.fields["gedragswetenschapper"].queryset = Medewerker.objects.filter(
            aanstellingen__organisatie=casus.team_id,
            aanstellingen__rol=Rol.GEDRAGSWETENSCHAPPER,
            is_active=True,
        ).distinct()


class AanmeldingForm(Formulier):
    """The client is told to a lokaal team."""

    verplicht = {
        "team": "Kies bij welk lokaal team u de cliënt aanmeldt",
        "toelichting": "Schrijf op wat het team moet weten",
    }
    team = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Lokaal team", empty_label="Kies een team"
    )
    toelichting = long_text("Toelichting voor het team")

    def __init__(self, data: Any, *args: Any, casus: Casus, on: date, **kw: Any) -> None:
        super().__init__(data, *args, **kw)
        teams = Organisatie.objects.valid_on(on).of_soort(Soort.LOKAAL_TEAM)
        self.fields["team"].queryset = teams.filter(valt_onder=casus.gemeente_id).order_by("naam")


class HandelingForm(Formulier):
    """What was done; asks only what belongs to this kind."""

    verplicht = {
        "gedaan_op": WANNEER,
        "toelichting": "Schrijf in een paar zinnen op wat er is gedaan of afgesproken",
        "gezin_geinformeerd_op": "Vul in op welke dag u het gezin heeft geïnformeerd",
        "organisatie": "Kies de organisatie waar het om gaat",
        "gezinslid": "Kies om welk kind het gaat",
        "uitkomst": "Kies wat de uitkomst is",
    }
    gezinslid = forms.ModelChoiceField(
        None, label="Om welk kind gaat het?", empty_label="Kies een kind"
    )
    gedaan_op = Datumveld(label="Datum")
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Organisatie", empty_label="Kies een organisatie"
    )
    uitkomst = forms.ChoiceField(label="Uitkomst", widget=forms.RadioSelect)
    gezin_geinformeerd_op = Datumveld(label="Gezin geïnformeerd op")
    toelichting = long_text("Wat is er gedaan of afgesproken?")

    def __init__(
        self, data: Any, *args: Any, kind: Handelingsoort, casus: Casus, on: date, **kw: Any
    ) -> None:
        super().__init__(data, *args, **kw)
        self.fields["uitkomst"].choices = kind.uitkomsten
        leden = [lid.pk for lid in children_of(casus)] if kind.kind else []
        self.fields["gezinslid"].queryset = casus.gezin.leden.filter(pk__in=leden)
        if kind.organisatie:
            plekken = Organisatie.objects.valid_on(on).of_soort(kind.organisatie)
            self.fields["organisatie"].queryset = plekken.order_by("naam")
        nodig = {
            "gezinslid": kind.kind,
            "organisatie": bool(kind.organisatie),
            "uitkomst": bool(kind.uitkomsten),
            "gezin_geinformeerd_op": kind.gezin,
        }
        for naam, gevraagd in nodig.items():
            if not gevraagd:
                del self.fields[naam]
        self.fields["toelichting"].required = kind.toelichting
