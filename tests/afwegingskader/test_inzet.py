"""De inzet zelf: starten, verzetten, momenten, eindigen, en wat er niet kan."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from afwegingskader.models import EenOpEenInzet
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from tests.factories import afwegingskader as f
from tests.factories.organisaties import medewerker
from verloop.fouten import Conflict, Geblokkeerd
from verloop.mogelijkheden import moves
from verloop.overgangen import amend, perform

EINDE = f.EINDE


def vers(persoon):
    return Medewerker.objects.get(pk=persoon.pk)


def zetten(inzet, persoon, on):
    return {m.naam for m in moves(inzet, vers(persoon), on) if m.toegestaan}


SAMEN = {"record_tussenevaluatie", "record_afbouw"}
TUSSEN = {"tussenevaluatie": "Goed.", "tussenbesluit": "lichter"}
MAG = {
    "gepland": {
        "behandelregisseur": {"start", "postpone", "cancel"},
        "casusregisseur": {"cancel"},
    },
    "loopt": {"behandelregisseur": {*SAMEN, "record_uren", "end"}, "casusregisseur": SAMEN},
    "beeindigd": {},
}


@pytest.mark.parametrize("stand", MAG)
def test_precies_deze_overgangen_voor_elke_rol(w, stand):
    maak = {"gepland": f.gepland, "loopt": f.gestart, "beeindigd": f.beeindigd}[stand]
    inzet = maak(w)
    for naam in ("casusregisseur", "procesregisseur", "besluiter", "behandelregisseur"):
        assert zetten(inzet, getattr(w, naam), f.BEGIN) == MAG[stand].get(naam, set()), naam
    for naam in ("gedragswetenschapper", "zorgbemiddelaar"):
        assert zetten(inzet, getattr(w, naam), f.BEGIN) == set()
    assert zetten(inzet, medewerker(Rol.BEHANDELREGISSEUR), f.BEGIN) == set()


@pytest.mark.eis("OO-01")
def test_de_startdag_is_dag_1(w):
    inzet = f.gestart(w)
    assert inzet.day_on(f.BEGIN) == 1
    assert inzet.day_on(date(2026, 3, 27)) == 19
    assert inzet.day_on(inzet.einddatum) == 28
    assert inzet.day_on(inzet.einddatum + timedelta(days=6)) == 34


@pytest.mark.eis("OO-01")
def test_een_latere_start_geeft_geen_dagen_erbij(w):
    inzet = f.gestart(w, start=date(2026, 3, 12))
    assert (inzet.begindatum, inzet.einddatum) == (date(2026, 3, 12), date(2026, 4, 8))
    assert inzet.dagen == 28


@pytest.mark.parametrize(
    ("op", "gestart_op"),
    [
        (date(2026, 3, 12), date(2026, 3, 8)),
        (date(2026, 3, 12), date(2026, 3, 13)),
    ],
    ids=["voor_de_toegekende_dag", "in_de_toekomst"],
)
def test_een_startdag_die_niet_kan(w, op, gestart_op):
    inzet = f.gepland(w)
    with pytest.raises(ValidationError, match="Kies een dag vanaf de toegekende begindatum"):
        perform(inzet, "start", by=w.behandelregisseur, op=f.om(op), gestart_op=gestart_op)


def test_voor_de_begindatum_start_niets(w):
    inzet = f.gepland(w)
    with pytest.raises(Geblokkeerd, match="De inzet begint op maandag 9 maart"):
        perform(inzet, "start", by=w.behandelregisseur, op=f.OP)


def test_verzetten_houdt_het_aantal_dagen(w):
    inzet = f.gepland(w)
    nieuw = perform(
        inzet, "postpone", by=w.behandelregisseur, op=f.OP, begindatum=date(2026, 3, 16)
    )
    assert (nieuw.begindatum, nieuw.einddatum) == (date(2026, 3, 16), date(2026, 4, 12))
    for dag in (date(2026, 3, 16), date(2026, 3, 1)):
        with pytest.raises(ValidationError, match="na de toegekende begindatum"):
            perform(nieuw, "postpone", by=w.behandelregisseur, op=f.OP, begindatum=dag)


def test_wat_niet_doorgaat_telt_niet_mee(w):
    inzet = f.gepland(w)
    inzet = perform(inzet, "cancel", by=w.casusregisseur, op=f.OP, reden_afgezien="niet_nodig")
    assert (inzet.status, inzet.gestart_op) == ("beeindigd", None)
    stuk = f.ingediend(w)
    assert stuk.reeks().gebruikt == 0
    assert not stuk.is_vervolg


@pytest.mark.parametrize(
    ("naam", "gegevens", "veld"),
    [
        ("record_tussenevaluatie", {**TUSSEN, "tussenevaluatie": " "}, "tussenevaluatie"),
        ("record_tussenevaluatie", {**TUSSEN, "tussenbesluit": ""}, "tussenbesluit"),
        ("record_tussenevaluatie", {**TUSSEN, "tussenbesluit": "meer"}, "tussenbesluit"),
        ("record_afbouw", {"afbouw": "", "vervolg": "Thuis."}, "afbouw"),
        ("record_afbouw", {"afbouw": "Minder uren.", "vervolg": ""}, "vervolg"),
        ("end", {**f.EINDE, "doel_bereikt": ""}, "doel_bereikt"),
        ("end", {**f.EINDE, "evaluatie": ""}, "evaluatie"),
        ("end", {**f.EINDE, "vervolg_soort": ""}, "vervolg_soort"),
        ("end", {**f.EINDE, "doel_bereikt": "misschien"}, "doel_bereikt"),
    ],
)
def test_wat_half_is_wordt_niet_vastgelegd(w, naam, gegevens, veld):
    inzet = f.gestart(w)
    op = f.om(date(2026, 3, 22))
    with pytest.raises(ValidationError) as fout:
        perform(inzet, naam, by=w.behandelregisseur, op=op, **gegevens)
    assert set(fout.value.message_dict) == {veld}
    assert EenOpEenInzet.objects.get().versie == inzet.versie


def test_niet_door_laten_gaan_vraagt_een_reden_uit_de_lijst(w):
    inzet = f.gepland(w)
    for fout in ("", "geen zin"):
        with pytest.raises(ValidationError):
            perform(inzet, "cancel", by=w.casusregisseur, op=f.OP, reden_afgezien=fout)


@pytest.mark.eis("OO-06")
def test_een_latere_tekst_houdt_de_dag_van_de_eerste(w):
    inzet = f.gestart(w)
    for dag, tekst in ((date(2026, 3, 20), "Het gaat beter."), (date(2026, 3, 25), "Nog beter.")):
        inzet = perform(
            inzet,
            "record_tussenevaluatie",
            by=w.casusregisseur,
            op=f.om(dag),
            tussenevaluatie=tekst,
            tussenbesluit="zoals_gepland",
        )
        inzet = perform(
            inzet,
            "record_afbouw",
            by=w.behandelregisseur,
            op=f.om(dag),
            afbouw="Minder uren.",
            vervolg=tekst,
        )
    assert inzet.tussenevaluatie == inzet.vervolg == "Nog beter."
    assert inzet.tussenevaluatie_op == inzet.afbouw_vastgelegd_op == date(2026, 3, 20)


@pytest.mark.parametrize(
    ("op", "dag"),
    [(date(2026, 3, 20), date(2026, 3, 8)), (date(2026, 3, 20), date(2026, 3, 21))],
    ids=["voor_de_start", "in_de_toekomst"],
)
def test_een_laatste_dag_die_niet_kan(w, op, dag):
    inzet = f.gestart(w)
    with pytest.raises(ValidationError, match="tussen de start van de inzet en vandaag"):
        perform(inzet, "end", by=w.behandelregisseur, op=f.om(op), beeindigd_op=dag, **EINDE)


@pytest.mark.eis("OO-12")
def test_wie_eerder_stopt_houdt_dagen_over(w):
    f.beeindigd(w, dag=date(2026, 3, 18))
    op = f.om(date(2026, 3, 20))
    stuk = f.aanvraag(
        w,
        op,
        begindatum=date(2026, 3, 23),
        einddatum=date(2026, 4, 9),
        gewijzigd_sinds=date(2026, 3, 19),
        afbouw_vanaf_dag=None,
        afbouw_uren_per_dag=None,
    )
    assert stuk.reeks().in_woorden == "10 gebruikt, 18 over van 28"


@pytest.mark.eis("OO-12")
def test_wie_doorloopt_verbruikt_de_dagen_van_het_vervolg(w):
    """An inzet that runs past its last day counts on; the vervolg that was granted gets shorter."""
    kort = {"afbouw_vanaf_dag": None, "afbouw_uren_per_dag": None}
    inzet = f.gestart(w, einddatum=date(2026, 3, 18), **kort)  # 10 dagen
    elders = f.elders(w)
    op = f.om(date(2026, 3, 16))
    gepland = f.gepland(
        elders,
        op,
        begindatum=date(2026, 3, 19),
        einddatum=date(2026, 4, 5),
        gewijzigd_sinds=date(2026, 3, 16),
        **kort,
    )
    assert gepland.dagen == 18
    dag = f.om(date(2026, 3, 23))
    with pytest.raises(Geblokkeerd, match="Er loopt nog een andere 1-op-1"):
        perform(gepland, "start", by=elders.behandelregisseur, op=dag)
    with pytest.raises(ValidationError, match="al een andere 1-op-1"):
        perform(inzet, "end", by=w.behandelregisseur, op=dag, **EINDE)
    gepland = perform(
        gepland, "postpone", by=elders.behandelregisseur, op=dag, begindatum=date(2026, 3, 24)
    )
    perform(inzet, "end", by=w.behandelregisseur, op=dag, **EINDE)  # 15 dagen gebruikt
    start = perform(gepland, "start", by=elders.behandelregisseur, op=f.om(date(2026, 3, 24)))
    assert start.dagen == 13
    assert start.einddatum == date(2026, 4, 5)


# --- reden van later eindigen -------------------------------------------------------------------
@pytest.mark.parametrize("wie", ["behandelregisseur", "casusregisseur"])
def test_de_reden_van_later_eindigen_komt_uit_een_lijst(w, wie):
    inzet = f.gestart(w)
    na = f.om(inzet.einddatum + timedelta(days=1))
    inzet = amend(inzet, by=getattr(w, wie), op=na, reden_later="geen_plek")
    assert inzet.get_reden_later_display() == "Geen plek voor vervolghulp"
    with pytest.raises(ValidationError):
        amend(inzet, by=getattr(w, wie), op=na, reden_later="vrije tekst over het kind")


@pytest.mark.parametrize(
    ("dagen", "wie", "zin"),
    [
        (0, "behandelregisseur", "niet voorbij de laatste dag"),
        (1, "procesregisseur", "Alleen de casusregisseur"),
        (1, "zorgbemiddelaar", "Alleen de casusregisseur"),
    ],
)
def test_wie_geen_reden_vastlegt(w, dagen, wie, zin):
    inzet = f.gestart(w)
    op = f.om(inzet.einddatum + timedelta(days=dagen))
    with pytest.raises(PermissionDenied, match=zin):
        amend(inzet, by=getattr(w, wie), op=op, reden_later="geen_plek")


# --- de database houdt stand, ook buiten de deur om ----------------------------------------------
def kopie(inzet, **velden):
    """A second inzet of the same jeugdige, written past the door."""
    tweede = EenOpEenInzet.objects.get(pk=inzet.pk)
    tweede.pk, tweede.kenmerk, tweede._state.adding = None, uuid4(), True
    for naam, waarde in velden.items():
        setattr(tweede, naam, waarde)
    return tweede


@pytest.mark.eis("OO-12")
@pytest.mark.parametrize(
    ("velden", "regel"),
    [
        ({"begindatum": date(2026, 4, 5), "einddatum": date(2026, 4, 20)}, "een_inzet_per"),
        ({"begindatum": date(2026, 5, 5), "einddatum": date(2026, 5, 4)}, r"range|einde_na_begin"),
        (
            {
                "begindatum": date(2026, 6, 1),
                "einddatum": date(2026, 6, 9),
                "status": "loopt",
                "gestart_op": None,
            },
            "stand_past_bij_datums",
        ),
    ],
    ids=["overlap_van_een_dag", "einde_voor_begin", "lopend_zonder_start"],
)
def test_de_database_weigert(w, velden, regel):
    inzet = f.gepland(w)
    stuk = f.toegekend_elders(w)
    EenOpEenInzet.objects.filter(aanvraag=stuk).delete()
    with pytest.raises(DatabaseError, match=regel), transaction.atomic():
        kopie(inzet, aanvraag=stuk, **velden).save()


def test_twee_lopende_inzetten_weigert_de_database(w):
    inzet = f.gestart(w)
    stuk = f.toegekend_elders(w)
    EenOpEenInzet.objects.filter(aanvraag=stuk).delete()
    los = {"begindatum": date(2026, 9, 1), "einddatum": date(2026, 9, 9)}
    with pytest.raises(IntegrityError, match="een_lopende_inzet"), transaction.atomic():
        kopie(inzet, aanvraag=stuk, gestart_op=date(2026, 9, 1), **los).save()


def test_een_inzet_zonder_besluit_bestaat_niet(w):
    stuk = f.met_akkoord(w)
    los = EenOpEenInzet(
        casus=w.casus,
        jeugdige=w.casus.jeugdige,
        aanbieder=w.aanbieder,
        aanvraag=stuk,
        kaderversie=stuk.kaderversie,
        begindatum=f.BEGIN,
        einddatum=f.LAATSTE,
    )
    with pytest.raises(PermissionDenied, match="nog geen besluit"):
        f.register(los, by=w.besluiter, op=f.OP)


def test_wie_te_laat_is_krijgt_een_conflict(w):
    inzet = f.gepland(w)
    op = f.om(f.BEGIN)
    perform(inzet, "start", by=w.behandelregisseur, op=op)
    with pytest.raises(Conflict):
        perform(inzet, "start", by=w.behandelregisseur, op=op)
