"""Wie alleen mag kijken, komt er ook met een goed ingevuld formulier niet door."""

import pytest

from arrangementen.models import Arrangement
from casusregie.plannen.keuzelijsten import Resultaatgebied, Trede
from casusregie.plannen.models import Ondersteuningsplan
from casusregie.plannen.ondertekenaars import required_signers
from organisaties.models import Organisatie
from verloop.overgangen import perform

from .cel import request
from .wereld import EIND, NU

pytestmark = pytest.mark.django_db

DOEL = {
    "specifiek": "Elke dag naar school",
    "meetbaar": "Vijf dagen per week",
    "acceptabel": "Het gezin wil het",
    "realistisch": "Het lukte eerder",
    "uiterlijk": "01-09-2026",
}


def hulp():
    """A valid part of a plan."""
    gebied = Resultaatgebied.objects.valid_on(EIND).exclude(code="R3").first()
    trede = Trede.objects.valid_on(EIND).first()
    motivering = "Past bij het doel."
    keuze = {"resultaatgebied": gebied.pk, "trede": trede.pk, "soort_hulp": "specialistisch"}
    return keuze | {"duur_weken": 26, "duur_motivering": motivering}


def keuze():
    """A valid choice of an aanbieder."""
    aanbieder = Organisatie.objects.get(naam="De Vlierhof")
    return {"aanbieder": aanbieder.pk, "keuze_motivering": "Dichtbij."}


FORMULIEREN = {
    "casusregie:regie": lambda: {"besluit": "bij_gezin", "motivering": "Het gezin kan dit."},
    "casusregie:plan_part": lambda: {"afstemming_onderwijs": "Elke maand."},
    "casusregie:onderdeel_new": hulp,
    "casusregie:onderdeel_edit": hulp,
    "casusregie:doel_new": lambda: DOEL,
    "casusregie:doel_edit": lambda: DOEL,
    "arrangementen:arrangement_keuze": keuze,
    "arrangementen:arrangement_oneens": lambda: {"oneens_toelichting": "Te weinig uren."},
}
MAG = {"arrangementen:arrangement_oneens": "eigen_behandelregisseur"}
MAG_NIET = {
    "arrangementen:arrangement_oneens": (
        "eigen_procesregisseur",
        "eigen_teamleider",
        "zorgbemiddelaar",
    )
}
KIJKERS = ("eigen_teamleider",)


def post(loper, naam, code, data):
    pad = loper.places(naam)[0].pad
    return request(loper.klanten[code], "POST", pad, begin=loper.begin, data=data)


@pytest.mark.parametrize("naam", FORMULIEREN)
def test_een_goed_formulier_werkt_voor_wie_mag(loper, naam):
    cel = post(loper, naam, MAG.get(naam, "eigen_procesregisseur"), FORMULIEREN[naam]())
    assert cel.antwoord.status_code == 302
    assert cel.geschreven
    assert cel.wrong() == []


@pytest.mark.parametrize("naam", FORMULIEREN)
def test_een_goed_formulier_werkt_niet_voor_wie_alleen_kijkt(loper, naam):
    for code in MAG_NIET.get(naam, KIJKERS):
        cel = post(loper, naam, code, FORMULIEREN[naam]())
        assert (code, cel.antwoord.status_code) == (code, 403)
        assert cel.veranderd == []
        assert cel.wrong() == []


@pytest.mark.parametrize(
    ("code", "status"), [("eigen_procesregisseur", 302), ("eigen_teamleider", 403)]
)
def test_een_handtekening_vastleggen(loper, code, status):
    casus = loper.wereld.casussen["plan"]
    plan = Ondersteuningsplan.objects.latest_of(casus)
    perform(plan, "adopt", by=loper.wereld.mensen["koster"], op=NU)
    lid = required_signers(casus, EIND)[0]
    data = {"gezinslid": lid.pk, "getekend_op": "12-03-2026"}
    pad = loper.places("casusregie:plan_sign")[0].pad
    cel = request(loper.klanten[code], "POST", pad, data=data)
    assert cel.antwoord.status_code == status


def test_een_extra_veld_verandert_niets(loper):
    """A field that the form does not have is not taken over (mass assignment)."""
    data = keuze() | {"status": "loopt", "opdracht_op": "2026-01-01", "versie": "1", "id": "1"}
    pad = loper.places("arrangementen:arrangement_keuze")[0].pad
    klant = loper.klanten["eigen_procesregisseur"]
    antwoord = klant.post(pad, data)
    arrangement = Arrangement.objects.get(casus=loper.wereld.casussen["getekend"])
    assert antwoord.status_code == 302
    assert (arrangement.status, arrangement.opdracht_op) == ("concept", None)
