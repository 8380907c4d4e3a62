"""Normen, kader en instellingen in de database: inlezen, versies, vier ogen, voorraad."""

import uuid
from datetime import timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from normenkader.inlezen import Telling, load_all
from normenkader.instellingen import change_instelling, effective_regel, instelling, kalender_op
from normenkader.models import (
    Afwegingsvraag,
    Gemeentebeleid,
    Instelling,
    KaderVersie,
    Normversie,
)
from normenkader.models.beheerd import Status
from normenkader.standaarden import STANDAARDEN
from normenkader.termijnen.reeks import count_reeks
from normenkader.toetsing import Onderdeel, Uitkomst, VolumeEenheid, assess
from normenkader.voorraad import forget
from organisaties.models import Aanstelling, Medewerker, Organisatie
from organisaties.rollen import Rol, Soort
from tests.normenkader.dagen import d
from tests.normenkader.normen import ggz, groep, zwaar
from verloop import overgangen
from verloop.fouten import Conflict, Geblokkeerd
from verloop.models import Gebeurtenis

pytestmark = pytest.mark.django_db
OP = d("2026-03-17")


@pytest.fixture(autouse=True)
def empty_cache():
    """No setting of another test is remembered."""
    forget()
    yield
    forget()


@pytest.fixture
def geladen():
    """The reference data of the product."""
    return load_all()


def test_inlezen_is_herhaalbaar(geladen):
    assert geladen["normversie"] == Telling(nieuw=3)
    tweede = load_all()
    assert all(telling.nieuw == 0 and telling.bekend for telling in tweede.values())
    assert Normversie.objects.count() == 3


@pytest.mark.parametrize(
    ("code", "volume", "eenheid", "duur", "duur_eenheid", "gronden"),
    [
        pytest.param(
            "41C01", 52, "16", 52, "weken", 0, marks=[pytest.mark.eis("NK-01", "NK-02")], id="41C01"
        ),
        pytest.param(
            "45C09", 78, "04", 26, "weken", 0, marks=[pytest.mark.eis("NK-01", "NK-03")], id="45C09"
        ),
        pytest.param(
            "54002", 48, "04", 12, "maanden", 5, marks=pytest.mark.eis("NK-01", "NK-04"), id="54002"
        ),
    ],
)
def test_rijen_uit_de_bron(geladen, code, volume, eenheid, duur, duur_eenheid, gronden):
    norm = Normversie.objects.norm_for(code, OP)
    assert (norm.maximum_volume, norm.eenheid) == (Decimal(volume), VolumeEenheid(eenheid))
    assert (norm.maximum_duur, norm.duur_eenheid) == (duur, duur_eenheid)
    assert len(norm.gronden) == gronden
    assert (norm.bron, norm.fictief) == ("Ontwikkeltafel Haaglanden, 21-11-2024", False)


def test_regime_per_product(geladen):
    regimes = dict(Normversie.objects.values_list("product_code", "regime"))
    assert regimes == {"41C01": "normenkader", "45C09": "normenkader", "54002": "rgk"}


@pytest.mark.parametrize(
    ("code", "woord"),
    [
        pytest.param(
            "54002-1", "niveau 2 of hoger", marks=pytest.mark.eis("NK-05"), id="interventie"
        ),
        pytest.param("54002-2", "kenniscentrum", marks=pytest.mark.eis("NK-06"), id="methode"),
        pytest.param("54002-3", "opname", marks=pytest.mark.eis("NK-07"), id="opname"),
        pytest.param("54002-4", "jong kind", marks=pytest.mark.eis("NK-08"), id="jong-kind"),
        pytest.param("54002-5", "eetstoornis", marks=pytest.mark.eis("NK-09"), id="crisis"),
    ],
)
def test_gronden_van_54002(geladen, code, woord):
    grond = Normversie.objects.norm_for("54002", OP).grond(code)
    assert woord in grond.tekst
    assert grond.bewijsvragen


@pytest.mark.eis("NK-08")
def test_geladen_grond_controleert_de_leeftijd(geladen):
    norm = Normversie.objects.norm_for("54002", OP)
    feiten = ggz(grond_code="54002-4", motivering="IMH.", geboortedatum=d("2010-01-01"))
    assert [fout.veld for fout in assess(feiten, norm).fouten] == ["grond_code"]


def bewijs(niveau):
    """All answers of 54002-1."""
    return (("interventie", "Horizon"), ("niveau", str(niveau)), ("inzet", "60 uur"))


@pytest.mark.eis("NK-05")
def test_geladen_grond_controleert_het_niveau(geladen):
    norm = Normversie.objects.norm_for("54002", OP)
    feiten = ggz(grond_code="54002-1", motivering="Nodig.", bewijs=bewijs(1))
    assert not assess(feiten, norm).mag_indienen
    hoger = ggz(grond_code="54002-1", motivering="Nodig.", bewijs=bewijs(2))
    assert assess(hoger, norm).mag_indienen


@pytest.mark.eis("NK-01")
def test_geladen_normen_oordelen(geladen):
    norm = Normversie.objects.norm_for("45C09", d("2026-03-30"))
    volume = assess(zwaar(volume=Decimal(96)), norm).finding(Onderdeel.VOLUME)
    assert volume.uitkomst is Uitkomst.UITLEG_NODIG
    assert "Dat is 18 uur meer." in volume.tekst
    assert assess(groep(), Normversie.objects.norm_for("41C01", OP)).binnen_norm


@pytest.mark.eis("NK-13")
def test_een_norm_per_product_op_elke_dag(geladen):
    norm = Normversie.objects.get(product_code="45C09")
    dubbel = Normversie(
        **{
            veld: getattr(norm, veld)
            for veld in ("product_code", "naam", "regime", "maximum_volume", "eenheid")
        },
        versienaam="dubbel",
        maximum_duur=30,
        duur_eenheid="weken",
        status=Status.VASTGESTELD,
        vastgesteld_op=OP,
        geldig_van=OP,
        bron="test",
    )
    with pytest.raises(IntegrityError, match="normversie_een_per_dag"), transaction.atomic():
        dubbel.save()
    dubbel.variant = "jonge ouders"
    dubbel.save()
    assert Normversie.objects.norm_for("45C09", OP).maximum_duur == 26
    assert Normversie.objects.norm_for("45C09", OP, "jonge ouders").maximum_duur == 30


def test_norm_geldt_pas_vanaf_de_ingang(geladen):
    assert Normversie.objects.norm_for("45C09", d("2025-06-30")) is None
    assert Normversie.objects.norm_for("45C09", d("2025-07-01")) is not None


NIEUW = """
[[normversie]]
product_code = "45C09"
naam = "Individuele begeleiding zwaar"
versienaam = "{versie}"
regime = "normenkader"
maximum_volume = {volume}
eenheid = "04"
maximum_duur = 26
duur_eenheid = "weken"
bron = "test"
vastgesteld_op = 2026-05-01
geldig_van = {van}
"""


def write(tmp_path, **velden):
    """A folder with one norm; returns the folder."""
    (tmp_path / "normen.toml").write_text(NIEUW.format(**velden), encoding="utf-8")
    return tmp_path


@pytest.mark.eis("NK-26")
def test_nieuwe_versie_sluit_de_vorige(geladen, tmp_path):
    load_all(write(tmp_path, versie="2026-2", volume="70.5", van="2026-07-01"))
    oud, nieuw = Normversie.objects.filter(product_code="45C09").order_by("geldig_van")
    assert (oud.geldig_tot, nieuw.geldig_tot) == (d("2026-06-30"), None)
    assert Normversie.objects.norm_for("45C09", d("2026-06-30")).maximum_volume == 78
    assert Normversie.objects.norm_for("45C09", d("2026-07-01")).maximum_volume == Decimal("70.5")
    assert load_all()["normversie"] == Telling(bekend=3)


@pytest.mark.eis("NK-26")
def test_gewijzigde_versie_wordt_geweigerd(geladen, tmp_path):
    map_ = write(tmp_path, versie="2025-1", volume="90", van="2025-07-01")
    with pytest.raises(CommandError, match=r"maximum_volume.*geldig_van na 1-7-2025"):
        call_command("load_normen", "--map", str(map_))
    assert Normversie.objects.norm_for("45C09", OP).maximum_volume == 78


def test_commando_meldt_wat_nieuw_is():
    uit = StringIO()
    call_command("load_normen", stdout=uit)
    assert "normversie: 3 nieuw, 0 bekend" in uit.getvalue()
    assert "kaderversie: 1 nieuw, 0 bekend" in uit.getvalue()


def test_geschiedenis_ziet_ook_bulk(geladen):
    Normversie.objects.filter(product_code="45C09").update(toelichting="anders")
    gebeurtenissen = Normversie.pgh_event_model.objects.filter(product_code="45C09")
    assert gebeurtenissen.filter(pgh_label="update").count() == 1


# --- vier ogen ---------------------------------------------------------------------------------


@pytest.fixture
def normbeheerders():
    """Two normbeheerders and one contractmanager of the uitvoeringsorganisatie."""
    organisatie = Organisatie.objects.create(
        soort=Soort.UITVOERINGSORGANISATIE, naam="Regio", geldig_van=d("2020-01-01"), bron="test"
    )
    rollen = [Rol.NORMBEHEERDER, Rol.NORMBEHEERDER, Rol.CONTRACTMANAGER]
    mensen = []
    for nummer, rol in enumerate(rollen):
        mens = Medewerker.objects.create_user(f"m{nummer}@regio.example", f"M. {nummer}")
        Aanstelling.objects.create(
            medewerker=mens, organisatie=organisatie, rol=rol, begindatum=d("2020-01-01")
        )
        mensen.append(mens)
    return mensen


def concept(door, **velden):
    """A new concept of a norm for 45A04, not saved."""
    standaard = {
        "product_code": "45A04",
        "naam": "Individuele begeleiding licht",
        "versienaam": "2026-1",
        "regime": "normenkader",
        "maximum_volume": Decimal(40),
        "eenheid": "04",
        "maximum_duur": 26,
        "duur_eenheid": "weken",
        "geldig_van": d("2026-01-01"),
        "bron": "Voorbeeld",
        "fictief": True,
        "opgesteld_door": door,
    }
    return Normversie(**standaard | velden)


@pytest.mark.eis("NK-26")
def test_een_ander_stelt_vast(normbeheerders):
    een, ander, _ = normbeheerders
    norm = concept(een)
    overgangen.register(norm, by=een)
    assert Normversie.objects.norm_for("45A04", OP) is None
    norm = overgangen.perform(norm, "adopt", by=ander)
    assert (norm.status, norm.vastgesteld_door) == (Status.VASTGESTELD, ander)
    assert norm.vastgesteld_op is not None
    assert Normversie.objects.norm_for("45A04", OP).fictief
    assert list(Gebeurtenis.objects.order_by("id").values_list("naar", flat=True)) == [
        "concept",
        "vastgesteld",
    ]
    with pytest.raises(Conflict):
        overgangen.perform(norm, "adopt", by=ander)


@pytest.mark.parametrize("wie", [pytest.param(0, id="zelf"), pytest.param(2, id="andere-rol")])
def test_wie_niet_mag_vaststellen(normbeheerders, wie):
    norm = concept(normbeheerders[0])
    overgangen.register(norm, by=normbeheerders[0])
    with pytest.raises(PermissionDenied):
        overgangen.perform(norm, "adopt", by=normbeheerders[wie])
    norm.refresh_from_db()
    assert norm.status == Status.CONCEPT


def test_vier_ogen_ook_in_de_database(normbeheerders):
    een = normbeheerders[0]
    zelf = concept(een, status=Status.VASTGESTELD, vastgesteld_door=een, vastgesteld_op=OP)
    with pytest.raises(IntegrityError, match="normversie_vier_ogen"):
        zelf.save()


def test_concept_op_naam_van_een_ander(normbeheerders):
    een, ander, contractmanager = normbeheerders
    with pytest.raises(PermissionDenied):
        overgangen.register(concept(een), by=ander)
    with pytest.raises(PermissionDenied):
        overgangen.register(concept(contractmanager), by=contractmanager)


def test_alleen_een_concept_wijzigt(normbeheerders):
    een, ander, _ = normbeheerders
    norm = concept(een)
    overgangen.register(norm, by=een)
    with pytest.raises(PermissionDenied):
        overgangen.amend(norm, by=ander, maximum_duur=20)
    overgangen.amend(norm, by=een, maximum_duur=20)
    overgangen.perform(norm, "adopt", by=ander)
    with pytest.raises(PermissionDenied):
        overgangen.amend(norm, by=een, maximum_duur=30)
    assert Normversie.objects.norm_for("45A04", OP).maximum_duur == 20


@pytest.mark.eis("NK-26")
def test_opvolger_wacht_op_de_laatste_dag_van_de_vorige(normbeheerders):
    een, ander, _ = normbeheerders
    oud, nieuw = concept(een), concept(een, versienaam="2026-2", geldig_van=d("2026-07-01"))
    for norm in (oud, nieuw):
        overgangen.register(norm, by=een)
    overgangen.perform(oud, "adopt", by=ander)
    with pytest.raises(Geblokkeerd, match="Versie 2026-1 van 45A04 geldt nog") as fout:
        overgangen.perform(nieuw, "adopt", by=ander)
    assert fout.value.weg.startswith("Geef versie 2026-1 eerst een laatste dag")
    overgangen.perform(oud, "end", by=een, geldig_tot=d("2026-06-30"))
    overgangen.perform(nieuw, "adopt", by=ander)
    assert Normversie.objects.norm_for("45A04", d("2026-07-01")).versie == "2026-2"
    with pytest.raises(Geblokkeerd):
        overgangen.perform(oud, "end", by=een, geldig_tot=d("2026-05-30"))


def test_laatste_dag_niet_voor_de_eerste(normbeheerders):
    een, ander, _ = normbeheerders
    norm = concept(een)
    overgangen.register(norm, by=een)
    overgangen.perform(norm, "adopt", by=ander)
    with pytest.raises(ValidationError):
        overgangen.perform(norm, "end", by=een, geldig_tot=d("2025-12-31"))


# --- kader 1-op-1 ------------------------------------------------------------------------------


@pytest.mark.eis("OO-01", "OO-02")
def test_kader_uit_de_brief(geladen):
    kader = KaderVersie.objects.version_on(OP)
    assert (kader.maximum_dagen, kader.venster_dagen) == (28, 28)
    assert (kader.signaaldagen, kader.tussenevaluatie_dag, kader.afbouw_dag) == (
        [14, 21, 26],
        14,
        21,
    )
    assert (kader.ingangsdatum, kader.vastgesteld_op) == (d("2025-02-01"), d("2024-09-20"))
    assert "RBOK" in kader.regelset
    assert "eigen uitleg" in kader.eigen_uitleg


@pytest.mark.eis("OO-02")
@pytest.mark.parametrize(
    ("start", "buiten"),
    [
        pytest.param("2024-01-15", True, id="voor-de-eerste-versie"),
        pytest.param("2025-01-31", True, id="dag-voor-de-ingangsdatum"),
        pytest.param("2025-02-01", False, id="ingangsdatum"),
    ],
)
def test_ingangsdatum_komt_uit_de_database(geladen, start, buiten):
    kader = KaderVersie.objects.version_on(d(start)).to_kader()
    assert count_reeks([], d(start), kader=kader).buiten_kader is buiten


def test_kader_zonder_gegevens():
    assert KaderVersie.objects.version_on(OP) is None


@pytest.mark.eis("OO-01", "OO-07")
def test_nieuwe_kaderversie_raakt_een_oude_inzet_niet(geladen):
    oud = KaderVersie.objects.get()
    KaderVersie.objects.update(geldig_tot=d("2026-06-30"))
    oud.pk, oud.maximum_dagen, oud.geldig_van = None, 42, d("2026-07-01")
    oud.kenmerk = uuid.uuid4()
    oud.save()
    for start, lengte in ((d("2026-06-30"), 28), (d("2026-07-01"), 42)):
        regels = KaderVersie.objects.version_on(start).regels(start)
        assert regels["eenopeen.laatste_dag"].lengte == lengte
        assert regels["eenopeen.laatste_dag"].signalen == (14, 21, 26)


@pytest.mark.parametrize(
    "velden",
    [
        pytest.param({"geldig_van": d("2026-01-01")}, id="overlap"),
        pytest.param({"afbouw_dag": 29}, id="afbouw-na-het-maximum"),
        pytest.param({"tussenevaluatie_dag": 22}, id="tussenevaluatie-na-afbouw"),
        pytest.param({"geldig_tot": d("2024-09-19")}, id="eind-voor-begin"),
    ],
)
def test_onmogelijk_kader(geladen, velden):
    kader = KaderVersie.objects.get()
    if "geldig_van" in velden:
        kader.pk, kader.kenmerk = None, uuid.uuid4()
    for naam, waarde in velden.items():
        setattr(kader, naam, waarde)
    with pytest.raises(IntegrityError), transaction.atomic():
        kader.save()


# --- instellingen ------------------------------------------------------------------------------


def test_standaard_zonder_rij():
    assert instelling("stand.drempel_werkdagen", OP) == 5
    with pytest.raises(KeyError):
        instelling("bestaat.niet", OP)


def test_standaarden_worden_rijen_met_bron(geladen):
    rijen = {rij.code: rij for rij in Instelling.objects.all()}
    assert set(rijen) == set(STANDAARDEN)
    assert all(rij.bron and rij.omschrijving for rij in rijen.values())
    assert rijen["treeknorm.intake_weken"].fictief


def test_waarde_geldt_vanaf_haar_dag(geladen):
    change_instelling("stand.drempel_werkdagen", 3, geldig_van=OP, bron="besluit")
    assert instelling("stand.drempel_werkdagen", OP - timedelta(days=1)) == 5
    assert instelling("stand.drempel_werkdagen", OP) == 3
    assert load_all()["instelling"].nieuw == 0


def test_onbekende_instelling_wijzigen():
    with pytest.raises(KeyError):
        change_instelling("bestaat.niet", 3, geldig_van=OP, bron="besluit")


def test_twee_waarden_op_een_dag_kan_niet():
    change_instelling("stand.drempel_werkdagen", 3, geldig_van=OP, bron="besluit")
    with pytest.raises(ValidationError):
        change_instelling("stand.drempel_werkdagen", 4, geldig_van=OP, bron="besluit")


def test_teruggedraaide_wijziging_laat_niets_achter():
    assert instelling("stand.drempel_werkdagen", OP) == 5
    with pytest.raises(RuntimeError), transaction.atomic():
        change_instelling("stand.drempel_werkdagen", 3, geldig_van=OP, bron="besluit")
        assert instelling("stand.drempel_werkdagen", OP) == 3
        raise RuntimeError
    assert instelling("stand.drempel_werkdagen", OP) == 5


def test_lezen_kost_hooguit_een_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        for _ in range(20):
            instelling("stand.drempel_werkdagen", OP)
            kalender_op(OP)


@pytest.mark.django_db(transaction=True)
def test_na_vastleggen_geldt_de_nieuwe_waarde_meteen(django_assert_num_queries):
    assert instelling("stand.drempel_werkdagen", OP) == 5
    change_instelling("stand.drempel_werkdagen", 3, geldig_van=OP, bron="besluit")
    with django_assert_num_queries(1):
        assert instelling("stand.drempel_werkdagen", OP) == 3
        assert instelling("stand.drempel_werkdagen", OP) == 3


def test_kalender_volgt_de_instelling():
    goede_vrijdag = d("2026-04-03")
    assert kalender_op(goede_vrijdag).is_werkdag(goede_vrijdag)
    change_instelling(
        "kalender.goede_vrijdag_vrij", True, geldig_van=d("2026-01-01"), bron="besluit"
    )
    assert not kalender_op(goede_vrijdag).is_werkdag(goede_vrijdag)


@pytest.mark.eis("CR-D-02")
def test_termijn_is_een_instelling_met_geldigheid():
    change_instelling("termijn.verzoek.antwoord", 7, geldig_van=OP, bron="protocol 2026")
    assert effective_regel("verzoek.antwoord", OP - timedelta(days=1)).lengte == 5
    regel = effective_regel("verzoek.antwoord", OP)
    assert (regel.lengte, regel.grondslag) == (7, "iJw 3.2, regels OP274 en OP346; instelling")


# --- gemeentebeleid en vragen ------------------------------------------------------------------


@pytest.mark.eis("NK-25")
def test_beleid_per_gemeente_met_geldigheid(geladen):
    rotterdam = Gemeentebeleid.objects.valid_on(OP).get(cbs_code="0599")
    assert rotterdam.hardheidsclausule_tekst
    assert rotterdam.fictief
    rotterdam.pk = None
    with pytest.raises(IntegrityError, match="gemeentebeleid_een_per_dag"):
        rotterdam.save()


def test_vaste_afwegingsvragen(geladen):
    codes = list(Afwegingsvraag.objects.valid_on(OP).values_list("code", flat=True))
    assert codes == ["normaliseren", "ouders", "algemeen", "instroom", "uitstroom"]
