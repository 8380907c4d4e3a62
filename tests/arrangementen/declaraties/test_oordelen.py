"""De tabel van oordelen: elke regel één keer overtreden en één keer net gehaald, door de deur."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from arrangementen.models import Prestatie
from tests.factories.arrangementen import ProductFactory
from tests.factories.declaraties import (
    APRIL,
    MAART,
    MEI,
    TARIEF,
    bestand,
    contract_van,
    gedeclareerd,
    klaar,
    lees,
    na,
    prestatie,
    start,
)

pytestmark = pytest.mark.django_db
EINDE_MAART = {"Begindatum": "2026-03-02", "Einddatum": "2026-03-30"}
LATER = {"Begindatum": "2026-03-03", "Einddatum": "2026-03-31"}
EERDER = {"Begindatum": "2026-03-01", "Einddatum": "2026-03-31"}
NA_EINDE = {"Begindatum": "2026-03-02", "Einddatum": "2026-03-31"}


@dataclass(frozen=True)
class Geval:
    """What the toewijzing is, what was declared before, what is declared now, and the verdict."""

    regel: str
    naam: str
    code: str
    toewijzing: dict[str, Any] = field(default_factory=dict)
    nu: dict[str, Any] = field(default_factory=dict)
    eerder: tuple[dict[str, Any], ...] = ()


# fmt: off
GEVALLEN = (
    Geval("TR338", "onbekend nummer", "9338", nu={"ToewijzingNummer": "999999999"}),
    Geval("TR339", "andere categorie", "9339",
          nu={"ProductCategorie": "46"}),
    Geval("TR340", "andere code", "9340", nu={"ProductCode": "45C99"}),
    Geval("TR341", "etmalen op uren", "9341", nu={"Eenheid": "14"}),
    Geval("TR307", "voor de ingangsdatum", "9307", nu={"ProductPeriode": EERDER}),
    Geval("TR308", "na de einddatum", "9308", {"einddatum": date(2026, 3, 29)},
          {"ProductPeriode": NA_EINDE}),
    Geval("TR387", "begint een dag te laat", "9387", nu={"ProductPeriode": LATER}),
    Geval("TR388", "eindigt een dag te vroeg", "9388", nu={"ProductPeriode": EINDE_MAART}),
    Geval("TR321", "per week: vijf weken van 4 uur is 20", "9321", nu={"volume": 21}),
    Geval("TR321", "per maand 10", "9321", {"frequentie": "4", "volume": 10}, {"volume": 11}),
    Geval("TR321", "per dag 1 uur, 30 dagen", "9321",
          {"frequentie": "1", "volume": 1}, {"volume": 31}),
    Geval("TR322", "totaal 15, eerder 10", "9322", {"frequentie": "6", "volume": 15},
          {"volume": 6}, ({"volume": 10},)),
    Geval("TR369", "budget van 1.000 euro", "9369",
          {"volume": None, "eenheid": "", "frequentie": "", "budget_cent": 100_000},
          {"volume": 11}),
    Geval("TR384", "verwijderd", "9308",
          {"reden_wijziging": "13", "einddatum": date(2026, 3, 2)}, {"ProductPeriode": NA_EINDE}),
    Geval("TR389", "twee keer dezelfde maand", "9389", nu={"kenmerk": "N2", "volume": 1},
          eerder=({"volume": 1},)),
    Geval("TR314", "kenmerk al gebruikt", "8021",
          nu={"maand": APRIL, "kenmerk": "K1"}, eerder=({"kenmerk": "K1"},)),
    Geval("TR323", "credit zonder debet", "8017", nu={"credit": "NIETS"}),
    Geval("TR390", "twee keer terug", "9390",
          nu={"kenmerk": "C2", "credit": "K1"},
          eerder=({"kenmerk": "K1"}, {"kenmerk": "C1", "credit": "K1"})),
    Geval("TR418", "een cent te veel per uur", "0611", nu={"tarief": TARIEF + 1}),
    Geval("TR346", "bedrag is niet volume maal tarief", "9346", nu={"bedrag": 10 * TARIEF + 1}),
)
NET_GOED = (
    Geval("TR321", "per week precies 20 uur", "", nu={"volume": 20}),
    Geval("TR321", "per maand precies 10", "", {"frequentie": "4", "volume": 10}),
    Geval("TR321", "per dag precies 30 dagen", "", {"frequentie": "1", "volume": 1},
          {"volume": 30}),
    Geval("TR322", "totaal 16, eerder 10", "", {"frequentie": "6", "volume": 16},
          {"volume": 6, "maand": APRIL}, ({"volume": 10},)),
    Geval("TR369", "precies het budget", "",
          {"volume": None, "eenheid": "", "frequentie": "", "budget_cent": 10 * TARIEF}),
    Geval("TR346", "minuten tegen het uurtarief, op centen rond", "",
          nu={"volume": 50, "Eenheid": "01", "tarief": 161, "bedrag": 8050}),
    Geval("TR308", "eindigt met de toewijzing", "", {"einddatum": date(2026, 3, 29)},
          {"volume": 16}),
    Geval("TR389", "na een creditering opnieuw", "", nu={"kenmerk": "N3", "volume": 5},
          eerder=({"kenmerk": "K1"}, {"kenmerk": "C1", "credit": "K1"})),
    Geval("TR319", "een eerdere maand die vergeten was", "", nu={}, eerder=({"maand": APRIL},)),
)
# fmt: on


def verdict(geval):
    """The last line of the last declaration."""
    toewijzing = klaar(**geval.toewijzing)
    for nummer, inhoud in enumerate((*geval.eerder, geval.nu), 1):
        velden = dict(inhoud)
        maand = velden.pop("maand", MAART)
        laatste = APRIL if maand == MAART and nummer > 1 else maand
        regel = prestatie(toewijzing, maand, **velden)
        declaratie = gedeclareerd(
            (toewijzing, [regel]), maand=laatste, nummer=f"D{nummer}", op=na(laatste)
        )
    return declaratie.prestaties.get()


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda g: f"{g.regel} {g.naam}")
def test_afgewezen_met_de_code_van_de_regel(geval):
    regel = verdict(geval)
    assert (regel.uitkomst, regel.code) == ("afgewezen", geval.code)
    assert geval.regel in {b["regel"] for b in regel.bevindingen}
    assert all(zin.endswith(".") for zin in regel.redenen)


@pytest.mark.parametrize("geval", NET_GOED, ids=lambda g: f"{g.regel} {g.naam}")
def test_net_goed(geval):
    regel = verdict(geval)
    assert (regel.uitkomst, regel.redenen) == ("toegekend", [])


# --- wat de hele declaratie weigert ------------------------------------------------------------
@pytest.mark.eis("TR318")
def test_overgeslagen_maand_met_hulp_weigert_het_geheel():
    toewijzing = klaar()
    gedeclareerd((toewijzing, [prestatie(toewijzing)]))
    mei = gedeclareerd((toewijzing, [prestatie(toewijzing, MEI)]), maand=MEI, nummer="D2")
    assert (mei.status, mei.code) == ("geweigerd", "8214")


@pytest.mark.eis("TR318")
def test_maand_zonder_hulp_mag_overgeslagen_worden():
    eerste = klaar(einddatum=date(2026, 3, 31))
    gedeclareerd((eerste, [prestatie(eerste)]))
    tweede = klaar(casus=None, ingangsdatum=date(2026, 5, 1), gestart=date(2026, 5, 4))
    mei = gedeclareerd((tweede, [prestatie(tweede, MEI)]), maand=MEI, nummer="D2")
    assert mei.status == "toegekend"


@pytest.mark.eis("TR056")
def test_zelfde_identificatie_in_een_ander_bestand():
    toewijzing = klaar()
    gedeclareerd((toewijzing, [prestatie(toewijzing)]), ident="X1")
    ander = gedeclareerd((toewijzing, [prestatie(toewijzing, APRIL)]), maand=APRIL,
                         nummer="D2", ident="X1")  # fmt: skip
    assert (ander.status, ander.code) == ("geweigerd", "9056")


@pytest.mark.eis("TR135")
def test_dagtekening_in_de_toekomst():
    toewijzing = klaar()
    data = bestand((toewijzing, [prestatie(toewijzing)]), op=na(APRIL))
    uitkomst = lees(data, na(MAART))
    assert not uitkomst.goed
    assert uitkomst.bevindingen[0]["code"] == "8848"
    assert not Prestatie.objects.exists()


@pytest.mark.eis("TR304")
def test_onbekend_bsn_wijst_de_hele_client_af():
    toewijzing, vreemd = klaar(), klaar(casus=None)
    data = bestand((toewijzing, [prestatie(toewijzing)]), (vreemd, [prestatie(vreemd)]))
    bsn = vreemd.casus.jeugdige.bsn.encode()
    lees(data.replace(bsn, b"999990019"), na(MAART))
    regel = Prestatie.objects.get(uitkomst="afgewezen")
    assert (regel.jeugdige, regel.toewijzing) == (None, None)
    assert {b["code"] for b in regel.bevindingen} == {"8187", "9338"}
    assert Prestatie.objects.filter(uitkomst="toegekend").count() == 1


# --- van een ander ----------------------------------------------------------------------------
def test_toewijzing_van_een_andere_aanbieder_is_onbekend():
    from tests.factories.organisaties import AanbiederFactory

    ander = AanbiederFactory(naam="De Ander", agb_code="98000077")
    toewijzing = klaar(aanbieder=ander)
    eigen = klaar(casus=None)
    declaratie = gedeclareerd((eigen, [prestatie(eigen)]), (toewijzing, [prestatie(toewijzing)]))
    regel = declaratie.prestaties.get(uitkomst="afgewezen")
    assert (regel.code, regel.toewijzing) == ("9338", None)


def test_zonder_contract_wordt_het_tarief_niet_beoordeeld():
    toewijzing = klaar(contract=False)
    declaratie = gedeclareerd((toewijzing, [prestatie(toewijzing, tarief=12_345)]))
    assert declaratie.status == "toegekend"


def test_contract_dat_nog_niet_gold_geeft_een_ander_tarief():
    toewijzing = klaar()
    contract = contract_van(toewijzing)
    contract.geldig_van = date(2026, 4, 1)
    contract.save()
    assert gedeclareerd((toewijzing, [prestatie(toewijzing)])).prestaties.get().code == "0611"


def test_etmalen_per_week_tot_het_plafond():
    product = ProductFactory(
        code="44F05", naam="Gezinshuis", soort="verblijf", verblijfsvorm="gezinshuis",
        eenheden=["14"],
    )  # fmt: skip
    toewijzing = klaar(product=product, volume=7, eenheid="14")
    start(toewijzing, date(2026, 3, 4))
    goed = gedeclareerd((toewijzing, [prestatie(toewijzing, volume=30)]))
    assert goed.status == "toegekend"
    assert goed.prestaties.get().hoeveelheid == 30
