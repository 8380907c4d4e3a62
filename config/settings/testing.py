"""Tests: snel en zonder manifest, met de verdere regels van ontwikkeling."""

from .development import *  # noqa: F403
from .development import DATABASES, STORAGES

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["CONN_MAX_AGE"] = 0
DEMO = False
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
