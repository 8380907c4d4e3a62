"""De formulieren van een declaratie: per regel hoeveel hulp er was, en een correctie."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from arrangementen.ijw.declaratiefeiten import Tarief
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Bedragveld, Getalveld
from verloop.schermen.woorden import number

from .bedragen import in_cents, unit_words
from .berekenen import Regel, line_of
from .keuzes import EUROS, UUR
from .voorstel import Voorstel

TOCH = "Ik dien de declaratie zo in. Wat niet klopt, wordt afgewezen."


class DeclaratieForm(Formulier):
    """One amount per proposed line; empty or 0 means: not in this declaration."""

    toch = forms.BooleanField(label=TOCH, required=False)

    def __init__(self, *args: Any, voorstellen: Sequence[Voorstel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.voorstellen = voorstellen
        for voorstel in voorstellen:
            self.fields[voorstel.sleutel] = amount_field(voorstel)
            if voorstel.tarief is None and voorstel.eenheid != EUROS:
                self.fields[f"t{voorstel.sleutel}"] = _tariff_field(voorstel)
        self.order_fields([*(naam for naam in self.fields if naam != "toch"), "toch"])

    def rows(self) -> list[tuple[Voorstel, BoundField, BoundField | None]]:
        """Each line with its amount, and its tariff where the contract gives none."""
        return [
            (
                v,
                self[v.sleutel],
                self[tarief] if (tarief := f"t{v.sleutel}") in self.fields else None,
            )
            for v in self.voorstellen
        ]

    def clean(self) -> dict[str, Any]:
        """At least one line, and a tariff for each line without a contract."""
        schoon = super().clean() or {}
        gekozen = [v for v in self.voorstellen if schoon.get(v.sleutel)]
        if not gekozen and not self.errors:
            raise forms.ValidationError("Vul bij ten minste één regel in hoeveel hulp u gaf")
        for voorstel in gekozen:
            naam = f"t{voorstel.sleutel}"
            if naam in self.fields and not schoon.get(naam) and naam not in self.errors:
                self.add_error(naam, "Vul het tarief in dat u met de gemeente afsprak")
        return schoon

    def lines(self) -> list[tuple[Voorstel, Regel]]:
        """The lines with an amount; of a valid form."""
        gegevens = self.cleaned_data
        return [
            (v, _line(v, gegevens[v.sleutel], gegevens.get(f"t{v.sleutel}")))
            for v in self.voorstellen
            if gegevens.get(v.sleutel)
        ]


def proposed_data(voorstellen: Sequence[Voorstel]) -> dict[str, str]:
    """The proposal as if it was typed; a line without a tariff waits for one."""
    return {
        v.sleutel: number(v.aantal).replace(".", "")
        for v in voorstellen
        if v.aantal and (v.tarief or v.eenheid == EUROS)
    }


def _line(voorstel: Voorstel, aantal: Decimal, tarief: Decimal | None) -> Regel:
    v = voorstel
    gekozen = v.tarief or (Tarief(v.eenheid, in_cents(tarief)) if tarief else None)
    return line_of(v.toewijzing, v.begin, v.eind, aantal, gekozen, v.eenheid)


def amount_field(voorstel: Voorstel) -> forms.Field:
    """Euros as an amount, hours with a comma, anything else as a whole number."""
    naam = f"{unit_words(voorstel.eenheid).capitalize()} op toewijzing {voorstel.toewijzing.nummer}"
    begin = voorstel.aantal
    if voorstel.eenheid == EUROS:
        return Bedragveld(label=naam, required=False, initial=begin, max_digits=8)
    decimalen = 2 if voorstel.eenheid == UUR else 0
    meldingen = {"max_decimal_places": "Vul een heel getal in, bijvoorbeeld 12"}
    return Getalveld(
        label=naam,
        required=False,
        initial=begin,
        decimalen=decimalen,
        max_digits=6 + decimalen,
        error_messages={} if decimalen else meldingen,
    )


def _tariff_field(voorstel: Voorstel) -> forms.Field:
    return Bedragveld(
        label=f"Tarief van toewijzing {voorstel.toewijzing.nummer}",
        required=False,
        max_digits=8,
    )


class CorrectieForm(Formulier):
    """What it should have been; 0 takes the prestatie back and declares nothing instead."""

    def __init__(self, *args: Any, voorstel: Voorstel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = amount_field(voorstel)
        veld.label = f"Hoeveel {unit_words(voorstel.eenheid)} was het echt?"
        veld.help_text = "Vul 0 in als er niets te declareren was."
        veld.required, veld.initial = True, None
        veld.error_messages["required"] = "Vul in hoeveel het had moeten zijn"
        self.fields["aantal"] = veld
