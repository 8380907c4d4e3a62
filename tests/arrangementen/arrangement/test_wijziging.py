"""Een gevraagde wijziging wordt echt uitgevoerd: norm, toewijzing en JW301 (CR-A2-06, CR-B2-04)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from arrangementen.arrangement.tweede import check_change
from arrangementen.arrangement.wijziging import carry_out, may_carry_out, open_request
from arrangementen.models import Bericht, Contract, Toewijzing
from arrangementen.vierogen.grens import TweedeNodig
from casusregie.models import Betrokkenheid
from normenkader.instellingen import change_instelling
from normenkader.models import Normversie
from organisaties.rollen import Rol
from tests.factories.arrangementen import (
    ANTWOORD,
    afweging,
    afwegingsvelden,
    gestart,
    toewijzing_van,
)
from tests.factories.logboek import aantekening, wereld
from tests.factories.organisaties import GemeenteFactory, medewerker
from verloop import outbox

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("normen"),
    pytest.mark.eis("CR-A2-06", "CR-B2-04"),
]
LATER = timedelta(days=14)


@pytest.fixture
def w():
    """Help that runs in a casus with a regie, and the backoffice of its gemeente."""
    w = wereld()
    w.arrangement = gestart(casus=w.casus)
    w.toewijzing = toewijzing_van(w.arrangement)
    w.op = w.toewijzing.toegewezen_op + LATER
    return w


def verzoek(w, **anders):
    rij = aantekening(w, "wijziging_arrangement", w.procesregisseur, op=w.op, **anders)
    outbox.process_all()
    return rij


def wijzig(w, by=None, einddatum=date(2026, 9, 6), volume=26, **anders):
    antwoorden = afweging(timezone.localdate(w.op))
    velden = {"einddatum": einddatum, "volume": volume, "afweging": antwoorden, **anders}
    return carry_out(w.toewijzing, by=by or w.backoffice, op=w.op, **velden)


def test_de_backoffice_wijzigt_en_het_bericht_gaat_vanzelf(w):
    verzoek(w)
    vooraf = Bericht.objects.filter(soort="301").count()
    toewijzing = wijzig(w)
    outbox.process_all()
    assert (toewijzing.nummer, toewijzing.volume) == (w.toewijzing.nummer, 26)
    assert (toewijzing.einddatum, toewijzing.reden_wijziging) == (date(2026, 9, 6), "05")
    assert Bericht.objects.filter(soort="301").count() == vooraf + 1
    toewijzing.refresh_from_db()
    assert toewijzing.gemeld_in == Bericht.objects.filter(soort="301").latest("pk")
    deel = toewijzing.onderdeel
    assert (deel.volume, deel.einddatum) == (26, date(2026, 9, 6))


def test_het_verzoek_vertelt_daarna_wanneer_en_onder_welk_nummer(w):
    eerste = verzoek(w)
    wijzig(w)
    eerste.refresh_from_db()
    nieuw = eerste.verbeterd_door
    assert nieuw.inhoud["uitgevoerd_op"] == timezone.localdate(w.op).isoformat()
    assert str(w.toewijzing.nummer) in nieuw.inhoud["bericht"]
    assert open_request(w.casus) is None
    outbox.process_all()
    assert Betrokkenheid.objects.get(rol=Rol.BACKOFFICE).einddatum == timezone.localdate(w.op)
    with pytest.raises(PermissionDenied, match="geen verzoek"):
        wijzig(w, volume=20)


def test_langer_heet_verlenging_korter_verkorting(w):
    verzoek(w)
    assert wijzig(w).reden_wijziging == "05"
    verzoek(w)
    assert wijzig(w, einddatum=date(2027, 3, 7), volume=52).reden_wijziging == "04"


@pytest.mark.eis("NK-23")
def test_meer_of_langer_vraagt_een_antwoord_op_elke_vaste_vraag(w):
    """Of help with a norm; less or shorter gives nothing, so nothing is asked."""
    Toewijzing.objects.update(volume=20)
    verzoek(w)
    with pytest.raises(ValidationError) as fout:
        wijzig(w, volume=26, afweging={"normaliseren": "Ja."})
    dag = timezone.localdate(w.op)
    assert set(fout.value.message_dict) == {
        f"afweging_{code}" for code in set(afweging(dag)) - {"normaliseren"}
    }
    assert wijzig(w, volume=15, afweging=None).afwegingen == []
    verzoek(w)
    (rij,) = wijzig(w, volume=26).afwegingen
    assert rij == {"op": dag.isoformat(), "antwoorden": afweging(dag)}


@pytest.mark.eis("NK-23")
def test_zonder_norm_wordt_niets_gevraagd(w):
    Normversie.objects.update(geldig_tot=Normversie.objects.earliest("geldig_van").geldig_van)
    Toewijzing.objects.update(volume=20)
    verzoek(w)
    assert wijzig(w, volume=26, afweging=None).afwegingen == []


def test_zonder_verzoek_wijzigt_niemand(w):
    oordeel = may_carry_out(w.arrangement, w.backoffice, timezone.localdate(w.op))
    assert oordeel.reden == "Er is geen verzoek om dit arrangement te wijzigen."
    assert "akkoord van de casusregisseur" in oordeel.weg
    with pytest.raises(PermissionDenied):
        wijzig(w)


@pytest.mark.parametrize("wie", ["procesregisseur", "casusregisseur", "behandelregisseur"])
def test_alleen_de_backoffice_wijzigt(w, wie):
    verzoek(w)
    with pytest.raises(PermissionDenied, match="Alleen de backoffice"):
        wijzig(w, by=getattr(w, wie))
    elders = medewerker(Rol.BACKOFFICE, organisatie=GemeenteFactory(cbs_code="0502"))
    with pytest.raises(PermissionDenied, match="Alleen de backoffice"):
        wijzig(w, by=elders)


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        pytest.param({"volume": 900}, "volume", "", id="boven-de-norm"),
        pytest.param({"einddatum": date(2026, 3, 1)}, "einddatum", "op of na vandaag", id="terug"),
        pytest.param(
            {"einddatum": date(2027, 3, 7), "volume": 52}, "einddatum", "andere", id="niets-anders"
        ),
    ],
)
def test_wat_niet_kan_staat_bij_het_veld(w, anders, veld, zin):
    verzoek(w)
    with pytest.raises(ValidationError) as fout:
        wijzig(w, **anders)
    assert zin in fout.value.message_dict[veld][0]
    assert Toewijzing.objects.get().volume == 52
    assert open_request(w.casus) is not None


def test_op_het_scherm_van_de_backoffice(client):
    w = wereld()
    w.arrangement = gestart(casus=w.casus)
    w.toewijzing, w.op = toewijzing_van(w.arrangement), timezone.now()
    verzoek(w)
    client.force_login(w.backoffice)
    pagina = reverse("arrangementen:arrangement_detail", args=[w.arrangement.kenmerk])
    adres = reverse("arrangementen:arrangement_wijzigen", args=[w.arrangement.kenmerk])
    assert adres in client.get(pagina).content.decode()
    assert "Dit is gevraagd" in client.get(adres).content.decode()
    velden = {"toewijzing": w.toewijzing.pk, "einddatum": "06-03-2099", "volume": "900"}
    fout = client.post(adres, velden)
    assert fout.status_code == 422
    leeg = client.post(adres, {})
    assert "Kies welke toewijzing u wijzigt" in leeg.content.decode()
    Toewijzing.objects.update(volume=40)
    goed = {**velden, "einddatum": "06-03-2027", "volume": "50"}
    zonder = client.post(adres, goed)
    assert zonder.status_code == 422 and "Beantwoord de vraag" in zonder.content.decode()
    antwoord = client.post(adres, goed | afwegingsvelden(timezone.localdate()))
    assert antwoord.status_code == 302, antwoord.content.decode()
    assert Toewijzing.objects.get().volume == 50
    tekst = client.get(pagina).content.decode()
    assert "Vaste afwegingsvragen: toewijzing" in tekst and ANTWOORD in tekst
    client.force_login(w.procesregisseur)
    assert client.get(adres).status_code == 404


@pytest.fixture
def grens(normen, w):
    """Two people decide in this gemeente above what 30 uur or dagdelen cost."""
    tarief = Contract.objects.get(product=w.toewijzing.product).tarief_cent
    waarde = {"standaard": 99_999_999, w.casus.gemeente.cbs_code: 30 * tarief}
    dag = timezone.localdate(w.op)
    change_instelling("verzoek.vier_ogen", waarde, geldig_van=dag, bron="Proef")


@pytest.mark.usefixtures("grens")
@pytest.mark.parametrize(
    ("van", "naar", "mag"),
    [
        pytest.param(52, 40, True, id="boven-de-grens-maar-minder"),
        pytest.param(52, 30, True, id="tot-aan-de-grens"),
        pytest.param(20, 30, True, id="meer-tot-aan-de-grens"),
        pytest.param(20, 31, False, id="meer-boven-de-grens"),
    ],
)
def test_boven_het_bedrag_maakt_een_mens_hulp_niet_groter(w, van, naar, mag):
    Toewijzing.objects.update(volume=van)
    verzoek(w)
    if mag:
        assert wijzig(w, volume=naar).volume == naar
        return
    with pytest.raises(TweedeNodig, match="besluiten twee mensen") as nodig:
        wijzig(w, volume=naar)
    was = {"einddatum": "2027-03-07", "volume": 20}
    velden = {"einddatum": "2026-09-06", "volume": naar, "was": was, "eerder_cent": 0}
    assert nodig.value.velden == velden | {"afweging": afweging(timezone.localdate(w.op))}
    assert Toewijzing.objects.get().volume == van
    assert open_request(w.casus) is not None


@pytest.mark.usefixtures("grens")
def test_zonder_tarief_wordt_hulp_niet_groter_en_wel_kleiner(w):
    Contract.objects.update(geldig_van=date(2030, 1, 1), geldig_tot=None)
    for anders, mag in (({"volume": 53}, False), ({"einddatum": date(2026, 12, 1)}, True)):
        velden = {"einddatum": date(2027, 3, 7), "volume": 52} | anders
        if mag:
            check_change(w.toewijzing, timezone.localdate(w.op), **velden)
            continue
        with pytest.raises(TweedeNodig, match="niet uit te rekenen"):
            check_change(w.toewijzing, timezone.localdate(w.op), **velden)
