"""Het scherm Signalen: wie wat ziet, afvinken, het aantal in het menu en de keuze voor e-mail."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from casusregie.meldingen.models import Meldingskeuze
from casusregie.models import Betrokkenheid, Signaal
from casusregie.termijnen.melden import notify
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from tests.casusregie.termijnen import bouw

pytestmark = pytest.mark.django_db
PAD = "/signalen/"


@pytest.fixture
def w(db):
    return bouw.wereld()


@pytest.fixture
def ingelogd(client, w):
    client.force_login(w.procesregisseur)
    return client


def meld(w, aantal=1, begin=0, aan=(Rol.PROCESREGISSEUR,)):
    """So many notices, each about its own casus."""
    return [
        notify(casus, "proef", f"Proef {n + begin}", casus, on=timezone.localdate(), aan=aan)[0]
        for n, casus in enumerate(bouw.casussen(w, aantal, begin=begin))
    ]


def tekst(antwoord):
    return antwoord.content.decode()


def in_menu(antwoord):
    return re.findall(r'Signalen <span class="cr-count">(\d+)</span>', tekst(antwoord))


def test_ongelezen_eerst_en_gelezen_apart(ingelogd, w):
    een, twee = meld(w, 2)
    Signaal.objects.filter(pk=een.pk).mark_read(timezone.now())
    assert twee.titel in tekst(ingelogd.get(PAD))
    assert een.titel not in tekst(ingelogd.get(PAD))
    assert een.titel in tekst(ingelogd.get(PAD, {"gelezen": "1"}))


def test_lezen_komt_terug_op_dezelfde_pagina_en_in_het_leeslogboek(ingelogd, w):
    (signaal,) = meld(w)
    pad = f"/werkvoorraad/signalen/{signaal.kenmerk}/gelezen/"
    assert ingelogd.post(pad, {"terug": "signalen"})["Location"] == PAD
    assert ingelogd.post(pad)["Location"] == "/werkvoorraad/"
    assert Leesregel.objects.filter(onderdeel="signaal", actie="U").count() == 2


def test_het_aantal_staat_in_het_menu(ingelogd, w):
    signalen = meld(w, 3)
    assert in_menu(ingelogd.get("/werkvoorraad/")) == ["3"]
    ingelogd.post(f"/werkvoorraad/signalen/{signalen[0].kenmerk}/gelezen/")
    assert in_menu(ingelogd.get("/werkvoorraad/")) == ["2"]


def test_alles_gelezen_tot_en_met_wat_er_stond(ingelogd, w):
    meld(w, 3)
    tot = max(Signaal.objects.values_list("pk", flat=True))
    (later,) = meld(w, begin=10)
    antwoord = ingelogd.post(f"{PAD}gelezen/", {"tot": tot}, follow=True)
    assert "3 signalen zijn gelezen" in tekst(antwoord)
    assert list(Signaal.objects.unread()) == [later]


@pytest.mark.parametrize("tot", ["", "x", "-1", "9" * 40], ids=["leeg", "letters", "min", "lang"])
def test_alles_gelezen_met_vreemde_invoer_leest_niets(tot, ingelogd, w):
    meld(w)
    assert ingelogd.post(f"{PAD}gelezen/", {"tot": tot}).status_code == 302
    assert Signaal.objects.unread().count() == 1


def test_alles_gelezen_raakt_niets_van_een_ander(client, w):
    (signaal,) = meld(w)
    client.force_login(w.casusregisseur)
    client.post(f"{PAD}gelezen/", {"tot": signaal.pk})
    assert Signaal.objects.unread().count() == 1


def test_zonder_zicht_op_de_casus_geen_signaal_en_geen_aantal(client, w):
    (casus,) = bouw.casussen(w, 1)
    notify(casus, "proef", "Proef", casus, on=timezone.localdate(), medewerker=w.behandelregisseur)
    client.force_login(w.behandelregisseur)
    assert "Proef" in tekst(client.get(PAD))
    gisteren = timezone.localdate() - timedelta(days=1)
    Betrokkenheid.objects.filter(organisatie=w.aanbieder).update(einddatum=gisteren)
    antwoord = client.get(PAD)
    assert "Proef" not in tekst(antwoord)
    assert in_menu(antwoord) == []


def test_leeg_zegt_dat_alles_gelezen_is(ingelogd):
    assert "U hebt alles gelezen." in tekst(ingelogd.get(PAD))


def test_vijftig_per_bladzijde_en_vast_aantal_vragen(ingelogd, w, tel_queries):
    meld(w, 5)
    ingelogd.get(PAD)
    with tel_queries() as weinig:
        ingelogd.get(PAD)
    meld(w, 55, begin=100)
    with tel_queries() as veel:
        antwoord = ingelogd.get(PAD)
    echt = [v for v in veel if "SAVEPOINT" not in v["sql"]]
    assert len(veel) == len(weinig)
    assert len(echt) <= 8, "\n".join(v["sql"][:80] for v in echt)
    assert "1 tot en met 50 van 60" in tekst(antwoord)


@pytest.mark.parametrize(("gegevens", "wel"), [({"dagbericht": "on"}, True), ({}, False)])
def test_de_keuze_voor_e_mail_wordt_bewaard(gegevens, wel, ingelogd, w):
    ingelogd.post(f"{PAD}e-mail/", gegevens)
    assert Meldingskeuze.objects.get(medewerker=w.procesregisseur).dagbericht is wel
    aangevinkt = re.search(r'name="dagbericht"[^>]*checked', tekst(ingelogd.get(PAD)))
    assert bool(aangevinkt) is wel
