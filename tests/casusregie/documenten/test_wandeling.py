"""Willekeurige wandelingen met een document: wat er ook gebeurt, dit blijft waar."""

import os
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusregie.documenten.delen import share
from casusregie.documenten.maken import begin_document, new_version, save_contents
from casusregie.documenten.ondertekenen import sign, unsigned
from casusregie.models import Document
from organisaties.rollen import Rol
from tests.factories.casusregie import OP, casus_b
from tests.factories.documenten import behandelaar, volledig
from tests.factories.organisaties import medewerker
from tests.metingen import meting
from verloop.fouten import Conflict, Geblokkeerd
from verloop.models import Gebeurtenis
from verloop.overgangen import perform

WANDELINGEN, LENGTE = (170, 60) if os.environ.get("PROEF") == "1" else (5, 30)
GEWEIGERD = (PermissionDenied, ValidationError, Conflict, Geblokkeerd)
SOORT = "veiligheidsplan"
ZETTEN = ("begin", "vul", "leeg", "adopt", "versie", "teken", "deel", "withdraw", "oud_versie")
stap = st.tuples(
    st.sampled_from(ZETTEN), st.sampled_from((True, True, True, False)), st.sampled_from((0, 0, 1))
)


class Wandeling:
    """One series of one aanbieder, with a stranger who tries as well."""

    def __init__(self):
        self.casus, self.op = casus_b(), OP
        self.wie, self.vreemd = behandelaar(self.casus), medewerker(Rol.BEHANDELREGISSEUR)

    def doe(self, zet, eigen, dagen):
        self.op += timedelta(days=dagen)
        voor = self.stand()
        try:
            getattr(self, zet)(self.wie if eigen else self.vreemd)
            assert eigen, "een vreemde doet niets"
        except GEWEIGERD:
            assert self.stand() == voor, "een weigering laat niets achter"
        self.controleer()

    def rijen(self):
        return list(Document.objects.filter(casus=self.casus).order_by("versienummer"))

    def laatste(self):
        rijen = self.rijen()
        if not rijen:
            raise Conflict()
        return rijen[-1]

    def stand(self):
        return [
            (d.versienummer, d.status, d.versie, d.vingerafdruk, d.handtekeningen.count())
            for d in self.rijen()
        ], Gebeurtenis.objects.count()

    # --- zetten
    def begin(self, by):
        begin_document(self.casus, SOORT, by=by, op=self.op)

    def vul(self, by):
        document = self.laatste()
        save_contents(document, volledig(SOORT), by=by, versie=document.versie, op=self.op)

    def leeg(self, by):
        save_contents(self.laatste(), {"signalen": ""}, by=by, versie=None, op=self.op)

    def adopt(self, by):
        perform(self.laatste(), "adopt", by=by, op=self.op)

    def versie(self, by):
        new_version(self.laatste(), by=by, op=self.op)

    def oud_versie(self, by):
        new_version(self.rijen()[0] if self.rijen() else self.laatste(), by=by, op=self.op)

    def teken(self, by):
        document = self.laatste()
        nog = unsigned(document, self.op.date())
        sleutel = nog[0].sleutel if nog else "0"
        sign(document, sleutel, getekend_op=self.op.date(), by=by, op=self.op)

    def deel(self, by):
        share(self.laatste(), by=by, op=self.op)

    def withdraw(self, by):
        perform(self.laatste(), "withdraw", by=by, op=self.op, ingetrokken_reden="Vergissing")

    # --- wat altijd waar is
    def controleer(self):
        rijen = self.rijen()
        assert [d.versienummer for d in rijen] == list(range(1, len(rijen) + 1))
        assert len({d.reeks for d in rijen}) <= 1
        for status in ("concept", "vastgesteld"):
            assert sum(d.status == status for d in rijen) <= 1
        for document in rijen:
            self.controleer_een(document)

    def controleer_een(self, document):
        if document.status in ("vastgesteld", "vervangen"):
            assert document.vastgesteld_op
            assert document.on(self.op.date()).missing() == {}
        if document.status == "vervangen":
            assert document.vervangen_op >= document.vastgesteld_op
        for rij in document.handtekeningen.all():
            assert rij.vingerafdruk == document.vingerafdruk
            assert rij.getekend_op >= document.vastgesteld_op


@settings(
    max_examples=WANDELINGEN,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(stap, min_size=LENGTE, max_size=LENGTE))
def wandel(stappen):
    with transaction.atomic():
        wandeling = Wandeling()
        wandeling.begin(wandeling.wie)
        wandeling.vul(wandeling.wie)
        for zet in stappen:
            wandeling.doe(*zet)
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.timeout(1800)
def test_wandelen_met_een_document():
    wandel()
    naam = "willekeurige stappen door documenten, zonder geschonden afspraak"
    meting(
        naam,
        WANDELINGEN * LENGTE,
        "stappen",
        "make proef (tests/casusregie/documenten/test_wandeling.py)",
    )
