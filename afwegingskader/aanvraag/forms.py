"""De formulieren van een aanvraag: het concept, de akkoorden, het besluit en het intrekken."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from afwegingskader.kader import Intensiteitsoort
from afwegingskader.keuzes import Afwijzingsreden, Verblijfsvorm, Vrijheidsbeperking
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Bedragveld, Datumveld, Getalveld

from .inhoud import MAX_TEKST

HONDERD = Decimal(100)


def text(label: str, uitleg: str = "", rijen: int = 3, **opties: Any) -> forms.CharField:
    """A box of a few lines."""
    return forms.CharField(
        label=label,
        help_text=uitleg,
        max_length=MAX_TEKST,
        widget=forms.Textarea(attrs={"rows": rijen}),
        **opties,
    )


class AanvraagForm(Formulier):
    """All questions of the aanvraag; a concept may be half, so nothing is required to save."""

    gewijzigde_hulpvraag = text(
        "Wat is er veranderd in de hulpvraag?", "Schrijf feiten. De jeugdige kan dit lezen."
    )
    gewijzigd_sinds = Datumveld(label="Sinds wanneer?", help_text="Bijvoorbeeld 16-02-2026")
    hulp_schiet_tekort = text("Waarom is de huidige hulp niet genoeg?")
    eerder_geprobeerd = text("Wat is er al geprobeerd?", required=False)
    doel = text(
        "Welk doel moet de jeugdige bereiken?",
        "Een zorginhoudelijk doel, zo precies dat u op de laatste dag ziet of het is gehaald. "
        "Toezicht of een vol rooster is geen doel.",
    )
    begindatum = Datumveld(label="Eerste dag", help_text="Dit is dag 1")
    einddatum = Datumveld(label="Laatste dag", help_text="Deze dag hoort bij de inzet")
    uren_per_dag = Getalveld(
        label="Hoeveel uur per dag?", decimalen=1, min_value=Decimal("0.5"), max_value=Decimal(24)
    )
    uurtarief = Bedragveld(
        label="Uurtarief in euro",
        required=False,
        max_value=Decimal(1000),
        help_text="Dan rekenen wij de kosten uit",
    )
    intensiteitsoort = forms.ModelChoiceField(
        label="Intensiteit", queryset=Intensiteitsoort.objects.none(), required=False
    )
    afbouw = text("Hoe bouwt de inzet af?", "Van de eerste tot en met de laatste dag.")
    afbouw_vanaf_dag = forms.IntegerField(
        label="Vanaf welke dag zijn er minder uren?",
        required=False,
        min_value=2,
        max_value=999,
        help_text="Het dagnummer, bijvoorbeeld 22",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "cr-w-s"}),
    )
    afbouw_uren_per_dag = Getalveld(
        label="Hoeveel uur per dag is er dan?",
        decimalen=1,
        min_value=Decimal("0.5"),
        max_value=Decimal(24),
        required=False,
    )
    vervolg = text("Wat volgt er na de laatste dag?", "Welke hulp, bij wie en vanaf wanneer.")
    verblijfsvorm = forms.ChoiceField(
        label="Waar verblijft de jeugdige?", choices=[("", "Kies"), *Verblijfsvorm.choices]
    )
    vrijheidsbeperking = forms.ChoiceField(
        label="Beperkt de inzet de vrijheid van de jeugdige?",
        help_text="Denk aan deuren op slot, vasthouden of steeds gevolgd worden.",
        choices=Vrijheidsbeperking.choices,
        widget=forms.RadioSelect,
    )
    vrijheidsbeperking_toelichting = text(
        "Hoe beperkt de inzet de vrijheid, en waarom kan het niet anders?",
        "Alleen invullen bij een ja hierboven.",
        required=False,
    )

    def __init__(self, *args: Any, aanvraag: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, initial=_initial(aanvraag), **kwargs)
        dag = aanvraag.begindatum or on
        self.fields["intensiteitsoort"].queryset = Intensiteitsoort.objects.valid_on(dag)
        self.optioneel = {naam for naam, veld in self.fields.items() if not veld.required}
        for veld in self.fields.values():
            veld.required = False

    def model_values(self) -> dict[str, Any]:
        """The fields that were read well, under their names on the aanvraag."""
        self.errors  # noqa: B018 - leest het formulier
        velden = dict(self.cleaned_data)
        if "uurtarief" in velden:
            tarief = velden.pop("uurtarief")
            velden["uurtarief_cent"] = None if tarief is None else int(tarief * HONDERD)
        return velden

    def ask_required(self, open_: dict[str, str]) -> None:
        """Put the sentence of each missing answer at its field."""
        for naam, zin in open_.items():
            if naam not in self.errors:
                self.add_error(naam, zin)

    def mark_required(self) -> None:
        """Let the labels tell again which answers are not required."""
        for naam, veld in self.fields.items():
            veld.required = naam not in self.optioneel


def _initial(aanvraag: Any) -> dict[str, Any]:
    namen = set(AanvraagForm.base_fields) - {"uurtarief"}
    begin = {naam: getattr(aanvraag, naam) for naam in namen}
    if aanvraag.uurtarief_cent is not None:
        begin["uurtarief"] = Decimal(aanvraag.uurtarief_cent) / HONDERD
    return begin


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
