"""De formulieren rond inloggen, met de woorden en de meldingen van dit product."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeOpnieuwForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.contrib.auth.password_validation import MinimumLengthValidator

from verloop.schermen.formulier import set_messages


class Lengte(MinimumLengthValidator):
    """A password long enough, said in Dutch."""

    def get_error_message(self) -> str:
        """What to do."""
        return f"Kies een wachtwoord van ten minste {self.min_length} tekens"

    def get_help_text(self) -> str:
        """The page says it already."""
        return ""


class Woorden:
    """Labels and messages of this product on a form of allauth."""

    labels: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, veld in self.fields.items():  # type: ignore[attr-defined]
            veld.label = self.labels.get(naam, veld.label)
            set_messages(veld)
        if "credential" in self.fields:  # type: ignore[attr-defined]
            meldingen = self.fields["credential"].error_messages  # type: ignore[attr-defined]
            meldingen["required"] = "Uw apparaat gaf nog geen antwoord. Druk op de knop"
            meldingen["invalid"] = "Uw apparaat gaf een antwoord dat niet klopt. Probeer opnieuw"


class InlogForm(Woorden, LoginForm):
    """Address and password."""

    labels = {"login": "E-mailadres", "password": "Wachtwoord"}


class WachtwoordForm(Woorden, ChangePasswordForm):
    """The old password once, the new one twice."""

    labels = {
        "oldpassword": "Huidig wachtwoord",
        "password1": "Nieuw wachtwoord",
        "password2": "Nieuw wachtwoord, nog een keer",
    }


class OpnieuwForm(Woorden, ReauthenticateForm):
    """The password again."""

    labels = {"password": "Wachtwoord"}


class AppForm(Woorden, ActivateTOTPForm):
    """The first code of a new app."""

    labels = {"code": "Code uit uw app"}


class CodeForm(Woorden, AuthenticateForm):
    """The code at log-in."""

    labels = {"code": "Code"}


class CodeNogEensForm(Woorden, CodeOpnieuwForm):
    """The code again."""

    labels = {"code": "Code"}


class SleutelForm(Woorden, AddWebAuthnForm):
    """A new key and its name."""

    labels = {"name": "Naam van de sleutel"}


class SleutelnaamForm(Woorden, EditWebAuthnForm):
    """Another name for a key."""

    labels = {"name": "Naam van de sleutel"}
