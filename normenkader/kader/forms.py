"""De formulieren van een versie van het kader en van de treden van haar ladder."""

from typing import Any

from django import forms

from normenkader.models import KaderVersie
from organisaties.rollen import Rol
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .getallen import MAX_DAGEN
from .ladder import EIGEN_LADDER, GEADRESSEERDEN, MAX_NAAM, MAX_TREDEN, MAX_WERKDAGEN, ladder_error

SMAL = {"class": "cr-w-s"}
#: What a new version takes over from the one before it; not on the form.
BLIJFT = ("regelset", "ingangsdatum")


def _dagen(label: str, laagste: int, uitleg: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=uitleg,
        min_value=laagste,
        max_value=MAX_DAGEN,
        widget=forms.NumberInput(attrs=SMAL),
    )


class Dagenveld(forms.CharField):
    """Day numbers with commas: "14, 21, 26" becomes [14, 21, 26]."""

    def to_python(self, value: Any) -> Any:
        """Whole numbers, in order."""
        tekst = super().to_python(value) or ""
        delen = [deel.strip() for deel in tekst.split(",") if deel.strip()]
        if not all(deel.isascii() and deel.isdigit() and len(deel) <= 3 for deel in delen):
            raise forms.ValidationError("Vul hele getallen in, met komma's ertussen")
        return [int(deel) for deel in delen]

    def prepare_value(self, value: Any) -> Any:
        """Shown as it is typed."""
        return ", ".join(map(str, value)) if isinstance(value, list) else value


class KaderForm(Formulier):
    """What a version says, but for its ladder."""

    verplicht = {
        "versienaam": "Vul een naam voor deze versie in, bijvoorbeeld 2027-1",
        "geldig_van": "Vul in vanaf welke dag deze versie geldt",
        "bron": "Schrijf op waar deze versie vandaan komt",
        "maximum_dagen": "Vul in hoeveel dagen een 1-op-1 hooguit duurt",
        "venster_dagen": "Vul in tot hoeveel dagen erna een nieuwe 1-op-1 een vervolg is",
        "tussenevaluatie_dag": "Vul in op welke dag de tussenevaluatie is",
        "afbouw_dag": "Vul in op welke dag afbouw en vervolg vastliggen",
        "signaaldagen": "Vul minstens één dag in waarop er een signaal is",
        "ladder_bron": "Schrijf op waar de treden en werkdagen vandaan komen",
    }

    versienaam = forms.CharField(label="Versie", max_length=20, widget=forms.TextInput(attrs=SMAL))
    geldig_van = Datumveld(
        label="Geldt vanaf",
        help_text="Een dag die nog komt. De vorige versie eindigt de dag ervoor.",
    )
    bron = forms.CharField(label="Bron", help_text="Bijvoorbeeld een besluit.", max_length=200)
    maximum_dagen = _dagen("Duurt hooguit (dagen)", 1, "De startdag is dag 1.")
    venster_dagen = _dagen(
        "Vervolg tot en met (dagen na de laatste dag)",
        0,
        "Begint een nieuwe 1-op-1 binnen deze dagen? Dan tellen de dagen samen.",
    )
    tussenevaluatie_dag = _dagen("Dag van de tussenevaluatie", 1, "")
    afbouw_dag = _dagen("Dag van afbouw en vervolg", 1, "")
    signaaldagen = Dagenveld(
        label="Dagen met een signaal", help_text="Met komma's ertussen: 14, 21, 26.", max_length=60
    )
    ladder_bron = forms.CharField(
        label="Bron van de ladder",
        help_text="Waar de treden en de werkdagen vandaan komen.",
        max_length=200,
        initial=EIGEN_LADDER,
    )
    eigen_uitleg = forms.CharField(
        label="Wat is eigen uitleg?",
        help_text="Iedereen die het kader gebruikt, leest dit.",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TredeForm(Formulier):
    """One trede of the ladder termijn."""

    verplicht = {
        "nummer": "Vul in de hoeveelste trede dit is",
        "rol": "Kies wie het antwoord geeft",
        "naam": "Geef de trede een naam",
        "werkdagen": "Vul in hoeveel werkdagen er zijn voor een antwoord",
    }

    nummer = forms.IntegerField(
        label="Trede", min_value=1, max_value=MAX_TREDEN, widget=forms.NumberInput(attrs=SMAL)
    )
    rol = forms.ChoiceField(
        label="Wie antwoordt?",
        choices=[("", "Maak een keuze"), *((rol.value, Rol(rol).label) for rol in GEADRESSEERDEN)],
    )
    naam = forms.CharField(label="Naam op het scherm", max_length=MAX_NAAM)
    werkdagen = forms.IntegerField(
        label="Werkdagen voor een antwoord",
        min_value=1,
        max_value=MAX_WERKDAGEN,
        widget=forms.NumberInput(attrs=SMAL),
    )


class Treden(forms.BaseFormSet):  # type: ignore[type-arg]
    """All treden: numbered 1, 2, 3 without a gap, with the expertteam on top."""

    def clean(self) -> None:
        """What is wrong with the ladder as a whole stands above it."""
        if any(self.errors):
            return
        nummers = sorted(rij["nummer"] for rij in self._kept())
        if nummers != list(range(1, len(nummers) + 1)):
            raise forms.ValidationError("Nummer de treden 1, 2, 3, zonder er een over te slaan")
        if fout := ladder_error(self.rows()):
            raise forms.ValidationError(fout)

    def rows(self) -> list[dict[str, Any]]:
        """The treden in order, as `KaderVersie.treden` keeps them."""
        rijen = sorted(self._kept(), key=lambda rij: int(rij["nummer"]))
        return [{naam: rij[naam] for naam in ("rol", "naam", "werkdagen")} for rij in rijen]

    def _kept(self) -> list[dict[str, Any]]:
        gevuld = [form.cleaned_data for form in self.forms if form.cleaned_data]
        return [rij for rij in gevuld if not rij.get("DELETE")]


TredenForm = forms.formset_factory(
    TredeForm,
    formset=Treden,
    extra=1,
    can_delete=True,
    max_num=MAX_TREDEN,
    validate_max=True,
)


def values(versie: KaderVersie | None) -> dict[str, Any]:
    """What the form begins with: this version."""
    if versie is None:
        return {}
    return {naam: getattr(versie, naam) for naam in KaderForm.base_fields}


def treden_of(versie: KaderVersie | None) -> list[dict[str, Any]]:
    """What the formset begins with: the treden of this version with their numbers."""
    rijen = versie.treden if versie is not None else []
    return [{"nummer": n, **rij} for n, rij in enumerate(rijen, start=1)]
