"""Formulieren van de waakvlam."""

from django import forms

from verloop.schermen.formulier import Formulier


class WaakvlamForm(Formulier):
    """Interval, why, and when more help is needed again."""

    verplicht = {"reden": "Schrijf op waarom u een waakvlam wilt"}

    om_de_weken = forms.IntegerField(
        label="Om de hoeveel weken heeft u contact?",
        min_value=1,
        max_value=52,
        widget=forms.TextInput(attrs={"class": "cr-w-s", "inputmode": "numeric"}),
    )
    reden = forms.CharField(
        label="Waarom een waakvlam?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    signalen = forms.CharField(
        label="Wanneer is er weer meer hulp nodig?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EindeForm(Formulier):
    """Why it ends."""

    verplicht = {"einde_reden": "Schrijf op waarom"}

    einde_reden = forms.CharField(
        label="Waarom?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


FORMULIEREN: dict[str, type[Formulier]] = {"scale_up": EindeForm, "end": EindeForm}
