"""De formulieren van de stappen: gelezen, akkoord, besluit en intrekken."""

from typing import Any

from django import forms

from afwegingskader.keuzes import Afwijzingsreden
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .velden import text


class GelezenForm(Formulier):
    """Before the first request somebody says to have read the kader (OO-E-03)."""

    verplicht = {"gelezen": "Lees eerst het kader en zet een vinkje"}

    gelezen = forms.BooleanField(label="Ik heb de uitleg over het kader gelezen")


class LeegForm(Formulier):
    """Only a confirmation."""


class AkkoordGezinForm(Formulier):
    """The gezin's own consent, recorded by the procesregisseur (domein.md §0 e)."""

    verplicht = {"akkoord_gezin_toelichting": "Schrijf op wie van het gezin akkoord gaf, en hoe"}

    akkoord_gezin_toelichting = text(
        "Wie van het gezin gaf akkoord, en hoe?",
        "Bijvoorbeeld: de moeder en de jeugdige zelf, in het gesprek van maandag.",
    )


class ToekennenForm(Formulier):
    """The decision; for a vervolg without days left also a ground and a last day (RER)."""

    verplicht = {"motivering": "Schrijf op waarom u dit besluit"}

    motivering = text(
        "Waarom kent u de aanvraag toe?", "De jeugdige en de ouders kunnen dit lezen."
    )
    rer_grond = text("Waarom is langer dan het maximum nodig?", required=False)
    rer_laatste_dag = Datumveld(label="Tot en met welke dag?", required=False)

    def __init__(self, *args: Any, vervolg: bool = False, vol: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not vervolg:
            del self.fields["rer_grond"]
            del self.fields["rer_laatste_dag"]
        elif vol:
            self._require("rer_grond", "Schrijf op waarom langer dan het maximum nodig is")
            self._require("rer_laatste_dag", "Kies de laatste dag die het expertteam toestaat")

    def _require(self, naam: str, zin: str) -> None:
        self.fields[naam].required = True
        self.fields[naam].error_messages["required"] = zin


class AfwijzenForm(Formulier):
    """A rejection: a reason from the list and a motivation."""

    verplicht = {
        "reden_afwijzing": "Kies waarom u de aanvraag afwijst",
        "motivering": "Schrijf op waarom u dit besluit",
    }

    reden_afwijzing = forms.ChoiceField(
        label="Waarom wijst u de aanvraag af?",
        choices=Afwijzingsreden.choices,
        widget=forms.RadioSelect,
    )
    motivering = text("Leg uit waarom", "De jeugdige en de ouders kunnen dit lezen.")


class IntrekkenForm(Formulier):
    """Withdraw, with a reason when somebody wants to give one."""

    reden_intrekken = text("Waarom trekt u de aanvraag in?", required=False)


class AkkoordIntrekkenForm(Formulier):
    """Take an akkoord back; the other party reads why."""

    verplicht = {"reden": "Schrijf op waarom u het akkoord intrekt"}

    reden = text("Waarom trekt u het akkoord in?", "De andere partij leest dit.")
