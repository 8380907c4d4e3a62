"""Een wijziging is geen omweg: norm, stapeling, leeftijd en inkoop gelden er net zo goed."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from arrangementen.aanbod.inkoop import Inkoopmodel
from arrangementen.models import Arrangementonderdeel, Toewijzing, Wijzigingsverzoek
from arrangementen.wijzigen.bericht import Wens
from arrangementen.wijzigen.weergave import lines_of, verdicts_of
from casusregie.models import Jeugdige
from tests.factories.arrangementen import ArrangementFactory, ToewijzingFactory
from tests.factories.organisaties import AanbiederFactory
from verloop.fouten import Geblokkeerd

from .test_wijziging import DAG, LATER, gebouwd, grant, ingediend, langer, nieuw, w

__all__ = ["gebouwd", "w"]
pytestmark = pytest.mark.django_db
BOVEN = {"hardheidsclausule": True, "besluit_motivering": "Zonder deze hulp valt Jo uit."}
VERVOLG = date(2026, 9, 21)


def at_another(w, **velden):
    """A toewijzing of the same product for the same jeugdige at another aanbieder."""
    ander = AanbiederFactory(agb_code="98000078")
    arrangement = ArrangementFactory(
        casus=w.casus,
        aanbieder=ander,
        status="opdracht_gegeven",
        opdracht_op=DAG,
        onderdeel__product=w.toewijzing.product,
        onderdeel__contract=False,
    )
    gewoon = {
        "nummer": 100000777,
        "ingangsdatum": date(2026, 4, 1),
        "einddatum": date(2026, 8, 1),
        "volume": 44,
        "eenheid": "04",
        "frequentie": "6",
    }
    return ToewijzingFactory(arrangement=arrangement, **gewoon | velden)


def fresh(verzoek):
    return Wijzigingsverzoek.objects.for_list().get(pk=verzoek.pk)


def test_na_toekennen_staat_bij_nu_hoe_het_was(w):
    verzoek = ingediend(w)
    (voor,) = lines_of(fresh(verzoek))
    (na,) = lines_of(fresh(grant(w, verzoek)))
    assert voor == na
    assert na.nu == "78 uur in totaal\n30-3-2026 tot en met 27-9-2026"
    assert na.straks == "60 uur in totaal\n30-3-2026 tot en met 20-9-2026"


@pytest.mark.eis("NK-03")
def test_een_vervolg_telt_op_bij_wat_er_liep(w):
    Toewijzing.objects.update(frequentie="2", volume=3)
    Arrangementonderdeel.objects.update(frequentie="2", volume=3)
    einde = VERVOLG + timedelta(weeks=26, days=-1)
    langs = langer(w, begindatum=VERVOLG, einddatum=einde, volume=3, frequentie="2")
    verzoek = grant(w, ingediend(w, langs), **BOVEN)
    toets = verzoek.toetsing[0]
    assert toets["oordeel"] == "boven"
    assert toets["toetsing"]["feiten"]["eerdere"][0]["eind"] == "2026-09-20"
    assert Toewijzing.objects.order_by("nummer").last().norm_grond == "hardheid"


def test_stapeling_bij_een_ander_houdt_tegen(w):
    verzoek = ingediend(w)
    at_another(w)
    with pytest.raises(Geblokkeerd, match="Er is al een toewijzing van 45C09"):
        grant(w, fresh(verzoek), **BOVEN)
    assert Wijzigingsverzoek.objects.get().status == "ingediend"


def test_wat_een_ander_al_toegekend_kreeg_telt_voor_de_toewijzing_er_is(w):
    verzoek = ingediend(w)
    toewijzing = at_another(w)
    deel = toewijzing.onderdeel
    Arrangementonderdeel.objects.filter(pk=deel.pk).update(
        begindatum=toewijzing.ingangsdatum, einddatum=toewijzing.einddatum
    )
    toewijzing.delete()
    with pytest.raises(Geblokkeerd, match="Er is al een toewijzing van 45C09"):
        grant(w, fresh(verzoek), **BOVEN)
    assert Wijzigingsverzoek.objects.get().status == "ingediend"


def test_de_aanbieder_ziet_niets_van_een_ander(w, client):
    verzoek = ingediend(w)
    at_another(w)
    client.force_login(w.behandelregisseur)
    with time_machine.travel(LATER, tick=False):
        pagina = client.get(reverse("arrangementen:wijziging_detail", args=[verzoek.kenmerk]))
    tekst = pagina.content.decode()
    assert pagina.status_code == 200
    assert "44 uur" not in tekst
    assert "1 april tot" not in tekst
    (gemeente,) = verdicts_of(fresh(verzoek), aanbieder=False)
    assert any("1 april tot" in b.tekst for b in gemeente.toetsing.bevindingen)


@pytest.mark.eis("CR-D-16")
def test_te_oud_voor_het_product_houdt_tegen(w):
    Jeugdige.objects.filter(pk=w.casus.jeugdige_id).update(geboortedatum=date(2008, 6, 1))
    ggz = nieuw("54002", begindatum=date(2026, 7, 1), einddatum=date(2026, 12, 1), volume=10)
    verzoek = ingediend(w, Wens("ongewijzigd", w.toewijzing), ggz)
    with pytest.raises(Geblokkeerd, match="18 jaar"):
        grant(w, fresh(verzoek), **BOVEN)


@pytest.mark.eis("RV-0-07")
def test_taakgericht_ingekocht_houdt_nieuwe_hulp_tegen(w, monkeypatch):
    monkeypatch.setattr(Inkoopmodel.objects, "for_product", lambda *_: _Taakgericht)
    verzoek = ingediend(w, Wens("ongewijzigd", w.toewijzing), nieuw())
    with pytest.raises(Geblokkeerd, match="taakgericht"):
        grant(w, fresh(verzoek), **BOVEN)


class _Taakgericht:
    is_taakgericht = True
