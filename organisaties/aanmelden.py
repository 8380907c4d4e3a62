"""Hoe inloggen zich hier gedraagt: geen zelfregistratie, en de rolkiezer van de demonstratie."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.views import LoginView
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from .demo import demo_accounts


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the beheerder only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by himself."""
        return False


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
