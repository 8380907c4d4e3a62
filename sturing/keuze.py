"""De filters van het dashboard; ze staan in het adres, zodat een selectie te delen is."""

from datetime import date

from django import forms

from organisaties.models import Organisatie
from organisaties.rollen import Soort
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .cijfers import EIGEN_INKOOP, Keuze


class KeuzeForm(Formulier):
    """Period, gemeente, aanbieder and product; every field may stay empty."""

    begin = Datumveld(label="Vanaf", required=False)
    einde = Datumveld(label="Tot en met", required=False)
    gemeente = forms.ChoiceField(label="Gemeente", required=False)
    aanbieder = forms.ChoiceField(label="Aanbieder", required=False)
    product = forms.ChoiceField(label="Soort hulp", required=False)

    def __init__(self, *args: object, on: date, producten: list[tuple[str, str]], **kw: object):
        super().__init__(*args, **kw)
        self.on = on
        gemeenten = Organisatie.objects.of_soort(Soort.GEMEENTE).valid_on(on)
        self.fields["gemeente"].choices = [
            ("", "Alle gemeenten"),
            *_choices(gemeenten.filter(inkoop=EIGEN_INKOOP)),
        ]
        aanbieders = Organisatie.objects.of_soort(Soort.AANBIEDER).valid_on(on)
        self.fields["aanbieder"].choices = [("", "Alle aanbieders"), *_choices(aanbieders)]
        self.fields["product"].choices = [("", "Alle hulp"), *producten]

    def clean(self) -> dict:
        """The period runs forward."""
        gegevens = super().clean() or self.cleaned_data
        begin, einde = gegevens.get("begin"), gegevens.get("einde")
        if begin and einde and einde < begin:
            self.add_error("einde", "Kies een dag na de begindatum")
        return gegevens

    def chosen(self) -> Keuze:
        """The filter; a faulty one falls back to this year without any selection."""
        gegevens = self.cleaned_data if self.is_valid() else {}
        return Keuze(
            begin=gegevens.get("begin") or date(self.on.year, 1, 1),
            einde=gegevens.get("einde") or self.on,
            gemeente_id=_number(gegevens.get("gemeente")),
            aanbieder_id=_number(gegevens.get("aanbieder")),
            product_code=gegevens.get("product") or "",
        )


def _choices(organisaties) -> list[tuple[str, str]]:
    return [(str(pk), naam) for pk, naam in organisaties.values_list("pk", "naam")]


def _number(tekst: str | None) -> int | None:
    return int(tekst) if tekst else None
