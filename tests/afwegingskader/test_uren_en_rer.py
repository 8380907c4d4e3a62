"""De gemaakte uren per dag, en wat het expertteam besluit als de laatste dag voorbij is."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from afwegingskader.inzet.rer import RerBesluit, may_decide_past_end, take_decision
from afwegingskader.inzet.uren import days_of
from afwegingskader.models import EenOpEenInzet
from afwegingskader.schermen.uren import deviates, phases_of
from casusregie.models import Escalatie, Signaal, Termijn
from casusregie.termijnen.bewaking import watch
from organisaties.rollen import Rol
from tests.factories import afwegingskader as f
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.mogelijkheden import moves
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
FASEN = {
    "afbouw_vanaf_dag": 15,
    "afbouw_uren_per_dag": Decimal(12),
    "afbouw_vanaf_dag_2": 22,
    "afbouw_uren_per_dag_2": Decimal("7.5"),
    "afbouw_vanaf_dag_3": 26,
    "afbouw_uren_per_dag_3": Decimal(4),
}


def tekst_van(antwoord):
    return " ".join(antwoord.content.decode().split())


def adres(naam, onderwerp):
    return reverse(f"afwegingskader:{naam}", args=[onderwerp.kenmerk])


# --- fasen van de afbouw ------------------------------------------------------------------------
@pytest.mark.eis("OO-06", "OO-09")
@pytest.mark.parametrize(
    ("dagnummer", "uren"), [(1, 16), (14, 16), (15, 12), (21, 12), (22, 7.5), (25, 7.5), (26, 4)]
)
def test_elke_fase_heeft_haar_uren(w, dagnummer, uren):
    inzet = f.gestart(w, **FASEN)
    dagen = days_of(inzet, inzet.einddatum)
    assert dagen[dagnummer - 1].gepland == Decimal(str(uren))
    assert [fase.dagen for fase in phases_of(dagen)] == [14, 7, 4, 3]


@pytest.mark.eis("OO-06")
@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"afbouw_uren_per_dag_2": Decimal(13)}, "afbouw_uren_per_dag_2", "minder uren"),
        ({"afbouw_vanaf_dag_2": 15}, "afbouw_vanaf_dag_2", "van 16 tot en met 28"),
        ({"afbouw_vanaf_dag_3": 29}, "afbouw_vanaf_dag_3", "van 23 tot en met 28"),
    ],
    ids=["meer_uren", "zelfde_dag", "na_het_einde"],
)
def test_een_fase_die_niet_kan(w, anders, veld, zin):
    with pytest.raises(ValidationError) as fout:
        f.aanvraag(w, **{**FASEN, **anders})
    assert set(fout.value.message_dict) == {veld}
    assert zin in fout.value.message_dict[veld][0]


@pytest.mark.eis("OO-09", "OO-13")
def test_het_tarief_van_de_lijst_geldt_op_de_eerste_dag(w):
    from afwegingskader.inlezen import load_kader
    from afwegingskader.models import Intensiteitsoort

    load_kader()
    soort = Intensiteitsoort.objects.valid_on(f.BEGIN).get(code="I2")
    stuk = f.ingediend(w, uurtarief_cent=None, intensiteitsoort=soort)
    assert (stuk.uurtarief_cent, stuk.tarief.fictief) == (7150, True)


@pytest.mark.eis("OO-13")
def test_een_intensiteit_die_dan_niet_geldt_wordt_geweigerd(w):
    from afwegingskader.models import Intensiteitsoort

    oud = Intensiteitsoort.objects.create(
        code="VI",
        naam="Vrije intensiteit",
        geldig_van=date(2023, 1, 1),
        geldig_tot=f.BEGIN - timedelta(days=1),
        bron="test",
    )
    with pytest.raises(ValidationError, match="op de eerste dag geldt"):
        f.aanvraag(w, intensiteitsoort=oud)


# --- uren ---------------------------------------------------------------------------------------
def uren(inzet, by, op, **dagen):
    waarden = {date(2026, 3, int(nr[1:])): waarde for nr, waarde in dagen.items()}
    return perform(inzet, "record_uren", by=by, op=f.om(op), uren=waarden)


@pytest.mark.eis("OO-09", "OO-E-09")
def test_uren_per_dag_tellen_op_en_zijn_te_herstellen(w):
    inzet = f.gestart(w)
    op = date(2026, 3, 12)
    inzet = uren(inzet, w.behandelregisseur, op, d9=Decimal(16), d10=Decimal("15.5"))
    assert inzet.uren_totaal == Decimal("31.5")
    inzet = uren(inzet, w.behandelregisseur, op, d10=Decimal(0), d11=Decimal(16))
    assert inzet.uren_totaal == Decimal(32)
    inzet = uren(inzet, w.behandelregisseur, op, d11=None)
    assert inzet.uren_gemaakt == {"2026-03-09": "16", "2026-03-10": "0"}


@pytest.mark.eis("OO-E-09")
@pytest.mark.parametrize(
    ("dag", "waarde"),
    [("d8", 8), ("d13", 8), ("d12", 25), ("d12", -1)],
    ids=["voor_de_start", "in_de_toekomst", "meer_dan_een_dag", "minder_dan_niets"],
)
def test_uren_die_niet_kunnen(w, dag, waarde):
    inzet = f.gestart(w)
    with pytest.raises(ValidationError, match="Vul"):
        uren(inzet, w.behandelregisseur, date(2026, 3, 12), **{dag: Decimal(waarde)})
    assert EenOpEenInzet.objects.get().uren_gemaakt == {}


def test_alleen_de_aanbieder_schrijft_uren(w):
    inzet = f.gestart(w)
    for wie in (w.casusregisseur, w.besluiter, medewerker(Rol.BEHANDELREGISSEUR)):
        with pytest.raises(PermissionDenied):
            uren(inzet, wie, date(2026, 3, 12), d9=Decimal(16))


@pytest.mark.parametrize(
    ("gemaakt", "verwacht", "af"),
    [(100, 100, False), (110, 100, False), (111, 100, True), (5, 0, True)],
)
def test_meer_dan_tien_procent_valt_op(gemaakt, verwacht, af):
    assert deviates(Decimal(gemaakt), Decimal(verwacht)) is af


@pytest.mark.eis("OO-E-09")
def test_uren_op_het_scherm(w, als, dag):
    inzet = f.gestart(w)
    dag.move_to(f.om(date(2026, 3, 11)))
    client, pagina = als(w.behandelregisseur), adres("inzet_uren", inzet)
    begin = tekst_van(client.get(pagina))
    assert "Dag 3, wo 11 maart" in begin
    assert "Gepland: 16 uur" in begin
    fout = client.post(pagina, {"dag-2026-03-09": "25"})
    assert fout.status_code == 422
    assert "Vul 24 uur of minder in" in tekst_van(fout)
    velden = {"dag-2026-03-09": "16", "dag-2026-03-10": "7,5", "dag-2026-03-11": ""}
    tekst = tekst_van(client.post(pagina, velden, follow=True))
    assert "23,5 uur gemaakt, 8,5 uur minder dan gepland." in tekst
    assert "Wijkt meer dan 10 procent af" in tekst
    assert "Nog niet ingevuld: 1 dag" in tekst
    assert als(w.casusregisseur).get(pagina).status_code == 403


# --- het besluit van het RER --------------------------------------------------------------------
def voorbij(w, **velden):
    """Running on the day the RER got the escalatie: last day 5 April 2026, a Sunday."""
    inzet = f.gestart(w, **velden)
    dag = inzet.einddatum
    while not Escalatie.objects.open().filter(trede=2).exists():
        dag += timedelta(days=1)
        watch(dag, f.om(dag, 6))
    outbox.process_all()
    return inzet, dag


BESLUIT = {"uitkomst": "langer", "grond": "De plek thuis is er over een week.", "andere_hulp": ""}


@pytest.mark.eis("OO-01", "OO-12")
def test_niemand_maakt_een_inzet_langer(w):
    """No transition of the machine makes it longer; only a decision of the RER does."""
    inzet, dag = voorbij(w)
    for wie in ("behandelregisseur", "casusregisseur", "procesregisseur", "besluiter"):
        namen = {m.naam for m in moves(inzet, getattr(w, wie), dag)}
        assert not namen & {"extend", "verleng", "postpone", "follow_rer"}
        with pytest.raises(PermissionDenied):
            perform(inzet, "follow_rer", by=getattr(w, wie), op=f.om(dag), besluit=None)
        assert not may_decide_past_end(inzet.on(dag), getattr(w, wie))
    assert "erleng" not in tekst_van_knoppen(inzet, w, dag)


def tekst_van_knoppen(inzet, w, dag):
    return " ".join(m.label for m in moves(inzet, w.behandelregisseur, dag))


@pytest.mark.eis("OO-01", "OO-12")
def test_tijdelijk_langer_heeft_een_grond_en_een_einde(w):
    inzet, dag = voorbij(w)
    einde = dag + timedelta(days=7)
    besluit = take_decision(inzet, by=w.zorgbemiddelaar, op=f.om(dag), uiterlijk=einde, **BESLUIT)
    vers = EenOpEenInzet.objects.get()
    assert (vers.einddatum, vers.rer_laatste_dag, vers.status) == (einde, einde, "loopt")
    assert (besluit.vorige_laatste_dag, besluit.besloten_door) == (f.LAATSTE, w.zorgbemiddelaar)
    vraag = Escalatie.objects.get(trede=2)
    assert (vraag.status, vraag.uitkomst) == ("beantwoord", "langer_nodig")
    termijn = Termijn.objects.get(code="eenopeen.laatste_dag")
    assert termijn.uiterlijk == einde
    assert not Escalatie.objects.open().exists()
    outbox.process_all()
    verteld = Signaal.objects.filter(soort="1-op-1", onderwerp_kenmerk=inzet.kenmerk)
    verteld = verteld.values_list("titel", "plek")
    assert {titel for titel, _ in verteld} == {
        "1-op-1. Het expertteam (RER) besloot na de laatste dag"
    }
    assert len(verteld) >= 3
    watch(einde + timedelta(days=1), f.om(einde + timedelta(days=1), 6))
    assert Escalatie.objects.open().get().trede == 1, "loopt hij weer door, dan begint de ladder"


@pytest.mark.eis("OO-01", "OO-12")
@pytest.mark.parametrize("uitkomst", ["stop", "andere_hulp"])
def test_stoppen_heeft_een_dag_die_bewaakt_wordt(w, uitkomst):
    inzet, dag = voorbij(w)
    uiterlijk = dag + timedelta(days=2)
    besluit = {
        **BESLUIT,
        "uitkomst": uitkomst,
        "andere_hulp": "Gezinshuis De Linde, vanaf maandag.",
    }
    take_decision(inzet, by=w.zorgbemiddelaar, op=f.om(dag), uiterlijk=uiterlijk, **besluit)
    vers = EenOpEenInzet.objects.get()
    assert (vers.einddatum, vers.rer_stop_op) == (f.LAATSTE, uiterlijk)
    assert Escalatie.objects.get(trede=2).uitkomst == "stopt"
    assert Termijn.objects.get(code="eenopeen.rer_besluit").uiterlijk == uiterlijk
    later = uiterlijk + timedelta(days=1)
    watch(later, f.om(later, 6))
    nieuw = Escalatie.objects.open().get()
    assert (nieuw.code, nieuw.sinds) == ("eenopeen.rer_besluit", later)
    perform(vers, "end", by=w.behandelregisseur, op=f.om(later, 10), **f.EINDE)
    assert not Escalatie.objects.open().exists()


@pytest.mark.eis("OO-12")
@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"grond": "  "}, "grond"),
        ({"uiterlijk": -1}, "uiterlijk"),
        ({"uiterlijk": 29}, "uiterlijk"),
        ({"uitkomst": "andere_hulp"}, "andere_hulp"),
        ({"uitkomst": "verleng"}, "uitkomst"),
    ],
    ids=["zonder_grond", "in_het_verleden", "te_ver_weg", "zonder_hulp", "onbekend"],
)
def test_een_half_besluit_wordt_geweigerd(w, anders, veld):
    inzet, dag = voorbij(w)
    velden = {**BESLUIT, "uiterlijk": 7, **anders}
    velden["uiterlijk"] = dag + timedelta(days=velden["uiterlijk"])
    with pytest.raises(ValidationError) as fout:
        take_decision(inzet, by=w.zorgbemiddelaar, op=f.om(dag), **velden)
    assert veld in fout.value.message_dict
    assert not RerBesluit.objects.exists()
    assert Escalatie.objects.get(trede=2).status == "open"


@pytest.mark.eis("OO-01")
def test_voor_de_escalatie_besluit_het_rer_niet(w):
    inzet = f.gestart(w)
    dag = inzet.einddatum
    assert str(may_decide_past_end(inzet.on(dag), w.zorgbemiddelaar)) == (
        "De inzet is niet voorbij de laatste dag."
    )
    dag += timedelta(days=1)
    watch(dag, f.om(dag, 6))
    oordeel = may_decide_past_end(inzet.on(dag), w.zorgbemiddelaar)
    assert "pas als de escalatie bij het team ligt" in str(oordeel)


@pytest.mark.eis("OO-12")
def test_het_besluit_op_het_scherm(w, als, dag):
    inzet, nu = voorbij(w)
    dag.move_to(f.om(nu, 10))
    pagina = adres("inzet_rer", inzet)
    assert als(w.casusregisseur).get(pagina).status_code == 403
    client = als(w.zorgbemiddelaar)
    assert "Besluit van het expertteam vastleggen" in tekst_van(
        client.get(adres("inzet_detail", inzet))
    ) or "Besluiten" in tekst_van(client.get(adres("inzet_detail", inzet)))
    leeg = client.post(pagina, {})
    assert leeg.status_code == 422
    assert "Kies wat het expertteam besluit" in tekst_van(leeg)
    einde = nu + timedelta(days=5)
    velden = {**BESLUIT, "uiterlijk": f"{einde:%d-%m-%Y}"}
    tekst = tekst_van(client.post(pagina, velden, follow=True))
    assert "Het besluit is vastgelegd." in tekst
    assert "Tijdelijk langer" in tekst
    assert BESLUIT["grond"] in tekst
    assert client.get(pagina).status_code == 403, "het besluit is genomen"
