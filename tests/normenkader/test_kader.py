"""De versies van het kader: de ladder als gegevens, opstellen, vaststellen door een ander."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from normenkader.kader.ladder import ZEVEN_STAPPEN, ladder_error, read_treden, standard_ladder
from normenkader.kader.vaststellen import adopt_version
from normenkader.models import KaderVersie
from organisaties.rollen import Rol
from tests.factories.afwegingskader import KaderversieFactory, ladder
from tests.factories.organisaties import medewerker
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import amend, perform, register

LIJST, NIEUW = reverse("normenkader:kader_list"), reverse("normenkader:kader_new")


def trede(rol="zorgbemiddelaar", naam="Naam", werkdagen=3, **meer):
    return {"rol": rol, "naam": naam, "werkdagen": werkdagen, **meer}


PROCES, RER = trede("procesregisseur"), trede()


@pytest.mark.eis("OO-07")
@pytest.mark.parametrize(
    ("treden", "zin"),
    [
        pytest.param(standard_ladder(), "", id="zoals nu"),
        pytest.param([RER], "", id="alleen het expertteam"),
        pytest.param(ladder(1, 2), "", id="drie treden"),
        pytest.param([], "minstens één trede", id="leeg"),
        pytest.param({}, "minstens één trede", id="geen lijst"),
        pytest.param([PROCES], "laatste trede is het expertteam", id="zonder doorzettingsmacht"),
        pytest.param([RER, PROCES], "laatste trede is het expertteam", id="RER niet bovenaan"),
        pytest.param([PROCES, PROCES, RER], "hooguit één keer", id="dubbel"),
        pytest.param([PROCES] * 4, "hooguit 3 treden", id="te veel"),
        pytest.param([trede("baas"), RER], "Trede 1: kies een rol", id="rol bestaat niet"),
        pytest.param([trede("contractmanager"), RER], "Trede 1: kies een rol", id="kijkt mee"),
        pytest.param([PROCES, trede(werkdagen=0)], "Trede 2: kies een aantal", id="nul"),
        pytest.param([PROCES, trede(werkdagen=61)], "Trede 2: kies een aantal", id="te lang"),
        pytest.param([PROCES, trede(werkdagen=True)], "Trede 2: kies een aantal", id="geen getal"),
        pytest.param([trede(naam="  ")], "Trede 1: geef de trede een naam", id="geen naam"),
        pytest.param([trede(naam="x" * 61)], "Trede 1: geef de trede een naam", id="lange naam"),
        pytest.param([trede(geheim=1)], "Trede 1: vul de rol", id="iets anders erbij"),
        pytest.param(["RER"], "Trede 1: vul de rol", id="geen gegevens"),
    ],
)
def test_wat_een_ladder_is(treden, zin):
    gevonden = ladder_error(treden)
    assert (zin in gevonden) if zin else gevonden == ""


def test_treden_zijn_genummerd_zonder_gat():
    treden = read_treden(ladder(5, 2))
    assert [t.nummer for t in treden] == [1, 2, 3]
    assert treden[0].wie == "de procesregisseur"
    assert treden[-1].wie == "het regionaal expertteam (RER)"


@pytest.mark.eis("CR-Z-08", "CR-Z-14")
def test_de_zeven_stappen_zijn_gegevens_met_hun_bron():
    assert [stap.nummer for stap in ZEVEN_STAPPEN] == [1, 2, 3, 4, 5, 6, 7]
    assert [stap.eis for stap in ZEVEN_STAPPEN] == [f"CR-Z-{n:02}" for n in range(8, 15)]
    assert {stap.bron for stap in ZEVEN_STAPPEN} == {
        "Handreiking Casusregie, Onvoldoende overeenstemming"
    }


# --- opstellen en vaststellen ------------------------------------------------------------------


@pytest.fixture
def twee(db):
    """Two normbeheerders, and the version that holds now."""
    KaderversieFactory()
    return medewerker(Rol.NORMBEHEERDER), medewerker(Rol.NORMBEHEERDER)


def straks(dagen=30):
    return timezone.localdate() + timedelta(days=dagen)


def concept(by, dag=None, **anders):
    vast = {
        "regelset": "RBOK",
        "versienaam": "volgend",
        "bron": "Besluit",
        "geldig_van": dag or straks(),
        "ingangsdatum": date(2025, 2, 1),
        "signaaldagen": [14, 21, 26],
        "treden": ladder(5),
    }
    return register(KaderVersie(opgesteld_door=by, **vast | anders), by=by)


@pytest.mark.eis("OO-02", "OO-07")
def test_een_ander_stelt_vast_en_de_vorige_eindigt_de_dag_ervoor(twee):
    een, ander = twee
    nieuw = concept(een)
    assert KaderVersie.objects.version_on(straks(99)).versienaam == "2025-1", (
        "een concept telt niet"
    )
    with pytest.raises(PermissionDenied, match="zelf opgesteld"):
        adopt_version(nieuw, by=een)
    with pytest.raises(PermissionDenied):
        adopt_version(nieuw, by=medewerker(Rol.PROCESREGISSEUR))
    nieuw = adopt_version(nieuw, by=ander)
    oud = KaderVersie.objects.get(versienaam="2025-1")
    assert (nieuw.vastgesteld_door, nieuw.vastgesteld_op) == (ander, timezone.localdate())
    assert oud.geldig_tot == straks(29)
    assert KaderVersie.objects.version_on(straks(29)) == oud
    assert KaderVersie.objects.version_on(straks()) == nieuw


@pytest.mark.eis("OO-02")
@pytest.mark.parametrize(
    ("dagen", "zin"),
    [
        pytest.param(-1, "niet in de toekomst", id="gisteren"),
        pytest.param(0, "niet in de toekomst", id="vandaag"),
    ],
)
def test_wat_begon_houdt_zijn_instellingen(twee, dagen, zin):
    nieuw = concept(twee[0], straks(dagen))
    with pytest.raises(Geblokkeerd, match=zin):
        adopt_version(nieuw, by=twee[1])
    assert KaderVersie.objects.adopted().get().geldig_tot is None


def test_een_versie_schuift_niet_voor_een_latere(twee):
    een, ander = twee
    adopt_version(concept(een), by=ander)
    eerder = concept(een, straks(10), versienaam="ertussen")
    with pytest.raises(Geblokkeerd, match="Versie volgend begint al op"):
        adopt_version(eerder, by=ander)


def test_een_vastgestelde_versie_verandert_niet_meer(twee):
    een, ander = twee
    nieuw = adopt_version(concept(een), by=ander)
    with pytest.raises(PermissionDenied, match="wijzigt niet"):
        amend(nieuw, by=een, treden=ladder(1))
    with pytest.raises(Conflict):
        adopt_version(nieuw, by=ander)


def test_zonder_opvolging_komt_er_geen_tweede_versie_op_een_dag(twee):
    een, ander = twee
    with pytest.raises(ValidationError, match="al een andere versie"):
        perform(concept(een), "adopt", by=ander)


def test_de_database_weigert_een_mens_voor_beide(twee):
    nieuw = concept(twee[0])
    rij = KaderVersie.objects.filter(pk=nieuw.pk)
    with pytest.raises(IntegrityError, match="kaderversie_vier_ogen"), transaction.atomic():
        rij.update(
            status="vastgesteld",
            vastgesteld_op=timezone.localdate(),
            vastgesteld_door=twee[0],
            geldig_tot=straks(40),
        )


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        pytest.param({"treden": [PROCES]}, "treden", id="ladder zonder expertteam"),
        pytest.param({"signaaldagen": [30]}, "signaaldagen", id="signaal na de laatste dag"),
        pytest.param({"signaaldagen": [21, 14]}, "signaaldagen", id="signalen door elkaar"),
        pytest.param({"signaaldagen": []}, "signaaldagen", id="geen signaal"),
        pytest.param({"afbouw_dag": 29}, "afbouw_dag", id="afbouw na de laatste dag"),
        pytest.param({"tussenevaluatie_dag": 22}, "afbouw_dag", id="afbouw voor tussenevaluatie"),
        pytest.param({"maximum_dagen": 0}, "maximum_dagen", id="geen dagen"),
    ],
)
def test_wat_niet_klopt_wordt_niet_opgeslagen(twee, velden, veld):
    with pytest.raises(ValidationError) as fout:
        concept(twee[0], **velden)
    assert veld in fout.value.error_dict


# --- het scherm --------------------------------------------------------------------------------


def invoer(**anders):
    """A complete form: 21 days, five werkdagen for the procesregisseur, then the RER."""
    return {
        "versienaam": "volgend",
        "geldig_van": f"{straks():%d-%m-%Y}",
        "bron": "Besluit van de regio",
        "maximum_dagen": "21",
        "venster_dagen": "28",
        "tussenevaluatie_dag": "7",
        "afbouw_dag": "14",
        "signaaldagen": "7, 14, 19",
        "ladder_bron": "Besluit van de regio",
        "eigen_uitleg": "",
        "trede-TOTAL_FORMS": "3",
        "trede-INITIAL_FORMS": "2",
        "trede-MIN_NUM_FORMS": "0",
        "trede-MAX_NUM_FORMS": "3",
        "trede-0-nummer": "1",
        "trede-0-rol": "procesregisseur",
        "trede-0-naam": "Procesregisseur",
        "trede-0-werkdagen": "5",
        "trede-1-nummer": "2",
        "trede-1-rol": "zorgbemiddelaar",
        "trede-1-naam": "Expertteam (RER)",
        "trede-1-werkdagen": "10",
    } | anders


@pytest.mark.eis("OO-02", "OO-07", "OO-08")
@pytest.mark.parametrize("rol", [Rol.NORMBEHEERDER, Rol.PROCESREGISSEUR, Rol.BEHANDELREGISSEUR])
def test_iedereen_leest_beide_ladders_met_bron_en_geldigheid(client, twee, rol):
    client.force_login(medewerker(rol))
    pagina = client.get(LIJST).content.decode()
    for tekst in ("Procesregisseur", "3 werkdagen", "Expertteam (RER)", "10 werkdagen"):
        assert tekst in pagina
    assert "20 september 2024" in pagina
    assert "Eigen besluit van dit product" in pagina
    assert "Handreiking Casusregie, Onvoldoende overeenstemming" in pagina
    assert "Jeugdige informeren en overbruggen" in pagina
    assert ("Kader opstellen" in pagina) is (rol == Rol.NORMBEHEERDER)
    assert "Als een termijn gemist is" in client.get("/1-op-1/kader/").content.decode()


@pytest.mark.eis("OO-07")
def test_opstellen_wijzigen_en_vaststellen_op_het_scherm(client, twee, tel_queries):
    een, ander = twee
    client.force_login(een)
    begin = client.get(NIEUW).content.decode()
    assert 'value="14, 21, 26"' in begin
    antwoord = client.post(NIEUW, invoer())
    nieuw = KaderVersie.objects.get(status="concept")
    assert antwoord.url == reverse("normenkader:kader_detail", args=[nieuw.kenmerk])
    assert (nieuw.maximum_dagen, nieuw.signaaldagen) == (21, [7, 14, 19])
    assert (nieuw.regelset, nieuw.ingangsdatum) == (
        KaderVersie.objects.adopted().get().regelset,
        date(2025, 2, 1),
    )
    assert "U heeft deze versie zelf opgesteld." in client.get(antwoord.url).content.decode()
    wijzigen = reverse("normenkader:kader_edit", args=[nieuw.kenmerk])
    derde = {
        "trede-1-nummer": "3",
        "trede-2-nummer": "2",
        "trede-2-rol": "teamleider",
        "trede-2-naam": "Teamleider",
        "trede-2-werkdagen": "2",
    }
    assert client.post(wijzigen, invoer(**derde, versie=nieuw.versie)).status_code == 302
    nieuw.refresh_from_db()
    assert [rij["rol"] for rij in nieuw.treden] == [
        "procesregisseur",
        "teamleider",
        "zorgbemiddelaar",
    ]
    toen = invoer(**derde, versie=nieuw.versie - 1)
    assert client.post(wijzigen, toen).status_code == 409
    vaststellen = reverse("normenkader:kader_adopt", args=[nieuw.kenmerk])
    assert client.post(vaststellen).status_code == 403
    client.force_login(ander)
    assert client.get(wijzigen).status_code == 403
    assert "eindigt op de dag voor" in client.get(vaststellen).content.decode()
    with tel_queries() as queries:
        assert client.post(vaststellen).status_code == 302
    assert sum("SAVEPOINT" not in query["sql"] for query in queries) <= 25
    nieuw.refresh_from_db()
    assert nieuw.vastgesteld_door == ander
    assert KaderVersie.objects.version_on(straks()) == nieuw


@pytest.mark.eis("OO-07")
@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        ({"trede-1-nummer": "3"}, "Nummer de treden 1, 2, 3"),
        ({"trede-1-DELETE": "on"}, "De laatste trede is het expertteam"),
        ({"trede-0-DELETE": "on", "trede-1-DELETE": "on"}, "Zet minstens één trede op de ladder"),
        ({"trede-0-rol": "zorgbemiddelaar"}, "hooguit één keer op de ladder"),
        ({"trede-0-rol": "contractmanager"}, "Kies een"),
        ({"trede-0-werkdagen": ""}, "Vul in hoeveel werkdagen er zijn voor een antwoord"),
        ({"trede-0-werkdagen": "0"}, "Vul een getal in van 1 of meer"),
        ({"trede-2-naam": "Half"}, "Kies wie het antwoord geeft"),
        ({"signaaldagen": "7; 14"}, "Vul hele getallen in, met komma&#x27;s ertussen"),
        ({"signaaldagen": "7, 14, 40"}, "Kies dagen van 1 tot en met 21"),
        ({"afbouw_dag": "22"}, "Kies een dag op of voor de laatste dag"),
        ({"geldig_van": ""}, "Vul in vanaf welke dag deze versie geldt"),
        ({"ladder_bron": ""}, "Schrijf op waar de treden en werkdagen vandaan komen"),
    ],
)
def test_fouten_staan_bij_het_veld(client, twee, fout, zin):
    client.force_login(twee[0])
    antwoord = client.post(NIEUW, invoer(**fout))
    assert antwoord.status_code == 422
    tekst = antwoord.content.decode()
    assert "<title>Fout: Kader opstellen" in tekst
    assert tekst.count(zin) == 2, "in de samenvatting, met een link, en bij het veld"
    (anker,) = re.findall(rf'<a href="#([^"]+)">[^<]*{re.escape(zin)}', tekst)
    assert f'id="{anker}"' in tekst
    assert not KaderVersie.objects.filter(status="concept").exists()
