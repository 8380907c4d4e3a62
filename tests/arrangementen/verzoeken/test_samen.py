"""Duidelijke verzoeken samen toekennen: wie meegaat, wie niet en waarom, en precies één keer."""

import pytest
from django.urls import reverse

from arrangementen.models import Arrangement, Toewijzing, Verzoek
from arrangementen.verzoeken.samen import candidates, grant_together
from arrangementen.verzoeken.vraag import ask
from normenkader.instellingen import change_instelling
from tests.factories.casusregie import test_bsn
from tests.factories.verzoeken import BOVEN, DAG, OP, afweging, afwegingsvelden, verstuurd
from verloop import outbox
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
URL = "arrangementen:verzoeken_samen"


def ander(w, nummer, **stap3):
    """A verzoek for another jeugdige."""
    return verstuurd(w, stap1={"bsn": test_bsn(nummer)}, stap3=stap3)


def research(w, verzoek):
    return perform(verzoek, "take_into_research", by=w.backoffice, op=OP, toelichting="School.")


def question(w, verzoek):
    return ask(verzoek, "Hoe gaat het op school?", by=w.backoffice, op=OP)


UITZONDERINGEN = {
    "boven-de-norm": (BOVEN, None, "Het verzoek komt boven de norm."),
    "in-onderzoek": ({}, research, "Het is in onderzoek."),
    "open-vraag": ({}, question, "De aanbieder heeft uw vraag nog niet beantwoord."),
}


@pytest.mark.parametrize("geval", UITZONDERINGEN)
def test_wat_niet_duidelijk_is_blijft_apart_met_de_reden(w, geval):
    hulp, stap, reden = UITZONDERINGEN[geval]
    verzoek = ander(w, 41, **hulp)
    if stap:
        stap(w, verzoek)
    (kandidaat,) = candidates(w.backoffice, DAG)
    assert not kandidaat.gaat_mee
    assert kandidaat.bezwaar.startswith(reden)


def test_boven_het_bedrag_voor_twee_beslissers_blijft_apart(w):
    change_instelling("verzoek.vier_ogen", {"standaard": 400_000}, geldig_van=DAG, bron="Proef")
    ander(w, 41)
    (kandidaat,) = candidates(w.backoffice, DAG)
    assert kandidaat.bezwaar.endswith("Daarover besluiten twee mensen.")


def test_elk_verzoek_gaat_een_keer_door_de_deur_met_zijn_uitslag(w):
    duidelijk = [ander(w, 41), ander(w, 42)]
    boven = ander(w, 43, **BOVEN)
    kenmerken = [str(v.kenmerk) for v in (*duidelijk, boven)]

    def doe():
        return grant_together(kenmerken, afweging(), by=w.backoffice, op=OP, on=DAG)

    assert [u.soort for u in doe()] == ["gelukt", "gelukt", "niet"]
    assert [u.soort for u in doe()] == ["eerder", "eerder", "niet"]
    outbox.process_all()
    assert Arrangement.objects.count() == Toewijzing.objects.count() == 2
    assert {v.status for v in Verzoek.objects.filter(pk__in=[d.pk for d in duidelijk])} == {
        "toegekend"
    }
    assert Verzoek.objects.get(pk=boven.pk).status == "ingediend"


def test_de_pagina_toont_eerst_wat_er_gebeurt_en_dan_de_uitslag(w, als, tel_queries):
    verzoek, boven = ander(w, 41), ander(w, 43, **BOVEN)
    balie = als(w.backoffice)
    balie.get(reverse(URL))
    with tel_queries() as queries:
        pagina = balie.get(reverse(URL)).content.decode()
    assert sum("SAVEPOINT" not in q["sql"] for q in queries) <= 10
    assert verzoek.nummer in pagina
    assert "Het verzoek komt boven de norm." in pagina
    leeg = balie.post(reverse(URL), afwegingsvelden())
    assert leeg.status_code == 422
    assert "Kies minstens één verzoek" in leeg.content.decode()
    zonder = balie.post(reverse(URL), {"verzoek": str(verzoek.kenmerk)})
    assert zonder.status_code == 422
    uitslag = balie.post(
        reverse(URL), {"verzoek": [str(verzoek.kenmerk), str(boven.kenmerk)], **afwegingsvelden()}
    )
    assert "1 toegekend, 1 niet" in uitslag.content.decode()
    verzoek.refresh_from_db()
    assert (verzoek.status, verzoek.afweging) == ("toegekend", afweging())


def test_een_vreemde_balie_kent_niets_toe(w, als, vreemde_balie):
    verzoek = ander(w, 41)
    antwoord = als(vreemde_balie).post(
        reverse(URL), {"verzoek": str(verzoek.kenmerk), **afwegingsvelden()}
    )
    assert "0 toegekend" in antwoord.content.decode()
    verzoek.refresh_from_db()
    assert verzoek.status == "ingediend"


def test_verzonnen_kenmerken_geven_geen_fout(w, als):
    antwoord = als(w.backoffice).post(
        reverse(URL), {"verzoek": ["x", "0'; --"], **afwegingsvelden()}
    )
    assert antwoord.status_code == 422
    assert "Kies minstens één verzoek" in antwoord.content.decode()
