"""Het formulier van de gemaakte uren: een vak per dag, naast wat er gepland was."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from normenkader.termijnen.woorden import getal, korte_datum
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Getalveld

from .uren import Urendag

VELD = "dag-"


class UrenForm(Formulier):
    """One optional box per day; an empty box takes the hours of that day out again."""

    def __init__(self, *args: Any, dagen: list[Urendag], **kwargs: Any) -> None:
        begin = {field_of(dag): dag.gemaakt for dag in dagen}
        super().__init__(*args, initial=begin, **kwargs)
        self.dagen = dagen
        for dag in dagen:
            self.fields[field_of(dag)] = _hours(dag)

    def changed_hours(self) -> dict[date, Decimal | None]:
        """Only the days whose hours differ from what was recorded."""
        return {
            dag.dag: self.cleaned_data[field_of(dag)]
            for dag in self.dagen
            if self.cleaned_data[field_of(dag)] != dag.gemaakt
        }

    def rows(self) -> list[Any]:
        """The box of each day, newest first; no label says 'optional'."""
        for veld in self.fields.values():
            veld.required = True
        return [self[field_of(dag)] for dag in reversed(self.dagen)]


def field_of(dag: Urendag) -> str:
    """The name of the box of one day."""
    return f"{VELD}{dag.dag.isoformat()}"


def _hours(dag: Urendag) -> Getalveld:
    veld = Getalveld(
        label=f"Dag {dag.nummer}, {korte_datum(dag.dag)}",
        help_text=f"Gepland: {getal(dag.gepland)} uur",
        decimalen=2,
        max_value=Decimal(24),
        required=False,
    )
    veld.error_messages["max_value"] = "Vul 24 uur of minder in"
    veld.widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "cr-w-s"})
    return veld
