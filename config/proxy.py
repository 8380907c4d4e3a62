"""Gelooft de kopregels van een bekende proxy, en haalt ze weg als een ander ze stuurt."""

import ipaddress

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

FORWARDED = ("HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST")


class TrustedProxyMiddleware:
    """Comes first: all that follows may then trust REMOTE_ADDR and X-Forwarded-Proto."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.networks = [read_network(text) for text in settings.VERTROUWDE_PROXY]

    def __call__(self, request):
        sender = request.META.get("REMOTE_ADDR", "")
        if self.is_known(sender):
            chain = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            request.META["REMOTE_ADDR"] = chain[-1].strip() or sender
        else:
            for name in FORWARDED:
                request.META.pop(name, None)
        return self.get_response(request)

    def is_known(self, sender):
        """True when the sender is one of the proxies in VERTROUWDE_PROXY."""
        try:
            address = ipaddress.ip_address(sender)
        except ValueError:
            return False
        return any(address in network for network in self.networks)


def read_network(text):
    """An address or network from the setting; an unreadable one stops the start."""
    try:
        return ipaddress.ip_network(text)
    except ValueError:
        raise ImproperlyConfigured(f"VERTROUWDE_PROXY: {text} is geen adres of netwerk.") from None
