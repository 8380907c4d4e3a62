"""De formulieren van een arrangement: aanbieder en afweging, een onderdeel, de opdracht."""

from datetime import date
from typing import Any

from django import forms

from arrangementen.aanbod.keuze import UITLEG, grouped
from arrangementen.aanbod.models import EENHEDEN, Product
from arrangementen.verzoeken.forms_afweging import AfwegingForm
from casusregie.oneens.keuzes import Reden, Waarover
from normenkader.toetsing import Norm
from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

TEKST = forms.Textarea(attrs={"rows": 4})
ONEENS_OVER = (Waarover.ARRANGEMENT, Waarover.AANBIEDER)
ONEENS_OMDAT = (
    *(Reden.OMVANG, Reden.DUUR, Reden.VORM, Reden.EXPERTISE, Reden.PLEK),
    *(Reden.VEILIGHEID, Reden.ANDERS),
)


class KeuzeForm(Formulier):
    """Who gives the help, and how this choice was made (CR-A1-30)."""

    verplicht = {"keuze_motivering": "Schrijf op waarom dit arrangement en deze aanbieder passen"}

    aanbieder = forms.ModelChoiceField(queryset=Organisatie.objects.none())
    keuze_motivering = forms.CharField(
        label="Waarom passen dit arrangement en deze aanbieder?",
        widget=TEKST,
        help_text="Noem ook welke expertise u heeft geraadpleegd.",
    )
    meer_aanbieders_reden = forms.CharField(
        label="Waarom een tweede aanbieder uit hetzelfde perceel?",
        widget=TEKST,
        required=False,
        help_text="Alleen als een andere aanbieder al hulp uit dit perceel geeft. Het uitgangspunt "
        "is: alle hulp uit één perceel (inkoopopdracht) komt van één aanbieder.",
    )
    overbrugging = forms.BooleanField(
        label="Dit is overbrugging, in afwachting van andere hulp", required=False
    )
    wacht_op = forms.CharField(
        label="Op welke hulp wacht het gezin?",
        required=False,
        max_length=200,
        help_text="Alleen bij overbrugging.",
    )
    wacht_tot = Datumveld(
        label="Wanneer verwacht u die hulp?", required=False, help_text="Alleen bij overbrugging."
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        aanbieders = Organisatie.objects.of_soort(Soort.AANBIEDER).valid_on(on)
        self.fields["aanbieder"].queryset = aanbieders  # type: ignore[attr-defined]


class OpdrachtForm(AfwegingForm):
    """What the aanbieder must know besides the plan (CR-A1-32), and the fixed questions."""

    opdracht_toelichting = forms.CharField(
        label="Wat moet de aanbieder verder weten?", widget=TEKST, required=False
    )


class OneensForm(Formulier):
    """Why the aanbieder disagrees with the arrangement (CR-Z-07)."""

    verplicht = {"oneens_toelichting": "Schrijf op waarmee u het niet eens bent"}

    waarover = forms.ChoiceField(
        label="Waarover verschilt u van mening?",
        choices=[(keuze.value, keuze.label) for keuze in ONEENS_OVER],
        initial=ONEENS_OVER[0].value,
        required=False,
        widget=forms.RadioSelect,
    )
    reden = forms.ChoiceField(
        label="Wat is de reden?",
        choices=[(keuze.value, keuze.label) for keuze in ONEENS_OMDAT],
        initial=Reden.ANDERS.value,
        required=False,
        widget=forms.RadioSelect,
    )
    oneens_toelichting = forms.CharField(
        label="Waarmee bent u het niet eens?",
        widget=TEKST,
        max_length=4000,
        help_text="Het lokale team leest dit. Neem daarna samen contact op.",
    )


class OnderdeelForm(Formulier):
    """Product, size and span of one part, and why it may be above the norm."""

    verplicht = {
        "product": "Kies een product",
        "volume": "Vul in hoeveel hulp er in totaal nodig is",
    }

    product = forms.ModelChoiceField(queryset=Product.objects.none())
    volume = forms.IntegerField(
        label="Hoeveel in totaal",
        min_value=1,
        max_value=99_999_999,
        widget=forms.TextInput(attrs={"class": "cr-w-s"}),
    )
    eenheid = forms.ChoiceField(choices=EENHEDEN)
    begindatum = Datumveld(label="Startdatum")
    einddatum = Datumveld(label="Einddatum")
    waarom_geen_groep = forms.CharField(
        label="Waarom past groepsbegeleiding niet?",
        widget=TEKST,
        required=False,
        help_text="Alleen bij individuele begeleiding. Groepsbegeleiding gaat voor.",
    )
    grond_code = forms.ChoiceField(
        label="Uitzonderingsgrond", required=False, widget=forms.RadioSelect
    )
    hardheidsclausule = forms.BooleanField(
        label="Beroep op de hardheidsclausule van de verordening", required=False
    )
    motivering = forms.CharField(
        label="Waarom is meer nodig dan de norm?", widget=TEKST, required=False
    )

    def __init__(self, *args: Any, norm: Norm | None, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_products(on)
        self.bewijsvragen: list[str] = []
        if norm is None or not norm.gronden:
            del self.fields["grond_code"]
            return
        gronden = [(grond.code, grond.tekst) for grond in norm.gronden]
        self.fields["grond_code"].choices = [("", "Geen grond"), *gronden]  # type: ignore[attr-defined]
        for grond in norm.gronden:
            for vraag in grond.bewijsvragen:
                self._add_question(vraag.code, vraag.tekst, grond.code)

    def _offer_products(self, on: date) -> None:
        """The products of that day, in the three parts of the region (RV-B11-01)."""
        veld: Any = self.fields["product"]
        veld.queryset = Product.objects.valid_on(on)
        veld.choices = [("", "Kies een product"), *grouped(veld.queryset, lambda p: p.pk)]
        veld.help_text = UITLEG

    def _add_question(self, code: str, tekst: str, grond: str) -> None:
        naam = f"bewijs_{code}"
        if naam not in self.fields:
            self.bewijsvragen.append(code)
            self.fields[naam] = forms.CharField(
                label=tekst, required=False, max_length=200, help_text=f"Bij grond {grond}"
            )

    def clean(self) -> dict[str, Any]:
        """End after begin; the unit is one of the product."""
        gegevens: dict[str, Any] = super().clean() or self.cleaned_data
        begin, einde = gegevens.get("begindatum"), gegevens.get("einddatum")
        if begin and einde and einde < begin:
            self.add_error("einddatum", "Kies een einddatum die na de startdatum ligt")
        product, eenheid = gegevens.get("product"), gegevens.get("eenheid")
        if product and eenheid and eenheid not in product.eenheden:
            self.add_error("eenheid", f"{product.code} kent deze eenheid niet. Kies een andere")
        return gegevens

    def values(self) -> dict[str, Any]:
        """The fields of the Arrangementonderdeel, as far as they were valid."""
        velden = {
            naam: waarde
            for naam, waarde in self.cleaned_data.items()
            if not naam.startswith("bewijs_")
        }
        bewijs = {code: self.cleaned_data.get(f"bewijs_{code}", "") for code in self.bewijsvragen}
        return velden | {
            "bewijs": {code: antwoord for code, antwoord in bewijs.items() if antwoord}
        }


class LeegForm(Formulier):
    """Nothing to fill in: only confirm."""
