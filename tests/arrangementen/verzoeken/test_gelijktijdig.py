"""Twee keer tegelijk versturen of besluiten: één winnaar, één bericht, de anderen een Conflict."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from arrangementen.models import Arrangement, Bericht, Verzoek
from arrangementen.verzoeken.indienen import submit_verzoek
from casusregie.models import Casus, Jeugdige
from tests.factories.verzoeken import OP, afweging, concept, verstuurd, wereld
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.models import Gebeurtenis
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db(transaction=True)


def tegelijk(aantal, doe):
    """Run `doe(n)` in so many threads at one moment; the results, or what was raised."""
    start = threading.Barrier(aantal)

    def loop(n):
        try:
            start.wait()
            return doe(n)
        except (Conflict, Geblokkeerd) as fout:
            return fout
        finally:
            connections.close_all()

    with ThreadPoolExecutor(aantal) as draden:
        return list(draden.map(loop, range(aantal)))


def test_dubbel_versturen_geeft_een_verzoek():
    w = wereld()
    verzoek = concept(w)
    uit = tegelijk(4, lambda n: submit_verzoek(verzoek, by=w.behandelregisseur, op=OP))
    assert len([u for u in uit if isinstance(u, Verzoek)]) == 1
    assert len([u for u in uit if isinstance(u, Conflict)]) == 3
    assert Verzoek.objects.get().status == "ingediend"
    assert (Casus.objects.count(), Jeugdige.objects.count()) == (1, 1)
    assert Bericht.objects.filter(soort="315").count() == 1
    assert Gebeurtenis.objects.filter(code="arrangementen.verzoek.submit").count() == 1


def test_twee_concepten_van_dezelfde_jeugdige_geven_een_open_verzoek():
    w = wereld()
    concepten = [concept(w), concept(w)]
    tegelijk(2, lambda n: submit_verzoek(concepten[n], by=w.behandelregisseur, op=OP))
    standen = sorted(Verzoek.objects.values_list("status", flat=True))
    assert standen == ["concept", "ingediend"]
    assert (Casus.objects.count(), Jeugdige.objects.count()) == (1, 1)


def test_tegelijk_toekennen_en_afwijzen_geeft_een_besluit():
    w = wereld()
    verzoek = verstuurd(w)
    besluiten = [
        ("grant", {"afweging": afweging()}),
        ("reject", {"reden_afwijzing": "7", "besluit_motivering": "Nee."}),
        ("grant", {"afweging": afweging()}),
    ]

    def besluit(n):
        naam, gegevens = besluiten[n]
        return perform(verzoek, naam, by=w.backoffice, op=OP, **gegevens)

    uit = tegelijk(3, besluit)
    assert len([u for u in uit if isinstance(u, Verzoek)]) == 1
    outbox.process_all()
    verzoek.refresh_from_db()
    assert Arrangement.objects.count() == (verzoek.status == "toegekend")
    assert Bericht.objects.filter(soort__in=("301", "319")).count() == 1
