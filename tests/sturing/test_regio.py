"""De verzonnen regio klopt: voor de database, de termijnen, de deur en de schermen."""

import os
import re
import time
from collections import Counter
from datetime import timedelta
from io import StringIO

import pghistory.models
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.urls import NoReverseMatch, reverse
from stdnum.nl import bsn as bsn_regels

from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet
from arrangementen.arrangement.norm import assess_arrangement
from arrangementen.models import Arrangement, Toewijzing, Verzoek
from casusregie.models import (
    BeschermingsRoute,
    Casus,
    Casusnummer,
    Escalatie,
    Jeugdige,
    LokaleRoute,
    MedischeRoute,
    Ondersteuningsplan,
    Registratie,
    Signaal,
    Termijn,
)
from casusregie.termijnen.bewaking import watch
from casusregie.termijnen.herstel import recompute
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Rol, Soort
from sturing.demo.lokaal import moment
from sturing.integriteit import broken_invariants
from sturing.regio import laden
from sturing.regio.laden import Opdracht, load_regio
from tests.metingen import meting
from tests.sturing.conftest import OP, REGIO, load_reference
from verloop.models import Gebeurtenis
from verloop.overgangen import perform
from verloop.zinsneden import sentence

VOL = os.environ.get("PROEF") == "1"
AANTAL, HOOGUIT_SECONDEN = (100_000, 180) if VOL else (1_000, 30)


def quiet(klaar):
    """No progress on the screen."""


# --- klopt het ------------------------------------------------------------------------------------
def test_alle_invarianten_kloppen(regio):
    assert Casus.objects.count() == 200
    assert broken_invariants() == []


def test_elke_verwijzing_bestaat(proef):
    connection.check_constraints()


def test_termijnen_zijn_precies_de_projectie(regio):
    veranderd = []
    telling = recompute(
        on=OP,
        now=moment(OP, 7),
        by=Medewerker.objects.systeem(),
        save=False,
        report=veranderd.append,
    )
    assert veranderd == []
    assert telling.bekeken == Termijn.objects.count() > 200


def test_toewijzingen_dragen_het_oordeel_van_de_normtoets(regio):
    oordelen = Counter()
    for toewijzing in Toewijzing.objects.select_related("onderdeel__arrangement__casus"):
        oordeel = assess_arrangement(toewijzing.onderdeel.arrangement)
        (toets,) = oordeel.toetsen
        assert (toewijzing.normoordeel, toewijzing.norm_grond) == (toets.oordeel, toets.grond)
        assert oordeel.past_niet == ()
        assert oordeel.ontbreekt == ()
        oordelen[toewijzing.normoordeel] += 1
    assert oordelen["binnen"] > oordelen["boven"] > 0
    assert oordelen["geen"] > 0


def test_elke_rij_heeft_haar_geschiedenis(regio):
    gezien = 0
    for historie in apps.get_models():
        if not issubclass(historie, pghistory.models.Event):
            continue
        model = historie.pgh_tracked_model
        if model._meta.app_label not in ("casusregie", "arrangementen", "afwegingskader"):
            continue
        rijen = historie.objects.filter(pgh_label="insert")
        assert rijen.count() == model._base_manager.count(), model
        gezien += rijen.count()
    assert gezien > 3000
    jeugdige = Jeugdige.objects.latest("pk")
    (toen,) = jeugdige.events.all()
    assert (toen.achternaam, toen.kenmerk) == (jeugdige.achternaam, jeugdige.kenmerk)


def test_na_het_laden_schrijft_de_trigger_weer_zelf(proef):
    jeugdige = Jeugdige.objects.latest("pk")
    jeugdige.plaats = "Elders"
    jeugdige.save()
    assert [e.pgh_label for e in jeugdige.events.order_by("pgh_id")] == ["insert", "update"]
    nieuw = Jeugdige.objects.create(
        voornamen="Nieuw", achternaam="Kind", geboortedatum=OP, gemeente=jeugdige.gemeente
    )
    assert nieuw.events.count() == 1


def test_elke_gebeurtenis_heeft_een_zin(regio):
    codes = Gebeurtenis.objects.order_by("code").distinct("code").select_related("door")
    zinnen = {g.code: sentence(g) for g in codes}
    assert len(zinnen) > 30
    zonder = [code for code, zin in zinnen.items() if not zin or "." in zin.split(" ")[0]]
    assert zonder == []


def test_gebeurtenissen_staan_op_volgorde_en_liggen_achter_ons(regio):
    eerste = {}
    for object_id, model, op in Gebeurtenis.objects.order_by("pk").values_list(
        "object_id", "model", "op"
    ):
        assert op >= eerste.get((model, object_id), op)
        eerste[model, object_id] = op
        assert op.astimezone(moment(OP).tzinfo).date() < OP


# --- wat zit erin ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("model", "standen"),
    [
        pytest.param(
            LokaleRoute,
            {
                *("aangemeld", "vraag_verhelderen", "plan_maken", "hulp_toewijzen"),
                *("hulp_loopt", "evalueren", "afgesloten"),
            },
            id="route A",
        ),
        pytest.param(
            MedischeRoute, {"beoordelen", "hulp_loopt", "evalueren", "afgesloten"}, id="route B"
        ),
        pytest.param(BeschermingsRoute, {"hulp_loopt", "afgesloten"}, id="route C"),
        pytest.param(
            Arrangement, {"concept", "opdracht_gegeven", "loopt", "beeindigd"}, id="arrangement"
        ),
        pytest.param(Verzoek, {"ingediend", "toegekend", "afgewezen"}, id="verzoek"),
        pytest.param(Ondersteuningsplan, {"concept", "vastgesteld", "ondertekend"}, id="plan"),
        pytest.param(EenOpEenAanvraag, {"toegekend"}, id="aanvraag"),
        pytest.param(EenOpEenInzet, {"beeindigd", "loopt"}, id="inzet"),
    ],
)
def test_de_standen_komen_voor(regio, model, standen):
    assert standen <= set(model.objects.values_list("status", flat=True))


def test_de_wereld_is_compleet(regio):
    soorten = Counter(Organisatie.objects.filter(geldig_tot=None).values_list("soort", flat=True))
    assert soorten[Soort.GEMEENTE] == 13
    assert soorten[Soort.LOKAAL_TEAM] == 26
    assert soorten[Soort.AANBIEDER] == 60
    assert soorten[Soort.RER] == 1
    assert soorten[Soort.GI] == 8, "vier van de regio en vier verzonnen"
    assert not Medewerker.objects.filter(email__contains="@demo.").exists()
    assert Casus.objects.filter(route="A").count() > Casus.objects.exclude(route="A").count()


def test_alle_bsns_komen_uit_de_testreeks(regio):
    nummers = [jeugdige.bsn for jeugdige in Jeugdige.objects.exclude(bsn_index=None)]
    assert len(nummers) == len(set(nummers)) == 200
    assert all(999900006 <= int(n) <= 999999990 and bsn_regels.is_valid(n) for n in nummers)


def test_zonder_bsn_staat_er_een_reden(proef, monkeypatch):
    monkeypatch.setattr(laden, "free_test_bsns", lambda: ["999990019"])
    load_regio(Opdracht(10, 99, OP), quiet)
    nieuw = Registratie.objects.filter(casus__kenmerk__in=_kenmerken(Opdracht(10, 99, OP)))
    redenen = [(bool(r.jeugdige.bsn_index), bool(r.zonder_bsn_reden)) for r in nieuw]
    assert sorted(redenen) == [(False, True)] * 9 + [(True, False)]


def test_casusnummers_lopen_door_per_jaar(proef):
    for teller in Casusnummer.objects.all():
        nummers = Casus.objects.filter(nummer__startswith=f"{teller.jaar}-")
        volg = sorted(int(n[5:]) for n in nummers.values_list("nummer", flat=True))
        assert volg == list(range(1, teller.laatste + 1))
    assert Casusnummer.take(OP) not in Casus.objects.values_list("nummer", flat=True)


def test_escalaties_klimmen_op_hun_dag(proef):
    load_regio(Opdracht(200, 4, OP), quiet)
    tredes = Counter(Escalatie.objects.values_list("trede", "status"))
    assert tredes[1, "doorgezet"] == sum(n for (trede, _), n in tredes.items() if trede == 2) > 0
    assert tredes[2, "open"] > 0
    for hoger in Escalatie.objects.filter(trede=2):
        lager = Escalatie.objects.get(
            trede=1, object_id=hoger.object_id, model=hoger.model, aanleiding=hoger.aanleiding
        )
        assert hoger.sinds == lager.klimt_op
    voorbij = EenOpEenInzet.objects.past_last_day(OP - timedelta(days=1))
    for inzet in voorbij:
        assert Escalatie.objects.filter(object_id=inzet.pk, code="eenopeen.laatste_dag").exists()
    assert voorbij.exists()
    assert broken_invariants() == []


# --- gaat het verder ------------------------------------------------------------------------------
def test_de_bewaking_vindt_alleen_wat_vandaag_aan_de_beurt_is(proef):
    eerder = set(Signaal.objects.values_list("pk", flat=True))
    tot = Escalatie.objects.latest("pk").pk if Escalatie.objects.exists() else 0
    watch(OP, moment(OP, 6))
    nieuw = Signaal.objects.exclude(pk__in=eerder)
    assert all(signaal.op == OP == signaal.gegeven_op for signaal in nieuw)
    assert all(e.sinds == OP and not e.laat for e in Escalatie.objects.filter(pk__gt=tot))
    for dagen in range(1, 15):
        watch(OP + timedelta(days=dagen), moment(OP + timedelta(days=dagen), 6))
    assert broken_invariants() == []


def test_een_casus_gaat_door_de_deur_verder(proef):
    route = LokaleRoute.objects.filter(
        status="hulp_loopt", casus__regierollen__medewerker__isnull=False
    ).first()
    by = route.casus.holder_of(Rol.PROCESREGISSEUR).medewerker
    route = perform(route, "start_evaluation", by=by, op=moment(OP))
    assert route.status == "evalueren"
    assert Gebeurtenis.objects.latest("pk").van == "hulp_loopt"
    assert broken_invariants() == []


def test_een_lopende_inzet_eindigt_door_de_deur(proef):
    inzet = EenOpEenInzet.objects.running().first()
    by = Medewerker.objects.get(
        aanstellingen__organisatie=inzet.aanbieder, email__startswith="behandelregisseur1"
    )
    tekst = {
        "doel_bereikt": "ja",
        "evaluatie": "Het doel is bereikt.",
        "vervolg_soort": "geen",
    }
    inzet = perform(inzet, "end", by=by, op=moment(OP), **tekst)
    assert inzet.status == "beeindigd"
    assert Termijn.objects.running().of_onderwerp(inzet).count() == 0
    assert broken_invariants() == []


def _pages(casus):
    """Addresses of everything in this casus, with a person who may see it."""
    rol = {"A": Rol.PROCESREGISSEUR, "B": Rol.BEHANDELREGISSEUR, "C": Rol.PROCESREGISSEUR}
    wie = casus.regierollen.filter(rol=rol[casus.route]).first().medewerker
    namen = ("casus_detail", "casus_tijdlijn", "vraaganalyse", "risicotaxatie", "plan_detail")
    yield from ((wie, _address(f"casusregie:{naam}", casus)) for naam in namen)
    for naam, rijen in (
        ("arrangementen:arrangement_detail", casus.arrangementen.all()),
        ("arrangementen:verzoek_detail", casus.verzoeken.all()),
        ("afwegingskader:aanvraag_detail", casus.aanvragen.all()),
        ("afwegingskader:inzet_detail", casus.inzetten.all()),
    ):
        yield from ((wie, _address(naam, rij)) for rij in rijen)


def _address(naam, rij):
    try:
        return reverse(naam, args=[rij.kenmerk])
    except NoReverseMatch:  # een scherm dat er niet is, kan ook niet stuk zijn
        return None


def test_de_schermen_tonen_de_regio(proef, client):
    bezocht = Counter()
    for casus in Casus.objects.order_by("pk")[::14]:
        for wie, adres in _pages(casus):
            if adres is None:
                continue
            client.force_login(wie)
            assert client.get(adres).status_code in (200, 302), adres
            bezocht[re.sub(r"[0-9a-f-]{36}", "", adres)] += 1
    assert bezocht["/casussen//"] == 15
    assert len(bezocht) >= 6


# --- laden ----------------------------------------------------------------------------------------
def _kenmerken(opdracht):
    return [opdracht.kenmerk_of(n) for n in range(opdracht.casussen)]


def _snapshot(opdracht):
    """What must be the same again: everything that follows from the seed."""
    casussen = Casus.objects.filter(kenmerk__in=_kenmerken(opdracht)).order_by("nummer")
    rijen = list(
        casussen.values_list("nummer", "route", "jeugdige__achternaam", "jeugdige__kenmerk")
    )
    dossiers = Gebeurtenis.objects.filter(dossier__in=_kenmerken(opdracht))
    rijen += dossiers.order_by("dossier", "op", "pk").values_list("dossier", "code", "op")
    termijnen = Termijn.objects.filter(casus__in=casussen)
    return rijen + list(termijnen.order_by("kenmerk").values_list("kenmerk", "code", "uiterlijk"))


def test_dezelfde_seed_geeft_dezelfde_regio(regio):
    opdracht, beelden = Opdracht(40, 11, OP), []
    for _ in range(2):
        with transaction.atomic():
            load_regio(opdracht, quiet)
            beelden.append(_snapshot(opdracht))
            transaction.set_rollback(True)
    assert beelden[0] == beelden[1]
    assert len(beelden[0]) > 500


def test_een_andere_seed_komt_erbij_en_dezelfde_verandert_niets(proef):
    assert load_regio(REGIO, quiet) == 0
    assert load_regio(Opdracht(30, 12, OP), quiet) == 30
    assert Casus.objects.count() == 230
    assert broken_invariants() == []


@pytest.mark.django_db(transaction=True)
def test_een_afgebroken_lading_gaat_verder(monkeypatch):
    monkeypatch.setattr(laden, "PORTIE", 10)
    load_reference()

    def stop(klaar):
        if klaar == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_regio(Opdracht(40, 3, OP), stop)
    klaar = Casus.objects.count()
    assert klaar in (10, 20)  # de portie die nog onderweg was, is er helemaal of helemaal niet
    assert broken_invariants() == []
    assert load_regio(Opdracht(40, 3, OP), quiet) == 40 - klaar
    assert Casus.objects.count() == 40
    assert Casusnummer.objects.count() >= 1
    assert broken_invariants() == []


@pytest.mark.parametrize(
    ("opties", "zin"),
    [
        pytest.param({"casussen": 0}, "1 of meer", id="nul casussen"),
        pytest.param({"casussen": 5, "op": "2025-01-01"}, "na 2025-02-01", id="te vroeg"),
        pytest.param({"casussen": 5, "op": "morgen"}, "jjjj-mm-dd", id="geen datum"),
    ],
)
def test_een_verkeerde_opdracht_zegt_wat_te_doen(db, opties, zin):
    woorden = [f"--{naam}={waarde}" for naam, waarde in opties.items()]
    with pytest.raises(CommandError, match=zin):
        call_command("load_regio", *woorden, stdout=StringIO(), stderr=StringIO())
    assert not Casus.objects.exists()


def test_de_opdracht_toont_de_voortgang(db):
    uit, fout = StringIO(), StringIO()
    call_command("load_regio", "--casussen=12", "--seed=4", f"--op={OP}", stdout=uit, stderr=fout)
    assert uit.getvalue().startswith("12 casussen nieuw in ")
    assert "12 van 12 casussen" in fout.getvalue()


@pytest.mark.proef
@pytest.mark.timeout(900)
@pytest.mark.django_db(transaction=True)
def test_proef_snelheid_van_laden():
    load_reference()
    begin = time.perf_counter()
    assert load_regio(Opdracht(AANTAL, 1, OP), quiet) == AANTAL
    duur = time.perf_counter() - begin
    meting(f"load_regio, {AANTAL} casussen", duur, "s", "make proef")
    assert broken_invariants() == []
    assert duur < HOOGUIT_SECONDEN
