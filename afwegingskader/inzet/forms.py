"""De formulieren van een inzet: start, momenten, einde en wat er mis kan gaan."""

from datetime import date
from typing import Any

from django import forms

from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .querysets import Doelbereikt, RedenAfgezien, RedenLater, Tussenbesluit, Vervolg
from .rer import Uitkomst

MAX_TEKST = 4000


def text(label: str, uitleg: str = "") -> forms.CharField:
    """A box of five lines."""
    return forms.CharField(
        label=label,
        help_text=uitleg,
        max_length=MAX_TEKST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class StartForm(Formulier):
    """The real first day."""

    verplicht = {"gestart_op": "Vul in op welke dag de inzet begon"}
    gestart_op = Datumveld(label="Op welke dag begon de inzet?", help_text="Dit is dag 1")


class VerzettenForm(Formulier):
    """A later first day."""

    verplicht = {"begindatum": "Vul de nieuwe begindatum in"}
    begindatum = Datumveld(label="Op welke dag begint de inzet?", help_text="Dit wordt dag 1")


class NietDoorForm(Formulier):
    """Granted, but never started."""

    verplicht = {"reden_afgezien": "Kies waarom de inzet niet doorgaat"}
    reden_afgezien = forms.ChoiceField(
        label="Waarom gaat de inzet niet door?",
        choices=RedenAfgezien.choices,
        widget=forms.RadioSelect,
    )


class TussenevaluatieForm(Formulier):
    """Halfway: can it be shorter or lighter?"""

    verplicht = {
        "tussenevaluatie": "Schrijf op hoe het gaat en of de inzet korter of lichter kan",
        "tussenbesluit": "Kies of de inzet korter of lichter kan",
    }
    tussenevaluatie = text(
        "Hoe gaat het met het doel?",
        "Bespreek dit samen: casusregisseur, aanbieder, jeugdige en ouders.",
    )
    tussenbesluit = forms.ChoiceField(
        label="Hoe gaat u verder?", choices=Tussenbesluit.choices, widget=forms.RadioSelect
    )


class AfbouwForm(Formulier):
    """Definitive: how it ends and what follows."""

    verplicht = {
        "afbouw": "Schrijf op hoe de inzet afbouwt",
        "vervolg": "Schrijf op wat er na de laatste dag volgt",
    }
    afbouw = text("Hoe bouwt de inzet af?")
    vervolg = text("Wat volgt er na de laatste dag?", "Welke hulp, bij wie en vanaf wanneer.")


class BeeindigenForm(Formulier):
    """The end, with an evaluation."""

    verplicht = {
        "beeindigd_op": "Vul in op welke dag de inzet eindigde",
        "doel_bereikt": "Kies of het doel is bereikt",
        "evaluatie": "Schrijf op hoe de inzet is verlopen",
        "vervolg_soort": "Kies wat er volgt",
    }
    beeindigd_op = Datumveld(
        label="Wat was de laatste dag?", help_text="Deze dag hoort nog bij de inzet"
    )
    doel_bereikt = forms.ChoiceField(
        label="Is het doel bereikt?", choices=Doelbereikt.choices, widget=forms.RadioSelect
    )
    evaluatie = text(
        "Hoe is het verlopen, en wat leerden jullie?", "De jeugdige en de ouders kunnen dit lezen."
    )
    vervolg_soort = forms.ChoiceField(
        label="Wat volgt er?", choices=Vervolg.choices, widget=forms.RadioSelect
    )


class RerBesluitForm(Formulier):
    """What the expertteam decides; a longer inzet needs a ground and an end, like any outcome."""

    verplicht = {
        "uitkomst": "Kies wat het expertteam besluit",
        "grond": "Schrijf op waarom het expertteam dit besluit",
        "uiterlijk": "Kies de dag waarop de inzet uiterlijk eindigt",
    }
    uitkomst = forms.ChoiceField(
        label="Wat besluit het expertteam?", choices=Uitkomst.choices, widget=forms.RadioSelect
    )
    grond = text("Waarom?", "De aanbieder en de casusregisseur lezen dit.")
    uiterlijk = Datumveld(
        label="Op welke dag eindigt de inzet uiterlijk?",
        help_text="Die dag hoort nog bij de inzet. Bij stoppen mag dat vandaag zijn. "
        "Tijdelijk langer kan hooguit vier weken.",
    )
    andere_hulp = forms.CharField(
        label="Welke hulp komt er, bij wie en vanaf wanneer?",
        help_text="Alleen invullen bij andere hulp.",
        required=False,
        max_length=MAX_TEKST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RedenForm(Formulier):
    """Why the inzet goes on past its last day; a code, so that figures need no free text."""

    verplicht = {"reden_later": "Kies waarom de inzet doorloopt"}
    reden_later = forms.ChoiceField(
        label="Waarom loopt de inzet door?",
        choices=[keuze for keuze in RedenLater.choices if keuze[0]],
        widget=forms.RadioSelect,
    )


def initial_for(naam: str, inzet: Any, on: date) -> dict[str, Any]:
    """What stands in the form when it opens."""
    velden = {
        "start": {"gestart_op": on},
        "end": {"beeindigd_op": on},
        "record_tussenevaluatie": {
            "tussenevaluatie": inzet.tussenevaluatie,
            "tussenbesluit": inzet.tussenbesluit,
        },
        "record_afbouw": {"afbouw": inzet.afbouw, "vervolg": inzet.vervolg},
    }
    return velden.get(naam, {})
