"""Wie ziet wie: de waarheidstabel van de ene regel, voor de casus en alles wat eronder hangt."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission

from casusregie.casus.werkvoorraad.vraag import candidates
from casusregie.models import Betrokkenheid, Casus, Jeugdige, Termijn, TijdelijkeToegang
from casusregie.termijnen.feiten import Termijnfeit
from organisaties.models import Aanstelling, Medewerker
from organisaties.rollen import ZONDER_DOSSIER, Rol
from tests.casusregie.termijnen.bouw import Proefonderwerp
from tests.factories.casusregie import casus_a, team_met_mensen
from tests.factories.organisaties import (
    AanbiederFactory,
    AanstellingFactory,
    LokaalTeamFactory,
    medewerker,
)

pytestmark = pytest.mark.django_db


def betrek(dossier, persoon, rol, dag, **velden):
    """An involvement of the person's organisation, from that day."""
    organisatie = persoon.aanstellingen.first().organisatie
    gegevens = {
        "jeugdige": dossier.jeugdige,
        "casus": dossier,
        "organisatie": organisatie,
        "rol": rol,
        "grond": "test",
        "begindatum": dag,
    }
    return Betrokkenheid.objects.create(**(gegevens | velden))


def toegang(casus, persoon, begin, einde):
    """Exceptional access with a ground and an end."""
    return TijdelijkeToegang.objects.create(
        user=persoon,
        permission=Permission.objects.get(codename="view_jeugdige"),
        content_object=casus.jeugdige,
        grond="waarneming",
        begindatum=begin,
        einddatum=einde,
    )


def opted_out(casus, dag):
    Casus.objects.filter(pk=casus.pk).update(opt_out=True, opt_out_getekend_op=dag)


# --- ieder geval geeft wie er kijkt; de tabel zegt wat hij ziet ---------------------------------
def eigen_team(casus, team, dag):
    return team.casusregisseur


def ander_team(casus, team, dag):
    return team_met_mensen().casusregisseur


def andere_rol_zelfde_team(casus, team, dag):
    return medewerker(Rol.GEDRAGSWETENSCHAPPER, organisatie=team.team)


def betrokkenheid_tot_gisteren(casus, team, dag):
    Betrokkenheid.objects.filter(casus=casus).update(
        begindatum=dag - timedelta(days=9), einddatum=dag - timedelta(days=1)
    )
    return team.casusregisseur


def betrokkenheid_tot_vandaag(casus, team, dag):
    Betrokkenheid.objects.filter(casus=casus).update(einddatum=dag)
    return team.casusregisseur


def betrokkenheid_vanaf_morgen(casus, team, dag):
    Betrokkenheid.objects.filter(casus=casus).update(begindatum=dag + timedelta(days=1))
    return team.casusregisseur


def aanstelling_tot_gisteren(casus, team, dag):
    Aanstelling.objects.filter(medewerker=team.casusregisseur).update(
        einddatum=dag - timedelta(days=1)
    )
    return team.casusregisseur


def niet_meer_actief(casus, team, dag):
    Medewerker.objects.filter(pk=team.casusregisseur.pk).update(is_active=False)
    return team.casusregisseur


def op_eigen_naam(casus, team, dag):
    persoon = medewerker(Rol.BEHANDELREGISSEUR)
    betrek(casus, persoon, Rol.BEHANDELREGISSEUR, dag, medewerker=persoon)
    return persoon


def op_naam_van_een_collega(casus, team, dag):
    aanbieder = AanbiederFactory()
    persoon = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    collega = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    betrek(casus, persoon, Rol.BEHANDELREGISSEUR, dag, medewerker=collega)
    return persoon


def bij_de_jeugdige(casus, team, dag):
    persoon = medewerker(Rol.BEHANDELREGISSEUR)
    betrek(casus, persoon, Rol.BEHANDELREGISSEUR, dag, casus=None)
    return persoon


def opt_out_eigen_team(casus, team, dag):
    opted_out(casus, dag)
    return team.casusregisseur


def opt_out_aanbieder_van_de_casus(casus, team, dag):
    opted_out(casus, dag)
    return op_eigen_naam(casus, team, dag)


def opt_out_aanbieder_van_de_jeugdige(casus, team, dag):
    opted_out(casus, dag)
    return bij_de_jeugdige(casus, team, dag)


def tijdelijk_binnen_de_periode(casus, team, dag):
    persoon = ander_team(casus, team, dag)
    toegang(casus, persoon, dag, dag)
    return persoon


def tijdelijk_voorbij(casus, team, dag):
    persoon = ander_team(casus, team, dag)
    toegang(casus, persoon, dag - timedelta(days=9), dag - timedelta(days=1))
    return persoon


def tijdelijk_nog_niet(casus, team, dag):
    persoon = ander_team(casus, team, dag)
    toegang(casus, persoon, dag + timedelta(days=1), dag + timedelta(days=9))
    return persoon


def tijdelijk_zonder_aanstelling(casus, team, dag):
    persoon = tijdelijk_binnen_de_periode(casus, team, dag)
    persoon.aanstellingen.update(einddatum=dag - timedelta(days=1))
    return persoon


def tijdelijk_bij_opt_out(casus, team, dag):
    opted_out(casus, dag)
    return tijdelijk_binnen_de_periode(casus, team, dag)


def superuser(casus, team, dag):
    persoon = ander_team(casus, team, dag)
    persoon.is_superuser = True
    persoon.save()
    return persoon


def de_klok(casus, team, dag):
    return Medewerker.objects.systeem()


GEVALLEN = [
    (eigen_team, True),
    (ander_team, False),
    (andere_rol_zelfde_team, False),
    (betrokkenheid_tot_gisteren, False),
    (betrokkenheid_tot_vandaag, True),
    (betrokkenheid_vanaf_morgen, False),
    (aanstelling_tot_gisteren, False),
    (niet_meer_actief, False),
    (op_eigen_naam, True),
    (op_naam_van_een_collega, False),
    (bij_de_jeugdige, True),
    (opt_out_eigen_team, False),
    (opt_out_aanbieder_van_de_casus, True),
    (opt_out_aanbieder_van_de_jeugdige, False),
    (tijdelijk_binnen_de_periode, True),
    (tijdelijk_voorbij, False),
    (tijdelijk_nog_niet, False),
    (tijdelijk_zonder_aanstelling, False),
    (tijdelijk_bij_opt_out, False),
    (superuser, False),
    (de_klok, False),
]


@pytest.fixture
def termijn(casus, vandaag):
    Proefonderwerp(casus).project(Termijnfeit("toekomstplan", casus.jeugdige.geboortedatum))
    return Termijn.objects.get(casus=casus)


@pytest.mark.eis("CR-B0-05")
@pytest.mark.parametrize(("geval", "ziet"), GEVALLEN, ids=[g.__name__ for g, _ in GEVALLEN])
def test_wie_een_casus_ziet(geval, ziet, casus, team, termijn, vandaag):
    persoon = Medewerker.objects.get(pk=geval(casus, team, vandaag).pk)
    assert Casus.objects.visible_to(persoon, vandaag).filter(pk=casus.pk).exists() is ziet
    assert Termijn.objects.visible_to(persoon, vandaag).filter(pk=termijn.pk).exists() is ziet
    assert candidates(persoon, vandaag).filter(pk=casus.pk).exists() is ziet


@pytest.mark.parametrize("rol", sorted(ZONDER_DOSSIER))
def test_rollen_zonder_dossier_zien_nooit_iets(rol, casus, vandaag):
    persoon = medewerker(rol)
    betrek(casus, persoon, rol, vandaag)
    assert not Casus.objects.visible_to(persoon, vandaag).exists()
    assert not Jeugdige.objects.visible_to(persoon, vandaag).exists()
    assert not candidates(persoon, vandaag).exists()


def test_een_beheerder_die_ook_casusregisseur_is_ziet_alleen_als_casusregisseur(
    casus, team, vandaag
):
    persoon = medewerker(Rol.BEHEERDER)
    AanstellingFactory(medewerker=persoon, organisatie=team.team, rol=Rol.CASUSREGISSEUR)
    assert Casus.objects.visible_to(persoon, vandaag).filter(pk=casus.pk).exists()


def test_de_werkvoorraad_toont_precies_wat_iemand_mag_zien(casus, team, nu, vandaag):
    elders = team_met_mensen()
    alle = [casus, casus_a(team, op=nu), casus_a(elders, op=nu), casus_a(elders, op=nu)]
    derde = medewerker(Rol.CASUSREGISSEUR, organisatie=LokaalTeamFactory())
    betrek(alle[2], derde, Rol.CASUSREGISSEUR, vandaag)
    betrek(alle[3], team.casusregisseur, Rol.CASUSREGISSEUR, vandaag, casus=None)
    for persoon in (team.casusregisseur, elders.casusregisseur, derde):
        zichtbaar = set(Casus.objects.active().visible_to(persoon, vandaag))
        assert set(candidates(persoon, vandaag)) == zichtbaar
