"""Wie met een wachtwoord binnenkomt: alleen wie actief is; uitgezet antwoordt als onbekend."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest


class WachtwoordBackend(AuthenticationBackend):
    """The answer to a right password of somebody who left is that of a wrong password."""

    @classmethod
    def _stash_user(cls, user: AbstractBaseUser | None) -> AbstractBaseUser | None:
        """allauth would remember an inactive user here and say that the account is inactive."""
        return None


def attempted_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Whose password was tried: attempts are counted per address and place, not per place."""
    gegevens = credentials or {}
    naam = gegevens.get("email") or gegevens.get("username") or request.POST.get("login", "")
    return str(naam).strip().lower()[:254]
