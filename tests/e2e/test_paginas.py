"""Elke pagina die een rol kan openen: geen overtredingen, ook op 320 px, donker en met fouten."""

import pytest
from django.urls import reverse

from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet
from casusregie.models import Casus

ROLLEN = (
    "S. Bakhuis",
    "T. Koster",
    "R. Lindeboom",
    "M. Wierda",
    "E. Dorrestein",
    "J. Reins",
    "P. Tolhuis",
    "H. van Oord",
    "N. Duijn",
    "I. Kroon",
    "A. Hoekman",
    "W. Jonker",
    "O. Brandt",
    "K. Rademaker",
    "U. Zandstra",
)
UITLEG = ("/hulp/", "/toegankelijkheid/", "/privacy/", "/inloggen/tweede-factor/")


def links(mens, waar):
    """The own addresses in a part of the page, each once, without question and anchor."""
    paden = mens.pagina.eval_on_selector_all(
        f"{waar} a[href^='/']", "els => els.map(e => e.getAttribute('href'))"
    )
    return sorted({pad.split("?")[0].split("#")[0] for pad in paden} - {"/"})


@pytest.mark.parametrize("wie", ROLLEN)
def test_startpagina_en_menu_van_elke_rol(als, wie):
    mens = als(wie)
    assert mens.goto("/") == 200
    for pad in mens.unseen(links(mens, ".cr-nav")):
        assert mens.goto(pad) == 200, pad


def test_inlogpagina_en_uitleg(schermen, server, als):
    buiten = schermen.take()
    buiten.goto(f"{server}/inloggen/")
    buiten.fill("[name=login]", "niemand@demo.casusregie.example")
    buiten.fill("[name=password]", "fout")
    buiten.locator("main form button[type=submit]").first.click()
    buiten.locator("[data-foutsamenvatting]").wait_for()
    schermen.give_back(buiten)
    mens = als("S. Bakhuis")
    mens.vak.clear_cookies()
    mens.goto("/inloggen/")
    mens = als("S. Bakhuis")
    for pad in UITLEG:
        assert mens.goto(pad) == 200


@pytest.mark.parametrize(
    ("wie", "naam"),
    [
        ("S. Bakhuis", "Veldwijk"),
        ("T. Koster", "Ottevanger"),
        ("T. Koster", "Walburg"),
        ("E. Dorrestein", "Veldwijk"),
    ],
)
def test_casus_en_onderdelen(als, wie, naam):
    mens = als(wie)
    casus = Casus.objects.get(jeugdige__achternaam=naam)
    mens.goto(reverse("casusregie:casus_detail", args=[casus.kenmerk]))
    for pad in mens.unseen(links(mens, "main") + links(mens, ".cr-case")):
        if "/bestand/" not in pad:
            assert mens.goto(pad) == 200, pad


def test_eenopeen_paginas(als):
    mens = als("S. Bakhuis")
    for inzet in EenOpEenInzet.objects.filter(casus__team__naam="Lokaal team Noord")[:4]:
        assert mens.goto(reverse("afwegingskader:inzet_detail", args=[inzet.kenmerk])) == 200
    aanvraag = EenOpEenAanvraag.objects.get(status="akkoord")
    assert mens.goto(reverse("afwegingskader:aanvraag_detail", args=[aanvraag.kenmerk])) == 200
    assert mens.goto(reverse("afwegingskader:kader")) == 200


def test_niet_gevonden_en_verboden(als):
    mens = als("A. Hoekman")
    assert mens.goto("/bestaat-niet/") == 404
    assert mens.goto("/werkvoorraad/") == 403


@pytest.mark.parametrize("naam", ["Veldwijk", "Poelstra"])
def test_donker_heeft_genoeg_contrast(als, naam, tmp_path):
    mens = als("S. Bakhuis")
    mens.pagina.emulate_media(color_scheme="dark")
    mens.pagina.locator(".cr-usermenu summary").click()
    mens.leave(mens.pagina.get_by_role("button", name="Donker", exact=True).click)
    casus = Casus.objects.get(jeugdige__achternaam=naam)
    mens.gekeurd = tmp_path  # in donker nog eens
    mens.goto(reverse("casusregie:casus_detail", args=[casus.kenmerk]))
    mens.goto(reverse("casusregie:werkvoorraad"))
    mens.pagina.locator(".cr-usermenu summary").click()
    mens.leave(mens.pagina.get_by_role("button", name="Licht", exact=True).click)


def test_een_lege_lijst_en_een_zoekvraag_zonder_uitkomst(als):
    mens = als("S. Bakhuis")
    mens.goto(reverse("casusregie:zoeken") + "?q=Bestaatniet")
    mens.goto(reverse("casusregie:werkvoorraad") + "?weergave=bestaat-niet")
    koster = als("T. Koster")
    koster.goto(reverse("arrangementen:verzoek_lijst") + "?weergave=beantwoord")


def test_de_keuring_ziet_een_slechte_pagina(als):
    mens = als("S. Bakhuis")
    mens.goto("/hulp/")
    mens.pagina.evaluate(
        "document.querySelector('main').append(Object.assign("
        "document.createElement('img'), {src: '/static/img/merk.svg', className: 'kapot'}))"
    )
    with pytest.raises(AssertionError, match="image-alt"):
        mens.check()
