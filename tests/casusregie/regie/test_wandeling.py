"""Willekeurige wandelingen: hoe iedereen ook duwt, de regie ligt altijd bij precies één houder."""

import os
from collections import Counter

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casusregie.models import Casus, Overdracht, Regierol, TijdelijkeProcesregie
from casusregie.regie.roepen import request_procesregie
from casusregie.regie.wisselen import assign, lay_down
from organisaties.rollen import Rol
from tests.casusregie.regie.bouw import DAG, overdracht, vers, wereld
from tests.factories.casusregie import OP
from tests.metingen import meting
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import perform

VOL = os.environ.get("PROEF") == "1"
WANDELINGEN, LENGTE = (200, 50) if VOL else (3, 30)
GEWEIGERD = (PermissionDenied, ValidationError, Conflict, Geblokkeerd)
C, P = Rol.CASUSREGISSEUR.value, Rol.PROCESREGISSEUR.value
MENSEN = ("pr", "cr", "collega", "ander_pr", "ander_cr", "gi", "rer", "aanbieder")
ZETTEN = (
    *("nieuw_team", "nieuw_gi", "nieuw_collega", "offer", "accept", "return_", "withdraw"),
    *("overnemen", "neerleggen", "vraag_rer", "rer_accept", "rer_decide", "rer_give_back"),
)


class Wandeling:
    """One casus, two teams, a GI and the RER."""

    def __init__(self):
        self.w = w = wereld()
        self.mensen = {
            "pr": w.team.procesregisseur,
            "cr": w.team.casusregisseur,
            "collega": w.collega,
            "ander_pr": w.ander.procesregisseur,
            "ander_cr": w.ander.casusregisseur,
            "gi": w.jeugdbeschermer,
            "rer": w.zorgbemiddelaar,
            "aanbieder": w.behandelaar,
        }
        self.geslaagd = Counter()

    def doe(self, zet, mens):
        voor = self.stand()
        try:
            with transaction.atomic():
                self.zet(zet, self.mensen[mens])
            self.geslaagd[zet] += 1
        except GEWEIGERD:
            assert self.stand() == voor, "een weigering laat niets achter"
        self.controleer()

    def zet(self, zet, by):
        casus = vers(self.w.casus)
        if zet.startswith("nieuw_"):
            self.nieuw(zet.removeprefix("nieuw_"), casus, by)
        elif zet == "overnemen":
            assign(casus, C, by, by=by, reden="Nodig.", op=OP)
        elif zet == "neerleggen":
            lay_down(casus, C, by=by, reden="Nodig.", op=OP)
        elif zet == "vraag_rer":
            request_procesregie(casus, by=by, grond="Vast.", op=OP)
        else:
            self.stap(zet, by)

    def nieuw(self, soort, casus, by):
        naar, code = {
            "team": (self.w.ander.team, "team"),
            "gi": (self.w.gi, "a_naar_c"),
            "collega": (casus.team, "collega"),
        }[soort]
        extra = {"rollen": [C], "naar_medewerker": self.w.collega} if soort == "collega" else {}
        overdracht(casus, by, naar, code, gezin_stemt_in_op=DAG, **extra)

    def stap(self, zet, by):
        model = TijdelijkeProcesregie if zet.startswith("rer_") else Overdracht
        stuk = model.objects.order_by("-pk").first()
        if stuk is None:
            raise Conflict
        gegevens = {
            "accept": {
                "casusregisseur": self.mensen["ander_cr" if stuk_naar_team(stuk) else "gi"],
                "maatregel": "ots",
                "opdracht_rechtbank_op": DAG,
            },
            "return_": {"antwoord": "Nee."},
            "rer_decide": {"besluit": "Zo.", "doorzettingsmacht": True},
            "rer_give_back": {"antwoord": "Klaar."},
        }.get(zet, {})
        perform(stuk, zet.removeprefix("rer_"), by=by, op=OP, **gegevens)

    def stand(self):
        casus = vers(self.w.casus)
        lopend = Regierol.objects.current().filter(casus=casus).order_by("pk")
        stukken = [
            *Overdracht.objects.order_by("pk"),
            *TijdelijkeProcesregie.objects.order_by("pk"),
        ]
        return (
            casus.team_id,
            casus.route,
            list(lopend.values_list("rol", "medewerker", "organisatie")),
            [(stuk.status, stuk.versie) for stuk in stukken],
        )

    def controleer(self):
        casus = vers(self.w.casus)
        lopend = Regierol.objects.current().filter(casus=casus)
        assert lopend.filter(rol=P).count() == 1, "er is altijd één procesregisseur"
        assert lopend.filter(rol=C).count() <= 1
        routes = (casus.lokale_routes, casus.medische_routes, casus.beschermingsroutes)
        assert sum(r.active().count() for r in routes) == 1
        if casus.route == "C":
            assert set(lopend.values_list("organisatie", flat=True)) == {self.w.gi.pk}
        houder = lopend.get(rol=P).medewerker
        assert Casus.objects.visible_to(houder, DAG).filter(pk=casus.pk).exists()


def stuk_naar_team(stuk):
    return getattr(stuk, "soort", "") == "team"


@settings(
    max_examples=WANDELINGEN,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(
    st.lists(
        st.tuples(st.sampled_from(ZETTEN), st.sampled_from(MENSEN)),
        min_size=LENGTE,
        max_size=LENGTE,
    )
)
def wandel(stappen):
    with transaction.atomic():
        wandeling = Wandeling()
        for zet, mens in stappen:
            wandeling.doe(zet, mens)
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.timeout(1800)
def test_wandeling():
    wandel()
    naam = "willekeurige stappen door de regie, zonder geschonden afspraak"
    meting(
        naam,
        WANDELINGEN * LENGTE,
        "stappen",
        "make proef (tests/casusregie/regie/test_wandeling.py)",
    )
