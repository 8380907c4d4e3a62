"""Een anonieme vraag en haar casus zijn nergens aan elkaar te koppelen, langs welke weg ook."""

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.termijnlijst import running_termijnen
from casusregie.casus.tijdlijn import Lezer, events, kinds
from casusregie.meldingen.vragen import for_reader
from casusregie.models import Casus, Tafelaanmelding, Termijn, Voorlegging
from casusregie.regie.pakket import build_package
from casusregie.regie.roepen import request_procesregie
from casusregie.tafel.maken import ask_contractmanager
from casusregie.termijnen.melden import notify
from casusregie.termijnen.models import Signaal
from organisaties.models import Leesregel
from tests.factories import tafel as t
from tests.factories.casusregie import team_met_mensen
from verloop.models import Gebeurtenis
from verloop.overgangen import register

pytestmark = pytest.mark.django_db
ONDERWERPEN = {
    "casusregie.tafelaanmelding",
    "casusregie.tafelopschaling",
    "casusregie.alternatief",
}


def gezien(casus, wie, op):
    """Everything of the casus that this person finds: models of events, termijnen and signals."""
    casus = Casus.objects.get(pk=casus.pk)
    lezer = Lezer(wie, op)
    return (
        {g.model for g in events(casus, lezer)}
        | {code for code, _, _ in kinds(casus, lezer)}
        | {termijn.model for termijn in running_termijnen(casus, wie, op)}
        | {t.model for t in Termijn.objects.visible_to(wie, op).filter(casus=casus)}
        | {s.model for s in for_reader(wie, op).filter(casus=casus)}
    )


@pytest.fixture
def anoniem(gebouwd, db):
    """Anonymous at the tafel with everything hanging on it; the RER has the casus too."""
    w = t.wereld(toestemming=False)
    verblijf = t.meld(w, anoniem=True, tafel=t.tafel(w, naam="Verblijf"), **t.VERBLIJF)
    t.nagegaan(w, verblijf, "thuis")
    stuk = t.zet(t.meld(w, anoniem=True), "complete", w.bemiddelaar, 3)
    ask_contractmanager(stuk, by=w.bemiddelaar, op=t.op(3), reden="geen_plek")
    casus = t.casus_van(w)
    request_procesregie(casus, by=w.casusregisseur, grond="De hulp stagneert.", op=t.op(3))
    return w, stuk, casus


@pytest.mark.eis("CR-Z-03")
def test_het_rer_vindt_een_anonieme_aanmelding_niet_bij_de_casus(anoniem, client):
    w, stuk, casus = anoniem
    dag = t.op(4).date()
    assert Gebeurtenis.objects.filter(dossier=casus.kenmerk, model__in=ONDERWERPEN).count() >= 3
    assert Termijn.objects.filter(casus=casus, model__in=ONDERWERPEN).exists()
    assert Signaal.objects.filter(casus=casus, model__in=ONDERWERPEN).exists()
    assert Casus.objects.visible_to(w.bemiddelaar, dag).filter(pk=casus.pk).exists()
    assert not gezien(casus, w.bemiddelaar, dag) & ONDERWERPEN
    assert gezien(casus, w.casusregisseur, dag) >= {"casusregie.tafelaanmelding"}
    pakket = {d["code"]: d["regels"] for d in build_package(casus, dag, w.casusregisseur)}
    assert not any("tafel" in regel.lower() for regel in pakket["termijnen"])
    client.force_login(w.bemiddelaar)
    for naam in ("casus_detail", "casus_timeline", "casus_tafels"):
        pagina = client.get(reverse(f"casusregie:{naam}", args=[casus.kenmerk]))
        inhoud = pagina.content.decode()
        assert pagina.status_code == 200
        assert str(stuk.kenmerk) not in inhoud
        assert "Aangemeld bij een tafel" not in inhoud
        assert "Opgeschaald naar de contractmanager" not in inhoud


@pytest.mark.eis("CR-Z-03")
def test_een_andere_aanbieder_vindt_de_anonieme_aanmelding_niet_die_inbrengt_wel(anoniem):
    w, _, casus = anoniem
    dag = t.op(4).date()
    assert not gezien(casus, w.elders, dag) & ONDERWERPEN
    eigen = t.meld(
        w,
        by=w.behandelregisseur,
        anoniem=True,
        voorstel="Twee weken logeren.",
        tafel=t.tafel(w, soort="experttafel", naam="Experttafel"),
    )
    assert eigen.organisatie == w.aanbieder
    assert "casusregie.tafelaanmelding" in gezien(casus, w.behandelregisseur, dag)
    assert not gezien(casus, w.elders, dag) & ONDERWERPEN


@pytest.mark.eis("CR-Z-03")
def test_met_naam_aangemeld_staat_de_aanmelding_gewoon_bij_de_casus(w):
    t.meld(w)
    casus, dag = t.casus_van(w), t.op(4).date()
    assert "casusregie.tafelaanmelding" in gezien(casus, w.bemiddelaar, dag)


@pytest.mark.eis("CR-Z-03", "CR-Z-05")
def test_een_anoniem_besluit_komt_niet_in_de_procesregie_van_de_casus(anoniem):
    w, stuk, casus = anoniem
    regie = casus.procesregie_rer.get()
    t.zet(regie, "accept", w.bemiddelaar, 4)
    stuk = t.zet(
        Tafelaanmelding.objects.get(pk=stuk.pk),
        "schedule",
        w.bemiddelaar,
        4,
        bijeenkomst=t.bijeenkomst(w),
    )
    t.gehouden(w, stuk.bijeenkomst)
    besluit = {
        "oordeelsoort": "besluit",
        "oordeel": "Pleegzorg begint.",
        "regelruimte": ["doorzettingsmacht"],
    }
    stuk = Tafelaanmelding.objects.get(pk=stuk.pk)
    assert t.zet(stuk, "discuss", w.bemiddelaar, 7, **besluit).bindend
    regie.refresh_from_db()
    assert "Pleegzorg begint." not in regie.besluit


@pytest.mark.eis("CR-B1-14", "CR-C2-13")
def test_wie_een_anonieme_vraag_beantwoordt_vindt_hem_niet_bij_de_casus(w, client):
    casus, ander = t.casus_van(w), team_met_mensen()
    vraag = register(
        Voorlegging(
            casus=casus,
            organisatie=w.aanbieder,
            aan=ander.team,
            leeftijdsgroep="12-15",
            vraag="Welke hulp past thuis?",
            gesteld_op=t.op(2).date(),
        ),
        by=w.behandelregisseur,
        op=t.op(2),
    )
    dag = t.op(4).date()
    t.betrek(casus, ander.team, "casusregisseur")
    notify(casus, "proef", "Vraag", vraag, on=dag, aan=[f"casusregisseur@{ander.team.pk}"])
    assert Casus.objects.visible_to(ander.casusregisseur, dag).filter(pk=casus.pk).exists()
    assert "casusregie.voorlegging" not in gezien(casus, ander.casusregisseur, dag)
    assert "casusregie.voorlegging" in gezien(casus, w.behandelregisseur, dag)
    assert not Voorlegging.objects.visible_to(ander.casusregisseur, dag).exists()
    Casus.objects.filter(pk=casus.pk).update(team=ander.team)
    client.force_login(ander.procesregisseur)
    pagina = client.get(reverse("casusregie:voorlegging_answer", args=[vraag.kenmerk]))
    assert pagina.status_code == 200
    t.betrek(casus, ander.team, "procesregisseur")
    inzage = client.get(reverse("casusregie:casus_log", args=[casus.kenmerk]))
    assert inzage.status_code == 200
    assert "Voorlegging" not in inzage.content.decode()
    assert any(rij.object_soort == "casusregie.voorlegging" for rij in Leesregel.objects.all())
    assert "casusregie.voorlegging" not in gezien(casus, ander.casusregisseur, dag)
    assert not Voorlegging.objects.visible_to(ander.casusregisseur, timezone.localdate()).exists()
