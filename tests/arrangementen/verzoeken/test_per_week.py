"""Een verzoek om uren per week: overal per week, van het formulier tot het ontvangstbewijs."""

import pytest
from django.urls import reverse

from arrangementen.models import Toewijzing, Verzoek
from arrangementen.verzoeken.bewijs import request_receipt
from arrangementen.verzoeken.forms_besluit import ToekenForm
from arrangementen.verzoeken.norm import own_contracts
from tests.factories.arrangementen import lees
from tests.factories.verzoeken import DAG, OP, afwegingsvelden, jw315
from verloop import outbox

pytestmark = pytest.mark.django_db
VELDEN = {
    "product_code": "45C09",
    "begindatum": "30-03-2026",
    "einddatum": "27-09-2026",
    "volume": "3",
    "waarom_geen_groep": "Teun raakt van slag in een groep.",
}


@pytest.fixture
def verzoek(w):
    """3 uur per week, 26 weken: 78 uur."""
    omvang = {"Volume": "3", "Eenheid": "04", "Frequentie": "2"}
    assert lees(jw315(w, Omvang=omvang), OP).goed
    return Verzoek.objects.get()


def form_of(w, verzoek, **anders):
    velden = VELDEN | afwegingsvelden() | anders
    contracten = own_contracts(w.aanbieder.pk, DAG)
    return ToekenForm(velden, verzoek=verzoek, contracten=contracten, dag=DAG)


def test_het_formulier_noemt_per_week(w, verzoek, als):
    adres = reverse("arrangementen:verzoek_toekennen", args=[verzoek.kenmerk])
    pagina = als(w.backoffice).get(adres).content.decode()
    assert "Hoeveel uur per week" in pagina
    assert "Vul dan het totaal van de hele periode in" in pagina
    assert "in totaal" not in pagina.split('name="volume"')[0].rsplit("<label", 1)[1]


@pytest.mark.parametrize(
    ("volume", "goed"), [("3", True), ("4", False)], ids=["78-uur", "104-uur-boven-de-norm"]
)
def test_het_formulier_toetst_de_hele_periode(w, verzoek, volume, goed):
    form = form_of(w, verzoek, volume=volume)
    assert form.is_valid() is goed, form.errors


def test_andere_hulp_gaat_in_totaal_in_haar_eigen_eenheid(w, verzoek):
    form = form_of(w, verzoek, product_code="41C01", volume="20")
    assert form.fields["volume"].label == "Hoeveel dagdelen in totaal"
    assert form.is_valid(), form.errors


def test_wat_wordt_toegekend_staat_overal_per_week(w, verzoek, als):
    balie = als(w.backoffice)
    adres = reverse("arrangementen:verzoek_toekennen", args=[verzoek.kenmerk])
    assert balie.post(adres, VELDEN | afwegingsvelden()).status_code == 302
    outbox.process_all()
    rij = Toewijzing.objects.get()
    assert (rij.volume, rij.eenheid, rij.frequentie) == (3, "04", "2")
    verzoek.refresh_from_db()
    detail = reverse("arrangementen:verzoek_detail", args=[verzoek.kenmerk])
    pagina = balie.get(detail).content.decode()
    assert "3 uur per week" in pagina
    assert "3 uur in totaal" not in pagina
    rijen = [rij for deel in request_receipt(verzoek).delen for rij in deel.rijen]
    assert any("3 uur per week" in str(rij) for rij in rijen)
    assert not any("in totaal" in str(rij) for rij in rijen)
