"""Twee casussen van één jeugdige: dezelfde hulp wordt niet twee keer toegekend, ook niet tegelijk.

De toewijzing volgt uit de outbox. Tot die tijd telt wat is toegekend al mee.
"""

import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from django.db import connections

from arrangementen.models import Arrangement, Toewijzing, Verzoek
from organisaties.rollen import Rol
from tests.factories.organisaties import AanbiederFactory, medewerker
from tests.factories.verzoeken import OP, afweging, contracten, verstuurd, wereld
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import perform

VOLGEND_JAAR = {"begindatum": "29-03-2027", "einddatum": "26-09-2027"}


def twee_verzoeken(**tweede):
    """The same help for one jeugdige, asked by two aanbieders, each in a casus of its own."""
    w = wereld()
    ander = AanbiederFactory(agb_code="98000002")
    contracten(ander)
    bij_ander = SimpleNamespace(
        **vars(w)
        | {
            "aanbieder": ander,
            "behandelregisseur": medewerker(Rol.BEHANDELREGISSEUR, organisatie=ander),
        }
    )
    verzoeken = [verstuurd(w), verstuurd(bij_ander, **tweede)]
    assert len({verzoek.jeugdige_id for verzoek in verzoeken}) == 1
    assert len({verzoek.casus_id for verzoek in verzoeken}) == 2
    return w, verzoeken


def ken_toe(w, verzoek):
    return perform(verzoek, "grant", by=w.backoffice, op=OP, afweging=afweging())


@pytest.mark.django_db
def test_toegekend_maar_nog_zonder_toewijzing_telt_al_mee():
    w, (een, twee) = twee_verzoeken()
    ken_toe(w, een)
    assert not Toewijzing.objects.exists()
    with pytest.raises(Geblokkeerd, match="Er is al een toewijzing van 45C09"):
        ken_toe(w, twee)
    assert Arrangement.objects.count() == 1
    outbox.process_all()
    assert Toewijzing.objects.count() == 1
    with pytest.raises(Geblokkeerd, match="Er is al een toewijzing van 45C09"):
        ken_toe(w, twee)


@pytest.mark.django_db
def test_een_andere_periode_mag_in_de_andere_casus():
    w, verzoeken = twee_verzoeken(stap3=VOLGEND_JAAR)
    for verzoek in verzoeken:
        ken_toe(w, verzoek)
    outbox.process_all()
    assert Toewijzing.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_tegelijk_toekennen_in_twee_casussen_geeft_een_toewijzing():
    w, verzoeken = twee_verzoeken()
    start = threading.Barrier(2)

    def besluit(verzoek):
        try:
            start.wait()
            return ken_toe(w, verzoek)
        except (Conflict, Geblokkeerd) as fout:
            return fout
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as draden:
        uit = list(draden.map(besluit, verzoeken))
    assert sorted(type(u).__name__ for u in uit) == ["Geblokkeerd", "Verzoek"]
    outbox.process_all()
    assert sorted(Verzoek.objects.values_list("status", flat=True)) == ["ingediend", "toegekend"]
    assert Toewijzing.objects.count() == 1
