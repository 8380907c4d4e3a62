"""Formulieren van een afspraak: maken, wijzigen en de stappen."""

from datetime import date
from typing import Any

from django import forms

from organisaties.models import Medewerker, Organisatie
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

from .keuzes import Afspraaksoort, Bron, Gebied, Opschaling, Wet

LEEG = ("", "Kies een antwoord")


class AfspraakForm(Formulier):
    """What, who and by when; a condition names its law."""

    verplicht = {
        "wat": "Schrijf op wat er is afgesproken",
        "eigenaar": "Kies wie dit doet",
        "datum": "Vul in wanneer het klaar is",
    }

    wat = forms.CharField(
        label="Wat spreekt u af?", max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    eigenaar = forms.ChoiceField(label="Wie doet dit?")
    eigenaar_naam = forms.CharField(
        label="Naam",
        required=False,
        max_length=120,
        help_text="Nodig bij iemand anders",
    )
    datum = Datumveld(label="Uiterlijk op welke dag?")
    soort = forms.ChoiceField(
        label="Soort afspraak", choices=Afspraaksoort.choices, widget=forms.RadioSelect
    )
    wet = forms.ChoiceField(
        label="Onder welke wet?",
        choices=[LEEG, *Wet.choices],
        required=False,
        help_text="Nodig bij een voorwaarde om af te schalen",
    )
    gebied = forms.ChoiceField(label="Waarover?", choices=[LEEG, *Gebied.choices], required=False)
    bron = forms.ChoiceField(label="Waar is dit afgesproken?", choices=Bron.choices)

    def __init__(self, *args: Any, casus: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keuzes = owners(casus, on)
        namen = [(sleutel, naam) for sleutel, (naam, _) in self.keuzes.items()]
        self.fields["eigenaar"].choices = [LEEG, *namen, ("naam", "Iemand anders")]

    def clean(self) -> dict[str, Any]:
        """Somebody else has a name; a condition a law."""
        gegevens = super().clean() or {}
        if gegevens.get("eigenaar") == "naam" and not gegevens.get("eigenaar_naam", "").strip():
            self.add_error("eigenaar_naam", "Vul de naam in")
        if gegevens.get("soort") == Afspraaksoort.VOORWAARDE and not gegevens.get("wet"):
            self.add_error("wet", "Kies onder welke wet dit wordt geregeld")
        return gegevens

    def owner(self) -> Any:
        """The chosen Gezinslid, Medewerker or Organisatie, or a name."""
        gekozen = self.cleaned_data["eigenaar"]
        return self.cleaned_data["eigenaar_naam"] if gekozen == "naam" else self.keuzes[gekozen][1]


def owners(casus: Any, on: date) -> dict[str, tuple[str, Any]]:
    """Who can own an afspraak: the family, who holds the regie, and who takes part."""
    leden = casus.gezin.leden.select_related("jeugdige")
    keuzes: dict[str, tuple[str, Any]] = {f"lid-{lid.pk}": (str(lid), lid) for lid in leden}
    houders = Medewerker.objects.filter(
        regierollen__casus=casus, regierollen__einde=None
    ).distinct()
    keuzes |= {f"wie-{m.pk}": (str(m), m) for m in houders}
    betrokken = casus.betrokkenheden.running(on).values("organisatie")
    organisaties = Organisatie.objects.filter(pk__in=betrokken).order_by("naam")
    return keuzes | {f"org-{o.pk}": (str(o), o) for o in organisaties}


class WijzigForm(Formulier):
    """Other words or another day."""

    wat = forms.CharField(
        label="Wat spreekt u af?", max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )
    datum = Datumveld(label="Uiterlijk op welke dag?")


class KlaarForm(Formulier):
    """Kept, with what there is to say."""

    toelichting = forms.CharField(
        label="Wilt u iets toelichten?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WaaromForm(Formulier):
    """Not kept or no longer needed."""

    verplicht = {"toelichting": "Schrijf op waarom"}

    toelichting = forms.CharField(
        label="Waarom?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class OpschaalForm(Formulier):
    """To whom, and why."""

    verplicht = {
        "opgeschaald_naar": "Kies naar wie u opschaalt",
        "aanleiding": "Schrijf op waarom u opschaalt",
    }

    opgeschaald_naar = forms.ChoiceField(
        label="Naar wie?", choices=Opschaling.choices, widget=forms.RadioSelect
    )
    aanleiding = forms.CharField(
        label="Waarom schaalt u op?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


FORMULIEREN: dict[str, type[Formulier]] = {
    "keep": KlaarForm,
    "fail": WaaromForm,
    "lapse": WaaromForm,
    "escalate": OpschaalForm,
}
