"""De opt-out: wie tekent, wat het team daarna niet meer ziet, en wie de regie houdt."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from casusregie.casus.models import Casus
from casusregie.casus.openen import assign_team
from casusregie.documenten.ondertekenen import sign, signers
from casusregie.models import (
    Bronraadpleging,
    Intake,
    Teamverwijzing,
    Terugkoppeling,
    Toestemming,
    Toestemmingsantwoord,
    Voorlegging,
)
from casusregie.toestemming.leeftijd import Gever
from casusregie.toestemming.lijsten import Regiehouder
from casusregie.toestemming.optout import record_opt_out, withdraw_opt_out
from casusregie.toestemming.personen import people_of
from organisaties.rollen import Rol
from tests.factories.casusregie import DAG, OP, JeugdigeFactory, casus_a, casus_b, team_met_mensen
from tests.factories.documenten import opt_outverklaring, vastgesteld
from tests.factories.organisaties import AanbiederFactory, medewerker
from verloop import outbox
from verloop.models import Gebeurtenis
from verloop.overgangen import register

from .hulp import antwoord, vraag

pytestmark = pytest.mark.django_db
GISTEREN = DAG - timedelta(days=1)


@pytest.fixture
def w():
    """Route B with a lokaal team at the casus, for a jeugdige of 14 with one parent."""
    team, aanbieder = team_met_mensen(), AanbiederFactory()
    casus = casus_b(aanbieder, team=team.team, procesregisseur=team.procesregisseur)
    by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    return SimpleNamespace(team=team, aanbieder=aanbieder, casus=casus, by=by)


def tekenaars(casus):
    return [p for p in people_of(casus, DAG) if p.gever in (Gever.JEUGDIGE, Gever.GEZAG)]


def leg_vast(w, **velden):
    if not w.casus.documenten.filter(soort="opt_outverklaring").exists():
        opt_outverklaring(w.casus, w.by)
    gegevens = {"getekend_op": GISTEREN, "getekend_door": tekenaars(w.casus), "by": w.by, "op": OP}
    return record_opt_out(w.casus, **{**gegevens, **velden})


@pytest.mark.eis("CR-B0-04")
def test_zonder_getekende_verklaring_is_er_geen_opt_out(w):
    gegevens = {"getekend_op": GISTEREN, "getekend_door": tekenaars(w.casus), "by": w.by}
    with pytest.raises(ValidationError) as fout:
        record_opt_out(w.casus, op=OP, **gegevens)
    assert "nog geen getekende opt-outverklaring" in fout.value.message_dict["getekend_op"][0]
    stuk = vastgesteld(w.casus, "opt_outverklaring", w.by)
    eerste, *anderen = signers(stuk, DAG)
    sign(stuk, eerste.sleutel, getekend_op=DAG, by=w.by, op=OP)
    outbox.process_all()
    w.casus.refresh_from_db()
    assert anderen
    assert not w.casus.opt_out, "nog niet iedereen tekende"


@pytest.mark.eis("CR-B0-04", "CR-B0-05")
@pytest.mark.parametrize(("regie", "bij_gezin"), [("gezin", True), ("aanbieder", False)])
def test_met_de_laatste_handtekening_gaat_de_opt_out_vanzelf_in(w, regie, bij_gezin):
    opt_outverklaring(w.casus, w.by, casusregie=regie)
    outbox.process_all()
    casus = Casus.objects.get(pk=w.casus.pk)
    assert (casus.opt_out, casus.opt_out_getekend_op, casus.team) == (True, DAG, None)
    assert not Casus.objects.visible_to(w.team.procesregisseur, DAG).exists()
    assert casus.holder_of(Rol.CASUSREGISSEUR).bij_gezin is bij_gezin


@pytest.mark.eis("CR-B0-05")
def test_na_de_opt_out_ziet_het_team_niets_meer_en_houdt_het_gezin_de_regie(w):
    zien = (w.team.casusregisseur, w.team.procesregisseur, w.team.teamleider)
    assert all(Casus.objects.visible_to(wie, DAG).exists() for wie in zien)
    casus = leg_vast(w)
    assert (casus.opt_out, casus.opt_out_getekend_op, casus.team) == (True, GISTEREN, None)
    assert not any(Casus.objects.visible_to(wie, DAG).exists() for wie in zien)
    assert Casus.objects.visible_to(w.by, DAG).exists()
    rollen = casus.regierollen.filter(einde=None)
    assert [(r.rol, r.bij_gezin) for r in rollen] == [("casusregisseur", True)]
    assert Gebeurtenis.objects.filter(code="casusregie.casus.opt_out_vastgelegd").exists()


@pytest.mark.eis("CR-B0-05")
def test_ook_elk_nieuw_stuk_onder_de_casus_is_onzichtbaar_voor_het_team(w):
    school = {"partijsoort": "school", "partij_naam": "De Regenboog"}
    toestemming = vraag(w.casus, by=w.by, organisatie=w.aanbieder, **school)
    antwoord(toestemming, "jeugdige", by=w.by)
    toestemming = antwoord(toestemming, "gezag", by=w.by)
    gemeen = {"casus": w.casus, "organisatie": w.aanbieder}
    rijen = [
        toestemming,
        toestemming.antwoorden.first(),
        register(
            Terugkoppeling(
                toestemming=toestemming, gedeeld_op=DAG, samenvatting="Gebeld.", **gemeen
            ),
            by=w.by,
            op=OP,
        ),
        register(
            Bronraadpleging(bron="sisa", geraadpleegd_op=DAG, bevinding="Niets.", **gemeen),
            by=w.by,
            op=OP,
        ),
        register(Intake(aangemeld_op=DAG, **gemeen), by=w.by, op=OP),
        register(
            Teamverwijzing(
                casus=w.casus, van="huisarts", naam="Dr. X", aanleiding="regie", verwezen_op=DAG
            ),
            by=w.by,
            op=OP,
        ),
    ]
    anoniem = Voorlegging.objects.visible_to(w.team.casusregisseur, DAG)
    soorten = {type(rij) for rij in rijen}
    assert Toestemmingsantwoord in soorten
    assert all(soort.objects.visible_to(w.by, DAG).exists() for soort in soorten)
    team = w.team.casusregisseur
    assert all(soort.objects.visible_to(team, DAG).exists() for soort in soorten)
    leg_vast(w)
    assert not any(soort.objects.visible_to(team, DAG).exists() for soort in soorten)
    assert not anoniem.exists()
    assert Toestemming.objects.visible_to(w.by, DAG).exists()


def test_iedereen_die_naar_leeftijd_beslist_tekent(w):
    jeugdige, ouder = tekenaars(w.casus)
    with pytest.raises(ValidationError) as fout:
        leg_vast(w, getekend_door=[jeugdige])
    zin = fout.value.message_dict["personen"][0]
    assert ouder.naam in zin
    assert "Van 12 tot en met 15 jaar" in zin


def test_vanaf_zestien_tekent_de_jeugdige_alleen(w):
    w.casus = casus_b(w.aanbieder, jeugdige=JeugdigeFactory(oud=True))
    jeugdige = tekenaars(w.casus)[0]
    assert leg_vast(w, getekend_door=[jeugdige]).opt_out
    with pytest.raises(ValidationError, match="al een opt-out"):
        leg_vast(w, getekend_door=[jeugdige])


def test_bij_uitzondering_houdt_de_aanbieder_de_regie(w):
    casus = leg_vast(w, regie=Regiehouder.AANBIEDER)
    houder = casus.holder_of(Rol.CASUSREGISSEUR)
    assert (houder.medewerker, houder.organisatie) == (w.by, w.aanbieder)


def test_zorgadministratie_neemt_de_regie_niet(w):
    administratie = medewerker(Rol.ZORGADMINISTRATIE, organisatie=w.aanbieder)
    with pytest.raises(ValidationError, match="Alleen een behandelregisseur"):
        leg_vast(w, by=administratie, regie=Regiehouder.AANBIEDER)
    assert leg_vast(w, by=administratie).opt_out


@pytest.mark.parametrize(
    "rol",
    [Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.BACKOFFICE, Rol.BEHANDELREGISSEUR],
)
def test_een_ander_legt_geen_opt_out_vast(w, rol):
    with pytest.raises(PermissionDenied):
        leg_vast(w, by=medewerker(rol))
    w.casus.refresh_from_db()
    assert not w.casus.opt_out


def test_alleen_op_route_b():
    casus = casus_a()
    by = casus.holder_of(Rol.PROCESREGISSEUR).medewerker
    with pytest.raises(PermissionDenied, match="route B"):
        record_opt_out(casus, getekend_op=DAG, getekend_door=tekenaars(casus), by=by, op=OP)


def test_morgen_getekend_kan_niet(w):
    with pytest.raises(ValidationError, match="niet in de toekomst"):
        leg_vast(w, getekend_op=DAG + timedelta(days=1))


def test_intrekken_laat_het_team_pas_zien_na_betrekken(w):
    casus = leg_vast(w)
    with pytest.raises(ValidationError, match="lokale team kijkt niet mee"):
        assign_team(casus, w.team.team, w.team.procesregisseur, by=w.by, op=OP)
    with pytest.raises(ValidationError, match="ontbreekt"):
        withdraw_opt_out(casus, ingetrokken_door=tekenaars(casus)[:1], by=w.by, op=OP)
    morgen = OP + timedelta(days=1)
    casus = withdraw_opt_out(casus, ingetrokken_door=tekenaars(casus), by=w.by, op=morgen)
    assert not casus.opt_out
    assert not Casus.objects.visible_to(w.team.casusregisseur, morgen.date()).exists()
    assign_team(casus, w.team.team, w.team.procesregisseur, by=w.by, op=morgen)
    assert Casus.objects.visible_to(w.team.casusregisseur, morgen.date()).exists()


def test_het_scherm_legt_vast_en_wijst_op_wat_ontbreekt(w, client):
    adres = reverse("casusregie:opt_out", args=[w.casus.kenmerk])
    client.force_login(w.by)
    assert client.get(adres).status_code == 200
    zonder = client.post(
        adres, {"getekend_op": "1-3-2026", "personen": ["0", "1"], "regie": "gezin"}
    )
    assert "nog geen getekende opt-outverklaring" in zonder.content.decode()
    opt_outverklaring(w.casus, w.by)
    half = client.post(adres, {"getekend_op": "1-3-2026", "personen": ["0"], "regie": "gezin"})
    assert half.status_code == 422
    assert "Ouder 1 Veldwijk ontbreekt" in half.content.decode()
    goed = client.post(adres, {"getekend_op": "1-3-2026", "personen": ["0", "1"], "regie": "gezin"})
    assert goed.status_code == 302
    client.force_login(w.team.casusregisseur)
    casus = reverse("casusregie:casus_detail", args=[w.casus.kenmerk])
    assert client.get(casus).status_code == 404
    assert client.get(adres).status_code == 404
