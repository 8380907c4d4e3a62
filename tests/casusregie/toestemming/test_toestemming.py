"""Vragen, geven, weigeren, intrekken: en wat dat betekent voor wat gedeeld mag worden."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from casusregie.jeugdige.models import Gezinslid
from casusregie.termijnen.models import Termijn
from casusregie.toestemming.antwoord import Toestemmingsantwoord
from casusregie.toestemming.geven import ask, withdraw
from casusregie.toestemming.lijsten import Doel, Wat
from casusregie.toestemming.models import Toestemming
from casusregie.toestemming.partij import Partij
from casusregie.toestemming.vragen import may_share
from organisaties.rollen import Rol
from tests.factories.casusregie import (
    DAG,
    OP,
    JeugdigeFactory,
    casus_b,
    casus_c,
    procesregisseur_van,
)
from tests.factories.organisaties import AanbiederFactory, LokaalTeamFactory, medewerker
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import perform

from .hulp import SCHOOL, antwoord, casus_van, moment, persoon, vraag

pytestmark = pytest.mark.django_db
REGENBOOG = Partij("school", "de regenboog")


def delen(casus, met=REGENBOOG, wat=Wat.GEGEVENS, doel=Doel.SAMENWERKING, on=DAG):
    return may_share(casus, met, wat, doel, on)


@pytest.mark.parametrize(
    ("leeftijd", "ouders", "wie"),
    [
        pytest.param(7, 1, ["Ouder 1"], id="zeven-een-ouder"),
        pytest.param(7, 2, ["Ouder 1", "Ouder 2"], id="zeven-twee-ouders"),
        pytest.param(14, 2, ["jeugdige", "Ouder 1", "Ouder 2"], id="veertien-alle-drie"),
        pytest.param(16, 2, ["jeugdige"], id="zestien-alleen-zelf"),
    ],
)
@pytest.mark.eis("CR-A1-23")
def test_pas_als_iedereen_ja_zei_mag_er_gedeeld_worden(leeftijd, ouders, wie):
    casus = casus_van(leeftijd, ouders)
    gevraagd = vraag(casus)
    for n, naam in enumerate(wie):
        assert not delen(casus), f"na {n} van {len(wie)} antwoorden"
        gevraagd = antwoord(gevraagd, naam)
    assert gevraagd.status == "gegeven"
    assert gevraagd.gegeven_op == DAG
    assert delen(casus) is True


@pytest.mark.parametrize(
    ("leeftijd", "wie", "deel"),
    [
        pytest.param(7, "jeugdige", "Tot 12 jaar", id="kind-van-zeven"),
        pytest.param(16, "Ouder 1", "Vanaf 16 jaar beslist de jeugdige zelf", id="ouder-zestien"),
    ],
)
def test_de_verkeerde_persoon_voor_de_leeftijd_krijgt_uitleg(leeftijd, wie, deel):
    gevraagd = vraag(casus_van(leeftijd))
    with pytest.raises(ValidationError) as fout:
        antwoord(gevraagd, wie)
    assert deel in fout.value.message_dict["persoon"][0]
    assert Toestemmingsantwoord.objects.count() == 0


def test_iemand_zonder_gezag_kan_geen_toestemming_geven():
    casus = casus_van(7)
    Gezinslid.objects.create(
        gezin=casus.gezin, naam="Oma Veldwijk", rol="ander", begindatum=date(2020, 1, 1)
    )
    with pytest.raises(ValidationError, match="Oma Veldwijk heeft geen gezag"):
        antwoord(vraag(casus), "Oma")


def test_een_weigering_blijft_staan_en_niets_wordt_gedeeld():
    casus = casus_van(14, 2)
    geweigerd = antwoord(vraag(casus), "Ouder 2", akkoord=False)
    assert geweigerd.status == "geweigerd"
    assert geweigerd.geweigerd_op == DAG
    assert "geweigerd" in str(delen(casus))
    with pytest.raises(Conflict):
        antwoord(geweigerd, "jeugdige")


def test_intrekken_werkt_meteen():
    casus = casus_van(16)
    gegeven = antwoord(vraag(casus), "jeugdige")
    assert delen(casus) is True
    weg = withdraw(gegeven, persoon(casus, "jeugdige"), by=procesregisseur_van(casus), op=OP)
    assert weg.ingetrokken_op == DAG
    assert weg.ingetrokken_door == casus.jeugdige.naam
    assert "ingetrokken" in str(delen(casus))


def test_een_ouder_trekt_niet_in_wat_een_zestienjarige_gaf():
    casus = casus_van(16)
    gegeven = antwoord(vraag(casus), "jeugdige")
    with pytest.raises(ValidationError, match="beslist de jeugdige zelf"):
        withdraw(gegeven, persoon(casus, "gezag"), by=procesregisseur_van(casus), op=OP)
    assert delen(casus) is True


@pytest.mark.eis("CR-A1-23")
def test_toestemming_geldt_per_partij_per_stuk_en_per_doel():
    casus = casus_van(16)
    antwoord(vraag(casus), "jeugdige")
    assert delen(casus, Partij("school", "DE  REGENBOOG")) is True
    assert not delen(casus, Partij("school", "De Kikker"))
    assert not delen(casus, Partij("huisarts", "De Regenboog"))
    assert not delen(casus, wat=Wat.RISICOTAXATIE)
    assert not delen(casus, doel=Doel.OVERDRACHT)
    assert not delen(casus, None)
    assert not delen(casus, AanbiederFactory())
    assert not delen(casus, on=DAG - timedelta(days=1))
    with pytest.raises(ValueError, match="Onbekend"):
        delen(casus, wat="alles")


def test_opnieuw_vragen_laat_de_vorige_vervallen():
    casus = casus_van(16)
    eerste = antwoord(vraag(casus), "jeugdige")
    tweede = vraag(casus, op=OP + timedelta(days=3))
    eerste.refresh_from_db()
    assert (eerste.status, eerste.vervallen_op) == ("vervallen", DAG + timedelta(days=3))
    assert not delen(casus, on=DAG + timedelta(days=3))
    antwoord(tweede, "jeugdige", op=OP + timedelta(days=3))
    assert delen(casus, on=DAG + timedelta(days=3)) is True


def test_op_de_twaalfde_verjaardag_is_een_ouder_alleen_niet_meer_genoeg():
    casus = casus_van(geboren=date(2014, 3, 10))
    gegeven = antwoord(vraag(casus), "gezag")
    assert delen(casus, on=date(2026, 3, 9)) is True
    nee = delen(casus, on=date(2026, 3, 10))
    assert casus.jeugdige.naam in str(nee)
    termijn = Termijn.objects.get(code="toestemming.herbevestigen", object_id=gegeven.pk)
    assert termijn.uiterlijk == date(2026, 3, 10)
    assert termijn.aan_zet_plekken == [f"casusregisseur@{casus.team_id}"]


@pytest.mark.parametrize(
    ("geboren", "gevraagd", "uiterlijk"),
    [
        pytest.param((2008, 2, 29), (2019, 6, 3), (2020, 2, 29), id="twaalf-in-schrikkeljaar"),
        pytest.param((2008, 2, 29), (2020, 6, 3), (2024, 2, 29), id="zestien-in-schrikkeljaar"),
        pytest.param((2010, 3, 1), (2025, 6, 3), (2026, 3, 1), id="zestien-op-1-maart"),
    ],
)
def test_de_termijn_valt_op_de_verjaardag(geboren, gevraagd, uiterlijk):
    op = moment(*gevraagd)
    casus = casus_van(geboren=date(*geboren), op=op)
    toestemming = vraag(casus, op=op)
    for wie in ("jeugdige", "gezag") if casus.jeugdige.age_on(op.date()) >= 12 else ("gezag",):
        toestemming = antwoord(toestemming, wie, op=op)
    termijn = Termijn.objects.get(code="toestemming.herbevestigen", object_id=toestemming.pk)
    assert termijn.uiterlijk == date(*uiterlijk)


def test_wat_de_jeugdige_zelf_al_gaf_blijft_gelden_bij_zestien_en_de_termijn_herinnert():
    casus = casus_van(geboren=date(2010, 3, 10))
    gegeven = antwoord(antwoord(vraag(casus), "jeugdige"), "gezag")
    assert delen(casus, on=date(2026, 3, 10)) is True
    later = moment(2026, 3, 10)
    vraag(casus, op=later)
    assert not Termijn.objects.filter(object_id=gegeven.pk, vervallen=False).exists()


def test_iemand_die_gezag_krijgt_beslist_mee():
    casus = casus_van(7)
    antwoord(vraag(casus), "gezag")
    assert delen(casus) is True
    Gezinslid.objects.create(
        gezin=casus.gezin, naam="Voogd Jansma", rol="voogd", gezag=True, begindatum=DAG
    )
    assert "Voogd Jansma" in str(delen(casus))


def test_zonder_bekend_gezag_kan_er_onder_twaalf_niets_gedeeld_worden():
    casus = casus_van(7)
    gevraagd = antwoord(vraag(casus), "gezag")
    Gezinslid.objects.filter(gezin=casus.gezin, gezag=True).update(gezag=False)
    gevraagd.refresh_from_db()
    assert "geen ouder of voogd met gezag bekend" in str(delen(casus))


@pytest.mark.parametrize("uitzondering", ["ernstig_nadeel", "blijvende_wens"])
def test_twee_uitzonderingen_met_grond_van_twaalf_tot_zestien(uitzondering):
    casus = casus_van(14)
    with pytest.raises(ValidationError) as fout:
        vraag(casus, uitzondering=uitzondering)
    assert fout.value.message_dict["grond"] == ["Schrijf op waarom"]
    gevraagd = vraag(casus, uitzondering=uitzondering, grond="Ouder is onbereikbaar.")
    assert antwoord(gevraagd, "jeugdige").status == "gegeven"


def test_een_uitzondering_buiten_de_leeftijd_wordt_geweigerd():
    with pytest.raises(ValidationError, match="van 12 tot en met 15 jaar"):
        vraag(casus_van(16), uitzondering="ernstig_nadeel", grond="Spoed.")


def test_wie_het_niet_kan_beoordelen_wordt_vertegenwoordigd():
    casus = casus_van(16)
    gevraagd = vraag(casus, wilsonbekwaam=True, grond="Beoordeeld door de gedragswetenschapper.")
    with pytest.raises(ValidationError, match="kan dit zelf niet beoordelen"):
        antwoord(gevraagd, "jeugdige")
    assert antwoord(gevraagd, "gezag").status == "gegeven"


def test_de_deur_zelf_houdt_onvolledige_toestemming_tegen():
    casus = casus_van(14)
    gevraagd = vraag(casus)
    with pytest.raises(Geblokkeerd, match="ontbreekt"):
        perform(gevraagd, "give", by=procesregisseur_van(casus), op=OP, gegeven_op=DAG)


def test_de_database_kent_een_open_vraag_per_partij_stuk_en_doel():
    casus = casus_van(16)
    gevraagd = vraag(casus)
    dubbel = Toestemming.objects.get(pk=gevraagd.pk)
    dubbel.pk, dubbel.kenmerk = None, casus.kenmerk
    with pytest.raises(IntegrityError), transaction.atomic():
        dubbel.save(force_insert=True)


def test_een_aanbieder_vraagt_alleen_voor_zichzelf_en_alleen_waar_hij_meewerkt():
    aanbieder = AanbiederFactory()
    casus = casus_b(aanbieder, jeugdige=JeugdigeFactory(oud=True))
    by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    gevraagd = vraag(casus, by=by, organisatie=aanbieder)
    termijnen = antwoord(gevraagd, "jeugdige", by=by).termijn_feiten()
    assert termijnen == []  # zestien: niets meer te herbevestigen
    vreemd = medewerker(Rol.BEHANDELREGISSEUR)
    vreemde_plek = vreemd.aanstellingen.get().organisatie
    with pytest.raises(PermissionDenied):
        ask(
            casus,
            by=vreemd,
            op=OP,
            organisatie=vreemde_plek,
            wat=Wat.GEGEVENS,
            doel=Doel.OVERDRACHT,
            **SCHOOL,
        )
    with pytest.raises(ValidationError, match="waar u werkt"):
        ask(
            casus,
            by=by,
            op=OP,
            organisatie=vreemde_plek,
            wat=Wat.GEGEVENS,
            doel=Doel.OVERDRACHT,
            **SCHOOL,
        )
    assert list(Toestemming.objects.visible_to(vreemd, DAG)) == []


def test_met_beeindigde_betrokkenheid_legt_een_aanbieder_niets_meer_vast():
    aanbieder = AanbiederFactory()
    casus = casus_b(aanbieder, jeugdige=JeugdigeFactory(oud=True))
    by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    gevraagd = vraag(casus, by=by, organisatie=aanbieder)
    casus.betrokkenheden.update(einddatum=DAG)
    later = OP + timedelta(days=1)
    with pytest.raises(PermissionDenied):
        antwoord(gevraagd, "jeugdige", op=later, by=by)
    assert not Toestemming.objects.visible_to(by, later.date()).exists()


def test_een_aanbieder_ziet_niet_wat_het_team_met_anderen_afsprak():
    aanbieder = AanbiederFactory()
    team = LokaalTeamFactory()
    casus = casus_b(aanbieder, team=team)
    by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    collega = medewerker(Rol.CASUSREGISSEUR, organisatie=team)
    van_team = vraag(casus, by=collega)
    van_aanbieder = vraag(casus, by=by, organisatie=aanbieder, doel=Doel.OVERDRACHT)
    assert list(Toestemming.objects.visible_to(by, DAG)) == [van_aanbieder]
    zichtbaar = Toestemming.objects.visible_to(collega, DAG).order_by("pk")
    assert list(zichtbaar) == [van_team, van_aanbieder]


def test_met_opt_out_krijgt_een_lokaal_team_niets_ook_niet_met_oude_toestemming():
    casus = casus_van(16)
    ander = LokaalTeamFactory()
    antwoord(vraag(casus, partijsoort="organisatie", partij=ander), "jeugdige")
    assert delen(casus, ander) is True
    casus.opt_out, casus.opt_out_getekend_op = True, DAG
    assert "opt-out" in str(delen(casus, ander))
    assert "opt-out" in str(delen(casus, casus.team))


@pytest.mark.eis("CR-C2-11", "CR-C3-09")
@pytest.mark.parametrize(
    ("wat", "doel"),
    [
        pytest.param(Wat.ONDERSTEUNINGSPLAN, Doel.SAMENWERKING, id="plan-naar-de-gi"),
        pytest.param(Wat.AFSLUITRAPPORTAGE, Doel.AFSLUITING, id="afsluitrapportage-naar-het-team"),
    ],
)
def test_stukken_gaan_alleen_met_toestemming_tussen_gi_en_team(wat, doel):
    casus = casus_c(jeugdige=JeugdigeFactory(oud=True))
    team = LokaalTeamFactory()
    by = procesregisseur_van(casus)
    assert not delen(casus, team, wat, doel)
    gevraagd = vraag(casus, by=by, partijsoort="organisatie", partij=team, wat=wat, doel=doel)
    antwoord(gevraagd, "jeugdige", by=by)
    assert delen(casus, team, wat, doel) is True


def test_de_gi_heeft_voor_haar_maatregel_een_recht_op_inlichtingen():
    jeugdige = JeugdigeFactory(oud=True)
    maatregel = casus_c(jeugdige=jeugdige)
    gi = maatregel.team
    lokaal = casus_van(16)
    assert delen(maatregel, gi, doel=Doel.MAATREGEL) is True
    assert not delen(lokaal, gi, doel=Doel.MAATREGEL), "een ander kind"
