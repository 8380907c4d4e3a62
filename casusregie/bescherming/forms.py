"""De formulieren van de maatregel, het basisteam en wat er is gedaan."""

from typing import Any

from django import forms

from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .handelingsoorten import TUSSENUITKOMST
from .maatregelkeuzes import Eindreden, Pad, Rvdkuitkomst
from .soorten import Maatregelsoort

WANNEER = "Vul in op welke dag dit was"


def long_text(label: str, rijen: int = 4, **kw: Any) -> forms.CharField:
    """A box for a few sentences."""
    kw.setdefault("max_length", 4000)
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rijen}), **kw)


class UitspraakForm(Formulier):
    """What stands in a ruling."""

    verplicht = {
        "datum": "Vul in op welke dag de rechter uitspraak deed",
        "rechtbank": "Vul in welke rechtbank uitspraak deed",
        "zaaknummer": "Vul het zaaknummer in",
    }
    datum = Datumveld(label="Datum van de uitspraak")
    rechtbank = forms.CharField(label="Rechtbank", max_length=120)
    zaaknummer = forms.CharField(
        label="Zaaknummer", max_length=60, widget=forms.TextInput(attrs={"class": "cr-w-m"})
    )
    kaders = long_text(
        "Kaders uit het vonnis",
        required=False,
        help_text="Wat zegt de rechter over de hulp die nodig is?",
    )
    beschikking_ontvangen_op = Datumveld(
        label="Beschikking ontvangen op",
        required=False,
    )
    bestand = forms.FileField(
        label="De beschikking zelf",
        required=False,
        help_text="Een pdf of foto van de uitspraak. Wij bewaren haar versleuteld als bijlage.",
    )


class MaatregelForm(UitspraakForm):
    """A measure with its first ruling."""

    verplicht = {
        **UitspraakForm.verplicht,
        "soort": "Kies welke maatregel het is",
        "begindatum": "Vul in op welke dag de maatregel begint",
    }
    soort = forms.ChoiceField(
        label="Welke maatregel?", choices=Maatregelsoort.choices, widget=forms.RadioSelect
    )
    begindatum = Datumveld(label="Begint op")
    einddatum = Datumveld(
        label="Loopt tot",
        required=False,
        help_text="Op deze dag eindigt de maatregel. Een OTS duurt hooguit een jaar. "
        "Laat leeg bij voogdij.",
    )
    field_order = (
        *("soort", "datum", "begindatum", "einddatum", "rechtbank", "zaaknummer", "kaders"),
        *("beschikking_ontvangen_op", "bestand"),
    )


class VerlengingForm(UitspraakForm):
    """A new ruling that lets the measure go on."""

    verplicht = {**UitspraakForm.verplicht, "einddatum": "Vul in tot welke dag de maatregel loopt"}
    einddatum = Datumveld(
        label="Loopt tot",
        help_text="Een verlenging van een OTS duurt hooguit een jaar, en nooit na de 18e "
        "verjaardag.",
    )
    field_order = (
        *("datum", "einddatum", "rechtbank", "zaaknummer", "kaders"),
        *("beschikking_ontvangen_op", "bestand"),
    )


class DreigingForm(Formulier):
    """What threatens the development, and what is needed to be safe (CR-C1-03)."""

    verplicht = {
        "dreiging": "Schrijf op wat de ontwikkeling van de jeugdige bedreigt",
        "veiligheid": "Schrijf op wat nodig is om veilig op te groeien",
    }
    dreiging = long_text("Wat bedreigt de ontwikkeling van de jeugdige?")
    veiligheid = long_text(
        "Wat is nodig om veilig op te groeien?",
        help_text="Noem de eisen en doelen die u stelt, en wie waarvoor zorgt.",
    )


class EvaluatieForm(Formulier):
    """The evaluation of the gezinsplan."""

    verplicht = {
        "geevalueerd_op": WANNEER,
        "uitkomst": "Kies wat de evaluatie oplevert",
        "toelichting": "Schrijf op wat de evaluatie oplevert",
    }
    geevalueerd_op = Datumveld(label="Geëvalueerd op")
    uitkomst = forms.ChoiceField(
        label="Wat levert de evaluatie op?",
        choices=[(u.value, u.label) for u in TUSSENUITKOMST],
        widget=forms.RadioSelect,
    )
    toelichting = long_text("Wat is er besproken?")


class RvdkForm(Formulier):
    """The judgement of the Raad about closing."""

    verplicht = {"getoetst_op": WANNEER, "uitkomst": "Kies wat de Raad vindt"}
    getoetst_op = Datumveld(label="Getoetst op")
    uitkomst = forms.ChoiceField(
        label="Wat vindt de Raad?", choices=Rvdkuitkomst.choices, widget=forms.RadioSelect
    )


class VolwassenForm(Formulier):
    """The alignment before 18."""

    verplicht = {"afgestemd_op": WANNEER}
    afgestemd_op = Datumveld(label="Afgestemd op")


class PadForm(Formulier):
    """What follows after the measure."""

    verplicht = {"pad": "Kies hoe het verder gaat"}
    pad = forms.ChoiceField(
        label="Hoe gaat het verder na de maatregel?",
        choices=Pad.choices,
        widget=forms.RadioSelect,
    )


class EindeForm(Formulier):
    """The end of the measure."""

    verplicht = {
        "beeindigd_op": "Vul in op welke dag de maatregel eindigde",
        "eindreden": "Kies waarom de maatregel eindigde",
    }
    beeindigd_op = Datumveld(label="Geëindigd op")
    eindreden = forms.ChoiceField(
        label="Waarom eindigde de maatregel?",
        choices=Eindreden.choices,
        widget=forms.RadioSelect,
    )
    toelichting = long_text("Toelichting", required=False, max_length=2000)


class IntrekkenForm(Formulier):
    """Why the record is wrong."""

    verplicht = {"toelichting": "Schrijf op waarom deze maatregel niet klopt"}
    toelichting = long_text("Waarom klopt deze maatregel niet?", max_length=2000)
