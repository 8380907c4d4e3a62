"""Regierollen overnemen, toewijzen en neerleggen: één houder, met reden, en eerlijk bij gelijk."""

import uuid
from datetime import timedelta
from threading import Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connections, transaction

from casusregie.models import Regierol, Signaal
from casusregie.regie.betrekken import involve
from casusregie.regie.houders import set_holder
from casusregie.regie.ontbreekt import tell_missing
from casusregie.regie.wisselen import (
    appoint_treatment,
    assign,
    lay_down,
    missing_casusregisseur,
)
from normenkader.instellingen import kalender_op
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from tests.casusregie.regie.bouw import broer_of_zus, houder, vers, wereld
from tests.factories.casusregie import OP, casus_c
from tests.factories.organisaties import AanbiederFactory, medewerker
from verloop.fouten import Conflict, Geblokkeerd
from verloop.models import Gebeurtenis
from verloop.stap import holding

LATER = OP + timedelta(days=1)
C, P = Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR


@pytest.mark.django_db
@pytest.mark.eis("CR-G-03", "CR-D-17")
def test_overnemen_sluit_de_vorige_en_bewaart_reden_begin_en_einde():
    w = wereld()
    rij = assign(w.casus, C, w.collega, by=w.collega, reden="Ziekte.", op=LATER)
    vorige = w.casus.regierollen.exclude(pk=rij.pk).get(rol=C)
    assert (vorige.medewerker, vorige.einde) == (w.team.casusregisseur, LATER)
    assert (rij.medewerker, rij.begin, rij.einde, rij.reden) == (w.collega, LATER, None, "Ziekte.")
    assert rij.get_aanleiding_display() == "Zelf overgenomen"
    assert Gebeurtenis.objects.filter(code="casusregie.casus.regie_overgenomen").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("faalt", ["de stap zelf", "wat erna komt"])
def test_na_een_teruggedraaide_stap_is_de_houder_wie_hij_was(faalt):
    """Of the same row at hand, within a step that goes on."""
    w = wereld()
    eigen, klopt_niet = w.team.casusregisseur, ValidationError("Dit klopt niet")
    with transaction.atomic(), holding():
        assert w.casus.holder_of(C).medewerker == eigen
        with pytest.raises(ValidationError), transaction.atomic():
            with holding():
                set_holder(w.casus, C, w.collega, w.team.team, op=LATER, aanleiding="toegewezen")
                assert w.casus.holder_of(C).medewerker == w.collega
                if faalt == "de stap zelf":
                    raise klopt_niet
            assert w.casus.holder_of(C).medewerker == w.collega
            raise klopt_niet
        assert w.casus.holder_of(C).medewerker == eigen
    assert w.casus.holder_of(C).medewerker == eigen


@pytest.mark.django_db
@pytest.mark.eis("CR-G-03")
def test_een_persoon_mag_meer_rollen_hebben():
    w = wereld()
    dubbel = medewerker(C, P, organisatie=w.team.team)
    for rol in (C, P):
        assign(w.casus, rol, dubbel, by=dubbel, reden="Klein team.", op=LATER)
    assert houder(w.casus, C) == houder(w.casus, P) == dubbel


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wat", "fout", "zin"),
    [
        ("zonder reden", ValidationError, "Schrijf op waarom"),
        ("iemand zonder de rol", ValidationError, "is nu geen casusregisseur bij"),
        ("iemand die weg is", ValidationError, "is nu geen casusregisseur bij"),
        ("iemand van elders vraagt", PermissionDenied, "verdeelt deze rol"),
        ("dezelfde", ValidationError, "heeft deze rol al"),
        ("een andere rol", ValidationError, "Kies casusregisseur of procesregisseur"),
        ("gesloten casus", Geblokkeerd, "heeft geen team, of is gesloten"),
    ],
    ids=lambda w: w if isinstance(w, str) else "",
)
def test_toewijzen_wordt_geweigerd_met_een_zin(wat, fout, zin):
    w = wereld()
    if wat == "gesloten casus":
        w.casus.gesloten_op = OP.date()
        w.casus.save()
    if wat == "iemand die weg is":
        w.collega.is_active = False
        w.collega.save()
    rol, aan, by, reden = {
        "zonder reden": (C, w.collega, w.team.teamleider, "  "),
        "iemand zonder de rol": (C, w.team.teamleider, w.team.teamleider, "Vakantie."),
        "iemand van elders vraagt": (C, w.collega, w.ander.procesregisseur, "Vakantie."),
        "dezelfde": (C, w.team.casusregisseur, w.team.teamleider, "Vakantie."),
        "een andere rol": (Rol.BEHANDELREGISSEUR, w.collega, w.team.teamleider, "Vakantie."),
    }.get(wat, (C, w.collega, w.team.teamleider, "Vakantie."))
    with pytest.raises(fout) as gevangen:
        assign(w.casus, rol, aan, by=by, reden=reden, op=LATER)
    assert zin in str(gevangen.value)
    assert houder(w.casus, C) == w.team.casusregisseur


@pytest.mark.django_db
def test_wie_een_oude_stand_zag_krijgt_een_conflict():
    w = wereld()
    gezien = vers(w.casus).holder_of(C).pk
    assign(w.casus, C, w.collega, by=w.collega, reden="Ziekte.", houder_id=gezien, op=LATER)
    derde = medewerker(C, organisatie=w.team.team)
    with pytest.raises(Conflict, match="intussen overgenomen"):
        assign(w.casus, C, derde, by=derde, reden="Ook.", houder_id=gezien, op=LATER)
    assert houder(w.casus, C) == w.collega


@pytest.mark.django_db(transaction=True)
def test_twee_nemen_tegelijk_over_en_een_wint():
    w = wereld()
    gezien = vers(w.casus).holder_of(C).pk
    mensen = [w.collega, medewerker(C, organisatie=w.team.team)]
    uitkomsten = []

    def take(persoon):
        try:
            assign(w.casus, C, persoon, by=persoon, reden="Ik.", houder_id=gezien, op=LATER)
            uitkomsten.append("gelukt")
        except Conflict:
            uitkomsten.append("conflict")
        finally:
            connections.close_all()

    draden = [Thread(target=take, args=(persoon,)) for persoon in mensen]
    [draad.start() for draad in draden]
    [draad.join(20) for draad in draden]
    assert sorted(uitkomsten) == ["conflict", "gelukt"]
    assert Regierol.objects.current().filter(casus=w.casus, rol=C).count() == 1


@pytest.mark.django_db
def test_tweede_casusregisseur_in_het_gezin_wordt_geweigerd():
    w = wereld()
    broer = broer_of_zus(w.casus, w.team)
    with pytest.raises(ValidationError, match="Dit gezin heeft al een andere casusregisseur"):
        assign(broer, C, w.collega, by=w.collega, reden="Ziekte.", op=LATER)


@pytest.mark.django_db
def test_neerleggen_kan_alleen_als_de_casus_zonder_kan():
    w = wereld()
    lay_down(w.casus, C, by=w.team.casusregisseur, reden="Ziek.", op=LATER)
    assert vers(w.casus).holder_of(C) is None
    with pytest.raises(Geblokkeerd, match="kan niet zonder deze rol"):
        lay_down(w.casus, P, by=w.team.procesregisseur, reden="Ziek.", op=LATER)


@pytest.mark.django_db
def test_met_hulp_onderweg_kan_casusregie_niet_weg_en_de_controle_ziet_een_gat():
    w = wereld()
    w.casus.lokale_routes.update(status="hulp_loopt")
    with pytest.raises(Geblokkeerd, match="kan niet zonder"):
        lay_down(w.casus, C, by=w.team.casusregisseur, reden="Ziek.", op=LATER)
    assert not missing_casusregisseur().exists()
    w.casus.regierollen.filter(rol=C).update(einde=LATER)
    assert list(missing_casusregisseur()) == [w.casus]


@pytest.mark.django_db
@pytest.mark.eis("CR-M-11")
def test_een_casus_zonder_casusregisseur_heeft_meteen_iemand_die_het_hoort():
    w = wereld()
    w.casus.lokale_routes.update(status="hulp_loopt")
    assert tell_missing(OP.date()) == 0
    Medewerker.objects.filter(pk=w.team.casusregisseur.pk).update(is_active=False)
    assert list(missing_casusregisseur()) == [w.casus], "wie weg is, voert geen regie"
    w.casus.regierollen.filter(rol=C).update(einde=LATER)
    dag = LATER.date()
    assert tell_missing(dag) == 1
    assert tell_missing(dag) == 0
    signaal = Signaal.objects.get(soort="regie-ontbreekt")
    assert signaal.medewerker == w.team.procesregisseur
    assert signaal.titel == "Deze casus heeft geen casusregisseur"
    grens = kalender_op(dag).add_werkdagen(dag, 3)
    assert tell_missing(grens) == 0
    assert tell_missing(grens + timedelta(days=1)) == 1
    hoger = Signaal.objects.get(soort="regie-ontbreekt-teamleider")
    assert hoger.plek == f"teamleider@{w.team.team.pk}"


@pytest.mark.django_db
@pytest.mark.eis("CR-C1-16", "CR-C2-20")
def test_bij_een_maatregel_houdt_alleen_de_instelling_beide_rollen():
    w = wereld()
    casus = casus_c(w.gi, by=w.jeugdbeschermer)
    with pytest.raises(ValidationError, match="Zolang er een maatregel is"):
        assign(casus, C, w.collega, by=w.jeugdbeschermer, reden="Wens.", op=LATER)
    collega = medewerker(Rol.JEUGDBESCHERMER, organisatie=w.gi)
    assign(casus, C, collega, by=collega, reden="Vakantie.", op=LATER)
    assert houder(casus, C) == houder(casus, P) == collega


@pytest.mark.django_db
@pytest.mark.eis("CR-M-17")
def test_een_behandelregisseur_per_arrangement():
    w = wereld()
    met_aanbieder(w)
    een, twee = uuid.uuid4(), uuid.uuid4()
    for kenmerk in (een, twee):
        appoint_treatment(w.casus, w.behandelaar, w.aanbieder, kenmerk, by=w.behandelaar, op=OP)
    ander = medewerker(Rol.BEHANDELREGISSEUR, organisatie=w.aanbieder)
    appoint_treatment(w.casus, ander, w.aanbieder, een, by=w.behandelaar, op=LATER)
    lopend = Regierol.objects.current().filter(casus=w.casus, rol=Rol.BEHANDELREGISSEUR)
    assert {r.arrangement_kenmerk: r.medewerker for r in lopend} == {
        een: ander,
        twee: w.behandelaar,
    }


@pytest.mark.django_db
def test_een_vreemde_aanbieder_noemt_geen_behandelregisseur():
    w = wereld()
    elders = AanbiederFactory()
    by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=elders)
    with pytest.raises(PermissionDenied, match="Alleen de aanbieder"):
        appoint_treatment(w.casus, by, elders, uuid.uuid4(), by=by, op=OP)


def met_aanbieder(w):
    """The aanbieder is involved in the casus."""
    return involve(w.casus, w.aanbieder, [Rol.BEHANDELREGISSEUR], "Hulp", OP.date())
