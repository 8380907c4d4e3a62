"""De crisis: tweedelige definitie, binnen het arrangement, CIT, kantoortijd en teruggeven."""

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from casusregie.crisis.afhandeling import follow_regie
from casusregie.crisis.kantoortijd import outside_office_hours
from casusregie.crisis.keuzes import LOPEND, Stand
from casusregie.crisis.melden import log_contact, report_crisis
from casusregie.crisis.models import Crisis
from casusregie.models import Betrokkenheid, Casus, Crisiscontact, Regierol, Signaal, Termijn
from normenkader.instellingen import change_instelling
from organisaties.rollen import Rol, Soort
from tests.casusregie.afronding.bouw import casus_van, dag, houd_regie, op, wereld
from tests.factories.casusregie import OP, casus_c
from tests.factories.organisaties import AanbiederFactory, OrganisatieFactory, medewerker
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
NU = op(dag(10))
WAT = {
    "hulp_ontoereikend": True,
    "niet_hanteerbaar": True,
    "aard": "gedrag",
    "omschrijving": "Hij bedreigt zijn zusje.",
}
PLAN = {"vervolgplan": "Plek op een kleine groep.", "vervolgplan_op": dag(14)}
OVERDRACHT = {"afloop": "Rustig.", "overdracht_aan": "Ankerplaats", "overdracht_op": dag(15)}


@pytest.fixture
def w():
    return wereld(stap="feit")


@pytest.fixture
def zonder():
    """Nobody is casusregisseur yet."""
    return wereld(stap="feit", regie="")


@pytest.fixture
def cit():
    return OrganisatieFactory(soort=Soort.CIT, naam="Crisis Interventie Team")


def om(tekst):
    """A local moment: "2026-03-03 08:29"."""
    return timezone.make_aware(datetime.fromisoformat(tekst))


def meld(w, wanneer=NU, by=None, **velden):
    by = by or w.behandelregisseur
    aanbieder = w.aanbieder if by == w.behandelregisseur else None
    vast = {**WAT, "aanbieder": aanbieder, **velden}
    return report_crisis(casus_van(w), by=by, op=wanneer, **vast)


def met_cit(w, cit, wanneer=NU):
    crisis = perform(
        meld(w),
        "involve_regie",
        by=w.behandelregisseur,
        op=wanneer,
        waarom_niet_binnen="De groep is niet veilig.",
    )
    return perform(crisis, "deploy_cit", by=w.procesregisseur, op=wanneer, cit=cit)


@pytest.mark.eis("CR-X-01")
@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("hulp_ontoereikend", False),
        ("niet_hanteerbaar", False),
        ("omschrijving", ""),
        ("aard", ""),
        ("aard", "ruzie"),
    ],
)
def test_beide_delen_van_de_definitie_en_een_omschrijving(w, veld, waarde):
    with pytest.raises(ValidationError) as fout:
        meld(w, **{veld: waarde})
    assert list(fout.value.error_dict) == [veld]
    assert not Crisis.objects.exists()


@pytest.mark.eis("CR-X-01")
def test_melden_door_aanbieder_of_regie(w):
    for wie in (w.elders, w.zorgadministratie, w.teamleider):
        with pytest.raises(PermissionDenied):
            meld(w, by=wie)
    crisis = meld(w)
    assert (crisis.status, crisis.aard) == (Stand.GEMELD, "gedrag")
    with pytest.raises((ValidationError, Conflict)):
        meld(w, by=w.casusregisseur)


ZETTEN = {
    Stand.GEMELD: {"solve_within", "involve_regie", "deploy_cit", "appoint", "dismiss"},
    Stand.BINNEN: {"involve_regie", "deploy_cit", "appoint", "finish", "dismiss"},
    Stand.REGIE: {"deploy_cit", "appoint", "finish", "dismiss"},
    Stand.CIT: {"take_crisisregie", "appoint", "record_plan", "finish"},
    Stand.AFGEROND: set(),
    Stand.GEEN: set(),
}


@pytest.mark.parametrize("stand", Stand.values)
def test_tabel_van_zetten(stand):
    regels = Crisis._meta.get_field("status").get_all_transitions(Crisis)
    assert {r.name for r in regels if r.source == stand} == ZETTEN[stand]


@pytest.mark.eis("CR-X-02")
def test_binnen_het_arrangement_is_het_uitgangspunt(w):
    aantal = casus_van(w).arrangementen.count()
    crisis = perform(
        meld(w), "solve_within", by=w.behandelregisseur, op=NU, aanpak="Extra begeleiding."
    )
    assert crisis.status == Stand.BINNEN
    assert casus_van(w).arrangementen.count() == aantal
    crisis = perform(crisis, "finish", by=w.behandelregisseur, op=op(dag(11)), afloop="Rustig.")
    assert crisis.afgerond_op == dag(11)


@pytest.mark.eis("CR-X-03")
def test_de_casusregisseur_wordt_betrokken_met_reden_en_contact(w):
    crisis = meld(w)
    with pytest.raises(ValidationError, match="waarom"):
        perform(crisis, "involve_regie", by=w.behandelregisseur, op=NU, waarom_niet_binnen=" ")
    crisis = perform(
        crisis, "involve_regie", by=w.behandelregisseur, op=NU, waarom_niet_binnen="Onveilig."
    )
    outbox.process_all()
    plekken = Signaal.objects.filter(soort="crisis-involve_regie").values_list("plek", flat=True)
    assert f"casusregisseur@{w.team.pk}" in plekken
    contact = log_contact(
        crisis, by=w.behandelregisseur, op=NU, met="casusregisseur", om=NU, verslag="Gebeld."
    )
    assert list(crisis.contacten.all()) == [contact]


@pytest.mark.eis("CR-X-03")
def test_contact_is_geweest_en_na_de_melding(w):
    crisis = meld(w)
    for wanneer in (op(dag(9)), op(dag(11))):
        with pytest.raises(ValidationError) as fout:
            log_contact(crisis, by=w.casusregisseur, op=NU, met="ouders", om=wanneer, verslag="x")
        assert list(fout.value.error_dict) == ["om"]
    with pytest.raises(PermissionDenied):
        log_contact(crisis, by=w.elders, op=NU, met="ouders", om=NU, verslag="x")
    assert not Crisiscontact.objects.exists()


@pytest.mark.eis("CR-X-04")
def test_crisisregie_naast_de_gewone_casusregie(w, cit):
    crisis = met_cit(w, cit)
    persoon = medewerker(Rol.CRISISMEDEWERKER, organisatie=cit)
    vreemde = medewerker(
        Rol.CRISISMEDEWERKER, organisatie=OrganisatieFactory(soort=Soort.CIT, naam="Ander CIT")
    )
    with pytest.raises(PermissionDenied):
        perform(crisis, "take_crisisregie", by=vreemde, op=NU)
    crisis = perform(crisis, "take_crisisregie", by=persoon, op=NU)
    casus = casus_van(w)
    assert casus.holder_of("crisiscasusregisseur").medewerker == persoon
    assert casus.holder_of(Rol.CASUSREGISSEUR).medewerker == w.casusregisseur
    with pytest.raises(Geblokkeerd, match="al een crisiscasusregisseur"):
        perform(crisis, "take_crisisregie", by=persoon, op=NU)


@pytest.mark.eis("CR-X-04", "CR-X-06")
def test_het_cit_ziet_de_casus_alleen_tijdens_de_crisis(w, cit):
    persoon = medewerker(Rol.CRISISMEDEWERKER, organisatie=cit)
    ziet = lambda n: Casus.objects.visible_to(persoon, dag(n)).filter(pk=w.casus_id).exists()  # noqa: E731
    assert not ziet(10)
    crisis = perform(met_cit(w, cit), "take_crisisregie", by=persoon, op=NU)
    assert ziet(10) and ziet(14)
    crisis = perform(crisis, "record_plan", by=persoon, op=op(dag(14)), **PLAN)
    perform(crisis, "finish", by=persoon, op=op(dag(15)), **OVERDRACHT)
    assert not ziet(16)
    rol = Regierol.objects.get(casus=w.casus_id, rol="crisiscasusregisseur")
    assert (rol.begin, rol.einde) == (NU, op(dag(15)))
    assert Betrokkenheid.objects.get(organisatie=cit).einddatum == dag(15)


@pytest.mark.eis("CR-X-05")
def test_zonder_casusregisseur_direct_een_verzoek_aan_het_team(zonder, cit):
    w = zonder
    crisis = met_cit(w, cit)
    outbox.process_all()
    termijn = Termijn.objects.get(code="crisis.casusregisseur")
    assert (termijn.uiterlijk, termijn.voldaan_op) == (dag(10), None)
    assert termijn.aan_zet_plekken == [f"procesregisseur@{w.team.pk}"]
    plekken = Signaal.objects.filter(soort="crisis-casusregisseur").values_list("plek", flat=True)
    assert {f"teamleider@{w.team.pk}", f"procesregisseur@{w.team.pk}"} <= set(plekken)
    with pytest.raises(ValidationError) as fout:
        perform(crisis, "appoint", by=w.teamleider, op=NU, casusregisseur=w.behandelregisseur)
    assert "casusregisseur" in fout.value.error_dict
    perform(crisis, "appoint", by=w.teamleider, op=NU, casusregisseur=w.casusregisseur)
    assert casus_van(w).holder_of(Rol.CASUSREGISSEUR).medewerker == w.casusregisseur
    termijn.refresh_from_db()
    assert termijn.voldaan_op == dag(10)


@pytest.mark.eis("CR-X-05")
def test_met_een_casusregisseur_is_er_geen_verzoek(w, cit):
    crisis = met_cit(w, cit)
    assert not Termijn.objects.filter(code="crisis.casusregisseur").exists()
    with pytest.raises(Geblokkeerd, match="al een casusregisseur"):
        perform(crisis, "appoint", by=w.teamleider, op=NU, casusregisseur=w.casusregisseur)


@pytest.mark.eis("CR-X-05")
def test_wie_elders_is_aangewezen_haalt_de_termijn_ook(zonder, cit):
    w = zonder
    met_cit(w, cit)
    Regierol.objects.create(
        casus_id=w.casus_id,
        gezin_id=casus_van(w).gezin_id,
        rol=Rol.CASUSREGISSEUR,
        medewerker=w.casusregisseur,
        organisatie=w.team,
        begin=op(dag(11)),
    )
    follow_regie(casus_van(w), dag(11))
    assert Termijn.objects.get(code="crisis.casusregisseur").voldaan_op == dag(11)


@pytest.mark.eis("CR-X-06")
def test_crisishulp_blijft_verantwoordelijk_tot_plan_en_overdracht(w, cit):
    persoon = medewerker(Rol.CRISISMEDEWERKER, organisatie=cit)
    crisis = perform(met_cit(w, cit), "take_crisisregie", by=persoon, op=NU)
    with pytest.raises(Geblokkeerd, match="vervolg-hulpverleningsplan"):
        perform(crisis, "finish", by=persoon, op=op(dag(15)), **OVERDRACHT)
    crisis = perform(crisis, "record_plan", by=persoon, op=op(dag(14)), **PLAN)
    for veld, leeg in (("overdracht_aan", " "), ("overdracht_op", None), ("afloop", "")):
        with pytest.raises(ValidationError) as fout:
            perform(crisis, "finish", by=persoon, op=op(dag(15)), **{**OVERDRACHT, veld: leeg})
        assert list(fout.value.error_dict) == [veld]
    with pytest.raises(PermissionDenied):
        perform(crisis, "finish", by=w.behandelregisseur, op=op(dag(15)), **OVERDRACHT)
    crisis = perform(crisis, "finish", by=persoon, op=op(dag(15)), **OVERDRACHT)
    assert (crisis.vervolgplan_op, crisis.overdracht_op) == (dag(14), dag(15))


@pytest.mark.eis("CR-X-06")
def test_zonder_casusregisseur_gaat_de_casus_niet_terug(zonder, cit):
    w = zonder
    persoon = medewerker(Rol.CRISISMEDEWERKER, organisatie=cit)
    crisis = perform(met_cit(w, cit), "record_plan", by=persoon, op=op(dag(14)), **PLAN)
    with pytest.raises(Geblokkeerd, match="geen casusregisseur"):
        perform(crisis, "finish", by=persoon, op=op(dag(15)), **OVERDRACHT)


UREN = {
    "werkdag 8.29": ("2026-03-03 08:29", True),
    "werkdag 8.30": ("2026-03-03 08:30", False),
    "werkdag 16.59": ("2026-03-03 16:59", False),
    "werkdag 17.00": ("2026-03-03 17:00", True),
    "zaterdag 12.00": ("2026-03-07 12:00", True),
    "Koningsdag": ("2026-04-27 12:00", True),
    "tweede kerstdag": ("2025-12-26 12:00", True),
    "29 februari, dinsdag": ("2028-02-29 12:00", False),
    "zomertijd net begonnen, maandag 8.30": ("2026-03-30 08:30", False),
    "wintertijd net begonnen, maandag 8.29": ("2026-10-26 08:29", True),
    "nacht van de zomertijd": ("2026-03-29 03:30", True),
}


@pytest.mark.eis("CR-X-07")
@pytest.mark.parametrize(("moment", "buiten"), UREN.values(), ids=UREN)
def test_kantoortijd(moment, buiten):
    assert outside_office_hours(om(moment)) is buiten


@pytest.mark.eis("CR-X-07")
def test_kantoortijd_is_een_instelling():
    change_instelling("crisis.kantoor_einde", "21:00", geldig_van=date(2026, 3, 1), bron="proef")
    assert not outside_office_hours(om("2026-03-03 20:59"))


@pytest.fixture
def c():
    """A casus of route C with its jeugdbeschermer and an aanbieder."""
    casus = casus_c()
    beschermer = casus.holder_of(Rol.PROCESREGISSEUR).medewerker
    aanbieder = AanbiederFactory()
    houd_regie(casus, _Team(casus.team, beschermer), "team")
    return casus, beschermer, aanbieder, medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)


class _Team:
    def __init__(self, team, casusregisseur):
        self.team, self.casusregisseur = team, casusregisseur


@pytest.mark.eis("CR-X-07")
def test_route_c_buiten_kantoortijd_de_volgende_dag_contact(c):
    casus, _, aanbieder, by = c
    avond = om("2026-03-28 23:00")  # nacht van de zomertijd
    crisis = report_crisis(casus, by=by, op=avond, aanbieder=aanbieder, **WAT)
    assert crisis.buiten_kantoortijd
    termijn = Termijn.objects.get(code="crisis.volgende_dag")
    assert termijn.uiterlijk == date(2026, 3, 29)
    assert termijn.aan_zet_plekken == [f"behandelregisseur@{aanbieder.pk}"]
    ochtend = om("2026-03-29 09:00")
    log_contact(crisis, by=by, op=ochtend, met="ouders", om=ochtend, verslag="Gebeld.")
    termijn.refresh_from_db()
    assert termijn.voldaan_op is None
    log_contact(crisis, by=by, op=ochtend, met="jeugdbeschermer", om=ochtend, verslag="Gebeld.")
    termijn.refresh_from_db()
    assert termijn.voldaan_op == date(2026, 3, 29)


@pytest.mark.eis("CR-X-07")
def test_route_c_binnen_kantoortijd_hoort_de_jeugdbeschermer_het_meteen(c, cit):
    casus, _, aanbieder, by = c
    overdag = om("2026-03-03 11:00")
    crisis = report_crisis(casus, by=by, op=overdag, aanbieder=aanbieder, **WAT)
    outbox.process_all()
    assert not Termijn.objects.filter(code="crisis.volgende_dag").exists()
    gegeven = Signaal.objects.filter(soort="crisis-register", op=date(2026, 3, 3))
    assert f"jeugdbeschermer@{casus.team_id}" in gegeven.values_list("plek", flat=True)
    with pytest.raises(PermissionDenied):
        perform(crisis, "deploy_cit", by=by, op=overdag, cit=cit)


@pytest.mark.eis("CR-X-07", "CR-X-04")
def test_route_c_buiten_kantoortijd_belt_de_aanbieder_zelf_het_cit(c, cit):
    casus, _, aanbieder, by = c
    avond = om("2026-03-03 22:00")
    crisis = report_crisis(casus, by=by, op=avond, aanbieder=aanbieder, **WAT)
    assert perform(crisis, "deploy_cit", by=by, op=avond, cit=cit).status == Stand.CIT


def test_toch_geen_crisis(w):
    crisis = perform(meld(w), "dismiss", by=w.casusregisseur, op=NU, afloop="Een misverstand.")
    assert crisis.status == Stand.GEEN
    assert not Crisis.objects.filter(status__in=LOPEND).exists()
    with pytest.raises(PermissionDenied, match="voorbij"):
        log_contact(crisis, by=w.casusregisseur, op=NU, met="ouders", om=NU, verslag="x")
    assert meld(w).status == Stand.GEMELD


def test_een_cit_is_een_cit(w):
    crisis = meld(w)
    with pytest.raises(ValidationError, match="Crisis Interventie Team"):
        perform(crisis, "deploy_cit", by=w.procesregisseur, op=NU, cit=w.aanbieder)
    assert OP < NU


@pytest.mark.eis("CR-X-04")
def test_een_tweede_crisis_op_dezelfde_dag_geeft_het_cit_weer_zicht(w, cit):
    persoon = medewerker(Rol.CRISISMEDEWERKER, organisatie=cit)
    crisis = perform(met_cit(w, cit), "record_plan", by=persoon, op=op(dag(14)), **PLAN)
    velden = {**OVERDRACHT, "overdracht_op": dag(14)}
    perform(crisis, "finish", by=persoon, op=op(dag(14)), **velden)
    weer = meld(w, op(dag(14), 15))
    perform(weer, "deploy_cit", by=w.procesregisseur, op=op(dag(14), 15), cit=cit)
    assert Casus.objects.visible_to(persoon, dag(15)).filter(pk=w.casus_id).exists()
