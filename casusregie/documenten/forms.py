"""De formulieren van documenten: de onderdelen zelf, beginnen, tekenen, delen, intrekken."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from casusregie.toestemming.lijsten import Doel
from organisaties.models import Organisatie
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .document import Document
from .inhoud import MAX_TEKST, day_of, is_required, options
from .lijstveld import Lijstveld
from .onderdeel import Onderdeel, Vorm

GEZIN = "gezin"


class Documentformulier(Formulier):
    """All parts of one document; saving half of it is fine, the door asks the rest."""

    def __init__(self, data: Any = None, *, document: Document, leeftijd: int, **kw: Any) -> None:
        super().__init__(data, **kw)
        self.document = document
        for deel in document.documentsoort.onderdelen:
            veld = _field(deel)
            veld.help_text = " ".join(filter(None, (deel.hint, self._origin(deel))))
            veld.required = is_required(deel, document.inhoud, leeftijd)
            veld.soms = deel.alleen_bij is not None or deel.vanaf_leeftijd is not None  # type: ignore[attr-defined]
            self.fields[deel.code] = veld
            self.initial[deel.code] = _initial(deel, document.inhoud)

    def _origin(self, deel: Onderdeel) -> str:
        van = self.document.herkomst.get(deel.code)
        return f"Overgenomen uit {van}. Kijk na of het nog klopt." if van else ""

    def _clean_fields(self) -> None:
        """Nothing is required to save; on screen the marks stay as they are."""
        verplicht = {naam: veld.required for naam, veld in self.fields.items()}
        for veld in self.fields.values():
            veld.required = False
        super()._clean_fields()
        for naam, veld in self.fields.items():
            veld.required = verplicht[naam]

    def answers(self) -> dict[str, Any]:
        """The contents to store; a field that was left empty gives an empty answer."""
        return {
            deel.code: _answer(self.cleaned_data.get(deel.code))
            for deel in self.document.documentsoort.onderdelen
        }


class BeginForm(Formulier):
    """What a report is called, for kinds of which there are more."""

    titel = forms.CharField(
        label="Hoe heet dit document?",
        required=False,
        max_length=120,
        help_text="Bijvoorbeeld: kennismaking met Noor. Zonder naam heet het naar zijn soort.",
    )


class TekenForm(Formulier):
    """Who signed, and when."""

    verplicht = {
        "wie": "Kies wie er heeft getekend",
        "getekend_op": "Vul in op welke dag er is getekend",
    }

    wie = forms.ChoiceField(label="Wie heeft getekend?", widget=forms.RadioSelect)
    getekend_op = Datumveld(label="Getekend op")

    def __init__(self, *args: Any, nog: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wie"].choices = [(w.sleutel, w.woorden) for w in nog]


class DeelForm(Formulier):
    """With whom, for what, and when."""

    verplicht = {
        "met": "Kies met wie u deelt",
        "gedeeld_op": "Vul in op welke dag u het document deelde",
    }

    met = forms.ChoiceField(label="Met wie deelt u dit?", widget=forms.RadioSelect)
    doel = forms.ChoiceField(
        label="Waarvoor?",
        required=False,
        choices=[("", "Kies een antwoord"), *Doel.choices],
        help_text="Nodig als u met een organisatie deelt. Het moet passen bij de toestemming.",
    )
    gedeeld_op = Datumveld(label="Gedeeld op")

    def __init__(self, *args: Any, partijen: Iterable[Organisatie], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partijen = {str(o.pk): o for o in partijen}
        self.fields["doel"].soms = True  # type: ignore[attr-defined]
        self.fields["met"].choices = [
            (GEZIN, "De jeugdige en het gezin"),
            *((sleutel, str(o)) for sleutel, o in self.partijen.items()),
        ]

    def clean(self) -> dict[str, Any]:
        """An organisation needs a purpose; the family does not."""
        gegevens = super().clean() or {}
        if gegevens.get("met") not in (None, GEZIN) and not gegevens.get("doel"):
            self.add_error("doel", "Kies waarvoor u het document deelt")
        return gegevens


class IntrekForm(Formulier):
    """Why it does not count any more."""

    verplicht = {"ingetrokken_reden": "Schrijf op waarom u dit intrekt"}

    ingetrokken_reden = forms.CharField(
        label="Waarom trekt u dit in?",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _field(deel: Onderdeel) -> forms.Field:
    """The field of a part."""
    if deel.vorm == Vorm.LIJST:
        return Lijstveld(kolommen=deel.kolommen, label=deel.vraag)
    if deel.vorm == Vorm.DATUM:
        return Datumveld(label=deel.vraag)
    if deel.vorm == Vorm.MEERKEUZE:
        return forms.MultipleChoiceField(
            label=deel.vraag, choices=deel.keuzes, widget=forms.CheckboxSelectMultiple
        )
    if deel.vorm in (Vorm.KEUZE, Vorm.JA_NEE):
        return forms.ChoiceField(label=deel.vraag, choices=options(deel), widget=forms.RadioSelect)
    return forms.CharField(
        label=deel.vraag,
        max_length=MAX_TEKST,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": MAX_TEKST}),
    )


def _initial(deel: Onderdeel, inhoud: dict[str, Any]) -> Any:
    if deel.vorm == Vorm.DATUM:
        return day_of(inhoud, deel.code)
    return inhoud.get(deel.code)


def _answer(waarde: Any) -> Any:
    if isinstance(waarde, date):
        return waarde.isoformat()
    return "" if waarde is None else waarde
