"""De formulieren van accounts en rollen."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import BEVOORRECHT, ROLLEN_PER_SOORT, Rol
from verloop.schermen.formulier import Formulier
from verloop.schermen.velden import Datumveld

ROLLEN = [(rol.value, rol.label) for rol in Rol if rol != Rol.SYSTEEM]
TWEE = ", ".join(sorted(str(Rol(rol).label).lower() for rol in BEVOORRECHT))


class AccountForm(Formulier):
    """Who gets an account."""

    verplicht = {"naam": "Vul de naam in", "email": "Vul het e-mailadres in"}

    naam = forms.CharField(
        label="Naam", max_length=100, help_text="Zoals collega's hem lezen: S. Bakhuis"
    )
    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        error_messages={"invalid": "Vul een e-mailadres in, bijvoorbeeld naam@gemeente.nl"},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    telefoon = forms.CharField(label="Telefoon", max_length=20, required=False)


class RolForm(Formulier):
    """Which role where, and how long."""

    verplicht = {
        "organisatie": "Kies een organisatie",
        "rol": "Kies een rol",
        "begindatum": "Vul in vanaf welke dag de rol geldt",
    }

    organisatie = forms.ModelChoiceField(Organisatie.objects.none(), label="Organisatie")
    rol = forms.ChoiceField(label="Rol", choices=[("", "Kies een rol"), *ROLLEN])
    begindatum = Datumveld(label="Geldt vanaf")
    einddatum = Datumveld(label="Laatste dag", required=False, help_text="Mag leeg blijven.")
    reden = forms.CharField(
        label="Waarom is deze rol nodig?",
        max_length=300,
        required=False,
        help_text=f"Alleen bij: {TWEE}. Een tweede beheerder beslist daarover.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soorten = [soort for soort, rollen in ROLLEN_PER_SOORT.items() if rollen]
        plekken = Organisatie.objects.valid_on(on).of_soort(*soorten).order_by("naam")
        self.fields["organisatie"].queryset = plekken  # type: ignore[attr-defined]


class EindeForm(Formulier):
    """When a role ends."""

    laatste_dag = Datumveld(
        label="Laatste dag",
        required=False,
        help_text="Laat leeg om de rol nu meteen te beëindigen.",
    )


class WachtwoordInstelForm(Formulier):
    """A first or a new password."""

    verplicht = {"nieuw": "Kies een wachtwoord", "nogmaals": "Vul het wachtwoord nog een keer in"}

    nieuw = forms.CharField(
        label="Nieuw wachtwoord",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    nogmaals = forms.CharField(
        label="Nog een keer",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, persoon: Medewerker, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.persoon = persoon

    def clean_nieuw(self) -> str:
        """Long enough, not common, not the own name."""
        nieuw: str = self.cleaned_data["nieuw"]
        validate_password(nieuw, self.persoon)
        return nieuw

    def clean(self) -> dict[str, Any]:
        """Twice the same."""
        goed = super().clean() or {}
        nogmaals = goed.get("nogmaals")
        if nogmaals and "nieuw" in goed and goed["nieuw"] != nogmaals:
            self.add_error("nogmaals", "De twee wachtwoorden zijn niet gelijk")
        return goed
