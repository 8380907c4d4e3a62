"""De formulieren van het programma."""

from datetime import date
from typing import Any

from django import forms

from casusregie.afronding.forms import choice, text
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Bedragveld, Datumveld

from .keuzes import MAATREGELKEUZES, Overlegdoel
from .kwartaal import PER_JAAR

LEEG = ("", "Kies")
JAREN = 6
KWARTALEN = [("", "Geen"), *((str(n), f"Q{n}") for n in range(1, PER_JAAR + 1))]


def line(label: str, lengte: int, **meer: Any) -> forms.CharField:
    """One line of text."""
    return forms.CharField(label=label, max_length=lengte, **meer)


def measure() -> forms.TypedChoiceField:
    """Which of the five measures."""
    return forms.TypedChoiceField(
        label="Bij welke maatregel?", choices=[LEEG, *MAATREGELKEUZES], coerce=int
    )


class ProgrammaForm(Formulier):
    """A programme of the own region."""

    verplicht = {"naam": "Vul in hoe het programma heet", "bron": "Vul in waar het is vastgesteld"}
    naam = line("Hoe heet het programma?", 160)
    bron = line("Waar is het vastgesteld?", 300, help_text="Bijvoorbeeld: besluit van 3-3-2026")


class ActieForm(Formulier):
    """Maatregel, what, when and by whom (GV-M3-09)."""

    verplicht = {
        "maatregel": "Kies bij welke maatregel dit hoort",
        "onderdeel": "Vul in bij welk onderdeel dit hoort",
        "wat": "Schrijf op wat er gebeurt",
        "door_wie": "Vul in wie dit doet",
    }
    maatregel = measure()
    onderdeel = line("Bij welk onderdeel?", 160, help_text="Bijvoorbeeld: training")
    wat = line("Wat gebeurt er?", 400)
    van_kwartaal = forms.TypedChoiceField(
        label="Vanaf welk kwartaal?",
        choices=KWARTALEN,
        required=False,
        coerce=int,
        empty_value=None,
    )
    van_jaar = forms.TypedChoiceField(
        label="Van welk jaar?", required=False, coerce=int, empty_value=None
    )
    tot_kwartaal = forms.TypedChoiceField(
        label="Klaar in welk kwartaal?",
        choices=KWARTALEN,
        required=False,
        coerce=int,
        empty_value=None,
        help_text="Geen kwartaal: de actie loopt door.",
    )
    tot_jaar = forms.TypedChoiceField(
        label="Van welk jaar?", required=False, coerce=int, empty_value=None
    )
    door_wie = line("Door wie?", 300)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gekozen = {self.initial.get(naam) for naam in ("van_jaar", "tot_jaar")}
        jaren = {*range(on.year - 1, on.year + JAREN), *filter(None, gekozen)}
        for naam in ("van_jaar", "tot_jaar"):
            self.fields[naam].choices = [("", "Geen"), *((j, str(j)) for j in sorted(jaren))]  # type: ignore[attr-defined]
        for naam in ("van_kwartaal", "van_jaar", "tot_kwartaal", "tot_jaar"):
            self.fields[naam].soms = True  # type: ignore[attr-defined]


class BegrotingForm(Formulier):
    """What is needed on top, who may pay, and the ordinary hours (GV-M3-10)."""

    verplicht = {
        "maatregel": "Kies bij welke maatregel dit hoort",
        "onderdeel": "Vul in waar dit over gaat",
    }
    maatregel = measure()
    onderdeel = line("Waar gaat het over?", 160)
    extra = Bedragveld(
        label="Hoeveel is extra nodig?",
        required=False,
        help_text="Laat leeg als het bedrag niet bekend is.",
    )
    extra_voor = line("Waarvoor?", 200, required=False)
    dekking = line("Welke dekking is mogelijk?", 200, required=False)
    regulier = text("Welke uren vallen onder het gewone werk?", rijen=3, required=False)

    def contents(self) -> dict[str, Any]:
        """Euros become eurocenten; an empty amount stays unknown."""
        velden = dict(self.cleaned_data)
        extra = velden.pop("extra")
        return {**velden, "extra_cent": None if extra is None else int(extra * 100)}


class BesluitForm(Formulier):
    """One stop of a proposal (GV-M3-11)."""

    verplicht = {
        "voorstel": "Schrijf op over welk voorstel het gaat",
        "datum": "Vul in op welke dag",
        "overleg": "Vul in welk overleg",
        "doel": "Kies waarvoor het voorstel daar komt",
    }
    voorstel = line("Welk voorstel?", 200)
    datum = Datumveld(label="Op welke dag?")
    overleg = line("Welk overleg?", 160)
    doel = choice("Waarvoor komt het daar?", Overlegdoel)
    conclusie = text("Wat was de conclusie?", "U kunt dit later aanvullen.", required=False)


class GereedForm(Formulier):
    """Done, on which day."""

    verplicht = {"gereed_op": "Vul in op welke dag de actie gereed was"}
    gereed_op = Datumveld(label="Gereed op")
    toelichting = text("Toelichting", rijen=3, required=False)


class VervalForm(Formulier):
    """Why it is not needed any more."""

    verplicht = {"toelichting": "Schrijf op waarom deze actie vervalt"}
    toelichting = text("Waarom vervalt deze actie?", rijen=3)


STAPPEN: dict[str, type[Formulier]] = {
    "begin": Formulier,
    "finish": GereedForm,
    "drop": VervalForm,
}
