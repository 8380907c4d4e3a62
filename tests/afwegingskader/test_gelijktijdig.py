"""Wie tegelijk komt: één wint, de rest hoort het in gewone taal, en niets staat er dubbel."""

import os

import pytest
from django.db import connection

from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet
from casusregie.models import Escalatie
from casusregie.termijnen.bewaking import watch
from organisaties.models import Medewerker
from tests.factories import afwegingskader as f
from tests.verloop.gelijktijdig import together
from verloop.models import Gebeurtenis
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db(transaction=True)
RONDEN = 20 if os.environ.get("PROEF") == "1" else 2
DRADEN = 8


@pytest.mark.eis("OO-12")
@pytest.mark.parametrize("ronde", range(RONDEN))
def test_twee_besluiten_over_dezelfde_dagen_bij_twee_aanbieders(ronde):
    """Both fit when they are looked at; together they overlap, so only one becomes an inzet."""
    w = f.wereld()
    ander = f.wereld(jeugdige=w.casus.jeugdige)
    stukken = [f.geanalyseerd(w), f.geanalyseerd(ander)]
    besluiters = [w.besluiter.pk, ander.besluiter.pk]

    def besluit(nr):
        stuk = EenOpEenAanvraag.objects.get(pk=stukken[nr % 2].pk)
        by = Medewerker.objects.get(pk=besluiters[nr % 2])
        perform(stuk, "grant", by=by, op=f.OP, motivering="Nodig.")
        return "toegekend"

    uitslag = together(DRADEN, besluit)
    assert uitslag["toegekend"] == 1
    assert set(uitslag) <= {"toegekend", "Conflict", "Geblokkeerd"}
    assert EenOpEenInzet.objects.filter(jeugdige=w.casus.jeugdige).count() == 1
    assert Gebeurtenis.objects.filter(code__endswith="eenopeenaanvraag.grant").count() == 1


def test_de_database_weigert_overlap_ook_zonder_de_deur():
    """Written at the same moment past every rule, the exclusion constraint still holds."""
    w = f.wereld()
    stuk = f.toegekend(w)
    basis = stuk.inzet
    elders = f.toegekend_elders(w)
    EenOpEenInzet.objects.all().delete()
    velden = {
        naam: getattr(basis, naam)
        for naam in ("casus_id", "jeugdige_id", "aanbieder_id", "kaderversie_id")
    }

    def schrijf(nr):
        EenOpEenInzet.objects.create(
            aanvraag_id=(stuk.pk, elders.pk)[nr],
            begindatum=f.BEGIN,
            einddatum=f.LAATSTE,
            **velden,
        )
        return "geschreven"

    uitslag = dict(together(2, schrijf))
    assert uitslag.pop("geschreven") == 1
    # PostgreSQL weigert de ander op de uitsluiting, of breekt hem af als beide op elkaar wachten
    assert list(uitslag.values()) == [1]
    assert set(uitslag) <= {"IntegrityError", "OperationalError"}


@pytest.mark.eis("OO-04")
def test_twee_akkoorden_tegelijk_raken_niet_kwijt():
    w = f.wereld()
    stuk = f.ingediend(w)
    wie = [("agree_aanbieder", w.behandelregisseur.pk), ("agree_regie", w.casusregisseur.pk)]

    def akkoord(nr):
        naam, pk = wie[nr]
        by = Medewerker.objects.get(pk=pk)
        perform(EenOpEenAanvraag.objects.get(pk=stuk.pk), naam, by=by, op=f.OP)
        return "akkoord"

    assert together(2, akkoord) == {"akkoord": 2}
    stuk.refresh_from_db()
    assert stuk.status == "akkoord"


@pytest.mark.eis("OO-01")
def test_acht_bewakers_geven_een_escalatie():
    w = f.wereld()
    inzet = f.gestart(w)
    dag = inzet.einddatum.replace(day=inzet.einddatum.day + 1)
    Medewerker.objects.systeem()
    connection.close()

    def bewaak(nr):
        return watch(dag, f.om(dag, 6)).escalaties

    assert sum(aantal * n for aantal, n in together(8, bewaak).items()) == 1
    assert Escalatie.objects.count() == 1
