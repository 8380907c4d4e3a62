"""De formulieren voor vragen, antwoorden, intrekken, delen en opt-out."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms

from casusregie.casus.models import Casus
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import ZONDER_DOSSIER, Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld, JaNeeveld

from .delen import Bron
from .leeftijd import GEWOON, Gever, Uitzondering, required_givers
from .lijsten import Doel, Partijsoort, Regiehouder, Wat, Wijze
from .personen import Persoon, people_of, required_people

LEEG = ("", "Kies een antwoord")
MENTOR = "Mentor of curator"
DEELBAAR = (Soort.LOKAAL_TEAM, Soort.AANBIEDER, Soort.GI, Soort.RER, Soort.CIT, Soort.GEMEENTE)


def _area(label: str, **opties: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 3}), **opties)


def own_organisations(medewerker: Medewerker, on: date) -> Any:
    """Where this person works with dossiers on that day."""
    werkt = [a for a in medewerker.aanstellingen_op(on) if a.rol not in ZONDER_DOSSIER]
    return Organisatie.objects.filter(pk__in=[a.organisatie_id for a in werkt])


class VraagForm(Formulier):
    """Ask consent: with whom, what and for what."""

    verplicht = {
        "partijsoort": "Kies met wie u wilt delen of wie u wilt vragen",
        "wat": "Kies waar het over gaat",
        "doel": "Kies waarvoor",
    }

    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Wie vraagt de toestemming?", empty_label=None
    )
    partijsoort = forms.ChoiceField(label="Met wie?", choices=[LEEG, *Partijsoort.choices])
    partij = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="Welke organisatie?",
        required=False,
        help_text="Alleen voor een organisatie die met Casusregie werkt.",
    )
    partij_naam = forms.CharField(
        label="Naam van school, huisarts of ander",
        required=False,
        max_length=120,
        help_text="Alleen voor wie niet met Casusregie werkt.",
    )
    wat = forms.ChoiceField(label="Wat?", choices=[LEEG, *Wat.choices])
    doel = forms.ChoiceField(label="Waarvoor?", choices=[LEEG, *Doel.choices])
    gevraagd_op = Datumveld(label="Gevraagd op")
    toelichting = _area("Wat is er uitgelegd?", required=False, max_length=500)
    uitzondering = forms.ChoiceField(
        label="Beslist de jeugdige van 12 tot en met 15 jaar alleen?",
        choices=[("", "Nee, ook iedereen met gezag"), *Uitzondering.choices],
        required=False,
    )
    wilsonbekwaam = forms.BooleanField(
        label="De jeugdige kan zijn belangen hierin niet zelf beoordelen", required=False
    )
    grond = _area("Waarom?", required=False, max_length=1000)

    def __init__(
        self, data: Any, *args: Any, casus: Casus, medewerker: Medewerker, on: date, **kw: Any
    ) -> None:
        super().__init__(data, *args, **kw)
        self.fields["organisatie"].queryset = own_organisations(medewerker, on)
        partijen = Organisatie.objects.valid_on(on).filter(soort__in=DEELBAAR)
        if casus.opt_out:
            partijen = partijen.exclude(soort=Soort.LOKAAL_TEAM)
        self.fields["partij"].queryset = partijen.order_by("naam")
        if casus.jeugdige.age_on(on) not in range(12, 16):
            del self.fields["uitzondering"]
        if casus.jeugdige.age_on(on) < 12:
            del self.fields["wilsonbekwaam"], self.fields["grond"]
        for naam in ("partij", "partij_naam", "grond"):
            if naam in self.fields:
                self.fields[naam].soms = True  # hangt af van een ander antwoord

    def clean(self) -> dict[str, Any]:
        """The field that does not belong to the kind of party counts for nothing."""
        gegevens = super().clean() or {}
        if gegevens.get("partijsoort") == Partijsoort.ORGANISATIE:
            gegevens["partij_naam"] = ""
        else:
            gegevens["partij"] = None
        return gegevens


class PersoonForm(Formulier):
    """A form in which somebody of the family speaks; an adult may have a mentor or curator."""

    verplicht = {"persoon": "Kies wie dit zegt"}

    persoon = forms.ChoiceField(label="Wie?")
    mentor = forms.CharField(label="Naam van de mentor of curator", required=False, max_length=200)

    def __init__(
        self, data: Any, *args: Any, toestemming: Any, on: date, knop: str = "", **kw: Any
    ) -> None:
        super().__init__(data, *args, **kw)
        self.mensen = people_of(toestemming.casus, on)
        nodig = required_givers(toestemming.casus.jeugdige.age_on(on), toestemming.geval)
        if Gever.VERTEGENWOORDIGER in nodig:
            self.mensen.append(Persoon(Gever.VERTEGENWOORDIGER, MENTOR))
            self.fields["mentor"].soms = True
        else:
            del self.fields["mentor"]
        self.fields["persoon"].choices = [
            LEEG,
            *((str(n), persoon.naam) for n, persoon in enumerate(self.mensen)),
        ]

    def clean(self) -> dict[str, Any]:
        """The person that was chosen; a mentor by name."""
        gegevens = super().clean() or {}
        nummer, mentor = gegevens.get("persoon"), gegevens.pop("mentor", "").strip()
        if not nummer:
            return gegevens
        persoon = self.mensen[int(nummer)]
        if persoon.gever == Gever.VERTEGENWOORDIGER:
            if not mentor:
                self.add_error("mentor", "Vul de naam van de mentor of curator in")
            persoon = replace(persoon, naam=mentor)
        gegevens["persoon"] = persoon
        return gegevens


class AntwoordForm(PersoonForm):
    """What one person said."""

    verplicht = {"persoon": "Kies wie dit heeft gezegd", "akkoord": "Kies ja of nee"}

    akkoord = JaNeeveld(label="Geeft deze persoon toestemming?")
    gegeven_op = Datumveld(label="Gezegd of getekend op")
    wijze = forms.ChoiceField(label="Hoe?", choices=Wijze.choices, widget=forms.RadioSelect)


class IntrekForm(PersoonForm):
    """Who withdraws."""

    verplicht = {"persoon": "Kies wie de toestemming intrekt"}


class TerugkoppelForm(Formulier):
    """What was told, and when."""

    verplicht = {"samenvatting": "Schrijf op wat is verteld of gestuurd"}

    gedeeld_op = Datumveld(label="Gedeeld op")
    samenvatting = _area("Wat is verteld of gestuurd?", max_length=4000)


class BronForm(Formulier):
    """Which source was consulted."""

    verplicht = {
        "bron": "Kies welke bron",
        "bevinding": "Schrijf op wat u heeft gevonden, ook als dat niets is",
    }

    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Wie raadpleegde?", empty_label=None
    )
    bron = forms.ChoiceField(label="Welke bron?", choices=[LEEG, *Bron.choices])
    naam = forms.CharField(
        label="Naam van de bron",
        required=False,
        max_length=120,
        help_text="Schrijf de naam zoals bij de toestemming. Bij registratie en SISA niet nodig.",
    )
    geraadpleegd_op = Datumveld(label="Geraadpleegd op")
    bevinding = _area("Wat is gevonden?", max_length=4000)

    def __init__(self, data: Any, *args: Any, medewerker: Medewerker, on: date, **kw: Any) -> None:
        super().__init__(data, *args, **kw)
        self.fields["organisatie"].queryset = own_organisations(medewerker, on)
        self.fields["naam"].soms = True


class _TekenForm(Formulier):
    """Who of the family signed."""

    def people(self, casus: Casus, on: date) -> None:
        """Everybody who could; who must is named in the hint."""
        self.mensen = people_of(casus, on)
        self.fields["personen"].choices = [(str(n), p.naam) for n, p in enumerate(self.mensen)]
        nodig = [p.naam for p in required_people(casus, GEWOON, on, self.mensen)]
        self.fields["personen"].help_text = f"Nodig: {', '.join(nodig) or 'nog niemand bekend'}."

    def clean_personen(self) -> list[Persoon]:
        """The people that were ticked."""
        return [self.mensen[int(n)] for n in self.cleaned_data["personen"]]


class OptOutForm(_TekenForm):
    """The signed declaration."""

    verplicht = {"personen": "Kies wie heeft getekend"}

    getekend_op = Datumveld(label="Verklaring getekend op")
    personen = forms.MultipleChoiceField(
        label="Wie heeft getekend?", widget=forms.CheckboxSelectMultiple
    )
    regie = forms.ChoiceField(
        label="Wie houdt de casusregie?",
        choices=Regiehouder.choices,
        widget=forms.RadioSelect,
        initial=Regiehouder.GEZIN,
    )

    def __init__(self, data: Any, *args: Any, casus: Casus, on: date, **kw: Any) -> None:
        super().__init__(data, *args, **kw)
        self.people(casus, on)


class OptOutIntrekForm(_TekenForm):
    """Who withdraws the declaration."""

    verplicht = {"personen": "Kies wie de opt-out intrekt"}

    personen = forms.MultipleChoiceField(
        label="Wie trekt de opt-out in?", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any, *args: Any, casus: Casus, on: date, **kw: Any) -> None:
        super().__init__(data, *args, **kw)
        self.people(casus, on)
