"""De formulieren van een aanmelding: inbrengen, en wat elke stap vraagt."""

from datetime import date
from typing import Any

from django import forms

from casusregie.casus.models import Casus
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Bedragveld, JaNeeveld

from .aanmelding import Tafelaanmelding
from .bijeenkomst import Tafelbijeenkomst
from .inrichting import Tafel
from .keuzes import (
    Aanmeldsoort,
    Discipline,
    Oordeelsoort,
    Opvolging,
    Regelruimte,
    Urgentie,
    Vorm,
)

GEEN = ("", "Kies een antwoord")


def text(label: str, hint: str = "", rows: int = 4, nodig: bool = True) -> forms.CharField:
    """A long answer."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=nodig,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def radio(label: str, keuzes: Any, hint: str = "", nodig: bool = True) -> forms.ChoiceField:
    """One of a few."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=keuzes,
        widget=forms.RadioSelect,
        required=nodig,
    )


def organisations(on: date, soort: str = Soort.AANBIEDER) -> Any:
    """The organisations of a kind on that day, by name."""
    return Organisatie.objects.of_soort(soort).valid_on(on).order_by("naam")


class VraagForm(Formulier):
    """What is asked of the tafel."""

    verplicht = {
        "tafel": "Kies aan welke tafel u de casus voorlegt",
        "soort": "Kies wat u vraagt",
        "urgentie": "Kies hoe snel het nodig is",
        "vraag": "Schrijf uw vraag op",
        "verblijf": "Kies of hulp met verblijf nodig is",
        "uithuisplaatsing": "Kies of uithuisplaatsing denkbaar is",
        "anoniem": "Kies of de casus anoniem besproken wordt",
    }
    tafel = forms.ModelChoiceField(
        Tafel.objects.none(), label="Welke tafel?", widget=forms.RadioSelect, empty_label=None
    )
    soort = radio("Wat vraagt u?", Aanmeldsoort.choices)
    vraag = text("Uw vraag", "Wat moet de tafel weten, en wat wilt u dat er gebeurt?", 6)
    urgentie = radio("Hoe snel is het nodig?", Urgentie.choices)
    verblijf = JaNeeveld(label="Is hulp met verblijf nodig?")
    vorm = forms.ChoiceField(
        label="Welke vorm van hulp zoekt u?",
        help_text="Nodig bij verblijf. Dan kijkt de tafel ook welke lichtere hulp kan.",
        choices=[GEEN, *Vorm.choices],
        required=False,
    )
    uithuisplaatsing = JaNeeveld(label="Is uithuisplaatsing denkbaar?")
    expertise = forms.MultipleChoiceField(
        label="Welke expertise vraagt u?",
        choices=Discipline.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    anoniem = JaNeeveld(
        label="Wilt u de casus anoniem bespreken?",
        help_text="Zonder toestemming van het gezin kan het alleen anoniem.",
    )

    def __init__(
        self, data: Any = None, *args: Any, casus: Casus, aanbieder: bool = False, **kw: Any
    ) -> None:
        super().__init__(data, *args, **kw)
        self.fields["vorm"].soms = True  # type: ignore[attr-defined]
        self.fields["tafel"].queryset = Tafel.objects.open_for(casus).select_related("organisatie")  # type: ignore[attr-defined]
        if aanbieder:
            self.fields["voorstel"] = text(
                "Welke oplossing stelt u voor?", "U roept de tafel bijeen. Wat kan helpen?"
            )
            self.fields["voorstel"].error_messages["required"] = (
                "Schrijf op welke oplossing u voorstelt"
            )


class WijzigForm(VraagForm):
    """The question again, when the tafel sent it back."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for naam in ("tafel", "soort", "anoniem"):
            del self.fields[naam]


class TerugForm(Formulier):
    """What is missing."""

    verplicht = {"teruggestuurd_omdat": "Schrijf op wat er mist"}
    teruggestuurd_omdat = text("Wat mist er?", "Wie aanmeldde leest dit en heeft 3 werkdagen.")


class IntrekForm(Formulier):
    """Why it is not needed any more."""

    verplicht = {"ingetrokken_omdat": "Schrijf op waarom u intrekt"}
    ingetrokken_omdat = text("Waarom trekt u de aanmelding in?")


class AgendaForm(Formulier):
    """On which meeting."""

    verplicht = {"bijeenkomst": "Kies een bijeenkomst. Is er geen? Plan er dan eerst een"}
    bijeenkomst = forms.ModelChoiceField(
        Tafelbijeenkomst.objects.none(),
        label="Welke bijeenkomst?",
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args: Any, aanmelding: Tafelaanmelding, on: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        komend = Tafelbijeenkomst.objects.coming(on).filter(tafel=aanmelding.tafel_id)
        self.fields["bijeenkomst"].queryset = komend.select_related("tafel")  # type: ignore[attr-defined]


class OordeelForm(Formulier):
    """What the tafel says, and which room it used."""

    verplicht = {
        "oordeelsoort": "Kies advies of besluit",
        "oordeel": "Schrijf op wat de tafel adviseert of besluit, en waarom",
    }
    oordeelsoort = radio("Is het een advies of een besluit?", Oordeelsoort.choices)
    oordeel = text("Wat zegt de tafel, en waarom?", rows=6)
    regelruimte = forms.MultipleChoiceField(
        label="Welke regelruimte gebruikt de tafel?",
        help_text="Alleen bij een besluit. Met doorzettingsmacht is het besluit bindend.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    bedrag_cent = Bedragveld(label="Bedrag in euro", required=False)

    def __init__(self, *args: Any, aanmelding: Tafelaanmelding, **kw: Any) -> None:
        super().__init__(*args, **kw)
        namen = dict(Regelruimte.choices)
        ruimte = [(code, namen[code]) for code in aanmelding.tafel.regelruimte]
        self.fields["regelruimte"].choices = ruimte  # type: ignore[attr-defined]
        if not ruimte:
            del self.fields["regelruimte"]
        if Regelruimte.FINANCIEEL not in aanmelding.tafel.regelruimte:
            del self.fields["bedrag_cent"]

    def clean_bedrag_cent(self) -> int:
        """Euro to eurocents."""
        return int((self.cleaned_data["bedrag_cent"] or 0) * 100)


class MatchForm(Formulier):
    """Which aanbieder gives which form."""

    verplicht = {
        "match_aanbieder": "Kies een aanbieder",
        "match_vorm": "Kies welke vorm van hulp",
    }
    match_aanbieder = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Welke aanbieder?", empty_label="Kies een aanbieder"
    )
    match_vorm = forms.ChoiceField(label="Welke vorm van hulp?", choices=[GEEN, *Vorm.choices])

    def __init__(self, *args: Any, on: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["match_aanbieder"].queryset = organisations(on)  # type: ignore[attr-defined]


class BovenregionaalForm(Formulier):
    """To whom."""

    verplicht = {"bovenregionaal_naar": "Schrijf op naar wie u doorzet"}
    bovenregionaal_naar = forms.CharField(label="Naar wie?", max_length=200)


class TerugkoppelForm(Formulier):
    """What was found and agreed."""

    verplicht = {"terugkoppeling": "Schrijf op wat de tafel vond en wat is afgesproken"}
    terugkoppeling = text("Wat vond de tafel, en wat is afgesproken?", rows=6)


class BevestigForm(Formulier):
    """What the receiver does with it."""

    verplicht = {"opvolging": "Kies wat u ermee doet"}
    opvolging = radio("Wat doet u ermee?", Opvolging.choices)
    opvolging_omdat = text(
        "Waarom wijkt u af?", "Alleen nodig als u van het advies afwijkt.", nodig=False
    )

    def __init__(self, *args: Any, aanmelding: Tafelaanmelding, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["opvolging_omdat"].soms = True  # type: ignore[attr-defined]
        if aanmelding.bindend:
            self.fields["opvolging"].help_text = "Dit besluit is bindend."
