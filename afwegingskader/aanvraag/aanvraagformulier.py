"""Het formulier van een aanvraag: alle vragen, ook als het concept nog half is."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from afwegingskader.kader import Intensiteitsoort
from afwegingskader.keuzes import Doelsoort, Verblijfsvorm, Vrijheidsbeperking
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Bedragveld, Datumveld, Getalveld

from .velden import text

HONDERD = Decimal(100)


def _hours(label: str, **opties: Any) -> Getalveld:
    """Hours a day, in halves or tenths."""
    return Getalveld(
        label=label, decimalen=1, min_value=Decimal("0.5"), max_value=Decimal(24), **opties
    )


def _day_number(label: str, uitleg: str = "") -> forms.IntegerField:
    """A day number of the inzet; day 1 is never a phase of the afbouw."""
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=2,
        max_value=999,
        help_text=uitleg,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "cr-w-s"}),
    )


class AanvraagForm(Formulier):
    """All questions of the aanvraag; a concept may be half, so nothing is required to save."""

    gewijzigde_hulpvraag = text(
        "Wat is er veranderd in de hulpvraag?", "Schrijf feiten. De jeugdige kan dit lezen."
    )
    gewijzigd_sinds = Datumveld(label="Sinds wanneer?", help_text="Bijvoorbeeld 16-02-2026")
    hulp_schiet_tekort = text("Waarom is de huidige hulp niet genoeg?")
    eerder_geprobeerd = text(
        "Wat is er al geprobeerd, en wat leverde dat op?",
        "Ook wat een ander deed, en waarom dat niet genoeg was.",
    )
    doel_soort = forms.ChoiceField(
        label="Waar gaat het doel over?",
        help_text="Toezicht of een vol rooster is geen zorginhoudelijk doel.",
        choices=Doelsoort.choices,
        widget=forms.RadioSelect,
    )
    doel = text(
        "Welk doel moet de jeugdige bereiken?",
        "Schrijf wat de jeugdige dan doet of kan. Kies iets wat in deze tijd haalbaar is.",
    )
    doel_meting = text(
        "Waaraan ziet u dat het doel is gehaald, en wanneer kijkt u?",
        "Bijvoorbeeld: de groep telt elke dag hoe vaak Noor om hulp vraagt. Wij kijken op dag 21.",
    )
    begindatum = Datumveld(label="Eerste dag", help_text="Dit is dag 1")
    einddatum = Datumveld(label="Laatste dag", help_text="Deze dag hoort bij de inzet")
    intensiteitsoort = forms.ModelChoiceField(
        label="Intensiteit", queryset=Intensiteitsoort.objects.none()
    )
    uren_per_dag = _hours("Hoeveel uur per dag aan het begin?")
    uurtarief = Bedragveld(
        label="Eigen uurtarief in euro",
        required=False,
        max_value=Decimal(1000),
        help_text="Laat leeg voor het tarief van de lijst, dat bij de intensiteit hoort.",
    )
    afbouw = text("Hoe bouwt de inzet af?", "Van de eerste tot en met de laatste dag.")
    afbouw_vanaf_dag = _day_number("Vanaf welke dag?", "Het dagnummer, bijvoorbeeld 15")
    afbouw_uren_per_dag = _hours("Hoeveel uur per dag dan?", required=False)
    afbouw_vanaf_dag_2 = _day_number("Vanaf welke dag? (fase 2)")
    afbouw_uren_per_dag_2 = _hours("Hoeveel uur per dag dan? (fase 2)", required=False)
    afbouw_vanaf_dag_3 = _day_number("Vanaf welke dag? (fase 3)")
    afbouw_uren_per_dag_3 = _hours("Hoeveel uur per dag dan? (fase 3)", required=False)
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
