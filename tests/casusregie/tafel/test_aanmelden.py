"""Een casus inbrengen: wie het mag, toestemming of anoniem, compleet zijn, en de klokken."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Value

from casusregie.models import Aantekening, Betrokkenheid, Casus, Signaal, Tafelaanmelding, Termijn
from casusregie.tafel import bronnen
from casusregie.tafel.stukken import missing, pieces
from tests.factories import tafel as t
from tests.factories.casusregie import met_risicotaxatie, met_vraaganalyse
from verloop.fouten import Conflict, Geblokkeerd

pytestmark = pytest.mark.django_db


def vers(stuk):
    """As somebody sees it who looks now."""
    return Tafelaanmelding.objects.get(pk=stuk.pk)


@pytest.mark.eis("CR-Z-01", "CR-Z-03")
def test_de_casusregisseur_meldt_aan_en_zorgbemiddeling_ziet_de_casus(w):
    assert not Casus.objects.visible_to(w.bemiddelaar, t.DAG).exists()
    stuk = t.meld(w)
    assert (stuk.status, stuk.hoedanigheid, stuk.organisatie) == ("aangemeld", "regie", w.team)
    dag = t.op(2).date()
    assert Casus.objects.visible_to(w.bemiddelaar, dag).filter(pk=w.casus_pk).exists()
    assert Betrokkenheid.objects.get(pk__in=stuk.betrokkenheden).grond.startswith("Aangemeld bij")
    plekken = Signaal.objects.filter(soort="tafel-aangemeld").values_list("plek", flat=True)
    assert list(plekken) == [f"zorgbemiddelaar@{w.rer.pk}"]
    stuk = t.zet(stuk, "complete", w.bemiddelaar)
    assert stuk.compleet_op == dag


@pytest.mark.parametrize("wie", ["bemiddelaar", "teamleider", "contractmanager"])
def test_wie_niet_bij_de_regie_hoort_meldt_niet_aan(w, wie):
    with pytest.raises(PermissionDenied):
        t.meld(w, by=getattr(w, wie))
    assert not Tafelaanmelding.objects.exists()


@pytest.mark.eis("GV-M2-04")
def test_een_aanbieder_roept_de_tafel_bijeen_en_stelt_een_oplossing_voor(w):
    t.stem_in(t.casus_van(w), w.rer)
    with pytest.raises(ValidationError) as fout:
        t.meld(w, by=w.behandelregisseur, anoniem=True)
    assert "Schrijf op welke oplossing" in str(fout.value)
    stuk = t.meld(w, by=w.behandelregisseur, anoniem=True, voorstel="Twee weken logeren.")
    assert (stuk.bijeenroepen, stuk.hoedanigheid) == (True, "aanbieder")
    stuk = t.zet(stuk, "complete", w.bemiddelaar)
    with pytest.raises(Geblokkeerd, match="riep de tafel bijeen"):
        t.zet(stuk, "settle", w.bemiddelaar, **t.OORDEEL)
    zichtbaar = Tafelaanmelding.objects.visible_to(w.elders, t.op(2).date())
    assert not zichtbaar.exists()
    assert Tafelaanmelding.objects.visible_to(w.behandelregisseur, t.op(2).date()).exists()


def test_een_casus_staat_een_keer_open_bij_een_tafel(w):
    t.meld(w)
    with pytest.raises((ValidationError, Conflict)):
        t.meld(w)


@pytest.mark.eis("CR-Z-03")
def test_zonder_toestemming_alleen_anoniem():
    w = t.wereld(toestemming=False)
    with pytest.raises(ValidationError) as fout:
        t.meld(w)
    assert "Of bespreek de casus anoniem" in fout.value.message_dict["anoniem"][0]
    stuk = t.meld(w, anoniem=True)
    dag = t.op(2).date()
    assert not Casus.objects.visible_to(w.bemiddelaar, dag).exists()
    assert Tafelaanmelding.objects.visible_to(w.bemiddelaar, dag).get() == stuk
    assert stuk.betrokkenheden == []


@pytest.mark.parametrize(
    "tekst",
    ["Noor loopt weg.", "Zij woont aan de Voorbeeldstraat.", "Geboren op 9-5-2011.", "Mail a@b.nl"],
)
def test_een_anonieme_vraag_wijst_naar_niemand(tekst):
    w = t.wereld(toestemming=False)
    with pytest.raises(ValidationError, match="De bespreking is anoniem"):
        t.meld(w, anoniem=True, vraag=tekst)


@pytest.mark.eis("CR-Z-04")
def test_wat_er_mist_staat_er_met_een_weg_erheen_en_houdt_de_agenda_tegen():
    w = t.wereld(compleet=False)
    stuk = t.meld(w)
    assert [s.code for s in missing(stuk)] == ["vraaganalyse", "risicotaxatie", "plan", "mening"]
    assert all(s.url for s in pieces(stuk))
    with pytest.raises(Geblokkeerd, match="Er mist nog: vraaganalyse, risicotaxatie"):
        t.zet(stuk, "complete", w.bemiddelaar)
    met_vraaganalyse(t.casus_van(w), t.op(3))
    met_risicotaxatie(t.casus_van(w), t.op(3))
    assert [s.code for s in missing(vers(stuk))] == ["plan"]


@pytest.mark.eis("CR-Z-04", "RV-B10-02")
def test_bij_verblijf_hoort_meer(w, monkeypatch):
    stuk = t.meld(w, **t.VERBLIJF)
    assert [s.code for s in missing(stuk)] == ["alternatieven", "verklarend"]
    Aantekening.objects.create(
        casus=t.casus_van(w),
        soort="verblijf",
        moment=t.op(3),
        inhoud={"vorm": "pleegzorg", "overwogen": ["thuis", "netwerk"]},
        maker=w.casusregisseur,
        organisatie=w.team,
        vastgelegd_op=t.op(3).date(),
    )
    monkeypatch.setitem(bronnen._stukken, "verklarende_analyse", lambda casus: Value(t.DAG))
    assert missing(vers(stuk)) == []


def test_in_een_crisis_is_alleen_veiligheid_vooraf_nodig():
    w = t.wereld(compleet=False)
    stuk = t.meld(w, urgentie="crisis")
    assert [s.code for s in missing(stuk)] == ["risicotaxatie"]


@pytest.mark.eis("CR-Z-04")
def test_terugsturen_geeft_wie_aanmeldde_een_termijn(w):
    stuk = t.meld(w)
    with pytest.raises(ValidationError, match="wat er mist"):
        t.zet(stuk, "send_back", w.bemiddelaar, teruggestuurd_omdat=" ")
    stuk = t.zet(stuk, "send_back", w.bemiddelaar, 3, teruggestuurd_omdat="De mening van school.")
    termijn = Termijn.objects.running().get(code="tafel.aanvullen")
    assert termijn.aan_zet == ["casusregisseur"]
    stuk = t.zet(stuk, "resubmit", w.casusregisseur, 4)
    assert (stuk.status, stuk.ingediend_op) == ("aangemeld", t.op(4).date())
    lopend = Termijn.objects.running().filter(code__startswith="tafel.")
    assert [x.code for x in lopend] == ["tafel.oppakken"]


@pytest.mark.parametrize(
    ("urgentie", "oppakken", "bespreken"),
    [
        pytest.param("gewoon", "2026-03-11", "2026-03-18", id="gewoon: 5 en 10 werkdagen"),
        pytest.param("spoed", "2026-03-06", "2026-03-11", id="spoed: 2 en 5 werkdagen"),
        pytest.param("crisis", "2026-03-05", "2026-03-05", id="crisis: 1 en 1 werkdag"),
    ],
)
@pytest.mark.eis("CR-Z-01")
def test_de_klok_volgt_de_urgentie(w, urgentie, oppakken, bespreken):
    stuk = t.meld(w, urgentie=urgentie)  # woensdag 4 maart
    eerste = Termijn.objects.running().get(code__startswith="tafel.oppakken")
    assert str(eerste.uiterlijk) == oppakken
    assert eerste.aan_zet_plekken == [f"zorgbemiddelaar@{w.rer.pk}"]
    t.zet(stuk, "complete", w.bemiddelaar)
    tweede = Termijn.objects.running().get(code__startswith="tafel.bespreken")
    assert str(tweede.uiterlijk) == bespreken


def test_intrekken_haalt_het_zicht_weg(w):
    stuk = t.meld(w)
    t.zet(stuk, "withdraw", w.casusregisseur, 5, ingetrokken_omdat="Er is al een plek.")
    assert not Casus.objects.visible_to(w.bemiddelaar, t.op(6).date()).exists()
    assert not Tafelaanmelding.objects.visible_to(w.bemiddelaar, t.op(6).date()).exists()
    assert not Termijn.objects.running().filter(code__startswith="tafel.").exists()


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        pytest.param({"verblijf": True}, "vorm", id="verblijf zonder vorm"),
        pytest.param(
            {"verblijf": True, "vorm": "ambulant"}, "vorm", id="ambulant is geen verblijf"
        ),
        pytest.param({"vorm": "gezinshuis"}, "verblijf", id="gezinshuis is verblijf"),
        pytest.param({"soort": "evaluatie"}, "soort", id="niets te evalueren"),
        pytest.param({"urgentie": "straks"}, "urgentie", id="onbekende urgentie"),
        pytest.param({"expertise": ["tovenaar"]}, "expertise", id="onbekende expertise"),
        pytest.param({"vraag": ""}, "vraag", id="zonder vraag"),
    ],
)
def test_een_verkeerde_aanmelding_zegt_bij_welk_veld(w, velden, veld):
    with pytest.raises(ValidationError) as fout:
        t.meld(w, **velden)
    assert veld in fout.value.message_dict
