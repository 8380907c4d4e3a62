"""Willekeurige wandelingen door route C: route, maatregel en teamtafel; dit blijft altijd waar."""

import os
from collections import Counter
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from casusregie.bescherming import bewakers
from casusregie.bescherming.soorten import REGELS, majority
from casusregie.bescherming.vastleggen import extend_maatregel, record_evaluation
from casusregie.models import BeschermingsRoute, Casus, Maatregel, Teamtafel, Termijn
from casusregie.routes.vinden import note_opdracht, note_start
from normenkader.termijnen.kalender import add_months
from organisaties.models import Medewerker
from tests.factories import bescherming as f
from tests.factories import casusregie as c
from tests.metingen import meting
from verloop.fouten import Conflict, Geblokkeerd
from verloop.models import Gebeurtenis
from verloop.overgangen import perform

VOL = os.environ.get("PROEF") == "1"
WANDELINGEN, LENGTE = (105, 100) if VOL else (5, 60)
GEWEIGERD = (PermissionDenied, ValidationError, Conflict, Geblokkeerd)
ROUTE = (
    *("start_assignment", "adopt_gezinsplan", "start_evaluation", "resume", "close"),
    *("record_first_help", "opdracht", "start", "hand_over"),
)
MAATREGEL = (
    *("nieuw", "describe", "extend", "record_evaluatie", "record_rvdk", "align_adult"),
    *("choose_path", "end", "withdraw"),
)
TAFEL = ("plan", "hold", "complete_report", "adopt_report", "cancel")
STUKKEN = ("eindevaluatie", "rapportage_besproken", "kernbeslissing", "rapportage")
ZETTEN = (*ROUTE, *MAATREGEL, *TAFEL, *STUKKEN)
MENSEN = (None, None, None, None, "elders", "casusregisseur")
#: What brings a walk to its end; half of the steps is one of these.
VERDER = (
    *("nieuw", "start_assignment", "plan", "hold", "adopt_gezinsplan", "opdracht", "start"),
    *("start_evaluation", "adopt_report", "choose_path"),
    *("kernbeslissing", "eindevaluatie", "rapportage", "rapportage_besproken", "end", "close"),
)
#: What a walk that makes for the end does when this guard of `close` says no.
NODIG = {
    bewakers.has_gezinsplan: ("adopt_gezinsplan", "plan", "hold"),
    bewakers.judged_result: ("eindevaluatie",),
    bewakers.knows_what_follows: ("choose_path", "nieuw"),
    bewakers.took_core_decision: ("kernbeslissing",),
    bewakers.wrote_report: ("rapportage", "rapportage_besproken"),
    bewakers.help_stops_too: ("choose_path", "nieuw"),
    bewakers.measure_has_ended: ("end", "nieuw"),
}
#: And when all of them say yes, per status of the route.
DAN = {
    "aangemeld": ("start_assignment", "opdracht"),
    "hulp_toewijzen": ("opdracht", "start"),
    "hulp_loopt": ("start_evaluation",),
}
stap = st.tuples(
    st.one_of(st.just("verder"), st.sampled_from(ZETTEN)),
    st.sampled_from(MENSEN),
    st.sampled_from((0, 0, 0, 1, 7, 40)),
    st.integers(-3, 400),
)


class Wandeling:
    """One casus on route C, and a calendar that only goes on."""

    def __init__(self, jong, gericht=False):
        self.dag, self.gericht = f.DAG, gericht
        geboren = f.DAG - timedelta(days=365 * (10 if jong else 17))
        self.w = f.wereld(geboren=geboren)
        c.met_regie(self.w.casus)
        self.geslaagd, self.geweigerd, self.nummer = Counter(), 0, 0
        self.stand = self.toestand()

    @property
    def op(self):
        return f.om(self.dag)

    def doe(self, zet, mens, verder, getal):
        self.dag += timedelta(days=verder)
        if zet == "verder":
            zet = self.verder()
        try:
            with transaction.atomic():
                self.zet(zet, self.wie(mens), getal)
        except GEWEIGERD:
            self.geweigerd += 1
            assert self.toestand() == self.stand, f"een weigering van {zet} laat niets achter"
            return
        self.geslaagd[zet] += 1
        self.stand = self.toestand()
        self.controleer()

    def verder(self):
        """The next of a fixed row, or, when the walk makes for the end, what is still needed."""
        self.nummer += 1
        if not self.gericht:
            return VERDER[(self.nummer - 1) % len(VERDER)]
        route = f.route(self.w).on(self.dag)
        eerst = next((zetten for bewaker, zetten in NODIG.items() if not bewaker(route)), None)
        zetten = eerst or DAN.get(route.status, ("close",))
        return zetten[self.nummer % len(zetten)]

    def wie(self, mens):
        if mens is None:
            return Medewerker.objects.get(pk=self.w.jeugdbeschermer.pk)
        return getattr(self.w, mens, None) or getattr(self.w.team, mens)

    def zet(self, zet, by, getal):
        if zet in ROUTE:
            self._route(zet, by, getal)
        elif zet in MAATREGEL:
            self._maatregel(zet, by, getal)
        elif zet in TAFEL:
            self._tafel(zet, by, getal)
        else:
            self._stuk(zet, by)

    def _route(self, zet, by, getal):
        if zet == "opdracht":
            if note_opdracht(self.w.casus, op=self.op) is None:
                raise Conflict()
        elif zet == "start":
            if note_start(self.w.casus, gestart_op=self.dag, op=self.op) is None:
                raise Conflict()
        else:
            dag = self.dag - timedelta(days=max(getal % 9 - 1, -1))
            eerst = {"eerste_hulp_op": dag, "veiligheid": "Ja."}
            gegevens = eerst if zet == "record_first_help" else {}
            by = Medewerker.objects.systeem() if zet == "hand_over" else by
            perform(f.route(self.w), zet, by=by, op=self.op, **gegevens)

    def _maatregel(self, zet, by, getal):
        if zet == "nieuw":
            soort = ("ots", "voogdij", "jeugdreclassering")[getal % 3]
            einde = self.dag + timedelta(days=getal) if soort != "voogdij" else None
            f.ots(self.w, op=self.op, by=by, soort=soort, einddatum=einde)
            return
        maatregel = self.laatste(Maatregel.objects.running())
        dag = self.dag - timedelta(days=getal % 5 - 1)
        if zet == "extend":
            einde = (maatregel.einddatum or self.dag) + timedelta(days=getal)
            uitspraak = {"datum": self.dag, "einddatum": einde, **f.UITSPRAAK}
            extend_maatregel(maatregel, by=by, op=self.op, **uitspraak)
        elif zet == "record_evaluatie":
            tekst = {"uitkomst": "doorgaan", "toelichting": "Ja."}
            record_evaluation(maatregel, by=by, op=self.op, geevalueerd_op=dag, **tekst)
        else:
            perform(maatregel, zet, by=by, op=self.op, **self.gegevens(zet, dag, getal))

    def gegevens(self, zet, dag, getal):
        return {
            "describe": {"dreiging": "Geweld." * (getal + 4), "veiligheid": "Oma."},
            "record_rvdk": {"getoetst_op": dag, "uitkomst": "akkoord"},
            "align_adult": {"afgestemd_op": dag},
            "choose_path": {"pad": ("stopt", "lokaal_team")[getal % 7 == 0]},
            "end": {
                "beeindigd_op": dag,
                "eindreden": ("rechter", "verstreken", "meerderjarig")[getal % 3],
            },
            "withdraw": {"toelichting": "Fout." if getal % 2 else ""},
        }[zet]

    def _tafel(self, zet, by, getal):
        if zet == "plan":
            dag = self.dag + timedelta(days=getal % 10 - 2)
            soort = ("eerste", "tussentijds", "afsluitend")[getal % 3]
            f.tafel(self.w, soort, self.op, by=by, gepland_op=dag)
            return
        stand = "gehouden" if "report" in zet else "gepland"
        tafel = self.laatste(Teamtafel.objects.filter(status=stand))
        volgt = {"monitoring_door": "Team" if getal % 2 else "", "terugkoppeling": "Bellen."}
        if zet == "hold":
            dag = self.dag - timedelta(days=getal % 4 - 1)
            f.gehouden(self.w, tafel, self.op, gehouden_op=dag, **volgt)
        elif zet == "complete_report":
            perform(tafel, zet, by=by, op=self.op, verslag="Meer.", **volgt)
        else:
            reden = {"reden": "Ziek."} if zet == "cancel" else {}
            perform(tafel, zet, by=by, op=self.op, **reden)

    def _stuk(self, zet, by):
        if zet == "kernbeslissing":
            f.besluit(self.w, "afsluiten", op=self.op, by=by)
        elif zet == "rapportage":
            f.rapportage(self.w, self.op)
        else:
            uitkomst = {"uitkomst": "gehaald"} if zet == "eindevaluatie" else {}
            f.handeling(self.w, zet, op=self.op, by=by, **uitkomst)

    def laatste(self, rijen):
        gevonden = rijen.filter(casus=self.w.casus).order_by("-pk").first()
        if gevonden is None:
            raise Conflict()
        return gevonden

    # --- wat altijd waar is
    def toestand(self):
        return (
            list(BeschermingsRoute.objects.values_list("pk", "status", "versie")),
            list(Maatregel.objects.order_by("pk").values_list("pk", "status", "versie")),
            list(Teamtafel.objects.order_by("pk").values_list("pk", "status", "versie")),
            Gebeurtenis.objects.count(),
        )

    def controleer(self):
        maatregelen = list(Maatregel.objects.all())
        lopend = [m.soort for m in maatregelen if m.loopt]
        assert len(lopend) == len(set(lopend)), "één lopende maatregel per soort"
        for maatregel in maatregelen:
            self.controleer_maatregel(maatregel)
        for tafel in Teamtafel.objects.all():
            assert (tafel.gehouden_op is not None) == (tafel.status in ("gehouden", "vastgesteld"))
            assert tafel.status != "vastgesteld" or tafel.monitoring_door
        self.controleer_route(maatregelen)

    def controleer_maatregel(self, maatregel):
        meerderjarig = majority(self.w.casus.jeugdige.geboortedatum)
        assert maatregel.evaluaties == sorted(set(maatregel.evaluaties))
        vorige = maatregel.begindatum
        for uitspraak in maatregel.uitspraken.all():
            assert uitspraak.begindatum == vorige, "geen gat en geen overlap"
            vorige = uitspraak.einddatum
            if maatregel.soort == "ots":
                assert vorige <= add_months(uitspraak.begindatum, 12)
        assert maatregel.einddatum == vorige
        if vorige and REGELS[maatregel.soort].gemaximeerd:
            assert vorige <= meerderjarig
        if maatregel.status == "beeindigd":
            assert maatregel.begindatum <= maatregel.beeindigd_op <= self.dag
            lopend = Termijn.objects.running().filter(onderwerp_kenmerk=maatregel.kenmerk)
            assert not lopend.exists()

    def controleer_route(self, maatregelen):
        (route,) = BeschermingsRoute.objects.filter(casus=self.w.casus)
        dicht = route.status in ("afgesloten", "overgedragen")
        assert dicht == (route.afgesloten_op is not None)
        gesloten = Casus.objects.get(pk=self.w.casus.pk).gesloten_op
        assert (gesloten is not None) == (route.status == "afgesloten")
        eerste = [m for m in maatregelen if m.uitspraken.exists()]
        if dicht and route.afgesloten_op == self.dag and eerste:
            assert route.gezinsplan_vastgesteld_op


@pytest.mark.proef
@pytest.mark.timeout(1800)
def test_wandelingen(db):
    geslaagd, geweigerd = Counter(), Counter()

    @settings(
        max_examples=WANDELINGEN,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.booleans(), st.booleans(), st.lists(stap, min_size=LENGTE, max_size=LENGTE))
    def loop(jong, gericht, zetten):
        with transaction.atomic():
            wandeling = Wandeling(jong, gericht)
            for zet in zetten:
                wandeling.doe(*zet)
            geslaagd.update(wandeling.geslaagd)
            geweigerd["alle"] += wandeling.geweigerd
            transaction.set_rollback(True)

    loop()
    totaal = geslaagd.total() + geweigerd.total()
    assert totaal >= WANDELINGEN * LENGTE
    if VOL:
        assert totaal >= 10_000
        assert set(ZETTEN) - set(geslaagd) <= {"hand_over"}, "elke andere zet lukte wel eens"
    assert {"nieuw", "start_assignment", "adopt_gezinsplan"} <= set(geslaagd)
    meting(
        "willekeurige stappen door route C, zonder geschonden afspraak",
        totaal,
        "stappen",
        "make proef (tests/casusregie/bescherming/test_wandeling.py)",
    )
