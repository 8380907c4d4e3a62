"""Productie-instellingen: wat ze weigeren, en dat de keuring van Django niets meer vindt."""

import base64
import json
import os
import secrets
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.test import RequestFactory

import up
from config.proxy import TrustedProxyMiddleware
from config.settings import keuring

SHOW = (
    "import json, sys; from django.conf import settings; "
    "print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}))"
)
WANTED = {
    "DEBUG": False,
    "ROLKIEZER": False,
    "DEMO": False,
    "TWEEDE_FACTOR_VERPLICHT": True,
    "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
    "ACCOUNT_REAUTHENTICATION_TIMEOUT": 300,
    "SESSION_COOKIE_NAME": "__Host-sessie",
    "SESSION_COOKIE_SECURE": True,
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "SESSION_COOKIE_DOMAIN": None,
    "SESSION_COOKIE_PATH": "/",
    "CSRF_COOKIE_NAME": "__Host-csrf",
    "CSRF_COOKIE_SECURE": True,
    "CSRF_COOKIE_DOMAIN": None,
    "CSRF_COOKIE_PATH": "/",
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SILENCED_SYSTEM_CHECKS": [],
    "ALLOWED_HOSTS": ["casusregie.example.nl"],
}


def new_key():
    """A good key for fields or index."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


def good_environment():
    """All that production asks, with fresh keys and nothing from this shell but PATH."""
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "DATABASE_URL": "postgres://casusregie:x@db.intern/casusregie",
        "REDIS_URL": "redis://:x@broker.intern:6379/0",
        "DJANGO_SECRET_KEY": secrets.token_urlsafe(60),
        "VELD_SLEUTEL": new_key(),
        "INDEX_SLEUTEL": new_key(),
        "DJANGO_ALLOWED_HOSTS": "casusregie.example.nl",
        "VERTROUWDE_PROXY": "10.1.0.0/16",
    }


def run(environment, *words):
    """Run Python on the settings of production in a process of its own."""
    return subprocess.run(
        [sys.executable, *words],
        check=False,
        cwd=up.ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )


def test_volledige_omgeving_doorstaat_de_keuring_van_django():
    words = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = run(good_environment(), *words)
    assert done.returncode == 0, done.stderr
    assert "0 silenced" in done.stdout


def settings_in(environment, *names):
    """The values that production settings take from this environment."""
    done = run(environment, "-c", SHOW, *names)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_cookies_https_en_tweede_factor():
    found = settings_in(good_environment(), *WANTED, "SECURE_HSTS_SECONDS")
    assert found.pop("SECURE_HSTS_SECONDS") >= 31_536_000
    assert found == WANTED


def test_zonder_bekende_proxy_gelden_zijn_kopregels_niet():
    alone = good_environment() | {"VERTROUWDE_PROXY": ""}
    assert settings_in(alone, "SECURE_PROXY_SSL_HEADER") == {"SECURE_PROXY_SSL_HEADER": None}
    behind = settings_in(good_environment(), "SECURE_PROXY_SSL_HEADER", "MIDDLEWARE")
    assert behind["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert behind["MIDDLEWARE"][0] == "config.proxy.TrustedProxyMiddleware"


REFUSED = {
    "sleutel ontbreekt": ({"DJANGO_SECRET_KEY": None}, "DJANGO_SECRET_KEY ontbreekt"),
    "sleutel te kort": ({"DJANGO_SECRET_KEY": "kort"}, "DJANGO_SECRET_KEY is te kort"),
    "veldsleutel herhaalt zich": (
        {"VELD_SLEUTEL": base64.b64encode(b"a" * 32).decode()},
        "VELD_SLEUTEL herhaalt zich",
    ),
    "jokerteken als host": ({"DJANGO_ALLOWED_HOSTS": "*"}, "noem elke host voluit"),
    "geen host": ({"DJANGO_ALLOWED_HOSTS": " , "}, "DJANGO_ALLOWED_HOSTS is leeg"),
    "geen database": ({"DATABASE_URL": None}, "DATABASE_URL ontbreekt"),
    "geen broker": ({"REDIS_URL": ""}, "REDIS_URL is leeg"),
    "debug": ({"DJANGO_DEBUG": "1"}, "Niet in productie: DJANGO_DEBUG"),
    "rolkiezer": ({"ROLKIEZER": "ja"}, "Niet in productie: ROLKIEZER"),
}


@pytest.mark.parametrize(("change", "sentence"), REFUSED.values(), ids=REFUSED)
def test_start_wordt_geweigerd(change, sentence):
    changed = {k: v for k, v in (good_environment() | change).items() if v is not None}
    done = run(changed, "-c", "from django.conf import settings; settings.DEBUG")
    assert done.returncode != 0
    assert "ImproperlyConfigured" in done.stderr
    assert sentence in done.stderr


def test_twee_gelijke_sleutels_worden_geweigerd():
    key = new_key()
    with pytest.raises(ImproperlyConfigured, match="Elke sleutel is een andere"):
        keuring.check_different({"VELD_SLEUTEL": key, "INDEX_SLEUTEL": key})


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("a" * 60, "herhaalt zich"),
        ("ab" * 40, "herhaalt zich"),
        ("django-insecure-" + "q8w7e6r5t4y3u2i1o0pasdfghjklzxcvbnm" * 2, "bekende waarde"),
        ("alleen-voor-ontwikkeling-en-nooit-voor-echte-gegevens", "bekende waarde"),
        ("x8!Kq", "te kort"),
    ],
    ids=["een teken", "twee tekens", "van startproject", "van ontwikkeling", "te kort"],
)
def test_zwakke_geheime_sleutel(value, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        keuring.check_secret("DJANGO_SECRET_KEY", value)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("geen base64!", "geen base64"),
        ("", "moet 32 bytes zijn"),
        (base64.b64encode(secrets.token_bytes(16)).decode(), "moet 32 bytes zijn"),
        (base64.b64encode(bytes(32)).decode(), "herhaalt zich"),
        (base64.b64encode(b"ontwikkeling-veld-sleutel-000001").decode(), "bekende waarde"),
    ],
    ids=["geen base64", "leeg", "te kort", "nullen", "van ontwikkeling"],
)
def test_zwakke_veldsleutel(value, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        keuring.check_key("VELD_SLEUTEL", value)


@pytest.mark.parametrize("host", ["*", "*.example.nl", ".example.nl"])
def test_losse_host(host):
    with pytest.raises(ImproperlyConfigured, match="noem elke host voluit"):
        keuring.check_hosts(["goed.example.nl", host])


@pytest.mark.parametrize(
    ("sender", "address", "secure"),
    [("10.1.2.3", "192.0.2.7", True), ("203.0.113.9", "203.0.113.9", False)],
    ids=["bekende proxy", "onbekende afzender"],
)
def test_kopregels_gelden_alleen_van_de_bekende_proxy(settings, sender, address, secure):
    settings.VERTROUWDE_PROXY = ["10.1.0.0/16"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    request = RequestFactory().get(
        "/",
        REMOTE_ADDR=sender,
        HTTP_X_FORWARDED_FOR="198.51.100.1, 192.0.2.7",
        HTTP_X_FORWARDED_PROTO="https",
    )
    seen = []
    middleware = TrustedProxyMiddleware(lambda r: seen.append(r) or HttpResponse())
    assert middleware(request).status_code == 200
    assert (seen[0].META["REMOTE_ADDR"], seen[0].is_secure()) == (address, secure)


def test_onleesbare_proxy_stopt_de_start(settings):
    settings.VERTROUWDE_PROXY = ["geen adres"]
    with pytest.raises(ImproperlyConfigured, match="is geen adres of netwerk"):
        TrustedProxyMiddleware(lambda request: None)
