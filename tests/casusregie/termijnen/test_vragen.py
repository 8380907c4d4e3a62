"""Vragen over termijnen: te laat, binnenkort, voor wie, en via welke index."""

from datetime import date, timedelta

import pytest
from django.db import connection

from casusregie.models import Termijn
from casusregie.termijnen.feiten import Opschorting, Termijnfeit
from casusregie.termijnen.paginas import add_page
from organisaties.models import Aanstelling
from organisaties.rollen import Rol
from tests.casusregie.termijnen import bouw
from tests.casusregie.termijnen.bouw import START, inzet

pytestmark = pytest.mark.django_db
LAATSTE = date(2026, 3, 11)


@pytest.mark.eis("OO-01")
@pytest.mark.parametrize(
    ("dag", "te_laat"),
    [
        pytest.param(LAATSTE - timedelta(days=1), False, id="dag 27"),
        pytest.param(LAATSTE, False, id="dag 28 is nog op tijd"),
        pytest.param(LAATSTE + timedelta(days=1), True, id="dag 29 is te laat"),
    ],
)
def test_te_laat_vanaf_de_dag_erna(w, onderwerp, dag, te_laat):
    onderwerp.project(inzet(w))
    assert Termijn.objects.running().overdue(on=dag).exists() is te_laat


def test_stilstaan_en_voldaan_zijn_niet_te_laat(w, onderwerp):
    onderwerp.project(
        inzet(w, voldaan_op=START),
        Termijnfeit(
            "zorg.start_melden",
            START,
            organisatie_id=w.aanbieder.pk,
            opschortingen=(Opschorting(START + timedelta(days=1)),),
        ),
    )
    assert not Termijn.objects.overdue(on=date(2027, 1, 1)).exists()
    assert Termijn.objects.running().count() == 1


def test_binnenkort(w, onderwerp):
    onderwerp.project(inzet(w))
    binnen = Termijn.objects.due_within
    assert binnen(LAATSTE - timedelta(days=5), LAATSTE).count() == 1
    assert binnen(LAATSTE - timedelta(days=5), LAATSTE - timedelta(days=1)).count() == 0
    assert binnen(LAATSTE + timedelta(days=1), LAATSTE + timedelta(days=9)).count() == 0


def test_zichtbaar_volgt_de_casus(w, onderwerp):
    onderwerp.project(inzet(w))
    vreemd = bouw.medewerker("Vreemd", Rol.CASUSREGISSEUR, bouw.organisatie("lokaal_team", "Zuid"))
    assert Termijn.objects.visible_to(w.casusregisseur, START).count() == 1
    assert Termijn.objects.visible_to(vreemd, START).count() == 0


def mijn_werk(wie, on=START):
    return Termijn.objects.visible_to(wie, on).for_worklist(wie, on).count()


def test_werk_van_de_rol_tot_iemand_de_regie_heeft(w, onderwerp):
    onderwerp.project(inzet(w, aan_zet=(Rol.CASUSREGISSEUR,)))
    assert (mijn_werk(w.casusregisseur), mijn_werk(w.collega)) == (1, 1)
    bouw.regie(onderwerp.casus, Rol.CASUSREGISSEUR, w.casusregisseur)
    assert (mijn_werk(w.casusregisseur), mijn_werk(w.collega)) == (1, 0)
    assert mijn_werk(w.procesregisseur) == 0


def test_werk_van_twee_rollen_bij_twee_organisaties(w, onderwerp):
    onderwerp.project(inzet(w, aan_zet=(Rol.CASUSREGISSEUR, Rol.BEHANDELREGISSEUR)))
    assert mijn_werk(w.casusregisseur) == mijn_werk(w.behandelregisseur) == 1


def test_werk_van_een_genoemd_mens(w, onderwerp):
    onderwerp.project(
        inzet(w, aan_zet=(Rol.CASUSREGISSEUR,), medewerker_id=w.collega.pk),
    )
    assert (mijn_werk(w.casusregisseur), mijn_werk(w.collega)) == (0, 1)


def test_geen_werk_na_het_einde_van_de_aanstelling(w, onderwerp):
    onderwerp.project(inzet(w))
    Aanstelling.objects.filter(medewerker=w.behandelregisseur).update(einddatum=START)
    w.behandelregisseur.__dict__.pop("_aanstellingen", None)
    assert mijn_werk(w.behandelregisseur, START) == 1
    assert mijn_werk(w.behandelregisseur, START + timedelta(days=1)) == 0


def test_adres_van_de_pagina(w, onderwerp):
    onderwerp.project(inzet(w))
    termijn = Termijn.objects.get()
    assert termijn.model == "casusregie.casus"
    add_page("proef.onderwerp", "account_login")
    termijn.model = "proef.onbekend"
    assert termijn.url == ""


def plan(vraag):
    with connection.cursor() as cursor:
        cursor.execute("analyze casusregie_termijn")
    return vraag.explain()


@pytest.mark.parametrize("aantal", [20_000])
def test_de_bewaking_leest_alleen_wat_aan_de_beurt_is(w, onderwerp, aantal):
    onderwerp.project(inzet(w))
    voorbeeld = Termijn.objects.get()
    rijen = []
    for nr in range(aantal):
        rij = Termijn(**{f.attname: getattr(voorbeeld, f.attname) for f in Termijn._meta.fields})
        rij.pk, rij.kenmerk, rij.object_id = None, bouw.kenmerk(), 1_000_000 + nr
        rij.aan_zet_plekken = [f"behandelregisseur@{1000 + nr % 500}"]
        rij.volgende_actie_op = None if nr % 4 else date(2027, 1, 1) + timedelta(days=nr % 300)
        rij.uiterlijk = date(2026, 6, 1) + timedelta(days=nr % 700)
        rijen.append(rij)
    Termijn.objects.bulk_create(rijen, 2000)
    aan_de_beurt = Termijn.objects.signals_due(date(2026, 3, 12)).order_by(
        "volgende_actie_op", "pk"
    )
    assert "termijn_te_doen" in plan(aan_de_beurt[:500])
    assert "termijn_lopend" in plan(Termijn.objects.overdue(on=date(2026, 3, 12)))
    plek = Termijn.objects.running().filter(aan_zet_plekken__contains=["behandelregisseur@1001"])
    assert "termijn_aan_zet" in plan(plek)
