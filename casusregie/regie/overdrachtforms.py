"""De formulieren van overdracht, verzoek aan het team, en procesregie bij het expertteam."""

from datetime import date
from typing import Any

from django import forms

from casusregie.bescherming.soorten import Maatregelsoort
from casusregie.routes.vinden import route_of
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld, JaNeeveld

from .forms import WAAROM, CasusFormulier, person_field, text_area
from .houders import fitting_role
from .keuzes import Aanwezig, Rolkeuze, Verzoekactie, Verzoekreden, Verzoeksoort
from .overdrachtregels import MET_INSTEMMING, NAAR
from .wie import organisations_of, staff


class OverdrachtForm(CasusFormulier):
    """A concept hand-over of one kind; `soort` is part of the address."""

    verplicht = {
        "naar": "Kies wie het overneemt",
        "naar_medewerker": "Kies een collega",
        "rollen": "Kies welke rol u overdraagt",
        "reden": "Schrijf op waarom de overdracht nu echt nodig is",
    }
    soort = ""
    naar = forms.ModelChoiceField(Organisatie.objects.none(), label="Aan wie draagt u over?")
    naar_medewerker = person_field("Welke collega?")
    rollen = forms.MultipleChoiceField(
        label="Welke rol draagt u over?",
        choices=Rolkeuze.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    reden = forms.CharField(
        label="Waarom is dit nu echt nodig?",
        help_text="Elke wisseling kost het gezin iets. Draag alleen over als het moet.",
        max_length=2000,
        widget=text_area(),
    )
    punten = forms.CharField(
        label="Wat wilt u meegeven?", max_length=4000, required=False, widget=text_area()
    )
    gezin_stemt_in_op = Datumveld(label="Wanneer stemde het gezin in?", required=False)

    def prepare(self) -> None:
        """Only the fields and receivers that fit the kind."""
        if self.soort == "collega":
            self._between_colleagues()
        else:
            for naam in ("rollen", "naar_medewerker"):
                del self.fields[naam]
            soort, _ = NAAR[self.soort]
            anderen = organisations_of(self.on, str(soort)).exclude(pk=self.casus.team_id)
            self.fields["naar"].queryset = anderen
        if self.soort not in MET_INSTEMMING:
            del self.fields["gezin_stemt_in_op"]

    def _between_colleagues(self) -> None:
        del self.fields["naar"]
        rollen = [fitting_role(self.casus, rol) for rol in Rolkeuze.values]
        mensen = staff(self.casus.team_id, self.on, *rollen).exclude(pk=self.by.pk)
        self.fields["naar_medewerker"].queryset = mensen


def hand_over_form(soort: str) -> type[OverdrachtForm]:
    """The form of one kind."""
    return type("OverdrachtForm", (OverdrachtForm,), {"soort": soort})


class GesprekForm(Formulier):
    """The conversation of a warm hand-over."""

    verplicht = {
        "gesprek_op": "Vul in wanneer het gesprek was",
        "aanwezigen": "Kies wie erbij waren",
        "punten": "Schrijf op wat is overgedragen",
    }
    gesprek_op = Datumveld(label="Wanneer was het gesprek?")
    aanwezigen = forms.MultipleChoiceField(
        label="Wie waren erbij?", choices=Aanwezig.choices, widget=forms.CheckboxSelectMultiple
    )
    aanwezigen_namen = forms.CharField(label="Namen", max_length=400, required=False)
    punten = forms.CharField(label="Wat is overgedragen?", max_length=4000, widget=text_area())


class AanneemForm(Formulier):
    """What the receiver fills in, by the kind of hand-over."""

    verplicht = {
        "maatregel": "Kies welke maatregel de rechter oplegde",
        "opdracht_rechtbank_op": "Kies de datum van de uitspraak",
    }
    casusregisseur = person_field(
        "Wie wordt de casusregisseur?", required=False, empty_label="Kies een naam"
    )
    maatregel = forms.ChoiceField(
        label="Welke maatregel?", choices=Maatregelsoort.choices, widget=forms.RadioSelect
    )
    opdracht_rechtbank_op = Datumveld(label="Datum van de uitspraak")
    antwoord = forms.CharField(
        label="Wilt u iets terugzeggen?", max_length=2000, required=False, widget=text_area(2)
    )

    def __init__(self, data: Any = None, *args: Any, o: Any, on: date, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        rol = Rol.JEUGDBESCHERMER if o.soort == "a_naar_c" else Rol.CASUSREGISSEUR
        self.fields["casusregisseur"].queryset = staff(o.naar_id, on, rol)
        if o.soort != "a_naar_c":
            del self.fields["maatregel"], self.fields["opdracht_rechtbank_op"]
        else:
            self.fields["casusregisseur"].empty_label = "Ikzelf"
        if o.soort in ("collega", "aanbieder"):
            del self.fields["casusregisseur"]


class AntwoordForm(Formulier):
    """One text: a reason or an answer."""

    verplicht = {"antwoord": WAAROM}
    antwoord = forms.CharField(label="Waarom?", max_length=2000, widget=text_area())


class TeamvraagForm(CasusFormulier):
    """Ask the lokaal team (CR-B1-15..17, CR-A1-02)."""

    verplicht = {
        "team": "Kies een lokaal team",
        "soort": "Kies wat u vraagt",
        "reden": "Kies waarom u dit vraagt",
        "toelichting": "Schrijf op wat u van het team vraagt",
        "instemming_op": "Vul in wanneer het gezin instemde",
    }
    soort = forms.ChoiceField(
        label="Wat vraagt u?", choices=Verzoeksoort.choices, widget=forms.RadioSelect
    )
    reden = forms.ChoiceField(
        label="Waarom?", choices=Verzoekreden.choices, widget=forms.RadioSelect
    )
    team = forms.ModelChoiceField(Organisatie.objects.none(), label="Welk lokaal team?")
    toelichting = forms.CharField(label="Toelichting", max_length=4000, widget=text_area())
    instemming_op = Datumveld(
        label="Wanneer stemde het gezin in?",
        help_text="Zonder instemming van het gezin kan dit niet. De hulp kan wel beginnen.",
    )

    def prepare(self) -> None:
        """The team of the casus, else those of the gemeente, else all."""
        teams = organisations_of(self.on, Soort.LOKAAL_TEAM)
        if self.casus.team_id:
            teams = teams.filter(pk=self.casus.team_id)
        elif teams.filter(valt_onder=self.casus.gemeente_id).exists():
            teams = teams.filter(valt_onder=self.casus.gemeente_id)
        self.fields["team"].queryset = teams


class TeamToewijsForm(Formulier):
    """Name a casusregisseur."""

    verplicht = {"casusregisseur": "Kies wie de casusregisseur wordt"}
    casusregisseur = person_field("Wie wordt de casusregisseur?")
    antwoord = forms.CharField(
        label="Wilt u iets terugzeggen?", max_length=2000, required=False, widget=text_area(2)
    )

    def __init__(self, data: Any = None, *args: Any, o: Any, on: date, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.fields["casusregisseur"].queryset = staff(o.team_id, on, Rol.CASUSREGISSEUR)


class TeamAndersForm(AntwoordForm):
    """Information, RER or back to the verwijzer (CR-B1-03)."""

    verplicht = {"actie": "Kies wat u heeft gedaan", "antwoord": "Schrijf op wat u afsprak"}
    actie = forms.ChoiceField(
        label="Wat heeft u gedaan?", choices=Verzoekactie.choices, widget=forms.RadioSelect
    )
    field_order = ("actie", "antwoord")


class VraagForm(CasusFormulier):
    """Call the procesregisseur (CR-M-16)."""

    verplicht = {"vraag": "Schrijf op wat u van de procesregisseur vraagt"}
    vraag = forms.CharField(
        label="Wat loopt vast, en wat vraagt u?", max_length=4000, widget=text_area()
    )


class RerForm(CasusFormulier):
    """Ask the RER to take the procesregie (CR-M-05)."""

    verplicht = {"grond": "Schrijf op waarom de hulp niet verder komt"}
    grond = forms.CharField(
        label="Waarom komt de hulp niet verder?",
        help_text="Schrijf ook op wat u al heeft geprobeerd, en met wie.",
        max_length=4000,
        widget=text_area(),
    )


class RerBesluitForm(Formulier):
    """The decision of the RER."""

    verplicht = {
        "besluit": "Schrijf op welke hulp er komt en waarom",
        "doorzettingsmacht": "Kies ja of nee",
    }
    besluit = forms.CharField(label="Welke hulp komt er?", max_length=4000, widget=text_area())
    doorzettingsmacht = JaNeeveld(
        label="Gebruikt u doorzettingsmacht?",
        help_text="Ja als de partijen het niet eens waren en u de knoop doorhakte.",
    )


def sender_of(casus: Any, by: Any, on: date) -> Organisatie | None:
    """For which organisation of this casus the user acts: the team, or the aanbieder of B."""
    plekken = {a.organisatie_id: a.organisatie for a in by.aanstellingen_op(on)}
    aanbieder = getattr(route_of(casus), "aanbieder_id", None)
    return plekken.get(casus.team_id) or plekken.get(aanbieder)
