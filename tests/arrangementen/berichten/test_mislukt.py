"""Eén bericht dat niet te verwerken is, houdt de andere niet tegen en staat bij beheer."""

from datetime import timedelta

import pytest
from django.urls import reverse

from arrangementen.berichten import aanbiederzijde, samen
from arrangementen.berichten.inlezen import find_files, read_files, resume
from arrangementen.berichten.ontvangst import keep
from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.models import Bericht, Zorgstart
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from tests.factories.arrangementen import OP, bevestigd, toewijzing_van
from tests.factories.organisaties import UitvoeringsorganisatieFactory, medewerker
from verloop.models import Gebeurtenis

pytestmark = pytest.mark.django_db
WEEK = OP + timedelta(days=7)


@pytest.fixture
def start():
    """The bytes of a start that can be processed."""
    toewijzing = toewijzing_van(bevestigd())
    return aanbiederzijde.start_of(toewijzing, WEEK.date(), op=WEEK, nummer="ST1")


@pytest.fixture
def beheerder():
    return medewerker(Rol.BEHEERDER, organisatie=UitvoeringsorganisatieFactory())


def bewaard(data):
    return keep(data, by=Medewerker.objects.systeem(), op=WEEK)


def test_beschadigde_bytes_houden_de_rest_niet_tegen(client, start, beheerder):
    kapot, goed = bewaard(b"<x/>"), bewaard(start)
    Bericht.objects.filter(pk=kapot.pk).update(ruw=b"kapot" * 20)
    assert resume(op=WEEK) == 1
    assert resume(op=WEEK) == 0
    kapot.refresh_from_db()
    goed.refresh_from_db()
    assert (kapot.status, goed.status) == ("ontvangen", "verwerkt")
    assert Zorgstart.objects.count() == 1
    assert kapot.codes == ["IJW-711"]
    gebeurtenissen = Gebeurtenis.objects.filter(object_id=kapot.pk)
    assert gebeurtenissen.filter(code__endswith="niet_te_verwerken").count() == 1
    client.force_login(beheerder)
    lijst = client.get(reverse("arrangementen:bericht_techniek"), {"map": "vast"})
    assert [rij.pk for rij in lijst.context["pagina"].object_list] == [kapot.pk]
    bron = client.get(reverse("arrangementen:bericht_bron", args=[kapot.kenmerk]))
    assert bron.status_code == 200
    assert "Vraag de afzender om het opnieuw te sturen." in bron.content.decode()


@pytest.mark.parametrize("fout", [ValueError, KeyError, TypeError, AttributeError])
def test_een_onvoorziene_inhoud_blijft_liggen_en_gaat_later_alsnog(
    start, tmp_path, monkeypatch, fout
):
    (tmp_path / "a.xml").write_bytes(start)
    (tmp_path / "b.xml").write_bytes(b"geen xml")
    echt = samen.settle

    def breekt(rij, ronde, op):
        if rij.data == start:
            raise fout
        return echt(rij, ronde, op)

    systeem = Medewerker.objects.systeem()
    with monkeypatch.context() as even:
        even.setattr(samen, "settle", breekt)
        even.setattr("arrangementen.berichten.ontvangst.settle", breekt)
        uit = list(read_files(find_files([tmp_path]), by=systeem, op=WEEK))
    standen = {ontvangst.bestand[-5:]: ontvangst for ontvangst in uit}
    assert (standen["a.xml"].goed, standen["a.xml"].rij.status) == (False, "ontvangen")
    assert standen["a.xml"].bevindingen[0]["code"] == "IJW-712"
    assert standen["b.xml"].rij.status == "afgekeurd"
    assert not Zorgstart.objects.exists()
    assert resume(op=WEEK) == 1
    rij = Bericht.objects.get(bestandsnaam="a.xml")
    assert (rij.status, rij.bevindingen) == ("verwerkt", [])


def test_een_lezer_die_breekt_houdt_de_map_niet_tegen(start, tmp_path, monkeypatch):
    (tmp_path / "a.xml").write_bytes(start)

    class Leeg(IjwBericht):
        """A message without a header, as no rule foresaw."""

    def lees(data):
        return Leeg("305", {}), []

    systeem = Medewerker.objects.systeem()
    with monkeypatch.context() as even:
        even.setattr("arrangementen.berichten.inlezen.read_findings", lees)
        (uitkomst,) = read_files(find_files([tmp_path]), by=systeem, op=WEEK)
    assert uitkomst.goed
