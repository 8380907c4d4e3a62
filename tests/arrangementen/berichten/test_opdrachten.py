"""De opdrachten ijw_read en ijw_write, en het nummer van een bericht bij drukte."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command
from django.db import connections, transaction

from arrangementen.berichten import inlezen, versturen
from arrangementen.models import Bericht, Berichtteller, Toewijzingteller
from tests.factories.arrangementen import OP, bericht_van, met_opdracht
from tests.factories.organisaties import GemeenteFactory
from verloop import outbox


def names(folder):
    return sorted(pad.name for pad in folder.iterdir())


@pytest.mark.django_db
def test_schrijven_gaat_een_keer_en_start_de_klok(tmp_path, capsys):
    arrangement = met_opdracht()
    bericht = bericht_van(arrangement)
    call_command("ijw_write", "--out", str(tmp_path))
    assert names(tmp_path) == [f"JW301-{bericht.identificatie}.xml"]
    assert (tmp_path / names(tmp_path)[0]).read_bytes() == bericht.data
    bericht.refresh_from_db()
    assert bericht.status == "verzonden"
    assert arrangement.casus.termijnen.filter(code="ijw.retour", voldaan_op=None).count() == 1
    leeg = tmp_path / "tweede"
    call_command("ijw_write", "--out", str(leeg))
    assert names(leeg) == []
    assert "0 berichten geschreven" in capsys.readouterr().out


@pytest.mark.django_db
def test_controleren_neemt_een_bericht_uit_zijn_envelop(tmp_path, capsys):
    bericht_van(met_opdracht())
    call_command("ijw_write", "--out", str(tmp_path), "--stuf")
    (goed,) = tmp_path.iterdir()
    goed.with_name("ander.xml").write_bytes(goed.read_bytes().replace(b"JW301", b"JW305"))
    goed.with_name("stuk.xml").write_bytes(goed.read_bytes()[:-80])
    capsys.readouterr()
    call_command("ijw_check", str(tmp_path), "--json")
    uit = {rij["bestand"].rsplit("/", 1)[1]: rij for rij in json.loads(capsys.readouterr().out)}
    assert (uit[goed.name]["bericht"], uit[goed.name]["goed"]) == ("JW301", True)
    codes = {naam: [b["code"] for b in rij["bevindingen"]] for naam, rij in uit.items()}
    assert codes == {goed.name: [], "ander.xml": ["IJW-709"], "stuk.xml": ["STUF-101"]}


@pytest.mark.django_db
def test_alles_opnieuw_schrijven_merkt_niets(tmp_path):
    bericht = bericht_van(met_opdracht())
    call_command("ijw_write", "--out", str(tmp_path), "--all")
    bericht.refresh_from_db()
    assert len(names(tmp_path)) == 1
    assert bericht.status == "klaar"


@pytest.mark.django_db
def test_afgebroken_schrijven_laat_geen_half_bestand_en_geen_merk(tmp_path, monkeypatch):
    bericht = bericht_van(met_opdracht())

    def vol(bestand):
        raise OSError("schijf vol")

    monkeypatch.setattr(versturen.os, "fsync", vol)
    with pytest.raises(OSError, match="schijf vol"):
        list(versturen.write_unsent(tmp_path, op=OP))
    bericht.refresh_from_db()
    assert bericht.status == "klaar"
    assert [naam for naam in names(tmp_path) if naam.startswith("JW")] == []


@pytest.mark.django_db
def test_lezen_geeft_per_bestand_een_uitkomst_in_json(tmp_path, capsys):
    (tmp_path / "a.xml").write_bytes(b"geen xml")
    (tmp_path / "b.xml").write_bytes(bericht_van(met_opdracht()).data)
    call_command("ijw_read", str(tmp_path), "--json")
    uitkomsten = {
        uitkomst["bestand"].rsplit("/", 1)[1]: uitkomst
        for uitkomst in json.loads(capsys.readouterr().out)
    }
    assert uitkomsten["a.xml"]["goed"] is False
    assert uitkomsten["a.xml"]["niveau"] == 1
    assert set(uitkomsten["a.xml"]["bevindingen"][0]) == {"regel", "code", "plaats", "tekst"}
    assert uitkomsten["b.xml"]["goed"] is True
    assert uitkomsten["b.xml"]["bericht"].startswith("JW301 ")


@pytest.mark.django_db
def test_lezen_in_gewone_taal(tmp_path, capsys):
    pad = tmp_path / "a.xml"
    pad.write_bytes(b"<a/>")
    call_command("ijw_read", str(pad))
    assert "afgekeurd op niveau 1 (opbouw van het bestand)" in capsys.readouterr().out


@pytest.mark.django_db
def test_van_een_bericht_dat_niet_aan_het_schema_voldoet_blijft_de_soort_bekend(tmp_path, capsys):
    data = bericht_van(met_opdracht()).data
    (tmp_path / "a.xml").write_bytes(data.replace(b"Geboortedatum", b"Geboortedag"))
    call_command("ijw_read", str(tmp_path), "--json")
    assert json.loads(capsys.readouterr().out)[0]["bericht"] == "JW301"


@pytest.mark.django_db
def test_een_bestand_dat_niet_te_lezen_is(tmp_path, monkeypatch):
    (tmp_path / "a.xml").write_bytes(b"<a/>")

    def dicht(pad):
        raise inlezen.GeenBestand(f"{pad} is niet te lezen.")

    monkeypatch.setattr(inlezen, "read_bytes", dicht)
    with pytest.raises(CommandError, match="is niet te lezen"):
        call_command("ijw_read", str(tmp_path))


@pytest.mark.django_db
def test_schrijven_naar_een_plek_die_geen_map_is(tmp_path):
    bericht = bericht_van(met_opdracht())
    bestand = tmp_path / "bestand"
    bestand.write_bytes(b"")
    with pytest.raises(CommandError, match="Weggeschreven: 0"):
        call_command("ijw_write", "--out", str(bestand))
    bericht.refresh_from_db()
    assert bericht.status == "klaar"


@pytest.mark.django_db
def test_lezen_van_een_pad_dat_er_niet_is(tmp_path):
    with pytest.raises(CommandError, match="bestaat niet"):
        call_command("ijw_read", str(tmp_path / "weg"))


# --- drukte -------------------------------------------------------------------------------------
def in_threads(taak, aantal):
    def eigen(_):
        try:
            with transaction.atomic():
                return taak()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as werkers:
        return list(werkers.map(eigen, range(aantal)))


@pytest.mark.django_db(transaction=True)
def test_identificatie_is_uniek_bij_gelijktijdige_aanvragen():
    nummers = in_threads(lambda: Berichtteller.take("301"), 40)
    assert sorted(nummers) == [f"301{n:09d}" for n in range(1, 41)]
    assert all(len(nummer) == 12 for nummer in nummers)


@pytest.mark.django_db(transaction=True)
def test_toewijzingsnummer_is_uniek_per_gemeente_bij_gelijktijdige_aanvragen():
    gemeente = GemeenteFactory()
    nummers = in_threads(lambda: Toewijzingteller.take(gemeente), 40)
    assert len(set(nummers)) == 40
    assert all(len(str(nummer)) == 9 for nummer in nummers)


@pytest.mark.django_db(transaction=True)
def test_gelijktijdig_versturen_schrijft_elk_bericht_een_keer(tmp_path):
    met_opdracht()

    def schrijf(_):
        try:
            return [pad.name for pad in versturen.write_unsent(tmp_path, op=OP)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as werkers:
        geschreven = [naam for namen in werkers.map(schrijf, range(4)) for naam in namen]
    outbox.process_all()
    assert len(geschreven) == 1
    assert Bericht.objects.get(soort="301").status == "verzonden"
