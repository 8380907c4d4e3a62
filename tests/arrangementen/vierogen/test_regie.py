"""Ook een opdracht uit het plan en een wijziging van de regie: boven het bedrag met twee mensen."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from arrangementen.arrangement.bewakers import verdict_of
from arrangementen.arrangement.tweede import order_price
from arrangementen.arrangement.wijziging import carry_out, open_request
from arrangementen.models import (
    Arrangement,
    Arrangementonderdeel,
    Besluitvoorstel,
    Contract,
    Toewijzing,
)
from arrangementen.toewijzing.melden import report_stop
from arrangementen.vierogen.achteraf import ordered_by_one
from arrangementen.vierogen.grens import TweedeNodig
from arrangementen.vierogen.voorleggen import or_propose, perform_or_propose
from arrangementen.vierogen.zicht import GROND
from casusregie.casus.tijdlijn import Lezer, events
from casusregie.models import Betrokkenheid, Casus, Termijn
from casusregie.termijnen.models import Signaal
from normenkader.instellingen import change_instelling
from normenkader.models import Afwegingsvraag
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from sturing.integriteit import broken_invariants
from tests.arrangementen.verzoeken.test_gelijktijdig import tegelijk
from tests.factories.arrangementen import (
    ANTWOORD,
    OP,
    ArrangementFactory,
    ProductFactory,
    afweging,
    afwegingsvelden,
    gestart,
    toewijzing_van,
)
from tests.factories.casusregie import casus_a, procesregisseur_van
from tests.factories.logboek import aantekening
from tests.factories.logboek import wereld as logboekwereld
from tests.factories.naslag import load_norms
from tests.factories.organisaties import GemeenteFactory, medewerker
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.mogelijkheden import moves
from verloop.overgangen import amend, perform

pytestmark = [pytest.mark.django_db, pytest.mark.eis("CR-A1-32")]
DAG = timezone.localdate(OP)
TOELICHTING = "Bel eerst met moeder."


class Wereld:
    """A concept of 52 dagdelen (€ 2.704) in a gemeente where two people decide above € 1.000."""

    def __init__(self, grens=100_000):
        load_norms()
        grens = {"standaard": grens}
        change_instelling("verzoek.vier_ogen", grens, geldig_van=DAG, bron="Proef")
        self.arrangement = ArrangementFactory()
        self.casus = self.arrangement.casus
        self.eerste = procesregisseur_van(self.casus)
        self.tweede = medewerker(Rol.BACKOFFICE, organisatie=self.casus.gemeente)

    def propose(self):
        """The procesregisseur gives the opdracht."""
        return order(self, self.arrangement)


def order(w, arrangement):
    """The opdracht with an answer to every fixed question."""
    velden = {"by": w.eerste, "op": OP, "opdracht_toelichting": TOELICHTING}
    return perform_or_propose(arrangement, "give_opdracht", afweging=afweging(), **velden)


def elsewhere():
    """Somebody of the backoffice of another gemeente."""
    buren = GemeenteFactory(naam="Barendrecht", cbs_code="0489")
    return medewerker(Rol.BACKOFFICE, organisatie=buren)


@pytest.fixture
def w(db):
    return Wereld()


def test_de_deur_geeft_geen_opdracht_door_een_mens(w):
    with pytest.raises(TweedeNodig, match=r"kost € 2\.704,00"):
        perform(w.arrangement, "give_opdracht", by=w.eerste, op=OP, afweging=afweging())
    w.arrangement.refresh_from_db()
    assert (w.arrangement.status, w.arrangement.opdracht_op) == ("concept", None)


@pytest.mark.eis("NK-23")
def test_zonder_antwoorden_bevestigt_de_tweede_niet(w):
    """A voorstel of before the questions were asked: give it back, then it is proposed anew."""
    voorstel = w.propose()
    del voorstel.velden["afweging"]
    Besluitvoorstel.objects.update(velden=voorstel.velden)
    with pytest.raises(ValidationError, match="Beantwoord de vraag"):
        perform(voorstel, "confirm", by=w.tweede, op=OP)
    w.arrangement.refresh_from_db()
    assert w.arrangement.status == "concept"


def test_de_backoffice_vindt_het_bevestigt_het_en_ziet_daarna_niets_meer(w):
    assert not Casus.objects.visible_to(w.tweede, DAG).exists()
    voorstel = w.propose()
    assert (voorstel.status, voorstel.bedrag_cent, voorstel.grens_cent) == ("open", 270400, 100000)
    termijn = Termijn.objects.for_worklist(w.tweede, DAG).get()
    assert (termijn.code, termijn.uiterlijk) == ("besluit.tweede", date(2026, 3, 4))
    assert termijn.titel == "Besluit als tweede over de opdracht aan De Vlierhof"
    assert not Termijn.objects.for_worklist(w.eerste, DAG).filter(code="besluit.tweede").exists()
    assert Signaal.objects.for_medewerker(w.tweede, DAG).filter(soort="besluit.voorstel").exists()
    assert Casus.objects.visible_to(w.tweede, DAG).exists()

    perform(voorstel, "confirm", by=w.tweede, op=OP)
    w.arrangement.refresh_from_db()
    assert (w.arrangement.status, w.arrangement.opdracht_door) == ("opdracht_gegeven", w.eerste)
    assert w.arrangement.opdracht_toelichting == TOELICHTING
    outbox.process_all()
    assert Toewijzing.objects.get().volume == 52
    assert Termijn.objects.get(code="besluit.tweede").voldaan_op == DAG
    assert not Casus.objects.visible_to(w.tweede, DAG + timedelta(days=1)).exists()


def test_een_collega_procesregisseur_mag_ook(w):
    collega = medewerker(Rol.PROCESREGISSEUR, organisatie=w.casus.team)
    assert perform(w.propose(), "confirm", by=collega, op=OP).status == "bevestigd"


@pytest.mark.parametrize("wie", ["eerste", "aanbieder", "casusregisseur", "buurgemeente"])
def test_wie_niet_mag_bevestigt_niet(w, wie):
    voorstel = w.propose()
    persoon = {
        "eerste": lambda: w.eerste,
        "aanbieder": lambda: medewerker(Rol.BEHANDELREGISSEUR, organisatie=w.arrangement.aanbieder),
        "casusregisseur": lambda: medewerker(Rol.CASUSREGISSEUR, organisatie=w.casus.team),
        "buurgemeente": elsewhere,
    }[wie]()
    with pytest.raises(PermissionDenied):
        perform(voorstel, "confirm", by=persoon, op=OP)
    w.arrangement.refresh_from_db()
    assert w.arrangement.status == "concept"


def other_part(w):
    amend(w.arrangement.onderdelen.get(), by=w.eerste, op=OP, waarom_geen_groep="Anders.")


def other_tariff(w):
    Contract.objects.update(tarief_cent=6000)


def ordered_meanwhile(w):
    hoger = {"standaard": 999_999}
    change_instelling("verzoek.vier_ogen", hoger, geldig_van=DAG + timedelta(days=1), bron="Proef")
    later = {"by": w.eerste, "op": OP + timedelta(days=1), "afweging": afweging()}
    perform(w.arrangement, "give_opdracht", **later)


@pytest.mark.parametrize(
    ("intussen", "fout", "zin"),
    [
        pytest.param(other_part, Geblokkeerd, "na het voorstel gewijzigd", id="andere-hulp"),
        pytest.param(other_tariff, Geblokkeerd, "bedrag is anders", id="ander-bedrag"),
        pytest.param(ordered_meanwhile, Conflict, "intussen", id="al-gegeven"),
    ],
)
def test_wat_intussen_anders_werd_wordt_niet_bevestigd(w, intussen, fout, zin):
    voorstel = w.propose()
    intussen(w)
    with pytest.raises(fout, match=zin):
        perform(voorstel, "confirm", by=w.tweede, op=OP + timedelta(days=1))


# --- verdeeld over meer opdrachten blijft het één bedrag ----------------------------------------
SAMEN = "al hulp toegewezen voor € 2.704,00 in dezelfde periode. Samen is dat € 5.408,00."


def split(w, **deel):
    """A second concept: other help of the same size and aanbieder, after the first was ordered."""
    assert w.propose() is None
    deel["product"] = ProductFactory(code="41C99", naam="Andere hulp")
    return ArrangementFactory(
        casus=w.casus,
        aanbieder=w.arrangement.aanbieder,
        **{f"onderdeel__{naam}": waarde for naam, waarde in deel.items()},
    )


@pytest.mark.parametrize("verwerkt", [False, True], ids=["nog-geen-toewijzing", "toegewezen"])
def test_twee_opdrachten_onder_de_grens_vragen_samen_een_tweede(verwerkt, als):
    w = Wereld(300_000)
    ander = split(w)
    if verwerkt:
        outbox.process_all()
    assert Toewijzing.objects.count() == int(verwerkt)
    detail = reverse("arrangementen:arrangement_detail", args=[ander.kenmerk])
    assert SAMEN in als(w.eerste).get(f"{detail}opdracht/").content.decode()
    voorstel = order(w, ander)
    assert (voorstel.status, voorstel.bedrag_cent) == ("open", 540_800)
    pagina = reverse("arrangementen:voorstel_detail", args=[voorstel.kenmerk])
    assert SAMEN in als(w.tweede).get(pagina).content.decode()
    assert perform(voorstel, "confirm", by=w.tweede, op=OP).status == "bevestigd"


def other_period(w):
    return split(w, begindatum=date(2027, 3, 8), einddatum=date(2028, 3, 5))


def ended_before(w):
    ander = split(w)
    dagen = {"start_op": DAG, "beeindigd_op": DAG}
    Arrangement.objects.filter(pk=w.arrangement.pk).update(status="beeindigd", **dagen)
    return ander


def other_jeugdige(w):
    ander = split(w)
    Arrangement.objects.filter(pk=w.arrangement.pk).update(casus=casus_a())
    return ander


@pytest.mark.parametrize(
    "los",
    [
        pytest.param(other_period, id="andere-periode"),
        pytest.param(ended_before, id="al-beeindigd"),
        pytest.param(other_jeugdige, id="andere-jeugdige"),
    ],
)
def test_wat_niet_tegelijk_loopt_telt_niet_mee(los):
    w = Wereld(300_000)
    ander = los(w)
    assert order_price(ander.on(DAG), DAG) == (270_400, 300_000, 0)


def test_een_opdracht_ernaast_maakt_het_voorgestelde_bedrag_anders():
    w = Wereld(300_000)
    ander = split(w)
    voorstel = order(w, ander)
    derde = ArrangementFactory(casus=w.casus, aanbieder=w.arrangement.aanbieder)
    Arrangement.objects.filter(pk=derde.pk).update(status="opdracht_gegeven", opdracht_op=DAG)
    with pytest.raises(Geblokkeerd, match=r"bedrag is anders.*Samen is dat € 8\.112,00"):
        perform(voorstel, "confirm", by=w.tweede, op=OP)


def test_wat_al_besteld_is_kost_een_vraag_hoeveel_het_ook_is(w, tel_queries):
    """And the norm and the amount look at the same answer."""
    with tel_queries() as alleen:
        order_price(Arrangement.objects.get(pk=w.arrangement.pk), DAG)
    for _ in range(3):
        rij = ArrangementFactory(casus=w.casus, aanbieder=w.arrangement.aanbieder)
        Arrangement.objects.filter(pk=rij.pk).update(status="opdracht_gegeven", opdracht_op=DAG)
    with tel_queries() as naast:
        arrangement = Arrangement.objects.get(pk=w.arrangement.pk)
        assert order_price(arrangement, DAG).eerder == 3 * 270_400
        verdict_of(arrangement)
    assert len(naast) == len(alleen) + 4  # jeugdige, contracts, norms and their grounds
    assert sum("t_volume" in vraag["sql"] for vraag in naast) == 1


def test_wie_intussen_niet_meer_mag_geeft_de_opdracht_ook_niet_via_een_ander(w):
    voorstel = w.propose()
    w.eerste.aanstellingen.update(einddatum=DAG)
    voorstel = Besluitvoorstel.objects.get(pk=voorstel.pk)
    morgen = OP + timedelta(days=1)
    with pytest.raises(Geblokkeerd, match="mag deze opdracht niet meer geven") as fout:
        perform(voorstel, "confirm", by=w.tweede, op=morgen)
    assert fout.value.weg.startswith("Geef het voorstel terug.")
    w.arrangement.refresh_from_db()
    assert w.arrangement.status == "concept"
    klaar = perform(voorstel, "send_back", by=w.tweede, op=morgen, terug_reden="Rol is voorbij.")
    assert klaar.status == "teruggegeven"


def test_teruggeven_vertelt_het_de_eerste_en_dan_kan_het_opnieuw(w):
    voorstel = w.propose()
    with pytest.raises(Conflict):
        w.propose()
    perform(voorstel, "send_back", by=w.tweede, op=OP, terug_reden="Is dit niet te veel?")
    signaal = Signaal.objects.get(medewerker=w.eerste, soort="verzoek.voorstel_terug")
    assert signaal.titel == "Uw voorstel bij de opdracht aan De Vlierhof is teruggegeven"
    opnieuw = w.propose()
    assert opnieuw.pk != voorstel.pk
    perform(opnieuw, "retract", by=w.eerste, op=OP)
    sporen = Betrokkenheid.objects.filter(casus=w.casus, rol=Rol.BACKOFFICE, einddatum=None)
    assert not sporen.exists()


def test_opnieuw_voorgelegd_op_dezelfde_dag_blijft_de_backoffice_het_zien(w):
    perform(w.propose(), "send_back", by=w.tweede, op=OP, terug_reden="Is dit niet te veel?")
    voorstel = w.propose()
    morgen = DAG + timedelta(days=1)
    assert Besluitvoorstel.objects.visible_to(w.tweede, morgen).open().get() == voorstel
    perform(voorstel, "confirm", by=w.tweede, op=OP + timedelta(days=1))
    assert not Casus.objects.visible_to(w.tweede, morgen + timedelta(days=1)).exists()


def test_zolang_een_andere_opdracht_wacht_blijft_de_backoffice_het_zien(w):
    eerste = w.propose()
    ander = ArrangementFactory(casus=w.casus, meer_aanbieders_reden="Dichterbij huis.")
    tweede = order(w, ander)
    perform(eerste, "retract", by=w.eerste, op=OP)
    morgen = DAG + timedelta(days=1)
    assert Besluitvoorstel.objects.visible_to(w.tweede, morgen).filter(pk=tweede.pk).exists()
    perform(tweede, "retract", by=w.eerste, op=OP)
    assert not Casus.objects.visible_to(w.tweede, morgen).exists()


def test_een_concept_dat_vervalt_laat_het_voorstel_vervallen(w):
    voorstel = w.propose()
    perform(w.arrangement, "drop", by=w.eerste, op=OP)
    voorstel.refresh_from_db()
    assert voorstel.status == "vervallen"
    assert Termijn.objects.get(code="besluit.tweede").vervallen


@pytest.mark.parametrize(("eenheid", "grens"), [("16", 270_400), ("82", 9_999_999)])
def test_tot_het_bedrag_een_mens_en_zonder_tarief_twee(eenheid, grens):
    w = Wereld(grens)
    Contract.objects.update(eenheid=eenheid)
    voorstel = w.propose()
    assert (voorstel is None) is (eenheid == "16")
    assert voorstel is None or voorstel.bedrag_cent is None


def test_ook_de_database_kent_een_ding_en_twee_mensen(w):
    voorstel = w.propose()
    rijen = Besluitvoorstel.objects.filter(pk=voorstel.pk)
    with pytest.raises(IntegrityError, match="voorstel_twee_personen"), transaction.atomic():
        rijen.update(status="bevestigd", beoordeeld_door=w.eerste)
    with pytest.raises(IntegrityError, match="voorstel_over_een"), transaction.atomic():
        rijen.update(arrangement=None)


def test_op_de_schermen_van_opdracht_tot_bevestiging(w, als):
    detail = reverse("arrangementen:arrangement_detail", args=[w.arrangement.kenmerk])
    scherm = als(w.eerste).get(f"{detail}opdracht/").content.decode()
    assert "Over dit bedrag besluiten twee mensen" in scherm
    assert "Pas als een collega het bevestigt, gebeurt dit:" in scherm
    velden = {"opdracht_toelichting": TOELICHTING} | afwegingsvelden()
    gegeven = als(w.eerste).post(f"{detail}opdracht/", velden, follow=True)
    assert "Uw voorstel staat klaar" in gegeven.content.decode()
    assert "Wacht op een tweede beslisser" in gegeven.content.decode()
    assert "Uw opdracht wacht als voorstel" in gegeven.content.decode()

    lijst = als(w.tweede).get(reverse("arrangementen:verzoek_lijst"), {"weergave": "tweede"})
    assert "De opdracht aan De Vlierhof" in lijst.content.decode()
    voorstel = Besluitvoorstel.objects.get()
    pagina = reverse("arrangementen:voorstel_detail", args=[voorstel.kenmerk])
    tekst = als(w.tweede).get(pagina).content.decode()
    for deel in ("€ 2.704,00", "52 dagdelen", TOELICHTING, "Bevestigen", "Teruggeven"):
        assert deel in tekst
    vraag = Afwegingsvraag.objects.first().tekst
    for adres in (pagina, f"{pagina}bevestigen/"):
        beide = als(w.tweede).get(adres).content.decode()
        assert vraag in beide
        assert ANTWOORD in beide
    klaar = als(w.tweede).post(f"{pagina}bevestigen/", follow=True)
    assert "Bevestigd. De toewijzing (JW301) gaat vanzelf naar De Vlierhof." in (
        klaar.content.decode()
    )
    w.arrangement.refresh_from_db()
    assert w.arrangement.status == "opdracht_gegeven"
    assert w.arrangement.afweging == afweging()
    assert "Twee mensen besloten" in als(w.eerste).get(detail).content.decode()


def test_het_leeslog_noemt_de_casus_en_waarom_de_tweede_meekijkt(w, als):
    voorstel = w.propose()
    Leesregel.objects.all().delete()
    pagina = reverse("arrangementen:voorstel_detail", args=[voorstel.kenmerk])
    assert als(w.tweede).get(pagina).status_code == 200
    regel = Leesregel.objects.get(onderdeel="voorstel aan een tweede beslisser")
    assert (regel.dossier, regel.grondslag) == (w.casus.kenmerk, GROND)


@pytest.mark.eis("CR-A2-06")
def test_het_leeslog_noemt_ook_bij_een_wijziging_de_betrokkenheid(v, als):
    voorstel = changed(v)
    Betrokkenheid.objects.filter(casus=v.casus).update(grond="Toegewezen aan het team")
    pagina = reverse("arrangementen:voorstel_detail", args=[voorstel.kenmerk])
    assert als(v.procesregisseur).get(pagina).status_code == 200
    regel = Leesregel.objects.get(onderdeel="voorstel aan een tweede beslisser")
    assert (regel.dossier, regel.grondslag) == (v.casus.kenmerk, "Toegewezen aan het team")


def test_een_buitenstaander_ziet_het_voorstel_niet(w, als):
    pagina = reverse("arrangementen:voorstel_detail", args=[w.propose().kenmerk])
    assert als(elsewhere()).get(pagina).status_code == 404
    aanbieder = medewerker(Rol.BEHANDELREGISSEUR, organisatie=w.arrangement.aanbieder)
    assert als(aanbieder).get(pagina).status_code in (403, 404)


# --- een wijziging die de regie vroeg -----------------------------------------------------------
@pytest.fixture
def v(db):
    """See `changing`."""
    return changing()


def changing():
    """Help that runs, a request of the regie, and a limit below what is wanted."""
    load_norms()
    v = logboekwereld()
    v.toewijzing = toewijzing_van(gestart(casus=v.casus))
    Toewijzing.objects.update(volume=20)
    v.op = v.toewijzing.toegewezen_op + timedelta(days=14)
    aantekening(v, "wijziging_arrangement", v.procesregisseur, op=v.op)
    outbox.process_all()
    waarde = {"standaard": 30 * Contract.objects.get(product=v.toewijzing.product).tarief_cent}
    dag = timezone.localdate(v.op)
    change_instelling("verzoek.vier_ogen", waarde, geldig_van=dag, bron="Proef")
    return v


def changed(v, volume=40):
    velden = {"by": v.backoffice, "op": v.op}
    wens = {"einddatum": date(2027, 3, 7), "volume": volume}
    wens["afweging"] = afweging(timezone.localdate(v.op))
    return or_propose(
        v.toewijzing,
        lambda: carry_out(v.toewijzing, **wens, **velden),
        **velden,
    )


@pytest.mark.eis("CR-A2-06")
def test_de_procesregisseur_bevestigt_de_wijziging_van_de_backoffice(v):
    voorstel = changed(v)
    assert Toewijzing.objects.get().volume == 20
    assert voorstel.naam == f"de wijziging van toewijzing {v.toewijzing.nummer}"
    dag = timezone.localdate(v.op)
    assert Termijn.objects.for_worklist(v.procesregisseur, dag).filter(code="besluit.tweede")
    with pytest.raises(PermissionDenied, match="zelf"):
        perform(voorstel, "confirm", by=v.backoffice, op=v.op)
    perform(voorstel, "confirm", by=v.procesregisseur, op=v.op)
    toewijzing = Toewijzing.objects.get()
    assert (toewijzing.volume, toewijzing.reden_wijziging) == (40, "04")
    assert open_request(v.casus) is None
    outbox.process_all()
    assert toewijzing.berichten.filter(soort="301").count() == 2


@pytest.mark.eis("CR-A2-06")
def test_toch_kleiner_door_een_mens_laat_het_voorstel_vervallen(v):
    voorstel = changed(v)
    assert changed(v, volume=25) is None
    voorstel.refresh_from_db()
    assert (voorstel.status, Toewijzing.objects.get().volume) == ("vervallen", 25)


@pytest.mark.eis("CR-A2-06")
def test_een_aanbieder_ziet_niet_dat_er_een_voorstel_is(v):
    voorstel = changed(v)
    wie = medewerker(Rol.BEHANDELREGISSEUR, organisatie=v.toewijzing.aanbieder)
    dag = timezone.localdate(v.op)
    assert Casus.objects.visible_to(wie, dag).filter(pk=v.casus.pk).exists()
    for lezer, ziet in ((wie, False), (v.procesregisseur, True)):
        assert (
            Besluitvoorstel.objects.visible_to(lezer, dag).filter(pk=voorstel.pk).exists() is ziet
        )
        termijnen = Termijn.objects.visible_to(lezer, dag)
        assert termijnen.filter(code="besluit.tweede").exists() is ziet
        gebeurd = events(v.casus, Lezer(lezer, dag))
        assert gebeurd.filter(model="arrangementen.besluitvoorstel").exists() is ziet


@pytest.mark.eis("CR-A2-06")
def test_een_toewijzing_die_intussen_anders_werd_wordt_niet_bevestigd(v):
    voorstel = changed(v)
    Toewijzing.objects.update(volume=35)
    with pytest.raises(Geblokkeerd, match="na het voorstel gewijzigd"):
        perform(voorstel, "confirm", by=v.procesregisseur, op=v.op)
    voorstel.refresh_from_db()
    assert (voorstel.status, Toewijzing.objects.get().volume) == ("open", 35)


@pytest.mark.eis("CR-A2-06")
def test_na_het_einde_van_de_hulp_wacht_er_geen_wijziging_meer(v):
    voorstel = changed(v)
    wie = medewerker(Rol.ZORGADMINISTRATIE, organisatie=v.toewijzing.aanbieder)
    report_stop(v.toewijzing, timezone.localdate(v.op), "31", by=wie, op=v.op)
    voorstel.refresh_from_db()
    assert voorstel.status == "vervallen"
    assert Termijn.objects.get(code="besluit.tweede").vervallen


@pytest.mark.eis("CR-A2-06")
def test_op_het_scherm_van_de_backoffice_wordt_het_een_voorstel(v, als):
    arrangement = v.toewijzing.onderdeel.arrangement
    detail = reverse("arrangementen:arrangement_detail", args=[arrangement.kenmerk])
    velden = {"toewijzing": v.toewijzing.pk, "einddatum": "07-03-2027", "volume": "40"}
    velden |= afwegingsvelden(timezone.localdate(v.op))
    pagina = als(v.backoffice).post(f"{detail}wijzigen/", velden, follow=True).content.decode()
    assert "Uw voorstel staat klaar" in pagina
    assert "40 dagdelen" in pagina and "Wacht op een tweede beslisser" in pagina
    voorstel = Besluitvoorstel.objects.get()
    pagina = reverse("arrangementen:voorstel_detail", args=[voorstel.kenmerk])
    tekst = als(v.procesregisseur).get(pagina).content.decode()
    assert "20 dagdelen" in tekst and ANTWOORD in tekst
    assert als(v.procesregisseur).post(f"{pagina}bevestigen/").status_code == 302
    assert Toewijzing.objects.get().volume == 40


@pytest.mark.django_db(transaction=True)
def test_tegelijk_bevestigen_teruggeven_en_intrekken_geeft_een_uitkomst():
    w = Wereld()
    voorstel = w.propose()
    zetten = [
        ("confirm", w.tweede, {}),
        ("send_back", w.tweede, {"terug_reden": "Nee."}),
        ("retract", w.eerste, {}),
        ("confirm", medewerker(Rol.BACKOFFICE, organisatie=w.casus.gemeente), {}),
    ]

    def doe(n):
        naam, wie, velden = zetten[n]
        return perform(voorstel, naam, by=wie, op=OP, **velden)

    uit = tegelijk(4, doe)
    assert len([u for u in uit if isinstance(u, Besluitvoorstel)]) == 1
    voorstel.refresh_from_db()
    w.arrangement.refresh_from_db()
    assert (w.arrangement.status == "opdracht_gegeven") == (voorstel.status == "bevestigd")
    assert {m.naam for m in moves(voorstel, w.tweede, DAG)} == set()


def test_de_controle_vindt_een_opdracht_boven_het_bedrag_zonder_tweede(w):
    """Only who goes around the door can do that; a confirmed one and a higher limit are fine."""
    Arrangementonderdeel.objects.update(budget_cent=270_400)
    geen = Arrangement.objects.filter(pk=w.arrangement.pk)
    with transaction.atomic():
        geen.update(status="opdracht_gegeven", opdracht_op=DAG)
        assert ordered_by_one() == [w.arrangement.kenmerk]
        (gevonden,) = [g for g in broken_invariants() if g.code == "opdracht.twee_beslissers"]
        assert gevonden.voorbeelden == [str(w.arrangement.kenmerk)]
        hoger = {"standaard": 999_999}
        morgen = DAG + timedelta(days=1)
        change_instelling("verzoek.vier_ogen", hoger, geldig_van=morgen, bron="Proef")
        assert ordered_by_one() == []
        transaction.set_rollback(True)
    perform(w.propose(), "confirm", by=w.tweede, op=OP)
    assert geen.get().status == "opdracht_gegeven"
    assert ordered_by_one() == []
