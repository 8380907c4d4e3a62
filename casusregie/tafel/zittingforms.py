"""De formulieren van de tafel zelf: inrichting, convenant, bijeenkomst en wie er was."""

from datetime import date
from typing import Any

from django import forms

from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Bedragveld, Datumveld, JaNeeveld

from .bevoegd import LEIDERS
from .bijeenkomst import Tafelbijeenkomst
from .forms import GEEN, radio, text
from .inrichting import Tafel
from .keuzes import Bereik, Discipline, Regelruimte, Tafelsoort

RIJEN = 8
PARTIJEN = (Soort.RER, Soort.GEMEENTE, Soort.LOKAAL_TEAM, Soort.GI, Soort.AANBIEDER)


class TafelForm(Formulier):
    """Whose tafel it is, what it may decide and spend."""

    verplicht = {
        "naam": "Geef de tafel een naam",
        "soort": "Kies wat voor tafel het is",
        "mandaat": "Schrijf op wat de tafel mag besluiten",
    }
    naam = forms.CharField(label="Naam van de tafel", max_length=120)
    soort = radio("Wat voor tafel?", Tafelsoort.choices)
    mandaat = text("Wat mag de tafel besluiten?")
    regelruimte = forms.MultipleChoiceField(
        label="Welke regelruimte heeft de tafel?",
        choices=Regelruimte.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    per_besluit_cent = Bedragveld(label="Hooguit per besluit, in euro", required=False)
    per_jaar_cent = Bedragveld(label="Hooguit per jaar, in euro", required=False)

    def clean_per_besluit_cent(self) -> int:
        """Euro to eurocents."""
        return int((self.cleaned_data["per_besluit_cent"] or 0) * 100)

    def clean_per_jaar_cent(self) -> int:
        """Euro to eurocents."""
        return int((self.cleaned_data["per_jaar_cent"] or 0) * 100)


class NieuweTafelForm(TafelForm):
    """Also of which organisation, and for a local one to which regional tafel it belongs."""

    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Van wie is de tafel?", empty_label=None
    )
    regionale_tafel = forms.ModelChoiceField(
        Tafel.objects.none(),
        label="Bij welke regionale tafel hoort hij?",
        help_text="Alleen voor een lokale tafel.",
        empty_label="Geen: dit is een regionale tafel",
        required=False,
    )

    def __init__(self, *args: Any, eigen: list[int], **kw: Any) -> None:
        super().__init__(*args, **kw)
        organisaties = Organisatie.objects.filter(pk__in=eigen).order_by("naam")
        self.fields["organisatie"].queryset = organisaties  # type: ignore[attr-defined]
        regionaal = Tafel.objects.filter(bereik=Bereik.REGIONAAL, actief=True)
        self.fields["regionale_tafel"].queryset = regionaal  # type: ignore[attr-defined]


class ConvenantForm(Formulier):
    """Parties and validity (GV-M1-09)."""

    verplicht = {
        "naam": "Geef het convenant een naam",
        "partijen": "Kies ten minste twee partijen",
        "informatie": "Schrijf op hoe partijen informatie delen",
        "mandaat": "Schrijf op wie mag besluiten",
        "geldig_van": "Vul in vanaf welke dag het geldt",
    }
    naam = forms.CharField(label="Naam", max_length=160)
    partijen = forms.ModelMultipleChoiceField(
        Organisatie.objects.none(),
        label="Welke partijen doen mee?",
        widget=forms.CheckboxSelectMultiple,
    )
    informatie = text("Hoe delen partijen informatie?")
    mandaat = text("Wie mag wat besluiten?")
    geldig_van = Datumveld(label="Geldig vanaf")
    geldig_tot = Datumveld(label="Geldig tot en met", required=False)

    def __init__(self, *args: Any, on: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        rijen = (
            Organisatie.objects.valid_on(on).filter(soort__in=PARTIJEN).order_by("soort", "naam")
        )
        self.fields["partijen"].queryset = rijen  # type: ignore[attr-defined]


class WerkafspraakForm(Formulier):
    """How parties work for these families (GV-M1-07)."""

    verplicht = {
        "wat": "Schrijf op wat is afgesproken",
        "geldig_van": "Vul in vanaf welke dag het geldt",
    }
    wat = forms.CharField(label="Wat is afgesproken?", max_length=400)
    bij_uithuisplaatsing = JaNeeveld(label="Geldt dit als uithuisplaatsing denkbaar is?")
    geldig_van = Datumveld(label="Geldig vanaf")
    geldig_tot = Datumveld(label="Geldig tot en met", required=False)


class BijeenkomstForm(Formulier):
    """When, where and who chairs."""

    verplicht = {
        "datum": "Vul in op welke dag de tafel is",
        "voorzitter": "Kies wie voorzit",
    }
    datum = Datumveld(label="Datum")
    begintijd = forms.TimeField(
        label="Begint om",
        required=False,
        help_text="Bijvoorbeeld 13:30",
        error_messages={"invalid": "Vul een tijd in, bijvoorbeeld 13:30"},
        widget=forms.TextInput(attrs={"class": "cr-w-s"}),
    )
    plaats = forms.CharField(label="Waar?", max_length=120, required=False)
    voorzitter = forms.ModelChoiceField(
        Medewerker.objects.none(), label="Wie zit voor?", empty_label="Kies iemand"
    )

    def __init__(self, *args: Any, tafel: Tafel, on: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        rollen = LEIDERS.get(tafel.organisatie.soort, ())
        plekken = tafel.organisatie.aanstellingen.current(on).filter(rol__in=rollen)  # type: ignore[attr-defined]
        mensen = Medewerker.objects.filter(pk__in=plekken.values("medewerker")).order_by("naam")
        self.fields["voorzitter"].queryset = mensen  # type: ignore[attr-defined]


class DeelnemerForm(Formulier):
    """One row of who is asked; an empty row counts for nothing."""

    naam = forms.CharField(label="Naam", required=False, max_length=120)
    discipline = forms.ChoiceField(
        label="Discipline", choices=[GEEN, *Discipline.choices], required=False
    )
    namens = forms.CharField(label="Namens", required=False, max_length=120)

    def __init__(self, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        for veld in self.fields.values():
            veld.soms = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A row is whole or empty."""
        gegevens = super().clean() or {}
        if self.is_filled():
            if not gegevens.get("naam"):
                self.add_error("naam", "Vul de naam in")
            if not gegevens.get("discipline"):
                self.add_error("discipline", "Kies een discipline")
        return gegevens

    def is_filled(self) -> bool:
        """Was anything typed in this row?"""
        return any(self.cleaned_data.get(naam) for naam in self.fields)


def participant_forms(data: Any, tafel: Tafel) -> list[DeelnemerForm]:
    """Rows to fill in; for an experttafel the five disciplines stand there already."""
    eerst: list[dict[str, str]] = []
    if tafel.soort == Tafelsoort.EXPERT:
        eerst = [{"discipline": code} for code in _five()]
    begin = [*eerst, *({} for _ in range(RIJEN - len(eerst)))]
    return [DeelnemerForm(data, prefix=f"d{n}", initial=rij) for n, rij in enumerate(begin, 1)]


def _five() -> list[str]:
    return [str(code) for code in list(Discipline.values)[:5]]


class AanwezigForm(Formulier):
    """Who was there."""

    verplicht = {"aanwezig": "Kies wie er waren"}
    aanwezig = forms.TypedMultipleChoiceField(
        label="Wie waren er?", coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, bijeenkomst: Tafelbijeenkomst, **kw: Any) -> None:
        super().__init__(*args, **kw)
        mensen = [(d.pk, str(d)) for d in bijeenkomst.deelnemers.all()]  # type: ignore[attr-defined]
        self.fields["aanwezig"].choices = mensen  # type: ignore[attr-defined]
        self.fields["aanwezig"].initial = [pk for pk, _ in mensen]


class AfzegForm(Formulier):
    """Why it does not take place."""

    verplicht = {"reden": "Schrijf op waarom de tafel niet doorgaat"}
    reden = forms.CharField(label="Waarom gaat de tafel niet door?", max_length=400)
