"""Verhaal K in de browser: dreigende uithuisplaatsing, de verblijfsmonitor, en alles met Tab."""

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Casus, Dreiging, Mandaat, Monitormoment, Termijn
from sturing.models import Verblijfsbestand

IN_BEELD = """() => { const e = document.activeElement, s = getComputedStyle(e);
  return {naam: e.name || '', zichtbaar: s.outlineStyle !== 'none' || s.boxShadow !== 'none'}; }"""


def page(naam, *args, app="casusregie"):
    return reverse(f"{app}:{naam}", args=[getattr(a, "kenmerk", a) for a in args])


def tab_to(mens, veld, hooguit=80):
    """Press Tab until the focus is on this field; every stop on the way shows the focus."""
    for _ in range(hooguit):
        mens.pagina.keyboard.press("Tab")
        hier = mens.pagina.evaluate(IN_BEELD)
        assert hier["zichtbaar"], f"de focus is niet te zien op {hier}"
        if hier["naam"] == veld:
            return
    raise AssertionError(f"{veld} is met Tab niet te bereiken")


@pytest.mark.eis("GV-M1-03", "GV-M2-02", "GV-M2-03")
def test_dreigende_uithuisplaatsing_van_vlag_tot_eerste_moment(als):
    bakhuis = als("S. Bakhuis")
    casus = Casus.objects.get(jeugdige__achternaam="Oosterveen")
    assert bakhuis.goto(page("dreiging_new", casus)) == 200
    bakhuis.press("Vastleggen")
    bakhuis.reads("Schrijf op waarom uithuisplaatsing dreigt")
    bakhuis.fill(aanleiding="Liv loopt weg en thuis is er elke dag ruzie.")
    bakhuis.press("Vastleggen")
    bakhuis.reads("Vastgelegd. Maak nu samen het plan van aanpak.", "Monitoringmomenten")
    dreiging = Dreiging.objects.get(casus=casus)
    momenten = Monitormoment.objects.filter(dreiging=dreiging).order_by("pk")
    eerste = momenten[0]
    assert Termijn.objects.running().of_onderwerp(eerste).exists()
    assert bakhuis.goto(page("monitormoment_hold", eerste)) == 200
    bakhuis.fill(
        gehouden_op=f"{timezone.localdate():%d-%m-%Y}",
        deelnemers=["consulent", "verwijzer", "aanbieder", "gezin"],
        namen="S. Bakhuis, de huisarts, De Vlierhof en moeder",
        verloopt_goed="ja",
    )
    bakhuis.send()
    eerste.refresh_from_db()
    assert eerste.status == "gehouden"
    bakhuis.goto(page("dreiging_detail", dreiging))
    bakhuis.reads("Veiligheidsplan", "Plan van aanpak", "Niet begonnen")


@pytest.mark.eis("GV-A-01", "GV-A-03")
def test_van_een_bestand_met_verblijven_naar_het_cijfer(als):
    hoekman = als("A. Hoekman")
    voorbeeld = hoekman.pagina.request.get(
        hoekman.server + page("verblijf_voorbeeld", app="sturing")
    )
    assert voorbeeld.status == 200
    csv = {"name": "verblijven.csv", "mimeType": "text/csv", "buffer": voorbeeld.body()}

    def stuur(wat, bestand=csv):
        hoekman.goto(page("verblijf_inlezen", app="sturing"))
        hoekman.fill(naam="Proef 2020", bron="Verzonnen", tot_en_met="01-09-2021", wat=wat)
        hoekman.pagina.locator('main [name="bestand"]').set_input_files(bestand)
        hoekman.press("Ga verder")

    kapot = {**csv, "buffer": csv["buffer"].replace(b";JO;", b";XX;", 1)}
    stuur("inlezen", kapot)
    hoekman.reads("Verbeter eerst 1 regel", "Er is niets ingelezen.")
    stuur("controleren")
    hoekman.reads("Het bestand is goed", "Er is nog niets ingelezen.")
    stuur("inlezen")
    bestand = Verblijfsbestand.objects.get(naam="Proef 2020")
    hoekman.reads(f"Het bestand is ingelezen: {bestand.aantal} regels.")
    pad = page("verblijf", app="sturing")
    hoekman.goto(f"{pad}?bron={bestand.kenmerk}&jaar=2020&peildatum=01-09-2021")
    hoekman.reads("180", "135", "45", "558")


@pytest.mark.eis("RV-B03-07")
def test_een_formulier_met_alleen_het_toetsenbord(als):
    duijn = als("N. Duijn")
    assert duijn.goto(page("mandaat_new")) == 200
    toets = duijn.pagina.keyboard
    toets.press("Tab")
    assert duijn.pagina.evaluate("document.activeElement.innerText") == "Naar de inhoud"
    toets.press("Enter")
    assert duijn.pagina.evaluate("document.activeElement.id") == "inhoud"
    tab_to(duijn, "wet")
    toets.type("Jeugdwet")
    for veld, tekst in (
        ("zelf", "Hulp van het wijkteam inzetten."),
        ("samen", "Verblijf: met de procesregisseur."),
    ):
        tab_to(duijn, veld)
        toets.type(tekst)
    tab_to(duijn, "plan_vaststellen")
    toets.press("Space")
    tab_to(duijn, "geldig_van")
    tab_to(duijn, "bron")
    toets.type("Mandaatbesluit college 2026")
    duijn.leave(lambda: toets.press("Enter"))
    duijn.check()
    duijn.reads("Het mandaat is vastgelegd.", "Hulp van het wijkteam inzetten.", "N. Duijn")
    nieuw = Mandaat.objects.filter(gemeente__isnull=False).latest("pk")
    assert nieuw.plan_vaststellen
    assert nieuw.vastgelegd_door.naam == "N. Duijn"
