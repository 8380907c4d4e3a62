"""De afspraak: eigenaar en dag, nagekomen of niet, en wat de procesregisseur dan doet."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from casusregie.afspraken.maken import afspraken_of, make_afspraak, open_afspraken
from casusregie.afspraken.models import Afspraak
from casusregie.models import Betrokkenheid, Signaal, Termijn
from casusregie.termijnen.bewaking import watch
from tests.factories.logboek import OP, later, om
from tests.factories.organisaties import GIFactory, medewerker
from verloop import outbox
from verloop.fouten import Conflict
from verloop.models import Gebeurtenis
from verloop.mogelijkheden import moves
from verloop.overgangen import amend, perform
from verloop.zinsneden import sentence

DAG = date(2026, 3, 16)


def maak(w, eigenaar=None, by=None, datum=DAG, op=OP, **velden):
    wie = eigenaar or w.aanbieder
    return make_afspraak(
        w.casus, "Elke week bellen", wie, datum, by=by or w.casusregisseur, op=op, **velden
    )


@pytest.mark.eis("CR-M-03", "CR-A2-08")
def test_afspraak_heeft_eigenaar_dag_en_bron(w):
    kenmerk = w.casus.kenmerk
    afspraak = maak(w, bron="plan", bron_kenmerk=kenmerk)
    assert (afspraak.eigenaar, afspraak.datum, afspraak.get_bron_display()) == (
        str(w.aanbieder),
        DAG,
        "Ondersteuningsplan",
    )
    assert list(open_afspraken(w.casus)) == [afspraak]
    assert list(afspraken_of(kenmerk)) == [afspraak]
    termijn = Termijn.objects.get(code="afspraak")
    assert (termijn.uiterlijk, termijn.aan_zet_plekken) == (
        DAG,
        [f"behandelregisseur@{w.aanbieder.pk}"],
    )


@pytest.mark.eis("CR-M-03")
@pytest.mark.parametrize("soort", ["gezinslid", "medewerker", "naam", "gi"])
def test_wie_de_afspraak_op_de_werkvoorraad_krijgt(w, soort):
    gi = GIFactory()
    wie, plek = {
        "gezinslid": (w.ouder, f"casusregisseur@{w.team.pk}"),
        "medewerker": (w.procesregisseur, f"procesregisseur@{w.team.pk}"),
        "naam": ("Mentor van school", f"casusregisseur@{w.team.pk}"),
        "gi": (gi, f"jeugdbeschermer@{gi.pk}"),
    }[soort]
    afspraak = maak(w, wie)
    termijn = Termijn.objects.get(code="afspraak")
    assert termijn.aan_zet_plekken == [plek]
    assert afspraak.eigenaar == str(wie)
    assert termijn.aan_zet_medewerker_id == (
        w.procesregisseur.pk if soort == "medewerker" else None
    )


@pytest.mark.parametrize(
    ("status", "overgangen"),
    [
        pytest.param("open", ["keep", "fail", "lapse"], id="open"),
        pytest.param("nagekomen", [], id="nagekomen"),
        pytest.param("niet_nagekomen", ["escalate"], id="niet nagekomen"),
        pytest.param("opgeschaald", [], id="opgeschaald"),
        pytest.param("vervallen", [], id="vervallen"),
    ],
)
def test_wat_kan_per_status(w, status, overgangen):
    afspraak = maak(w)
    afspraak.status = status
    assert [m.naam for m in moves(afspraak, w.procesregisseur, DAG)] == overgangen


@pytest.mark.eis("CR-M-03")
def test_nagekomen_stopt_de_termijn(w):
    na = perform(maak(w), "keep", by=w.behandelregisseur, op=om(DAG))
    assert (na.status, na.afgerond_op) == ("nagekomen", DAG)
    assert Termijn.objects.get(code="afspraak").voldaan_op == DAG
    assert not open_afspraken(w.casus).exists()
    assert sentence(Gebeurtenis.objects.latest("pk")) == "Afspraak nagekomen"


@pytest.mark.eis("CR-M-04")
def test_niet_nagekomen_gaat_naar_de_procesregisseur_en_dan_omhoog(w):
    afspraak = perform(maak(w), "fail", by=w.casusregisseur, op=om(DAG), toelichting="Geen tijd.")
    outbox.process_all()
    signaal = Signaal.objects.get(soort="afspraak_niet_nagekomen")
    assert signaal.medewerker == w.procesregisseur
    assert "bellen" not in signaal.titel
    with pytest.raises(PermissionDenied, match="Alleen de procesregisseur"):
        perform(
            afspraak,
            "escalate",
            by=w.casusregisseur,
            op=om(DAG),
            aanleiding="Vast",
            opgeschaald_naar="teamleider",
        )
    na = perform(
        afspraak,
        "escalate",
        by=w.procesregisseur,
        op=om(DAG),
        aanleiding="De casus loopt vast.",
        opgeschaald_naar="zorgbemiddelaar",
    )
    outbox.process_all()
    assert (na.status, na.opgeschaald_op) == ("opgeschaald", DAG)
    assert Betrokkenheid.objects.filter(casus=w.casus, organisatie=w.rer).count() == 1
    assert Signaal.objects.get(soort="afspraak_opgeschaald").plek == f"zorgbemiddelaar@{w.rer.pk}"


@pytest.mark.eis("CR-M-04")
def test_een_voorbije_dag_komt_een_keer_bij_de_procesregisseur(w):
    maak(w)
    for dag in (DAG, DAG + timedelta(days=1), DAG + timedelta(days=2)):
        watch(dag, om(dag))
        outbox.process_all()
    signaal = Signaal.objects.get(soort="afspraak_te_laat")
    assert (signaal.op, signaal.medewerker) == (DAG + timedelta(days=1), w.procesregisseur)


@pytest.mark.parametrize(
    ("velden", "veld", "zin"),
    [
        pytest.param({"eigenaar": " "}, "eigenaar", "Kies wie dit doet", id="geen eigenaar"),
        pytest.param({"soort": "voorwaarde"}, "wet", "Kies onder welke wet", id="geen wet"),
        pytest.param({"soort": "voorwaarde", "wet": "x"}, "wet", "", id="onbekende wet"),
        pytest.param({"bron": "x"}, "bron", "", id="onbekende bron"),
    ],
)
def test_een_halve_afspraak_wordt_niet_opgeslagen(w, velden, veld, zin):
    with pytest.raises(ValidationError) as fout:
        maak(w, **velden)
    assert zin in str(fout.value.message_dict[veld])
    assert not Afspraak.objects.exists()


@pytest.mark.parametrize(
    ("overgang", "gegevens", "veld"),
    [
        ("fail", {"toelichting": "  "}, "toelichting"),
        ("lapse", {"toelichting": ""}, "toelichting"),
    ],
)
def test_zonder_reden_geen_afwijking(w, overgang, gegevens, veld):
    afspraak = maak(w)
    with pytest.raises(ValidationError) as fout:
        perform(afspraak, overgang, by=w.casusregisseur, op=om(DAG), **gegevens)
    assert fout.value.message_dict[veld] == ["Schrijf op waarom"]
    afspraak.refresh_from_db()
    assert afspraak.status == "open"


def test_opschalen_zonder_expertteam_wijst_naar_de_teamleider(w):
    w.rer.geldig_tot = date(2026, 1, 1)
    w.rer.save()
    afspraak = perform(maak(w), "fail", by=w.casusregisseur, op=om(DAG), toelichting="Nee.")
    with pytest.raises(ValidationError, match="Kies de teamleider"):
        perform(
            afspraak,
            "escalate",
            by=w.procesregisseur,
            op=om(DAG),
            aanleiding="Vast.",
            opgeschaald_naar="zorgbemiddelaar",
        )


@pytest.mark.eis("RV-B03-05")
def test_voorwaarden_om_af_te_schalen_zijn_taken_onder_een_wet(w):
    maak(w, soort="voorwaarde", wet="wmo", gebied="wonen")
    maak(w, soort="voorwaarde", wet="schuldhulp", gebied="schulden", datum=date(2026, 4, 1))
    maak(w)
    rijen = Afspraak.objects.filter(casus=w.casus).conditions().order_by("datum")
    assert [(r.get_wet_display(), r.get_gebied_display(), r.status) for r in rijen] == [
        ("Wmo", "Wonen", "open"),
        ("Wet gemeentelijke schuldhulpverlening", "Schulden", "open"),
    ]
    assert Termijn.objects.filter(code="afspraak", voldaan_op=None).count() == 3


@pytest.mark.parametrize("wie", ["vreemde", "backoffice", "teamleider"])
def test_wie_niet_meedoet_maakt_geen_afspraak(w, wie):
    with pytest.raises(PermissionDenied):
        maak(w, by=getattr(w, wie))


def test_na_het_einde_van_de_betrokkenheid_niet_meer(w):
    afspraak = maak(w)
    Betrokkenheid.objects.filter(organisatie=w.aanbieder).update(einddatum=OP.date())
    with pytest.raises(PermissionDenied):
        perform(afspraak, "keep", by=w.behandelregisseur, op=later(days=1))
    assert not Afspraak.objects.visible_to(w.behandelregisseur, DAG).exists()
    assert Afspraak.objects.visible_to(w.casusregisseur, DAG).get() == afspraak


def test_op_een_gesloten_casus_geen_nieuwe(w):
    w.casus.gesloten_op = DAG
    w.casus.save()
    with pytest.raises(PermissionDenied, match="gesloten"):
        maak(w)


def test_wijzigen_kan_alleen_als_hij_open_is(w):
    afspraak = amend(maak(w), by=w.casusregisseur, op=OP, datum=date(2026, 3, 20))
    assert Termijn.objects.get(code="afspraak").uiterlijk == date(2026, 3, 20)
    klaar = perform(afspraak, "keep", by=w.casusregisseur, op=OP)
    with pytest.raises(PermissionDenied, match="afgerond"):
        amend(klaar, by=w.casusregisseur, op=OP, datum=DAG)


def test_twee_keer_afronden_is_een_conflict(w):
    afspraak = maak(w)
    perform(afspraak, "keep", by=w.casusregisseur, op=OP)
    with pytest.raises(Conflict):
        perform(afspraak, "fail", by=w.casusregisseur, op=OP, toelichting="Nee.")


def test_de_database_weigert_een_afspraak_zonder_eigenaar(w):
    afspraak = maak(w, "Mentor")
    with pytest.raises(IntegrityError, match="afspraak_heeft_eigenaar"), transaction.atomic():
        Afspraak.objects.filter(pk=afspraak.pk).update(eigenaar_naam="")


def test_een_ander_team_ziet_niets(w):
    maak(w)
    ander = medewerker("casusregisseur")
    assert not Afspraak.objects.visible_to(ander, DAG).exists()
