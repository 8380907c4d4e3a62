"""De norm over meer toewijzingen en aanbieders, en opnieuw getoetst na een nieuwe norm."""

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from arrangementen.models import Toewijzing
from arrangementen.verzoeken.norm import judge_again
from normenkader.models import Normversie
from normenkader.toetsing import Onderdeel, Toetsing, Uitkomst, replay
from organisaties.rollen import Rol
from tests.factories.casusregie import test_bsn
from tests.factories.organisaties import AanbiederFactory, medewerker
from tests.factories.verzoeken import (
    BOVEN,
    DAG,
    OP,
    afwegingsvelden,
    concept,
    contracten,
    toegekend,
    verstuurd,
    wereld,
)
from verloop import outbox
from verloop.overgangen import perform, register

pytestmark = pytest.mark.django_db
#: the first 13 weken of the usual request, and the 13 weken after it
EERST = {"einddatum": "28-06-2026", "volume": "39"}
DAARNA = {"begindatum": "29-06-2026", "einddatum": "27-09-2026", "volume": "40"}


@pytest.fixture
def w():
    return wereld()


@pytest.fixture
def als(client):
    def login(wie):
        client.force_login(wie)
        return client

    with time_machine.travel(OP, tick=False):
        yield login


def url(naam, verzoek, *meer):
    return reverse(f"arrangementen:verzoek_{naam}", args=[verzoek.kenmerk, *meer])


def tekst(antwoord):
    return antwoord.content.decode()


def granted_before(w, aanbieder=None):
    """39 hours for Teun, at this aanbieder or at another; the toewijzing is really there."""
    ander = w
    if aanbieder is not None:
        contracten(aanbieder)
        ander = type(w)(**vars(w) | {"aanbieder": aanbieder})
        ander.behandelregisseur = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    verzoek = toegekend(ander, stap3=EERST)
    outbox.process_all()
    assert Toewijzing.objects.filter(onderdeel__arrangement__verzoek=verzoek).count() == 1
    return verzoek


def new_norm(maximum=60, versie="2026-1"):
    """A new version of 45C09 from 1 March 2026: drawn up by one, adopted by another."""
    een, twee = medewerker(Rol.NORMBEHEERDER), medewerker(Rol.NORMBEHEERDER)
    oud = Normversie.objects.get(product_code="45C09", geldig_tot=None)
    perform(oud, "end", by=een, op=OP, geldig_tot=DAG - timedelta(days=2))
    velden = ("product_code", "naam", "regime", "eenheid", "maximum_duur", "duur_eenheid")
    nieuw = Normversie(
        **{veld: getattr(oud, veld) for veld in velden},
        versienaam=versie,
        maximum_volume=Decimal(maximum),
        geldig_van=DAG - timedelta(days=1),
        bron="Proef",
        opgesteld_door=een,
    )
    return perform(register(nieuw, by=een, op=OP), "adopt", by=twee, op=OP)


@pytest.mark.eis("NK-01", "NK-10")
def test_splitsen_bij_dezelfde_aanbieder_komt_boven_de_norm(w):
    granted_before(w)
    uitleg = {"hardheidsclausule": "on", "motivering": "Teun heeft meer tijd nodig."}
    verzoek = verstuurd(w, stap3=DAARNA | uitleg)
    totalen = Toetsing.from_dict(verzoek.toetsing).totalen
    # 39 + 40 = 79, 1 meer dan 78
    assert (totalen.gebruikt_volume, totalen.meer_volume, verzoek.boven_norm) == (39, 1, True)
    rijen = dict(Toetsing.from_dict(verzoek.toetsing).account())
    assert rijen["Norm"] == "Hooguit 78 uur in 26 weken, versie 2025-1"
    assert rijen["Bron van de norm"] == "Ontwikkeltafel Haaglanden, 21-11-2024"
    assert rijen["Eerder toegewezen"] == "39 uur, in 1 toewijzing"
    assert rijen["Blijft over"] == "Niets: 1 uur boven de norm"


@pytest.mark.eis("NK-01", "NK-10")
def test_splitsen_over_twee_aanbieders_ziet_alleen_de_gemeente(w, als):
    granted_before(w, AanbiederFactory(agb_code="98000077", naam="Elders Jeugd"))
    verzoek = verstuurd(w, stap3=DAARNA)
    assert not verzoek.boven_norm
    assert judge_again(verzoek, DAG, gemeente=False).totalen.meer_volume == 0
    gemeente = judge_again(verzoek, DAG, gemeente=True)
    assert gemeente.totalen.meer_volume == 1
    pagina = tekst(als(w.backoffice).get(url("detail", verzoek)))
    assert "Toets aan de norm, nu" in pagina and "Nu telt 39 uur mee" in pagina
    eigen = tekst(als(w.behandelregisseur).get(url("detail", verzoek)))
    assert "39 uur" not in eigen and "Toets aan de norm, nu" not in eigen


@pytest.mark.eis("NK-10")
def test_toekennen_telt_alle_aanbieders(w, als):
    """Without a reason the form refuses at its field; with one it is granted."""
    granted_before(w, AanbiederFactory(agb_code="98000077", naam="Elders Jeugd"))
    verzoek = verstuurd(w, stap3=DAARNA)
    velden = {
        "product_code": "45C09",
        "begindatum": "29-06-2026",
        "einddatum": "27-09-2026",
        "volume": "40",
        "waarom_geen_groep": "Teun raakt van slag in een groep.",
        **afwegingsvelden(),
    }
    balie = als(w.procesregisseur)
    fout = balie.post(url("toekennen", verzoek), velden)
    assert fout.status_code == 422
    assert "vraag hooguit 39 uur" in tekst(fout)
    uitleg = {"hardheidsclausule": "on", "motivering": "De overgang vraagt meer."}
    assert balie.post(url("toekennen", verzoek), velden | uitleg).status_code == 302
    verzoek.refresh_from_db()
    bewaard = verzoek.arrangement.toetsing[0]["toetsing"]
    assert Toetsing.from_dict(bewaard).totalen.meer_volume == 1


@pytest.mark.eis("NK-01", "NK-26")
def test_het_bewaarde_oordeel_blijft_na_een_nieuwe_norm(w):
    verzoek = verstuurd(w, stap3=BOVEN)
    bewaard = json.dumps(verzoek.toetsing, sort_keys=True)
    new_norm(maximum=100)
    verzoek.refresh_from_db()
    assert json.dumps(verzoek.toetsing, sort_keys=True) == bewaard
    toen = Toetsing.from_dict(verzoek.toetsing)
    assert replay(toen) == toen
    assert (toen.norm.versie, toen.totalen.meer_volume) == ("2025-1", 18)
    nu = judge_again(verzoek, DAG, gemeente=True)
    assert (nu.norm.versie, nu.totalen.meer_volume) == ("2026-1", 0)


@pytest.mark.eis("NK-26")
def test_een_open_verzoek_zegt_waarom_het_oordeel_anders_is(w, als):
    verzoek = verstuurd(w)
    new_norm()
    for wie in (w.backoffice, w.behandelregisseur):
        pagina = tekst(als(wie).get(url("detail", verzoek)))
        assert "Norm versie 2026-1 geldt nu, in plaats van versie 2025-1." in pagina
        assert "De norm was hooguit 78 uur in 26 weken. Nu is dat hooguit 60 uur" in pagina
        assert "Volume: was &#x27;past&#x27;, is nu &#x27;uitleg nodig&#x27;." in pagina


@pytest.mark.eis("NK-26")
def test_een_concept_wordt_opnieuw_getoetst_en_zegt_waarom(w, als):
    verzoek = concept(w)
    portaal = als(w.behandelregisseur)
    stap3 = {
        "product_code": "45C09",
        "begindatum": "30-03-2026",
        "einddatum": "27-09-2026",
        "volume": "78",
        "verdeling": "gelijk",
        "bewaar": "1",
    }
    portaal.post(url("stap", verzoek, 3), stap3)
    voor = tekst(portaal.get(url("stap", verzoek, 3)))
    assert "Norm versie" not in voor and "De norm is hooguit 78 uur." in voor
    new_norm()
    na = tekst(portaal.get(url("stap", verzoek, 3)))
    assert "Norm versie 2026-1 geldt nu, in plaats van versie 2025-1." in na
    assert "De norm is hooguit 60 uur. Dat is 18 uur meer." in na
    controle = tekst(portaal.get(url("stap", verzoek, 5)))
    assert "Norm versie 2026-1 geldt nu" in controle
    assert "Deze stap is nog niet compleet" in controle
    portaal.post(url("stap", verzoek, 3), stap3 | {"volume": "60"})
    gezien = tekst(portaal.get(url("stap", verzoek, 3)))
    assert "in plaats van versie 2025-1" not in gezien


@pytest.mark.eis("NK-05", "NK-10")
def test_de_gemeente_kiest_een_grond_en_geeft_zelf_het_bewijs(w, als):
    stap3 = {
        "product_code": "54002",
        "einddatum": "29-03-2027",
        "volume": "60",
        "hardheidsclausule": "on",
        "motivering": "De interventie vraagt meer.",
    }
    verzoek = verstuurd(w, stap3=stap3)
    velden = {
        "product_code": "54002",
        "begindatum": "30-03-2026",
        "einddatum": "29-03-2027",
        "volume": "60",
        "grond_code": "54002-1",
        "motivering": "De interventie vraagt meer.",
        **afwegingsvelden(),
    }
    balie = als(w.procesregisseur)
    fout = balie.post(url("toekennen", verzoek), velden)
    assert fout.status_code == 422 and "Vul in: welke interventie" in tekst(fout)
    bewijs = {"bewijs_interventie": "Horizon", "bewijs_niveau": "1", "bewijs_inzet": "60 uur"}
    laag = balie.post(url("toekennen", verzoek), velden | bewijs)
    assert "Deze grond geldt vanaf niveau 2" in tekst(laag)
    assert (
        balie.post(url("toekennen", verzoek), velden | bewijs | {"bewijs_niveau": "2"}).status_code
        == 302
    )
    verzoek.refresh_from_db()
    deel = verzoek.arrangement.onderdelen.get()
    assert (deel.grond_code, deel.bewijs["niveau"]) == ("54002-1", "2")


@pytest.mark.eis("NK-13")
def test_elke_aanbieder_heeft_dezelfde_norm(w):
    ander = AanbiederFactory(agb_code="98000078", naam="Anders Jeugd")
    contracten(ander)
    wereld_ander = type(w)(**vars(w) | {"aanbieder": ander})
    wereld_ander.behandelregisseur = medewerker(Rol.BEHANDELREGISSEUR, organisatie=ander)
    een = verstuurd(w, stap3=BOVEN)
    twee = verstuurd(wereld_ander, stap3=BOVEN, stap1={"bsn": test_bsn(43)})
    oordelen = [Toetsing.from_dict(v.toetsing) for v in (een, twee)]
    assert oordelen[0].norm == oordelen[1].norm
    assert oordelen[0].bevindingen == oordelen[1].bevindingen


@pytest.mark.eis("NK-14")
def test_een_variant_staat_naast_de_gewone_norm(w):
    """Both hold on the same day; each has its own maximum, and neither takes the place."""
    een, twee = medewerker(Rol.NORMBEHEERDER), medewerker(Rol.NORMBEHEERDER)
    gewoon = Normversie.objects.get(product_code="54002")
    velden = ("product_code", "naam", "regime", "eenheid", "maximum_duur", "duur_eenheid")
    variant = Normversie(
        **{veld: getattr(gewoon, veld) for veld in velden},
        variant="Jonge kinderen",
        versienaam="2026-1",
        maximum_volume=Decimal(60),
        geldig_van=gewoon.geldig_van,
        bron="Proef",
        opgesteld_door=een,
    )
    perform(register(variant, by=een, op=OP), "adopt", by=twee, op=OP)
    assert Normversie.objects.norm_for("54002", DAG).maximum_volume == 48
    assert Normversie.objects.norm_for("54002", DAG, "Jonge kinderen").maximum_volume == 60
    assert Normversie.objects.norm_for("54002", DAG, "Onbekend") is None


@pytest.mark.eis("NK-10")
def test_een_toewijzing_in_euro_wordt_niet_opgeteld(w):
    verzoek = granted_before(w)
    Toewijzing.objects.filter(onderdeel__arrangement__verzoek=verzoek).update(
        volume=5000, eenheid="83"
    )
    nieuw = verstuurd(w, stap3=DAARNA)
    volume = Toetsing.from_dict(nieuw.toetsing).finding(Onderdeel.VOLUME)
    assert volume.uitkomst is Uitkomst.UITLEG_NODIG
    assert "1 eerdere toewijzing is niet in uur te tellen." in volume.tekst
    assert replace(Toetsing.from_dict(nieuw.toetsing)).totalen.niet_te_tellen == 1
