"""De formulieren bij overgangen van een route."""

from django import forms

from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .redenen import Eindreden, ZonderHulp


class EinderedenForm(Formulier):
    """Why the help ends."""

    verplicht = {"eindreden": "Kies waarom de hulp eindigt"}
    eindreden = forms.ChoiceField(
        label="Waarom eindigt de hulp?", choices=Eindreden.choices, widget=forms.RadioSelect
    )


class ZonderHulpForm(Formulier):
    """Why no jeugdhulp is needed."""

    verplicht = {"reden": "Kies waarom geen jeugdhulp nodig is"}
    reden = forms.ChoiceField(
        label="Waarom is geen jeugdhulp nodig?",
        choices=ZonderHulp.choices,
        widget=forms.RadioSelect,
    )


class MotiveringForm(Formulier):
    """A choice with its motivation."""

    verplicht = {"motivering": "Schrijf op waarom u dit kiest"}
    motivering = forms.CharField(
        label="Waarom kiest u dit?", max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class TaxatieRedenForm(Formulier):
    """Why the risicotaxatie may be left out in route B."""

    verplicht = {"reden": "Schrijf op waarom dit kan"}
    reden = forms.CharField(
        label="Waarom is hier geen risicotaxatie nodig?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class EersteHulpForm(Formulier):
    """When the aanbieder first helped, and how it is safe (CR-C1-09)."""

    verplicht = {
        "eerste_hulp_op": "Vul in op welke dag de eerste hulp was",
        "veiligheid": "Schrijf op hoe de veiligheid is geborgd",
    }
    eerste_hulp_op = Datumveld(label="Eerste hulp op")
    veiligheid = forms.CharField(
        label="Hoe is de veiligheid geborgd?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


FORMULIEREN: dict[str, type[Formulier]] = {
    "start_closing": EinderedenForm,
    "end_without_help": ZonderHulpForm,
    "keep_in_b": MotiveringForm,
    "hand_over": MotiveringForm,
    "skip_risk": TaxatieRedenForm,
    "record_first_help": EersteHulpForm,
}

#: What happens, shown before confirming.
GEVOLGEN: dict[str, list[str]] = {
    "close": ["De casus gaat dicht.", "De regierollen eindigen vandaag."],
    "end_without_help": ["De casus gaat dicht zonder hulp.", "De regierollen eindigen vandaag."],
    "hand_over": ["Het lokale team gaat verder in route A, met alles wat bekend is."],
    "reopen_question": ["De route gaat een stap terug. Wat is vastgelegd blijft staan."],
}
