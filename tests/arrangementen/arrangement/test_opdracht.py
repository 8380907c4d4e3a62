"""Van ondertekend plan naar opdracht: afleiden, bewaken, toewijzen en vervallen."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from arrangementen.afhandeling import lapse
from arrangementen.arrangement.afleiding import derive_arrangement
from arrangementen.arrangement.bewakers import lapses_after
from arrangementen.berichten import aanbiederzijde
from arrangementen.berichten.versturen import send
from arrangementen.ijw.lezen import read
from arrangementen.models import Arrangement, Bericht, Contract, Toewijzing
from arrangementen.toewijzing.openen import change_toewijzing, send_toewijzing
from casusregie.models import Betrokkenheid
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from tests.factories.arrangementen import (
    OP,
    ArrangementFactory,
    ContractFactory,
    OnderdeelFactory,
    ProductFactory,
    VlierhofFactory,
    afweging,
    bericht_van,
    bevestigd,
    gestart,
    gestopt,
    lees,
    met_opdracht,
    toewijzing_van,
)
from tests.factories.casusregie import casus_a, met_plan, ondertekend, procesregisseur_van
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.mogelijkheden import moves
from verloop.overgangen import amend, perform

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("normen")]


@pytest.fixture
def arrangement(normen):
    return ArrangementFactory()


def refused(arrangement):
    """The reason why the opdracht cannot be given now."""
    with pytest.raises(Geblokkeerd) as fout:
        perform(arrangement, "give_opdracht", by=procesregisseur_van(arrangement.casus), op=OP)
    return fout.value.reden


# --- afleiden uit het plan ----------------------------------------------------------------------
@pytest.fixture
def plan(normen):
    aanbieder = VlierhofFactory()
    ContractFactory(aanbieder=aanbieder, product=ProductFactory(individueel=True))
    return met_plan(casus_a(), aanbieder=aanbieder)


@pytest.mark.eis("CR-A1-28", "CR-A1-27")
def test_ondertekend_plan_wordt_vanzelf_een_arrangement(plan):
    ondertekend(plan)
    outbox.process_all()
    arrangement = Arrangement.objects.get()
    deel = arrangement.onderdelen.get()
    assert (arrangement.status, arrangement.plan_id) == ("concept", plan.pk)
    assert arrangement.aanbieder.naam == "De Vlierhof"
    assert arrangement.keuze_motivering == "Dichtbij en ervaren."
    assert (deel.product.code, deel.volume, deel.eenheid) == ("45C09", 72, "04")
    assert (deel.resultaatgebied, deel.trede) == ("R1", "T2")
    assert (deel.begindatum, deel.einddatum) == (date(2026, 3, 30), date(2026, 9, 27))
    assert deel.budget_cent == 72 * 5200


@pytest.mark.eis("CR-A1-28")
def test_twee_keer_afleiden_geeft_een_arrangement(plan):
    ondertekend(plan)
    outbox.process_all()
    plan.refresh_from_db()
    assert derive_arrangement(plan, op=OP) == list(Arrangement.objects.all())
    assert Arrangement.objects.count() == 1


def test_per_aanbieder_een_arrangement(plan):
    deel = plan.onderdelen.get()
    deel.pk, deel.kenmerk = None, type(deel)._meta.get_field("kenmerk").get_default()
    deel.resultaatgebied = type(deel.resultaatgebied).objects.create(
        code="R2", naam="Tweede", geldig_van=date(2023, 1, 1), bron="test"
    )
    deel.aanbieder = VlierhofFactory(agb_code="98000002", naam="Stapsteen Jeugd")
    deel.save()
    plan.onderdelen.get(resultaatgebied=deel.resultaatgebied).doelen.create(
        specifiek="a", meetbaar="b", acceptabel="c", realistisch="d", uiterlijk=date(2026, 9, 1)
    )
    ondertekend(plan)
    outbox.process_all()
    namen = {a.aanbieder.naam for a in Arrangement.objects.all()}
    assert namen == {"De Vlierhof", "Stapsteen Jeugd"}


@pytest.mark.eis("CR-A1-34", "NK-19")
def test_van_plan_tot_lopende_hulp(plan):
    ondertekend(plan)
    outbox.process_all()
    arrangement = Arrangement.objects.get()
    by = procesregisseur_van(arrangement.casus)
    route = arrangement.casus.lokale_routes.get()
    if route.status == "plan_maken":
        perform(route, "start_assignment", by=by, op=OP)
    assert "groepsbegeleiding" in refused(arrangement)
    amend(arrangement.onderdelen.get(), by=by, op=OP, waarom_geen_groep="Noor durft niet.")
    gestart(bevestigd(arrangement), OP + timedelta(days=28), date(2026, 3, 30))
    route.refresh_from_db()
    arrangement.refresh_from_db()
    assert (arrangement.status, route.status) == ("loopt", "hulp_loopt")
    assert (route.opdracht_op, route.hulp_gestart_op) == (OP.date(), date(2026, 3, 30))


# --- bewakers -----------------------------------------------------------------------------------
def test_alleen_de_procesregisseur_geeft_de_opdracht(arrangement):
    ander = medewerker(Rol.CASUSREGISSEUR, organisatie=arrangement.casus.team)
    with pytest.raises(PermissionDenied, match="procesregisseur"):
        perform(arrangement, "give_opdracht", by=ander, op=OP)
    assert not Toewijzing.objects.exists()


def test_zonder_aanbieder(arrangement):
    Arrangement.objects.update(aanbieder=None)
    assert "geen aanbieder" in refused(arrangement)


def test_zonder_onderdelen():
    assert "nog geen hulp" in refused(ArrangementFactory(onderdeel=False))


def test_zonder_product(arrangement):
    arrangement.onderdelen.update(product=None)
    assert "product" in refused(arrangement)


@pytest.mark.eis("CR-A1-30")
def test_zonder_afweging(arrangement):
    Arrangement.objects.update(keuze_motivering=" ")
    assert "waarom" in refused(arrangement)


def test_zonder_contract(arrangement):
    Contract.objects.all().delete()
    assert "contract" in refused(arrangement).lower()


def test_contract_dat_te_vroeg_eindigt(arrangement):
    Contract.objects.update(geldig_tot=date(2026, 3, 1))
    assert "contract" in refused(arrangement).lower()


def test_zonder_bsn(arrangement):
    type(arrangement.casus.jeugdige).objects.update(bsn_geheim=None, bsn_index=None)
    assert "Zonder BSN" in refused(arrangement)


def test_zonder_adres(arrangement):
    type(arrangement.casus.jeugdige).objects.update(postcode="")
    assert "adres" in refused(arrangement)


def test_te_oud_voor_het_product(arrangement):
    product = arrangement.onderdelen.get().product
    type(product).objects.update(leeftijd_tot=12)
    assert "De jeugdige is dan 14 jaar." in refused(arrangement)


@pytest.mark.eis("NK-02", "NK-10")
@pytest.mark.parametrize(
    ("volume", "velden", "mag"),
    [
        pytest.param(52, {}, True, id="op de norm"),
        pytest.param(53, {}, False, id="boven de norm zonder uitleg"),
        pytest.param(53, {"hardheidsclausule": True}, False, id="zonder motivering"),
        pytest.param(
            53, {"hardheidsclausule": True, "motivering": "Extra dag nodig."}, True, id="met uitleg"
        ),
    ],
)
def test_norm_bij_de_opdracht(arrangement, volume, velden, mag):
    arrangement.onderdelen.update(volume=volume, **velden)
    actie = next(
        m
        for m in moves(arrangement, procesregisseur_van(arrangement.casus), OP.date())
        if m.naam == "give_opdracht"
    )
    assert actie.toegestaan is mag
    if mag:
        toewijzing = toewijzing_van(met_opdracht(Arrangement.objects.get()))
        assert toewijzing.normoordeel == ("boven" if volume > 52 else "binnen")
        assert toewijzing.norm_grond == ("hardheid" if volume > 52 else "")


def test_tweede_toewijzing_van_hetzelfde_product_past_niet():
    eerste = met_opdracht()
    tweede = ArrangementFactory(casus=eerste.casus)
    assert "toewijzing" in refused(tweede).lower()


def test_opdracht_twee_keer_is_een_conflict(arrangement):
    met_opdracht(arrangement)
    with pytest.raises(Conflict):
        perform(arrangement, "give_opdracht", by=procesregisseur_van(arrangement.casus), op=OP)
    assert Bericht.objects.count() == 1


# --- toewijzen ----------------------------------------------------------------------------------
def test_aanbieder_krijgt_zicht_en_verliest_het_weer():
    arrangement = met_opdracht()
    rollen = Betrokkenheid.objects.filter(organisatie=arrangement.aanbieder, einddatum=None)
    assert {b.rol for b in rollen} == {Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE}
    gestopt(gestart(bevestigd_na(arrangement)))
    assert not rollen.all().exists()
    arrangement.refresh_from_db()
    mens = medewerker(Rol.BEHANDELREGISSEUR, organisatie=arrangement.aanbieder)
    einde = Betrokkenheid.objects.filter(organisatie=arrangement.aanbieder).first().einddatum
    ziet = [
        type(arrangement.casus).objects.visible_to(mens, dag).exists()
        for dag in (einde - timedelta(days=42), einde, einde + timedelta(days=1))
    ]
    assert ziet == [True, True, False], "zes weken voor de afsluitrapportage, dan niet meer"


def bevestigd_na(arrangement):
    """Send and confirm the JW301 that is there."""
    bericht = bericht_van(arrangement)
    send(bericht, op=OP)
    lees(aanbiederzijde.answer_of(bericht, op=OP))
    return arrangement


def products_of(bericht):
    return read(bericht.data).inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"]


def test_jw301_is_compleet_per_aanbieder():
    eerste = met_opdracht()
    product = ProductFactory(ggz=True)
    tweede = ArrangementFactory(casus=eerste.casus, onderdeel=False)
    OnderdeelFactory(arrangement=tweede, product=product, volume=40)
    met_opdracht(tweede, OP + timedelta(days=1))
    laatste = products_of(bericht_van(eerste))
    assert [p["ToewijzingNummer"] for p in laatste] == ["100000001", "100000002"]


def test_reden_en_referentie_gaan_een_keer_mee():
    arrangement = met_opdracht()
    op = OP + timedelta(days=2)
    toewijzing = toewijzing_van(arrangement)
    change_toewijzing(toewijzing, reden="04", op=op, einddatum=date(2027, 4, 1), referentie="VOT-1")
    eerste = products_of(send_toewijzing(arrangement.casus, arrangement.aanbieder, op=op))[0]
    tweede = ArrangementFactory(casus=arrangement.casus, onderdeel=False)
    OnderdeelFactory(arrangement=tweede, product=ProductFactory(ggz=True), volume=40)
    met_opdracht(tweede, op)
    later = products_of(bericht_van(arrangement))[0]
    assert (eerste["RedenWijziging"], eerste["ReferentieAanbieder"]) == ("04", "VOT-1")
    assert (eerste["ToewijzingNummer"], eerste["Einddatum"]) == ("100000001", "2027-04-01")
    assert "RedenWijziging" not in later
    assert "ReferentieAanbieder" not in later
    assert later["Toewijzingstijd"] == eerste["Toewijzingstijd"]


def test_zonder_nieuws_gaat_er_geen_jw301():
    arrangement = met_opdracht()
    assert send_toewijzing(arrangement.casus, arrangement.aanbieder, op=OP) is None
    assert Bericht.objects.count() == 1


def test_verwijderde_toewijzing_eindigt_op_haar_eerste_dag():
    arrangement = met_opdracht()
    toewijzing = change_toewijzing(toewijzing_van(arrangement), reden="13", op=OP)
    product = products_of(send_toewijzing(arrangement.casus, arrangement.aanbieder, op=OP))[0]
    assert toewijzing.vervallen
    assert product["Ingangsdatum"] == product["Einddatum"] == "2026-03-09"
    assert send_toewijzing(arrangement.casus, arrangement.aanbieder, op=OP) is None


def test_geheim_adres_staat_niet_in_de_jw301():
    arrangement = ArrangementFactory()
    type(arrangement.casus.jeugdige).objects.update(geheim_adres=True)
    type(arrangement.casus.gemeente).objects.filter(cbs_code="0599").update(telefoon="010-1234567")
    data = bericht_van(met_opdracht(arrangement)).data
    assert b"3011AA" not in data
    assert b"0101234567" in data


# --- stilstand ----------------------------------------------------------------------------------
@pytest.mark.eis("CR-A3-05")
def test_na_acht_weken_stilstand_vervalt_het_arrangement_vanzelf():
    arrangement = gestopt(reden="20")
    assert arrangement.opgeschort_op == date(2026, 3, 23)
    assert lapses_after(arrangement) == date(2026, 5, 18)
    termijn = arrangement.casus.termijnen.get(code="zorg.opschorting")
    assert termijn.uiterlijk == date(2026, 5, 18)
    lapse(onderwerp_id=arrangement.pk, termijn_id=termijn.pk)
    outbox.process_all()
    arrangement.refresh_from_db()
    assert (arrangement.status, arrangement.vervallen_op) == ("vervallen", date(2026, 5, 19))
    toewijzing = toewijzing_van(arrangement)
    assert (toewijzing.reden_wijziging, toewijzing.einddatum) == ("05", date(2026, 5, 18))
    assert products_of(bericht_van(arrangement))[0]["RedenWijziging"] == "05"


@pytest.mark.eis("CR-A3-05")
def test_op_de_laatste_dag_vervalt_nog_niets():
    arrangement = gestopt(reden="20")
    by = Medewerker.objects.systeem()
    laatste = OP + timedelta(days=77)
    with pytest.raises(Geblokkeerd, match="nog hervatten"):
        perform(arrangement, "lapse", by=by, op=laatste)
    perform(arrangement, "lapse", by=by, op=laatste + timedelta(days=1))


@pytest.mark.eis("CR-A3-05")
def test_na_hervatten_vervalt_niets_meer():
    arrangement = gestopt(reden="20")
    termijn = arrangement.casus.termijnen.get(code="zorg.opschorting")
    op = OP + timedelta(days=30)
    data = aanbiederzijde.start_of(toewijzing_van(arrangement), op.date(), op=op, nummer="ST2")
    lees(data, op)
    lapse(onderwerp_id=arrangement.pk, termijn_id=termijn.pk)
    arrangement.refresh_from_db()
    termijn.refresh_from_db()
    assert arrangement.status == "loopt"
    assert termijn.voldaan_op == op.date()


def test_queries_van_de_opdracht(arrangement, tel_queries):
    by = procesregisseur_van(arrangement.casus)
    antwoorden = afweging()
    with tel_queries() as queries:
        perform(arrangement, "give_opdracht", by=by, op=OP, afweging=antwoorden)
    eigen = [q["sql"][:120] for q in queries if "SAVEPOINT" not in q["sql"]]
    assert len(eigen) <= 20, "\n".join(eigen)
