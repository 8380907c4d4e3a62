"""De formulieren bij een dreigende uithuisplaatsing."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from casusregie.afronding.forms import choice, text
from organisaties.models import Aanstelling, Medewerker
from organisaties.rollen import Rol
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld, JaNeeveld

from .keuzes import ALTIJD, Deelnemer, Doelstand, Kern, Koers, Momentsoort, Partij, Uitkomst

GEEN_TAFEL = ("", "Niet aan een tafel")


def boxes(label: str, keuzes: Iterable[tuple[str, str]], uitleg: str = "", **meer: Any) -> Any:
    """One or more answers."""
    return forms.MultipleChoiceField(
        label=label,
        choices=keuzes,
        widget=forms.CheckboxSelectMultiple,
        help_text=uitleg,
        **meer,
    )


def parties() -> forms.MultipleChoiceField:
    """Who carries the plan besides gemeente and gezin."""
    veld: forms.MultipleChoiceField = boxes(
        "Wie draagt het plan nog meer?",
        [(p.value, p.label) for p in Partij if p not in ALTIJD],
        "Gemeente en gezin horen er altijd bij. Met een maatregel de GI ook.",
        required=False,
    )
    return veld


class VlagForm(Formulier):
    """Why, and who carries the plan besides gemeente and gezin."""

    verplicht = {"aanleiding": "Schrijf op waarom uithuisplaatsing dreigt"}
    aanleiding = text("Waarom dreigt uithuisplaatsing?")
    partijen = parties()


class PartijenForm(Formulier):
    """Who carries the plan now."""

    partijen = parties()


class SpinForm(Formulier):
    """Who stays with the whole gezin."""

    verplicht = {
        "spin_naam": "Vul in wie dit wordt",
        "spin_vanaf": "Vul in vanaf welke dag",
    }
    spin_naam = forms.CharField(label="Wie is de spin in het web?", max_length=120)
    spin_organisatie = forms.CharField(
        label="Van welke organisatie?", max_length=120, required=False
    )
    spin_vanaf = Datumveld(label="Vanaf wanneer?")


class SluitForm(Formulier):
    """How it ended, and the nazorg."""

    verplicht = {
        "uitkomst": "Kies hoe het is afgelopen",
        "nazorg": "Schrijf op wie het gezin blijft volgen, en hoe lang",
    }
    uitkomst = choice("Hoe is het afgelopen?", Uitkomst)
    nazorg = text("Welke nazorg is afgesproken?")


class IntrekForm(Formulier):
    """Why it was recorded by mistake."""

    verplicht = {"toelichting": "Schrijf op waarom u dit intrekt"}
    toelichting = text("Waarom trekt u dit in?")


class AkkoordForm(Formulier):
    """What a party says of the plan."""

    verplicht = {
        "partij": "Kies welke partij antwoord gaf",
        "akkoord": "Kies of deze partij akkoord is",
        "namens": "Vul in wie namens deze partij sprak",
        "gegeven_op": "Vul in op welke dag",
    }
    partij = forms.ChoiceField(label="Welke partij?", widget=forms.RadioSelect)
    akkoord = JaNeeveld(label="Is deze partij akkoord?")
    namens = forms.CharField(label="Wie sprak namens deze partij?", max_length=120)
    toelichting = text("Toelichting", "Nodig als deze partij niet akkoord is.", 3, required=False)
    gegeven_op = Datumveld(label="Op welke dag?")

    def __init__(self, *args: Any, wacht: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partij"].choices = list(wacht)  # type: ignore[attr-defined]
        self.fields["toelichting"].soms = True  # type: ignore[attr-defined]


class KernForm(Formulier):
    """What was decided, with whom, and what the counter-voice said."""

    verplicht = {
        "besluit": "Kies wat u besloot",
        "motivering": "Schrijf op waarom",
        "tegenspraak": "Schrijf op wie tegenspraak gaf, en wat die inhield",
        "gedragswetenschapper": "Kies met welke gedragswetenschapper u besloot",
        "genomen_op": "Vul in op welke dag",
    }
    besluit = choice("Wat besloot u samen?", Kern)
    motivering = text("Waarom?")
    tegenspraak = text(
        "Welke tegenspraak was er?", "Iemand kreeg de opdracht om het anders te bekijken."
    )
    gedragswetenschapper = forms.ModelChoiceField(
        Medewerker.objects.none(), label="Met welke gedragswetenschapper?", empty_label="Kies"
    )
    genomen_op = Datumveld(label="Op welke dag?")

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        werkt = Aanstelling.objects.current(on).filter(rol=Rol.GEDRAGSWETENSCHAPPER)
        self.fields["gedragswetenschapper"].queryset = Medewerker.objects.filter(  # type: ignore[attr-defined]
            pk__in=werkt.values("medewerker")
        ).order_by("naam")


class MomentForm(Formulier):
    """One moment: who was there, does it go well, the goals and the koers."""

    verplicht = {
        "gehouden_op": "Vul in op welke dag",
        "deelnemers": "Kies wie erbij waren",
        "verloopt_goed": "Kies of het goed verloopt",
        "koers": "Kies of u de koers houdt of afwijkt",
        "analyse_klopt": "Kies of de analyse nog past",
        "volgende_op": "Vul in wanneer u weer evalueert",
    }
    gehouden_op = Datumveld(label="Op welke dag was het?")
    deelnemers = boxes("Wie waren erbij?", Deelnemer.choices)
    namen = forms.CharField(label="Wie waren dat?", max_length=300, required=False)
    afwezig_omdat = forms.CharField(
        label="Wie was er niet, en waarom?",
        max_length=300,
        required=False,
        help_text="Nodig als consulent, verwijzer, aanbieder of gezin er niet was.",
    )
    verloopt_goed = JaNeeveld(label="Verloopt het goed?")
    koers = forms.ChoiceField(
        label="Houdt u de koers?",
        choices=[(k.value, k.label) for k in (Koers.GEHOUDEN, Koers.AFWIJKING)],
        widget=forms.RadioSelect,
    )
    bijsturing = text(
        "Wat stuurt u bij?",
        "Nodig als het niet goed verloopt of als u afwijkt.",
        required=False,
    )
    analyse_klopt = JaNeeveld(label="Past de verklarende analyse nog?")
    tafel_kenmerk = forms.TypedChoiceField(
        label="Was dit aan een tafel?", required=False, coerce=UUID, empty_value=None
    )
    volgende_op = Datumveld(label="Wanneer evalueert u weer?")

    def __init__(
        self,
        *args: Any,
        soort: str,
        doelen: Iterable[str] = (),
        tafels: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("namen", "afwezig_omdat", "bijsturing", "tafel_kenmerk"):
            self.fields[naam].soms = True  # type: ignore[attr-defined]
        self.doelen = list(doelen) if soort != Momentsoort.ANALYSE else []
        self._keep_what_fits(soort)
        self._add_tables(list(tafels))
        self._add_goals()

    def _keep_what_fits(self, soort: str) -> None:
        if soort in (Momentsoort.ANALYSE, Momentsoort.PLAN):
            del self.fields["koers"], self.fields["analyse_klopt"]
        if soort != Momentsoort.EVALUATIE:
            del self.fields["volgende_op"]

    def _add_tables(self, tafels: list[tuple[str, str]]) -> None:
        if not tafels:
            del self.fields["tafel_kenmerk"]
            return
        self.fields["tafel_kenmerk"].choices = [GEEN_TAFEL, *tafels]  # type: ignore[attr-defined]

    def _add_goals(self) -> None:
        """One question per goal of the plan, in its own words (GV-M3-01)."""
        for nummer, doel in enumerate(self.doelen):
            self.fields[f"doel_{nummer}"] = forms.ChoiceField(
                label=f"Doel: {doel}",
                choices=Doelstand.choices,
                widget=forms.RadioSelect,
                error_messages={"required": "Kies hoe het met dit doel staat"},
            )

    def clean(self) -> dict[str, Any]:
        """The goals come together in one answer, each with how it stands."""
        gegevens = super().clean() or {}
        standen = [gegevens.pop(f"doel_{n}", "") for n, _ in enumerate(self.doelen)]
        gegevens["doelen"] = [
            {"doel": doel, "stand": stand}
            for doel, stand in zip(self.doelen, standen, strict=True)
            if stand
        ]
        return gegevens


FORMULIEREN: dict[str, type[Formulier]] = {
    "name_spin": SpinForm,
    "choose_parties": PartijenForm,
    "close": SluitForm,
    "withdraw": IntrekForm,
}
