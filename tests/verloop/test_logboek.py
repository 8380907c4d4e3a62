"""Het technische logboek: wat er nooit in komt te staan, wat er ook misgaat."""

import json
import logging
import sys
import uuid
from types import SimpleNamespace

import pytest

from tests.factories.casusregie import test_bsn
from verloop.logboek import JsonFormatter, Schoonmaker, scrub

BSN = test_bsn(3)
NAAM = "Xandra Voorbeeldnaam"


def line(tekst="Niet gevonden", *args, exc_info=None, **extra):
    """The JSON object that a log call leaves behind."""
    record = logging.LogRecord("proef", logging.WARNING, __file__, 1, tekst, args, exc_info)
    for naam, waarde in extra.items():
        setattr(record, naam, waarde)
    assert Schoonmaker().filter(record)
    return json.loads(JsonFormatter().format(record))


TEKSTEN = {
    "een BSN": (f"jeugdige {BSN} gezocht", "jeugdige ••••••••• gezocht"),
    "een BSN in een adres": (f"/zoeken/?q={BSN}&x=1", "/zoeken/?q=•••••••••&x=1"),
    "een wachtwoord": ("POST password=heel-geheim&login=a", "POST password=…&login=a"),
    "een Nederlands wachtwoord": ("Wachtwoord=abc", "Wachtwoord=…"),
    "een formuliersleutel": ("csrfmiddlewaretoken=abc123 rest", "csrfmiddlewaretoken=… rest"),
    "een sessie": ("sessionid=abc123; theme=1", "sessionid=… theme=1"),
    "een korter nummer": ("poging 12345678", "poging 12345678"),
    "een langer nummer": ("id 1234567890", "id 1234567890"),
    "een kenmerk": (
        "6f0d7c1e-5d0a-4f8e-9a55-000000000001",
        "6f0d7c1e-5d0a-4f8e-9a55-000000000001",
    ),
}


@pytest.mark.parametrize(("tekst", "schoon"), TEKSTEN.values(), ids=TEKSTEN)
def test_wat_er_van_een_tekst_overblijft(tekst, schoon):
    assert scrub(tekst) == schoon


def test_een_regel_is_een_json_object_met_vaste_namen():
    regel = line("gereed in %s s", "2")
    assert regel["message"] == "gereed in 2 s"
    assert regel["levelname"] == "WARNING"
    assert regel["name"] == "proef"
    assert "asctime" in regel


def test_een_bsn_in_een_argument_komt_er_niet_in():
    assert BSN not in json.dumps(line("zoek %s", BSN))


def test_een_verzoek_laat_alleen_zijn_kenmerk_na():
    kenmerk = uuid.uuid4()
    verzoek = SimpleNamespace(kenmerk=kenmerk, adres=f"/zoeken/?q={NAAM}")
    regel = line("Not Found: /zoeken/", request=verzoek, status_code=404)
    assert regel["verzoek"] == str(kenmerk)
    assert regel["status_code"] == 404
    assert NAAM not in json.dumps(regel)


def test_ander_toegevoegd_materiaal_wordt_schoongemaakt():
    assert BSN not in json.dumps(line(waarde=f"bsn {BSN}"))


def error(buiten=None):
    """The exc_info of an error whose text holds a name, perhaps caused by another."""
    try:
        try:
            raise ValueError(f"Failing row contains ({NAAM}, {BSN}).")
        except ValueError as fout:
            if buiten is None:
                raise
            raise buiten from fout
    except Exception:
        return sys.exc_info()


@pytest.mark.parametrize("buiten", [None, KeyError(NAAM)], ids=["een fout", "een gevolg"])
def test_een_storing_toont_waar_maar_niet_wat(buiten):
    regel = line("Internal Server Error: /x/", exc_info=error(buiten))
    tekst = json.dumps(regel, ensure_ascii=False)
    assert NAAM not in tekst
    assert BSN not in tekst
    assert "ValueError" in regel["exc_info"]
    assert "test_logboek.py" in regel["exc_info"]
    assert buiten is None or regel["exc_info"].endswith("KeyError")


def test_een_taak_die_mislukt_toont_alleen_de_soort_fout():
    gegevens = {"name": "verloop.process_outbox", "id": "1", "exc": repr(error()[1])}
    regel = line("Task %(name)s[%(id)s]: %(exc)s", gegevens, exc_info=error(), data=gegevens)
    assert regel["message"] == "Task verloop.process_outbox[1]: ValueError"
    assert NAAM not in json.dumps(regel)
