"""Een tabel van wat mensen typen: fouten, accenten, voorvoegsels, volgorde en nummers."""

import pytest
from django.utils import timezone

from casusregie.casus.zoeken import find_casussen, looks_like_bsn
from casusregie.casus.zoeken_views import BSN_ZOEKEN
from casusregie.models import Jeugdige
from organisaties.models import Leesregel
from tests.factories.casusregie import JeugdigeFactory, casus_a, gezin_van, team_met_mensen

pytestmark = pytest.mark.django_db
NAMEN = {
    "ozdemir": ("Zoë", "Özdemir"),
    "berg": ("Daan", "van den Berg"),
    "hofman": ("Anne-Sophie", "'t Hart-Hofman"),
    "celik": ("Emre", "Çelik"),
    "nowak": ("Michał", "Nowak-Wójcik"),
    "nguyen": ("Thảo", "Nguyễn"),
}


@pytest.fixture
def team(db):
    return team_met_mensen()


@pytest.fixture
def casussen(team):
    nu = timezone.now()
    gemaakt = {}
    for sleutel, (roepnaam, achternaam) in NAMEN.items():
        jeugdige = JeugdigeFactory(roepnaam=roepnaam, voornamen=roepnaam, achternaam=achternaam)
        gemaakt[sleutel] = casus_a(team, jeugdige=jeugdige, gezin=gezin_van(jeugdige), op=nu)
    return gemaakt


@pytest.mark.parametrize(
    ("tekst", "wie"),
    [
        pytest.param("Özdemir", "ozdemir", id="precies"),
        pytest.param("ozdemir", "ozdemir", id="zonder-accent"),
        pytest.param("ozdemri", "ozdemir", id="letters-verwisseld"),
        pytest.param("ozdmir", "ozdemir", id="letter-te-weinig"),
        pytest.param("ozdemirr", "ozdemir", id="letter-te-veel"),
        pytest.param("osdemir", "ozdemir", id="andere-letter"),
        pytest.param("Özdemir, Zoë", "ozdemir", id="achternaam-komma"),
        pytest.param("zoe ozdemir", "ozdemir", id="voornaam-achternaam"),
        pytest.param("van den Berg", "berg", id="met-voorvoegsel"),
        pytest.param("berg daan", "berg", id="omgekeerd"),
        pytest.param("'t hart", "hofman", id="apostrof"),
        pytest.param("hofman", "hofman", id="tweede-deel"),
        pytest.param("anne sophie", "hofman", id="streepje-als-spatie"),
        pytest.param("celik", "celik", id="cedille"),
        pytest.param("Çelikk", "celik", id="cedille-en-fout"),
        pytest.param("michal nowak", "nowak", id="poolse-l"),
        pytest.param("wojcik", "nowak", id="tweede-deel-accent"),
        pytest.param("nguyen", "nguyen", id="vietnamees"),
    ],
)
def test_een_naam_wordt_gevonden_en_staat_bovenaan(tekst, wie, casussen, team):
    gevonden = find_casussen(tekst, team.procesregisseur, timezone.localdate())
    assert gevonden
    assert gevonden[0] == casussen[wie]


@pytest.mark.parametrize("tekst", ["", "z", "  ", "%", "_", "%%", "'; drop", "xyzzyxyzzy", "!!!"])
def test_wat_niets_zegt_vindt_niets(tekst, casussen, team):
    assert find_casussen(tekst, team.procesregisseur, timezone.localdate()) == []


def test_op_casusnummer_heel_deels_en_alleen_het_volgnummer(casussen, team):
    casus = casussen["berg"]
    jaar, volg = casus.nummer.split("-")
    for tekst in (casus.nummer, f"{jaar} - {volg}", f"{jaar}-{int(volg)}", str(int(volg))):
        assert casus in find_casussen(tekst, team.procesregisseur, timezone.localdate())


def test_van_een_ander_team_bestaat_niets(casussen):
    vreemd = team_met_mensen().procesregisseur
    for tekst in ("ozdemir", casussen["berg"].nummer):
        assert find_casussen(tekst, vreemd, timezone.localdate()) == []


@pytest.mark.parametrize("tekst", ["999900006", "9999 00006", "9999.00.006", "999-900-006"])
def test_een_bsn_staat_nooit_in_het_adres(tekst, client, casussen, team):
    Jeugdige.objects.filter(pk=casussen["berg"].jeugdige_id).update(bsn_einde="006")
    client.force_login(team.procesregisseur)
    assert looks_like_bsn(tekst)
    antwoord = client.get("/zoeken/", {"q": tekst})
    assert antwoord["Location"] == "/zoeken/"
    assert "999900006" not in str([vars(rij) for rij in Leesregel.objects.all()])
    assert not Leesregel.objects.filter(gebeurtenis=BSN_ZOEKEN).exists()
