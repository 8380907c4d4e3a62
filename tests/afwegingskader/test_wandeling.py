"""Willekeurige wandelingen door de stappen van 1-op-1: wat er ook gebeurt, dit blijft waar."""

import os
from collections import Counter
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afwegingskader.analyse.versies import next_version
from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet
from afwegingskader.reeks import chain_for
from normenkader.termijnen.reeks import Kader
from organisaties.models import Medewerker
from tests.factories import afwegingskader as f
from tests.metingen import meting
from verloop.fouten import Conflict, Geblokkeerd
from verloop.models import Gebeurtenis
from verloop.overgangen import amend, perform, register

VOL = os.environ.get("PROEF") == "1"
WANDELINGEN, LENGTE = (105, 100) if VOL else (6, 80)
GEWEIGERD = (PermissionDenied, ValidationError, Conflict, Geblokkeerd)
MENSEN = (
    *("behandelregisseur", "casusregisseur", "procesregisseur", "besluiter"),
    *("gedragswetenschapper", "zorgbemiddelaar", "elders"),
)
ZETTEN = (
    *("nieuw", "nieuw_elders", "submit", "agree_aanbieder", "agree_regie", "analyse", "adopt"),
    *("grant", "reject", "withdraw", "amend", "withdraw_akkoord_aanbieder"),
    *("withdraw_akkoord_regie", "nieuwe_versie", "record_uren", "follow_rer"),
    *("start", "postpone", "cancel", "record_tussenevaluatie", "record_afbouw", "end"),
)
#: What naturally comes next, so that walks get far; half of the steps is one of these.
VERDER = {
    "concept": "submit",
    "akkoord": "analyse",
    "geanalyseerd": "grant",
    "gepland": "start",
    "loopt": "end",
}
#: After a refused guess a walk must still get somewhere, so most moves are by who may do them.
GEWOON = {
    "submit": "behandelregisseur",
    "agree_aanbieder": "behandelregisseur",
    "agree_regie": "casusregisseur",
    "analyse": "gedragswetenschapper",
    "adopt": "gedragswetenschapper",
    "grant": "besluiter",
    "reject": "besluiter",
    "withdraw": "casusregisseur",
    "withdraw_akkoord_aanbieder": "behandelregisseur",
    "withdraw_akkoord_regie": "casusregisseur",
    "amend": "behandelregisseur",
}
stap = st.tuples(
    st.one_of(st.just("verder"), st.sampled_from(ZETTEN)),
    st.one_of(st.none(), st.none(), st.none(), st.sampled_from(MENSEN)),
    st.sampled_from((0, 0, 0, 0, 0, 1, 3, 12)),
    st.integers(1, 32),
)


class Wandeling:
    """One jeugdige, two aanbieders, and a calendar that only goes on."""

    def __init__(self):
        self.w = f.wereld()
        self.e = f.elders(self.w)
        self.dag = f.OP.date()
        self.geslaagd, self.geweigerd = Counter(), 0

    def doe(self, zet, mens, verder, dagen):
        self.dag += timedelta(days=verder)
        zet = self.natuurlijk() if zet == "verder" else zet
        voor = self.toestand()
        try:
            getattr(self, f"_{zet}", self._overgang)(zet, mens, dagen)
            self.geslaagd[zet] += 1
        except GEWEIGERD:
            self.geweigerd += 1
            assert self.toestand() == voor, "een weigering laat niets achter"
        self.controleer()

    def natuurlijk(self):
        """The next step of what is open; a new aanvraag when nothing is."""
        open_ = EenOpEenAanvraag.objects.open().first()
        if open_ is None:
            lopend = EenOpEenInzet.objects.exclude(status="beeindigd").order_by("begindatum")
            inzet = lopend.first()
            return VERDER[inzet.status] if inzet else "nieuw"
        if open_.status == "ingediend":
            return "agree_regie" if open_.akkoord_aanbieder_op else "agree_aanbieder"
        if open_.status == "akkoord" and open_.analyses.exists():
            return "adopt"
        return VERDER[open_.status]

    # --- zetten
    def _nieuw(self, zet, mens, dagen, w=None):
        w = w or self.w
        begin = self.dag + timedelta(days=dagen % 5)
        f.aanvraag(
            w,
            f.om(self.dag),
            begindatum=begin,
            einddatum=begin + timedelta(days=dagen - 1),
            gewijzigd_sinds=self.dag,
            afbouw_vanaf_dag=None,
            afbouw_uren_per_dag=None,
        )

    def _nieuw_elders(self, zet, mens, dagen):
        self._nieuw(zet, mens, dagen, self.e)

    def _amend(self, zet, mens, dagen):
        stuk = self.stuk()
        einde = stuk.begindatum + timedelta(days=dagen - 1)
        amend(stuk, by=self.wie(mens, zet, stuk), op=f.om(self.dag), einddatum=einde)

    def _analyse(self, zet, mens, dagen):
        f.analyse(self.w, self.stuk(), f.om(self.dag))

    def _nieuwe_versie(self, zet, mens, dagen):
        stuk = self.stuk()
        vorige = stuk.analyses.filter(status="vastgesteld").order_by("-nummer").first()
        if vorige is None:
            raise Conflict()
        by = self.wie(mens, "analyse", stuk)
        versie = next_version(vorige, by)
        versie.feiten, versie.reden_versie = f"Versie {versie.nummer}.", "Nieuw."
        register(versie, by=by, op=f.om(self.dag))

    def _record_uren(self, zet, mens, dagen):
        inzet = self.inzet()
        uren = {inzet.begindatum + timedelta(days=dagen - 1): Decimal(dagen)}
        by = self.wie(mens, zet, inzet)
        perform(inzet, zet, by=by, op=f.om(self.dag), uren=uren)

    def _adopt(self, zet, mens, dagen):
        analyse = self.stuk().analyses.filter(status="concept").first()
        if analyse is None:
            raise Conflict()
        perform(analyse, "adopt", by=self.wie(mens, zet, analyse), op=f.om(self.dag))

    def _overgang(self, zet, mens, dagen):
        inzet = zet in ("start", "postpone", "cancel", "end", "follow_rer")
        inzet = inzet or (zet.startswith("record") and zet != "record_analyse")
        onderwerp = self.inzet() if inzet else self.stuk()
        perform(
            onderwerp,
            zet,
            by=self.wie(mens, zet, onderwerp),
            op=f.om(self.dag),
            **self.gegevens(zet, onderwerp, dagen),
        )

    def gegevens(self, zet, onderwerp, dagen):
        vast = {
            "reject": {"reden_afwijzing": "geen_doel", "motivering": "Nee."},
            "cancel": {"reden_afgezien": "niet_nodig"},
            "record_tussenevaluatie": {"tussenevaluatie": "Het gaat.", "tussenbesluit": "lichter"},
            "record_afbouw": {"afbouw": "Minder.", "vervolg": "Thuis."},
            "end": {"doel_bereikt": "ja", "evaluatie": "Klaar.", "vervolg_soort": "geen"},
        }
        if zet.startswith("withdraw_akkoord"):
            return {"reden": "Toch niet."}
        if zet == "follow_rer":
            return {"besluit": None}
        if zet == "postpone":
            return {"begindatum": onderwerp.begindatum + timedelta(days=dagen - 3)}
        if zet == "grant" and dagen % 2 and onderwerp.einddatum:
            return {
                "motivering": "Ja.",
                "rer_grond": "Crisis.",
                "rer_laatste_dag": onderwerp.einddatum,
            }
        return {"motivering": "Ja."} if zet == "grant" else vast.get(zet, {})

    def wie(self, mens, zet, onderwerp):
        ander = getattr(onderwerp, "aanbieder_id", None) == self.e.aanbieder.pk
        mens = mens or GEWOON.get(zet, "behandelregisseur")
        if zet in ("grant", "reject") and onderwerp.is_vervolg and mens == "besluiter":
            mens = "zorgbemiddelaar"
        if mens == "elders" or (ander and mens == "behandelregisseur"):
            return Medewerker.objects.get(pk=self.e.behandelregisseur.pk)
        return Medewerker.objects.get(pk=getattr(self.w, mens).pk)

    def stuk(self):
        gevonden = EenOpEenAanvraag.objects.order_by("-pk").first()
        if gevonden is None:
            raise Conflict()
        return gevonden

    def inzet(self):
        open_ = EenOpEenInzet.objects.exclude(status="beeindigd").order_by("begindatum").first()
        if open_ is None:
            raise Conflict()
        return open_

    # --- wat altijd waar is
    def toestand(self):
        return (
            list(EenOpEenAanvraag.objects.order_by("pk").values_list("pk", "status", "versie")),
            list(EenOpEenInzet.objects.order_by("pk").values_list("pk", "status", "versie")),
            Gebeurtenis.objects.count(),
        )

    def controleer(self):
        stukken = list(EenOpEenAanvraag.objects.all())
        inzetten = list(EenOpEenInzet.objects.select_related("aanvraag"))
        for stuk in stukken:
            self.controleer_stuk(stuk, inzetten)
        for inzet in inzetten:
            assert inzet.dagen <= 28
            self.controleer_ruimte(inzet, inzetten)
            assert (inzet.status == "gepland") == (
                inzet.gestart_op is None and inzet.afgezien_op is None
            )
        self.controleer_overlap([i for i in inzetten if i.afgezien_op is None])
        assert sum(s.besloten_op is None and s.ingetrokken_op is None for s in stukken) <= 1

    def controleer_stuk(self, stuk, inzetten):
        heeft = [i for i in inzetten if i.aanvraag_id == stuk.pk]
        assert len(heeft) == (stuk.status == "toegekend")
        if stuk.status in ("geanalyseerd", "toegekend", "afgewezen"):
            assert stuk.akkoord_aanbieder_door_id != stuk.akkoord_regie_door_id
            assert stuk.adopted_analyse() is not None
        versies = list(stuk.analyses.order_by("nummer").values_list("nummer", flat=True))
        assert versies == [*range(1, len(versies) + 1)]
        if stuk.besloten_op:
            daden = Gebeurtenis.objects.filter(
                model=stuk._meta.label_lower, object_id=stuk.pk, door=stuk.besloten_door
            )
            assert {d.code.rsplit(".", 1)[1] for d in daden} <= {"grant", "reject"}

    def controleer_ruimte(self, inzet, alle):
        """What was started fitted on that day, unless the expertteam allowed more."""
        if inzet.rer_laatste_dag or inzet.gestart_op != self.dag or inzet.status != "loopt":
            return
        eerder = [i for i in alle if i.begindatum < inzet.begindatum and i.afgezien_op is None]
        reeks = chain_for(eerder, inzet.begindatum, inzet.einddatum, self.dag, Kader())
        assert reeks.past

    def controleer_overlap(self, inzetten):
        """Never two on the same day."""
        spans = sorted((i.begindatum, i.beeindigd_op or i.einddatum) for i in inzetten)
        for (_, einde), (begin, _) in pairwise(spans):
            assert begin > einde


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
        assert set(geslaagd) == set(ZETTEN) - {"follow_rer"}, "elke zet lukte wel eens"
    assert {"submit", "grant", "start", "end"} <= set(geslaagd)
    meting(
        "willekeurige stappen door de 1-op-1, zonder geschonden afspraak",
        totaal,
        "stappen",
        "make proef (tests/afwegingskader/test_wandeling.py)",
    )
