"""De tweede stap: verplicht waar de instelling dat zegt, en elke pagina in gewoon Nederlands."""

import base64
import re
from datetime import timedelta

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.test import Client, override_settings

from organisaties.geheim import decrypt, encrypt
from tests.factories.organisaties import WACHTWOORD
from tests.toegang.kopregels import wrong_headers

BEGIN = "/inloggen/tweede-factor/"
ENGELS = re.compile(
    r"\b(the|your|sign in|security key|authenticator|password|recovery|please|code is)\b", re.I
)
JE = re.compile(r"\b(je|jij|jouw)\b", re.I)
verplicht = override_settings(TWEEDE_FACTOR_VERPLICHT=True)


def code_of(geheim):
    """The code that an app shows now."""
    teller = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(geheim, teller))


def visible_text(antwoord):
    """What somebody reads: without tags, scripts and attributes."""
    kaal = re.sub(r"(?s)<(script|style|svg).*?</\1>|<[^>]+>", " ", antwoord.text)
    return kaal.replace("Casusregie", "")


def assert_dutch(antwoord, status=200):
    assert antwoord.status_code == status
    tekst = visible_text(antwoord)
    assert ENGELS.findall(tekst) == []
    assert JE.findall(tekst) == []
    assert wrong_headers(antwoord) == []


@pytest.fixture
def vers(client, mens, time_machine_now):
    """Logged in, and the password was asked again just now."""
    client.post("/inloggen/", {"login": mens.email, "password": WACHTWOORD})
    client.post("/inloggen/opnieuw/", {"password": WACHTWOORD})
    return client


@pytest.fixture
def met_app(vers, mens):
    """Somebody with an app and recovery codes."""
    geheim = generate_totp_secret()
    TOTP.activate(mens, geheim)
    RecoveryCodes.activate(mens)
    vers.geheim = geheim
    return vers


# --- verplicht ----------------------------------------------------------------------------------
@verplicht
@pytest.mark.parametrize("pad", ["/", "/werkvoorraad/", "/zoeken/?q=a", "/berichten/", "/hulp/"])
def test_zonder_tweede_stap_gaat_alles_naar_het_instellen(ingelogd, pad):
    antwoord = ingelogd.client.get(pad)
    assert (antwoord.status_code, antwoord["Location"]) == (302, BEGIN)
    assert wrong_headers(antwoord) == []


@verplicht
def test_ook_een_formulier_wordt_niet_verwerkt(ingelogd):
    ingelogd.client.post("/mijn/thema/", {"thema": "donker"})
    ingelogd.mens.refresh_from_db()
    assert ingelogd.mens.thema == ""


@verplicht
@pytest.mark.parametrize(
    "pad", [BEGIN, "/inloggen/uitloggen/", "/healthz", "/inloggen/wachtwoord/"]
)
def test_wat_vrij_blijft_om_hem_in_te_stellen(ingelogd, pad):
    assert ingelogd.client.get(pad).status_code == 200


@verplicht
def test_wie_hem_heeft_gaat_door(ingelogd):
    TOTP.activate(ingelogd.mens, generate_totp_secret())
    assert ingelogd.client.get("/werkvoorraad/").status_code == 200


@verplicht
def test_met_alleen_een_wachtwoord_is_er_nog_geen_sessie(mens):
    TOTP.activate(mens, generate_totp_secret())
    klant = Client()
    antwoord = klant.post("/inloggen/", {"login": mens.email, "password": WACHTWOORD})
    assert antwoord["Location"].startswith(f"{BEGIN}authenticate/")
    assert "_auth_user_id" not in klant.session
    assert WACHTWOORD not in str(dict(klant.session))
    assert klant.get("/werkvoorraad/")["Location"].startswith("/inloggen/?next=")


# --- instellen en gebruiken ---------------------------------------------------------------------
def test_de_app_instellen(vers, mens):
    bladzijde = vers.get(f"{BEGIN}totp/activate/")
    assert_dutch(bladzijde)
    assert "data:image/svg+xml" in bladzijde.text
    geheim = vers.session["mfa.totp.secret"]
    fout = vers.post(f"{BEGIN}totp/activate/", {"code": "000000"})
    assert_dutch(fout)
    assert "Deze code klopt niet." in fout.text
    goed = vers.post(f"{BEGIN}totp/activate/", {"code": code_of(geheim)})
    assert goed.status_code == 302
    rij = Authenticator.objects.get(user=mens, type="totp")
    assert geheim not in str(rij.data)
    assert get_adapter().decrypt(rij.data["secret"]) == geheim


def test_een_geheim_van_een_ander_of_veranderd_geheim_werkt_niet(settings):
    dicht = encrypt("ABC")
    assert (decrypt(dicht), encrypt("ABC") == dicht) == ("ABC", False)
    settings.VELD_SLEUTEL = base64.b64encode(b"x" * 32).decode()
    with pytest.raises(ValueError, match="sleutel"):
        decrypt(dicht)


def test_inloggen_met_een_code(met_app, mens, time_machine_now):
    met_app.post("/inloggen/uitloggen/")
    met_app.post("/inloggen/", {"login": mens.email, "password": WACHTWOORD})
    assert_dutch(met_app.get(f"{BEGIN}authenticate/"))
    fout = met_app.post(f"{BEGIN}authenticate/", {"code": "000000"})
    assert_dutch(fout)
    assert "Deze code klopt niet." in fout.text
    code = code_of(met_app.geheim)
    assert met_app.post(f"{BEGIN}authenticate/", {"code": code}).status_code == 302
    assert met_app.session["_auth_user_id"] == str(mens.pk)


def test_een_code_werkt_maar_een_keer(met_app, mens, time_machine_now):
    code = code_of(met_app.geheim)
    for verwacht in (True, False):
        klant = Client()
        klant.post("/inloggen/", {"login": mens.email, "password": WACHTWOORD})
        klant.post(f"{BEGIN}authenticate/", {"code": code})
        assert ("_auth_user_id" in klant.session) is verwacht


PAGINAS = {
    "overzicht": BEGIN,
    "app uitzetten": f"{BEGIN}totp/deactivate/",
    "herstelcodes": f"{BEGIN}recovery-codes/",
    "nieuwe herstelcodes": f"{BEGIN}recovery-codes/generate/",
    "sleutels": f"{BEGIN}webauthn/",
    "sleutel toevoegen": f"{BEGIN}webauthn/add/",
    "bevestigen met een code": f"{BEGIN}reauthenticate/",
    "bevestigen met het wachtwoord": "/inloggen/opnieuw/",
    "wachtwoord wijzigen": "/inloggen/wachtwoord/",
    "uitloggen": "/inloggen/uitloggen/",
}


@pytest.mark.parametrize("pad", PAGINAS.values(), ids=PAGINAS)
def test_elke_pagina_is_nederlands(met_app, pad):
    antwoord = met_app.get(pad)
    assert_dutch(antwoord)
    assert "<script>" not in antwoord.text


FOUTEN = {
    "wachtwoord wijzigen": ("/inloggen/wachtwoord/", {"oldpassword": "x", "password1": "kort"}),
    "bevestigen": ("/inloggen/opnieuw/", {"password": "fout"}),
    "bevestigen met een code": (f"{BEGIN}reauthenticate/", {"code": "000000"}),
    "sleutel zonder inhoud": (f"{BEGIN}webauthn/add/", {"name": "x", "credential": "{"}),
    "inloggen": ("/inloggen/wachtwoord/", {}),
}


@pytest.mark.parametrize(("pad", "data"), FOUTEN.values(), ids=FOUTEN)
def test_een_fout_staat_er_in_het_nederlands(met_app, pad, data):
    antwoord = met_app.post(pad, data)
    assert_dutch(antwoord)
    assert "Fout: " in antwoord.text


def test_een_sleutel_die_niet_van_mij_is_bestaat_niet(met_app):
    for deel in ("edit", "remove"):
        assert met_app.get(f"{BEGIN}webauthn/keys/1/{deel}/").status_code == 404


def test_herstelcodes_downloaden(met_app):
    antwoord = met_app.get(f"{BEGIN}recovery-codes/download/")
    assert antwoord.status_code == 200
    assert "attachment" in antwoord["Content-Disposition"]
    assert wrong_headers(antwoord) == []


def test_na_een_tijd_vraagt_wijzigen_het_wachtwoord_opnieuw(met_app, time_machine_now):
    time_machine_now.shift(timedelta(minutes=10))
    antwoord = met_app.get(f"{BEGIN}totp/deactivate/")
    assert antwoord.status_code == 302
    assert "opnieuw" in antwoord["Location"] or "reauthenticate" in antwoord["Location"]


def test_het_wachtwoord_wijzigen(vers, mens):
    nieuw = "een-heel-ander-wachtwoord-1"
    data = {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw}
    antwoord = vers.post("/inloggen/wachtwoord/", data)
    assert antwoord.status_code == 302
    mens.refresh_from_db()
    assert mens.check_password(nieuw)


@pytest.mark.parametrize("zwak", ["kort", "a.mens@voorbeeld.example", WACHTWOORD[:11]])
def test_een_zwak_wachtwoord_wordt_geweigerd(vers, mens, zwak):
    data = {"oldpassword": WACHTWOORD, "password1": zwak, "password2": zwak}
    vers.post("/inloggen/wachtwoord/", data)
    mens.refresh_from_db()
    assert mens.check_password(WACHTWOORD)
