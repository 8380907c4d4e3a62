"""De formulieren van het ondersteuningsplan: tekstdelen, hulp, doelen en handtekening."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.schermen.formulier import Formulier, ModelFormulier
from verloop.schermen.velden import Datumveld, Getalveld

from .forms import KIES, text_area
from .keuzelijsten import Ondersteuningselement, Resultaatgebied, Trede
from .onderdelen import Doel, Eenheid, Planonderdeel
from .plan import Ondersteuningsplan


class OnderwijsForm(ModelFormulier):
    """Part 6."""

    verplicht = {"afstemming_onderwijs": "Schrijf op hoe u afstemt met school"}

    class Meta:
        model = Ondersteuningsplan
        fields = ["afstemming_onderwijs"]
        labels = {"afstemming_onderwijs": "Hoe is dit één plan, thuis en op school?"}
        widgets = {"afstemming_onderwijs": text_area(5)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["afstemming_onderwijs"].required = True


class SamenwerkingForm(ModelFormulier):
    """Part 7, with how the jeugdige took part and when we look back."""

    verplicht = {
        "samen_gemaakt": "Schrijf op hoe de jeugdige meedeed",
        "samenwerking": "Schrijf op wat u heeft afgesproken",
        "rolverdeling": "Schrijf op wie wat doet",
        "monitoring": "Schrijf op hoe u samen volgt of het werkt",
    }

    evaluatie_uiterlijk = Datumveld(label="Wanneer kijkt u voor het eerst terug?", required=False)

    class Meta:
        model = Ondersteuningsplan
        fields = [
            "samen_gemaakt",
            "samenwerking",
            "rolverdeling",
            "monitoring",
            "evaluatie_uiterlijk",
        ]
        labels = {
            "samen_gemaakt": "Hoe deed de jeugdige mee aan dit plan?",
            "samenwerking": "Welke afspraken zijn er over samenwerken?",
            "rolverdeling": "Wie doet wat?",
            "monitoring": "Hoe volgt u samen of het werkt?",
        }
        help_texts = {
            "rolverdeling": (
                "Denk aan de jeugdige, het lokale team, welzijn, onderwijs en de aanbieder."
            )
        }
        widgets = {
            naam: text_area()
            for naam in ("samen_gemaakt", "samenwerking", "rolverdeling", "monitoring")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in self.verplicht:
            self.fields[naam].required = True


class OnderdeelForm(ModelFormulier):
    """One resultaatgebied with elements, intensity, duration and aanbieder."""

    verplicht = {
        "resultaatgebied": "Kies het resultaatgebied",
        "trede": "Kies de intensiteit",
        "duur_weken": "Vul in hoeveel weken u verwacht",
    }

    duur_weken = forms.IntegerField(
        label="Verwachte duur in weken",
        min_value=1,
        max_value=520,
        widget=forms.TextInput(attrs={"class": "cr-w-s", "inputmode": "numeric"}),
    )
    gewenste_start = Datumveld(label="Wanneer kan de hulp het best beginnen?", required=False)
    volume = Getalveld(label="Omvang in totaal", required=False, max_digits=8)
    eenheid = forms.ChoiceField(label="Eenheid", choices=[KIES, *Eenheid.choices], required=False)
    product_code = forms.CharField(
        label="Productcode",
        required=False,
        max_length=5,
        widget=forms.TextInput(attrs={"class": "cr-w-s", "autocomplete": "off"}),
        help_text="Vijf tekens, bijvoorbeeld 45C09",
    )

    class Meta:
        model = Planonderdeel
        fields = [
            "resultaatgebied",
            "elementen",
            "trede",
            "soort_hulp",
            "duur_weken",
            "duur_motivering",
            "gewenste_start",
            "product_code",
            "volume",
            "eenheid",
            "aanbieder",
            "aanbieder_motivering",
        ]
        labels = {
            "resultaatgebied": "Resultaatgebied",
            "elementen": "Wat is er nog bij nodig?",
            "trede": "Hoe intensief?",
            "soort_hulp": "Welk soort hulp?",
            "duur_motivering": "Waarom een andere duur dan de standaardtermijn?",
            "aanbieder": "Welke aanbieder past het best?",
            "aanbieder_motivering": "Waarom deze aanbieder?",
        }
        widgets = {
            "elementen": forms.CheckboxSelectMultiple,
            "soort_hulp": forms.RadioSelect,
            "duur_motivering": text_area(2),
            "aanbieder_motivering": text_area(2),
        }

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        for naam, model in (
            ("resultaatgebied", Resultaatgebied),
            ("elementen", Ondersteuningselement),
            ("trede", Trede),
        ):
            self.fields[naam].queryset = model.objects.valid_on(on)
        self.fields["aanbieder"].queryset = Organisatie.objects.valid_on(on).of_soort(
            Soort.AANBIEDER
        )
        self.fields["aanbieder"].empty_label = "Nog niet gekozen"

    def clean_product_code(self) -> str:
        """Upper case; the model checks the form."""
        return str(self.cleaned_data["product_code"]).strip().upper()

    def clean_volume(self) -> Decimal | None:
        """More than nothing, when given."""
        volume: Decimal | None = self.cleaned_data["volume"]
        if volume == 0:
            raise forms.ValidationError("Vul een omvang in die meer is dan 0")
        return volume

    def clean(self) -> dict[str, Any]:
        """One part per resultaatgebied, and a motivation for another duration (CR-A1-29)."""
        gegevens = super().clean() or {}
        gebied = gegevens.get("resultaatgebied")
        if gebied and self._is_used(gebied):
            self.add_error(
                "resultaatgebied", "Kies een resultaatgebied dat nog niet in het plan staat"
            )
        if gebied and gegevens.get("trede") and gegevens.get("duur_weken"):
            proef = Planonderdeel(
                resultaatgebied=gebied,
                trede=gegevens["trede"],
                duur_weken=gegevens["duur_weken"],
                duur_motivering=gegevens.get("duur_motivering", ""),
            )
            for naam, zin in proef.check_duration(self.on).items():
                self.add_error(naam, zin)
        return gegevens

    def _is_used(self, gebied: Resultaatgebied) -> bool:
        andere = Planonderdeel.objects.filter(plan=self.instance.plan, resultaatgebied=gebied)
        return andere.exclude(pk=self.instance.pk).exists()


class DoelForm(ModelFormulier):
    """A SMART doel in five questions."""

    verplicht = {
        "specifiek": "Schrijf op wat er straks anders is",
        "meetbaar": "Schrijf op waaraan u dat ziet",
        "acceptabel": "Schrijf op wie achter dit doel staat",
        "realistisch": "Schrijf op waarom dit haalbaar is",
        "uiterlijk": "Vul in wanneer het doel gehaald is",
    }

    uiterlijk = Datumveld(label="Wanneer is dit gehaald?")

    class Meta:
        model = Doel
        fields = ["specifiek", "meetbaar", "acceptabel", "realistisch", "uiterlijk"]
        labels = {
            "specifiek": "Wat is er straks anders?",
            "meetbaar": "Waaraan ziet u dat?",
            "acceptabel": "Wie staat achter dit doel?",
            "realistisch": "Waarom is dit haalbaar?",
        }
        help_texts = {
            "specifiek": "Begin met de naam, bijvoorbeeld: Noor gaat elke dag naar school"
        }
        widgets = {
            "meetbaar": forms.Textarea(attrs={"rows": 2}),
            "realistisch": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_uiterlijk(self) -> date:
        """A doel lies ahead."""
        uiterlijk: date = self.cleaned_data["uiterlijk"]
        if uiterlijk <= self.on:
            raise forms.ValidationError("Kies een datum die nog moet komen")
        return uiterlijk


class HandtekeningForm(Formulier):
    """Who signed, and when."""

    verplicht = {"getekend_op": "Vul in op welke dag er is getekend"}

    gezinslid = forms.TypedChoiceField(
        label="Wie heeft getekend?", coerce=int, widget=forms.RadioSelect
    )
    getekend_op = Datumveld(label="Getekend op")

    def __init__(self, *args: Any, leden: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leden = {lid.pk: lid for lid in leden}
        self.fields["gezinslid"].choices = [
            (lid.pk, f"{lid}, {lid.get_rol_display().lower()}") for lid in leden
        ]
