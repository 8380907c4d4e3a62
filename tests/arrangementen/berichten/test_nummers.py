"""Eigen nummers: uniek per soort en afzender, ook als een aanbieder onze vorm zelf gebruikt."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from arrangementen.berichten.models import Kanaal
from arrangementen.models import Bericht, Berichtteller
from tests.factories.arrangementen import lees
from tests.factories.casusregie import test_bsn
from tests.factories.verzoeken import DAG, OP, jw315, verstuurd, wereld


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
