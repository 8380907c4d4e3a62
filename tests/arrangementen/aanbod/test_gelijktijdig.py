"""Twee wijzigingen van het aanbod tegelijk vaststellen: wat niet meer past, gaat helemaal niet."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from django.db import connections

from arrangementen.aanbod.doorvoeren import apply_after
from arrangementen.aanbod.opstellen import draft
from arrangementen.models import Aanbodwijziging, Contract
from organisaties.models import Organisatie
from organisaties.rollen import Rol
from tests.factories.organisaties import medewerker
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import perform

from .bestanden import TARIEF, klein_aanbod, lees

OP = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ANDERS = ({"tarief": "54,00"}, {"tarief": "56,00"})


def opgesteld():
    """Two changes that cannot both be: another tariff from the same day."""
    klein_aanbod()
    regio = Organisatie.objects.get(soort="uitvoeringsorganisatie")
    een = medewerker(Rol.CONTRACTMANAGER, organisatie=regio)
    rijen = [TARIEF | anders | {"geldig_van": "01-01-2027"} for anders in ANDERS]
    wijzigingen = [draft(lees("tarieven", r), toelichting="Proef", by=een, op=OP) for r in rijen]
    return wijzigingen, medewerker(Rol.BEHEERDER, organisatie=regio)


@pytest.mark.django_db
def test_wat_na_de_bewaker_niet_meer_past_wordt_niet_half_doorgevoerd():
    (een, twee), wie = opgesteld()
    perform(een, "adopt", by=wie, op=OP)
    with pytest.raises(Geblokkeerd, match="past niet meer"):
        apply_after(twee, by=wie, op=OP)
    assert Contract.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_tegelijk_vaststellen_geeft_een_versie():
    wijzigingen, wie = opgesteld()
    start = threading.Barrier(2)

    def stel_vast(wijziging):
        try:
            start.wait()
            return perform(wijziging, "adopt", by=wie, op=OP)
        except (Conflict, Geblokkeerd) as fout:
            return fout
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as draden:
        uit = list(draden.map(stel_vast, wijzigingen))
    assert len([u for u in uit if isinstance(u, Geblokkeerd)]) == 1
    standen = sorted(Aanbodwijziging.objects.values_list("status", flat=True))
    assert standen == ["concept", "vastgesteld"]
    oud, nieuw = Contract.objects.order_by("geldig_van")
    assert (oud.geldig_tot, nieuw.geldig_tot) == (date(2026, 12, 31), None)
