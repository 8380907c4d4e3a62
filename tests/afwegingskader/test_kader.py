"""De gegevens die bij het kader horen: inlezen, laten zien, vervangen zonder migratie."""

from datetime import date
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse

from afwegingskader.inlezen import BESTAND, GewijzigdeRij, load_kader
from afwegingskader.kader import Intensiteitsoort, Kaderfase, Processtap
from organisaties.rollen import Rol
from tests.factories import afwegingskader as f
from tests.factories.organisaties import medewerker


def test_twee_keer_inlezen_verandert_niets(db):
    eerste, tweede = StringIO(), StringIO()
    call_command("load_afwegingskader", stdout=eerste)
    call_command("load_afwegingskader", stdout=tweede)
    assert eerste.getvalue() == "23 rijen nieuw\n"
    assert tweede.getvalue() == "0 rijen nieuw\n"


def test_een_gewijzigde_rij_wordt_geweigerd(db, tmp_path):
    load_kader()
    anders = tmp_path / "kader.toml"
    anders.write_text(BESTAND.read_text(encoding="utf-8").replace("Eén begeleider", "Twee mensen"))
    with pytest.raises(GewijzigdeRij, match="andere gegevens"):
        load_kader(anders)
    assert not Intensiteitsoort.objects.filter(naam__startswith="Twee").exists()


@pytest.mark.eis("OO-13")
def test_een_opvolger_van_de_vrije_intensiteit_is_een_nieuwe_rij(db):
    load_kader()
    Intensiteitsoort.objects.filter(code="VI").update(geldig_tot=date(2026, 6, 30))
    Intensiteitsoort.objects.create(
        code="VN", naam="Nieuwe intensiteit", geldig_van=date(2026, 7, 1), bron="test"
    )

    def codes(dag):
        return set(Intensiteitsoort.objects.valid_on(dag).values_list("code", flat=True))

    assert codes(date(2026, 6, 30)) == {"VI", "I1", "I2", "I3"}
    assert codes(date(2026, 7, 1)) == {"VN", "I1", "I2", "I3"}


@pytest.mark.eis("OO-13")
def test_een_code_geldt_een_keer_tegelijk(db):
    soort = f.IntensiteitsoortFactory()
    dubbel = Intensiteitsoort(code=soort.code, naam="X", geldig_van=date(2026, 1, 1), bron="test")
    with pytest.raises(ValidationError, match="al een andere versie"):
        dubbel.full_clean()


def test_verzonnen_waarden_heten_fictief(db):
    load_kader()
    assert str(Intensiteitsoort.objects.get(code="I1")).endswith("(fictief)")
    assert str(Intensiteitsoort.objects.get(code="VI")) == "Vrije intensiteit"


@pytest.mark.eis("OO-E-03", "OO-E-05", "OO-E-08", "OO-07")
def test_de_uitleg_van_het_kader_is_er_voor_iedereen(db, client):
    f.KaderversieFactory()
    load_kader()
    client.force_login(medewerker(Rol.BACKOFFICE))
    tekst = " ".join(client.get(reverse("afwegingskader:kader")).content.decode().split())
    for zin in (
        "RBOK (februari 2024), Afwegingskader inzet 1-op-1 begeleiding, versie 2025-1",
        "vrijdag 20 september 2024",
        "Eigen uitleg van dit product",
        "Fase 4",
        "De datum is nog niet bekend.",
        "Behandelregisseur en casusregisseur",
    ):
        assert zin in tekst, zin
    for fase in Kaderfase.objects.all():
        assert fase.omschrijving in tekst


@pytest.mark.eis("OO-07")
def test_een_stap_van_het_proces_is_te_vervangen(db):
    load_kader()
    Processtap.objects.filter(nummer=4).update(geldig_tot=date(2026, 6, 30))
    Processtap.objects.create(
        nummer=4,
        naam="Besluit in het overleg",
        wie="Het team",
        uitleg="Samen besluiten.",
        geldig_van=date(2026, 7, 1),
        bron="test",
    )
    stappen = Processtap.objects.valid_on(date(2026, 7, 1))
    assert [stap.naam for stap in stappen][3] == "Besluit in het overleg"
    assert len(stappen) == 6


def test_zonder_kader_zegt_de_pagina_wat_te_doen(db, client):
    client.force_login(medewerker(Rol.BACKOFFICE))
    tekst = client.get(reverse("afwegingskader:kader")).content.decode()
    assert "Vraag de beheerder het kader in te lezen." in tekst
