"""De keuzes van de monitor in het adres, en het formulier om een bestand in te lezen."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms

from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .bestand import MAX_BYTES, MAX_RIJEN
from .bronnen import EIGEN, Bron
from .populatie import ZONDER, Keuze
from .verblijven import VORMEN

MAAND_DAG = (9, 1)
SINDS = (2015, 2017)
GEKOZEN = "f"
#: Fixed for data of others.
VAST = ("peildatum", "tussenruimte", "zonder")


class KeuzeForm(Formulier):
    """Which source, year, peildatum and exclusions; every field may stay empty."""

    f = forms.CharField(required=False, widget=forms.HiddenInput)
    bron = forms.ChoiceField(label="Gegevens", required=False)
    jaar = forms.ChoiceField(label="Jaar", required=False)
    peildatum = Datumveld(label="Peildatum", required=False)
    gemeente = forms.ChoiceField(label="Gemeente", required=False)
    doelgroep = forms.ChoiceField(label="Zonder doelgroep", required=False)
    tussenruimte = forms.ChoiceField(
        label="Nachten elders",
        required=False,
        choices=[("0", "0: elke nacht elders is een einde"), ("1", "1 nacht elders mag")],
    )
    sinds = forms.ChoiceField(
        label="Andere hulp sinds", required=False, choices=[(str(j), str(j)) for j in SINDS]
    )
    zonder = forms.MultipleChoiceField(
        label="Telt niet mee",
        required=False,
        choices=[(code, VORMEN[code]) for code in ZONDER],
        widget=forms.CheckboxSelectMultiple,
    )
    regionaal = forms.BooleanField(label="Alleen regionaal ingekocht", required=False)

    def __init__(
        self, data: Any, *, bron: Bron, bronnen: list[tuple[str, str]], tussenruimte: int
    ) -> None:
        self.bron_, self.ruimte = bron, tussenruimte
        super().__init__(self._with_defaults(data))
        velden: Any = self.fields
        velden["bron"].choices = bronnen
        velden["jaar"].choices = [(str(jaar), str(jaar)) for jaar in bron.years()]
        velden["gemeente"].choices = _options("Alle gemeenten", bron.gegevens.gemeenten())
        velden["doelgroep"].choices = _options("Geen", bron.gegevens.doelgroepen())
        for naam in self._absent(bron):
            del velden[naam]

    def _absent(self, bron: Bron) -> Iterator[str]:
        """Two choices beside each other give away a small number: of others only year and costs."""
        if not bron.exact:
            yield from ("gemeente", "doelgroep", "regionaal", *VAST)
            return
        if not bron.gegevens.gemeenten():
            yield "gemeente"
        if not bron.gegevens.doelgroepen():
            yield "doelgroep"
        if bron.sleutel == EIGEN:
            yield "regionaal"

    def _with_defaults(self, data: Any) -> Any:
        """What an empty address means; a box that was switched off stays off."""
        gegevens = data.copy()
        gegevens["bron"] = self.bron_.sleutel
        if not gegevens.get("jaar"):
            gegevens["jaar"] = str(default_year(self.bron_))
        if not gegevens.get(GEKOZEN):
            gegevens.setlist("zonder", gegevens.getlist("zonder") or list(ZONDER))
            gegevens["regionaal"] = "on"
        gegevens.setdefault("tussenruimte", str(self.ruimte))
        gegevens.setdefault("sinds", str(SINDS[0]))
        gegevens[GEKOZEN] = "1"
        return gegevens

    def clean(self) -> dict[str, Any]:
        """The peildatum lies after the year began and before the source ends."""
        gegevens = super().clean() or self.cleaned_data
        dag, jaar = gegevens.get("peildatum"), gegevens.get("jaar")
        if dag and dag > self.bron_.laatste:
            self.add_error("peildatum", f"Kies een dag tot en met {self.bron_.laatste:%d-%m-%Y}")
        elif dag and jaar and dag < date(int(jaar), 1, 1):
            self.add_error("peildatum", f"Kies een dag in of na {jaar}")
        return gegevens

    def chosen(self) -> Keuze:
        """The choice; a faulty one falls back to the defaults."""
        gegevens = self.cleaned_data if self.is_valid() else {}
        jaar = int(gegevens.get("jaar") or default_year(self.bron_))
        return Keuze(
            jaar=jaar,
            peildatum=gegevens.get("peildatum") or default_day(jaar, self.bron_),
            zonder=frozenset(gegevens.get("zonder", ZONDER)),
            gemeente=gegevens.get("gemeente") or "",
            zonder_doelgroep=gegevens.get("doelgroep") or "",
            alleen_regionaal=gegevens.get("regionaal", True),
            tussenruimte=int(gegevens.get("tussenruimte") or self.ruimte),
            sinds=int(gegevens.get("sinds") or SINDS[0]),
        )


def default_year(bron: Bron) -> int:
    """The last whole year of the source."""
    return bron.years()[min(1, len(bron.years()) - 1)]


def default_day(jaar: int, bron: Bron) -> date:
    """1 September of the next year, as the source did; never after the source ends."""
    return min(date(jaar + 1, *MAAND_DAG), bron.laatste)


def _options(leeg: str, namen: list[str]) -> list[tuple[str, str]]:
    return [("", leeg), *((naam, naam) for naam in namen)]


class BestandForm(Formulier):
    """A file of stays: what it is, and whether to check it only."""

    verplicht = {
        "naam": "Schrijf op hoe u dit bestand noemt",
        "bron": "Schrijf op waar de gegevens vandaan komen",
        "tot_en_met": "Vul in tot en met welke dag het bestand loopt",
        "bestand": "Kies een bestand",
        "wat": "Kies wat u wilt doen",
    }

    naam = forms.CharField(label="Hoe noemt u dit bestand?", max_length=120)
    bron = forms.CharField(
        label="Waar komt het vandaan?", max_length=200, help_text="Organisatie en systeem"
    )
    tot_en_met = Datumveld(label="Tot en met welke dag loopt het?")
    nulmeting_jaar = forms.IntegerField(
        label="Is dit de nulmeting? Vul dan het jaar in",
        required=False,
        min_value=2000,
        widget=forms.TextInput(attrs={"class": "utrecht-textbox cr-w-s", "inputmode": "numeric"}),
    )
    eigen = forms.BooleanField(
        label="Dit gaat alleen over eigen contracten",
        required=False,
        help_text="Bij andere gegevens laten wij kleine aantallen niet zien.",
    )
    bestand = forms.FileField(
        label="Welk bestand?",
        help_text=f"CSV in UTF-8, hooguit {MAX_BYTES // 2**20} MB en {MAX_RIJEN} regels.",
        max_length=200,
    )
    wat = forms.ChoiceField(
        label="Wat wilt u doen?",
        choices=[("controleren", "Alleen controleren"), ("inlezen", "Controleren en inlezen")],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_tot_en_met(self) -> date:
        """Not in the future."""
        dag: date = self.cleaned_data["tot_en_met"]
        if dag > self.on:
            raise forms.ValidationError("Kies een dag tot en met vandaag")
        return dag

    def clean_bestand(self) -> Any:
        """Not too large."""
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MAX_BYTES:
            raise forms.ValidationError(f"Kies een bestand van hooguit {MAX_BYTES // 2**20} MB")
        return bestand

    def clean(self) -> dict[str, Any]:
        """The year of a nulmeting lies within the file."""
        gegevens = super().clean() or self.cleaned_data
        jaar, dag = gegevens.get("nulmeting_jaar"), gegevens.get("tot_en_met")
        if jaar and dag and jaar > dag.year:
            self.add_error("nulmeting_jaar", f"Kies een jaar tot en met {dag.year}")
        return gegevens

    def facts(self) -> dict[str, Any]:
        """What is kept about the file."""
        namen = ("naam", "bron", "tot_en_met", "nulmeting_jaar", "eigen")
        return {naam: self.cleaned_data[naam] for naam in namen}
