"""Een vast aantal vragen, met 5 en met 500 rijen, en de goede indexen bij veel casussen."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from casusregie.casus.werkvoorraad.keuze import read
from casusregie.casus.werkvoorraad.rijen import page_of_rows
from casusregie.casus.werkvoorraad.tellen import count
from casusregie.casus.werkvoorraad.vraag import candidates, worklist
from casusregie.casus.werkvoorraad.weergaven import views_of
from casusregie.casus.zoeken import find_casussen
from casusregie.models import Jeugdige, Termijn
from organisaties.rollen import Rol
from tests.casusregie.termijnen import bouw
from tests.factories.casusregie import (
    casus_a,
    met_plan,
    ondertekend,
    team_met_mensen,
)
from verloop import outbox
from verloop.models import Gebeurtenis

pytestmark = pytest.mark.django_db


def real(vragen):
    """Without savepoints of the test and without settings, which are remembered for seconds."""
    buiten = ("SAVEPOINT", "normenkader_instelling")
    return [v["sql"] for v in vragen if not any(woord in v["sql"] for woord in buiten)]


@pytest.fixture
def w(db):
    return bouw.wereld()


def fill(w, aantal, begin=0):
    """So many casussen with one running termijn each, written in bulk."""
    casussen = bouw.casussen(w, aantal, begin=begin)
    start = timezone.localdate() - timedelta(days=20)
    feit = bouw.inzet(w, start, aan_zet=(Rol.CASUSREGISSEUR,))
    bouw.Proefonderwerp(casussen[0]).project(feit)
    voorbeeld = Termijn.objects.get(casus=casussen[0])
    velden = {
        f.attname: getattr(voorbeeld, f.attname)
        for f in Termijn._meta.fields
        if f.name not in ("id", "kenmerk", "casus", "object_id")
    }
    Termijn.objects.bulk_create(
        Termijn(**velden, casus=casus, object_id=casus.pk) for casus in casussen[1:]
    )
    return casussen


WERKVOORRADEN = ({}, {"weergave": "alle"}, {"weergave": "alle", "zet": "ik"})
CASUSPAGINAS = ("casus_detail", "casus_timeline", "plan_detail")


def asked(client, tel_queries, pad, vraag=None):
    """The queries of a page that was opened before."""
    client.get(pad, vraag)
    with tel_queries() as vragen:
        assert client.get(pad, vraag).status_code == 200
    return real(vragen)


def test_de_werkvoorraad_kost_hooguit_acht_vragen(client, w, tel_queries):
    client.force_login(w.casusregisseur)
    fill(w, 5)
    weinig = [asked(client, tel_queries, "/werkvoorraad/", vraag) for vraag in WERKVOORRADEN]
    fill(w, 495, begin=1000)
    with connection.cursor() as cursor:
        cursor.execute("analyze")  # wat in het gebruik vanzelf gebeurt
    for vraag, toen in zip(WERKVOORRADEN, weinig, strict=True):
        nu = asked(client, tel_queries, "/werkvoorraad/", vraag)
        assert len(nu) == len(toen) <= 8, "\n".join([str(vraag), *(q[:60] for q in nu)])


@pytest.mark.parametrize("stand", ["aangemeld", "plan", "plan ondertekend", "arrangement"])
def test_een_casus_kost_hooguit_vijftien_vragen(stand, client, tel_queries):
    team = team_met_mensen()
    nu = timezone.now()
    casus = casus_a(team, op=nu)
    _bring_to(casus, stand, nu)
    client.force_login(team.procesregisseur)
    paden = [reverse(f"casusregie:{naam}", args=[casus.kenmerk]) for naam in CASUSPAGINAS]
    weinig = [asked(client, tel_queries, pad) for pad in paden]
    _many(casus, nu)
    for pad, toen in zip(paden, weinig, strict=True):
        later = asked(client, tel_queries, pad)
        assert len(later) == len(toen) <= 15, "\n".join([pad, *later])


def _bring_to(casus, stand, nu):
    """From a new casus to a concept plan, a signed plan and the arrangement that follows."""
    if stand == "aangemeld":
        return
    plan = met_plan(casus, op=nu)
    if stand != "plan":
        ondertekend(plan, op=nu)
    if stand == "arrangement":
        outbox.process_all()


def _many(casus, nu):
    """500 more events and termijnen in the dossier."""
    eerste = Gebeurtenis.objects.filter(dossier=casus.kenmerk).first()
    Gebeurtenis.objects.bulk_create(
        Gebeurtenis(
            model="casusregie.casus",
            object_id=casus.pk,
            code="casusregie.casus.termijnen_herrekend",
            door=eerste.door,
            op=nu + timedelta(seconds=n),
            dossier=casus.kenmerk,
        )
        for n in range(500)
    )
    bouw.Proefonderwerp(casus).project(bouw.Termijnfeit("toekomstplan", timezone.localdate(nu)))
    rij = Termijn.objects.filter(casus=casus).first()
    velden = {
        f.attname: getattr(rij, f.attname)
        for f in Termijn._meta.fields
        if f.name not in ("id", "kenmerk", "sleutel")
    }
    Termijn.objects.bulk_create(Termijn(**velden, sleutel=str(n)) for n in range(499))


def test_zoeken_kost_een_vast_aantal_vragen(client, w, tel_queries):
    client.force_login(w.casusregisseur)
    bouw.casussen(w, 5)
    client.get("/zoeken/", {"q": "noor"})
    with tel_queries() as weinig:
        client.get("/zoeken/", {"q": "noor"})
    bouw.casussen(w, 495, begin=1000)
    client.get("/zoeken/", {"q": "noor"})
    with tel_queries() as veel:
        antwoord = client.get("/zoeken/", {"q": "noor"})
    assert len(real(veel)) == len(real(weinig)) <= 8, "\n".join(q[:60] for q in real(veel))
    assert "Meer dan 50 casussen" in antwoord.content.decode()


# --- veel casussen van anderen: de vraag begint bij wat iemand mag zien -------------------------
@pytest.fixture(scope="module")
def veel(django_db_setup, django_db_blocker):
    """4.000 casussen of other teams, 60 of the own team; built once for the tests below."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _among_many(bouw.wereld())
        transaction.set_rollback(True)


def _among_many(w):
    gemeente = w.gemeente
    for n in range(4):
        team = bouw.organisatie("lokaal_team", f"Team {n}", valt_onder=gemeente)
        aanbieder = bouw.organisatie("aanbieder", f"Aanbieder {n}", agb_code=f"9400000{n}")
        elders = SimpleNamespace(gemeente=gemeente, team=team, aanbieder=aanbieder)
        fill(elders, 1000, begin=10_000 * (n + 1))
    fill(w, 60)
    eigen = list(w.team.teamcasussen.values_list("jeugdige_id", flat=True))
    Jeugdige.objects.filter(pk__in=eigen).update(zoeknaam="özgür bijzonder")
    with connection.cursor() as cursor:
        cursor.execute("analyze")
        cursor.execute("select gin_clean_pending_list('jeugdige_zoeknaam')")
    return w


def plan_of(vraag):
    return vraag.explain(analyze=True)


def test_de_werkvoorraad_leest_alleen_wat_van_u_is(veel):
    vandaag = timezone.localdate()
    plan = plan_of(candidates(veel.casusregisseur, vandaag))
    assert "Seq Scan on casusregie_casus" not in plan
    assert "Seq Scan on casusregie_betrokkenheid" not in plan
    casussen = worklist(veel.casusregisseur, vandaag)
    rijen = plan_of(casussen.order_by("groep", "eerst__uiterlijk", "pk")[:50])
    assert "Seq Scan on casusregie_casus" not in rijen
    assert "Seq Scan on casusregie_termijn" not in rijen
    weergaven = views_of(veel.casusregisseur, vandaag)
    keuze = read(type("Leeg", (dict,), {"getlist": lambda self, naam: []})(), weergaven)
    begin = timezone.now()
    tellingen = count(casussen, weergaven, keuze)
    pagina = page_of_rows(casussen, keuze, 1, tellingen.gevonden)
    duur = timezone.now() - begin
    assert tellingen.weergaven["alle"] == 60
    assert len(pagina.object_list) == 0  # geen enkele casus heeft deze casusregisseur op naam
    assert duur < timedelta(seconds=5)


def test_zoeken_op_naam_gebruikt_de_index_van_trigrammen(veel):
    with CaptureQueriesContext(connection) as vragen:
        gevonden = find_casussen("bijzonder", veel.casusregisseur, timezone.localdate())
    assert len(gevonden) == 51
    zoekvraag = next(v["sql"] for v in vragen.captured_queries if "zoeknaam" in v["sql"])
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")  # bij weinig rijen is lezen goedkoper
        cursor.execute("set local enable_indexscan = off")
        cursor.execute("explain " + zoekvraag)
        plan = "\n".join(rij[0] for rij in cursor.fetchall())
    assert "jeugdige_zoeknaam" in plan, plan
