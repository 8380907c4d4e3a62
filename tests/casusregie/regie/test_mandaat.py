"""Het mandaat per wet: de gemeente legt het vast, en de casusregisseur gebruikt het."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Mandaat, Ondersteuningsplan
from casusregie.regie.mandaat import grant_mandate, history_of, now_valid
from organisaties.rollen import Rol
from tests.factories.casusregie import OP, casus_a, met_plan, met_regie, team_met_mensen
from tests.factories.organisaties import GemeenteFactory, medewerker
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
DAG = OP.date()
VELDEN = {
    "wet": "jeugdwet",
    "zelf": "Het plan vaststellen tot een half jaar.",
    "samen": "Verblijf: de procesregisseur.",
    "bron": "Mandaatbesluit college 2026",
}


@pytest.fixture
def w():
    team = team_met_mensen()
    team.casus = casus_a(team=team)
    team.gemeente = team.casus.gemeente
    team.backoffice = medewerker(Rol.BACKOFFICE, organisatie=team.gemeente)
    return team


def geef(w, dag=DAG, op=OP, mag=True, by=None, **anders):
    velden = {**VELDEN, "plan_vaststellen": mag, "geldig_van": dag, **anders}
    return grant_mandate(w.gemeente, by=by or w.backoffice, op=op, **velden)


def plan_klaar(w):
    met_plan(w.casus, op=OP + timedelta(days=1))
    met_regie(w.casus)
    return Ondersteuningsplan.objects.get(casus=w.casus)


@pytest.mark.eis("RV-B03-07")
def test_zonder_mandaat_stelt_alleen_de_procesregisseur_het_plan_vast(w):
    plan = plan_klaar(w)
    regisseur = w.casus.holder_of(Rol.CASUSREGISSEUR).medewerker
    with pytest.raises(PermissionDenied, match="procesregisseur"):
        perform(plan, "adopt", by=regisseur, op=OP + timedelta(days=2))
    geef(w, mag=False)
    with pytest.raises(PermissionDenied):
        perform(plan, "adopt", by=regisseur, op=OP + timedelta(days=2))
    geef(w, dag=DAG + timedelta(days=2), op=OP + timedelta(days=1))
    with pytest.raises(PermissionDenied):
        perform(plan, "adopt", by=regisseur, op=OP + timedelta(days=1))
    plan = perform(plan, "adopt", by=regisseur, op=OP + timedelta(days=2))
    assert plan.vastgesteld_door == regisseur


@pytest.mark.eis("RV-B03-07")
def test_een_mandaat_van_een_andere_gemeente_of_een_andere_wet_telt_niet(w):
    plan = plan_klaar(w)
    regisseur = w.casus.holder_of(Rol.CASUSREGISSEUR).medewerker
    ander = GemeenteFactory(naam="Schiedam", cbs_code="0606")
    grant_mandate(
        ander,
        by=medewerker(Rol.BACKOFFICE, organisatie=ander),
        op=OP,
        **{**VELDEN, "plan_vaststellen": True, "geldig_van": DAG},
    )
    geef(w, wet="wmo")
    with pytest.raises(PermissionDenied):
        perform(plan, "adopt", by=regisseur, op=OP + timedelta(days=2))


@pytest.mark.eis("RV-B03-07")
def test_een_nieuwe_versie_eindigt_de_vorige_en_alles_blijft_leesbaar(w):
    eerste = geef(w)
    tweede = geef(w, dag=DAG + timedelta(days=30), zelf="Niets meer alleen.", mag=False)
    eerste.refresh_from_db()
    assert eerste.geldig_tot == DAG + timedelta(days=29)
    assert (tweede.vastgelegd_door, tweede.geldig_tot) == (w.backoffice, None)
    assert [m.pk for m in history_of(w.gemeente)] == [tweede.pk, eerste.pk]
    assert dict(now_valid(w.gemeente, DAG))["Jeugdwet"] == eerste
    assert dict(now_valid(w.gemeente, DAG + timedelta(days=30)))["Jeugdwet"] == tweede


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        pytest.param({"dag": DAG - timedelta(days=1)}, "geldig_van", id="in-het-verleden"),
        pytest.param({"dag": DAG}, "geldig_van", id="dag-heeft-al-een-versie"),
        pytest.param({"dag": DAG + timedelta(days=9), "wet": "onbekend"}, "wet", id="wet-onbekend"),
        pytest.param({"dag": DAG + timedelta(days=9), "zelf": ""}, "zelf", id="leeg"),
    ],
)
def test_wat_niet_klopt_staat_bij_het_veld(w, anders, veld):
    geef(w)
    with pytest.raises(ValidationError) as fout:
        geef(w, **anders)
    assert veld in fout.value.message_dict
    assert Mandaat.objects.filter(gemeente=w.gemeente).count() == 1


def test_alleen_de_gemeente_zelf_legt_vast(w):
    ander = GemeenteFactory(naam="Schiedam", cbs_code="0606")
    vreemd = medewerker(Rol.BACKOFFICE, organisatie=ander)
    for wie in (w.casusregisseur, w.teamleider, vreemd):
        with pytest.raises(PermissionDenied, match="legt haar mandaat vast"):
            geef(w, by=wie)


@pytest.mark.eis("RV-B03-07")
def test_het_scherm_leest_en_legt_vast(w, client):
    client.force_login(w.casusregisseur)
    lijst, nieuw = reverse("casusregie:mandaat_list"), reverse("casusregie:mandaat_new")
    inhoud = client.get(lijst).content.decode()
    assert "Nog niet vastgelegd." in inhoud
    assert "Mandaat vastleggen" not in inhoud
    assert client.get(nieuw).status_code == 403
    client.force_login(w.backoffice)
    assert client.post(nieuw, {"wet": "jeugdwet"}).status_code == 422
    gegevens = {
        **VELDEN,
        "plan_vaststellen": "ja",
        "geldig_van": f"{timezone.localdate():%d-%m-%Y}",
    }
    assert client.post(nieuw, gegevens).status_code == 302
    inhoud = client.get(lijst).content.decode()
    assert "Het plan vaststellen tot een half jaar." in inhoud
    assert f"vastgelegd door {w.backoffice}" in inhoud
    assert Mandaat.objects.get().geldig_van == timezone.localdate() != date(2000, 1, 1)
