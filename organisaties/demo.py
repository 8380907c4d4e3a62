"""De demonstratieaccounts: wie er zijn en met welk wachtwoord; alleen buiten productie."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import QuerySet

from .models import Medewerker

#: Only for the demonstration world; production has no accounts at this domain.
WACHTWOORD = "zonnig-weer-in-rijnmond"
DOMEIN = "@demo.casusregie.example"


@dataclass(frozen=True)
class Account:
    """A person of the demonstration world."""

    kenmerk: str
    email: str
    naam: str
    omschrijving: str


def with_password() -> QuerySet[Medewerker]:
    """Demo people who took up their invitation: nobody else can be logged in."""
    mensen = Medewerker.objects.filter(email__endswith=DOMEIN, is_active=True)
    return mensen.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)


def demo_accounts(on: date) -> list[Account]:
    """All demo people with what they do today, in a fixed order."""
    mensen = with_password().prefetch_related("aanstellingen__organisatie").order_by("pk")
    return [
        Account(str(m.kenmerk), m.email, m.naam, _describe(m, on))
        for m in mensen
        if any(a.loopt_op(on) for a in m.aanstellingen.all())
    ]


def _describe(medewerker: Medewerker, on: date) -> str:
    lopend = [a for a in medewerker.aanstellingen.all() if a.loopt_op(on)]
    rollen = " en ".join(dict.fromkeys(a.get_rol_display().lower() for a in lopend))
    return f"{rollen[:1].upper()}{rollen[1:]}, {lopend[0].organisatie}"
