"""Productie: alles uit de omgeving, en bij een zwakke of ontbrekende waarde geen start."""

import os

from . import keuring
from .base import *  # noqa: F403
from .base import MIDDLEWARE, omgeving

keuring.refuse_development(os.environ)
DEBUG = False
ROLKIEZER = False
DEMO = False

for verplicht in ("DATABASE_URL", "REDIS_URL"):  # base kent er een standaard voor, hier niet
    if not omgeving.text(verplicht).strip():
        raise keuring.ImproperlyConfigured(f"De omgevingsvariabele {verplicht} is leeg.")

# --- sleutels ---------------------------------------------------------------------------------
SECRET_KEY = keuring.check_secret("DJANGO_SECRET_KEY", omgeving.text("DJANGO_SECRET_KEY"))
SECRET_KEY_FALLBACKS = [
    keuring.check_secret("DJANGO_SECRET_KEY_FALLBACKS", oud)
    for oud in omgeving.words("DJANGO_SECRET_KEY_FALLBACKS")
]
VELD_SLEUTEL = keuring.check_key("VELD_SLEUTEL", omgeving.text("VELD_SLEUTEL"))
INDEX_SLEUTEL = keuring.check_key("INDEX_SLEUTEL", omgeving.text("INDEX_SLEUTEL"))
keuring.check_different(
    {
        "DJANGO_SECRET_KEY": SECRET_KEY,
        "VELD_SLEUTEL": VELD_SLEUTEL,
        "INDEX_SLEUTEL": INDEX_SLEUTEL,
    }
)

# --- toegang ----------------------------------------------------------------------------------
ALLOWED_HOSTS = keuring.check_hosts(omgeving.words("DJANGO_ALLOWED_HOSTS"))
TWEEDE_FACTOR_VERPLICHT = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconden

# --- alleen over https ------------------------------------------------------------------------
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # de controle vanuit de container zelf
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessie"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# De kopregels van een proxy gelden alleen als hij op deze lijst staat (adressen of netwerken).
VERTROUWDE_PROXY = omgeving.words("VERTROUWDE_PROXY")
if VERTROUWDE_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    MIDDLEWARE = ["config.proxy.TrustedProxyMiddleware", *MIDDLEWARE]

# --- e-mail -----------------------------------------------------------------------------------
# Zonder EMAIL_HOST gaat er geen e-mail uit; de signalen staan dan alleen in het product.
EMAIL_HOST = omgeving.text("EMAIL_HOST", "")
if EMAIL_HOST:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_PORT = omgeving.number("EMAIL_PORT", 587)
    EMAIL_HOST_USER = omgeving.text("EMAIL_HOST_USER", "")
    EMAIL_HOST_PASSWORD = omgeving.text("EMAIL_HOST_PASSWORD", "")
    EMAIL_USE_TLS = True
    EMAIL_TIMEOUT = 15  # seconden
