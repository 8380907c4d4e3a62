"""De bijeenkomst, het oordeel met mandaat en regelruimte, de match en de terugkoppeling."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from casusregie.models import Casus, Signaal, Tafel, Tafelaanmelding, Tafelbijeenkomst, Termijn
from casusregie.regie.roepen import request_procesregie
from casusregie.tafel.inrichting import record_convenant
from casusregie.tafel.maken import agree, ask_contractmanager, pass_on
from organisaties.rollen import Rol
from tests.factories import tafel as t
from tests.factories.organisaties import medewerker
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import register

pytestmark = pytest.mark.django_db
BESLUIT = {"oordeelsoort": "besluit", "oordeel": "Er komt begeleiding thuis, ook in het weekend."}


def test_alleen_zorgbemiddeling_zit_voor(w):
    with pytest.raises(ValidationError, match="Kies een voorzitter"):
        register(
            Tafelbijeenkomst(tafel=w.tafel, datum=t.op(7).date(), voorzitter=w.casusregisseur),
            by=w.bemiddelaar,
            op=t.op(2),
        )
    with pytest.raises(PermissionDenied):
        register(
            Tafelbijeenkomst(tafel=w.tafel, datum=t.op(7).date(), voorzitter=w.bemiddelaar),
            by=w.procesregisseur,
            op=t.op(2),
        )


@pytest.mark.eis("CR-Z-03")
def test_van_agenda_tot_uitkomst(w):
    zitting = t.bijeenkomst(w)
    stuk = t.geagendeerd(w, zitting)
    assert list(zitting.agendapunten.all()) == [stuk]
    with pytest.raises(Geblokkeerd, match="nog niet geweest"):
        t.gehouden(w, zitting, dagen=5)
    with pytest.raises(Geblokkeerd, match="nog niet gehouden"):
        t.zet(stuk, "discuss", w.bemiddelaar, 7, **t.OORDEEL)
    with pytest.raises(ValidationError, match="Haal eerst"):
        t.zet(zitting, "cancel", w.bemiddelaar, reden="Ziek")
    t.gehouden(w, zitting)
    stuk = t.zet(stuk, "discuss", w.bemiddelaar, 8, **t.OORDEEL)
    assert (stuk.status, stuk.besproken_op) == ("besproken", t.op(7).date())
    assert (stuk.oordeelsoort, stuk.mandaat) == ("advies", w.tafel.mandaat)


@pytest.mark.eis("RV-B10-01")
@pytest.mark.parametrize("weg", range(5), ids=["jeugdhulp", "ggz", "lvb", "sociaal", "veiligheid"])
def test_bij_een_experttafel_zijn_vijf_disciplines(w, weg):
    w.tafel = t.tafel(w, "experttafel", naam="Experttafel", convenant=False)
    mensen = [rij for n, rij in enumerate(t.MENSEN) if n != weg]
    zitting = t.bijeenkomst(w, mensen=mensen)
    t.geagendeerd(w, zitting)
    assert len(zitting.missing_disciplines()) == 1
    with pytest.raises(ValidationError, match="Bij een experttafel is ook nodig"):
        t.gehouden(w, zitting)
    zitting.refresh_from_db()
    assert zitting.status == "gepland"


@pytest.mark.eis("RV-B10-01", "CR-Z-03")
def test_een_second_opinion_aan_de_experttafel(w):
    w.tafel = t.tafel(w, "experttafel", naam="Experttafel", convenant=False)
    zitting = t.bijeenkomst(w, mensen=t.MENSEN)
    stuk = t.geagendeerd(w, zitting, soort="second_opinion", expertise=["ggz", "lvb"])
    assert t.gehouden(w, zitting).status == "gehouden"
    stuk = t.zet(stuk, "discuss", w.bemiddelaar, 7, **t.OORDEEL)
    assert stuk.expertise == ["ggz", "lvb"]


@pytest.mark.parametrize(
    ("velden", "reden"),
    [
        pytest.param(
            {"regelruimte": ["financieel"], "bedrag_cent": 5_000_01},
            "Hooguit € 5.000 per besluit",
            id="te veel voor een besluit",
        ),
        pytest.param({"regelruimte": ["financieel"]}, "Vul een bedrag in", id="zonder bedrag"),
        pytest.param({"bedrag_cent": 100}, "financiële regelruimte", id="bedrag zonder ruimte"),
        pytest.param({"regelruimte": ["toverkracht"]}, "geen mandaat voor", id="onbekende ruimte"),
        pytest.param(
            {"regelruimte": ["juridisch"], "oordeelsoort": "advies"},
            "een advies gebruikt geen ruimte",
            id="advies met ruimte",
        ),
        pytest.param({"oordeel": "  "}, "Schrijf op wat de tafel", id="zonder woorden"),
    ],
)
@pytest.mark.eis("GV-M1-08", "GV-M1-13")
def test_de_regelruimte_past_in_het_mandaat(w, velden, reden):
    stuk = t.geagendeerd(w)
    t.gehouden(w, stuk.bijeenkomst)
    with pytest.raises(ValidationError) as fout:
        t.zet(stuk, "discuss", w.bemiddelaar, 7, **{**BESLUIT, **velden})
    assert reden in str(fout.value)
    stuk.refresh_from_db()
    assert (stuk.status, stuk.bedrag_cent) == ("geagendeerd", 0)


@pytest.mark.eis("GV-M1-08")
def test_het_jaarbedrag_is_van_de_hele_tafel(w):
    geld = {"regelruimte": ["financieel"], "bedrag_cent": 5_000_00}
    eerste = t.besproken(w, {**BESLUIT, **geld})
    assert eerste.bedrag_cent == 5_000_00
    t.zet(eerste, "report_back", w.bemiddelaar, 8, terugkoppeling="Akkoord.")
    eerste.refresh_from_db()
    t.zet(eerste, "confirm", w.casusregisseur, 8, opvolging="volgt")
    tweede = t.zet(t.meld(w, 9), "complete", w.bemiddelaar, 9)
    with pytest.raises(ValidationError, match=r"Dit jaar is er nog € 3\.000"):
        t.zet(tweede, "settle", w.bemiddelaar, 9, **BESLUIT, **geld)
    geld["bedrag_cent"] = 3_000_00
    assert t.zet(tweede, "settle", w.bemiddelaar, 9, **BESLUIT, **geld).status == "besproken"


@pytest.mark.eis("GV-M1-09")
def test_zonder_geldig_convenant_geen_regelruimte(w):
    w.tafel = t.tafel(w, naam="Zonder convenant", convenant=False)
    stuk = t.geagendeerd(w)
    t.gehouden(w, stuk.bijeenkomst)
    ruimte = {**BESLUIT, "regelruimte": ["juridisch"]}
    with pytest.raises(ValidationError, match="geldt nu geen convenant"):
        t.zet(stuk, "discuss", w.bemiddelaar, 7, **ruimte)
    vast = {"naam": "Convenant", "informatie": "Zo.", "mandaat": "Zo.", "geldig_van": t.DAG}
    with pytest.raises(ValidationError, match="ten minste twee partijen"):
        record_convenant(w.tafel, [w.rer], by=w.bemiddelaar, op=t.op(7), **vast)
    convenant = record_convenant(w.tafel, [w.rer, w.team], by=w.bemiddelaar, op=t.op(7), **vast)
    assert {partij.pk for partij in convenant.partijen.all()} == {w.rer.pk, w.team.pk}
    assert w.tafel.convenant_on(t.DAG) == convenant
    with pytest.raises((ValidationError, Conflict)):
        record_convenant(w.tafel, [w.rer, w.team], by=w.bemiddelaar, op=t.op(7), **vast)
    assert t.zet(stuk, "discuss", w.bemiddelaar, 7, **ruimte).regelruimte == ["juridisch"]


@pytest.mark.eis("CR-Z-05")
def test_een_besluit_met_doorzettingsmacht_bindt(w):
    stuk = t.besproken(w, {**BESLUIT, "regelruimte": ["doorzettingsmacht"]})
    assert stuk.bindend
    stuk = t.zet(stuk, "report_back", w.bemiddelaar, 8, terugkoppeling="Dit gaat zo gebeuren.")
    with pytest.raises(ValidationError, match="is bindend"):
        t.zet(
            stuk,
            "confirm",
            w.casusregisseur,
            9,
            opvolging="wijkt_af",
            opvolging_omdat="Liever niet",
        )
    assert t.zet(stuk, "confirm", w.casusregisseur, 9, opvolging="volgt").status == "opgevolgd"


@pytest.mark.eis("CR-Z-05")
def test_doorzettingsmacht_wordt_ook_het_besluit_van_de_procesregie(w):
    regie = request_procesregie(
        t.casus_van(w), by=w.casusregisseur, grond="Niemand neemt de opdracht.", op=t.op(2)
    )
    t.zet(regie, "accept", w.bemiddelaar, 2)
    t.besproken(w, {**BESLUIT, "regelruimte": ["doorzettingsmacht"]})
    regie.refresh_from_db()
    assert (regie.besluit, regie.doorzettingsmacht) == (BESLUIT["oordeel"], True)


def test_van_een_advies_wijkt_u_af_met_reden(w):
    stuk = t.teruggekoppeld(w)
    with pytest.raises(ValidationError, match="waarom u van het advies afwijkt"):
        t.zet(stuk, "confirm", w.casusregisseur, 9, opvolging="wijkt_af")
    stuk = t.zet(
        stuk, "confirm", w.casusregisseur, 9, opvolging="wijkt_af", opvolging_omdat="Verhuisd."
    )
    assert stuk.opvolging_omdat == "Verhuisd."


@pytest.mark.eis("RV-B10-02")
def test_zonder_onderzoek_naar_lichtere_hulp_geen_besluit_over_verblijf(w, monkeypatch):
    monkeypatch.setattr("casusregie.tafel.bewakers.missing", lambda aanmelding: [])
    stuk = t.geagendeerd(w, **t.VERBLIJF)
    t.gehouden(w, stuk.bijeenkomst)
    for overgang, gegevens in (
        ("discuss", t.OORDEEL),
        ("match", {"match_aanbieder": w.aanbieder, "match_vorm": "pleegzorg"}),
    ):
        with pytest.raises(Geblokkeerd, match="Nog niet nagegaan met een aanbieder"):
            t.zet(stuk, overgang, w.bemiddelaar, 7, **gegevens)
    with pytest.raises(ValidationError, match="Kies een vorm die lichter is"):
        t.nagegaan(w, stuk, "gezinshuis")
    t.nagegaan(w, stuk, "thuis", "daghulp")
    with pytest.raises(Geblokkeerd, match="netwerkpleegzorg"):
        t.zet(stuk, "discuss", w.bemiddelaar, 7, **t.OORDEEL)
    t.nagegaan(w, stuk, "netwerk", uitkomst="geprobeerd")
    assert t.zet(stuk, "discuss", w.bemiddelaar, 7, **t.OORDEEL).status == "besproken"
    uitkomsten = {(a.vorm, a.aanbieder_id, a.uitkomst) for a in stuk.alternatieven.all()}
    assert ("netwerk", w.aanbieder.pk, "geprobeerd") in uitkomsten


@pytest.mark.eis("CR-Z-01", "CR-Z-02")
def test_een_match_zonder_tafel_met_de_dagen_tot_de_match(w):
    stuk = t.zet(t.meld(w), "complete", w.bemiddelaar, 3)
    with pytest.raises(ValidationError, match="Kies een aanbieder"):
        t.zet(stuk, "match", w.bemiddelaar, 5, match_aanbieder=w.team, match_vorm="ambulant")
    stuk = t.zet(stuk, "match", w.bemiddelaar, 5, match_aanbieder=w.ander, match_vorm="ambulant")
    assert (stuk.match_aanbieder, stuk.dagen_tot_match) == (w.ander, 3)
    assert Tafelaanmelding.objects.visible_to(w.elders, t.op(5).date()).exists()
    assert t.zet(stuk, "settle", w.bemiddelaar, 5, **t.OORDEEL).status == "besproken"


@pytest.mark.eis("RV-B10-03", "GV-M1-14")
def test_bovenregionaal_doorzetten_met_dag_en_naar_wie(w):
    stuk = t.besproken(w)
    with pytest.raises(ValidationError, match="naar wie"):
        t.zet(stuk, "go_beyond_region", w.bemiddelaar, 8, bovenregionaal_naar="")
    stuk = t.zet(
        stuk, "go_beyond_region", w.bemiddelaar, 8, bovenregionaal_naar="Bovenregionaal netwerk"
    )
    assert (stuk.status, stuk.bovenregionaal_op) == ("besproken", t.op(8).date())


@pytest.mark.eis("CR-Z-06")
def test_terugkoppelen_binnen_twee_werkdagen_aan_regie_en_team(w):
    stuk = t.besproken(w)  # maandag 9 maart
    termijn = Termijn.objects.running().get(code="tafel.terugkoppelen")
    assert str(termijn.uiterlijk) == "2026-03-11"
    assert termijn.aan_zet_plekken == [f"zorgbemiddelaar@{w.rer.pk}"]
    stuk = t.zet(stuk, "report_back", w.bemiddelaar, 8, terugkoppeling="Hulp thuis begint maandag.")
    plekken = set(
        Signaal.objects.filter(soort="tafel-teruggekoppeld").values_list("plek", flat=True)
    )
    assert plekken == {f"casusregisseur@{w.team.pk}", f"procesregisseur@{w.team.pk}"}
    nu = Termijn.objects.running().get(code="tafel.bevestigen")
    assert nu.aan_zet_plekken == [f"casusregisseur@{w.team.pk}"]
    with pytest.raises(PermissionDenied):
        t.zet(stuk, "confirm", w.bemiddelaar, 9, opvolging="volgt")
    t.zet(stuk, "confirm", w.casusregisseur, 9, opvolging="volgt")
    assert not Termijn.objects.running().filter(code__startswith="tafel.").exists()
    assert not Casus.objects.visible_to(w.bemiddelaar, t.op(10).date()).exists()


@pytest.mark.eis("GV-M1-07", "GV-M1-08")
def test_bij_een_denkbare_uithuisplaatsing_eerst_afspraken_met_het_gezin(w):
    stuk = t.besproken(w, uithuisplaatsing=True)
    with pytest.raises(Geblokkeerd, match="nog geen afspraken met en over het gezin"):
        t.zet(stuk, "report_back", w.bemiddelaar, 8, terugkoppeling="Zie de afspraken.")
    afspraak = agree(
        stuk,
        "Elke week een gesprek thuis",
        w.casusregisseur,
        t.op(20).date(),
        by=w.bemiddelaar,
        op=t.op(8),
    )
    assert (afspraak.bron, afspraak.bron_kenmerk) == ("tafel", stuk.kenmerk)
    terug = t.zet(stuk, "report_back", w.bemiddelaar, 8, terugkoppeling="Zie de afspraken.")
    assert terug.status == "teruggekoppeld"


@pytest.mark.eis("GV-M2-07")
def test_een_evaluatie_komt_terug_aan_dezelfde_tafel(w):
    eerder = t.opgevolgd(w)
    ander = t.tafel(w, naam="Andere tafel", convenant=False)
    with pytest.raises(ValidationError, match="nog niets besproken aan deze tafel"):
        t.meld(w, 20, soort="evaluatie", tafel=ander)
    stuk = t.meld(w, 20, soort="evaluatie")
    assert stuk.vorige == eerder
    assert t.zet(stuk, "complete", w.bemiddelaar, 20).status == "compleet"


@pytest.mark.eis("GV-M1-08")
def test_een_lokale_tafel_hoort_bij_de_regionale_en_zet_door(w):
    velden = {"naam": "Wijktafel", "soort": "zorgbemiddelingstafel", "mandaat": "Adviseren."}
    with pytest.raises(ValidationError, match="hoort bij een regionale tafel"):
        register(
            Tafel(bereik="lokaal", organisatie=w.team, **velden), by=w.procesregisseur, op=t.op(2)
        )
    lokaal = register(
        Tafel(bereik="lokaal", organisatie=w.team, regionale_tafel=w.tafel, **velden),
        by=w.procesregisseur,
        op=t.op(2),
    )
    stuk = t.meld(w, tafel=lokaal)
    assert Termijn.objects.running().get(code="tafel.oppakken").aan_zet == ["procesregisseur"]
    hoger = pass_on(stuk, by=w.casusregisseur, op=t.op(3))
    assert (hoger.tafel, hoger.vorige) == (w.tafel, stuk)
    with pytest.raises(ValidationError, match="zelf de regionale tafel"):
        pass_on(hoger, by=w.casusregisseur, op=t.op(3))


@pytest.mark.eis("CR-Z-05")
def test_opschalen_naar_de_contractmanager_zonder_namen(w):
    stuk = t.zet(t.meld(w), "complete", w.bemiddelaar, 3)
    with pytest.raises(PermissionDenied):
        ask_contractmanager(stuk, by=w.casusregisseur, reden="geen_plek", op=t.op(3))
    vraag = ask_contractmanager(
        stuk, by=w.bemiddelaar, reden="acceptatieplicht", aanbieder=w.aanbieder, op=t.op(3)
    )
    assert Termijn.objects.running().get(code="tafel.contractmanager").start == t.op(3).date()
    assert not Casus.objects.visible_to(w.contractmanager, t.op(3).date()).exists()
    ander = medewerker(Rol.CASUSREGISSEUR)
    with pytest.raises(PermissionDenied):
        t.zet(vraag, "answer", ander, 4, uitkomst="plek", antwoord="Er is plek.")
    with pytest.raises(ValidationError, match="wat u heeft geregeld"):
        t.zet(vraag, "answer", w.contractmanager, 4, uitkomst="plek", antwoord="")
    vraag = t.zet(vraag, "answer", w.contractmanager, 4, uitkomst="plek", antwoord="Vanaf 1 april.")
    assert vraag.status == "beantwoord"
    assert Signaal.objects.filter(soort="tafel-contractmanager").exists()
