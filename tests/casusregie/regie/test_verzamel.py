"""Veel casussen tegelijk: gedood, gestopt en hervat, en toch elke casus precies één keer."""

import os
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from casusregie.models import Casus, Overdracht, Regierol, Verzamelopdracht, Verzamelregel
from casusregie.regie import verzamelwerk
from casusregie.regie.betrekken import involve
from casusregie.regie.verzamelwerk import run_step, start_job
from organisaties.rollen import Rol
from tests.factories.casusregie import OP, GezinFactory, casus_a, team_met_mensen
from tests.factories.organisaties import medewerker
from tests.metingen import meting
from verloop import outbox
from verloop.models import Gebeurtenis, Outbox
from verloop.overgangen import perform

AANTAL = 1000 if os.environ.get("PROEF") == "1" else 60
C = Rol.CASUSREGISSEUR
LATER = OP + timedelta(days=1)


class Gedood(BaseException):
    """The process is gone: nothing catches this."""


@pytest.fixture
def veel(db):
    """A team with many casussen, the same every time; casusregisseur a for all."""
    team = team_met_mensen()
    eerste = casus_a(team)
    gewoon = {
        "jeugdige": eerste.jeugdige,
        "gemeente": eerste.gemeente,
        "team": eerste.team,
        "route": "A",
        "aangemeld_op": OP.date(),
    }
    casussen = [eerste]
    for n in range(1, AANTAL):
        casus = Casus.objects.create(nummer=f"2026-9{n:05d}", gezin=GezinFactory(), **gewoon)
        casussen.append(casus)
    involve_all(casussen, team)
    Regierol.objects.bulk_create(
        Regierol(
            casus=casus,
            gezin=casus.gezin,
            rol=C,
            medewerker=team.casusregisseur,
            organisatie=team.team,
            begin=OP,
        )
        for casus in casussen
    )
    team.casussen, team.opvolger = casussen, medewerker(C, organisatie=team.team)
    return team


def involve_all(casussen, team):
    rollen = [Rol.CASUSREGISSEUR.value, Rol.PROCESREGISSEUR.value, Rol.TEAMLEIDER.value]
    for casus in casussen[1:]:
        involve(casus, team.team, rollen, "Team van de casus", OP.date())


def job(team, casussen=None, **velden):
    return start_job(
        casussen or team.casussen,
        by=team.teamleider,
        op=LATER,
        **{
            "soort": "toewijzen",
            "rol": C.value,
            "reden": "Collega gaat weg.",
            "aan": team.opvolger,
            **velden,
        },
    )


def moved(team):
    """How often each casus got the new casusregisseur."""
    rijen = Regierol.objects.filter(medewerker=team.opvolger, rol=C)
    return sorted(rijen.values_list("casus", flat=True))


@pytest.mark.eis("CR-G-03")
def test_halverwege_gedood_en_hervat_gaat_elke_casus_een_keer_over(veel, monkeypatch):
    opdracht = job(veel)
    _die_often(monkeypatch)
    gedood = 0
    while Verzamelopdracht.objects.get().status == "loopt":
        gedood += not _one_outbox_row()
    assert gedood >= 3
    assert moved(veel) == sorted(casus.pk for casus in veel.casussen)
    assert opdracht.counts() == {
        "totaal": AANTAL,
        "gedaan": AANTAL,
        "geweigerd": 0,
        "open": 0,
    }
    code = "casusregie.casus.regie_toegewezen"
    assert Gebeurtenis.objects.filter(code=code).count() == AANTAL
    assert Regierol.objects.current().filter(rol=C, medewerker=veel.casusregisseur).count() == 0
    naam = f"verzamelopdracht, {gedood} keer gedood: casussen die elk een keer overgingen"
    meting(naam, AANTAL, "casussen", "make proef (tests/casusregie/regie/test_verzamel.py)")


def _die_often(monkeypatch):
    """Every third time a row in the middle of a step is done, the process dies after it."""
    echt, teller = verzamelwerk._do_row, {"n": 0}

    def do_row(opdracht, regel, now):
        echt(opdracht, regel, now)
        teller["n"] += 1
        if teller["n"] % 17 == 0 and teller["n"] < 17 * 7:
            raise Gedood

    monkeypatch.setattr(verzamelwerk, "_do_row", do_row)


def _one_outbox_row():
    """What a worker does; False when it was killed. Lost work is handed out again."""
    rij = Outbox.objects.filter(verwerkt_op=None, mislukt_op=None).earliest("pk")
    try:
        return outbox.process(rij.pk, timezone.now())
    except Gedood:
        return False


def test_stoppen_werkt_meteen_en_hervatten_doet_alleen_de_rest(veel):
    opdracht = job(veel)
    assert _one_outbox_row()
    perform(opdracht, "stop", by=veel.teamleider, op=LATER)
    gedaan = opdracht.counts()["gedaan"]
    assert gedaan == verzamelwerk.PER_STAP
    outbox.process_all()
    assert opdracht.counts()["gedaan"] == gedaan
    perform(opdracht, "resume", by=veel.teamleider, op=LATER)
    outbox.process_all()
    assert Verzamelopdracht.objects.get().status == "klaar"
    assert moved(veel) == sorted(casus.pk for casus in veel.casussen)


def test_een_stap_die_twee_keer_wordt_gevraagd_doet_niets_dubbel(veel):
    opdracht = job(veel)
    run_step(opdracht.pk, 0, 0, LATER)
    run_step(opdracht.pk, 0, 0, LATER)
    assert run_step(opdracht.pk, 7, 0, LATER) == 0, "een andere ronde doet niets"
    assert len(moved(veel)) == len(set(moved(veel))) == 2 * verzamelwerk.PER_STAP


def test_wat_niet_mag_blijft_staan_met_de_reden(veel):
    dicht = veel.casussen[5]
    Casus.objects.filter(pk=dicht.pk).update(gesloten_op=OP.date())
    opdracht = job(veel, veel.casussen[:8])
    outbox.process_all()
    assert opdracht.counts()["gedaan"] == 7
    regel = Verzamelregel.objects.get(status="geweigerd")
    assert (regel.casus, regel.uitleg) == (dicht, "Deze casus heeft geen team, of is gesloten.")


def test_overnemen_en_overdragen_in_een_keer(veel):
    ander = team_met_mensen(valt_onder=veel.team.valt_onder)
    naar = {"soort": "overdragen", "naar": ander.team, "instemming_op": OP.date(), "aan": None}
    job(veel, veel.casussen[:3], **naar)
    outbox.process_all()
    assert set(Overdracht.objects.values_list("status", "naar")) == {("aangeboden", ander.team.pk)}
    assert Overdracht.objects.count() == 3
    assert moved(veel) == []


@pytest.mark.parametrize(
    ("velden", "veld"),
    [({"reden": " "}, "reden"), ({"aan": None}, "aan"), ({"soort": "overdragen"}, "naar")],
)
def test_een_opdracht_zonder_wat_nodig_is_begint_niet(veel, velden, veld):
    with pytest.raises(ValidationError) as fout:
        job(veel, **velden)
    assert veld in fout.value.message_dict
    assert not Verzamelopdracht.objects.exists()


def test_meer_dan_duizend_of_niets_wordt_geweigerd(veel, monkeypatch):
    monkeypatch.setattr(verzamelwerk, "HOOGUIT", 5)
    with pytest.raises(ValidationError, match="hooguit 5 casussen"):
        job(veel)
    with pytest.raises(ValidationError, match="ten minste één casus"):
        start_job(
            *([],), by=veel.teamleider, soort="overnemen", rol=C.value, reden="Ziek.", op=LATER
        )
