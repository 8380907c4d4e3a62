"""Afgeronde toewijzingen als trajecten voor de ijking van een norm."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from arrangementen.models import Toewijzing
from arrangementen.toewijzing.melden import report_start, report_stop
from arrangementen.toewijzing.trajecten import own_trajecten
from normenkader.ijking.inlezen import read_own
from normenkader.models import Traject
from organisaties.rollen import Rol
from tests.factories.organisaties import medewerker
from tests.factories.verzoeken import toegekend, wereld
from verloop import outbox

pytestmark = pytest.mark.django_db


@pytest.mark.eis("NK-12")
def test_een_gestopte_toewijzing_is_een_traject_zonder_persoon():
    w = wereld()
    toegekend(w)
    outbox.process_all()
    toewijzing = Toewijzing.objects.get()
    assert not list(own_trajecten(date(2027, 1, 1)))
    wie = {"by": w.behandelregisseur}
    op = datetime(2026, 4, 2, 10, tzinfo=UTC)
    report_start(toewijzing, begindatum=date(2026, 4, 1), op=op, **wie)
    toewijzing.refresh_from_db()
    op = datetime(2026, 7, 1, 10, tzinfo=UTC)
    report_stop(toewijzing, einddatum=date(2026, 6, 30), reden="31", op=op, **wie)
    assert not list(own_trajecten(toewijzing.einddatum))
    (rij,) = own_trajecten(date(2027, 1, 1))
    assert (rij.product_code, rij.jaar, rij.cbs_code) == ("45C09", 2026, "0599")
    assert (rij.volume, rij.eenheid, rij.dagen) == (Decimal(78 * 60), "01", 91)
    normbeheerder = medewerker(Rol.NORMBEHEERDER)
    verslag = read_own(naam="Eigen", by=normbeheerder, op=datetime(2027, 1, 1, 10, tzinfo=UTC))
    assert verslag.goed
    assert Traject.objects.get().dagen == 91
