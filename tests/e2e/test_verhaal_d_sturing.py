"""Verhaal D in de browser: de contractmanager stuurt op cijfers en ziet nooit een kind."""

import csv
import re

import pytest
from django.urls import reverse

from afwegingskader.models import EenOpEenInzet
from casusregie.models import Casus, Jeugdige

NUMMER = re.compile(r"^20\d\d-\d{6}$")
LIJSTEN = (
    ("1-op-1 voorbij dag 28", "voorbij", 3),
    ("1-op-1 op dag 21 tot en met 28", "bijna", 1),
    ("Toewijzingen boven de norm", "boven-de-norm", 2),
)


def lijst(sleutel):
    return reverse("sturing:lijst", args=[sleutel])


def tegel(mens, naam):
    return mens.pagina.locator(".cr-kpi", has_text=naam).first


def rows(mens):
    return mens.pagina.locator("main table tbody tr")


@pytest.fixture
def hoekman(als):
    mens = als("A. Hoekman")
    mens.goto(reverse("sturing:dashboard"))
    return mens


@pytest.mark.eis("NK-15")
@pytest.mark.parametrize(("naam", "adres", "aantal"), LIJSTEN)
def test_elk_cijfer_heeft_zijn_lijst(hoekman, naam, adres, aantal):
    vak = tegel(hoekman, naam)
    waarde = int(vak.locator(".cr-kpi__value").inner_text().split()[0])
    assert waarde >= aantal
    hoekman.leave(vak.get_by_role("link").click)
    hoekman.check()
    assert hoekman.pagina.url.split("?")[0].endswith(lijst(adres))
    assert rows(hoekman).count() == waarde
    nummers = hoekman.pagina.locator("main table tbody th[scope=row]").all_inner_texts()
    assert all(NUMMER.match(nummer) for nummer in nummers)
    assert hoekman.pagina.locator("main table a").count() == 0


@pytest.mark.eis("RV-B15-01", "NK-15")
def test_van_tegel_naar_lijst_naar_bestand(hoekman, tmp_path):
    """The figure, its list and its file are one: as many rows, and not one name."""
    vak = tegel(hoekman, "1-op-1 voorbij dag 28")
    waarde = int(vak.locator(".cr-kpi__value").inner_text())
    hoekman.leave(vak.get_by_role("link").click)
    assert rows(hoekman).count() == waarde
    hoekman.reads("Wat telt mee.", "Bron.")
    with hoekman.pagina.expect_download() as ophalen:
        hoekman.pagina.get_by_role("link", name="Download als CSV").click()
    bestand = tmp_path / "lijst.csv"
    ophalen.value.save_as(bestand)
    regels = list(csv.reader(bestand.open(encoding="utf-8-sig"), delimiter=";"))
    kop = regels.index([]) + 1
    assert regels[0][0] == "Stand van"
    assert regels[kop][:3] == ["Casus", "Aanbieder", "Gemeente"]
    assert len(regels) - kop - 1 == waarde
    tekst = bestand.read_text(encoding="utf-8-sig")
    assert not [j.achternaam for j in Jeugdige.objects.all() if j.achternaam in tekst]


def test_een_aanbieder_klapt_open_en_heeft_een_bladzijde(hoekman):
    knop = hoekman.pagina.get_by_role("button", name="Groep Meerzicht")
    if knop.get_attribute("aria-expanded") == "false":
        knop.click()
    hoekman.check()
    hoekman.follow("Alle cijfers van Groep Meerzicht")
    hoekman.reads("Wachttijden naast de Treeknorm", "Landelijke KPI's", "Laatste 12 maanden")


@pytest.mark.parametrize("naam", ["aanbieder_list", "trends", "regiovisie"])
def test_de_andere_bladzijden_met_cijfers(hoekman, naam):
    hoekman.goto(reverse(f"sturing:{naam}"))
    hoekman.check()
    hoekman.reads("Stand van")


@pytest.mark.eis("GV-M2-08")
def test_de_teamleider_gaat_van_getal_naar_werkvoorraad(als):
    lindeboom = als("R. Lindeboom")
    lindeboom.goto(reverse("sturing:team"))
    lindeboom.check()
    vak = tegel(lindeboom, "Met iets te laat")
    waarde = int(vak.locator(".cr-kpi__value").inner_text())
    lindeboom.leave(vak.get_by_role("link").click)
    lindeboom.reads(f"{waarde} casus")


@pytest.mark.eis("NK-11")
def test_het_aandeel_binnen_de_norm_klopt_met_de_tabel(hoekman):
    procent = int(
        tegel(hoekman, "Binnen de norm").locator(".cr-kpi__value").inner_text().split()[0]
    )
    tegel(hoekman, "Binnen de norm").get_by_role("link").click()
    tabel = hoekman.pagina.get_by_role("region", name="Tabel: Aandeel binnen de norm per product")
    cellen = [rij.split("\t") for rij in tabel.locator("tbody tr").all_inner_texts()]
    alle, binnen = sum(int(c[1]) for c in cellen), sum(int(c[2]) for c in cellen)
    assert procent == 100 * binnen // alle  # naar beneden: bijna gehaald is niet gehaald
    hoekman.reads("Afspraak: 80 procent")


def test_een_grafiek_is_ook_een_tabel(hoekman):
    for figuur in hoekman.pagina.locator("figure").all():
        assert figuur.locator("svg[role=img] title").count() == 1
        figuur.locator("summary").click()
        assert figuur.locator("details table tbody tr").count() > 0
    hoekman.check()
    weken = hoekman.pagina.locator("#tabel-voorbij tbody tr td").all_inner_texts()
    nu = tegel(hoekman, "1-op-1 voorbij dag 28").locator(".cr-kpi__value").inner_text()
    assert len(weken) == 12
    assert weken[-1] == nu


def test_de_keuze_staat_in_het_adres_en_is_te_delen(hoekman, als):
    alle = rows(hoekman).count()
    hoekman.fill(aanbieder="Groep Meerzicht")
    hoekman.press("Toon cijfers")
    assert "aanbieder=" in hoekman.pagina.url
    assert rows(hoekman).count() < alle
    waarde = tegel(hoekman, "1-op-1 voorbij dag 28").locator(".cr-kpi__value").inner_text()
    assert waarde == "1"
    hoekman.leave(tegel(hoekman, "1-op-1 voorbij dag 28").get_by_role("link").click)
    hoekman.reads("Groep Meerzicht", "1 inzet.", "Trede 2: expertteam (RER)")
    collega = als("W. Jonker")
    collega.goto(hoekman.pagina.url)
    assert rows(collega).count() == 1
    hoekman.goto(reverse("sturing:dashboard") + "?begin=01-05-2026&einde=01-01-2026")
    assert hoekman.error_at("einde") == "Kies een dag na de begindatum"


def test_geen_naam_geen_bsn_en_geen_dossier(hoekman, als):
    namen = [j.achternaam for j in Jeugdige.objects.all()]
    nummers = [j.bsn for j in Jeugdige.objects.all()]
    for adres in (reverse("sturing:dashboard"), *(lijst(sleutel) for _, sleutel, _ in LIJSTEN)):
        hoekman.goto(adres)
        bron = hoekman.pagina.content()
        assert not [geheim for geheim in (*namen, *nummers) if geheim in bron]
        assert not re.search(r"/(casussen|arrangementen|1-op-1)/[0-9a-f]{8}-", bron)
    inzet = EenOpEenInzet.objects.select_related("casus").filter(status="verlopen").first()
    inzet = inzet or EenOpEenInzet.objects.select_related("casus").first()
    casus = reverse("casusregie:casus_detail", args=[inzet.casus.kenmerk])
    assert hoekman.goto(casus) == 404
    niets = hoekman.pagina.locator("main").inner_text()
    onbekend = reverse("casusregie:casus_detail", args=["00000000-0000-4000-8000-000000000000"])
    assert hoekman.goto(onbekend) == 404
    assert hoekman.pagina.locator("main").inner_text() == niets
    assert Casus.objects.filter(kenmerk=inzet.casus.kenmerk).exists()
    for wie in ("S. Bakhuis", "E. Dorrestein"):
        ander = als(wie)
        assert ander.goto(reverse("sturing:dashboard")) == 403
