"""Mappen uitwisselen: inlezen met verslag en foutberichten, uitgeven met of zonder envelop."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from time_machine import travel

from arrangementen.berichten import aanbiederzijde
from arrangementen.berichten.stuf.envelop import read_envelope
from arrangementen.models import Bericht, Zorgstart
from tests.arrangementen.berichten.test_stuf import envelop
from tests.factories.arrangementen import OP, bericht_van, bevestigd, met_opdracht, toewijzing_van

pytestmark = pytest.mark.django_db
WEEK = OP + timedelta(days=7)


@pytest.fixture(autouse=True)
def op_de_dag():
    with travel(WEEK, tick=False):
        yield


@pytest.fixture
def start():
    toewijzing = toewijzing_van(bevestigd())
    return aanbiederzijde.start_of(toewijzing, WEEK.date(), op=WEEK, nummer="ST1")


def test_verslag_van_een_map_is_leesbaar(tmp_path, capsys, start):
    (tmp_path / "goed.xml").write_bytes(start)
    (tmp_path / "fout.xml").write_bytes(b"geen xml")
    call_command("ijw_read", str(tmp_path))
    regels = capsys.readouterr().out.splitlines()
    assert regels[-1] == (
        "2 bestanden: 1 goed, 1 afgekeurd. Wat is afgekeurd, staat in de berichtenbox."
    )
    assert any(regel.endswith("goed.xml: JW305 ST1, goed") for regel in regels)


def test_map_van_een_ander_wordt_geweigerd_met_een_foutbericht(tmp_path, start):
    in_, fouten = tmp_path / "in", tmp_path / "fouten"
    in_.mkdir()
    (in_ / "a.xml").write_bytes(envelop(start))
    (in_ / "b.xml").write_bytes(start)
    call_command("ijw_read", str(in_), "--kanaal", "98000002", "--fouten", str(fouten))
    assert not Zorgstart.objects.exists()
    fout = read_envelope(next(fouten.iterdir()).read_bytes())
    assert (fout.soort, fout.fout[0]) == ("Fo01", "StUF001")
    assert "kanaal van een andere organisatie" in fout.fout[1]
    call_command("ijw_read", str(in_), "--kanaal", "98000001")
    assert Zorgstart.objects.count() == 1


def test_schemafout_in_een_envelop_geeft_stuf055(tmp_path, start):
    in_, fouten = tmp_path / "in", tmp_path / "fouten"
    in_.mkdir()
    (in_ / "a.xml").write_bytes(envelop(start.replace(b"Begindatum", b"Begindag")))
    call_command("ijw_read", str(in_), "--fouten", str(fouten))
    fout = read_envelope(next(fouten.iterdir()).read_bytes())
    assert fout.fout[0] == "StUF055"
    assert not Bericht.objects.filter(soort="306").exists()


def test_uitgeven_in_een_envelop_gaat_een_keer(tmp_path, capsys):
    bericht = bericht_van(met_opdracht())
    call_command("ijw_write", "--out", str(tmp_path), "--stuf")
    (pad,) = [pad for pad in tmp_path.iterdir() if pad.name[0] != "."]
    envelop_ = read_envelope(pad.read_bytes())
    assert pad.name == f"StUF-JW301-{bericht.identificatie}.xml"
    assert (envelop_.data, envelop_.referentie) == (bericht.data, str(bericht.kenmerk))
    assert "1 bericht geschreven" in capsys.readouterr().out
    call_command("ijw_write", "--out", str(tmp_path / "leeg"), "--stuf")
    assert list((tmp_path / "leeg").iterdir()) == []
