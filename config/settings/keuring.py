"""Keurt wat productie uit de omgeving krijgt: zwakke sleutels en losse hosts stoppen de start."""

import base64
import binascii
from collections.abc import Mapping

from django.core.exceptions import ImproperlyConfigured

SHORTEST_SECRET = 50
FEWEST_DIFFERENT = 12
KEY_BYTES = 32
GIVEAWAYS = ("ontwikkeling", "django-insecure", "voorbeeld", "changeme", "geheim", "secret")
YES = ("1", "true", "ja", "yes", "on", "aan")
ONLY_IN_DEVELOPMENT = ("DEBUG", "DJANGO_DEBUG", "ROLKIEZER", "DEMO")


def check_secret(name: str, value: str) -> str:
    """Return the value, or refuse one that is short, repeated or known (veiligheid D12)."""
    if len(value) < SHORTEST_SECRET:
        raise ImproperlyConfigured(f"{name} is te kort: minstens {SHORTEST_SECRET} tekens.")
    if len(set(value)) < FEWEST_DIFFERENT:
        raise ImproperlyConfigured(f"{name} herhaalt zich: neem een willekeurige waarde.")
    refuse_giveaway(name, value)
    return value


def check_key(name: str, value: str) -> str:
    """Return the value, or refuse what is no base64 of 32 random bytes."""
    try:
        raw = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise ImproperlyConfigured(f"{name} is geen base64.") from None
    if len(raw) != KEY_BYTES:
        raise ImproperlyConfigured(f"{name} moet {KEY_BYTES} bytes zijn, in base64.")
    if len(set(raw)) < FEWEST_DIFFERENT:
        raise ImproperlyConfigured(f"{name} herhaalt zich: neem een willekeurige sleutel.")
    refuse_giveaway(name, raw.decode("latin-1"))
    return value


def refuse_giveaway(name: str, value: str) -> None:
    """Refuse a value that holds a word of a default or an example."""
    if any(word in value.lower() for word in GIVEAWAYS):
        raise ImproperlyConfigured(f"{name} is een bekende waarde: maak een eigen, nieuwe.")


def check_different(keys: Mapping[str, str]) -> None:
    """Each purpose has its own key."""
    if len(set(keys.values())) < len(keys):
        raise ImproperlyConfigured(f"Elke sleutel is een andere: {', '.join(keys)}.")


def check_hosts(hosts: list[str]) -> list[str]:
    """Return the exact host names; none, a wildcard or a leading dot is refused."""
    if not hosts:
        raise ImproperlyConfigured("DJANGO_ALLOWED_HOSTS is leeg: noem de hostnamen.")
    if any("*" in host or host.startswith(".") for host in hosts):
        raise ImproperlyConfigured("DJANGO_ALLOWED_HOSTS: noem elke host voluit, zonder * of punt.")
    return hosts


def refuse_development(environment: Mapping[str, str]) -> None:
    """Refuse what belongs to development only, when the environment asks for it."""
    asked = [name for name in ONLY_IN_DEVELOPMENT if environment.get(name, "").lower() in YES]
    if asked:
        raise ImproperlyConfigured(f"Niet in productie: {', '.join(asked)}.")
