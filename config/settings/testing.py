"""Tests: snel en zonder manifest, met de verdere regels van ontwikkeling."""

import os
import tempfile

from .development import *  # noqa: F403
from .development import DATABASES, STORAGES

STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DATABASES["default"]["CONN_MAX_AGE"] = 0
# een gemigreerde database om te kopieren (config/local_sjabloon.py); zonder: gewoon migreren
DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ.get("TEST_SJABLOON") or None}
DEMO = False
# bijlagen van tests: een eigen map per proces, pas gemaakt als een test iets bewaart
BIJLAGEN_DIR = os.path.join(tempfile.gettempdir(), f"casusregie-bijlagen-{os.getpid()}")
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
