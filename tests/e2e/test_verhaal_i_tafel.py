"""Verhaal I in de browser: een tafel van agenda tot terugkoppeling, plekken en wie wacht."""

import pytest
from django.urls import reverse
from django.utils import timezone

from arrangementen.models import Capaciteit
from casusregie.models import Tafel, Tafelaanmelding, Tafelbijeenkomst, Tafelopschaling


def page(naam, *args, app="casusregie"):
    return reverse(f"{app}:{naam}", args=[getattr(a, "kenmerk", a) for a in args])


def van(naam):
    return Tafelaanmelding.objects.get(casus__jeugdige__roepnaam=naam)


def step(mens, pad, **velden):
    """Send the form empty when it asks something, then filled."""
    assert mens.goto(pad) == 200
    if velden:
        mens.send()
        assert mens.pagina.locator(".utrecht-form-field-error-message").count() > 0
        mens.fill(**velden)
    mens.send()


@pytest.mark.eis("CR-Z-03", "CR-Z-06", "GV-M1-13")
def test_een_tafel_van_agenda_tot_terugkoppeling(als):
    oord, bakhuis = als("H. van Oord"), als("S. Bakhuis")
    stuk, tafel = van("Lotte"), Tafel.objects.get(naam="Zorgbemiddelingstafel Rijnmond")
    assert oord.goto(page("zorgbemiddeling")) == 200
    oord.reads(stuk.nummer, "Bespreek aan de tafel")
    step(oord, page("tafel_stap", stuk, "unschedule"))
    assert oord.goto(page("bijeenkomst_new", tafel)) == 200
    vandaag = f"{timezone.localdate():%d-%m-%Y}"
    oord.fill(datum=vandaag, begintijd="13:30", plaats="Zaal 1")
    oord.fill(**{"d1-naam": "A. Gids", "d1-discipline": "jeugdhulp", "d2-naam": "B. Arts"})
    oord.send()
    oord.reads("Kies een discipline")
    oord.fill(**{"d2-discipline": "ggz"})
    oord.send()
    zitting = Tafelbijeenkomst.objects.get(plaats="Zaal 1")
    step(oord, page("tafel_stap", stuk, "schedule"), bijeenkomst=str(zitting.pk))
    assert oord.goto(page("tafel_bijeenkomst", zitting)) == 200
    oord.reads("Lotte Kranenborg", "A. Gids")
    assert oord.goto(page("bijeenkomst_stap", zitting, "hold")) == 200
    oord.send()
    oord.reads("Gehouden", "Uitkomst ontbreekt")
    uitkomst = {"oordeelsoort": "besluit", "oordeel": "Eerst rust, dan weer naar school."}
    uitkomst |= {"regelruimte": ["financieel"], "bedrag_cent": "99.000"}
    step(oord, page("tafel_stap", stuk, "discuss"), **uitkomst)
    oord.reads("Hooguit € 25.000 per besluit")
    oord.fill(bedrag_cent="1.500,00")
    oord.send()
    assert oord.goto(page("tafel_stap", stuk, "report_back")) == 200
    oord.fill(terugkoppeling="De tafel betaalt drie maanden begeleiding.")
    oord.send()
    assert bakhuis.goto(page("tafel_aanmelding", stuk)) == 200
    bakhuis.reads("De tafel betaalt drie maanden begeleiding.", "€ 1.500,00")
    step(bakhuis, page("tafel_stap", stuk, "confirm"), opvolging="volgt")
    les = {"themas": ["thuis"], "les": "Rust helpt eerst.", "gecontroleerd": True}
    step(oord, page("tafel_les", stuk), **les)
    assert oord.goto(page("tafel_lessen")) == 200
    oord.reads("Rust helpt eerst.", "Spreek met school af wie belt")
    assert oord.goto(page("tafel_detail", tafel)) == 200
    oord.reads("gebruikt van € 150.000,00", "Wij bellen het gezin voordat wij aan tafel")


@pytest.mark.eis("CR-Z-05", "RV-B10-02")
def test_wat_mist_lichtere_hulp_en_de_contractmanager(als):
    oord, bakhuis, manager = als("H. van Oord"), als("S. Bakhuis"), als("A. Hoekman")
    kyan, yara = van("Kyan"), van("Yara")
    assert oord.goto(page("tafel_aanmelding", kyan)) == 200
    oord.reads("Nog na te gaan met een aanbieder: Netwerkpleegzorg", "Wie heeft plek")
    velden = {"vorm": "netwerk", "aanbieder": "De Ankerplaats", "uitkomst": "geen_plek"}
    step(oord, page("tafel_alternatief", kyan), **velden, toelichting="Vol tot de zomer.")
    oord.reads("Past, maar er is nu geen plek")
    assert bakhuis.goto(page("tafel_aanmelding", yara)) == 200
    bakhuis.reads("Het ondersteuningsplan is nog niet vastgesteld.", "Ontbreekt")
    assert bakhuis.goto(page("casus_tafels", yara.casus)) == 200
    vraag = Tafelopschaling.objects.get()
    assert manager.goto(page("tafel_opschalingen")) == 200
    assert "Imke" not in manager.pagina.content()
    step(
        manager,
        page("tafel_opschaling", vraag),
        uitkomst="plek",
        antwoord="Stapsteen maakt in januari plek.",
    )
    assert oord.goto(page("tafel_aanmelding", van("Imke"))) == 200
    oord.reads("Stapsteen maakt in januari plek.")
    assert manager.goto(page("tafel_aanmelding", van("Imke"))) == 404


@pytest.mark.eis("GV-M2-04", "RV-B10-04", "RV-0-04")
def test_een_aanbieder_meldt_plekken_en_wie_wacht(als):
    reins, vermeulen, oord = als("J. Reins"), als("B. Vermeulen"), als("H. van Oord")
    stuk = Capaciteit.objects.get(vorm="noodbed")
    assert reins.goto(page("capaciteit_lijst", app="arrangementen")) == 200
    pad = page("capaciteit_bijwerken", stuk, app="arrangementen")
    assert reins.goto(pad) == 200
    reins.fill(plekken="2", bezet="3")
    reins.send()
    assert reins.error_at("bezet").startswith("Vul niet meer bezette plekken in")
    reins.fill(bezet="1")
    reins.send()
    assert oord.goto(page("capaciteit_regio", app="arrangementen") + "?vorm=noodbed") == 200
    oord.reads("1 van 2", "Pleegzorg en gezinshuizen naast groepen")
    assert reins.goto(page("wachtlijst")) == 200
    reins.reads("Te weinig personeel", "Nog niet vastgelegd")
    thijs = van("Thijs")
    assert vermeulen.goto(page("tafel_aanmelding", thijs)) == 200
    vermeulen.reads("Thijs Everink")
    assert oord.goto(page("tafel_aanmelding", thijs)) == 200
    oord.reads("Anonieme bespreking", "4 tot en met 11 jaar")
    assert "Everink" not in oord.pagina.content()
