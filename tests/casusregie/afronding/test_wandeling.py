"""Willekeurige wandelingen door stoppen en crisis: wat er ook gebeurt, dit blijft waar."""

import os
from collections import Counter
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusregie.afronding.acten import add_talk, begin_ending
from casusregie.afronding.beeindiging import OPEN, Beeindiging
from casusregie.afronding.hulp import Hulp
from casusregie.afronding.poort import may_stop
from casusregie.crisis.keuzes import LOPEND
from casusregie.crisis.melden import log_contact, report_crisis
from casusregie.crisis.models import Crisis
from casusregie.models import Betrokkenheid, Regierol
from organisaties.rollen import Rol, Soort
from tests.factories.organisaties import OrganisatieFactory, medewerker
from tests.metingen import meting
from verloop.fouten import Conflict, Geblokkeerd
from verloop.models import Gebeurtenis
from verloop.overgangen import perform

from .bouw import BESLUIT, MELDING, START, casus_van, op, ouder, wereld

VOL = os.environ.get("PROEF") == "1"
WANDELINGEN, LENGTE = (105, 100) if VOL else (4, 60)
GEWEIGERD = (PermissionDenied, ValidationError, Conflict, Geblokkeerd)
MENSEN = (
    *("behandelregisseur", "casusregisseur", "procesregisseur", "teamleider", "elders", "cit"),
)
STAPPEN = (
    *("close_talks", "file_reports", "announce", "consent", "refuse", "judge_unreasonable"),
    *("solve", "complete", "withdraw"),
)
CRISIS = (
    *("solve_within", "involve_regie", "deploy_cit", "take_crisisregie", "appoint"),
    *("record_plan", "finish", "dismiss"),
)
VERDER = {
    "voornemen": "close_talks",
    "gesproken": "file_reports",
    "vastgelegd": "announce",
    "gemeld": "consent",
    "toegestaan": "solve",
    "opgelost": "complete",
}
CRISIS_VERDER = {
    "gemeld": "involve_regie",
    "binnen": "involve_regie",
    "regie": "deploy_cit",
    "cit": "finish",
}
GEWOON = {
    **dict.fromkeys(("consent", "refuse", "solve", "complete"), "casusregisseur"),
    "judge_unreasonable": "procesregisseur",
    **dict.fromkeys(("deploy_cit", "appoint"), "procesregisseur"),
    **dict.fromkeys(("take_crisisregie", "record_plan", "finish"), "cit"),
}
stap = st.tuples(
    st.one_of(
        st.just("verder"),
        st.just("crisis_verder"),
        st.sampled_from(("begin", "gesprek", "meld_crisis", "contact", *STAPPEN, *CRISIS)),
    ),
    st.one_of(st.none(), st.none(), st.none(), st.sampled_from(MENSEN)),
    st.sampled_from((0, 0, 0, 1, 5)),
    st.booleans(),
)


class Wandeling:
    """One casus with help, a CIT, and a calendar that only goes on."""

    def __init__(self):
        self.w = wereld(stap="feit", regie="")
        self.cit = OrganisatieFactory(soort=Soort.CIT, naam="CIT")
        self.w.cit = medewerker(Rol.CRISISMEDEWERKER, organisatie=self.cit)
        casus = casus_van(self.w)
        Regierol.objects.create(
            casus=casus,
            gezin_id=casus.gezin_id,
            rol=Rol.CASUSREGISSEUR,
            medewerker=self.w.casusregisseur,
            organisatie=self.w.team,
            begin=op(START),
        )
        self.dag = START + timedelta(days=2)
        self.geslaagd, self.geweigerd = Counter(), 0

    def doe(self, zet, mens, verder, keuze):
        self.dag += timedelta(days=verder)
        voor = self.toestand()
        try:
            zet = self.natuurlijk(zet)
            self.zet(zet, self.wie(mens, zet), keuze)
            self.geslaagd[zet] += 1
        except GEWEIGERD:
            self.geweigerd += 1
            assert self.toestand() == voor, "een weigering laat niets achter"
        self.controleer()

    def natuurlijk(self, zet):
        if zet == "verder":
            stuk = Beeindiging.objects.filter(status__in=OPEN).first()
            if stuk is None:
                return "begin"
            klaar = stuk.status != "voornemen" or stuk.gesprekken.exists()
            return VERDER[stuk.status] if klaar else "gesprek"
        if zet == "crisis_verder":
            crisis = Crisis.objects.running().first()
            if crisis is None:
                return "meld_crisis"
            klaar = crisis.status != "cit" or crisis.vervolgplan_op
            return CRISIS_VERDER[crisis.status] if klaar else "record_plan"
        return zet

    def wie(self, mens, zet):
        return getattr(self.w, mens or GEWOON.get(zet, "behandelregisseur"))

    def zet(self, zet, by, keuze):
        eigen = getattr(self, f"_{zet}", None)
        if eigen is not None:
            eigen(by, keuze)
            return
        onderwerp = self.laatste(Crisis if zet in CRISIS else Beeindiging)
        perform(onderwerp, zet, by=by, op=op(self.dag), **self.gegevens(zet, onderwerp, keuze))

    def laatste(self, model):
        gevonden = model.objects.order_by("-pk").first()
        if gevonden is None:
            raise Conflict()
        return gevonden

    def gegevens(self, zet, onderwerp, keuze):
        dag = self.dag - timedelta(days=1 if keuze else 0)
        return {
            "announce": MELDING,
            "consent": {**BESLUIT, "gezinslid": ouder(self.w)} if keuze else BESLUIT,
            "refuse": BESLUIT,
            "judge_unreasonable": {"grond": "Onveilig."},
            "solve": {"oplossing": "Plek.", "overname_door": "Anker"},
            "complete": {"overdracht_op": dag, "overdracht": "Samen."},
            "solve_within": {"aanpak": "Extra hulp."},
            "involve_regie": {"waarom_niet_binnen": "Onveilig."},
            "deploy_cit": {"cit": self.cit if keuze else self.w.team},
            "appoint": {"casusregisseur": self.w.casusregisseur},
            "record_plan": {"vervolgplan": "Groep.", "vervolgplan_op": dag},
            "finish": {"afloop": "Goed.", "overdracht_aan": "Anker", "overdracht_op": dag},
            "dismiss": {"afloop": "Nee."},
        }.get(zet, {})

    def _begin(self, by, keuze):
        a = self.w.arrangement
        hulp = Hulp(a.kenmerk, a.aanbieder_id, "", "Groep", "loopt")
        velden = {"reden": "anderen", "aanleiding": "Ruzie."}
        begin_ending(casus_van(self.w), hulp, by=by, op=op(self.dag), **velden)

    def _gesprek(self, by, keuze):
        velden = {"met_jeugdige": True, "met_ouders": True, "verslag": "a", "afspraken": "b"}
        add_talk(self.laatste(Beeindiging), by=by, op=op(self.dag), datum=self.dag, **velden)

    def _meld_crisis(self, by, keuze):
        report_crisis(
            casus_van(self.w),
            by=by,
            op=op(self.dag),
            hulp_ontoereikend=True,
            niet_hanteerbaar=True,
            aard="gedrag",
            omschrijving="Onrust.",
            aanbieder=self.w.aanbieder if by == self.w.behandelregisseur else None,
        )

    def _contact(self, by, keuze):
        crisis, om = self.laatste(Crisis), op(self.dag, 12)
        log_contact(crisis, by=by, op=om, met="ouders", om=om, verslag="Gebeld.")

    # --- wat altijd waar is
    def toestand(self):
        return (
            list(Beeindiging.objects.order_by("pk").values_list("pk", "status", "versie")),
            list(Crisis.objects.order_by("pk").values_list("pk", "status", "versie")),
            Gebeurtenis.objects.count(),
            Regierol.objects.current().count(),
        )

    def controleer(self):
        stukken = list(Beeindiging.objects.all())
        assert sum(stuk.status in OPEN for stuk in stukken) <= 1
        for stuk in stukken:
            self.controleer_stuk(stuk)
        crises = list(Crisis.objects.order_by("pk"))
        assert sum(crisis.status in LOPEND for crisis in crises) <= 1
        self.controleer_cit(crises)

    def controleer_stuk(self, stuk):
        dagen = [stuk.voornemen_op, stuk.gesproken_op, stuk.vastgelegd_op, stuk.gemeld_op]
        dagen += [stuk.besloten_op]
        gezet = [d for d in dagen if d is not None]
        assert gezet == sorted(gezet) and dagen[: len(gezet)] == gezet, "geen stap overgeslagen"
        if stuk.besloten_op:
            assert stuk.besloten_door == self.w.casusregisseur
            assert stuk.weging_gedrag and stuk.weging_vervolg and stuk.motivering
        nieuwste = Beeindiging.objects.order_by("-pk").first() == stuk
        if nieuwste and may_stop(stuk.hulp_kenmerk, "33"):
            assert stuk.besloten_op and (stuk.oplossing_op or stuk.onredelijk_op)
            assert stuk.status in ("toegestaan", "opgelost", "afgerond")

    def controleer_cit(self, crises):
        loopt = any(crisis.status == "cit" for crisis in crises)
        ziet = Betrokkenheid.objects.filter(organisatie=self.cit, einddatum=None)
        assert ziet.exists() is loopt
        extra = Regierol.objects.current().filter(rol=Regierol.Soort.CRISISCASUSREGISSEUR)
        assert extra.count() <= (1 if loopt else 0)
        gewoon = Regierol.objects.current().filter(rol=Rol.CASUSREGISSEUR)
        assert gewoon.get().medewerker == self.w.casusregisseur
        for crisis in crises:
            if crisis.status == "afgerond" and crisis.cit_id:
                assert crisis.vervolgplan_op and crisis.overdracht_op


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
    assert {"announce", "consent", "deploy_cit"} <= set(geslaagd)
    if VOL:
        assert totaal >= 10_000
        assert {*STAPPEN, *CRISIS} - {"appoint"} <= set(geslaagd), "elke zet lukte wel eens"
    meting(
        "willekeurige stappen door stoppen en crisis, zonder geschonden afspraak",
        totaal,
        "stappen",
        "make proef (tests/casusregie/afronding/test_wandeling.py)",
    )
