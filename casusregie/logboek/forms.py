"""Formulieren van het logboek: uit de vragen van de soort, en het filter van de lijst."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .soorten.tabel import SOORTEN, by_group
from .velden import Soort, Veld, Veldsoort

MIDDAG = time(12, 0)


class MomentMixin(forms.Form):
    """The day and, if it matters, the time of what is written down."""

    dag = Datumveld(label="Wanneer was het?")
    tijd = forms.TimeField(
        label="Hoe laat?",
        required=False,
        input_formats=["%H:%M", "%H.%M"],
        help_text="Bijvoorbeeld 14.30",
        widget=forms.TextInput(attrs={"class": "cr-w-s", "inputmode": "numeric"}),
        error_messages={"invalid": "Vul een tijd in met uren en minuten, bijvoorbeeld 14.30"},
    )

    def moment(self) -> datetime:
        """The moment; without a time: noon, or now when it is earlier than noon today."""
        dag, uur = self.cleaned_data["dag"], self.cleaned_data.get("tijd")
        gekozen = timezone.make_aware(datetime.combine(dag, uur or MIDDAG))
        if uur is None and dag == timezone.localdate():
            return min(gekozen, timezone.now())
        return gekozen


class AantekeningForm(Formulier, MomentMixin):
    """The questions of one kind; `later_only` leaves only what is filled in afterwards."""

    def __init__(
        self,
        *args: Any,
        soort: Soort,
        gezin: Any = None,
        later_only: bool = False,
        versie: bool = False,
        **kwargs: Any,
    ) -> None:
        self.soort, self.later_only = soort, later_only
        velden = _fields(soort, later_only)
        if not later_only and not versie:
            velden |= _about(soort, gezin)
        if versie:
            velden["reden"] = _reason()
        self.base_fields = ({} if later_only else dict(type(self).base_fields)) | velden
        super().__init__(*args, **kwargs)

    def answers(self) -> dict[str, Any]:
        """What was answered, by name of the question."""
        return {
            veld.naam: self.cleaned_data.get(veld.naam)
            for veld in self.soort.velden
            if veld.naam in self.fields
        }


class SnelContactForm(AantekeningForm):
    """A contactmoment in one step, on top of the list."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("prefix", "")
        super().__init__(*args, soort=SOORTEN["contactmoment"], **kwargs)
        self.fields.pop("intern")


class FilterForm(Formulier):
    """Which entries: kind, who wrote it, about whom, and a period."""

    soort = forms.ChoiceField(label="Soort", required=False)
    wie = forms.ChoiceField(label="Over of door wie", required=False)
    van = Datumveld(label="Vanaf", required=False, help_text="")
    tot = Datumveld(label="Tot en met", required=False, help_text="")

    def __init__(self, *args: Any, personen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groepen = [
            (groep, [(soort.code, soort.naam) for soort in soorten])
            for groep, soorten in by_group()
        ]
        self.fields["soort"].choices = [("", "Alle soorten"), *groepen]
        self.fields["wie"].choices = [("", "Iedereen"), *personen]
        for veld in self.fields.values():
            veld.soms = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The end does not lie before the begin."""
        gegevens = super().clean() or {}
        van, tot = gegevens.get("van"), gegevens.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "Kies een dag die niet vóór de eerste dag ligt")
        return gegevens


def initial_of(aantekening: Any) -> dict[str, Any]:
    """What is in the boxes when a later version is made."""
    lokaal = timezone.localtime(aantekening.moment)
    return {**aantekening.inhoud, "dag": lokaal.date(), "tijd": lokaal.strftime("%H.%M")}


def first_values(on: date) -> dict[str, Any]:
    """What is in the boxes of a new one."""
    return {"dag": on}


def _fields(soort: Soort, later_only: bool) -> dict[str, forms.Field]:
    return {
        veld.naam: _field(soort, veld)
        for veld in soort.velden
        if (veld.later if later_only else True)
    }


def _field(soort: Soort, veld: Veld) -> forms.Field:
    nodig = veld.verplicht and veld.als is None and not veld.later
    opties: dict[str, Any] = {
        "label": veld.label,
        "required": nodig,
        "help_text": veld.hulp or _when(soort, veld),
    }
    if veld.leeg and nodig:
        opties["error_messages"] = {"required": veld.leeg}
    gemaakt = _MAKERS[veld.soort](veld, opties)
    gemaakt.soms = veld.soms or veld.als is not None  # type: ignore[attr-defined]
    return gemaakt


def _when(soort: Soort, veld: Veld) -> str:
    """ "Alleen nodig bij: Jeugdcriminaliteit" for a question that depends on another."""
    if veld.als is None:
        return "Dit kunt u later aanvullen" if veld.later else ""
    andere = soort.veld(veld.als.veld)
    namen = dict(andere.keuzes) if andere else {}
    zonder = [naam for code, naam in namen.items() if code not in veld.als.waarden]
    if len(zonder) == 1 and len(namen) > 2:
        return f"Niet nodig bij: {zonder[0].lower()}"
    gekozen = ", ".join(namen.get(waarde, waarde).lower() for waarde in veld.als.waarden)
    return f"Nodig bij: {gekozen}"


def _text(veld: Veld, opties: dict[str, Any]) -> forms.Field:
    return forms.CharField(max_length=200, **opties)


def _area(veld: Veld, opties: dict[str, Any]) -> forms.Field:
    return forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 3}), **opties)


def _radio(veld: Veld, opties: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=veld.keuzes, widget=forms.RadioSelect, **opties)


def _boxes(veld: Veld, opties: dict[str, Any]) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=veld.keuzes, widget=forms.CheckboxSelectMultiple, **opties
    )


def _day(veld: Veld, opties: dict[str, Any]) -> forms.Field:
    opties["help_text"] = opties["help_text"] or "Bijvoorbeeld 30-03-2026"
    return Datumveld(**opties)


def _number(veld: Veld, opties: dict[str, Any]) -> forms.Field:
    smal = forms.TextInput(attrs={"class": "cr-w-s", "inputmode": "numeric"})
    return forms.IntegerField(min_value=0, max_value=veld.maximum, widget=smal, **opties)


_MAKERS = {
    Veldsoort.KORT: _text,
    Veldsoort.TEKST: _area,
    Veldsoort.KEUZE: _radio,
    Veldsoort.KEUZES: _boxes,
    Veldsoort.DATUM: _day,
    Veldsoort.GETAL: _number,
}


def _about(soort: Soort, gezin: Any) -> dict[str, forms.Field]:
    """About whom, and whether others may read it."""
    velden: dict[str, forms.Field] = {}
    leden = gezin.leden.select_related("jeugdige") if gezin is not None else None
    if leden is not None:
        velden["over"] = forms.ModelChoiceField(
            leden, label="Over wie?", required=False, empty_label="Het hele gezin"
        )
    velden["intern"] = forms.BooleanField(
        label="Alleen zichtbaar voor mijn organisatie", required=False, initial=soort.intern
    )
    return velden


def _reason() -> forms.Field:
    return forms.CharField(
        label="Wat is er anders?",
        max_length=200,
        help_text="De vorige versie blijft te lezen",
        error_messages={"required": "Schrijf op wat er anders is"},
    )
