"""De keuzelijsten: herhaalbaar te laden, met geldigheid, en gemerkt als verzonnen."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from casusregie.models import Ondersteuningselement, Resultaatgebied, Standaardtermijn, Trede
from casusregie.plannen.inlezen import load_keuzelijsten
from casusregie.plannen.keuzelijsten import standard_weeks
from casusregie.plannen.regiekeuze import DAGBEHANDELING
from tests.factories.casusregie import ResultaatgebiedFactory

pytestmark = pytest.mark.django_db
DAG = date(2026, 3, 2)


def test_laden_is_herhaalbaar(capsys):
    call_command("load_keuzelijsten")
    eerst = (Resultaatgebied.objects.count(), Standaardtermijn.objects.count())
    assert eerst[0] == 6 and Trede.objects.count() == 4
    call_command("load_keuzelijsten")
    assert (Resultaatgebied.objects.count(), Standaardtermijn.objects.count()) == eerst
    assert "resultaatgebied: 0 nieuw, 6 bekend." in capsys.readouterr().out


@pytest.mark.eis("CR-D-07")
def test_verzonnen_is_gemerkt_en_element_02_is_dagbehandeling():
    load_keuzelijsten()
    assert all(str(g).endswith("(fictief)") for g in Resultaatgebied.objects.all())
    element = Ondersteuningselement.objects.get(code=DAGBEHANDELING)
    assert (element.naam, element.fictief) == ("Dagbehandeling", False)
    assert set(Ondersteuningselement.objects.filter(verblijf=True).values_list("code", flat=True))


@pytest.mark.eis("CR-A1-29")
def test_standaardtermijn_van_de_trede_gaat_voor():
    load_keuzelijsten()
    gebied = Resultaatgebied.objects.get(code="R5")
    licht, zwaar = Trede.objects.get(code="T1"), Trede.objects.get(code="T3")
    assert standard_weeks(gebied, licht, DAG) == 26
    assert standard_weeks(gebied, zwaar, DAG) == 52
    assert standard_weeks(gebied, zwaar, date(2022, 1, 1)) is None


def test_een_gewijzigde_rij_zonder_nieuwe_datum_wordt_geweigerd(tmp_path):
    load_keuzelijsten()
    bestand = tmp_path / "anders.toml"
    bestand.write_text(
        '[[trede]]\ncode = "T1"\nnaam = "Anders"\nzwaarte = 1\n'
        'geldig_van = 2023-01-01\nbron = "test"\n'
    )
    with pytest.raises(ValueError, match="nieuwe geldig_van"):
        load_keuzelijsten(bestand)
    assert Trede.objects.get(code="T1").naam == "Licht"


def test_een_einde_mag_er_later_bij(tmp_path):
    bestand = tmp_path / "een.toml"
    rij = '[[trede]]\ncode = "X"\nnaam = "X"\nzwaarte = 9\ngeldig_van = 2023-01-01\nbron = "b"\n'
    bestand.write_text(rij)
    load_keuzelijsten(bestand)
    bestand.write_text(rij + "geldig_tot = 2024-12-31\n")
    load_keuzelijsten(bestand)
    assert not Trede.objects.valid_on(DAG).exists()
    assert Trede.objects.valid_on(date(2024, 12, 31)).exists()


def test_twee_versies_tegelijk_kunnen_niet():
    ResultaatgebiedFactory(code="R1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Resultaatgebied.objects.create(code="R1", naam="x", geldig_van=DAG, bron="test")
