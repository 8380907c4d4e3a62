"""Hoe inloggen zich hier gedraagt: geen zelfregistratie, en de rolkiezer van de demonstratie."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import LoginView
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from . import geheim
from .demo import demo_accounts

FOUTE_CODE = "Deze code klopt niet. Vul de code in die nu in uw app staat"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the beheerder only."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Dit e-mailadres of wachtwoord klopt niet. Probeer het opnieuw",
        "enter_current_password": "Vul uw huidige wachtwoord in",
        "incorrect_password": "Dit wachtwoord klopt niet. Probeer het opnieuw",
        "incorrect_code": FOUTE_CODE,
        "invalid_login": "Inloggen lukt niet. Probeer het opnieuw",
        "too_many_login_attempts": "Er is te vaak geprobeerd. Wacht vijf minuten",
        "rate_limited": "Er is te vaak geprobeerd. Wacht een paar minuten",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by himself."""
        return False


class MFAAdapter(DefaultMFAAdapter):
    """Sentences about the second factor."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": FOUTE_CODE,
        "cannot_delete_authenticator": "U kunt deze tweede stap niet uitzetten",
        "cannot_generate_recovery_codes": "Stel eerst een app of sleutel in",
        "unverified_email": "Vraag uw beheerder om uw e-mailadres te bevestigen",
    }

    def encrypt(self, text: str) -> str:
        """Secrets of apps and recovery codes are stored encrypted."""
        return geheim.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return geheim.decrypt(encrypted_text)


class InlogView(LoginView):
    """The log-in page; development shows the people of the demonstration below it."""

    template_name = "account/login.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the demo accounts where the role picker is on."""
        context = super().get_context_data(**kwargs)
        if settings.ROLKIEZER:
            context["demo_accounts"] = demo_accounts(timezone.localdate())
        return context


login = InlogView.as_view()
