"""Een JW315 van een aanbieder zonder portaal: dezelfde rijen, regels en hetzelfde oordeel."""

import pytest

from arrangementen.berichten import aanbiederzijde
from arrangementen.berichten.versturen import send
from arrangementen.models import Bericht, Verzoek
from casusregie.models import Betrokkenheid, Casus, Jeugdige, MedischeRoute, Termijn
from normenkader.toetsing import Toetsing
from tests.arrangementen.verzoeken.test_indienen import valid_by_official_schema
from tests.factories.arrangementen import lees
from tests.factories.casusregie import test_bsn
from tests.factories.organisaties import AanbiederFactory, medewerker
from tests.factories.verzoeken import (
    OP,
    afgewezen,
    contracten,
    in_onderzoek,
    jw315,
    toegekend,
    verstuurd,
)
from verloop import outbox
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db

GELIJK = (
    *("voornamen", "voorvoegsel", "achternaam", "geboortedatum", "geslacht", "bsn_einde"),
    *("verwijzer_soort", "verwijzer_naam", "verwijzer_agb"),
    *("product", "begindatum", "einddatum", "volume", "eenheid", "frequentie", "boven_norm"),
    *("gemeente", "aanbieder", "dagtekening", "ingediend_op", "status", "volgnummer"),
)


def codes(uitkomst):
    return [b["code"] for b in uitkomst.bevindingen]


@pytest.mark.eis("CR-B1-21")
def test_bestand_geeft_dezelfde_rijen_als_het_portaal(w):
    portaal = verstuurd(w)
    uitkomst = lees(jw315(w, bsn=test_bsn(41)), OP)
    assert uitkomst.goed, uitkomst.bevindingen
    bericht = Verzoek.objects.get(referentie_aanbieder="VOT-2026-0001")
    verschil = [n for n in GELIJK if getattr(portaal, n) != getattr(bericht, n)]
    assert verschil == ["bsn_einde"]
    klokken = Termijn.objects.filter(model="arrangementen.verzoek")
    for rijen in (MedischeRoute.objects.all(), klokken, Betrokkenheid.objects.all()):
        aantallen = [rijen.filter(casus=v.casus).count() for v in (portaal, bericht)]
        assert aantallen[0] == aantallen[1] > 0
    routes = MedischeRoute.objects.filter(casus__in=(portaal.casus, bericht.casus))
    assert {r.status for r in routes} == {"beoordelen"}
    assert [b.soort for b in Bericht.objects.filter(retour_op__isnull=False)] == ["316", "316"]


def test_bestand_geeft_hetzelfde_oordeel(w):
    portaal = verstuurd(w, stap4={"waarom_geen_groep": "Teun raakt van slag in een groep."})
    lees(jw315(w, bsn=test_bsn(41)), OP)
    bericht = Verzoek.objects.get(referentie_aanbieder="VOT-2026-0001")
    eerste, tweede = (Toetsing.from_dict(v.toetsing) for v in (portaal, bericht))
    assert eerste.norm == tweede.norm
    assert eerste.totalen == tweede.totalen
    assert {f.veld for f in tweede.fouten} == {"waarom_geen_groep"}


def test_hetzelfde_bestand_nog_eens_verandert_niets(w):
    data = jw315(w)
    assert lees(data, OP).goed and lees(data, OP).goed
    assert Verzoek.objects.count() == Casus.objects.count() == Jeugdige.objects.count() == 1


@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        pytest.param({"nummer": "A00000000002"}, ["9347", "9374"], id="zelfde-kenmerk"),
        pytest.param(
            {"nummer": "A00000000002", "referentie": "VOT-2"}, ["9374"], id="tweede-open-verzoek"
        ),
    ],
)
def test_regels_over_berichten(w, anders, verwacht):
    lees(jw315(w), OP)
    uitkomst = lees(jw315(w, **anders), OP)
    assert not uitkomst.goed
    assert codes(uitkomst) == verwacht
    assert Verzoek.objects.count() == 1
    retour = Bericht.objects.get(retour_op=uitkomst.rij)
    assert retour.soort == "316" and valid_by_official_schema(retour)


@pytest.mark.parametrize("maak", [afgewezen, toegekend], ids=["afgewezen", "toegekend"])
def test_na_een_besluit_mag_een_nieuw_verzoek(w, maak):
    maak(w)
    outbox.process_all()
    uitkomst = lees(
        jw315(w, ToewijzingIngangsdatum="2026-10-01", ToewijzingEinddatum="2026-12-31"), OP
    )
    assert uitkomst.goed, uitkomst.bevindingen
    assert Casus.objects.count() == 1


def test_in_onderzoek_blijft_open(w):
    in_onderzoek(w)
    assert codes(lees(jw315(w), OP)) == ["9374"]


def test_na_intrekken_mag_een_nieuw_verzoek(w):
    perform(verstuurd(w), "withdraw", by=w.behandelregisseur, op=OP, intrek_reden="Toch niet.")
    assert lees(jw315(w), OP).goed


@pytest.mark.parametrize(
    ("verwijzer", "soort"),
    [
        ({"Type": "05", "ZorgverlenerCode": "01234567"}, "05"),
        ({"Type": "01"}, "01"),
        ({"Type": "04", "Naam": "Jeugdbescherming"}, "04"),
        ({"Type": "06"}, "06"),
        ({"Type": "08"}, "08"),
    ],
    ids=["specialist", "gemeente", "gi", "geen", "rechter"],
)
def test_elke_soort_verwijzer_komt_binnen(w, verwijzer, soort):
    assert lees(jw315(w, Verwijzer=verwijzer), OP).goed
    assert Verzoek.objects.get().verwijzer_soort == soort
    assert MedischeRoute.objects.get().verwijzer_soort == soort


def test_twee_producten_in_een_bericht(w):
    def product(code, referentie, eenheid="04"):
        return {
            "ReferentieAanbieder": referentie,
            "Product": {"Categorie": code[:2], "Code": code},
            "ToewijzingIngangsdatum": "2026-03-30",
            "Omvang": {"Volume": "40", "Eenheid": eenheid, "Frequentie": "6"},
            "Verwijzer": {"Type": "02", "Naam": "Huisarts Voorbeeld"},
        }

    data = jw315(w, producten=[product("45C09", "V-1"), product("54002", "V-2")])
    uitkomst = lees(data, OP)
    assert uitkomst.goed, uitkomst.bevindingen
    assert list(
        Verzoek.objects.order_by("volgnummer").values_list("volgnummer", "referentie_aanbieder")
    ) == [(1, "V-1"), (2, "V-2")]
    assert Casus.objects.count() == 1


def test_budget_zonder_product_wacht_op_de_gemeente(w):
    product = {
        "ReferentieAanbieder": "V-1",
        "Product": {"Categorie": "45"},
        "ToewijzingIngangsdatum": "2026-03-30",
        "ToewijzingEinddatum": "2026-09-27",
        "Budget": "250000",
        "Verwijzer": {"Type": "02", "Naam": "Huisarts Voorbeeld"},
    }
    assert lees(jw315(w, producten=[product]), OP).goed
    verzoek = Verzoek.objects.get()
    assert (verzoek.product, verzoek.budget_cent, verzoek.toetsing) == (None, 250000, None)


@pytest.mark.eis("CR-B1-23")
def test_jw320_bevestigt_het_antwoord(w):
    lees(jw315(w), OP)
    perform(
        Verzoek.objects.get(),
        "reject",
        by=w.backoffice,
        op=OP,
        reden_afwijzing="7",
        besluit_motivering="Nee.",
    )
    outbox.process_all()
    antwoord = Bericht.objects.get(soort="319")
    assert valid_by_official_schema(antwoord)
    send(antwoord, op=OP)
    assert lees(aanbiederzijde.answer_of(antwoord, op=OP), OP).goed
    antwoord.refresh_from_db()
    assert antwoord.status == "bevestigd"


def test_bekend_bsn_antwoordt_als_een_nieuw(w):
    eerste = verstuurd(w)
    ander = type(w)(**vars(w))
    ander.aanbieder = AanbiederFactory(agb_code="98000002")
    contracten(ander.aanbieder)
    ander.behandelregisseur = medewerker("behandelregisseur", organisatie=ander.aanbieder)
    tweede = verstuurd(ander, stap1={"voornamen": "Theun"})
    assert tweede.jeugdige == eerste.jeugdige
    assert tweede.casus != eerste.casus
    assert tweede.naam == "Theun Hartog"
    assert tweede.jeugdige.voornamen == "Teun"
    assert tweede.jeugdige.verschillen.filter(veld="voornamen", opgegeven="Theun").exists()
    assert not Verzoek.objects.visible_to(ander.behandelregisseur, OP.date()).filter(pk=eerste.pk)
