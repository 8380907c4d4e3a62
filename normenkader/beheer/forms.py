"""De formulieren van een normversie en haar uitzonderingsgronden."""

import re
from datetime import date
from typing import Any

from django import forms

from normenkader.models import Normversie
from normenkader.models.beleid import Regime
from normenkader.models.norm import DUUR_EENHEDEN, VOLUME_EENHEDEN
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld, Getalveld

MINIMUM = re.compile(r"\s*\(minimaal (\d{1,3})\)\s*$")
SMAL = {"class": "cr-w-s"}


class NormForm(Formulier):
    """What a version says; its grounds are forms of their own."""

    verplicht = {
        "product_code": "Vul de productcode in, bijvoorbeeld 45C09",
        "naam": "Vul de naam van het product in",
        "versienaam": "Vul een naam voor deze versie in, bijvoorbeeld 2027-1",
        "maximum_volume": "Vul in hoeveel er hooguit wordt toegekend",
        "maximum_duur": "Vul in hoe lang de hulp hooguit duurt",
        "bron": "Schrijf op waar de norm vandaan komt",
        "geldig_van": "Vul in vanaf welke dag de norm geldt",
    }

    product_code = forms.RegexField(
        r"^[0-9A-Z]{5}$",
        label="Productcode",
        error_messages={"invalid": "Een productcode heeft vijf cijfers of hoofdletters"},
        widget=forms.TextInput(attrs=SMAL),
    )
    variant = forms.CharField(
        label="Doelgroep of variant",
        help_text="Alleen als het gebruik binnen het product ver uiteenloopt.",
        max_length=60,
        required=False,
    )
    naam = forms.CharField(label="Naam van het product", max_length=120)
    versienaam = forms.CharField(label="Versie", max_length=20, widget=forms.TextInput(attrs=SMAL))
    regime = forms.ChoiceField(
        label="Welk kader geldt?", choices=Regime.choices, widget=forms.RadioSelect
    )
    maximum_volume = Getalveld(label="Hooguit in totaal", min_value=0.01, max_value=9999999)
    eenheid = forms.ChoiceField(label="Eenheid", choices=VOLUME_EENHEDEN)
    maximum_duur = forms.IntegerField(
        label="Duurt hooguit", min_value=1, max_value=520, widget=forms.NumberInput(attrs=SMAL)
    )
    duur_eenheid = forms.ChoiceField(label="Weken of maanden?", choices=DUUR_EENHEDEN)
    geldig_van = Datumveld(label="Geldt vanaf")
    geldig_tot = Datumveld(label="Geldt tot en met", required=False)
    bron = forms.CharField(
        label="Bron", help_text="Bijvoorbeeld een besluit, of een ijking.", max_length=200
    )
    fictief = forms.BooleanField(
        label="Dit is een voorbeeld: de waarde komt uit geen bron", required=False
    )
    toelichting = forms.CharField(
        label="Toelichting",
        help_text="Wie een verzoek beoordeelt, leest dit bij de norm.",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        van, tot = gegevens.get("geldig_van"), gegevens.get("geldig_tot")
        if van and tot and tot < van:
            self.add_error("geldig_tot", "Kies een dag op of na de eerste dag")
        return gegevens


class GrondForm(Formulier):
    """One uitzonderingsgrond with what the aanbieder has to show for it."""

    verplicht = {"code": "Vul een code in", "tekst": "Schrijf op wanneer deze grond geldt"}

    code = forms.CharField(label="Code", max_length=12, widget=forms.TextInput(attrs=SMAL))
    tekst = forms.CharField(
        label="Wanneer geldt deze grond?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    leeftijd_van = forms.IntegerField(
        label="Vanaf leeftijd", min_value=0, max_value=23, required=False
    )
    leeftijd_tot = forms.IntegerField(
        label="Tot en met leeftijd", min_value=0, max_value=23, required=False
    )
    vragen = forms.CharField(
        label="Wat laat de aanbieder zien?",
        help_text=(
            "Eén vraag per regel. Hoort er een laagste getal bij, schrijf dan erachter: "
            "(minimaal 2)."
        ),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """Both ages or none, in order."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        van, tot = gegevens.get("leeftijd_van"), gegevens.get("leeftijd_tot")
        if (van is None) != (tot is None):
            self.add_error("leeftijd_tot", "Vul beide leeftijden in, of geen van beide")
        elif van is not None and tot is not None and tot < van:
            self.add_error("leeftijd_tot", "Kies een leeftijd die niet onder de eerste ligt")
        return gegevens

    def to_row(self) -> dict[str, Any]:
        """The fields of an Uitzonderingsgrond."""
        rij = dict(self.cleaned_data)
        rij.pop("DELETE", None)
        rij["bewijsvragen"] = questions_from(rij.pop("vragen"), self.initial.get("bewijsvragen"))
        return rij


class Gronden(forms.BaseFormSet):  # type: ignore[type-arg]
    """All grounds of a version; no code twice."""

    def clean(self) -> None:
        """Two grounds of one version have different codes."""
        gezien: set[str] = set()
        for form in self.forms:
            code = form.cleaned_data.get("code") if form.is_valid() else None
            if code and not form.cleaned_data.get("DELETE"):
                if code in gezien:
                    form.add_error("code", "Deze code staat er al")
                gezien.add(code)

    def rows(self) -> list[dict[str, Any]]:
        """The grounds to keep, in order."""
        return [
            form.to_row()
            for form in self.forms
            if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]


GrondenForm = forms.formset_factory(
    GrondForm, formset=Gronden, extra=1, can_delete=True, max_num=20, validate_max=True
)


class EindeForm(Formulier):
    """The last day of an adopted version."""

    verplicht = {"geldig_tot": "Vul de laatste dag in waarop deze norm geldt"}
    geldig_tot = Datumveld(label="Laatste dag")

    def __init__(self, *args: Any, norm: Normversie, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.norm = norm

    def clean_geldig_tot(self) -> date:
        """Not before the version began."""
        dag: date = self.cleaned_data["geldig_tot"]
        if dag < self.norm.geldig_van:
            raise forms.ValidationError("Kies een dag op of na de eerste dag van deze versie")
        return dag


def questions_from(tekst: str, eerdere: Any = None) -> list[dict[str, Any]]:
    """One question per line; a question that was there keeps its code, so answers stay readable."""
    codes = {vraag["tekst"]: vraag["code"] for vraag in eerdere or ()}
    vragen: list[dict[str, Any]] = []
    for regel in filter(None, (regel.strip() for regel in tekst.splitlines())):
        gevonden = MINIMUM.search(regel)
        vraag = MINIMUM.sub("", regel)
        rij: dict[str, Any] = {"code": codes.get(vraag) or _free(vragen, codes), "tekst": vraag}
        if gevonden:
            rij["minimum"] = int(gevonden[1])
        vragen.append(rij)
    return vragen


def questions_as_text(vragen: list[dict[str, Any]]) -> str:
    """The questions as lines, as `questions_from` reads them."""
    return "\n".join(
        f"{vraag['tekst']} (minimaal {vraag['minimum']})"
        if vraag.get("minimum")
        else vraag["tekst"]
        for vraag in vragen
    )


def _free(vragen: list[dict[str, Any]], codes: dict[str, str]) -> str:
    bezet = {vraag["code"] for vraag in vragen} | set(codes.values())
    return next(f"vraag{n}" for n in range(1, 1000) if f"vraag{n}" not in bezet)
