"""De tweede beslisser ziet alles waarmee hij instemt: hulp, grond, regels, norm en afweging."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from arrangementen.models import Toewijzing
from arrangementen.vierogen.scherm import confirm_context, rows_of
from arrangementen.vierogen.voorleggen import grant_or_propose
from arrangementen.wijzigen.bericht import Wens
from arrangementen.wijzigen.indienen import submit
from normenkader.instellingen import change_instelling
from tests.factories.verzoeken import BOVEN, DAG, OP, afweging, toegekend, verstuurd
from verloop import outbox

pytestmark = pytest.mark.django_db
LATER = OP + timedelta(days=10)


@pytest.fixture
def grens(db):
    """Two people decide above € 3.000."""
    change_instelling("verzoek.vier_ogen", {"standaard": 300_000}, geldig_van=DAG, bron="Proef")


def proposed(w, verzoek, op=OP, **velden):
    return grant_or_propose(
        verzoek,
        by=w.procesregisseur,
        op=op,
        afweging=afweging(),
        besluit_motivering="Anders valt Teun uit.",
        **velden,
    )


def page_of(client, wie, voorstel, op=OP):
    client.force_login(wie)
    with time_machine.travel(op, tick=False):
        pagina = client.get(reverse("arrangementen:voorstel_bevestigen", args=[voorstel.kenmerk]))
    return pagina.content.decode()


def test_van_een_verzoek_de_grond_de_norm_en_de_afweging(w, client, grens):
    verzoek = verstuurd(w, stap3=BOVEN)
    voorstel = proposed(w, verzoek)
    rijen = dict(rows_of(voorstel))
    assert rijen["Omvang"] == "96 uur in totaal"
    assert rijen["Hardheidsclausule"] == "Ja"
    assert rijen["Waarom boven de norm"] == BOVEN["motivering"]
    assert rijen["Motivering"] == "Anders valt Teun uit."
    (oordeel,) = confirm_context(voorstel.on(DAG))["oordelen"]
    assert oordeel.toetsing.totalen.boven_norm
    pagina = page_of(client, w.backoffice, voorstel)
    for tekst in (BOVEN["motivering"], "Besproken met het gezin.", "Toets aan de norm"):
        assert tekst in pagina
    assert oordeel.toetsing.bevindingen[0].tekst in pagina


def test_de_norm_telt_wat_wordt_voorgesteld_en_niet_wat_is_gevraagd(w, grens):
    verzoek = verstuurd(w)
    voorstel = proposed(w, verzoek, volume=60, hardheidsclausule=False, motivering="")
    (oordeel,) = confirm_context(voorstel.on(DAG))["oordelen"]
    assert oordeel.toetsing.feiten.volume == 60
    assert "Hardheidsclausule" not in dict(rows_of(voorstel))


def change(w, volume):
    """A verzoek om wijziging of 40 uur."""
    casus = toegekend(w, stap3={"volume": "40"}).casus
    outbox.process_all()
    toewijzing = Toewijzing.objects.select_related("product").get()
    velden = {"begindatum": toewijzing.ingangsdatum, "einddatum": toewijzing.einddatum}
    velden |= {"volume": volume, "eenheid": "04", "frequentie": "6"}
    wens = Wens("wijzigen", toewijzing, **velden)
    toelichting = {"reden": "1", "toelichting": "School is begonnen."}
    by = w.behandelregisseur
    return submit(casus, w.aanbieder, wensen=[wens], by=by, op=LATER, **toelichting)


@pytest.mark.parametrize(
    ("volume", "clausule"), [(70, False), (96, True)], ids=["binnen-de-norm", "boven-de-norm"]
)
def test_van_een_wijziging_de_regels_en_de_norm(w, client, grens, volume, clausule):
    voorstel = proposed(w, change(w, volume), op=LATER, hardheidsclausule=clausule)
    assert ("Hardheidsclausule" in dict(rows_of(voorstel))) is clausule
    gegevens = confirm_context(voorstel.on(LATER.date()))
    (regel,) = gegevens["regels"]
    assert regel.nu.startswith("40 uur in totaal")
    assert regel.straks.startswith(f"{volume} uur in totaal")
    (oordeel,) = gegevens["oordelen"]
    assert oordeel.toetsing.totalen.boven_norm is clausule
    assert oordeel.toetsing.feiten.hardheidsclausule is clausule
    pagina = page_of(client, w.backoffice, voorstel, LATER)
    assert "40 uur in totaal" in pagina
    assert f"{volume} uur in totaal" in pagina
    assert "Toets aan de norm" in pagina
    assert "Besproken met het gezin." in pagina
