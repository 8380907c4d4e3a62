"""Verhaal E in de browser: stoppen door de aanbieder, een crisis en een teruggegeven overdracht."""

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Beeindiging, Crisis, Overdracht, Regierol


def page(naam, rij, *meer):
    return reverse(f"casusregie:{naam}", args=[rij.kenmerk, *meer])


def step(mens, naam, stuk, zet, **velden):
    """Open the page of a step, send it empty when it asks something, then filled."""
    assert mens.goto(page(f"{naam}_step", stuk, zet)) == 200
    if velden:
        mens.send()
        assert mens.pagina.locator(".utrecht-form-field-error-message").count() > 0
        mens.fill(**velden)
    mens.send()
    stuk.refresh_from_db()


def today():
    return f"{timezone.localdate():%d-%m-%Y}"


@pytest.mark.eis("CR-A3-06", "CR-A3-10", "CR-A3-11", "CR-A3-12")
def test_stoppen_door_de_aanbieder(als):
    stuk = Beeindiging.objects.get(casus__jeugdige__roepnaam="Bram")
    haan, bakhuis, manager = als("C. de Haan"), als("S. Bakhuis"), als("A. Hoekman")
    step(
        haan,
        "beeindiging",
        stuk,
        "announce",
        redenen="Bram heeft traumabehandeling nodig. Die geven wij niet.",
        voorstel_vervolg="De Linde heeft over drie weken plek.",
        overzicht_afspraken="Wij blijven tot de start bij De Linde.",
    )
    haan.settle()
    assert manager.goto(reverse("casusregie:kopie_list")) == 200
    assert "Bram" not in manager.pagina.content()
    assert "Hazeleger" not in manager.pagina.content()
    assert haan.goto(page("beeindiging_step", stuk, "consent")) in (200, 403, 409)
    assert haan.pagina.locator("main [name=weging_gedrag]").count() == 0, "niet de aanbieder"
    step(
        bakhuis,
        "beeindiging",
        stuk,
        "consent",
        weging_gedrag="ja",
        weging_geprobeerd="ja",
        weging_procedure="ja",
        weging_vervolg="ja",
        motivering="Er is een betere plek en het gezin staat erachter.",
    )
    assert stuk.status == "toegestaan"
    step(
        bakhuis,
        "beeindiging",
        stuk,
        "solve",
        overname_door="Zorghuis Linde",
        oplossing="Start over drie weken.",
    )
    step(
        bakhuis,
        "beeindiging",
        stuk,
        "complete",
        overdracht_op=today(),
        overdracht="Met Bram, zijn moeder en beide behandelaars.",
    )
    assert stuk.status == "afgerond"
    bakhuis.goto(page("beeindiging_detail", stuk))
    bakhuis.reads("Zorghuis Linde", "De casusregisseur")


@pytest.mark.eis("CR-X-01", "CR-X-03", "CR-X-04", "CR-X-06")
def test_een_crisis_met_het_cit(als):
    stuk = Crisis.objects.get(casus__jeugdige__roepnaam="Kyan")
    pinas, bakhuis = als("G. Pinas"), als("S. Bakhuis")
    step(pinas, "crisis", stuk, "involve_regie", waarom_niet_binnen="Er is geen plek voor nu.")
    bakhuis.goto(page("casus_detail", stuk.casus))
    bakhuis.reads("Crisis")
    kroon = als("I. Kroon")
    assert kroon.goto(page("casus_detail", stuk.casus)) == 404, "nog niet ingezet"
    assert bakhuis.goto(page("crisis_step", stuk, "deploy_cit")) == 200
    bakhuis.pagina.locator("main [name=cit]").first.check()
    bakhuis.send()
    assert kroon.goto(page("crisis_detail", stuk)) == 200
    step(kroon, "crisis", stuk, "take_crisisregie")
    rollen = Regierol.objects.current().filter(casus=stuk.casus)
    assert {"casusregisseur", "crisiscasusregisseur"} <= {rij.rol for rij in rollen}
    step(
        kroon,
        "crisis",
        stuk,
        "record_plan",
        vervolgplan="Kyan slaapt twee weken bij zijn oom.",
        vervolgplan_op=today(),
    )
    step(
        kroon,
        "crisis",
        stuk,
        "finish",
        afloop="Het is rustig. De afspraken staan op papier.",
        overdracht_aan="S. Bakhuis",
        overdracht_op=today(),
    )
    assert stuk.status == "afgerond"
    assert not Regierol.objects.current().filter(casus=stuk.casus, rol="crisiscasusregisseur")


@pytest.mark.eis("CR-A1-13")
def test_een_overdracht_komt_terug(als):
    stuk = Overdracht.objects.get(casus__jeugdige__roepnaam="Esmee")
    koster, osman, verhage = als("T. Koster"), als("D. Osman"), als("L. Verhage")
    assert osman.goto(page("overdracht_detail", stuk)) == 200
    osman.reads("Het gezin verhuist over twee weken", "Esmee wil op haar eigen school blijven")
    step(osman, "overdracht", stuk, "return", antwoord="De verhuizing is uitgesteld tot maart.")
    assert stuk.status == "teruggegeven"
    osman.reads("Overdracht teruggeven: gelukt.")
    koster.goto(page("overdracht_detail", stuk))
    koster.reads("De verhuizing is uitgesteld tot maart.")
    assert koster.goto(page("casus_detail", stuk.casus)) == 200, "de casus bleef bij de afzender"
    assert osman.goto(page("casus_detail", stuk.casus)) == 404, "het zicht is weer weg"
    assert verhage.goto(page("casus_detail", stuk.casus)) == 404
