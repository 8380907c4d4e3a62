"""De link waarmee iemand zelf een wachtwoord instelt: een keer te gebruiken, drie dagen geldig."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from organisaties.models import Medewerker

ONDERWERP = "Stel uw wachtwoord in voor Casusregie"
TEKST = """U heeft een account voor Casusregie. Stel met deze link uw wachtwoord in:

{link}

De link werkt een keer en is drie dagen geldig. Werkt hij niet meer, vraag dan de beheerder om een
nieuwe. Verwachtte u deze mail niet, dan hoeft u niets te doen.
"""


def invite(persoon: Medewerker, basis: str) -> None:
    """Send the link; `basis` is the address of this product ("https://…")."""
    naam = urlsafe_base64_encode(persoon.kenmerk.bytes)
    sleutel = default_token_generator.make_token(persoon)
    link = basis.rstrip("/") + reverse("wachtwoord_instellen", args=[naam, sleutel])
    tekst = TEKST.format(link=link)
    send_mail(ONDERWERP, tekst, settings.DEFAULT_FROM_EMAIL, [persoon.email])


def invited(naam: str, sleutel: str) -> Medewerker | None:
    """Whose link this is; None when it is wrong, used or too old, or the account is off."""
    try:
        kenmerk = urlsafe_base64_decode(naam).hex()
    except ValueError:
        return None
    if len(kenmerk) != 32:
        return None
    persoon = Medewerker.objects.filter(kenmerk=kenmerk, is_active=True, is_systeem=False).first()
    if persoon is None or not default_token_generator.check_token(persoon, sleutel):
        return None
    return persoon
