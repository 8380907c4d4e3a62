"""Uitgaand werk: precies één keer gedaan, hoe vaak het ook wordt aangeboden."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from casusregie.models import Escalatie, Signaal
from casusregie.termijnen.bewaking import watch
from tests.casusregie.termijnen import bouw
from tests.casusregie.termijnen.bouw import GEMIST, GEMIST_OM
from tests.verloop.gelijktijdig import together
from verloop import outbox, tasks
from verloop.models import Outbox

pytestmark = pytest.mark.django_db
gedaan: list[int] = []


@pytest.fixture(autouse=True)
def proefwerk(monkeypatch):
    """Work that writes down that it was done, or fails when asked."""
    monkeypatch.setattr(outbox, "_afhandelaars", dict(outbox._afhandelaars))
    gedaan.clear()

    @outbox.afhandelaar("proef.doe")
    def doe(nr, mislukt=False):
        if mislukt:
            raise ValueError("mislukt")
        gedaan.append(nr)


@pytest.fixture
def bel(monkeypatch):
    keren = []
    monkeypatch.setattr(outbox, "_bell", lambda: keren.append(1))
    return keren


def zet_klaar(nr, **gegevens):
    outbox.enqueue("proef.doe", sleutel=f"proef:{nr}", op=GEMIST_OM, nr=nr, **gegevens)
    return Outbox.objects.get(sleutel=f"proef:{nr}")


def test_dezelfde_sleutel_maar_een_keer():
    eerste = zet_klaar(1)
    outbox.enqueue("proef.doe", sleutel="proef:1", op=GEMIST_OM, nr=99)
    assert Outbox.objects.get() == eerste
    assert outbox.process_all() == 1
    assert gedaan == [1]


def test_nog_een_keer_aanbieden_doet_niets():
    rij = zet_klaar(1)
    nu = timezone.now()
    assert [outbox.process(rij.pk, nu) for _ in range(3)] == [True, False, False]
    assert gedaan == [1]


def test_werk_dat_niet_bestaat_wordt_niet_gedaan():
    assert outbox.process(123456, timezone.now()) is False


def test_uitdelen_geeft_een_rij_maar_een_keer_per_wachttijd():
    rij = zet_klaar(1)
    nu = timezone.now()
    assert outbox.claim(nu) == [rij.pk]
    assert outbox.claim(nu) == []
    assert outbox.claim(nu + outbox.WACHT) == [rij.pk]


@pytest.mark.parametrize(
    ("pogingen", "seconden"),
    [(0, 20), (1, 40), (4, 320), (7, 2560), (8, 3600), (12, 3600), (500, 3600)],
)
def test_de_pauze_verdubbelt_tot_een_uur(pogingen, seconden):
    assert outbox.pause(pogingen) == timedelta(seconds=seconden)
    rij = zet_klaar(1)
    Outbox.objects.filter(pk=rij.pk).update(pogingen=pogingen)
    nu = timezone.now()
    assert outbox.claim(nu) == [rij.pk]
    rij.refresh_from_db()
    assert rij.volgende_poging_op == nu + timedelta(seconds=seconden)


def give_up(nr):
    rij = zet_klaar(nr)
    Outbox.objects.filter(pk=rij.pk).update(
        pogingen=outbox.MAX_POGINGEN, mislukt_op=timezone.now(), volgende_poging_op=timezone.now()
    )
    return rij


def test_opnieuw_begint_alleen_met_wat_is_opgegeven():
    op, ander, open_ = give_up(1), give_up(2), zet_klaar(3)
    assert list(outbox.failed()) == [op, ander]
    nu = timezone.now()
    assert outbox.retry([op.pk, open_.pk, 999_999], nu) == 1
    assert list(outbox.failed()) == [ander]
    assert outbox.waiting(nu + timedelta(seconds=1)) == 2
    assert outbox.process(op.pk, nu) is True
    op.refresh_from_db()
    assert (op.pogingen, op.mislukt_op) == (1, None)


def test_uitdelen_in_volgorde_en_hooguit_zoveel():
    nummers = [zet_klaar(nr).pk for nr in range(5)]
    assert outbox.claim(timezone.now(), aantal=3) == nummers[:3]
    assert outbox.claim(timezone.now(), aantal=3) == nummers[3:]


def test_mislukt_werk_blijft_open_en_houdt_na_de_laatste_poging_op():
    rij = zet_klaar(1, mislukt=True)
    for _ in range(outbox.MAX_POGINGEN):
        with pytest.raises(ValueError, match="mislukt"):
            outbox.process(rij.pk, timezone.now())
    rij.refresh_from_db()
    assert (rij.pogingen, rij.mislukt_op) == (outbox.MAX_POGINGEN, None)
    assert outbox.process(rij.pk, timezone.now()) is False
    rij.refresh_from_db()
    assert rij.mislukt_op is not None
    assert outbox.claim(timezone.now() + timedelta(days=1)) == []


def test_mislukt_werk_laat_niets_half_achter(django_user_model):
    @outbox.afhandelaar("proef.half")
    def half():
        django_user_model.objects.create_user("half@test.example", "Half")
        raise ValueError("mislukt")

    outbox.enqueue("proef.half", sleutel="half", op=GEMIST_OM)
    with pytest.raises(ValueError, match="mislukt"):
        outbox.process_all()
    assert not django_user_model.objects.filter(naam="Half").exists()
    assert Outbox.objects.get().verwerkt_op is None


def test_een_naam_heeft_een_afhandelaar():
    with pytest.raises(RuntimeError, match="al een afhandelaar"):
        outbox.afhandelaar("proef.doe")(lambda nr: None)


def test_de_echte_afhandelaars_zijn_bekend():
    assert "casusregie.tell_answer" in outbox.known_handlers()


def test_de_bel_gaat_een_keer_per_transactie(bel, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        for nr in range(5):
            zet_klaar(nr)
    assert len(bel) == 1


@pytest.mark.django_db(transaction=True)
def test_de_bel_gaat_niet_als_de_verandering_niet_doorgaat(bel):
    class Afgebroken(Exception):  # noqa: N818
        pass

    with pytest.raises(Afgebroken), transaction.atomic():
        zet_klaar(1)
        raise Afgebroken
    assert (bel, Outbox.objects.count()) == ([], 0)


def test_taken_dragen_alleen_nummers(monkeypatch):
    verstuurd = []

    class Taak:
        def delay(self, *args):
            verstuurd.append(args)

    monkeypatch.setattr(tasks.current_app, "signature", lambda naam: Taak(), raising=False)
    rij = zet_klaar(1)
    assert tasks.relay_outbox() == 1
    assert verstuurd[-1] == (rij.pk,)
    assert tasks.process_outbox(rij.pk) is True
    assert gedaan == [1]


@pytest.mark.django_db(transaction=True)
def test_acht_werkers_elk_werk_drie_keer_aangeboden(bel):
    nummers = [zet_klaar(nr).pk for nr in range(40)]

    def werk(werker):
        return sum(outbox.process(pk, timezone.now()) for _ in range(3) for pk in nummers)

    uitkomst = together(8, werk)
    assert sum(aantal * keer for aantal, keer in uitkomst.items()) == 40
    assert sorted(gedaan) == list(range(40))


@pytest.mark.django_db(transaction=True)
def test_acht_uitdelers_delen_elk_werk_een_keer_uit(bel):
    nummers = {zet_klaar(nr).pk for nr in range(200)}
    nu = timezone.now()
    uitkomst = together(8, lambda nr: tuple(outbox.claim(nu, aantal=50)))
    gekregen = [pk for deel, keer in uitkomst.items() for pk in deel * keer]
    assert len(gekregen) == len(set(gekregen))
    assert set(gekregen) <= nummers


def test_antwoord_van_een_escalatie_wordt_een_signaal(bel):
    w = bouw.wereld()
    bouw.due_termijnen(w, 1)
    watch(GEMIST, GEMIST_OM)
    escalatie = Escalatie.objects.get()
    outbox.enqueue("casusregie.tell_answer", sleutel="x", op=GEMIST_OM, **_ids(escalatie))
    outbox.process_all()
    assert Signaal.objects.filter(soort__startswith="antwoord").count() == 1


def _ids(escalatie):
    from verloop.models import Gebeurtenis

    return {
        "onderwerp_id": escalatie.pk,
        "gebeurtenis_id": Gebeurtenis.objects.latest("pk").pk,
    }
