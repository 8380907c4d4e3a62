"""Zoeken op de tijdlijn: soort, persoon, periode, inzage, alles op één pagina, vaste kosten."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from organisaties.models import Medewerker
from tests.factories.casusregie import met_plan, ondertekend, team_met_mensen
from verloop.models import Gebeurtenis
from verloop.overgangen import record

pytestmark = pytest.mark.django_db
HERREKEND = "Termijnen opnieuw berekend uit de feiten"
AANGEMELD = "Aangemeld bij het lokale team"


@pytest.fixture
def pad(casus):
    return reverse("casusregie:casus_timeline", args=[casus.kenmerk])


@pytest.fixture
def ingelogd(client, team):
    client.force_login(team.procesregisseur)
    return client


def tekst(antwoord):
    return antwoord.content.decode()


def fill(casus, door, op, aantal=30):
    """So many events at one moment."""
    Gebeurtenis.objects.bulk_create(
        Gebeurtenis(
            model="casusregie.casus",
            object_id=casus.pk,
            code="casusregie.casus.termijnen_herrekend",
            door=door,
            op=op + timedelta(seconds=n),
            dossier=casus.kenmerk,
        )
        for n in range(aantal)
    )


def op_dag(dag, uur=12, minuut=0):
    return timezone.make_aware(datetime.combine(dag, time(uur, minuut)))


def test_zoeken_op_persoon(ingelogd, pad, casus, team, nu):
    record(casus, "termijnen_herrekend", by=team.casusregisseur, op=nu)
    Medewerker.objects.filter(pk=team.casusregisseur.pk).update(naam="S. Bakhuis")
    gevonden = tekst(ingelogd.get(pad, {"wie": "bakh"}))
    assert HERREKEND in gevonden
    assert AANGEMELD not in gevonden


@pytest.mark.parametrize(
    ("van", "tot", "erbij"),
    [
        pytest.param(-1, 0, True, id="erin"),
        pytest.param(0, 0, True, id="op-de-dag-zelf"),
        pytest.param(1, 5, False, id="erna"),
        pytest.param(-5, -1, False, id="ervoor"),
        pytest.param(None, 0, True, id="alleen-tot"),
        pytest.param(0, None, True, id="alleen-vanaf"),
    ],
)
@pytest.mark.parametrize(("uur", "minuut"), [(0, 0), (23, 59)])
def test_zoeken_op_periode_telt_hele_dagen(
    van, tot, erbij, uur, minuut, ingelogd, pad, casus, team, vandaag
):
    dag = vandaag - timedelta(days=40)
    record(casus, "termijnen_herrekend", by=team.casusregisseur, op=op_dag(dag, uur, minuut))
    grenzen = {"van": van, "tot": tot}
    vraag = {
        naam: f"{dag + timedelta(days=dagen):%d-%m-%Y}"
        for naam, dagen in grenzen.items()
        if dagen is not None
    }
    assert (HERREKEND in tekst(ingelogd.get(pad, vraag))) is erbij


def test_een_verkeerde_periode_zegt_wat_er_moet(ingelogd, pad):
    antwoord = ingelogd.get(pad, {"van": "02-03-2026", "tot": "01-03-2026"})
    assert antwoord.status_code == 422
    assert "Kies een dag die niet vóór de eerste dag ligt" in tekst(antwoord)
    assert AANGEMELD in tekst(antwoord)


def test_niets_gevonden_zegt_dat(ingelogd, pad):
    assert "Niets gevonden" in tekst(ingelogd.get(pad, {"wie": "Niemandsland"}))


def test_zoeken_blijft_bij_het_bladeren(ingelogd, pad, casus, team, nu):
    fill(casus, team.casusregisseur, nu, 60)
    antwoord = tekst(ingelogd.get(pad, {"wie": team.casusregisseur.naam}))
    assert antwoord.count(HERREKEND) == 50
    naam = team.casusregisseur.naam.replace(" ", "+")
    assert f"wie={naam}" in antwoord.split('rel="next" href="')[1].split('"')[0]


def test_alles_op_een_pagina_om_af_te_drukken(ingelogd, pad, casus, team, nu):
    fill(casus, team.casusregisseur, nu, 500)
    assert "Alles op één pagina" in tekst(ingelogd.get(pad))
    alles = tekst(ingelogd.get(pad, {"alles": "1"}))
    assert alles.count(HERREKEND) == 500
    assert AANGEMELD in alles


def test_inzage_is_een_soort_voor_wie_die_mag_zien(ingelogd, client, pad, casus, team, nu):
    fill(casus, team.casusregisseur, nu)
    ingelogd.get(pad)
    inzage = tekst(ingelogd.get(pad, {"soort": "inzage"}))
    assert "Bekeken: tijdlijn" in inzage
    assert f"Door {team.procesregisseur.naam}, procesregisseur" in inzage
    assert "Niets gevonden" in tekst(ingelogd.get(pad, {"soort": "inzage", "wie": "Niemandsland"}))


def test_inzage_blijft_dicht_voor_een_ander(client, pad, casus, team, nu):
    fill(casus, team.casusregisseur, nu)
    client.force_login(team.casusregisseur)  # heeft deze casus niet
    antwoord = tekst(client.get(pad, {"soort": "inzage"}))
    assert "Bekeken: tijdlijn" not in antwoord
    assert "Inzage in het dossier" not in antwoord
    assert HERREKEND in antwoord  # een soort die u niet mag zien is geen soort


def test_onzichtbaar_is_niet_gevonden(client, pad):
    client.force_login(team_met_mensen().procesregisseur)
    assert client.get(pad, {"soort": "inzage"}).status_code == 404


@pytest.mark.parametrize("vraag", [{}, {"alles": "1"}, {"wie": "a"}, {"soort": "inzage"}], ids=str)
def test_vijfhonderd_gebeurtenissen_kosten_niet_meer_dan_vijftien_vragen(
    vraag, ingelogd, pad, casus, team, nu, tel_queries
):
    ondertekend(met_plan(casus, op=nu), op=nu)
    ingelogd.get(pad, vraag)
    with tel_queries() as weinig:
        ingelogd.get(pad, vraag)
    fill(casus, team.casusregisseur, nu, 500)
    with tel_queries() as veel:
        ingelogd.get(pad, vraag)
    echt = [v["sql"] for v in veel if "SAVEPOINT" not in v["sql"]]
    assert len(veel) <= len(weinig) + 1  # wie het deed wordt pas gevraagd als er iets is
    assert len(echt) <= 15, "\n".join(sql[:80] for sql in echt)
