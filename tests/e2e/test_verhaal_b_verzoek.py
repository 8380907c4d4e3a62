"""Verhaal B in de browser: een verzoek in vijf stappen, met norm, concept en twee klokken."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from arrangementen.models import Bericht, Besluitvoorstel, Verzoek
from sturing.demo.gezinnen import test_bsn as nth_test_bsn
from sturing.demo.teksten import AFWEGING
from tests.arrangementen.ijw.xsd import official_verdict
from tests.factories.verzoeken import afwegingsvelden

WAAROM = "Jo is lang niet op school geweest. Terugkeer vraagt in het begin meer uren."


def stap(verzoek, nummer):
    return reverse("arrangementen:verzoek_stap", args=[verzoek.kenmerk, nummer])


def detail(verzoek):
    return reverse("arrangementen:verzoek_detail", args=[verzoek.kenmerk])


def dag(over):
    return f"{timezone.localdate() + timedelta(days=over):%d-%m-%Y}"


def who(mens, nummer, achternaam):
    """Begin a concept and fill in step 1."""
    mens.goto(reverse("arrangementen:verzoek_nieuw"))
    mens.press("Beginnen")
    mens.press("Opslaan en verder")
    assert mens.error_at("bsn").startswith("Vul het BSN in")
    mens.fill(
        bsn=nth_test_bsn(nummer),
        voornamen="Jo",
        achternaam=achternaam,
        geboortedatum="9-5-2014",
        geslacht="2",
        gemeente="Rotterdam",
        gezag1_naam=f"Mirjam {achternaam}",
        gezag1_rol="moeder",
        opt_out="nee",
    )
    mens.press("Opslaan en verder")
    return Verzoek.objects.latest("pk")


def referral(mens):
    """Step 2: the huisarts referred, the risicotaxatie was done."""
    mens.fill(
        verwijzer_soort="02",
        verwijzer_naam="Huisartsenpraktijk De Brug",
        verwezen_op=dag(-10),
        risicotaxatie="ja",
        risicotaxatie_op=dag(-6),
        risicotaxatie_instrument="lirik",
        risicotaxatie_uitkomst="veilig",
        soort_vraag="enkelvoudig",
    )
    mens.press("Opslaan en verder")


def help_above_norm(mens):
    """Step 3: the verdict follows while typing; above the norm it asks, it never blocks."""
    pagina = mens.pagina
    mens.fill(product_code="45C09", begindatum=dag(30), einddatum=dag(30 + 26 * 7 - 1))
    pagina.locator('[name="volume"]').press_sequentially("96", delay=30)
    pagina.keyboard.press("Tab")
    paneel = pagina.locator("#normpaneel")
    expect(paneel).to_contain_text("96 uur")
    expect(paneel).to_contain_text("uitleg nodig")
    expect(pagina.locator("#boven-norm")).to_contain_text(
        "Voor 45C09 zijn geen uitzonderingsgronden vastgesteld."
    )
    assert pagina.locator('[name="volume"]').input_value() == "96"
    assert pagina.locator(".cr-field.is-invalid").count() == 0
    mens.check()
    mens.press("Opslaan en verder")
    assert pagina.title().startswith("Fout: ")
    assert mens.error_at("hardheidsclausule") == (
        "Kruis de hardheidsclausule aan, of vraag hooguit 78 uur"
    )
    mens.fill(hardheidsclausule=True)
    mens.press("Opslaan en verder")
    assert mens.error_at("motivering") == "Schrijf op waarom 18 uur meer nodig is"
    mens.fill(motivering=WAAROM)
    mens.press("Opslaan en verder")


def reasons(mens):
    """Step 4: why this help."""
    mens.fill(
        triage="Jo piekert en slaapt slecht. Wij kunnen dit bieden.",
        vraaganalyse="Thuis gaat het goed. Op school loopt de spanning op.",
        motivatie_keuze="Een vaste begeleider helpt bij de terugkeer naar school.",
        waarom_geen_groep="In een groep loopt de spanning op.",
        doelen="Jo gaat weer vijf dagen per week naar school.",
    )
    mens.press("Opslaan en verder")


def submit(mens, verzoek):
    """Step 5: everything once more, then it is sent."""
    mens.reads("Jo Dijkhuis" if verzoek is None else "Jo ", "Versturen")
    mens.press("Versturen")
    mens.reads("Uw verzoek is verstuurd")
    verzoek.refresh_from_db()
    return verzoek


def quick(mens, nummer, achternaam):
    """A verzoek within the norm, from the first step to the last."""
    verzoek = who(mens, nummer, achternaam)
    referral(mens)
    mens.fill(product_code="45C09", begindatum=dag(30), einddatum=dag(30 + 26 * 7 - 1), volume="72")
    mens.press("Opslaan en verder")
    reasons(mens)
    return submit(mens, verzoek)


@pytest.mark.eis("NK-01", "NK-03", "NK-10", "NK-19", "CR-B1-09", "CR-B1-20", "CR-B1-21")
def test_het_verzoek_boven_de_norm(als):
    reins = als("J. Reins", nieuw=True)
    verzoek = who(reins, 60, "Dijkhuis")
    referral(reins)
    help_above_norm(reins)
    reins.close()  # de browser dicht: het concept staat op de server
    weer = als("E. Dorrestein")
    weer.goto(reverse("arrangementen:verzoek_lijst") + "?weergave=concept")
    weer.goto(stap(verzoek, 3))
    assert weer.pagina.locator('[name="motivering"]').input_value() == WAAROM
    assert weer.pagina.locator('[name="volume"]').input_value() == "96"
    weer.goto(stap(verzoek, 4))
    reasons(weer)
    verzoek = submit(weer, verzoek)
    vreemd = als("G. Pinas")
    assert vreemd.goto(detail(verzoek)) == 404
    assert vreemd.goto(stap(verzoek, 1)) == 404
    norm = findings(weer, verzoek)
    assert "Gevraagd is 96 uur in totaal." in norm
    amrani = als("N. el Amrani")
    research(amrani, verzoek, norm)
    weer.goto(detail(verzoek))
    weer.reads("In onderzoek", "Besluiten op een verzoek in onderzoek Uiterlijk")
    grant(amrani, verzoek)
    weer.goto(detail(verzoek))
    weer.reads("Toegekend", "Besluiten op een verzoek in onderzoek Gedaan op")


def answers(verzoek):
    """The JW319's about this verzoek, each valid against the official schema."""
    rijen = [bytes(rij.data) for rij in Bericht.objects.filter(soort="319")]
    over = [data for data in rijen if verzoek.referentie_aanbieder.encode() in data]
    assert all(official_verdict("319", data) for data in over)
    return over


def findings(mens, verzoek):
    """The verdict as this person sees it."""
    mens.goto(detail(verzoek))
    return mens.pagina.locator("section", has=mens.pagina.locator("#k-norm")).last.inner_text()


def research(amrani, verzoek, norm):
    """The gemeente sees the same verdict and takes it into research: a JW319 leaves."""
    amrani.goto(reverse("arrangementen:verzoek_lijst"))
    amrani.reads(verzoek.nummer)
    assert findings(amrani, verzoek) == norm
    amrani.follow("In onderzoek nemen", exact=False)
    amrani.press("In onderzoek nemen")
    assert amrani.error_at("toelichting") == "Schrijf op wat u onderzoekt"
    amrani.fill(toelichting="Wij bellen met school over de terugkeer.")
    amrani.press("In onderzoek nemen")
    amrani.settle()
    assert len(answers(verzoek)) == 1


def grant(amrani, verzoek):
    """Granted as asked: a JW301 leaves."""
    amrani.follow("Toekennen", exact=False)
    amrani.fill(**afwegingsvelden(timezone.localdate()))
    amrani.press("Toekennen")
    amrani.reads("Verzoek toegekend.")
    amrani.settle()
    verzoek.refresh_from_db()
    (opdracht,) = Bericht.objects.filter(casus=verzoek.casus, soort="301")
    assert official_verdict("301", bytes(opdracht.data))


def test_een_verzoek_afwijzen(als):
    reins, duijn = als("J. Reins"), als("N. Duijn")
    verzoek = quick(reins, 61, "Elzinga")
    duijn.goto(detail(verzoek))
    duijn.follow("Afwijzen", exact=False)
    duijn.press("Afwijzen")
    assert duijn.error_at("besluit_motivering") == "Schrijf op waarom u afwijst"
    duijn.fill(reden_afwijzing="1", besluit_motivering="Het lokale team kan dit zelf bieden.")
    duijn.press("Afwijzen")
    duijn.settle()
    assert len(answers(verzoek)) == 1
    reins.goto(detail(verzoek))
    reins.reads("Afgewezen", "Het lokale team kan dit zelf bieden.")
    second_confirms(duijn)


def second_confirms(duijn):
    """An opdracht above the amount waits in the demo: the backoffice reads it and confirms."""
    voorstel = Besluitvoorstel.objects.open().of_regie().get()
    duijn.goto(f"{reverse('arrangementen:verzoek_lijst')}?weergave=tweede")
    duijn.follow(f"De opdracht aan {voorstel.arrangement.aanbieder}", exact=False)
    duijn.reads("Boven € 25.000,00 besluiten twee mensen.", "T. Koster", *AFWEGING.values())
    duijn.follow("Bevestigen", exact=False)
    duijn.press("Bevestigen")
    duijn.reads("Bevestigd. De toewijzing (JW301) gaat vanzelf")
    duijn.settle()
    (opdracht,) = Bericht.objects.filter(casus=voorstel.arrangement.casus, soort="301")
    assert official_verdict("301", bytes(opdracht.data))
