"""De formulieren van verwijzing, intake en praktijken."""

from datetime import date
from typing import Any

from django import forms

from casusregie.routes.verwijzing import ALLE_VERWIJZERS
from organisaties.models import Aanstelling, Medewerker, Organisatie
from organisaties.rollen import Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld, JaNeeveld

from .intake import Meldcode, Soortvraag, Teamkeuze
from .praktijken import GEMEENTEBEHEER, TEAMBEHEER
from .verwijzing import Aanleiding, Verwezen

LEEG = ("", "Kies een antwoord")


def _area(label: str, **opties: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 3}), **opties)


class RouteverwijzingForm(Formulier):
    """The referral of route B, with its letter."""

    verplicht = {"verwijzer_soort": "Kies wie verwees", "verwezen_op": "Vul in wanneer"}

    verwijzer_soort = forms.ChoiceField(label="Wie verwees?", choices=[LEEG, *ALLE_VERWIJZERS])
    verwijzer_naam = forms.CharField(label="Naam van de verwijzer", required=False, max_length=64)
    verwijzer_agb = forms.CharField(
        label="AGB-code van de verwijzer", required=False, max_length=8, help_text="Acht cijfers"
    )
    verwezen_op = Datumveld(label="Datum van de verwijzing")
    verwijsbrief_op = Datumveld(
        label="Datum van de verwijsbrief",
        required=False,
        help_text="De brief zelf bewaart u bij de documenten.",
    )


class TeamverwijzingForm(Formulier):
    """Who refers to the lokaal team and why."""

    verplicht = {
        "van": "Kies wie verwijst",
        "naam": "Vul in wie verwijst",
        "aanleiding": "Kies waarom het lokale team nodig is",
    }

    van = forms.ChoiceField(
        label="Wie verwijst?",
        choices=[LEEG, *(k for k in Verwezen.choices if k[0] != Verwezen.AANBIEDER)],
        help_text="Een aanbieder vraagt het team zelf om een casusregisseur, op het tabblad Regie.",
    )
    naam = forms.CharField(label="Naam van de verwijzer", max_length=120)
    agb = forms.CharField(label="AGB-code", required=False, max_length=8, help_text="Acht cijfers")
    praktijk = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Huisartsenpraktijk", required=False
    )
    aanleiding = forms.ChoiceField(
        label="Waarom is het lokale team nodig?",
        choices=Aanleiding.choices,
        widget=forms.RadioSelect,
    )
    toelichting = _area("Toelichting", required=False, max_length=2000)
    verwezen_op = Datumveld(label="Verwezen op")
    brief_op = Datumveld(label="Datum van de verwijsbrief", required=False)

    def __init__(self, data: Any, *args: Any, on: date, **kw: Any) -> None:
        super().__init__(data, *args, **kw)
        praktijken = Organisatie.objects.valid_on(on).of_soort(Soort.HUISARTSENPRAKTIJK)
        self.fields["praktijk"].queryset = praktijken.order_by("naam")


class OordeelForm(Formulier):
    """What the team thinks of it."""

    verplicht = {"oordeel": "Schrijf op waarom"}

    oordeel = _area("Waarom?", max_length=2000)


class AanmeldForm(Formulier):
    """The day of aanmelding at the aanbieder."""

    verplicht = {"aangemeld_op": "Vul in wanneer de jeugdige zich aanmeldde"}

    aangemeld_op = Datumveld(label="Aangemeld op")


class IntakeForm(Formulier):
    """The outcome of triage and intake."""

    verplicht = {
        "eerste_contact_op": "Vul in wanneer het eerste gesprek was",
        "past_aanbod": "Kies of de hulp past",
        "type_zorg": "Schrijf op welke hulp nu nodig is",
        "soort_vraag": "Kies hoe zwaar de vraag is",
        "gezin_kan_regie": "Kies of het gezin de casusregie zelf kan voeren",
        "meldcode": "Kies of de Meldcode is gevolgd",
        "team_keuze": "Kies wat u met het lokale team afspreekt",
    }

    eerste_contact_op = Datumveld(label="Eerste gesprek")
    past_aanbod = JaNeeveld(label="Past de hulp van uw organisatie?")
    type_zorg = _area("Welke hulp is nu nodig?", max_length=2000)
    soort_vraag = forms.ChoiceField(
        label="Hoe zwaar is de vraag?", choices=Soortvraag.choices, widget=forms.RadioSelect
    )
    gezin_kan_regie = JaNeeveld(label="Kan het gezin zelf de casusregie voeren?")
    meldcode = forms.ChoiceField(
        label="Was er aanleiding voor de Meldcode?",
        choices=Meldcode.choices,
        widget=forms.RadioSelect,
    )
    meldcode_op = Datumveld(label="Meldcode gevolgd op", required=False)
    sisa_op = Datumveld(label="Melding in SISA op", required=False)
    team_keuze = forms.ChoiceField(
        label="Wat spreekt u af over het lokale team?",
        choices=Teamkeuze.choices,
        widget=forms.RadioSelect,
    )
    behandeling_verwacht_op = Datumveld(label="De hulp begint naar verwachting op", required=False)

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["meldcode_op"].soms = True


class BeginForm(Formulier):
    """The first day of treatment."""

    verplicht = {"behandeling_op": "Vul in wanneer de hulp begon"}

    behandeling_op = Datumveld(label="De hulp begon op")


class ElderForm(Formulier):
    """Why the help is sought elsewhere."""

    verplicht = {"reden": "Schrijf op waarom"}

    reden = _area("Waarom?", max_length=2000)


class PraktijkForm(Formulier):
    """A huisartsenpraktijk and its fixed contact in the team."""

    verplicht = {"praktijk": "Kies een huisartsenpraktijk", "contactpersoon": "Kies een collega"}

    team = forms.ModelChoiceField(Organisatie.objects.none(), label="Team", empty_label=None)
    praktijk = forms.ModelChoiceField(Organisatie.objects.none(), label="Huisartsenpraktijk")
    contactpersoon = forms.ModelChoiceField(Medewerker.objects.none(), label="Vast contact")
    poh = forms.BooleanField(label="De praktijk heeft een POH GGZ Jeugd", required=False)
    poh_naam = forms.CharField(label="Naam van de POH", required=False, max_length=120)
    poh_telefoon = forms.CharField(label="Telefoon van de POH", required=False, max_length=20)
    begindatum = Datumveld(label="Geldt vanaf")
    einddatum = Datumveld(label="Geldt tot en met", required=False)

    def __init__(self, data: Any, *args: Any, medewerker: Medewerker, on: date, **kw: Any) -> None:
        super().__init__(data, *args, **kw)
        teams = Organisatie.objects.filter(pk__in=medewerker.organisaties_op(on, *TEAMBEHEER))
        teams = teams.of_soort(Soort.LOKAAL_TEAM)
        self.fields["team"].queryset = teams
        praktijken = Organisatie.objects.valid_on(on).of_soort(Soort.HUISARTSENPRAKTIJK)
        self.fields["praktijk"].queryset = praktijken.order_by("naam")
        collegas = Aanstelling.objects.current(on).filter(organisatie__in=teams)
        self.fields["contactpersoon"].queryset = Medewerker.objects.filter(
            pk__in=collegas.values("medewerker")
        ).order_by("naam")
        self.fields["poh_naam"].soms = True


class ParticipatieForm(Formulier):
    """The plan of a gemeente."""

    verplicht = {"titel": "Vul de titel in", "adres": "Vul het adres op internet in"}

    gemeente = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Gemeente", empty_label=None
    )
    titel = forms.CharField(label="Titel van het plan", max_length=120)
    adres = forms.CharField(
        label="Adres op internet", max_length=300, help_text="Begint met https://"
    )
    vastgesteld_op = Datumveld(label="Vastgesteld op")
    begindatum = Datumveld(label="Geldt vanaf")
    einddatum = Datumveld(label="Geldt tot en met", required=False)

    def __init__(self, data: Any, *args: Any, medewerker: Medewerker, on: date, **kw: Any) -> None:
        super().__init__(data, *args, **kw)
        plekken = medewerker.organisaties_op(on, *GEMEENTEBEHEER)
        self.fields["gemeente"].queryset = Organisatie.objects.filter(pk__in=plekken).of_soort(
            Soort.GEMEENTE
        )
