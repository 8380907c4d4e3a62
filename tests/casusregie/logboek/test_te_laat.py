"""Te laat bij een stap: wie wat wanneer deed, wat dat betekent, en de eigen tekst blijft staan."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.afspraken.maken import make_afspraak
from casusregie.afspraken.models import Afspraak
from casusregie.logboek.evaluaties.maken import agree_on_evaluation
from casusregie.logboek.evaluaties.models import Evaluatieafspraak
from tests.factories.organisaties import medewerker
from verloop.fouten import Conflict
from verloop.overgangen import amend, perform, record
from verloop.schermen.woorden import clock, long_date

TEKST = "MIJN TEKST: het lukte niet, want de auto was stuk."


@pytest.fixture
def als(client):
    def inloggen(persoon):
        client.force_login(persoon)
        return client

    return inloggen


@pytest.fixture
def afspraak(w):
    return make_afspraak(w.casus, "Bellen", w.aanbieder, date(2027, 1, 4), by=w.casusregisseur)


def zet(afspraak, naam):
    return reverse("casusregie:afspraak_transition", args=[afspraak.kenmerk, naam])


def test_een_ander_was_eerst(w, afspraak, als):
    nu = timezone.now()
    perform(afspraak, "lapse", by=w.procesregisseur, op=nu, toelichting="Niet nodig")
    antwoord = als(w.casusregisseur).post(zet(afspraak, "fail"), {"toelichting": TEKST})
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    zin = f"De stand is vandaag om {clock(nu)} veranderd in ‘Vervallen’ door {w.procesregisseur}."
    assert zin in tekst
    assert "kan niet nu de stand ‘Vervallen’ is" in tekst
    assert "Bekijk wat er al is gedaan." in tekst
    assert "Wat u had ingevuld" in tekst
    assert "<dt>Waarom?</dt>" in tekst
    assert TEKST in tekst
    assert f'href="{reverse("casusregie:afspraak_detail", args=[afspraak.kenmerk])}"' in tekst
    assert Afspraak.objects.get().status == "vervallen"


def test_dezelfde_stap_is_al_gedaan(w, afspraak, als):
    eerder = timezone.now() - timedelta(days=3)
    perform(afspraak, "keep", by=w.casusregisseur, op=eerder)
    for wie, door in ((w.procesregisseur, str(w.casusregisseur)), (w.casusregisseur, "uzelf")):
        tekst = als(wie).post(zet(afspraak, "keep"), {}).content.decode()
        assert f"op {long_date(eerder)} om {clock(eerder)}" in tekst
        assert f"veranderd in ‘Nagekomen’ door {door}." in tekst
        assert "Dit is dus al gedaan. U hoeft het niet nog eens te doen." in tekst
        assert "Wat u had ingevuld" not in tekst


def test_ook_wie_alleen_de_pagina_opent_leest_het(w, afspraak, als):
    perform(afspraak, "keep", by=w.procesregisseur)
    antwoord = als(w.casusregisseur).get(zet(afspraak, "keep"))
    assert antwoord.status_code == 409
    assert "Dit kan nu niet" in antwoord.content.decode()
    assert f"door {w.procesregisseur}" in antwoord.content.decode()


def test_een_aanbieder_leest_geen_naam_van_een_andere(w, afspraak, als):
    """It is told that it happened, not who; whoever is outside does not find the page."""
    vreemd = medewerker("behandelregisseur", naam="KANARIE-NAAM")
    perform(afspraak, "keep", by=w.casusregisseur)
    assert als(vreemd).get(zet(afspraak, "keep")).status_code == 404
    gelezen = als(w.behandelregisseur).get(zet(afspraak, "keep")).content.decode()
    assert f"door {w.casusregisseur}" in gelezen
    rij = Afspraak.objects.get()
    record(rij, "keep", by=vreemd, op=timezone.now(), van="open")
    pagina = als(w.behandelregisseur).get(zet(rij, "keep")).content.decode()
    assert "door een andere aanbieder." in pagina
    assert "KANARIE-NAAM" not in pagina
    assert "KANARIE-NAAM" in als(w.casusregisseur).get(zet(rij, "keep")).content.decode()


@pytest.mark.parametrize("eerst", ["ander", "zelf", "klok"])
def test_gewijzigd_sinds_u_keek(w, afspraak, als, eerst):
    """The step is still possible, but the words are not those that were on the screen."""
    client = als(w.casusregisseur)
    pagina = client.get(zet(afspraak, "fail"))
    assert f'name="versie" value="{afspraak.versie}"' in pagina.content.decode()
    wie = {"ander": w.procesregisseur, "zelf": w.casusregisseur}.get(eerst)
    if wie is None:
        Afspraak.objects.filter(pk=afspraak.pk).update(versie=afspraak.versie + 1)
    else:
        amend(afspraak, by=wie, wat="Bellen en schrijven")
    velden = {"toelichting": TEKST, "versie": str(afspraak.versie)}
    antwoord = client.post(zet(afspraak, "fail"), velden)
    if eerst != "ander":
        assert antwoord.status_code == 302
        return
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert f"door {w.procesregisseur}: afspraak" in tekst
    assert TEKST in tekst
    assert Afspraak.objects.get().status == "open"
    weer = velden | {"versie": antwoord.context["gezien_versie"]}
    assert client.post(zet(afspraak, "fail"), weer).status_code == 302
    assert Afspraak.objects.get().toelichting == TEKST


def test_wie_de_rol_kwijt_is_houdt_de_tekst(w, afspraak, als):
    """Who may not do it any more gets a 403, and still reads what was typed."""
    perform(afspraak, "fail", by=w.casusregisseur, toelichting="Nee")
    antwoord = als(w.casusregisseur).post(
        zet(afspraak, "escalate"), {"aanleiding": TEKST, "opgeschaald_naar": "teamleider"}
    )
    assert antwoord.status_code == 403
    assert TEKST in antwoord.content.decode()
    assert "Teamleider" in antwoord.content.decode()


def test_twee_mensen_maken_tegelijk_de_eerste_evaluatieafspraak(w):
    """Both saw that there was none; the second is told, whatever the moment."""
    velden = {"eerste_op": date(2027, 6, 1), "vorm": "gesprek", "om_de_weken": 8}
    agree_on_evaluation(w.casus, by=w.procesregisseur, versie=0, **velden)
    with pytest.raises(Conflict) as fout:
        agree_on_evaluation(w.casus, by=w.casusregisseur, versie=0, **velden | {"om_de_weken": 4})
    assert isinstance(fout.value.onderwerp, Evaluatieafspraak)
    assert Evaluatieafspraak.objects.get().om_de_weken == 8
