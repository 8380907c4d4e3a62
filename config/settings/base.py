"""Instellingen die overal gelden; wat per omgeving verschilt staat in de andere bestanden."""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF

from . import omgeving

BASE_DIR = Path(__file__).resolve().parent.parent.parent

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "guardian",
    "axes",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "verloop",
    "organisaties",
    "normenkader",
    "casusregie",
    "arrangementen",
    "afwegingskader",
    "sturing",
]

MIDDLEWARE = [
    # eerst de kopregels: zo staan ze ook op doorverwijzingen, fouten en statische bestanden
    "verloop.middleware.RequestIdMiddleware",
    "verloop.middleware.SecurityHeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "organisaties.middleware.ToegangMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "verloop.middleware.ConflictMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
AUTH_USER_MODEL = "organisaties.Medewerker"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "organisaties.context.scherm",
            ],
            "builtins": ["verloop.templatetags.schermen", "verloop.templatetags.pagina"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- database en broker -----------------------------------------------------------------------
DATABASES = {
    "default": dj_database_url.parse(
        omgeving.text("DATABASE_URL", "postgres://casusregie@/casusregie"),
        conn_max_age=600,
        conn_health_checks=True,
    )
}
DATABASES["default"]["ATOMIC_REQUESTS"] = True
# Disks of today jump as fast as they read on; the planner of PostgreSQL thinks they do not.
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c random_page_cost=1.1")
VEILIGHEID_CONTACT = omgeving.text("VEILIGHEID_CONTACT", "veiligheid@casusregie.example")
REDIS_URL = omgeving.text("REDIS_URL", "redis://127.0.0.1:6379/0")
CELERY_BROKER_URL = omgeving.text("CELERY_BROKER", REDIS_URL)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "UTC"
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.2,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False  # werkers schrijven hetzelfde schone logboek

# --- taal en tijd -----------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# --- inloggen ---------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "organisaties.backend.WachtwoordBackend",
    "guardian.backends.ObjectPermissionBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "organisaties.formulieren.Lengte",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ANONYMOUS_USER_NAME = None  # guardian: niemand krijgt rechten zonder in te loggen
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_USER_DISPLAY = "organisaties.models.display_name"
ACCOUNT_ADAPTER = "organisaties.aanmelden.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
ACCOUNT_FORMS = {
    "login": "organisaties.formulieren.InlogForm",
    "change_password": "organisaties.formulieren.WachtwoordForm",
    "reauthenticate": "organisaties.formulieren.OpnieuwForm",
}
MFA_FORMS = {
    "authenticate": "organisaties.formulieren.CodeForm",
    "reauthenticate": "organisaties.formulieren.CodeNogEensForm",
    "activate_totp": "organisaties.formulieren.AppForm",
    "add_webauthn": "organisaties.formulieren.SleutelForm",
    "edit_webauthn": "organisaties.formulieren.SleutelnaamForm",
}
MFA_ADAPTER = "organisaties.aanmelden.MFAAdapter"
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "Casusregie"
DEMO = False
TWEEDE_FACTOR_VERPLICHT = False
ROLKIEZER = False
AXES_FAILURE_LIMIT = omgeving.number("AXES_FAILURE_LIMIT", 5)
AXES_COOLOFF_TIME = 0.25  # uur
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "organisaties.backend.attempted_name"
AXES_LOCKOUT_TEMPLATE = "account/geblokkeerd.html"
AXES_DISABLE_ACCESS_LOG = True

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- sessie, cookies en kopregels -------------------------------------------------------------
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSIE_INACTIEF_MINUTEN = omgeving.number("SESSIE_INACTIEF_MINUTEN", 30)
SESSIE_MAXIMAAL_UREN = omgeving.number("SESSIE_MAXIMAAL_UREN", 10)
SESSION_COOKIE_AGE = SESSIE_MAXIMAAL_UREN * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "verloop.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY = {
    functie: []
    for functie in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

# --- statische bestanden ----------------------------------------------------------------------
STATIC_URL = "/static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATIC_ROOT = Path(omgeving.text("STATIC_ROOT", str(BASE_DIR / "var" / "static")))
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / "static_build"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- geschiedenis en logboek ------------------------------------------------------------------
PGHISTORY_APPEND_ONLY = True
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"schoon": {"()": "verloop.logboek.Schoonmaker"}},
    "formatters": {"json": {"()": "verloop.logboek.JsonFormatter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["schoon"], "formatter": "json"}
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"axes": {"level": "WARNING"}},
}

# --- sleutels voor persoonsgegevens -----------------------------------------------------------
VELD_SLEUTEL = omgeving.text("VELD_SLEUTEL", "")
INDEX_SLEUTEL = omgeving.text("INDEX_SLEUTEL", "")

# --- bijlagen: versleuteld, buiten elk openbaar pad ---------------------------------------------
BIJLAGEN_DIR = omgeving.text("BIJLAGEN_DIR", str(BASE_DIR / "var" / "bijlagen"))
BIJLAGE_MAX_MB = omgeving.number("BIJLAGE_MAX_MB", 20)

# --- iJw --------------------------------------------------------------------------------------
IJW_XSD_VERSIE = omgeving.text("IJW_XSD_VERSIE", "1.0.0")

# Mail draagt nooit inhoud: alleen "er staat iets voor u klaar".
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL = omgeving.text("EMAIL_AFZENDER", "geen-antwoord@casusregie.example")
SILENCED_SYSTEM_CHECKS: list[str] = []
