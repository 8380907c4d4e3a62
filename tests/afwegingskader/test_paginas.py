"""Elke pagina van 1-op-1, in elke stand en voor elke rol: wat er staat en wat niet."""

import pytest
from django.urls import reverse

from tests.factories import afwegingskader as f

STANDEN = {
    "concept": f.aanvraag,
    "ingediend": f.ingediend,
    "akkoord": f.met_akkoord,
    "geanalyseerd": f.geanalyseerd,
    "toegekend": f.toegekend,
}
MENSEN = (
    "casusregisseur",
    "procesregisseur",
    "besluiter",
    "behandelregisseur",
    "gedragswetenschapper",
)


def adres(naam, onderwerp):
    return reverse(f"afwegingskader:{naam}", args=[onderwerp.kenmerk])


pytestmark = pytest.mark.usefixtures("dag")


@pytest.mark.parametrize("mens", MENSEN)
@pytest.mark.parametrize("stand", STANDEN)
def test_pagina_van_een_aanvraag(w, als, stand, mens):
    stuk = STANDEN[stand](w)
    antwoord = als(getattr(w, mens)).get(adres("aanvraag_detail", stuk))
    if mens == "gedragswetenschapper" and stand == "concept":
        assert antwoord.status_code == 404
        return
    assert antwoord.status_code == 200
    tekst = antwoord.content.decode()
    assert "Vastgelegd vóór de start" in tekst
    assert str(stuk.get_status_display()) in tekst
