"""Alleen met het toetsenbord, zonder JavaScript, en een concept dat niet verloren gaat."""

from django.urls import reverse
from playwright.sync_api import expect

from casusregie.models import Casus


def page(naam, onderdeel, *args):
    casus = Casus.objects.get(jeugdige__achternaam=naam)
    return reverse(f"casusregie:{onderdeel}", args=[casus.kenmerk, *args])


def tab_to(mens, tekst, hooguit=60):
    """Press Tab until the focus is on what says this; returns how often."""
    for keer in range(1, hooguit):
        mens.pagina.keyboard.press("Tab")
        if tekst in mens.pagina.evaluate("document.activeElement.innerText || ''"):
            zichtbaar = mens.pagina.evaluate(
                "(() => { const s = getComputedStyle(document.activeElement);"
                " return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; })()"
            )
            assert zichtbaar, f"de focus op {tekst} is niet te zien"
            return keer
    raise AssertionError(f"{tekst} is met {hooguit} keer Tab niet te bereiken")


def test_de_overslalink_gaat_naar_de_inhoud(als):
    mens = als("T. Koster")
    mens.goto(page("Walburg", "casus_detail"))
    assert tab_to(mens, "Naar de inhoud") == 1
    mens.pagina.keyboard.press("Enter")
    assert mens.pagina.evaluate("document.activeElement.id") == "inhoud"


def test_de_eerste_actie_van_een_casus_met_alleen_het_toetsenbord(als):
    mens = als("S. Bakhuis")
    mens.goto(page("Veldwijk", "casus_detail"))
    tab_to(mens, "Naar de inhoud")
    mens.pagina.keyboard.press("Enter")
    knop = mens.pagina.locator("main .utrecht-button--primary-action").first
    tekst, adres = knop.inner_text().split("\n")[0].strip(), knop.get_attribute("href")
    tab_to(mens, tekst)
    mens.leave(lambda: mens.pagina.keyboard.press("Enter"))
    assert mens.pagina.url.endswith(adres)


def test_na_een_fout_staat_de_focus_op_de_samenvatting(als):
    mens = als("S. Bakhuis")
    mens.goto(reverse("casusregie:jeugdige_new"))
    mens.pagina.locator('main [name="voornamen"]').focus()
    mens.leave(lambda: mens.pagina.keyboard.press("Enter"))
    assert mens.pagina.evaluate("document.activeElement.id") == "fouten"
    assert mens.pagina.title().startswith("Fout: ")
    tab_to(mens, "Vul de voornamen in")
    mens.pagina.keyboard.press("Enter")
    assert mens.pagina.evaluate("document.activeElement.name") == "voornamen"


def test_het_menu_sluit_met_escape_en_geeft_de_focus_terug(als):
    mens = als("S. Bakhuis")
    knop = mens.pagina.locator(".cr-usermenu summary")
    knop.focus()
    mens.pagina.keyboard.press("Enter")
    expect(mens.pagina.get_by_role("button", name="Uitloggen")).to_be_visible()
    mens.pagina.keyboard.press("Escape")
    expect(mens.pagina.get_by_role("button", name="Uitloggen")).to_be_hidden()
    assert mens.pagina.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_een_deel_van_het_plan_zonder_javascript(als):
    mens = als("T. Koster", javascript=False)
    pad = page("Ottevanger", "plan_part", "samenwerking")
    mens.goto(pad)
    mens.pagina.locator('[name="samenwerking"]').fill("")
    mens.press("Opslaan")
    mens.reads("Pas 1 antwoord aan", "Schrijf op wat u heeft afgesproken")
    mens.pagina.locator('[name="samenwerking"]').fill("Elke twee weken bellen wij met school.")
    mens.press("Opslaan")
    mens.reads("Het plan is bijgewerkt.", "Elke twee weken bellen wij met school.")


def test_een_verzoekstap_en_een_filter_zonder_javascript(als):
    mens = als("J. Reins", javascript=False)
    mens.goto(reverse("arrangementen:verzoek_nieuw"))
    mens.press("Beginnen")
    mens.pagina.locator('[name="voornamen"]').fill("Bente")
    mens.press("Opslaan en verder")
    mens.reads("Vul het BSN in.")
    assert mens.pagina.locator('[name="voornamen"]').input_value() == "Bente"
    koster = als("T. Koster", javascript=False)
    koster.goto(reverse("casusregie:werkvoorraad"))
    koster.press("Toon")
    assert "/werkvoorraad/?" in koster.pagina.url


def test_wat_u_typt_wordt_vanzelf_bewaard(als):
    mens = als("T. Koster", nieuw=True)
    mens.pagina.clock.install()
    pad = page("Ottevanger", "plan_part", "onderwijs")
    mens.goto(pad)
    mens.pagina.locator('[name="afstemming_onderwijs"]').fill("De mentor belt elke vrijdag.")
    mens.pagina.clock.run_for(21_000)
    expect(mens.pagina.locator("[data-bewaard]")).to_contain_text("Concept bewaard om")
    mens.close()
    weer = als("T. Koster")
    weer.goto(pad)
    bewaard = weer.pagina.locator('[name="afstemming_onderwijs"]').input_value()
    assert bewaard == "De mentor belt elke vrijdag."
