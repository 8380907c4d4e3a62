"""Stoppen door de aanbieder: zes stappen in volgorde, met toestemming van wie de regie heeft."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from casusregie.afronding.acten import add_talk
from casusregie.afronding.beeindiging import OPEN, Beeindiging, Stand
from casusregie.afronding.poort import may_stop
from casusregie.models import Betrokkenheid, Gezinslid, Regierol, Signaal, Termijn
from organisaties.rollen import Rol
from tests.factories.casusregie import JeugdigeFactory
from tests.factories.eenmalig import once_per_file
from tests.factories.inkoop import koopt
from tests.factories.organisaties import UitvoeringsorganisatieFactory, medewerker
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import amend, perform

from .bouw import (
    BESLUIT,
    MELDING,
    WEGING,
    casus_van,
    dag,
    gemeld,
    op,
    ouder,
    voornemen,
    wereld,
)

pytestmark = pytest.mark.django_db
LATER = op(dag(12))


gebouwd = once_per_file(wereld)


@pytest.fixture
def w(gebouwd):
    return gebouwd()


@pytest.fixture
def gezin():
    """The gezin holds the casusregie."""
    return wereld(regie="gezin")


@pytest.mark.eis("CR-A3-06", "CR-A3-07")
def test_de_zes_stappen_hebben_elk_hun_dag(w):
    stuk = voornemen(w, op(dag(10)))
    met = {"met_jeugdige": True, "met_ouders": True, "verslag": "Kort.", "afspraken": "Een."}
    add_talk(stuk, by=w.behandelregisseur, op=op(dag(11)), datum=dag(11), **met)
    stuk = perform(stuk, "close_talks", by=w.behandelregisseur, op=op(dag(11)))
    stuk = perform(stuk, "file_reports", by=w.behandelregisseur, op=op(dag(12)))
    stuk = perform(stuk, "announce", by=w.behandelregisseur, op=op(dag(13)), **MELDING)
    stuk = perform(stuk, "consent", by=w.casusregisseur, op=op(dag(16)), **BESLUIT)
    stuk = perform(
        stuk, "solve", by=w.casusregisseur, op=op(dag(20)), oplossing="Plek", overname_door="Anker"
    )
    stuk = perform(
        stuk,
        "complete",
        by=w.casusregisseur,
        op=op(dag(23)),
        overdracht_op=dag(22),
        overdracht="Samen aan tafel.",
    )
    dagen = [
        *(stuk.voornemen_op, stuk.gesproken_op, stuk.vastgelegd_op, stuk.gemeld_op),
        *(stuk.besloten_op, stuk.oplossing_op, stuk.overdracht_op, stuk.afgerond_op),
    ]
    assert dagen == [dag(n) for n in (10, 11, 12, 13, 16, 20, 22, 23)]
    assert stuk.status == Stand.AFGEROND


@pytest.mark.eis("CR-A3-07")
def test_wie_de_regie_heeft_hoort_het_meteen(w):
    voornemen(w)
    outbox.process_all()
    gegeven = Signaal.objects.filter(soort="beeindiging-register")
    plekken = set(gegeven.values_list("plek", flat=True))
    assert plekken == {f"casusregisseur@{w.team.pk}", f"procesregisseur@{w.team.pk}"}
    assert "ruzies" not in gegeven.first().titel


STAPPEN = {
    Stand.VOORNEMEN: {"close_talks", "withdraw"},
    Stand.GESPROKEN: {"file_reports", "withdraw"},
    Stand.VASTGELEGD: {"announce", "withdraw"},
    Stand.GEMELD: {"consent", "refuse", "withdraw"},
    Stand.TOEGESTAAN: {"judge_unreasonable", "solve", "complete"},
    Stand.OPGELOST: {"complete"},
    Stand.AFGEROND: set(),
    Stand.GEWEIGERD: set(),
    Stand.INGETROKKEN: set(),
}


@pytest.mark.parametrize("stand", Stand.values)
def test_tabel_van_zetten(stand):
    regels = Beeindiging._meta.get_field("status").get_all_transitions(Beeindiging)
    assert {r.name for r in regels if r.source == stand} == STAPPEN[stand]


@pytest.mark.eis("CR-A3-06")
@pytest.mark.parametrize("stap", ["file_reports", "announce", "consent", "solve", "complete"])
def test_een_stap_overslaan_kan_niet(w, stap):
    stuk = voornemen(w)
    with pytest.raises(Conflict):
        perform(stuk, stap, by=w.behandelregisseur, op=LATER)
    stuk.refresh_from_db()
    assert stuk.status == Stand.VOORNEMEN


GEBOREN = {
    "7 jaar": date(2018, 5, 9),
    "11 jaar, de dag voor 12": date(2014, 3, 22),
    "12 jaar op de dag": date(2014, 3, 21),
    "15 jaar": date(2011, 3, 1),
    "15 jaar, de dag voor 16": date(2010, 3, 22),
    "16 jaar op de dag": date(2010, 3, 21),
}
# wie er bij het gesprek waren -> mag het
GESPREKKEN = {
    ("7 jaar", "ouders"): "",
    ("7 jaar", "jeugdige"): "7 jaar. Onder de 16 jaar",
    ("11 jaar, de dag voor 12", "ouders"): "",
    ("12 jaar op de dag", "ouders"): "met de jeugdige",
    ("12 jaar op de dag", "beide"): "",
    ("15 jaar", "jeugdige"): "15 jaar. Onder de 16 jaar",
    ("15 jaar", "beide"): "",
    ("15 jaar, de dag voor 16", "jeugdige"): "Onder de 16 jaar",
    ("16 jaar op de dag", "jeugdige"): "",
    ("16 jaar op de dag", "ouders"): "met de jeugdige",
}


@pytest.mark.eis("CR-A3-08")
@pytest.mark.parametrize(("wie", "reden"), GESPREKKEN.items(), ids=lambda w: str(w))
def test_onder_de_16_in_ieder_geval_met_ouders_of_voogd(wie, reden):
    leeftijd, met = wie
    w = wereld(jeugdige=JeugdigeFactory(geboortedatum=GEBOREN[leeftijd]))
    moment = op(dag(12))  # 21 maart 2026
    stuk = voornemen(w, moment)
    add_talk(
        stuk,
        by=w.behandelregisseur,
        op=moment,
        datum=dag(12),
        met_jeugdige=met in ("jeugdige", "beide"),
        met_ouders=met in ("ouders", "beide"),
    )
    if not reden:
        assert perform(stuk, "close_talks", by=w.behandelregisseur, op=moment).gesproken_op
        return
    with pytest.raises(Geblokkeerd, match=reden):
        perform(stuk, "close_talks", by=w.behandelregisseur, op=moment)


@pytest.mark.eis("CR-A3-08")
def test_zonder_gesprek_geen_stap(w):
    with pytest.raises(Geblokkeerd, match="nog geen gesprek"):
        perform(voornemen(w), "close_talks", by=w.behandelregisseur, op=LATER)


@pytest.mark.eis("CR-A3-09")
def test_verslag_en_afspraken_horen_in_het_dossier(w):
    stuk = voornemen(w)
    velden = {"datum": dag(10), "met_jeugdige": True, "met_ouders": True}
    gesprek = add_talk(stuk, by=w.behandelregisseur, op=op(dag(10)), **velden)
    stuk = perform(stuk, "close_talks", by=w.behandelregisseur, op=LATER)
    with pytest.raises(Geblokkeerd, match="verslag of de afspraken"):
        perform(stuk, "file_reports", by=w.behandelregisseur, op=LATER)
    amend(gesprek, by=w.behandelregisseur, op=LATER, verslag="Wel.", afspraken="Ook.")
    stuk = perform(stuk, "file_reports", by=w.behandelregisseur, op=LATER)
    assert stuk.vastgelegd_op == dag(12)
    with pytest.raises(PermissionDenied, match="al vastgelegd"):
        amend(gesprek, by=w.behandelregisseur, op=LATER, verslag="Anders.")


def test_een_gesprek_is_met_iemand_en_geweest(w):
    stuk = voornemen(w)
    with pytest.raises(ValidationError) as fout:
        add_talk(stuk, by=w.behandelregisseur, op=op(dag(10)), datum=dag(11))
    assert set(fout.value.error_dict) == {"datum", "met_jeugdige"}


@pytest.mark.eis("CR-A3-10")
@pytest.mark.parametrize("veld", MELDING)
def test_de_melding_vraagt_elk_deel(w, veld):
    stuk = gemeld_tot_vastgelegd(w)
    with pytest.raises(ValidationError) as fout:
        perform(stuk, "announce", by=w.behandelregisseur, op=LATER, **{**MELDING, veld: "  "})
    assert list(fout.value.error_dict) == [veld]
    stuk.refresh_from_db()
    assert stuk.gemeld_op is None


def gemeld_tot_vastgelegd(w):
    stuk = voornemen(w)
    velden = {"met_jeugdige": True, "met_ouders": True, "verslag": "a", "afspraken": "b"}
    add_talk(stuk, by=w.behandelregisseur, op=op(dag(10)), datum=dag(10), **velden)
    for stap in ("close_talks", "file_reports"):
        stuk = perform(stuk, stap, by=w.behandelregisseur, op=op(dag(10)))
    return stuk


@pytest.mark.eis("CR-A3-10")
@pytest.mark.parametrize("inkoop", ["grjr", "mvs"])
def test_de_kopie_gaat_naar_wie_de_hulp_inkoopt(inkoop, client):
    regio = UitvoeringsorganisatieFactory()
    w = wereld()
    gemeente = casus_van(w).gemeente
    koopt(gemeente, inkoop)
    stuk = gemeld(w)
    krijgt, niet = (regio, gemeente) if inkoop == "grjr" else (gemeente, regio)
    assert stuk.kopie_aan == krijgt
    kop = "/stoppen/kopieen/"
    client.force_login(medewerker(Rol.CONTRACTMANAGER, organisatie=krijgt))
    pagina = client.get(kop).content.decode()
    naam = casus_van(w).jeugdige
    assert casus_van(w).nummer in pagina and "De veiligheid van andere kinderen" in pagina
    for geheim in (naam.achternaam, naam.roepnaam, *MELDING.values(), "ruzies"):
        assert geheim not in pagina
    client.force_login(medewerker(Rol.CONTRACTMANAGER, organisatie=niet))
    assert casus_van(w).nummer not in client.get(kop).content.decode()


@pytest.mark.eis("CR-A3-11")
@pytest.mark.parametrize("veld", [*WEGING, "motivering"])
def test_elke_vraag_van_het_besluit_is_verplicht(w, veld):
    stuk = gemeld(w)
    for besluit in ("consent", "refuse"):
        with pytest.raises(ValidationError) as fout:
            perform(stuk, besluit, by=w.casusregisseur, op=LATER, **{**BESLUIT, veld: ""})
        assert list(fout.value.error_dict) == [veld]


@pytest.mark.eis("CR-A3-06", "CR-A3-11")
@pytest.mark.parametrize(
    "wie", ["behandelregisseur", "zorgadministratie", "procesregisseur", "teamleider", "elders"]
)
def test_alleen_de_casusregisseur_geeft_toestemming(w, wie):
    stuk = gemeld(w)
    with pytest.raises(PermissionDenied, match="casusregisseur"):
        perform(stuk, "consent", by=getattr(w, wie), op=LATER, **BESLUIT)


@pytest.mark.eis("CR-A3-06", "CR-A3-11")
def test_het_gezin_met_de_casusregie_geeft_zelf_toestemming(gezin):
    w = gezin
    stuk = gemeld(w)
    with pytest.raises(PermissionDenied, match="Het gezin heeft zelf de casusregie"):
        perform(stuk, "consent", by=w.casusregisseur, op=LATER, **BESLUIT)
    stuk = perform(stuk, "consent", by=w.procesregisseur, op=LATER, **BESLUIT, gezinslid=ouder(w))
    assert stuk.beslisser == "gezin"
    assert (stuk.gezinslid, stuk.besloten_door) == (ouder(w), w.procesregisseur)


@pytest.mark.eis("CR-A3-11")
@pytest.mark.parametrize(
    "wie", ["niemand", "ander gezin", "zonder gezag", "voorbij", "jeugdige 14"]
)
def test_toestemming_van_de_verkeerde_van_het_gezin(gezin, wie):
    w, stuk = gezin, gemeld(gezin)
    if wie == "ander gezin":
        lid = ouder(wereld(regie="gezin", stap="feit"))
    elif wie == "jeugdige 14":
        lid = Gezinslid.objects.get(gezin=casus_van(w).gezin_id, jeugdige__isnull=False)
    else:
        lid = None if wie == "niemand" else ouder(w)
    if wie == "zonder gezag":
        Gezinslid.objects.filter(pk=lid.pk).update(gezag=False)
    if wie == "voorbij":
        Gezinslid.objects.filter(pk=lid.pk).update(einddatum=dag(1))
    with pytest.raises(ValidationError) as fout:
        perform(stuk, "consent", by=w.procesregisseur, op=LATER, **BESLUIT, gezinslid=lid)
    assert "gezag" in fout.value.message_dict["gezinslid"][0]


@pytest.mark.eis("CR-A3-11")
def test_een_jeugdige_van_16_besluit_zelf():
    w = wereld(regie="gezin", jeugdige=JeugdigeFactory(oud=True))
    stuk = gemeld(w)
    zelf = Gezinslid.objects.get(gezin=casus_van(w).gezin_id, jeugdige__isnull=False)
    stuk = perform(stuk, "refuse", by=w.procesregisseur, op=LATER, **BESLUIT, gezinslid=zelf)
    assert (stuk.status, stuk.gezinslid) == (Stand.GEWEIGERD, zelf)


def test_een_casusregisseur_van_de_aanbieder_oordeelt_niet_over_zichzelf(w):
    Regierol.objects.filter(casus=w.casus_id, rol=Rol.CASUSREGISSEUR).update(
        medewerker=w.behandelregisseur, organisatie=w.aanbieder
    )
    stuk = gemeld(w)
    with pytest.raises(PermissionDenied):
        perform(stuk, "consent", by=w.behandelregisseur, op=LATER, **BESLUIT)
    stuk = perform(stuk, "consent", by=w.procesregisseur, op=LATER, **BESLUIT)
    assert stuk.beslisser == "procesregisseur"


@pytest.mark.eis("CR-B3-05")
@pytest.mark.parametrize("route", ["B", "B+team"])
def test_route_b_loopt_dezelfde_zes_stappen(route):
    w = wereld(route=route, regie="", stap="feit")
    gemeente = casus_van(w).gemeente
    beslist = w.procesregisseur
    if route == "B":
        beslist = medewerker(Rol.PROCESREGISSEUR, organisatie=gemeente)
    stuk = gemeld(w)
    plek = w.team if route == "B+team" else gemeente
    assert Betrokkenheid.objects.filter(
        casus=w.casus_id, organisatie=plek, rol=Rol.PROCESREGISSEUR
    ).exists()
    stuk = perform(stuk, "consent", by=beslist, op=LATER, **BESLUIT, gezinslid=ouder(w))
    assert stuk.beslisser == "gezin"
    stuk = perform(stuk, "judge_unreasonable", by=beslist, op=LATER, grond="Acuut onveilig.")
    assert may_stop(stuk.hulp_kenmerk, "33", dag(12))


@pytest.mark.eis("CR-A3-12")
def test_de_hulp_gaat_door_tot_er_een_oplossing_is(w):
    stuk = gemeld(w)
    assert "nog geen toestemming" in may_stop(stuk.hulp_kenmerk, "33").reden
    stuk = perform(stuk, "consent", by=w.casusregisseur, op=LATER, **BESLUIT)
    assert stuk.gaat_door
    assert "tot er een definitieve oplossing" in may_stop(stuk.hulp_kenmerk, "33").reden
    with pytest.raises(Geblokkeerd, match="tot er een definitieve oplossing"):
        perform(
            stuk, "complete", by=w.casusregisseur, op=LATER, overdracht_op=dag(12), overdracht="x"
        )
    stuk = perform(
        stuk, "solve", by=w.casusregisseur, op=op(dag(20)), oplossing="x", overname_door="Anker"
    )
    assert may_stop(stuk.hulp_kenmerk, "33", dag(20)) and not stuk.gaat_door
    assert "Tot 29 maart 2026" in may_stop(stuk.hulp_kenmerk, "33", dag(19)).reden


@pytest.mark.eis("CR-A3-12")
def test_alleen_de_procesregisseur_vindt_doorgaan_onredelijk(w):
    stuk = perform(gemeld(w), "consent", by=w.casusregisseur, op=LATER, **BESLUIT)
    for wie in (w.behandelregisseur, w.casusregisseur, w.elders):
        with pytest.raises(PermissionDenied):
            perform(stuk, "judge_unreasonable", by=wie, op=LATER, grond="Nee.")
    with pytest.raises(ValidationError, match="in redelijkheid"):
        perform(stuk, "judge_unreasonable", by=w.procesregisseur, op=LATER, grond=" ")
    stuk = perform(stuk, "judge_unreasonable", by=w.procesregisseur, op=LATER, grond="Onveilig.")
    assert not stuk.gaat_door
    with pytest.raises(Geblokkeerd, match="al beoordeeld"):
        perform(stuk, "judge_unreasonable", by=w.procesregisseur, op=LATER, grond="Weer.")


def test_een_ander_dan_de_aanbieder_begint_niet(w):
    for wie in (w.elders, w.zorgadministratie, w.casusregisseur):
        w.behandelregisseur = wie
        with pytest.raises(PermissionDenied):
            voornemen(w)


def test_een_tweede_melding_voor_dezelfde_hulp_kan_niet(w):
    voornemen(w)
    with pytest.raises((ValidationError, Conflict)):
        voornemen(w)
    assert Beeindiging.objects.filter(status__in=OPEN).count() == 1


@pytest.mark.eis("CR-A3-06")
def test_na_een_weigering_mag_stoppen_niet(w):
    stuk = perform(gemeld(w), "refuse", by=w.casusregisseur, op=LATER, **BESLUIT)
    assert "alleen met toestemming" in may_stop(stuk.hulp_kenmerk, "33").reden
    assert voornemen(w, op(dag(30))).status == Stand.VOORNEMEN


@pytest.mark.eis("CR-A3-06", "CR-A3-11")
def test_het_besluit_heeft_een_termijn_met_ladder(w):
    stuk = gemeld(w, op(date(2026, 4, 30)))  # donderdag voor Koningsdag voorbij; 5 mei vrij
    termijn = Termijn.objects.get(code="beeindiging.besluit")
    assert termijn.uiterlijk == date(2026, 5, 8)
    assert termijn.escaleert
    assert termijn.aan_zet_plekken == [f"casusregisseur@{w.team.pk}"]
    perform(stuk, "consent", by=w.casusregisseur, op=op(date(2026, 5, 6)), **BESLUIT)
    termijn.refresh_from_db()
    assert termijn.voldaan_op == date(2026, 5, 6)
