"""De vaste afwegingsvragen op een formulier: overal waar hulp wordt toegekend dezelfde (NK-23)."""

from datetime import date
from typing import Any

from django import forms

from verloop.schermen.formulier import Formulier

from .afweging import VOOR, gather, questions_on
from .invoervelden import text


def question_field(vraag: Any) -> forms.CharField:
    """A short answer to one of the fixed questions."""
    return forms.CharField(
        label=vraag.tekst,
        help_text=vraag.toelichting,
        max_length=1000,
        widget=text(2),
        error_messages={"required": f"Beantwoord de vraag: {vraag.tekst}"},
    )


class AfwegingForm(Formulier):
    """The fixed questions of the day `dag`, after the other fields; together as `afweging`."""

    def __init__(self, *args: Any, dag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for vraag in questions_on(dag):
            self.fields[f"{VOOR}{vraag.code}"] = question_field(vraag)

    def clean(self) -> dict[str, Any]:
        """The answers go together."""
        gegevens: dict[str, Any] = self.cleaned_data
        gather(gegevens)
        return gegevens
