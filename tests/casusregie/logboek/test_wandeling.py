"""Willekeurige wandelingen door afspraak, evaluatie en waakvlam: wat er ook gebeurt, dit klopt."""

import os
from collections import Counter
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusregie.afspraken.maken import make_afspraak
from casusregie.logboek.evaluaties.maken import agree_on_evaluation, plan_moment
from casusregie.logboek.maken import improve
from casusregie.logboek.waakvlam.maken import start_waakvlam
from casusregie.models import Aantekening, Afspraak, Evaluatiemoment, Termijn, Waakvlam
from organisaties.models import Medewerker
from tests.factories import logboek as f
from tests.metingen import meting
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.models import Gebeurtenis
from verloop.overgangen import perform

VOL = os.environ.get("PROEF") == "1"
WANDELINGEN, LENGTE = (105, 100) if VOL else (4, 60)
GEWEIGERD = (PermissionDenied, ValidationError, Conflict, Geblokkeerd)
MENSEN = ("casusregisseur", "procesregisseur", "behandelregisseur", "vreemde", "backoffice")
MAKEN = ("afspraak", "moment", "waakvlam", "contact", "verbeter")
AFSPRAAK = ("keep", "fail", "lapse_afspraak", "escalate")
EVALUATIE = ("receive_report", "discuss", "move", "lapse_moment")
WAAKVLAM = ("scale_up", "end")
ZETTEN = (*MAKEN, *AFSPRAAK, *EVALUATIE, *WAAKVLAM)
stap = st.tuples(
    st.sampled_from(ZETTEN),
    st.one_of(st.none(), st.none(), st.sampled_from(MENSEN)),
    st.sampled_from((0, 0, 0, 1, 5, 30)),
    st.booleans(),
)


class Wandeling:
    """One casus, everybody around it, and a calendar that only goes on."""

    def __init__(self):
        self.w = f.wereld()
        self.dag = f.OP.date()
        self.geslaagd, self.geweigerd = Counter(), 0
        agree_on_evaluation(
            self.w.casus, by=self.w.casusregisseur, op=f.OP, eerste_op=self.dag, om_de_weken=6
        )

    @property
    def op(self):
        return f.om(self.dag)

    def doe(self, zet, mens, verder, goed):
        self.dag += timedelta(days=verder)
        by = Medewerker.objects.get(pk=self.wie(zet, mens).pk)
        voor = self.toestand()
        try:
            getattr(self, f"_{zet}", self._overgang)(zet, by, goed)
            self.geslaagd[zet] += 1
            outbox.process_all()
        except GEWEIGERD:
            self.geweigerd += 1
            assert self.toestand() == voor, "een weigering laat niets achter"
        self.controleer()

    def wie(self, zet, mens):
        gewoon = "procesregisseur" if zet == "escalate" else "casusregisseur"
        return getattr(self.w, mens or gewoon)

    # --- zetten
    def _afspraak(self, zet, by, goed):
        eigenaar = self.w.ouder if goed else self.w.aanbieder
        dag = self.dag + timedelta(days=7)
        make_afspraak(self.w.casus, "Bellen", eigenaar, dag, by=by, op=self.op)

    def _moment(self, zet, by, goed):
        aanbieder = self.w.aanbieder if goed else None
        dag = self.dag + timedelta(days=14)
        plan_moment(self.w.casus, dag, by=by, op=self.op, aanbieder=aanbieder)

    def _waakvlam(self, zet, by, goed):
        start_waakvlam(self.w.casus, 6 if goed else 0, "Blijft.", by=by, op=self.op)

    def _contact(self, zet, by, goed):
        extra = {} if goed else {"hoe": "duif"}
        f.aantekening(self.w, by=by, op=self.op, **extra)

    def _verbeter(self, zet, by, goed):
        rij = self.een(Aantekening.objects.all() if not goed else Aantekening.objects.current())
        improve(rij, by=by, op=self.op, reden="Anders", verslag=f"Versie van {self.dag}.")

    def _overgang(self, zet, by, goed):
        model = Waakvlam if zet in WAAKVLAM else Evaluatiemoment if zet in EVALUATIE else Afspraak
        rij = self.een(model.objects.order_by("pk" if goed else "-pk"))
        naam = "lapse" if zet.startswith("lapse") else zet
        perform(rij, naam, by=by, op=self.op, **self.gegevens(zet, goed))

    def gegevens(self, zet, goed):
        reden = "Daarom." if goed else ""
        oordeel = {
            "met": "Noor",
            "effect": "ja",
            "beoordeling": "Goed.",
            "voorstel": "voortzetten" if goed else "beeindigen",
            "zonder_verslag_omdat": "Mondeling.",
            "voorstel_toelichting": "Klaar.",
        }
        return {
            "keep": {},
            "fail": {"toelichting": reden},
            "lapse_afspraak": {"toelichting": reden},
            "escalate": {"aanleiding": reden, "opgeschaald_naar": "teamleider"},
            "receive_report": {},
            "discuss": oordeel,
            "move": {"naar": self.dag + timedelta(days=9 if goed else -9), "reden": "Ziek."},
            "lapse_moment": {"reden": reden},
            "scale_up": {"einde_reden": reden},
            "end": {"einde_reden": reden},
        }[zet]

    def een(self, rijen):
        """An open one when there is, so that walks get far."""
        gevonden = rijen.filter(**self.open(rijen.model)).first() or rijen.first()
        if gevonden is None:
            raise Conflict()
        return gevonden

    def open(self, model):
        return {
            Afspraak: {"status__in": ["open", "niet_nagekomen"]},
            Evaluatiemoment: {"status__in": ["gepland", "verslag"]},
            Waakvlam: {"status": "actief"},
            Aantekening: {},
        }[model]

    # --- wat altijd waar is
    def toestand(self):
        return [
            *(
                list(model.objects.order_by("pk").values_list("pk", "status", "versie"))
                for model in (Afspraak, Evaluatiemoment, Waakvlam)
            ),
            list(Aantekening.objects.order_by("pk").values_list("pk", "inhoud")),
            Gebeurtenis.objects.count(),
        ]

    def controleer(self):
        assert Waakvlam.objects.active().count() <= 1
        for afspraak in Afspraak.objects.all():
            assert (afspraak.status == "open") == (afspraak.afgerond_op is None)
            assert len(afspraak.eigenaren) == 1
        for rij in Evaluatiemoment.objects.all():
            assert (rij.status == "besproken") == bool(rij.gesprek_op)
            assert rij.status != "verslag" or rij.verslag_op
        self.controleer_termijnen()

    def controleer_termijnen(self):
        lopend = Termijn.objects.filter(voldaan_op=None, vervallen=False)
        assert lopend.filter(code="afspraak").count() == Afspraak.objects.open().count()
        contact = lopend.filter(code="waakvlam.contact", sleutel="")
        assert contact.count() == Waakvlam.objects.active().count()
        gesprek = lopend.filter(code="evaluatie.plan", sleutel="gesprek")
        assert gesprek.count() == Evaluatiemoment.objects.open().count()


@pytest.mark.proef
@pytest.mark.timeout(1800)
def test_wandelingen(db):
    geslaagd, geweigerd = Counter(), Counter()

    @settings(
        max_examples=WANDELINGEN,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(stap, min_size=LENGTE, max_size=LENGTE))
    def loop(zetten):
        with transaction.atomic():
            wandeling = Wandeling()
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
        assert set(geslaagd) == set(ZETTEN), "elke zet lukte wel eens"
    assert {"afspraak", "keep", "discuss", "contact"} <= set(geslaagd)
    meting(
        "willekeurige stappen door afspraken, evaluaties en waakvlam, zonder geschonden afspraak",
        totaal,
        "stappen",
        "make proef (tests/casusregie/logboek/test_wandeling.py)",
    )
