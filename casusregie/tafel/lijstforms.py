"""De formulieren bij een aanmelding: lichtere hulp, een afspraak, opschalen en een les."""

from datetime import date
from typing import Any

from django import forms

from organisaties.models import Organisatie
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .aanmelding import Tafelaanmelding
from .forms import GEEN, organisations, radio, text
from .keuzes import (
    LICHTER_DAN,
    Alternatiefuitkomst,
    Lichter,
    Opschaalreden,
    Opschaaluitkomst,
    Overbrugging,
    Thema,
    Wachtoorzaak,
)


class AlternatiefForm(Formulier):
    """What looking at one lighter form gave."""

    verplicht = {
        "vorm": "Kies welke lichtere vorm",
        "aanbieder": "Kies met welke aanbieder dit is nagegaan",
        "uitkomst": "Kies wat eruit kwam",
        "toelichting": "Schrijf op wat u besprak",
    }
    vorm = radio("Welke lichtere vorm is bekeken?", ())
    aanbieder = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Met welke aanbieder?", empty_label="Kies een aanbieder"
    )
    uitkomst = radio("Wat kwam eruit?", Alternatiefuitkomst.choices)
    toelichting = text("Toelichting", rows=3)

    def __init__(self, *args: Any, aanmelding: Tafelaanmelding, on: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        namen = dict(Lichter.choices)
        lichter = LICHTER_DAN.get(aanmelding.vorm, ())
        self.fields["vorm"].choices = [(code.value, namen[code]) for code in lichter]  # type: ignore[attr-defined]
        self.fields["aanbieder"].queryset = organisations(on)  # type: ignore[attr-defined]


class TafelafspraakForm(Formulier):
    """Who does what by when."""

    verplicht = {
        "wat": "Schrijf op wat er is afgesproken",
        "wie": "Kies wie dit doet",
        "datum": "Vul in voor welke dag",
    }
    wat = forms.CharField(label="Wat is afgesproken?", max_length=400)
    wie = forms.ChoiceField(label="Wie doet het?")
    datum = Datumveld(label="Uiterlijk op")

    def __init__(self, *args: Any, mensen: list[tuple[str, str]], **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["wie"].choices = [("", "Kies iemand"), *mensen]  # type: ignore[attr-defined]


class OpschaalForm(Formulier):
    """Why the contractmanager is asked; codes only."""

    verplicht = {"reden": "Kies waarom u opschaalt"}
    reden = radio("Waarom schaalt u op?", Opschaalreden.choices)
    aanbieder = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="Over welke aanbieder gaat het?",
        empty_label="Geen bepaalde aanbieder",
        required=False,
    )

    def __init__(self, *args: Any, on: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["aanbieder"].queryset = organisations(on)  # type: ignore[attr-defined]


class LesForm(Formulier):
    """A lesson that points at nobody."""

    verplicht = {
        "themas": "Kies een of meer thema's",
        "les": "Schrijf op wat wij hiervan leren",
        "gecontroleerd": "Lees de les na en bevestig dat hij naar niemand wijst",
    }
    themas = forms.MultipleChoiceField(
        label="Waar gaat de les over?", choices=Thema.choices, widget=forms.CheckboxSelectMultiple
    )
    les = text("Wat leren wij hiervan?", "Schrijf geen namen, data, plaatsen of nummers op.")
    gecontroleerd = forms.BooleanField(
        label="Ik heb de les nagelezen. Niemand is erin te herkennen."
    )


class AntwoordForm(Formulier):
    """What the contractmanager arranged."""

    verplicht = {
        "uitkomst": "Kies wat u heeft geregeld",
        "antwoord": "Schrijf op wat u heeft geregeld",
    }
    uitkomst = radio("Wat is de uitkomst?", Opschaaluitkomst.choices)
    antwoord = text("Wat heeft u geregeld?", "Schrijf geen namen van jeugdigen op.", rows=3)


class WachtForm(Formulier):
    """Why somebody waits and how it is bridged."""

    verplicht = {
        "oorzaak": "Kies waarom de jeugdige wacht",
        "overbrugging": "Kies hoe het wachten wordt overbrugd",
    }
    oorzaak = forms.ChoiceField(
        label="Waarom wacht de jeugdige?", choices=[GEEN, *Wachtoorzaak.choices]
    )
    overbrugging = radio("Hoe wordt het wachten overbrugd?", Overbrugging.choices)
    toelichting = text(
        "Toelichting",
        "Nodig bij zwaardere of langere hulp, en bij een andere oorzaak.",
        rows=3,
        nodig=False,
    )
