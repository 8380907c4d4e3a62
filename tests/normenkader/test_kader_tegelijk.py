"""Meer mensen stellen tegelijk een versie van het kader vast: één wint, de rest leest waarom."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.urls import reverse
from django.utils import timezone

from normenkader.kader.vaststellen import adopt_version
from normenkader.models import KaderVersie
from organisaties.rollen import Rol
from tests.factories.afwegingskader import KaderversieFactory
from tests.factories.organisaties import medewerker
from tests.verloop.gelijktijdig import together

from .test_kader import concept, straks

pytestmark = pytest.mark.django_db(transaction=True)
MENSEN = 4


@pytest.fixture
def mensen():
    """The version that holds now, who draws up, and who adopt at once."""
    KaderversieFactory()
    return [medewerker(Rol.NORMBEHEERDER) for _ in range(MENSEN + 1)]


def adopted():
    """The adopted versions in order of their first day, with their days."""
    rijen = KaderVersie.objects.adopted().order_by("geldig_van")
    return list(rijen.values_list("versienaam", "geldig_van", "geldig_tot"))


@pytest.mark.eis("OO-02", "OO-07")
def test_een_versie_door_meer_mensen_tegelijk(mensen):
    nieuw = concept(mensen[0])

    def doe(nr):
        adopt_version(KaderVersie.objects.get(pk=nieuw.pk), by=mensen[nr + 1])
        return "vastgesteld"

    assert together(MENSEN, doe) == {"vastgesteld": 1, "Conflict": MENSEN - 1}
    oud, vers = adopted()
    assert oud[2] == straks() - timedelta(days=1)
    assert vers == ("volgend", straks(), None)


@pytest.mark.eis("OO-02", "OO-07")
def test_twee_versies_voor_dezelfde_dag_tegelijk(mensen):
    nieuwe = [concept(mensen[0], versienaam=f"versie {nr}") for nr in range(MENSEN)]
    zinnen = []

    def doe(nr):
        try:
            adopt_version(nieuwe[nr], by=mensen[nr + 1])
        except Exception as fout:
            zinnen.append(str(fout))
            raise
        return "vastgesteld"

    uitkomst = together(MENSEN, doe)
    assert uitkomst.pop("vastgesteld") == 1
    assert set(uitkomst) <= {"Geblokkeerd", "Conflict"}, uitkomst
    assert len(zinnen) == MENSEN - 1
    assert all("versie" in zin.lower() for zin in zinnen), zinnen
    oud, vers = adopted()
    assert (oud[0], oud[2]) == ("2025-1", straks() - timedelta(days=1))
    assert vers[1:] == (straks(), None)
    assert KaderVersie.objects.filter(status="concept").count() == MENSEN - 1


@pytest.mark.eis("OO-02")
def test_versies_voor_verschillende_dagen_laten_geen_dag_leeg_en_geen_dag_dubbel(mensen):
    nieuwe = [concept(mensen[0], straks(10 * nr), versienaam=f"{nr}") for nr in (1, 2, 3, 4)]

    def doe(nr):
        adopt_version(nieuwe[nr], by=mensen[nr + 1])
        return "vastgesteld"

    uitkomst = together(MENSEN, doe)
    assert uitkomst["vastgesteld"] >= 1
    assert set(uitkomst) <= {"vastgesteld", "Geblokkeerd", "Conflict"}, uitkomst
    rijen = adopted()
    for (_, _, tot), (_, van, _) in pairwise(rijen):
        assert tot == van - timedelta(days=1)
    assert rijen[-1][2] is None


def test_wie_te_laat_is_leest_een_pagina_met_de_reden(mensen, client):
    nieuw = concept(mensen[0])
    adopt_version(nieuw, by=mensen[1])
    client.force_login(mensen[2])
    antwoord = client.post(reverse("normenkader:kader_adopt", args=[nieuw.kenmerk]))
    assert antwoord.status_code == 409
    tekst = antwoord.content.decode()
    assert str(mensen[1]) in tekst
    assert f"{timezone.localdate():%Y}" in tekst
