"""Het formulier waarmee de backoffice een bericht opnieuw verstuurt."""

from typing import Any

from django import forms

from verloop.schermen.formulier import Formulier

from .models import Herzendreden

#: after a rejection; without a correction in the dossier only the receiver can have changed
NA_AFKEURING = (Herzendreden.HERSTELD, Herzendreden.ONTVANGER)
NIET_AANGEKOMEN = (Herzendreden.NIET_AANGEKOMEN, Herzendreden.STORING)


class OpnieuwForm(Formulier):
    """Why it leaves again; the reason is kept with who did it."""

    verplicht = {"reden": "Kies waarom u dit bericht opnieuw verstuurt"}

    reden = forms.ChoiceField(label="Waarom opnieuw", widget=forms.RadioSelect)
    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Schrijf geen namen op.",
    )

    def __init__(self, *args: Any, redenen: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        namen = dict(Herzendreden.choices)
        self.fields["reden"].choices = [(reden, namen[reden]) for reden in redenen]  # type: ignore[attr-defined]
