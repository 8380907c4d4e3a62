"""Willekeurige stappen op elke machine van het product: wat er ook gebeurt, dit blijft waar."""

import inspect
import os
import random
from collections import Counter
from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from casusregie.models import Escalatie
from casusregie.termijnen.bewaking import watch
from normenkader import voorraad
from organisaties.models import Medewerker, Organisatie
from sturing.demo.spelen import load_reference, play_all
from sturing.integriteit import broken_invariants
from tests.deurvragen import own_queries, too_many
from tests.metingen import meting
from tests.toegang.kruiper import Kruiper
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.models import Gebeurtenis, Onderwerp, Outbox
from verloop.overgangen import perform

from .bladzijden import fullest_pages

pytestmark = pytest.mark.django_db

VOL = os.environ.get("PROEF") == "1"
STAPPEN = 10_000 if VOL else 60
GEWEIGERD = (PermissionDenied, ValidationError, Conflict, Geblokkeerd)
TEKST = ("Dit is met het gezin besproken en past bij het plan.", "x" * 300, "", "  ")
VANDAAG = timezone.localdate()
#: Not in the demonstration; tests/toegang/test_wandeling.py walks through them.
NIET_IN_DEMO = {
    "casusregie.bijlage",
    "casusregie.deling",
    "casusregie.ivh",
    "casusregie.overname",
    "casusregie.regievraag",
    "casusregie.teamaanmelding",
    "casusregie.teamverwijzing",
    "casusregie.tijdelijkeprocesregie",
    "casusregie.toekomsttaak",
    "casusregie.verzamelopdracht",
    "casusregie.voorlegging",
}


def machines():
    """Every model with a status that moves through the door."""
    modellen = [m for m in apps.get_models() if issubclass(m, Onderwerp)]
    return [m for m in modellen if moves_of(m)]


def walked():
    """Those of which the demonstration has rows."""
    return [m for m in machines() if m._meta.label_lower not in NIET_IN_DEMO]


def moves_of(model):
    veld = next((v for v in model._meta.fields if v.name == "status"), None)
    if not hasattr(veld, "get_all_transitions"):
        return {}
    return {regel.name: regel for regel in veld.get_all_transitions(model)}


@pytest.fixture(scope="module")
def wereld(django_db_setup, django_db_blocker):
    """The demonstration: casussen in many states, with people of every role."""
    with django_db_blocker.unblock(), transaction.atomic():
        voorraad.forget()
        load_reference(verbosity=0)
        with own_queries() as vragen:
            demo = play_all(VANDAAG)
            outbox.process_all()
        yield {
            "vragen": vragen,
            "dag_28": demo.dag_28,
            "mensen": list(Medewerker.objects.all()),
            "organisaties": list(Organisatie.objects.all()),
        }
        transaction.set_rollback(True)


def test_de_dag_na_de_laatste_dag_escaleert_alleen_die_inzet(wereld):
    """What `watch_termijnen --on` does the day after the day 28 that load_demo names."""
    morgen = wereld["dag_28"] + timedelta(days=1)
    waren = set(Escalatie.objects.values_list("pk", flat=True))
    op = timezone.make_aware(datetime.combine(morgen, time(6)))
    with transaction.atomic():
        eerste, nog_eens = watch(morgen, op), watch(morgen, op)
        (nieuw,) = Escalatie.objects.exclude(pk__in=waren)
        transaction.set_rollback(True)
    assert (eerste.escalaties, nog_eens.escalaties) == (1, 0)
    assert nieuw.termijn.code == "eenopeen.laatste_dag"


def test_een_stap_van_de_demonstratie_vraagt_hooguit_twintig_keer(wereld):
    """Every step that the stories take, with the forms filled in; a step within it on its own."""
    vragen = wereld["vragen"]
    assert len(vragen) > 150
    assert too_many(vragen) == []


@pytest.mark.timeout(3600)
def test_een_bladzijde_van_de_demonstratie_blijft_binnen_het_budget(wereld):
    """The fullest pages as somebody who reads them; `make proef`: every link, as everybody."""
    mensen = [m for m in wereld["mensen"] if m.aanstellingen_op(VANDAAG)]
    paden = dict.fromkeys(mensen, ("/",)) if VOL else fullest_pages(mensen, VANDAAG)
    fouten, gezien = [], 0
    for mens, begin in paden.items():
        klant = Client()
        klant.force_login(mens)
        kruiper = Kruiper(klant, 2000 if VOL else len(begin), 3, begin)
        gezien += kruiper.walk()
        fouten += [f"{mens}: {fout}" for fout in kruiper.fouten if "vragen" in fout]
    assert gezien > 20
    assert fouten == []


class Wandeling:
    """Random moves by random people on random rows of one model."""

    def __init__(self, model, wereld, kans):
        self.model, self.wereld, self.kans = model, wereld, kans
        self.regels = moves_of(model)
        self.rijen = list(model._default_manager.values_list("pk", flat=True))
        self.geslaagd, self.geweigerd = Counter(), Counter()
        self.houders = {}

    def stap(self):
        rij = self.model._default_manager.get(pk=self.kans.choice(self.rijen))
        naam = self._move(rij)
        by = self._person(rij, klok=not self._is_of_the_clock(naam))
        voor = self._seen(rij)
        try:
            with transaction.atomic():
                perform(rij, naam, by=by, **self._arguments(naam))
        except GEWEIGERD as fout:
            self.geweigerd[naam] += 1
            assert self._state(rij.pk) == voor, f"{naam} liet iets achter"
            assert str(fout) or isinstance(fout, Conflict), f"{naam} weigert zonder reden"
            return
        self.geslaagd[naam] += 1
        self._check_success(rij.pk, naam, by, voor)

    def _check_success(self, pk, naam, by, voor):
        na = self._state(pk)
        bronnen = {r.source: r.target for r in self._rows(naam)}
        bron = voor["rij"]["status"]
        doel = bronnen.get(bron, bronnen.get("*"))
        assert bron in bronnen or "*" in bronnen, f"{naam} vanuit {bron}"
        mag = getattr(doel, "allowed_states", None) or (doel or bron,)
        assert na["rij"]["status"] in mag
        laatste = Gebeurtenis.objects.filter(
            model=self.model._meta.label_lower, object_id=pk, code__endswith=f".{naam}"
        ).latest("pk")
        assert laatste.door_id == by.pk
        assert (laatste.van, laatste.naar) == (bron, na["rij"]["status"])

    def _rows(self, naam):
        veld = self.model._meta.get_field("status")
        return [r for r in veld.get_all_transitions(self.model) if r.name == naam]

    def _move(self, rij):
        """Mostly a move that leaves the present status; sometimes any."""
        past = [n for n in self.regels if any(r.source in (rij.status, "*") for r in self._rows(n))]
        return self.kans.choice(past if past and self.kans.random() < 0.9 else sorted(self.regels))

    def _is_of_the_clock(self, naam):
        """Done by a handler as part of more; nobody asks for it on its own."""
        return any(r.custom.get("systeem") for r in self._rows(naam))

    def _person(self, rij, klok):
        """Mostly somebody who may see the casus; sometimes anybody, sometimes the clock."""
        geluk = self.kans.random()
        if klok and geluk < 0.1:
            return Medewerker.objects.systeem()
        if geluk < 0.8 and (houders := self._holders(rij)):
            return self.kans.choice(houders)
        return self.kans.choice([m for m in self.wereld["mensen"] if klok or not m.is_systeem])

    def _holders(self, rij):
        """Who held a role in its casus; asked once per row of this walk."""
        if rij.pk not in self.houders:
            casus = getattr(rij, "casus", None)
            rollen = casus.regierollen.select_related("medewerker") if casus is not None else ()
            self.houders[rij.pk] = [r.medewerker for r in rollen if r.medewerker]
        return self.houders[rij.pk]

    def _arguments(self, naam):
        soort = inspect.signature(getattr(self.model, naam)).parameters
        return {
            sleutel: self._guess(sleutel, parameter)
            for sleutel, parameter in soort.items()
            if sleutel not in ("self", "on", "by")
            and parameter.kind is not inspect.Parameter.VAR_KEYWORD
        }

    def _guess(self, sleutel, parameter):
        veld = next((v for v in self.model._meta.fields if v.name == sleutel), None)
        if veld is not None and veld.choices:
            return self.kans.choice([*[c for c, _ in veld.flatchoices], "onzin"])
        soort = str(parameter.annotation)
        for woord, maak in self._kinds().items():
            if woord in soort:
                return maak()
        if parameter.default is not inspect.Parameter.empty:
            return parameter.default
        return self.kans.choice(TEKST)

    def _kinds(self):
        dag = VANDAAG + timedelta(days=self.kans.randint(-40, 40))
        kies = self.kans.choice
        return {
            "Medewerker": lambda: kies(self.wereld["mensen"]),
            "Organisatie": lambda: kies(self.wereld["organisaties"]),
            "datetime.datetime": lambda: timezone.now() + (dag - VANDAAG),
            "datetime.date": lambda: dag,
            "bool": lambda: kies([True, False]),
            "Decimal": lambda: Decimal(kies([0, 1, 40, -1])),
            "int": lambda: kies([0, 1, 7, 28, 60]),
            "str": lambda: kies(TEKST),
        }

    def _seen(self, rij):
        """The state as it was just fetched."""
        return self._counted(
            {v.attname: getattr(rij, v.attname) for v in rij._meta.concrete_fields}
        )

    def _state(self, pk):
        return self._counted(self.model._default_manager.filter(pk=pk).values().get())

    def _counted(self, rij):
        return {
            "rij": rij,
            "gebeurtenissen": Gebeurtenis.objects.count() if not VOL else 0,
            "outbox": Outbox.objects.count() if not VOL else 0,
        }


def test_de_demonstratie_heeft_de_rest(wereld):
    leeg = {m._meta.label_lower for m in machines() if not m._default_manager.exists()}
    assert leeg == NIET_IN_DEMO


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("model", walked(), ids=lambda m: m._meta.label_lower)
def test_willekeurige_stappen(model, wereld):
    walk(model, wereld)


def walk(model, wereld):
    """Refused leaves nothing; allowed follows the table; the invariants hold afterwards."""
    geslaagd, geweigerd = Counter(), Counter()

    @settings(
        max_examples=1 if not VOL else 20,
        deadline=None,
        database=None,
        derandomize=not VOL,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 2**32))
    def wandel(zaad):
        with transaction.atomic():
            wandeling = Wandeling(model, wereld, random.Random(zaad))
            for _ in range(STAPPEN // (20 if VOL else 1)):
                wandeling.stap()
            outbox.process_all()
            assert broken_invariants() == []
            geslaagd.update(wandeling.geslaagd)
            geweigerd.update(wandeling.geweigerd)
            transaction.set_rollback(True)

    wandel()
    assert geweigerd, "er is altijd iemand die iets niet mag"
    meting(
        f"willekeurige stappen op {model._meta.verbose_name}, zonder geschonden afspraak",
        sum(geslaagd.values()) + sum(geweigerd.values()),
        "stappen",
        "make proef (tests/sturing/test_alle_machines.py)",
    )
