"""Hoeveel dagen er over zijn: de reeks, het vervolg en het kader, steeds aan de deur gevraagd."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from afwegingskader.models import EenOpEenAanvraag
from normenkader.models import KaderVersie
from tests.factories import afwegingskader as f
from verloop.fouten import Geblokkeerd
from verloop.overgangen import amend, perform, register


def vraag(w, begin, dagen, op=None, **velden):
    """A concept for so many days from `begin`."""
    kort = {"afbouw_vanaf_dag": None, "afbouw_uren_per_dag": None} if dagen < 22 else {}
    nieuw = f.nieuwe_aanvraag(
        w,
        begindatum=begin,
        einddatum=begin + timedelta(days=dagen - 1),
        gewijzigd_sinds=begin,
        **{**kort, **velden},
    )
    return register(nieuw, by=w.behandelregisseur, op=op or f.om(begin - timedelta(days=5)))


# --- de eerste 1-op-1 -------------------------------------------------------------------------
@pytest.mark.eis("OO-01")
@pytest.mark.parametrize(
    ("begin", "laatste"),
    [
        (date(2026, 2, 27), date(2026, 3, 26)),
        (date(2026, 3, 9), date(2026, 4, 5)),
        (date(2028, 2, 29), date(2028, 3, 27)),
        (date(2026, 12, 20), date(2027, 1, 16)),
        (date(2025, 2, 1), date(2025, 2, 28)),
    ],
    ids=["voorbeeld_van_het_scherm", "over_maart", "schrikkeldag", "over_nieuwjaar", "eerste_dag"],
)
def test_de_laatste_dag_is_de_startdag_plus_27(w, begin, laatste):
    stuk = vraag(w, begin, 28)
    assert stuk.einddatum == laatste
    assert stuk.reeks().laatste_toegestane_dag == laatste
    stuk = perform(stuk, "submit", by=w.behandelregisseur, op=f.om(begin - timedelta(days=4)))
    assert stuk.status == "ingediend"
    assert not stuk.is_vervolg


@pytest.mark.eis("OO-01")
@pytest.mark.parametrize("dagen", [29, 30, 56, 365])
def test_een_dag_te_veel_wordt_geweigerd_bij_het_veld(w, dagen):
    with pytest.raises(ValidationError) as fout:
        vraag(w, date(2026, 2, 27), dagen, op=f.om(date(2026, 2, 20)))
    assert fout.value.message_dict == {
        "einddatum": ["Kies een einddatum uiterlijk donderdag 26 maart (dag 28)"]
    }
    assert not EenOpEenAanvraag.objects.exists()


@pytest.mark.eis("OO-02")
@pytest.mark.parametrize(
    ("begin", "dagen", "mag"),
    [
        (date(2025, 1, 31), 90, True),
        (date(2025, 2, 1), 29, False),
        (date(2025, 2, 1), 28, True),
        (date(2024, 6, 1), 200, True),
    ],
    ids=["dag_voor_het_kader", "eerste_dag_te_lang", "eerste_dag", "ver_voor_het_kader"],
)
def test_voor_de_ingangsdatum_geldt_geen_maximum(db, begin, dagen, mag):
    w = f.wereld(op=f.om(begin - timedelta(days=20)))
    if not mag:
        with pytest.raises(ValidationError, match="uiterlijk"):
            vraag(w, begin, dagen)
        return
    stuk = vraag(w, begin, dagen)
    op = f.om(begin - timedelta(days=4))
    assert perform(stuk, "submit", by=w.behandelregisseur, op=op).status == "ingediend"


@pytest.mark.eis("OO-02")
def test_de_ingangsdatum_en_het_maximum_zijn_instellingen(w):
    KaderVersie.objects.update(geldig_tot=date(2026, 5, 31))
    f.KaderversieFactory(versienaam="2026-2", geldig_van=date(2026, 6, 1), maximum_dagen=21)
    with pytest.raises(ValidationError, match=r"zondag 21 juni \(dag 21\)"):
        vraag(w, date(2026, 6, 1), 22)
    assert vraag(w, date(2026, 5, 31), 28).dagen == 28


# --- het vervolg ------------------------------------------------------------------------------
EERDER = date(2026, 1, 5)  # twaalf dagen: tot en met 16 januari


@pytest.mark.eis("OO-12")
@pytest.mark.parametrize(
    ("begin", "vervolg", "over"),
    [
        (date(2026, 1, 17), True, 16),
        (date(2026, 2, 12), True, 16),
        (date(2026, 2, 13), True, 16),
        (date(2026, 2, 14), False, 28),
        (date(2026, 6, 1), False, 28),
    ],
    ids=["aansluitend", "dag_27", "laatste_dag_van_het_venster", "na_het_venster", "veel_later"],
)
def test_een_vervolg_begint_binnen_het_venster(db, begin, vervolg, over):
    w = f.wereld(op=f.om(date(2025, 12, 1)))
    f.eerdere_inzet(w, EERDER, 12)
    stuk = vraag(w, begin, over, op=f.om(max(begin - timedelta(days=1), date(2026, 1, 16))))
    reeks = stuk.reeks()
    assert (reeks.is_vervolg, reeks.over) == (vervolg, over)
    assert (reeks.gebruikt == 12) is vervolg


@pytest.mark.eis("OO-12")
def test_een_vervolg_heeft_alleen_de_dagen_die_over_zijn(db):
    w = f.wereld(op=f.om(date(2025, 12, 1)))
    f.eerdere_inzet(w, EERDER, 12)
    with pytest.raises(ValidationError, match=r"dinsdag 17 februari \(nog 16 dagen over\)"):
        vraag(w, date(2026, 2, 2), 17)


@pytest.mark.eis("OO-12")
def test_een_andere_aanbieder_begint_niet_opnieuw_te_tellen(db):
    w = f.wereld(op=f.om(date(2025, 12, 1)))
    f.eerdere_inzet(w, EERDER, 20)
    elders = f.elders(w, op=f.om(date(2025, 12, 1)))
    with pytest.raises(ValidationError, match="nog 8 dagen over"):
        vraag(elders, date(2026, 2, 2), 9)
    assert vraag(elders, date(2026, 2, 2), 8).reeks().in_woorden == "20 gebruikt, 8 over van 28"


@pytest.mark.eis("OO-12")
def test_een_vervolg_gaat_naar_het_expertteam_met_een_verse_analyse(db):
    w = f.wereld(op=f.om(date(2025, 12, 1)))
    f.eerdere_inzet(w, EERDER, 12)
    op = f.om(date(2026, 2, 1))
    stuk = f.met_akkoord(
        w,
        op,
        begindatum=date(2026, 2, 2),
        einddatum=date(2026, 2, 11),
        gewijzigd_sinds=date(2026, 1, 30),
        afbouw_vanaf_dag=None,
        afbouw_uren_per_dag=None,
    )
    assert stuk.is_vervolg
    assert stuk.adopted_analyse() is None
    perform(f.analyse(w, stuk, op), "adopt", by=w.gedragswetenschapper, op=op)
    with pytest.raises(PermissionDenied, match="regionaal expertteam"):
        perform(stuk, "grant", by=w.besluiter, op=op, motivering="Nodig.")
    stuk = perform(stuk, "grant", by=w.zorgbemiddelaar, op=op, motivering="Nodig.")
    assert stuk.inzet.dagen == 10


def vol_vervolg(w, op, dagen=14):
    """A vervolg after 28 used days, up to the decision."""
    begin = date(2026, 2, 9)
    return f.geanalyseerd(
        w,
        op,
        begindatum=begin,
        einddatum=begin + timedelta(days=dagen - 1),
        gewijzigd_sinds=date(2026, 2, 1),
        afbouw_vanaf_dag=None,
        afbouw_uren_per_dag=None,
    )


@pytest.mark.eis("OO-12")
@pytest.mark.parametrize(
    ("besluit", "velden"),
    [
        ({}, {"rer_grond", "rer_laatste_dag"}),
        ({"rer_grond": "Crisis thuis."}, {"rer_laatste_dag"}),
        ({"rer_laatste_dag": date(2026, 2, 15)}, {"rer_grond"}),
        (
            {"rer_grond": "Crisis thuis.", "rer_laatste_dag": date(2026, 2, 8)},
            {"rer_laatste_dag"},
        ),
        (
            {"rer_grond": "Crisis thuis.", "rer_laatste_dag": date(2026, 2, 23)},
            {"rer_laatste_dag"},
        ),
        ({"rer_grond": "  ", "rer_laatste_dag": date(2026, 2, 15)}, {"rer_grond"}),
    ],
    ids=["niets", "alleen_grond", "alleen_dag", "dag_voor_begin", "na_wat_gevraagd_is", "spaties"],
)
def test_zonder_dagen_over_geeft_het_expertteam_grond_en_laatste_dag(db, besluit, velden):
    w = f.wereld(op=f.om(date(2025, 12, 1)))
    f.eerdere_inzet(w, EERDER, 28)
    op = f.om(date(2026, 2, 2))
    stuk = vol_vervolg(w, op)
    with pytest.raises(ValidationError) as fout:
        perform(stuk, "grant", by=w.zorgbemiddelaar, op=op, motivering="Nodig.", **besluit)
    assert set(fout.value.message_dict) == velden


@pytest.mark.eis("OO-12")
def test_het_expertteam_staat_meer_dagen_toe_tot_een_laatste_dag(db):
    w = f.wereld(op=f.om(date(2025, 12, 1)))
    f.eerdere_inzet(w, EERDER, 28)
    op = f.om(date(2026, 2, 2))
    stuk = perform(
        vol_vervolg(w, op),
        "grant",
        by=w.zorgbemiddelaar,
        op=op,
        motivering="Zonder dit is opname nodig.",
        rer_grond="Er is geen andere hulp op tijd.",
        rer_laatste_dag=date(2026, 2, 15),
    )
    inzet = stuk.inzet
    assert (inzet.begindatum, inzet.einddatum) == (date(2026, 2, 9), date(2026, 2, 15))
    later = perform(inzet, "start", by=w.behandelregisseur, op=f.om(date(2026, 2, 11)))
    assert later.einddatum == date(2026, 2, 15), "later beginnen geeft geen dagen erbij"


@pytest.mark.eis("OO-01", "OO-12")
def test_ook_het_expertteam_krijgt_geen_aanvraag_van_29_dagen(db):
    w = f.wereld(op=f.om(date(2025, 12, 1)))
    f.eerdere_inzet(w, EERDER, 28)
    with pytest.raises(ValidationError, match="uiterlijk"):
        vraag(w, date(2026, 2, 9), 29)


def test_een_eerste_aanvraag_die_een_vervolg_werd_begint_opnieuw(db):
    """In another casus of the same jeugdige a 1-op-1 came in between."""
    begin = date(2026, 2, 9)
    w = f.wereld(op=f.om(date(2025, 12, 1)))
    stuk = f.geanalyseerd(
        w,
        f.om(date(2026, 1, 2)),
        begindatum=begin,
        einddatum=begin + timedelta(days=9),
        gewijzigd_sinds=begin,
        afbouw_vanaf_dag=None,
        afbouw_uren_per_dag=None,
    )
    ander = f.wereld(jeugdige=w.casus.jeugdige, op=f.om(date(2025, 12, 1)))
    f.eerdere_inzet(ander, EERDER, 12)
    with pytest.raises(Geblokkeerd, match="intussen een vervolg"):
        perform(stuk, "grant", by=w.besluiter, op=f.om(date(2026, 2, 5)), motivering="Nodig.")


# --- overlap ----------------------------------------------------------------------------------
@pytest.mark.eis("OO-12")
@pytest.mark.parametrize(
    ("begin", "dagen"),
    [(date(2026, 3, 9), 28), (date(2026, 4, 5), 3), (date(2026, 3, 1), 9), (date(2026, 3, 15), 2)],
    ids=["zelfde_dagen", "laatste_dag", "eerste_dag", "erbinnen"],
)
def test_twee_inzetten_van_een_jeugdige_overlappen_niet(w, begin, dagen):
    f.gepland(w)
    elders = f.elders(w)
    with pytest.raises((ValidationError, Geblokkeerd)):
        stuk = vraag(elders, begin, dagen, op=f.OP)
        perform(stuk, "submit", by=elders.behandelregisseur, op=f.OP)


def test_wijzigen_telt_de_dagen_opnieuw(w):
    stuk = f.aanvraag(w)
    with pytest.raises(ValidationError, match=r"zondag 12 april \(dag 28\)"):
        amend(
            stuk,
            by=w.behandelregisseur,
            op=f.OP,
            begindatum=date(2026, 3, 16),
            einddatum=date(2026, 4, 13),
        )
    stuk = amend(
        stuk,
        by=w.behandelregisseur,
        op=f.OP,
        begindatum=date(2026, 3, 16),
        einddatum=date(2026, 4, 12),
    )
    assert stuk.dagen == 28
