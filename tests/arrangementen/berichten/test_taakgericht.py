"""Een JW315 over hulp die de gemeente taakgericht inkoopt: aangenomen, en aan de balie te zien.

De standaard kent geen retourcode voor taakgericht: wie het weigert, doet dat met een JW319.
"""

import pytest
from django.urls import reverse
from time_machine import travel

from arrangementen.models import Bericht, Verzoek
from tests.factories.arrangementen import lees
from tests.factories.inkoop import koopt
from tests.factories.verzoeken import OP, jw315, wereld
from verloop import outbox
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db


@pytest.mark.eis("RV-0-07")
def test_de_balie_ziet_het_meteen_en_het_antwoord_gaat_als_bericht(client):
    w = wereld()
    koopt(w.gemeente, "mvs")
    assert lees(jw315(w), OP).goed
    verzoek = Verzoek.objects.get()
    assert Bericht.objects.get(soort="316").retour_op == verzoek.bericht
    client.force_login(w.procesregisseur)
    with travel(OP, tick=False):
        balie = client.get(reverse("arrangementen:verzoek_detail", args=[verzoek.kenmerk]))
    (bezwaar,) = balie.context["bezwaren"]
    assert (bezwaar.veld, bezwaar.reden) == ("product_code", "1")
    assert "een toewijzing is niet nodig" in balie.content.decode()
    redenen = {"reden_afwijzing": bezwaar.reden, "besluit_motivering": "Spreek start en einde af."}
    perform(verzoek, "reject", by=w.procesregisseur, op=OP, **redenen)
    outbox.process_all()
    antwoord = Bericht.objects.get(soort="319")
    assert b"RedenAfwijzingVerzoek>1<" in antwoord.data
