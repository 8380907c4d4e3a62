"""Ontwikkeling en demonstratie: gewone http, een rolkiezer, geen tweede factor."""

from .base import *  # noqa: F403
from .base import omgeving

DEBUG = False
SECRET_KEY = omgeving.text(
    "DJANGO_SECRET_KEY", "alleen-voor-ontwikkeling-en-nooit-voor-echte-gegevens"
)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROLKIEZER = True
DEMO = True
VELD_SLEUTEL = omgeving.text("VELD_SLEUTEL", "b250d2lra2VsaW5nLXZlbGQtc2xldXRlbC0wMDAwMDE=")
INDEX_SLEUTEL = omgeving.text("INDEX_SLEUTEL", "b250d2lra2VsaW5nLWluZGV4LXNsZXV0ZWwtMDAwMDE=")
