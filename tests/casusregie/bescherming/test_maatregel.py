"""De maatregel: vastleggen, verlengen, evalueren, toetsen en eindigen, en wat niet mag."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from casusregie.bescherming.maatregel import Maatregel
from casusregie.bescherming.soorten import check_period, longest_end, majority
from casusregie.bescherming.uitspraak import Uitspraak
from casusregie.bescherming.vastleggen import extend_maatregel, record_evaluation
from casusregie.routes.vinden import route_of
from tests.factories import bescherming as f
from tests.factories import casusregie as c
from verloop.fouten import Conflict
from verloop.mogelijkheden import moves
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
DAG, OP = f.DAG, f.OP
OVERGANGEN = {
    *("record_evaluatie", "extend", "choose_path", "end", "record_rvdk", "align_adult"),
    *("withdraw", "describe"),
}


def test_exacte_overgangen_per_stand():
    regels = list(Maatregel._meta.get_field("status").get_all_transitions(Maatregel))
    assert {r.name for r in regels if r.source == "loopt"} == OVERGANGEN
    assert {r.source for r in regels} == {"loopt"}
    assert all(r.permission and r.custom["label"] for r in regels)


@pytest.mark.eis("CR-C1-02", "RV-B14-04")
def test_een_maatregel_met_uitspraak_kaders_en_beschikking():
    w = f.wereld(soort="voogdij")
    maatregel = f.ots(
        w, kaders="Hulp thuis is verplicht.", beschikking_ontvangen_op=DAG, begindatum=DAG
    )
    uitspraak = maatregel.uitspraken.get()
    assert (uitspraak.soort, uitspraak.rechtbank) == ("eerste", "Rechtbank Rotterdam")
    assert uitspraak.kaders == "Hulp thuis is verplicht."
    assert uitspraak.beschikking_ontvangen_op == DAG
    assert maatregel.loopt
    assert (maatregel.begindatum, maatregel.einddatum) == (DAG, date(2027, 3, 2))
    route = route_of(w.casus)
    assert (route.maatregel, route.opdracht_rechtbank_op) == ("ots", DAG), "de route volgt"
    assert route.casus.team == w.gi, "de regie ligt bij de GI zolang de maatregel loopt"


@pytest.mark.eis("CR-C1-03")
def test_dreiging_en_veiligheid_zijn_de_kern_en_worden_bijgewerkt():
    w = f.wereld()
    maatregel = f.ots(w)
    for tekst in ("Er is thuis geweld.", "Het geweld is gestopt."):
        maatregel = perform(
            maatregel,
            "describe",
            by=w.jeugdbeschermer,
            op=OP,
            dreiging=tekst,
            veiligheid="Oma is er elke dag.",
        )
    assert (maatregel.dreiging, maatregel.veiligheid) == (
        "Het geweld is gestopt.",
        "Oma is er elke dag.",
    )
    with pytest.raises(ValidationError):
        perform(
            *(maatregel, "describe"),
            by=w.jeugdbeschermer,
            op=OP,
            dreiging="x" * 4001,
            veiligheid="Ja.",
        )


def test_een_tweede_maatregel_verandert_de_route_niet():
    w = f.wereld()
    f.ots(w)
    f.ots(w, soort="jeugdreclassering")
    assert route_of(w.casus).maatregel == "ots"
    assert w.casus.maatregelen.running().count() == 2


VERKEERD = [
    pytest.param({"einddatum": None}, "einddatum", "tot welke dag", id="ots-zonder-einde"),
    pytest.param(
        {"einddatum": DAG - timedelta(days=1)}, "einddatum", "na de dag", id="einde-voor-begin"
    ),
    pytest.param({"einddatum": DAG}, "einddatum", "na de dag", id="einde-op-het-begin"),
    pytest.param(
        {"einddatum": date(2027, 3, 3)}, "einddatum", "hooguit een jaar", id="langer-dan-een-jaar"
    ),
    pytest.param(
        {"datum": DAG + timedelta(days=1), "begindatum": DAG + timedelta(days=1)},
        "datum",
        "niet in de toekomst",
        id="uitspraak-morgen",
    ),
    pytest.param(
        {"begindatum": DAG - timedelta(days=1), "einddatum": date(2027, 3, 1)},
        "begindatum",
        "Kies de dag van de uitspraak",
        id="begin-voor-uitspraak",
    ),
]


@pytest.mark.parametrize(("velden", "veld", "zin"), VERKEERD)
def test_wat_niet_klopt_krijgt_een_zin_en_laat_niets_achter(velden, veld, zin):
    w = f.wereld()
    with pytest.raises(ValidationError) as fout:
        f.ots(w, **velden)
    assert zin in fout.value.message_dict[veld][0]
    assert not Maatregel.objects.exists()
    assert not Uitspraak.objects.exists()


def test_een_maatregel_loopt_nooit_door_na_de_achttiende_verjaardag():
    w = f.wereld(geboren=date(2008, 9, 1))
    with pytest.raises(ValidationError) as fout:
        f.ots(w, einddatum=date(2026, 9, 2))
    assert "18e verjaardag" in fout.value.message_dict["einddatum"][0]
    assert f.ots(w, einddatum=date(2026, 9, 1)).einddatum == date(2026, 9, 1)


def test_jeugdreclassering_mag_na_achttien_doorlopen():
    w = f.wereld(soort="jeugdreclassering", geboren=date(2008, 9, 1))
    lang = f.ots(w, soort="jeugdreclassering", einddatum=date(2028, 3, 2))
    assert lang.einddatum == date(2028, 3, 2)


def test_voogdij_zonder_einde_eindigt_op_de_achttiende_verjaardag():
    w = f.wereld(soort="voogdij", geboren=date(2012, 2, 29))
    voogdij = f.ots(w, soort="voogdij", einddatum=None)
    assert voogdij.einddatum is None
    assert voogdij.uiterste_einde == date(2030, 3, 1)


@pytest.mark.parametrize(
    ("begin", "uiterst"),
    [
        pytest.param(date(2026, 3, 2), date(2027, 3, 2), id="gewoon"),
        pytest.param(date(2028, 2, 29), date(2029, 2, 28), id="schrikkeldag"),
        pytest.param(date(2026, 12, 31), date(2027, 12, 31), id="jaareinde"),
        pytest.param(date(2026, 3, 29), date(2027, 3, 29), id="zomertijd"),
        pytest.param(date(2027, 2, 28), date(2028, 2, 28), id="naar-een-schrikkeljaar"),
    ],
)
def test_een_ots_duurt_per_uitspraak_hooguit_een_jaar(begin, uiterst):
    geboren = date(2015, 1, 1)
    assert longest_end("ots", begin) == uiterst
    assert check_period("ots", begin, uiterst, geboren) == {}
    assert "einddatum" in check_period("ots", begin, uiterst + timedelta(days=1), geboren)


def test_meerderjarig_op_een_schrikkeldag_is_op_1_maart():
    assert majority(date(2012, 2, 29)) == date(2030, 3, 1)


def test_een_lopende_maatregel_per_soort():
    w = f.wereld()
    f.ots(w)
    with pytest.raises(ValidationError) as fout:
        f.ots(w)
    assert "Er loopt al een maatregel" in fout.value.message_dict["soort"][0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Maatregel.objects.create(
            casus=w.casus,
            soort="ots",
            uitspraak_op=DAG,
            begindatum=DAG,
            vastgelegd_door=w.jeugdbeschermer,
        )


@pytest.mark.parametrize("wie", ["elders", "casusregisseur", "gedragswetenschapper"])
def test_alleen_de_gi_met_de_regie_legt_een_maatregel_vast(wie):
    w = f.wereld()
    by = getattr(w, wie, None) or getattr(w.team, wie)
    with pytest.raises(PermissionDenied):
        f.ots(w, by=by)
    assert not Maatregel.objects.exists()


def test_op_route_a_is_geen_maatregel_vast_te_leggen():
    casus = c.casus_a()
    w = f.wereld()
    w.casus = casus
    with pytest.raises(PermissionDenied, match="route C"):
        f.ots(w, by=c.procesregisseur_van(casus))


# --- verlengen ----------------------------------------------------------------------------------
VERLENGING = {"datum": date(2027, 2, 15), **f.UITSPRAAK}


def test_een_verlenging_is_een_nieuwe_uitspraak_vanaf_het_vorige_einde():
    w = f.wereld()
    maatregel = f.ots(w)
    op = f.om(date(2027, 2, 15))
    toets = {"getoetst_op": op.date(), "uitkomst": "niet_akkoord"}
    perform(maatregel, "record_rvdk", by=w.jeugdbeschermer, op=op, **toets)
    verlengd = extend_maatregel(
        maatregel, by=w.jeugdbeschermer, op=op, einddatum=date(2028, 3, 2), **VERLENGING
    )
    assert verlengd.einddatum == date(2028, 3, 2)
    assert verlengd.rvdk_getoetst_op is None, "voor het nieuwe einde toetst de Raad opnieuw"
    eerste, tweede = verlengd.uitspraken.all()
    assert (tweede.soort, tweede.begindatum) == ("verlenging", eerste.einddatum)


@pytest.mark.parametrize(
    ("velden", "veld", "zin"),
    [
        pytest.param({"einddatum": date(2028, 3, 3)}, "einddatum", "een jaar", id="te-lang"),
        pytest.param({"einddatum": date(2027, 3, 2)}, "einddatum", "na de dag", id="niets-erbij"),
        pytest.param(
            {"einddatum": date(2028, 3, 2), "datum": date(2027, 3, 3)},
            "begindatum",
            "dag van de uitspraak",
            id="uitspraak-na-het-einde",
        ),
    ],
)
def test_een_verkeerde_verlenging_laat_alles_zoals_het_was(velden, veld, zin):
    w = f.wereld()
    maatregel = f.ots(w)
    with pytest.raises(ValidationError) as fout:
        extend_maatregel(
            maatregel,
            by=w.jeugdbeschermer,
            op=f.om(date(2027, 3, 3)),
            **{**VERLENGING, **velden},
        )
    assert zin in fout.value.message_dict[veld][0]
    maatregel.refresh_from_db()
    assert maatregel.einddatum == date(2027, 3, 2)
    assert maatregel.uitspraken.count() == 1


def test_verlengen_tot_na_achttien_kan_niet():
    w = f.wereld(geboren=date(2009, 9, 1))
    maatregel = f.ots(w)
    with pytest.raises(ValidationError) as fout:
        extend_maatregel(
            maatregel,
            by=w.jeugdbeschermer,
            op=f.om(date(2027, 2, 15)),
            einddatum=date(2027, 9, 2),
            **VERLENGING,
        )
    assert "18e verjaardag" in fout.value.message_dict["einddatum"][0]


def test_voogdij_zonder_einde_hoeft_geen_verlenging():
    w = f.wereld(soort="voogdij")
    voogdij = f.ots(w, soort="voogdij", einddatum=None)
    zet = next(m for m in moves(voogdij, w.jeugdbeschermer, DAG) if m.naam == "extend")
    assert not zet.toegestaan
    assert "geen einddatum" in zet.reden


# --- evalueren en eindigen ----------------------------------------------------------------------
@pytest.mark.eis("CR-C2-02")
def test_een_evaluatie_van_het_gezinsplan_blijft_bewaard_met_uitkomst():
    w = f.wereld()
    maatregel = f.ots(w)
    dag = date(2026, 9, 1)
    na = record_evaluation(
        maatregel,
        by=w.jeugdbeschermer,
        op=f.om(dag),
        geevalueerd_op=dag,
        uitkomst="bijstellen",
        toelichting="Meer hulp thuis.",
    )
    assert na.evaluaties == [dag]
    stuk = w.casus.handelingen.get(soort="evaluatie_hulp")
    assert (stuk.uitkomst, stuk.toelichting) == ("bijstellen", "Meer hulp thuis.")


@pytest.mark.parametrize(
    ("dag", "zin"),
    [
        pytest.param(DAG - timedelta(days=1), "na het begin", id="voor-het-begin"),
        pytest.param(date(2026, 9, 2), "toekomst", id="morgen"),
        pytest.param(date(2026, 6, 1), "na de vorige", id="niet-na-de-vorige"),
    ],
)
def test_een_evaluatie_op_een_onmogelijke_dag(dag, zin):
    w = f.wereld()
    maatregel = f.ots(w)
    op = f.om(date(2026, 9, 1))
    maatregel = perform(
        maatregel, "record_evaluatie", by=w.jeugdbeschermer, op=op, geevalueerd_op=date(2026, 6, 1)
    )
    with pytest.raises(ValidationError) as fout:
        perform(maatregel, "record_evaluatie", by=w.jeugdbeschermer, op=op, geevalueerd_op=dag)
    assert zin in fout.value.message_dict["geevalueerd_op"][0]


def eindig(w, maatregel, dag, reden, on=date(2027, 3, 5)):
    return perform(
        maatregel,
        "end",
        by=w.jeugdbeschermer,
        op=f.om(on),
        beeindigd_op=dag,
        eindreden=reden,
    )


@pytest.mark.parametrize(
    ("dag", "reden", "veld", "zin"),
    [
        pytest.param(
            DAG - timedelta(days=1), "rechter", "beeindigd_op", "na het begin", id="voor-begin"
        ),
        pytest.param(date(2027, 3, 6), "rechter", "beeindigd_op", "toekomst", id="morgen"),
        pytest.param(
            date(2027, 3, 3), "rechter", "beeindigd_op", "al eerder af", id="na-het-einde"
        ),
        pytest.param(
            date(2027, 3, 1), "verstreken", "beeindigd_op", "Kies de dag tot", id="te-vroeg"
        ),
        pytest.param(
            date(2027, 3, 2), "verstreken", "eindreden", "nog niet getoetst", id="zonder-raad"
        ),
        pytest.param(
            date(2027, 3, 2), "meerderjarig", "eindreden", "nog geen 18", id="nog-geen-18"
        ),
    ],
)
@pytest.mark.eis("CR-C3-04")
def test_een_einde_dat_niet_klopt(dag, reden, veld, zin):
    w = f.wereld()
    maatregel = f.ots(w)
    with pytest.raises(ValidationError) as fout:
        eindig(w, maatregel, dag, reden)
    assert zin in fout.value.message_dict[veld][0]
    maatregel.refresh_from_db()
    assert maatregel.loopt


@pytest.mark.eis("CR-C3-04")
def test_een_ots_loopt_af_na_de_toets_van_de_raad():
    w = f.wereld()
    maatregel = f.ots(w)
    maatregel = perform(
        maatregel,
        "record_rvdk",
        by=w.jeugdbeschermer,
        op=f.om(date(2026, 12, 20)),
        getoetst_op=date(2026, 12, 20),
        uitkomst="akkoord",
    )
    af = eindig(w, maatregel, date(2027, 3, 2), "verstreken")
    assert (af.status, af.eindreden) == ("beeindigd", "verstreken")
    with pytest.raises(Conflict):
        eindig(w, af, date(2027, 3, 2), "verstreken")
    assert f.ots(w, op=f.om(date(2027, 3, 5)), einddatum=date(2028, 3, 5)).loopt


def test_intrekken_vraagt_een_reden_en_maakt_ruimte():
    w = f.wereld()
    maatregel = f.ots(w)
    with pytest.raises(ValidationError):
        perform(maatregel, "withdraw", by=w.jeugdbeschermer, op=OP, toelichting=" ")
    weg = perform(maatregel, "withdraw", by=w.jeugdbeschermer, op=OP, toelichting="Andere casus.")
    assert weg.status == "ingetrokken"
    assert f.ots(w, einddatum=date(2026, 9, 2)).loopt


def test_een_uitspraak_wijzigt_nooit():
    w = f.wereld()
    uitspraak = f.ots(w).uitspraken.get()
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        Uitspraak.objects.filter(pk=uitspraak.pk).update(zaaknummer="anders")
