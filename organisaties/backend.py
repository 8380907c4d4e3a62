"""Wie met een wachtwoord binnenkomt: alleen wie actief is; uitgezet antwoordt als onbekend."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from .models import Aanstelling, Medewerker


class WachtwoordBackend(AuthenticationBackend):
    """The answer to a right password of somebody who left is that of a wrong password."""

    @classmethod
    def _stash_user(cls, user: AbstractBaseUser | None) -> AbstractBaseUser | None:
        """allauth would remember an inactive user here and say that the account is inactive."""
        return None

    def get_user(self, user_id: Any) -> AbstractBaseUser | None:
        """Who is logged in, with appointments and second factor, read anew at every request.

        One query; None for who was deactivated.
        """
        factor = Exists(Authenticator.objects.filter(user=OuterRef("medewerker")))
        rijen = Aanstelling.objects.filter(medewerker=user_id).annotate(factor=factor)
        met = list(rijen.select_related("medewerker", "organisatie", "organisatie__valt_onder"))
        if not met:
            wie: AbstractBaseUser | None = super().get_user(user_id)
            return wie
        medewerker: Medewerker = met[0].medewerker
        medewerker.__dict__.update(_aanstellingen=met, _factor=met[0].factor)
        return medewerker if self.user_can_authenticate(medewerker) else None


def attempted_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Whose password was tried: attempts are counted per address and place, not per place."""
    gegevens = credentials or {}
    naam = gegevens.get("email") or gegevens.get("username") or request.POST.get("login", "")
    return str(naam).strip().lower()[:254]
