"""Eén bericht dat niet te verwerken is, houdt de andere niet tegen en staat bij beheer."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import OperationalError
from django.urls import reverse

from arrangementen.berichten import aanbiederzijde, ontvangst, samen
from arrangementen.berichten.inlezen import find_files, read_files, resume, try_again
from arrangementen.berichten.mislukt import note_failure
from arrangementen.berichten.ontvangst import keep
from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.models import Bericht, Verwerkpoging, Zorgstart
from casusregie.models import Signaal
from normenkader.instellingen import change_instelling
from organisaties.menu import menu_for
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


def test_wat_een_ander_intussen_verwerkte_krijgt_geen_reden_meer(start):
    rij = bewaard(start)
    assert resume(op=WEEK) == 1
    na = note_failure(rij, ValueError(), WEEK)
    rij.refresh_from_db()
    assert (na.status, rij.status, rij.bevindingen) == ("verwerkt", "verwerkt", [])
    assert not Verwerkpoging.objects.exists()


def bezet(*_args):
    """The database is busy with somebody else."""
    raise OperationalError("canceling statement due to lock timeout")


@pytest.fixture
def drie_keer():
    """A message is tried three times by itself."""
    change_instelling("bericht.pogingen", 3, geldig_van=date(2026, 1, 1), bron="Proef")


@contextmanager
def storing(monkeypatch):
    with monkeypatch.context() as even:
        even.setattr(samen, "settle", bezet)
        even.setattr("arrangementen.berichten.ontvangst.settle", bezet)
        yield


def test_een_blijvende_storing_komt_bij_de_backoffice(
    client, start, beheerder, monkeypatch, drie_keer
):
    rij = bewaard(start)
    with storing(monkeypatch):
        assert [resume(op=WEEK) for _ in range(2)] == [0, 0]
        rij.refresh_from_db()
        assert (rij.bevindingen, Signaal.objects.filter(soort="bericht-vast").count()) == ([], 0)
        assert resume(op=WEEK) == 0
    rij.refresh_from_db()
    assert (rij.status, rij.codes, rij.soort) == ("ontvangen", ["IJW-714"], "305")
    assert rij.bevindingen[0]["tekst"].startswith("De database was 3 keer bezet")
    gemeente = rij.gemeente
    signaal = Signaal.objects.get(soort="bericht-vast")
    assert signaal.plek == f"backoffice@{gemeente.pk}"
    assert signaal.titel == f"Een JW305 van {rij.aanbieder} is niet te verwerken"
    assert resume(op=WEEK) == 0  # niet meer vanzelf
    assert Verwerkpoging.objects.get().aantal == 3
    backoffice = medewerker(Rol.BACKOFFICE, organisatie=gemeente)
    client.force_login(backoffice)
    box = client.get(reverse("arrangementen:bericht_lijst"), {"map": "vast"})
    assert [gevonden.pk for gevonden in box.context["pagina"].object_list] == [rij.pk]
    assert (box.context["rijen"][0]["stand"], box.context["vast"]) == ("Niet te verwerken", "")
    ontvangen = client.get(reverse("arrangementen:bericht_lijst")).content.decode()
    assert "1 bericht is niet te verwerken" in ontvangen
    detail = client.get(
        reverse("arrangementen:bericht_detail", args=[rij.kenmerk])
    ).content.decode()
    assert "Waarom dit blijft liggen" in detail
    assert "Waarom afgekeurd" not in detail
    client.force_login(beheerder)
    techniek = client.get(reverse("arrangementen:bericht_techniek"))
    assert [punt["aantal"] for punt in menu_for(techniek.wsgi_request) if punt["actief"]] == [1]
    opnieuw = reverse("arrangementen:bericht_opnieuw_proberen", args=[rij.kenmerk])
    antwoord = client.post(opnieuw, follow=True)
    assert "Het bericht is verwerkt." in antwoord.content.decode()
    rij.refresh_from_db()
    assert (rij.status, rij.bevindingen, Zorgstart.objects.count()) == ("verwerkt", [], 1)
    assert not Verwerkpoging.objects.exists()


def test_een_onvoorziene_inhoud_wordt_ook_niet_eeuwig_geprobeerd(
    client, start, beheerder, monkeypatch, drie_keer
):
    rij = bewaard(start)
    with monkeypatch.context() as even:
        even.setattr("arrangementen.berichten.vooraf.Vooraf.starts_for", lambda *_: [][0])
        for codes in (["IJW-712"], ["IJW-712"], ["IJW-713"], ["IJW-713"]):
            assert resume(op=WEEK) == 0
            rij.refresh_from_db()
            assert rij.codes == codes
        assert Verwerkpoging.objects.get().aantal == 3
        client.force_login(beheerder)
        opnieuw = reverse("arrangementen:bericht_opnieuw_proberen", args=[rij.kenmerk])
        antwoord = client.post(opnieuw, follow=True)
        assert "Het is weer niet gelukt." in antwoord.content.decode()
        assert client.get(opnieuw).status_code == 405
    assert resume(op=WEEK) == 1


class Gedood(BaseException):
    """The process is killed (kill -9, no memory left); nothing may catch it."""


@contextmanager
def dodelijk(monkeypatch, data):
    """These bytes take the process along."""
    echt = ontvangst.settle

    def doodt(rij, ronde, op):
        if rij.data == data:
            raise Gedood
        return echt(rij, ronde, op)

    with monkeypatch.context() as even:
        even.setattr(samen, "settle", doodt)
        even.setattr(ontvangst, "settle", doodt)
        yield


@pytest.mark.eis("CR-D-01")
def test_een_bericht_dat_het_proces_meesleurt_houdt_na_een_aantal_keer_op(
    start, monkeypatch, drie_keer, tmp_path
):
    """The attempt is kept before it begins; the others of its group go on, alone."""
    erger = start.replace(b">ST1<", b">ST2<")
    for naam, data in (("a", erger), ("b", start), ("c", b"geen xml")):
        (tmp_path / f"{naam}.xml").write_bytes(data)
    systeem = Medewerker.objects.systeem()
    with dodelijk(monkeypatch, erger):
        with pytest.raises(Gedood):
            list(read_files(find_files([tmp_path]), by=systeem, op=WEEK))
        rij = Bericht.objects.get(bestandsnaam="a.xml")
        ander = Bericht.objects.get(bestandsnaam="c.xml")
        assert set(Verwerkpoging.objects.values_list("aantal", flat=True)) == {0}
        for keer in (2, 3):
            with pytest.raises(Gedood):
                resume(op=WEEK)
            assert Verwerkpoging.objects.get(bericht=rij).aantal == keer
        ander.refresh_from_db()
        assert ander.status == "afgekeurd", "wie een ander bericht stuurde, wacht er niet op"
        assert resume(op=WEEK) == 1  # the other message about the same client
        assert resume(op=WEEK) == 0
    rij.refresh_from_db()
    assert (rij.status, rij.codes) == ("ontvangen", ["IJW-715"])
    assert rij.bevindingen[0]["tekst"].startswith(
        "Het verwerken van dit bericht is 3 keer afgebroken."
    )
    assert Signaal.objects.get(soort="bericht-vast").plek == f"backoffice@{rij.gemeente_id}"
    assert list(Verwerkpoging.objects.values_list("bericht", flat=True)) == [rij.pk]
    assert try_again(rij, by=systeem, op=WEEK).status == "afgekeurd"  # a second start (TR326)
    assert not Verwerkpoging.objects.exists()


def test_ook_lezen_dat_het_proces_meesleurt_houdt_op(start, monkeypatch, drie_keer):
    rij = bewaard(start)

    def doodt(data, naam=""):
        raise Gedood

    with monkeypatch.context() as even:
        even.setattr("arrangementen.berichten.inlezen.turn_of", doodt)
        for _ in range(3):
            with pytest.raises(Gedood):
                resume(op=WEEK)
        assert resume(op=WEEK) == 0
    rij.refresh_from_db()
    assert rij.codes == ["IJW-715"]


def test_wat_goed_gaat_laat_geen_poging_achter(start, tmp_path):
    (tmp_path / "a.xml").write_bytes(start)
    (tmp_path / "b.xml").write_bytes(b"geen xml")
    systeem = Medewerker.objects.systeem()
    for _ in range(2):  # the second time both are known and handled
        assert len(list(read_files(find_files([tmp_path]), by=systeem, op=WEEK))) == 2
        assert not Verwerkpoging.objects.exists()


def test_een_telling_die_zelf_niet_lukt_stopt_niets(start, monkeypatch):
    rij = bewaard(start)
    with storing(monkeypatch), monkeypatch.context() as even:
        even.setattr("arrangementen.berichten.mislukt.count_attempt", bezet)
        assert resume(op=WEEK) == 0
    rij.refresh_from_db()
    assert rij.bevindingen == []
    assert resume(op=WEEK) == 1
