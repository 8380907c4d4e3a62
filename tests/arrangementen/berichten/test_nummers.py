"""Eigen nummers: uniek per soort en afzender, ook als een aanbieder onze vorm zelf gebruikt."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from arrangementen.berichten import samen
from arrangementen.berichten.inlezen import read_files
from arrangementen.berichten.models import Kanaal
from arrangementen.models import Bericht, Berichtteller, Verzoek, Verzoeknummer
from casusregie.models import Casus, Casusnummer
from organisaties.models import Medewerker
from tests.factories.arrangementen import lees
from tests.factories.casusregie import test_bsn
from tests.factories.verzoeken import DAG, OP, jw315, verstuurd, wereld
from verloop.tellers import from_stock, stock_up


def used(w, *nummers):
    """The aanbieder sent files of its own with these numbers."""
    for volg, nummer in enumerate(nummers):
        bsn = test_bsn(41 + volg)
        assert lees(jw315(w, referentie=f"VOT {volg}", nummer=nummer, bsn=bsn, op=DAG), OP).goed


@pytest.mark.django_db
@pytest.mark.eis("TR056")
def test_het_portaal_slaat_over_wat_de_aanbieder_zelf_gebruikte():
    w = wereld()
    used(w, *(f"P315{n:08d}" for n in (1, 2, 3, 5)))
    verzoek = verstuurd(w)
    assert verzoek.bericht.identificatie == "P31500000004"
    assert (verzoek.bericht.status, verzoek.bericht.kanaal) == ("verwerkt", Kanaal.PORTAAL)


@pytest.mark.django_db
def test_een_ander_mag_hetzelfde_nummer_hebben():
    w = wereld()
    used(w, "P31500000001")
    Bericht.objects.filter(soort="315").update(afzender="99999999")
    assert verstuurd(w).bericht.identificatie == "P31500000001"


@pytest.mark.django_db
def test_een_lange_rij_kost_weinig_stappen(django_assert_max_num_queries):
    bezet = {f"P305{n:08d}" for n in range(1, 3001)}
    with django_assert_max_num_queries(60):
        nummer = Berichtteller.take_free("305", bezet.intersection)
    assert nummer not in bezet


@pytest.mark.django_db(transaction=True)
def test_tegelijk_krijgt_ieder_een_eigen_vrij_nummer():
    bezet = {f"P307{n:08d}" for n in range(1, 60, 2)}

    def take(_):
        try:
            with transaction.atomic():
                return Berichtteller.take_free("307", bezet.intersection)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as draden:
        nummers = list(draden.map(take, range(24)))
    assert len(set(nummers)) == 24
    assert not bezet.intersection(nummers)


@pytest.mark.django_db
def test_uit_voorraad_komt_elk_nummer_een_keer_en_zonder_vraag(django_assert_num_queries):
    voorraad, teller = {}, (Verzoeknummer, 2026)
    eerder = Verzoeknummer.take(OP.date())
    stock_up(voorraad, [teller] * 3)
    with from_stock(voorraad), django_assert_num_queries(0):
        uit = [Verzoeknummer.take(OP.date()) for _ in range(3)]
    with from_stock(voorraad):  # op: dan gewoon het volgende
        uit.append(Verzoeknummer.take(OP.date()))
    assert [eerder, *uit] == [f"V2026-{n:06d}" for n in range(1, 6)]
    stock_up(voorraad, [teller] * 2)
    stock_up(voorraad, [teller] * 3)  # wat er ligt telt mee
    assert voorraad == {teller: [6, 7, 8]}


@pytest.mark.django_db(transaction=True)
def test_een_groep_houdt_de_nummers_niet_vast(tmp_path, monkeypatch):
    """Somebody else takes numbers while a group of messages is still being processed."""
    w, anderen = wereld(), []

    def take_elsewhere():
        try:
            with transaction.atomic():
                return Verzoeknummer.take(OP.date()), Casusnummer.take(OP.date())
        finally:
            connections.close_all()

    def write(ronde, op):
        with ThreadPoolExecutor(1) as draad:
            anderen.append(draad.submit(take_elsewhere).result(timeout=20))
        schrijf(ronde, op)

    schrijf = samen._write
    monkeypatch.setattr(samen, "_write", write)
    for n in range(3):
        kop = {"nummer": f"V{n}", "referentie": f"VOT-{n}", "bsn": test_bsn(71 + n)}
        (tmp_path / f"v{n}.xml").write_bytes(jw315(w, op=DAG, **kop))
    gelezen = read_files(sorted(tmp_path.iterdir()), by=Medewerker.objects.systeem(), op=OP)
    assert [uitkomst.goed for uitkomst in gelezen] == [True] * 3
    assert len(anderen) == 1
    nummers = {*Verzoek.objects.values_list("nummer", flat=True), anderen[0][0]}
    casussen = {*Casus.objects.values_list("nummer", flat=True), anderen[0][1]}
    assert (len(nummers), len(casussen)) == (4, 4)


@pytest.mark.django_db
@pytest.mark.eis("TR347")
def test_twee_keer_dezelfde_referentie_in_een_groep_is_een_verzoek(tmp_path):
    w = wereld()
    for n in range(2):
        kop = {"nummer": f"V{n}", "referentie": "VOT-ZELFDE", "bsn": test_bsn(81 + n)}
        (tmp_path / f"v{n}.xml").write_bytes(jw315(w, op=DAG, **kop))
    gelezen = read_files(sorted(tmp_path.iterdir()), by=Medewerker.objects.systeem(), op=OP)
    assert [[b["regel"] for b in uitkomst.bevindingen] for uitkomst in gelezen] == [[], ["TR347"]]
    assert Verzoek.objects.sent().count() == 1
