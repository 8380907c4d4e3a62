"""Hulp die de gemeente taakgericht inkoopt: geen toewijzing, ook niet met een JW315.

De standaard kent geen retourcode voor taakgericht. Het portaal weigert bij het veld; een bericht
krijgt eerst zijn retour en dan vanzelf een JW319 met dezelfde zin. Start en stop zijn te melden
zonder toewijzing, en staan dan op de casus die er is.
"""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from time_machine import travel

from arrangementen.berichten.aanbiederzijde import start_of, stop_of
from arrangementen.models import Bericht, Verzoek, Zorgstart
from arrangementen.toewijzing.taakgericht import task_help
from casusregie.models import Betrokkenheid, Casus, Termijn
from organisaties.rollen import Rol
from tests.factories.arrangementen import bevestigd, lees, toewijzing_van
from tests.factories.casusregie import procesregisseur_van
from tests.factories.inkoop import koopt
from tests.factories.organisaties import medewerker
from tests.factories.verzoeken import OP, STAP3, concept, jw315, wereld
from verloop import outbox

pytestmark = pytest.mark.django_db
DAG, WEEK = OP.date(), OP + timedelta(days=7)


@pytest.mark.eis("RV-0-07")
def test_portaal_en_bericht_weigeren_met_dezelfde_zin(client):
    """In the portal at the field; as a message with a JW316 that is good, and then a JW319."""
    w = wereld()
    koopt(w.gemeente, "mvs")
    client.force_login(w.behandelregisseur)
    with travel(OP, tick=False):
        stap = reverse("arrangementen:verzoek_stap", args=[concept(w, stappen=(1, 2)).kenmerk, 3])
        (zin,) = client.post(stap, STAP3).context["form"].errors["product_code"]
    assert "een toewijzing is niet nodig" in zin
    assert lees(jw315(w), OP).goed
    verzoek = Verzoek.objects.exclude(status="concept").get()
    assert (verzoek.status, verzoek.reden_afwijzing) == ("afgewezen", "4")
    assert (verzoek.besluit_motivering, verzoek.besloten_door.is_systeem) == (f"{zin}.", True)
    outbox.process_all()
    retour, antwoord = Bericht.objects.filter(richting="uit").order_by("pk")
    assert (retour.soort, retour.retour_op, antwoord.soort) == ("316", verzoek.bericht, "319")
    assert b"RedenAfwijzingVerzoek>4<" in antwoord.data
    assert not Termijn.objects.filter(voldaan_op=None, code__startswith="verzoek.").exists()
    with travel(OP, tick=False):
        detail = reverse("arrangementen:verzoek_detail", args=[verzoek.kenmerk])
        assert zin in client.get(detail).content.decode()
    morgen = OP + timedelta(days=1)
    nieuw = jw315(w, "VOT-2", "A00000000002", op=morgen.date())
    assert lees(nieuw, morgen).goed, "er staat geen verzoek meer open"


@pytest.mark.eis("RV-0-07")
def test_wat_de_regio_inkoopt_wacht_gewoon_op_een_besluit():
    w = wereld()
    koopt(w.gemeente)
    assert lees(jw315(w), OP).goed
    assert Verzoek.objects.get().status == "ingediend"


ZONDER = re.compile(rb"\s*<jw30[57]:ToewijzingNummer>.*?</jw30[57]:ToewijzingNummer>")


@pytest.fixture
def gemeld():
    """Help that runs since a week, reported without toewijzing; the casus has its own help too."""
    toewijzing = toewijzing_van(bevestigd())
    koopt(toewijzing.gemeente, "mvs")
    return toewijzing, ZONDER.sub(b"", start_of(toewijzing, DAG, op=WEEK, nummer="ST1"))


@pytest.mark.eis("RV-0-07", "CR-D-23")
def test_een_start_zonder_toewijzing_staat_op_de_casus(client, gemeld):
    toewijzing, start = gemeld
    casus = toewijzing.casus
    assert lees(start, WEEK).goed
    assert Zorgstart.objects.get().toewijzing is None
    client.force_login(procesregisseur_van(casus))
    namen = ("casusregie:casus_detail", "arrangementen:arrangement_lijst", "casusregie:hulp")
    with travel(WEEK, tick=False):
        paginas = [client.get(reverse(naam, args=[casus.kenmerk])) for naam in namen]
        for pagina in paginas:
            tekst = pagina.content.decode()
            assert "Geen toewijzing nodig" in tekst
            assert str(toewijzing.aanbieder) in tekst
        client.force_login(medewerker(Rol.PROCESREGISSEUR))
        assert client.get(reverse(namen[1], args=[casus.kenmerk])).status_code == 404
    stop = stop_of(toewijzing, DAG, WEEK.date(), "31", op=WEEK, nummer="EI1")
    assert lees(ZONDER.sub(b"", stop), WEEK).goed
    (hulp,) = task_help(casus)
    assert (hulp.naam, hulp.stand, hulp.einde) == (toewijzing.product.naam, "gestopt", WEEK.date())
    assert casus.toewijzingen.get().counting_starts() == [], "de eigen toewijzing wacht nog"


def test_een_start_komt_niet_in_een_casus_met_opt_out_van_een_ander(gemeld):
    toewijzing, start = gemeld
    Casus.objects.update(opt_out=True, opt_out_getekend_op=DAG)
    Betrokkenheid.objects.filter(organisatie=toewijzing.aanbieder).delete()
    assert lees(start, WEEK).goed
    assert not Zorgstart.objects.exists()
