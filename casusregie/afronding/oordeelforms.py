"""De formulieren van de eindbeoordeling: het oordeel per doel, de scores en wat hierna komt."""

from types import SimpleNamespace
from typing import Any

from django import forms

from verloop.schermen.formulier import Formulier

from .forms import choice, text
from .keuzes import Behaald, Effect, Informant, Vervolg, Waarde

SCORES = [
    ("", "Kies een score"),
    *((n, f"{n}{' (slecht)' if n == 1 else ' (goed)' if n == 5 else ''}") for n in range(1, 6)),
]
CIJFERS = [("", "Kies een cijfer"), *((n, str(n)) for n in range(1, 11))]

#: what may stay empty, also when the eindbeoordeling is adopted
VRIJ = ("vervolgvragen", "waardering_toelichting")


def number(label: str, keuzes: list[Any]) -> forms.TypedChoiceField:
    """A number out of a few; None while it is not chosen."""
    return forms.TypedChoiceField(
        label=label, choices=keuzes, coerce=int, empty_value=None, required=False
    )


class OordeelForm(Formulier):
    """Everything may be left open until it is adopted, so that work is never lost."""

    effect = choice("Hoeveel effect had de hulp?", Effect, required=False)
    effect_toelichting = text("Wat deed de hulp?", required=False)
    tevredenheid = number("Welk cijfer geeft het gezin de hulp? (1 tot en met 10)", CIJFERS)
    informant = choice("Wie gaf het cijfer?", Informant, required=False)
    vervolg = choice("Wat komt er hierna?", Vervolg, required=False)
    vervolgvragen = text("Welke vragen blijven er over?", required=False)
    nazorg = text("Welke afspraken zijn er over nazorg?", required=False)
    afschaling = text("Welke afspraken zijn er over afschalen?", required=False)
    waardering_toelichting = text("Toelichting op de scores", required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, beoordeling: Any, **kwargs: Any) -> None:
        doelen = list(beoordeling.doelen.all())
        super().__init__(*args, initial=starting_values(beoordeling, doelen), **kwargs)
        self.doelen = doelen
        for nummer, doel in enumerate(doelen, start=1):
            self.fields[f"doel_{doel.pk}"] = choice(
                f"Doel {nummer}: {doel.tekst}", Behaald, required=False
            )
            self.fields[f"doel_{doel.pk}_uitleg"] = text(
                "Waar ziet u dat aan?", "", 2, required=False
            )
        self.met_scores = not beoordeling.zonder_team
        for code, naam in Waarde.choices if self.met_scores else ():
            self.fields[f"score_{code}"] = number(f"{naam} (1 tot en met 5)", SCORES)
        if not self.met_scores:
            del self.fields["waardering_toelichting"]
        eerst = [n for n in self.fields if n.startswith("doel_")]
        scores = [n for n in self.fields if n.startswith("score_")]
        rest = ["effect", "effect_toelichting", "tevredenheid", "informant", *scores]
        self.order_fields([*eerst, *rest, "waardering_toelichting"])
        for naam, veld in self.fields.items():
            veld.soms = naam not in VRIJ  # nodig bij het vaststellen, niet bij het opslaan

    def contents(self) -> dict[str, Any]:
        """The arguments of `save_assessment`."""
        data = dict(self.cleaned_data)
        doelen = {
            doel.pk: (data.pop(f"doel_{doel.pk}"), data.pop(f"doel_{doel.pk}_uitleg"))
            for doel in self.doelen
        }
        scores = {
            naam.removeprefix("score_"): data.pop(naam)
            for naam in list(data)
            if naam.startswith("score_")
        }
        gegeven = {naam: score for naam, score in scores.items() if score is not None}
        return {**data, "doelen": doelen, "scores": gegeven}

    def stored(self, beoordeling: Any) -> SimpleNamespace:
        """What is saved now, by the name of the field: to show what two people did differently."""
        return SimpleNamespace(**starting_values(beoordeling, list(beoordeling.doelen.all())))


def starting_values(beoordeling: Any, doelen: list[Any]) -> dict[str, Any]:
    """What is filled in already."""
    velden = (n for n in OordeelForm.base_fields if n != "versie")
    waarden = {naam: getattr(beoordeling, naam) for naam in velden}
    waarden["versie"] = beoordeling.versie
    for doel in doelen:
        waarden[f"doel_{doel.pk}"] = doel.uitkomst
        waarden[f"doel_{doel.pk}_uitleg"] = doel.toelichting
    for rij in beoordeling.waarderingen.all():
        waarden[f"score_{rij.onderdeel}"] = rij.score
    return waarden


class DoelForm(Formulier):
    """A doel out of the plan of the aanbieder."""

    verplicht = {"tekst": "Schrijf het doel op"}
    tekst = forms.CharField(
        label="Welk doel stond in het hulpverleningsplan?",
        help_text="Eén doel. Daarna kunt u er nog een toevoegen.",
        max_length=200,
    )
