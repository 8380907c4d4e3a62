"""Een maand lang elke dag kijken: precies de escalaties van de tabel, geen meer en geen minder."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from casusregie.escalatie import openen
from casusregie.models import Escalatie, Signaal

from .bouw import Maand
from .tafel import busiest, expected, lots

AANTAL, DAGEN = 45, 31
EERSTE = date(2026, 3, 20)  # Pasen en Koningsdag liggen in deze maand


def watch(dag):
    call_command("watch_termijnen", on=dag.isoformat(), json=True, stdout=StringIO())


@pytest.mark.django_db
@pytest.mark.eis("OO-01", "OO-12", "OO-07")
def test_een_maand_met_een_overgeslagen_dag_en_een_klok_die_valt(monkeypatch):
    maand = Maand(lots(AANTAL, EERSTE, DAGEN), EERSTE)
    eerste = EERSTE.toordinal()
    weg = frozenset({busiest(maand.lots, eerste, DAGEN)})
    for dag in range(eerste, eerste + DAGEN):
        if dag not in weg:
            _crash_half_way(monkeypatch, date.fromordinal(dag))
            for _ in range(2):  # twee beats
                watch(date.fromordinal(dag))
        maand.act(dag)
        if dag in weg:
            assert all(sinds != dag for _, _, sinds, _ in maand.found())
    tot = eerste + DAGEN - 1
    tabel = expected(maand.lots, tot, weg)
    assert maand.found() == tabel
    assert {trede for _, trede, _, _ in tabel} == {1, 2}
    assert any(laat for *_, laat in tabel), "de overgeslagen dag had escalaties"
    assert Signaal.objects.filter(soort__startswith="escalatie-").count() == len(tabel)


def _crash_half_way(monkeypatch, dag):
    """The clock falls over after the first escalatie was written; nothing of it stays."""
    echt = openen.insert_new

    def val_om(rijen):
        list(rijen)
        raise ConnectionError("de klok viel om")

    with monkeypatch.context() as m:
        m.setattr(openen, "insert_new", val_om)
        voor = Escalatie.objects.count()
        try:
            watch(dag)
        except ConnectionError:
            assert Escalatie.objects.count() == voor
    assert openen.insert_new is echt
