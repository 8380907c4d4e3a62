"""Elke pagina die een rol kan openen: geen overtredingen, ook op 320 px."""

import pytest
from django.urls import reverse

from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet
from casusregie.models import Casus

STARTPAGINAS = (
    "S. Bakhuis",
    "T. Koster",
    "R. Lindeboom",
    "M. Wierda",
    "E. Dorrestein",
    "J. Reins",
    "P. Tolhuis",
    "H. van Oord",
    "N. Duijn",
    "A. Hoekman",
    "K. Rademaker",
)


@pytest.mark.parametrize("wie", STARTPAGINAS)
def test_startpagina_van_elke_rol(als, wie):
    mens = als(wie)
    assert mens.goto("/") == 200
    mens.check()


def test_inlogpagina_en_uitleg(browser, server, als):
    mens = als("S. Bakhuis")
    for pad in ("/hulp/", "/toegankelijkheid/", "/privacy/", "/inloggen/tweede-factor/"):
        assert mens.goto(pad) == 200
        mens.check()


def test_casus_en_onderdelen(als):
    mens = als("S. Bakhuis")
    casus = Casus.objects.get(jeugdige__achternaam="Veldwijk")
    mens.goto(reverse("casusregie:casus_detail", args=[casus.kenmerk]))
    mens.check()
    paden = mens.pagina.eval_on_selector_all(
        "main a[href^='/'], nav a[href^='/']", "els => els.map(e => e.getAttribute('href'))"
    )
    for pad in sorted({p.split("?")[0].split("#")[0] for p in paden}):
        if "/bestand/" in pad or pad == "/":
            continue
        assert mens.goto(pad) == 200, pad
        mens.check()


def test_eenopeen_paginas(als):
    mens = als("S. Bakhuis")
    for inzet in EenOpEenInzet.objects.filter(casus__team__naam="Lokaal team Noord")[:4]:
        assert mens.goto(reverse("afwegingskader:inzet_detail", args=[inzet.kenmerk])) == 200
        mens.check()
    aanvraag = EenOpEenAanvraag.objects.get(status="akkoord")
    assert mens.goto(reverse("afwegingskader:aanvraag_detail", args=[aanvraag.kenmerk])) == 200
    mens.check()


def test_niet_gevonden_en_verboden(als):
    mens = als("A. Hoekman")
    assert mens.goto("/bestaat-niet/") == 404
    mens.check()
    assert mens.goto("/werkvoorraad/") == 403
    mens.check()
