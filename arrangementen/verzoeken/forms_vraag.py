"""De formulieren van een vraag bij een verzoek: de gemeente vraagt, de aanbieder antwoordt."""

from typing import Any

from django import forms

from verloop.schermen.formulier import Formulier

from .invoervelden import text
from .keuzes import Vraagreden


class VraagForm(Formulier):
    """One question to the aanbieder, and why it is asked."""

    reden = forms.ChoiceField(
        label="Waarom vraagt u dit",
        choices=Vraagreden.choices,
        widget=forms.RadioSelect,
        help_text="Deze reden staat bij de termijn die stilstaat.",
    )
    vraag = forms.CharField(
        label="Wat wilt u weten",
        widget=text(),
        help_text="Vraag alleen wat nodig is voor het besluit.",
    )
    meteen_onderzoek = forms.BooleanField(
        label="Neem het verzoek meteen in onderzoek",
        required=False,
        initial=True,
        help_text="De 5 werkdagen voor een antwoord staan niet stil. Met 'in onderzoek' (JW319) "
        "heeft u op tijd geantwoord.",
    )
    verplicht = {"reden": "Kies waarom u dit vraagt", "vraag": "Schrijf op wat u wilt weten"}

    def __init__(self, *args: Any, in_onderzoek: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if in_onderzoek:
            del self.fields["meteen_onderzoek"]


class AntwoordForm(Formulier):
    """The answer to a question of the gemeente."""

    antwoord = forms.CharField(label="Uw antwoord", widget=text())
    verplicht = {"antwoord": "Schrijf uw antwoord op"}
