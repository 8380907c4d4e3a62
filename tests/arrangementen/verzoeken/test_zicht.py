"""Wie een verzoek ziet: de aanbieder, de gemeente, en bij een opt-out alleen de backoffice."""

from datetime import timedelta

import pytest
from django.urls import reverse

from arrangementen.models import Verzoek
from casusregie.models import Casus
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from tests.factories.organisaties import GemeenteFactory, LokaalTeamFactory, medewerker
from tests.factories.verzoeken import DAG, OP, STAP2, opt_out, verstuurd

pytestmark = pytest.mark.django_db

MEERVOUDIG = {
    "soort_vraag": "meervoudig",
    "meervoudig_keuze": "blijft",
    "meervoudig_motivering": "Het gezin wil hulp van het team.",
}


def ziet(persoon, verzoek, dag=DAG):
    return Verzoek.objects.visible_to(persoon, dag).filter(pk=verzoek.pk).exists()


def test_aanbieder_en_gemeente_zien_een_gewoon_verzoek(w):
    verzoek = verstuurd(w)
    for persoon in (w.behandelregisseur, w.zorgadministratie, w.procesregisseur, w.backoffice):
        assert ziet(persoon, verzoek)
    ander_team = LokaalTeamFactory(valt_onder=w.gemeente)
    assert ziet(medewerker(Rol.PROCESREGISSEUR, organisatie=ander_team), verzoek)


def test_anderen_zien_het_niet(w):
    verzoek = verstuurd(w)
    elders = GemeenteFactory(cbs_code="0502", naam="Capelle aan den IJssel")
    vreemden = [
        medewerker(Rol.BEHANDELREGISSEUR),
        medewerker(Rol.BACKOFFICE, organisatie=elders),
        medewerker(Rol.PROCESREGISSEUR, organisatie=LokaalTeamFactory(valt_onder=elders)),
        medewerker(Rol.CASUSREGISSEUR, organisatie=w.team),
        medewerker(Rol.CONTRACTMANAGER),
        medewerker(Rol.TEAMMANAGER, organisatie=w.aanbieder),
    ]
    assert not [persoon for persoon in vreemden if ziet(persoon, verzoek)]


def test_met_een_team_besluit_dat_team(w):
    verzoek = verstuurd(w, stap2=MEERVOUDIG | {"team": str(w.team.kenmerk)})
    assert verzoek.casus.team == w.team
    assert ziet(w.procesregisseur, verzoek)
    ander = medewerker(Rol.PROCESREGISSEUR, organisatie=LokaalTeamFactory(valt_onder=w.gemeente))
    assert not ziet(ander, verzoek)
    assert ziet(medewerker(Rol.CASUSREGISSEUR, organisatie=w.team), verzoek)


@pytest.mark.eis("CR-B0-04", "CR-B0-05", "CR-B1-22")
def test_opt_out_is_onzichtbaar_voor_het_lokale_team(w):
    verzoek = verstuurd(w, stap1=opt_out())
    casus = verzoek.casus
    assert casus.opt_out and casus.opt_out_getekend_op.isoformat() == "2026-02-25"
    assert casus.team is None
    team = [w.procesregisseur, medewerker(Rol.CASUSREGISSEUR, organisatie=w.team)]
    assert not [persoon for persoon in team if ziet(persoon, verzoek)]
    assert not [p for p in team if Casus.objects.visible_to(p, DAG).filter(pk=casus.pk)]
    assert ziet(w.backoffice, verzoek)
    assert not Casus.objects.visible_to(w.backoffice, DAG).exists()
    assert ziet(w.behandelregisseur, verzoek)


@pytest.mark.eis("CR-B1-22")
def test_bij_opt_out_ligt_de_casusregie_bij_het_gezin(w):
    casus = verstuurd(w, stap1=opt_out()).casus
    assert casus.holder_of(Rol.CASUSREGISSEUR).bij_gezin
    assert casus.holder_of(Rol.BEHANDELREGISSEUR).medewerker == w.behandelregisseur


@pytest.mark.eis("CR-B0-05")
def test_opt_out_geeft_de_procesregisseur_404(w, als):
    verzoek = verstuurd(w, stap1=opt_out())
    for naam in ("detail", "toekennen", "afwijzen", "onderzoek", "vraag"):
        url = reverse(f"arrangementen:verzoek_{naam}", args=[verzoek.kenmerk])
        assert als(w.procesregisseur).get(url).status_code == 404
    lijst = als(w.procesregisseur).get(reverse("arrangementen:verzoek_lijst")).content.decode()
    assert "Hartog" not in lijst
    assert (
        "Hartog" in als(w.backoffice).get(reverse("arrangementen:verzoek_lijst")).content.decode()
    )


def test_beeindigde_betrokkenheid_en_aanstelling(w):
    verzoek = verstuurd(w)
    verzoek.casus.betrokkenheden.update(einddatum=DAG)
    assert ziet(w.behandelregisseur, verzoek)
    assert not ziet(w.behandelregisseur, verzoek, DAG + timedelta(days=1))
    w.backoffice.aanstellingen.update(einddatum=DAG - timedelta(days=1))
    persoon = type(w.backoffice).objects.get(pk=w.backoffice.pk)
    assert not ziet(persoon, verzoek)


def test_elke_blik_komt_in_het_leeslogboek(w, als):
    verzoek = verstuurd(w)
    als(w.backoffice).get(reverse("arrangementen:verzoek_detail", args=[verzoek.kenmerk]))
    regel = Leesregel.objects.get(object_kenmerk=verzoek.kenmerk)
    assert (regel.dossier, regel.actie) == (verzoek.casus.kenmerk, "R")


@pytest.mark.parametrize("keuze", ["blijft", "naar_a"])
def test_meervoudig_legt_de_keuze_vast(w, keuze):
    stap2 = STAP2 | MEERVOUDIG | {"meervoudig_keuze": keuze, "team": str(w.team.kenmerk)}
    verzoek = verstuurd(w, stap2=stap2)
    route = verzoek.casus.medische_routes.get()
    assert (route.meervoudig, route.meervoudig_motivering) == (
        keuze,
        MEERVOUDIG["meervoudig_motivering"],
    )
    assert verzoek.casus.holder_of(Rol.CASUSREGISSEUR) is None


def test_zonder_risicotaxatie_staat_de_reden_bij_de_route(w):
    stap2 = {
        "risicotaxatie": "nee",
        "risicotaxatie_op": None,
        "risicotaxatie_instrument": None,
        "risicotaxatie_uitkomst": None,
        "zonder_taxatie_reden": "De huisarts deed dit vorige week.",
    }
    route = verstuurd(w, stap2=stap2).casus.medische_routes.get()
    assert route.zonder_taxatie_reden == "De huisarts deed dit vorige week."
    assert (route.zonder_taxatie_door, route.zonder_taxatie_op) == (w.behandelregisseur, OP.date())


def test_onveilig_zet_de_casus_op_let_op(w):
    stap2 = {"risicotaxatie_uitkomst": "aandacht", "risicotaxatie_aandacht": "Ruzie thuis."}
    assert verstuurd(w, stap2=stap2).casus.veiligheid_aandacht


def test_de_casuspagina_noemt_het_verzoek(w, als):
    verzoek = verstuurd(w)
    url = reverse("casusregie:casus_detail", args=[verzoek.casus.kenmerk])
    pagina = als(w.behandelregisseur).get(url).content.decode()
    assert verzoek.nummer in pagina
    assert als(w.procesregisseur).get(url).status_code == 404
