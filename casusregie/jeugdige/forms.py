"""De formulieren voor zoeken, invoeren en het gezin."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from organisaties.models import Medewerker, Organisatie
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Bsnveld, Datumveld

from .gezinnen import Lid
from .models import Geslacht, Gezinsrol
from .vastlegging import ZOEKROLLEN, ZonderBsn

LEEG = ("", "Kies een antwoord")
GEZINSROLLEN = [LEEG, *(keuze for keuze in Gezinsrol.choices if keuze[0] != "jeugdige")]
LEDEN_RIJEN = 4
PERSOONSVELDEN = (
    "voornamen",
    "roepnaam",
    "voorvoegsel",
    "achternaam",
    "geboortedatum",
    "geslacht",
    "straatnaam",
    "huisnummer",
    "huisletter",
    "toevoeging",
    "postcode",
    "plaats",
    "geheim_adres",
    "gemeente",
)


def _text(label: str, breedte: str = "cr-w-l", **opties: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        widget=forms.TextInput(attrs={"class": breedte, "autocomplete": "off"}),
        **opties,
    )


class JeugdigeForm(Formulier):
    """Who the jeugdige is and where he or she lives."""

    verplicht = {
        "voornamen": "Vul de voornamen in",
        "achternaam": "Vul de achternaam in",
        "geboortedatum": "Vul de geboortedatum in",
        "gemeente": "Kies de gemeente waar de jeugdige woont",
        "organisatie": "Kies voor welk team u dit invoert",
    }

    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Ingevoerd voor", empty_label=None
    )
    bsn = Bsnveld(label="Burgerservicenummer (BSN)", required=False, help_text="Negen cijfers")
    zonder_bsn_reden = forms.ChoiceField(
        label="Waarom is er geen BSN?",
        choices=[LEEG, *ZonderBsn.choices],
        required=False,
        help_text="Alleen als u geen BSN invult. Zonder BSN gaan er geen berichten uit.",
    )
    voornamen = _text("Voornamen", max_length=200)
    roepnaam = _text("Roepnaam", required=False, max_length=60)
    voorvoegsel = _text("Voorvoegsel", "cr-w-s", required=False, max_length=10)
    achternaam = _text("Achternaam", max_length=200)
    geboortedatum = Datumveld(label="Geboortedatum")
    geslacht = forms.ChoiceField(label="Geslacht", choices=Geslacht.choices, initial="0")
    straatnaam = _text("Straat", required=False, max_length=24)
    huisnummer = forms.IntegerField(
        label="Huisnummer",
        required=False,
        min_value=1,
        max_value=99999,
        widget=forms.TextInput(attrs={"class": "cr-w-s", "inputmode": "numeric"}),
    )
    huisletter = _text("Huisletter", "cr-w-s", required=False, max_length=1)
    toevoeging = _text("Toevoeging", "cr-w-s", required=False, max_length=4)
    postcode = _text("Postcode", "cr-w-s", required=False, max_length=7)
    plaats = _text("Plaats", required=False, max_length=80)
    geheim_adres = forms.BooleanField(label="Dit adres is geheim", required=False)
    gemeente = forms.ModelChoiceField(
        Organisatie.objects.none(),
        label="Gemeente die verantwoordelijk is",
        empty_label="Kies een gemeente",
        help_text="Bij hulp met verblijf: de gemeente waar de jeugdige daarvoor woonde.",
    )
    zonder_gezag_reden = forms.CharField(
        label="Is het gezag nog niet bekend? Schrijf op waarom.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any, *args: Any, medewerker: Medewerker, on: date, **kw: Any) -> None:
        super().__init__(data, *args, **kw)
        eigen = medewerker.organisaties_op(on, *ZOEKROLLEN)
        organisaties = Organisatie.objects.filter(pk__in=eigen).order_by("naam")
        self.fields["organisatie"].queryset = organisaties
        gemeenten = Organisatie.objects.valid_on(on).of_soort("gemeente")
        self.fields["gemeente"].queryset = gemeenten
        for naam in ("bsn", "zonder_bsn_reden", "zonder_gezag_reden"):
            self.fields[naam].soms = True  # het een of het ander, dus niet vrijblijvend
        self.on = on

    def clean_postcode(self) -> str:
        """Four digits and two letters, however typed."""
        postcode = self.cleaned_data["postcode"].replace(" ", "").upper()
        goed = len(postcode) == 6 and postcode[:4].isdigit() and postcode[4:].isalpha()
        if postcode and (not goed or postcode[0] == "0" or not postcode.isascii()):
            raise ValidationError("Vul een postcode in, bijvoorbeeld 3011 AA")
        return postcode

    def clean_geboortedatum(self) -> date:
        """Not in the future, and young enough for jeugdhulp (CR-D-16: at most 23)."""
        geboren: date = self.cleaned_data["geboortedatum"]
        if geboren > self.on:
            raise ValidationError("Kies een geboortedatum die niet in de toekomst ligt")
        if self.on.year - geboren.year > 23:
            raise ValidationError("Jeugdhulp kan tot 23 jaar. Kijk het geboortejaar na")
        return geboren

    def persoon(self) -> dict[str, Any]:
        """The fields of Jeugdige."""
        return {naam: self.cleaned_data[naam] for naam in PERSOONSVELDEN}


class LidForm(Formulier):
    """One row of the gezin; an empty row counts for nothing."""

    naam = _text("Naam", required=False, max_length=200)
    rol = forms.ChoiceField(label="Wie is dit", choices=GEZINSROLLEN, required=False)
    gezag = forms.BooleanField(label="Heeft gezag", required=False)
    telefoon = _text("Telefoon", "cr-w-m", required=False, max_length=20)

    def clean(self) -> dict[str, Any]:
        """A row is whole or empty."""
        gegevens = super().clean() or {}
        if not self.is_filled():
            return gegevens
        if not gegevens.get("naam"):
            self.add_error("naam", "Vul de naam in")
        if not gegevens.get("rol") and "rol" not in self.errors:
            self.add_error("rol", "Kies wie dit is")
        return gegevens

    def is_filled(self) -> bool:
        """Was anything typed in this row?"""
        return any(self.cleaned_data.get(naam) for naam in self.fields)

    def lid(self) -> Lid:
        """The member as entered."""
        return Lid(**self.cleaned_data)


def lid_forms(data: Any, rijen: int = LEDEN_RIJEN) -> list[LidForm]:
    """A fixed number of rows, so that it works without script."""
    return [LidForm(data, prefix=f"lid{n}") for n in range(1, rijen + 1)]
