"""De opdracht die een tabel van het aanbod inleest."""

import pytest
from django.core.management import CommandError, call_command

from arrangementen.models import Aanbodwijziging, Contract
from organisaties.rollen import Rol
from tests.factories.organisaties import UitvoeringsorganisatieFactory, medewerker

from .bestanden import TARIEF, csv, klein_aanbod

pytestmark = pytest.mark.django_db
DUURDER = TARIEF | {"tarief": "54,00", "geldig_van": "01-01-2027"}


@pytest.fixture
def bestand(tmp_path):
    klein_aanbod()
    pad = tmp_path / "tarieven.csv"
    pad.write_bytes(csv(TARIEF, DUURDER))
    return pad


@pytest.fixture
def mensen():
    regio = UitvoeringsorganisatieFactory()
    return [medewerker(Rol.BEHEERDER, organisatie=regio).email for _ in range(2)]


def test_een_proef_vertelt_en_doet_niets(bestand, capsys):
    call_command("import_aanbod", "tarieven", bestand, "--proef")
    tekst = capsys.readouterr().out
    assert (
        "regel 3: nieuwe versie, De Vlierhof, 41C01 Begeleiding groep licht, vanaf 01-01-2027"
        in tekst
    )
    assert "gewijzigd 1" in tekst
    assert "Er is niets gewijzigd." in tekst
    assert not Aanbodwijziging.objects.exists()


def test_opstellen_door_de_een_en_vaststellen_door_de_ander(bestand, mensen, capsys):
    een, ander = mensen
    call_command("import_aanbod", "tarieven", bestand, "--door", een)
    assert "Een ander stelt" in capsys.readouterr().out
    assert Contract.objects.count() == 1
    Aanbodwijziging.objects.all().delete()
    call_command("import_aanbod", "tarieven", bestand, "--door", een, "--vaststeller", ander)
    assert Contract.objects.count() == 2
    wijziging = Aanbodwijziging.objects.get()
    assert (wijziging.bestandsnaam, wijziging.status) == ("tarieven.csv", "vastgesteld")
    call_command("import_aanbod", "tarieven", bestand, "--door", een)
    assert Aanbodwijziging.objects.count() == 1


def test_een_en_dezelfde_persoon_kan_het_niet_allebei(bestand, mensen):
    een = mensen[0]
    with pytest.raises(CommandError, match="zelf opgesteld"):
        call_command("import_aanbod", "tarieven", bestand, "--door", een, "--vaststeller", een)
    assert not Aanbodwijziging.objects.exists()


def test_fouten_met_regelnummers(bestand, capsys):
    bestand.write_bytes(csv(TARIEF, DUURDER | {"tarief": "veel"}))
    with pytest.raises(CommandError, match="1 fouten"):
        call_command("import_aanbod", "tarieven", bestand, "--proef")
    assert "regel 3, tarief: Vul een getal in" in capsys.readouterr().err
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("import_aanbod", "tarieven", bestand.with_name("weg.csv"))
    bestand.write_bytes(csv(DUURDER))
    with pytest.raises(CommandError, match="--door"):
        call_command("import_aanbod", "tarieven", bestand)
