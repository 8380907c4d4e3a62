"""Boven het bedrag besluit nooit één mens: langs welke weg iemand het ook probeert."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from arrangementen.models import Besluitvoorstel, Contract, Toewijzing, Verzoek
from arrangementen.verzoeken.samen import grant_together
from arrangementen.verzoeken.vierogen import price_on
from arrangementen.vierogen.grens import TweedeNodig
from arrangementen.vierogen.voorleggen import grant_or_propose
from arrangementen.wijzigen.bericht import Wens
from arrangementen.wijzigen.indienen import submit
from normenkader.instellingen import change_instelling
from organisaties.rollen import Rol
from tests.factories.arrangementen import lees
from tests.factories.organisaties import AanstellingFactory
from tests.factories.verzoeken import DAG, OP, afweging, jw315, toegekend, verstuurd
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
#: 78 uur kost € 4.056; 20 uur kost € 1.040
GRENS = 400_000
HULP = {
    "product_code": "45C09",
    "begindatum": date(2026, 3, 30),
    "einddatum": date(2026, 9, 27),
    "volume": 78,
    "waarom_geen_groep": "Teun raakt van slag in een groep.",
}
OMVANG = {"volume": 78, "eenheid": "04", "frequentie": "6"}


@pytest.fixture(autouse=True)
def grens(db):
    """In Rotterdam two people decide above € 4.000."""
    waarde = {"standaard": 2_500_000, "0599": GRENS}
    change_instelling("verzoek.vier_ogen", waarde, geldig_van=DAG, bron="Proef")


def grant(verzoek, by, **hulp):
    return perform(verzoek, "grant", by=by, op=OP, afweging=afweging(), **hulp)


def proposed(w, by=None):
    return grant_or_propose(verstuurd(w), by=by or w.procesregisseur, op=OP, afweging=afweging())


def by_message(w):
    """A JW315 with a budget of € 1,00 and no product."""
    product = {
        "ReferentieAanbieder": "V-1",
        "Product": {"Categorie": "45"},
        "ToewijzingIngangsdatum": "2026-03-30",
        "ToewijzingEinddatum": "2026-09-27",
        "Budget": "100",
        "Verwijzer": {"Type": "02", "Naam": "Huisarts Voorbeeld"},
    }
    assert lees(jw315(w, producten=[product]), OP).goed
    return Verzoek.objects.get()


def change(w, casus=None, **anders):
    """A verzoek om wijziging of help that was granted small."""
    casus = casus or toegekend(w, stap3={"volume": "20"}).casus
    outbox.process_all()
    toewijzing = Toewijzing.objects.select_related("product").get()
    velden = {"begindatum": toewijzing.ingangsdatum, "einddatum": toewijzing.einddatum, **OMVANG}
    return submit(
        casus,
        w.aanbieder,
        reden="1",
        wensen=[Wens("wijzigen", toewijzing, **velden | anders)],
        toelichting="School.",
        by=w.behandelregisseur,
        op=OP,
    )


def weekly(w, uur="1"):
    """A JW315 of so many uur per week, 26 weken."""
    omvang = {"Volume": uur, "Eenheid": "04", "Frequentie": "2"}
    assert lees(jw315(w, Omvang=omvang), OP).goed
    return Verzoek.objects.get()


def directly(w):
    grant(verstuurd(w), w.backoffice)


def more_than_asked(w):
    grant(verstuurd(w, stap3={"volume": "20"}), w.backoffice, volume=78)


def other_help_than_the_budget(w):
    grant(by_message(w), w.backoffice, **HULP)


def after_retracting(w):
    voorstel = perform(proposed(w), "retract", by=w.procesregisseur, op=OP)
    grant(voorstel.over, w.procesregisseur)


def another_after_retracting(w):
    grant(perform(proposed(w), "retract", by=w.procesregisseur, op=OP).over, w.backoffice)


def after_sending_back(w):
    voorstel = perform(proposed(w), "send_back", by=w.backoffice, op=OP, terug_reden="Te veel.")
    grant(voorstel.over, w.backoffice)


def beside_the_proposal(w):
    grant(proposed(w).over, w.backoffice)


def two_roles(w):
    AanstellingFactory(medewerker=w.procesregisseur, organisatie=w.gemeente, rol=Rol.BACKOFFICE)
    perform(proposed(w), "confirm", by=w.procesregisseur, op=OP)


def price_went_up(w):
    voorstel = proposed(w)
    Contract.objects.filter(product__code="45C09").update(tarief_cent=9900)
    perform(voorstel, "confirm", by=w.backoffice, op=OP)


def twice(w):
    voorstel = proposed(w)
    grant(voorstel.over, w.backoffice, volume=20)
    perform(voorstel, "confirm", by=w.backoffice, op=OP)


def per_week(w):
    grant(weekly(w, "3"), w.backoffice, waarom_geen_groep="Te druk.")


def by_change(w):
    grant(change(w), w.backoffice)


def change_that_goes_on(w):
    """From 4 May 3 uur per week under a new number; what was granted ends there."""
    Contract.objects.filter(product__code="45C09").update(tarief_cent=6500)
    casus = grant(weekly(w), w.backoffice, waarom_geen_groep="Te druk.").casus
    vervolg = {"begindatum": date(2026, 5, 4), "volume": 3, "frequentie": "2"}
    grant(change(w, casus, **vervolg), w.backoffice)


def change_confirmed_by_the_first(w):
    voorstel = grant_or_propose(change(w), by=w.backoffice, op=OP, afweging=afweging())
    perform(voorstel, "confirm", by=w.backoffice, op=OP)


OMWEGEN = [
    pytest.param(directly, TweedeNodig, "besluiten twee mensen", id="rechtstreeks"),
    pytest.param(more_than_asked, TweedeNodig, r"€ 4\.056,00", id="meer-dan-gevraagd"),
    pytest.param(other_help_than_the_budget, TweedeNodig, r"€ 4\.056,00", id="budget-van-1-euro"),
    pytest.param(after_retracting, TweedeNodig, "twee mensen", id="na-intrekken"),
    pytest.param(another_after_retracting, TweedeNodig, "twee mensen", id="na-intrekken-de-ander"),
    pytest.param(after_sending_back, TweedeNodig, "twee mensen", id="na-teruggeven"),
    pytest.param(beside_the_proposal, TweedeNodig, "twee mensen", id="naast-het-voorstel"),
    pytest.param(two_roles, PermissionDenied, "zelf", id="een-mens-twee-rollen"),
    pytest.param(price_went_up, Geblokkeerd, r"bedrag is anders.*€ 7\.722,00", id="duurder-erna"),
    pytest.param(twice, Conflict, None, id="bevestigen-na-minder"),
    pytest.param(per_week, TweedeNodig, r"€ 4\.056,00", id="per-week"),
    pytest.param(by_change, TweedeNodig, r"€ 4\.056,00", id="wijziging"),
    pytest.param(change_that_goes_on, TweedeNodig, r"€ 4\.095,00", id="wijziging-die-doorloopt"),
    pytest.param(change_confirmed_by_the_first, PermissionDenied, "zelf", id="wijziging-eerste"),
]


@pytest.mark.parametrize(("omweg", "fout", "zin"), OMWEGEN)
def test_langs_geen_weg_besluit_een_mens(w, omweg, fout, zin):
    with pytest.raises(fout, match=zin):
        omweg(w)
    outbox.process_all()
    assert all(rij.volume in (1, 20) for rij in Toewijzing.objects.all())
    assert not Besluitvoorstel.objects.filter(status="bevestigd").exists()


def test_ook_niet_samen_met_andere(w):
    verzoek = verstuurd(w)
    velden = {"by": w.backoffice, "op": OP, "on": DAG}
    (uitslag,) = grant_together([str(verzoek.kenmerk)], afweging(), **velden)
    assert (uitslag.soort, "twee mensen" in uitslag.tekst) == ("niet", True)
    assert not Toewijzing.objects.exists()


def test_budget_telt_alleen_zolang_er_geen_omvang_is(w):
    verzoek = by_message(w)
    assert price_on(verzoek, DAG).cent == 100
    verzoek.toegekend = {"product_code": "45C09", "volume": 78}
    assert price_on(verzoek, DAG).cent == 405_600


@pytest.mark.parametrize("maak", [verstuurd, change], ids=["verzoek", "wijziging"])
def test_toekennen_door_een_mens_laat_een_wachtend_voorstel_vervallen(w, maak):
    voorstel = grant_or_propose(maak(w), by=w.procesregisseur, op=OP, afweging=afweging())
    hoger = {"standaard": 2_500_000}
    change_instelling("verzoek.vier_ogen", hoger, geldig_van=date(2026, 3, 3), bron="Proef")
    morgen = OP.replace(day=3)
    toe = perform(voorstel.over, "grant", by=w.backoffice, op=morgen, afweging=afweging())
    voorstel.refresh_from_db()
    assert (toe.status, voorstel.status) == ("toegekend", "vervallen")
