"""De wachtlijst: drie data van de intake, de oorzaak, de overbrugging en wie te lang wacht."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Intake, Wachtregistratie
from casusregie.tafel.wachten import record_waiting
from casusregie.tafel.wachtlijst import (
    count_by_bridging,
    count_by_cause,
    too_long,
    waiting,
    waiting_for,
)
from organisaties.rollen import Rol
from tests.factories.casusregie import DAG, OP, casus_b
from tests.factories.organisaties import AanbiederFactory, medewerker
from verloop.overgangen import perform, register

pytestmark = pytest.mark.django_db
GEEN_PLEK = {"oorzaak": "geen_plek", "overbrugging": "geen"}


@pytest.fixture
def aanbieder():
    return AanbiederFactory()


@pytest.fixture
def mens(aanbieder):
    return medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)


def wacht(aanbieder, mens):
    casus = casus_b(aanbieder=aanbieder, by=mens)
    return register(Intake(casus=casus, organisatie=aanbieder, aangemeld_op=DAG), by=mens, op=OP)


@pytest.mark.eis("RV-0-04")
def test_wie_te_lang_wacht_met_oorzaak_en_overbrugging(aanbieder, mens):
    intake = wacht(aanbieder, mens)
    op_tijd, laat = DAG + timedelta(days=28), DAG + timedelta(days=29)
    assert too_long(waiting(op_tijd)) == []
    (wachtende,) = too_long(waiting(laat))
    assert (wachtende.dagen, wachtende.oorzaak) == (29, "onbekend")
    record_waiting(
        intake,
        by=mens,
        op=OP,
        oorzaak="personeel",
        overbrugging="langer",
        toelichting="De begeleiding thuis gaat door.",
    )
    telling = {code: n for code, _, n in count_by_cause(waiting(laat))}
    assert (telling["personeel"], telling["onbekend"]) == (1, 0)
    assert ("langer", 1) in [(code, n) for code, _, n in count_by_bridging(waiting(laat))]


@pytest.mark.eis("RV-0-04")
def test_een_nieuwe_reden_vervangt_de_oude_en_die_blijft_leesbaar(aanbieder, mens):
    intake = wacht(aanbieder, mens)
    record_waiting(intake, by=mens, op=OP, **GEEN_PLEK)
    record_waiting(intake, by=mens, op=OP, oorzaak="gezin", overbrugging="lichter")
    assert Wachtregistratie.objects.count() == 2
    assert Wachtregistratie.objects.current().get().oorzaak == "gezin"


@pytest.mark.parametrize(
    "velden",
    [
        pytest.param({"oorzaak": "geen_plek", "overbrugging": "zwaarder"}, id="zwaarder"),
        pytest.param({"oorzaak": "anders", "overbrugging": "geen"}, id="iets anders"),
        pytest.param({"oorzaak": "onzin", "overbrugging": "geen"}, id="onbekend"),
    ],
)
def test_wat_uitleg_vraagt_krijgt_uitleg(aanbieder, mens, velden):
    with pytest.raises(ValidationError):
        record_waiting(wacht(aanbieder, mens), by=mens, op=OP, **velden)
    assert not Wachtregistratie.objects.exists()


def test_een_ander_legt_niets_vast_en_ziet_niets(aanbieder, mens):
    intake = wacht(aanbieder, mens)
    ander = medewerker(Rol.BEHANDELREGISSEUR)
    with pytest.raises(PermissionDenied):
        record_waiting(intake, by=ander, op=OP, **GEEN_PLEK)
    assert waiting_for(ander, DAG) == []
    assert [w.intake for w in waiting_for(mens, DAG)] == [intake]


def test_wie_niet_meer_wacht_staat_niet_op_de_lijst(aanbieder, mens):
    intake = wacht(aanbieder, mens)
    perform(intake, "look_elsewhere", by=mens, op=OP, reden="Er is geen plek.")
    intake.refresh_from_db()
    assert waiting(DAG) == []
    with pytest.raises(PermissionDenied):
        record_waiting(intake, by=mens, op=OP, **GEEN_PLEK)


@pytest.mark.eis("RV-0-04")
def test_het_scherm_van_de_wachtlijst(aanbieder, mens, client, tel_queries):
    intake = wacht(aanbieder, mens)
    client.force_login(mens)
    pad = reverse("casusregie:wachtlijst")
    inhoud = client.get(pad).content.decode()
    assert intake.casus.nummer in inhoud
    assert "Nog niet vastgelegd" in inhoud
    vastleggen = reverse(
        "casusregie:wachten_vastleggen", args=[intake.casus.kenmerk, intake.kenmerk]
    )
    antwoord = client.post(vastleggen, {"oorzaak": "anders", "overbrugging": "geen"})
    assert antwoord.status_code == 422
    assert "Leg uit wat er aan de hand is" in antwoord.content.decode()
    assert client.post(vastleggen, GEEN_PLEK).status_code == 302
    for _ in range(3):
        wacht(aanbieder, mens)
    client.get(pad)
    with tel_queries() as vragen:
        assert "Geen plek bij de aanbieder" in client.get(pad).content.decode()
    assert len(vragen) <= 8, len(vragen)
    client.force_login(medewerker(Rol.BEHANDELREGISSEUR))
    assert client.get(vastleggen).status_code == 404
    assert "Niemand wacht te lang" in client.get(pad).content.decode()
    assert timezone.localdate() > DAG
