"""Een casus openen: alles in één keer, of niets."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from casusregie.models import Betrokkenheid, Casus, LokaleRoute
from casusregie.routes.vinden import route_of
from organisaties.rollen import Rol
from tests.factories.casusregie import (
    OP,
    JeugdigeFactory,
    casus_a,
    casus_b,
    casus_c,
    gezin_van,
    team_met_mensen,
)
from tests.factories.organisaties import GemeenteFactory, LokaalTeamFactory, medewerker
from verloop.models import Gebeurtenis

pytestmark = pytest.mark.django_db


@pytest.mark.eis("CR-A1-01", "CR-G-03", "CR-G-06")
def test_casus_a_krijgt_nummer_route_team_en_procesregisseur():
    team = team_met_mensen()
    casus = casus_a(team)
    assert casus.nummer.startswith("2026-")
    assert casus.aangemeld_op == OP.date()
    assert route_of(casus).status == "aangemeld"
    rollen = set(Betrokkenheid.objects.filter(casus=casus).values_list("rol", flat=True))
    assert rollen == {Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.TEAMLEIDER}
    houder = casus.holder_of(Rol.PROCESREGISSEUR)
    assert (houder.medewerker, houder.begin, houder.einde) == (team.procesregisseur, OP, None)
    assert Gebeurtenis.objects.get(dossier=casus.kenmerk).code.endswith("lokaleroute.register")


def test_nummers_lopen_op():
    assert casus_a().nummer < casus_a().nummer


def test_tweede_casus_bij_hetzelfde_team_vraagt_een_reden():
    team = team_met_mensen()
    eerste = casus_a(team)
    with pytest.raises(ValidationError) as fout:
        casus_a(team, jeugdige=eerste.jeugdige, gezin=eerste.gezin)
    assert "reden_tweede" in fout.value.error_dict
    assert Casus.objects.count() == 1
    tweede = casus_a(
        team, jeugdige=eerste.jeugdige, gezin=eerste.gezin, reden_tweede="Andere vraag"
    )
    assert route_of(tweede).reden_tweede_casus == "Andere vraag"


def test_tweede_casus_bij_een_ander_team_mag():
    eerste = casus_a()
    casus_a(team_met_mensen(), jeugdige=eerste.jeugdige, gezin=eerste.gezin)
    assert Casus.objects.filter(jeugdige=eerste.jeugdige).count() == 2


@pytest.mark.parametrize(
    "wie", ["teamleider", "vreemde"], ids=["teamleider_opent_niet", "ander_team_opent_niet"]
)
def test_wie_geen_casus_opent(wie):
    team = team_met_mensen()
    by = getattr(team, wie, None) or medewerker(Rol.PROCESREGISSEUR)
    jeugdige = JeugdigeFactory()
    from casusregie.casus.openen import open_casus

    with pytest.raises(PermissionDenied):
        open_casus(
            jeugdige,
            gezin_van(jeugdige),
            "A",
            by,
            OP,
            team=team.team,
            gemeente=team.team.valt_onder,
            procesregisseur=team.procesregisseur,
        )
    assert not Casus.objects.exists() and not LokaleRoute.objects.exists()


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        (
            "gemeente",
            lambda: GemeenteFactory(cbs_code="0501", naam="Brielle", geldig_tot=date(2022, 12, 31)),
        ),
        ("gemeente", lambda: LokaalTeamFactory()),
    ],
    ids=["opgeheven_gemeente", "geen_gemeente"],
)
@pytest.mark.eis("CR-A1-01")
def test_gemeente_moet_op_de_dag_bestaan(veld, waarde):
    with pytest.raises(ValidationError) as fout:
        casus_a(**{veld: waarde()})
    assert veld in fout.value.error_dict


def test_gezin_moet_van_de_jeugdige_zijn():
    with pytest.raises(ValidationError) as fout:
        casus_a(gezin=gezin_van(JeugdigeFactory()))
    assert "gezin" in fout.value.error_dict


def test_procesregisseur_moet_bij_het_team_horen():
    team = team_met_mensen()
    vreemd = team_met_mensen()
    team.procesregisseur, vreemd.procesregisseur = team.procesregisseur, vreemd.procesregisseur
    jeugdige = JeugdigeFactory()
    from casusregie.casus.openen import open_casus

    for kandidaat in (None, vreemd.procesregisseur, team.teamleider):
        with pytest.raises(ValidationError) as fout:
            open_casus(
                jeugdige,
                gezin_van(jeugdige),
                "A",
                team.casusregisseur,
                OP,
                team=team.team,
                gemeente=team.team.valt_onder,
                procesregisseur=kandidaat,
            )
        assert "procesregisseur" in fout.value.error_dict


@pytest.mark.eis("CR-G-06")
def test_route_b_zonder_team_en_route_c_bij_de_gi():
    b = casus_b()
    assert b.team is None and route_of(b).verwijzer_soort == "02"
    rollen = set(b.betrokkenheden.values_list("rol", flat=True))
    assert rollen == {Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE}
    c = casus_c()
    assert route_of(c).maatregel == "ots"
    assert set(c.betrokkenheden.values_list("rol", flat=True)) == {Rol.JEUGDBESCHERMER}
