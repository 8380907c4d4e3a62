"""De schermen van route C: wie wat ziet, fouten bij het veld, en nooit een 500."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from casusregie.bescherming.handelingsoorten import HANDELINGEN
from casusregie.casus.ophalen import for_overview
from casusregie.casus.panelen import actions
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.models import (
    Basisteambesluit,
    BeschermingsRoute,
    Handeling,
    LokaleRoute,
    Maatregel,
    Teamtafel,
)
from casusregie.routes.vinden import note_opdracht
from organisaties.rollen import Rol
from tests.factories import bescherming as f
from tests.factories import casusregie as c
from tests.factories.eenmalig import once_per_file
from tests.factories.organisaties import AanbiederFactory, medewerker

pytestmark = pytest.mark.django_db


def bouw():
    """A casus on route C that was opened a month ago, with its measure."""
    w = f.wereld(op=timezone.now() - timedelta(days=30))
    w.begin = timezone.localdate() - timedelta(days=30)
    return w


gebouwd = once_per_file(bouw)


@pytest.fixture
def w(gebouwd):
    return gebouwd()


@pytest.fixture
def als(client):
    """Log in as somebody."""

    def inloggen(wie):
        client.force_login(wie)
        return client

    return inloggen


def nl(dag):
    return dag.strftime("%d-%m-%Y")


def velden(w, **anders):
    basis = {
        "soort": "ots",
        "datum": nl(w.begin),
        "begindatum": nl(w.begin),
        "einddatum": nl(w.begin + timedelta(days=300)),
        "rechtbank": "Rechtbank Rotterdam",
        "zaaknummer": "C/10/1",
        "kaders": "Hulp thuis.",
        "beschikking_ontvangen_op": nl(w.begin),
    }
    return {**basis, **anders}


def ots(w):
    op = timezone.now() - timedelta(days=30)
    return f.ots(w, op=op, einddatum=w.begin + timedelta(days=300), kaders="Hulp thuis.")


def tab(w):
    return f"/casussen/{w.casus.kenmerk}/maatregel/"


def test_van_leeg_tabblad_naar_een_vastgelegde_maatregel(w, als):
    client = als(w.jeugdbeschermer)
    leeg = client.get(tab(w))
    assert leeg.status_code == 200
    assert "De maatregel is nog niet vastgelegd" in leeg.content.decode()
    assert client.get(tab(w) + "nieuw/").status_code == 200
    assert client.post(tab(w) + "nieuw/", velden(w)).status_code == 302
    pagina = client.get(tab(w)).content.decode()
    for tekst in ("Ondertoezichtstelling", "Hulp thuis.", "Termijnen van route C", "Loopt"):
        assert tekst in pagina
    maatregel = Maatregel.objects.get()
    detail = client.get(f"/maatregelen/{maatregel.kenmerk}/").content.decode()
    assert "Rechtbank Rotterdam" in detail
    assert "C/10/1" in detail


FOUTEN = [
    pytest.param({"soort": ""}, "Kies welke maatregel het is", id="soort"),
    pytest.param({"datum": "31-02-2026"}, "Deze datum bestaat niet", id="onbestaande-dag"),
    pytest.param({"zaaknummer": ""}, "Vul het zaaknummer in", id="zaaknummer"),
    pytest.param({"einddatum": ""}, "Vul in tot welke dag", id="zonder-einde"),
    pytest.param({"einddatum": "01-01-2099"}, "hooguit een jaar", id="te-lang"),
    pytest.param({"rechtbank": "x" * 121}, "Maak dit korter", id="te-lange-naam"),
    pytest.param({"kaders": "\x00"}, "", id="nulteken"),
]


@pytest.mark.parametrize(("anders", "zin"), FOUTEN)
def test_een_half_formulier_krijgt_een_zin_bij_het_veld(w, als, anders, zin):
    antwoord = als(w.jeugdbeschermer).post(tab(w) + "nieuw/", velden(w, **anders))
    if not zin:
        assert antwoord.status_code in (302, 422)
        return
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert not Maatregel.objects.exists()


@pytest.mark.parametrize("wie", ["elders", "procesregisseur"])
def test_een_andere_gi_of_een_vreemd_team_vindt_niets(w, als, wie):
    maatregel, tafel = ots(w), f.tafel(w, op=timezone.now())
    client = als(getattr(w, wie, None) or getattr(w.team, wie))
    casus = f"/casussen/{w.casus.kenmerk}"
    for pad in (
        *(tab(w), f"{tab(w)}nieuw/", f"{tab(w)}besluit/", f"{tab(w)}lokaal-team/"),
        *(f"{tab(w)}vastleggen/zicht/", f"{casus}/teamtafels/nieuw/"),
        *(f"/maatregelen/{maatregel.kenmerk}/", f"/maatregelen/{maatregel.kenmerk}/end/"),
        *(f"/teamtafels/{tafel.kenmerk}/", f"/teamtafels/{tafel.kenmerk}/hold/"),
        f"/teamtafels/{tafel.kenmerk}/afspraak/",
    ):
        assert client.get(pad).status_code == 404, pad
        if not pad.endswith("maatregel/") and pad.count("/") > 3:
            assert client.post(pad, {}).status_code == 404, pad


def betrek(w, organisatie, rol):
    Betrokkenheid.objects.create(
        jeugdige=w.casus.jeugdige,
        casus=w.casus,
        organisatie=organisatie,
        rol=rol,
        grond="Doet mee",
        begindatum=w.begin,
    )


def test_een_aanbieder_ziet_alleen_zijn_eigen_deel(w, als):
    ots(w)
    f.besluit(w, op=timezone.now(), gronden="Zeer vertrouwelijk.")
    f.kind(w, "Sem Veldwijk")
    aanbieder = AanbiederFactory()
    betrek(w, aanbieder, Rol.BEHANDELREGISSEUR)
    by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    tafel = f.tafel(w, op=timezone.now())
    client = als(by)
    pagina = client.get(tab(w)).content.decode()
    assert "Ondertoezichtstelling" in pagina
    for geheim in ("Zeer vertrouwelijk.", "Besluiten van het basisteam", "Alle kinderen"):
        assert geheim not in pagina
    assert client.get(f"/teamtafels/{tafel.kenmerk}/").status_code == 404
    assert client.get(tab(w) + "nieuw/").status_code == 200
    assert client.post(tab(w) + "nieuw/", velden(w)).status_code == 403
    assert client.post(tab(w) + "besluit/", {}).status_code == 403


def test_een_beeindigde_betrokkenheid_sluit_het_tabblad(w, als):
    betrek(w, w.team.team, Rol.CASUSREGISSEUR)
    client = als(w.team.casusregisseur)
    assert client.get(tab(w)).status_code == 200
    Betrokkenheid.objects.filter(organisatie=w.team.team).update(
        einddatum=timezone.localdate() - timedelta(days=1)
    )
    assert client.get(tab(w)).status_code == 404


def test_op_route_a_bestaat_het_tabblad_niet(als):
    casus = c.casus_a()
    client = als(c.procesregisseur_van(casus))
    assert client.get(f"/casussen/{casus.kenmerk}/maatregel/").status_code == 404
    assert "Maatregel" not in client.get(f"/casussen/{casus.kenmerk}/").content.decode()


def test_na_terugkeer_op_route_a_blijft_de_maatregel_leesbaar(w, als):
    ots(w)
    BeschermingsRoute.objects.filter(casus=w.casus).update(
        status="overgedragen", afgesloten_op=timezone.localdate()
    )
    type(w.casus).objects.filter(pk=w.casus.pk).update(route="A")
    LokaleRoute.objects.create(casus=w.casus, begonnen_op=timezone.localdate())
    client = als(w.jeugdbeschermer)
    for pad in ("", "documenten/"):
        pagina = client.get(f"/casussen/{w.casus.kenmerk}/{pad}").content.decode()
        assert f'href="{tab(w)}"' in pagina
    assert "Ondertoezichtstelling" in client.get(tab(w)).content.decode()


def test_eerst_de_maatregel_dan_hulp_toewijzen(w):
    vandaag = timezone.localdate()
    casus = for_overview(type(w.casus).objects.all(), vandaag, w.jeugdbeschermer).get(pk=w.casus.pk)
    acties = [a.naam for a in actions(casus, w.jeugdbeschermer, vandaag)]
    assert acties[0] == "maatregel"
    assert "adopt_gezinsplan" in acties


@pytest.mark.eis("CR-C1-02")
def test_de_beschikking_gaat_meteen_mee_als_bijlage(w, als):
    client = als(w.jeugdbeschermer)
    assert 'enctype="multipart/form-data"' in client.get(tab(w) + "nieuw/").content.decode()
    fout = SimpleUploadedFile("virus.exe", b"MZ niets")
    antwoord = client.post(tab(w) + "nieuw/", velden(w, bestand=fout))
    assert antwoord.status_code == 422
    assert not Maatregel.objects.exists()
    goed = SimpleUploadedFile("beschikking.txt", b"De rechter beslist.")
    assert client.post(tab(w) + "nieuw/", velden(w, bestand=goed)).status_code == 302
    bijlage = w.casus.bijlagen.get()
    assert (bijlage.soort, bijlage.organisatie) == ("txt", w.gi)
    maatregel = Maatregel.objects.get()
    pagina = client.get(f"/maatregelen/{maatregel.kenmerk}/").content.decode()
    download = f"/bijlagen/{bijlage.kenmerk}/"
    assert f'href="{download}"' in pagina
    assert client.get(download).content.decode() == "De rechter beslist."


def test_sluiten_terwijl_de_hulp_loopt_zegt_wat_eerst_moet(w, als):
    BeschermingsRoute.objects.filter(casus=w.casus).update(status="hulp_loopt")
    antwoord = als(w.jeugdbeschermer).post(f"/casussen/{w.casus.kenmerk}/route/close/")
    assert antwoord.status_code == 409
    tekst = antwoord.content.decode()
    assert "‘Casus afsluiten’ kan niet nu de stand ‘Hulp loopt’ is." in tekst
    assert "Doe eerst: evaluatie starten." in tekst


ZETTEN = {
    "describe": {"dreiging": "Geweld.", "veiligheid": "Oma is er."},
    "extend": {},
    "record_evaluatie": {
        "geevalueerd_op": "vandaag",
        "uitkomst": "doorgaan",
        "toelichting": "Het gaat beter.",
    },
    "record_rvdk": {"getoetst_op": "vandaag", "uitkomst": "akkoord"},
    "align_adult": {"afgestemd_op": "vandaag"},
    "choose_path": {"pad": "lokaal_team"},
    "end": {"beeindigd_op": "vandaag", "eindreden": "rechter"},
    "withdraw": {"toelichting": "Andere casus."},
}


@pytest.mark.parametrize("zet", ZETTEN)
def test_elke_zet_van_de_maatregel_heeft_een_formulier(w, als, zet):
    maatregel = ots(w)
    client = als(w.jeugdbeschermer)
    pad = f"/maatregelen/{maatregel.kenmerk}/{zet}/"
    assert client.get(pad).status_code == 200
    assert client.post(pad, {}).status_code == 422
    gegevens = {
        n: nl(timezone.localdate()) if v == "vandaag" else v for n, v in ZETTEN[zet].items()
    }
    if zet == "extend":
        einde = nl(w.begin + timedelta(days=600))
        gegevens = velden(w, datum=nl(timezone.localdate()), einddatum=einde)
    assert client.post(pad, gegevens).status_code == 302, client.post(pad, gegevens).content
    assert client.get(f"/maatregelen/{maatregel.kenmerk}/").status_code == 200


def test_een_zet_die_niet_bestaat_of_niet_meer_kan(w, als):
    maatregel = ots(w)
    client = als(w.jeugdbeschermer)
    assert client.get(f"/maatregelen/{maatregel.kenmerk}/weg/").status_code == 404
    einde = {"beeindigd_op": nl(timezone.localdate()), "eindreden": "rechter"}
    assert client.post(f"/maatregelen/{maatregel.kenmerk}/end/", einde).status_code == 302
    assert client.post(f"/maatregelen/{maatregel.kenmerk}/end/", einde).status_code == 409
    verborgen = {"beeindigd_op": nl(timezone.localdate()), "eindreden": "<script>"}
    ander = ots(w)
    assert client.post(f"/maatregelen/{ander.kenmerk}/end/", verborgen).status_code == 422


@pytest.mark.parametrize("soort", list(HANDELINGEN))
def test_elke_handeling_heeft_een_formulier_met_zinnen(w, als, soort):
    client = als(w.jeugdbeschermer)
    pad = f"{tab(w)}vastleggen/{soort}/"
    assert client.get(pad).status_code == 200
    leeg = client.post(pad, {})
    assert leeg.status_code == 422
    assert "Vul in op welke dag dit was" in leeg.content.decode()
    assert client.get(f"{tab(w)}vastleggen/onbekend/").status_code == 404


def test_een_handeling_vastleggen(w, als):
    client = als(w.jeugdbeschermer)
    kind = w.casus.gezin.leden.get(jeugdige=w.casus.jeugdige)
    gegevens = {
        "gezinslid": kind.pk,
        "gedaan_op": nl(timezone.localdate()),
        "toelichting": "Veilig thuis.",
    }
    assert client.post(f"{tab(w)}vastleggen/zicht/", gegevens).status_code == 302
    stuk = Handeling.objects.get()
    assert client.get(f"/handelingen/{stuk.kenmerk}/").status_code == 302
    assert "Veilig thuis." in client.get(tab(w)).content.decode()


def test_een_besluit_van_het_basisteam_op_het_scherm(w, als):
    client = als(w.jeugdbeschermer)
    gegevens = {
        "soort": "afsluiten",
        "besluit": "Wij sluiten af.",
        "gronden": "Het is veilig.",
        "gedragswetenschapper": w.gedragswetenschapper.pk,
        "genomen_op": nl(timezone.localdate()),
    }
    assert client.post(f"{tab(w)}besluit/", {}).status_code == 422
    assert client.post(f"{tab(w)}besluit/", gegevens).status_code == 302
    assert Basisteambesluit.objects.get().soort == "afsluiten"
    assert "Wij sluiten af." in client.get(tab(w)).content.decode()


def test_een_teamtafel_van_plannen_tot_verslag(w, als):
    client = als(w.jeugdbeschermer)
    pad = f"/casussen/{w.casus.kenmerk}/teamtafels/nieuw/"
    assert "Ouder 1" in client.get(pad).content.decode(), "het gezin staat er al"
    basis = {"soort": "eerste", "gepland_op": nl(timezone.localdate()), "onderwerpen": "Thuis."}
    alleen = client.post(pad, basis)
    assert alleen.status_code == 422
    assert "twee mensen" in alleen.content.decode()
    half = {**basis, "d1-rol": "ouder", "d1-naam": ""}
    assert "Vul de naam in" in client.post(pad, half).content.decode()
    rijen = {"d1-rol": "ouder", "d1-naam": "Ouder 1", "d2-rol": "jeugdige", "d2-naam": "Noor"}
    team = {
        "d3-rol": "lokaal_team",
        "d3-naam": "S. Bakhuis",
        "d3-organisatie": str(w.team.team.pk),
    }
    zonder = client.post(pad, {**basis, **rijen, **team})
    assert "geen toestemming" in zonder.content.decode()
    assert client.post(pad, {**basis, **rijen}).status_code == 302
    tafel = Teamtafel.objects.get()
    houd = f"/teamtafels/{tafel.kenmerk}/hold/"
    assert client.post(houd, {}).status_code == 422
    verslag = {
        "gehouden_op": nl(timezone.localdate()),
        "aanwezig": [str(d.pk) for d in tafel.deelnemers.all()],
        "verslag": "Goed gesprek.",
        "bezoeken": "ja",
        "bezoeken_door": "Oma",
    }
    assert client.post(houd, verslag).status_code == 302
    dicht = client.get(f"/teamtafels/{tafel.kenmerk}/adopt_report/").content.decode()
    assert "wie volgt of het werkt" in dicht
    aanvullen = {**verslag, "monitoring_door": "Team", "terugkoppeling": "Elke maand."}
    zet = f"/teamtafels/{tafel.kenmerk}/complete_report/"
    gezien = client.get(zet).context["versie"]
    assert client.post(zet, {**aanvullen, "versie": gezien}).status_code == 302
    later = client.post(zet, {**aanvullen, "verslag": "VAN MIJ", "versie": gezien})
    assert later.status_code == 409
    assert [(v.ander, v.eigen) for v in later.context["verschillen"]] == [
        ("Goed gesprek.", "VAN MIJ")
    ]
    assert "VAN MIJ</textarea>" in later.content.decode()
    tafel.refresh_from_db()
    assert tafel.verslag == "Goed gesprek."
    assert client.post(f"/teamtafels/{tafel.kenmerk}/adopt_report/", {}).status_code == 302
    pagina = client.get(f"/teamtafels/{tafel.kenmerk}/").content.decode()
    assert "begeleid door Oma" in pagina
    assert client.post(f"/teamtafels/{tafel.kenmerk}/adopt_report/", {}).status_code == 409


@pytest.mark.parametrize("aantal", [1, 12])
def test_het_tabblad_blijft_binnen_zijn_budget(w, als, tel_queries, aantal):
    ots(w)
    op = timezone.now()
    for n in range(aantal):
        f.kind(w, f"Kind {n}")
        f.tafel(w, op=op)
        f.besluit(w, op=op)
        f.handeling(w, "afstemming", op=op)
    client = als(w.jeugdbeschermer)
    client.get(tab(w))
    with tel_queries() as q:
        assert client.get(tab(w)).status_code == 200
    assert len(q) <= 15, "\n".join(x["sql"][:150] for x in q)


def test_de_transitie_blijft_binnen_twintig_vragen(w, als, tel_queries):
    maatregel = ots(w)
    client = als(w.jeugdbeschermer)
    with tel_queries() as q:
        client.post(f"/maatregelen/{maatregel.kenmerk}/choose_path/", {"pad": "stopt"})
    assert len(q) <= 20, "\n".join(x["sql"][:150] for x in q)


@pytest.mark.eis("CR-C1-09")
def test_eerste_hulp_vastleggen_op_de_pagina_van_de_route(w, als):
    note_opdracht(w.casus, op=timezone.now(), aanbieder=AanbiederFactory())
    client = als(w.jeugdbeschermer)
    pad = f"/casussen/{w.casus.kenmerk}/route/record_first_help/"
    assert client.get(pad).status_code == 200
    leeg = client.post(pad, {})
    assert leeg.status_code == 422
    assert "hoe de veiligheid is geborgd" in leeg.content.decode()
    gegevens = {"eerste_hulp_op": nl(timezone.localdate()), "veiligheid": "Elke dag contact."}
    assert client.post(pad, gegevens).status_code == 302
    assert f.route(w).veiligheid_geborgd == "Elke dag contact."


def test_wat_alleen_de_klok_doet_is_geen_pagina(w, als):
    client = als(w.jeugdbeschermer)
    for zet in ("hand_over", "note_maatregel", "note_start"):
        pad = f"/casussen/{w.casus.kenmerk}/route/{zet}/"
        assert client.get(pad).status_code == 404
        assert client.post(pad, {}).status_code == 404


@pytest.mark.eis("CR-C1-06")
def test_de_jeugdbeschermer_vindt_het_plan_voor_hulp_en_een_ander_niet(w, als):
    pad, plan = f"/casussen/{w.casus.kenmerk}/", f"/casussen/{w.casus.kenmerk}/plan/"
    assert "Plan voor hulp" in als(w.jeugdbeschermer).get(pad).content.decode()
    assert "Plan beginnen" in als(w.jeugdbeschermer).get(plan).content.decode()
    assert plan in als(w.jeugdbeschermer).get(tab(w)).content.decode()
    aanbieder = AanbiederFactory()
    betrek(w, aanbieder, Rol.BEHANDELREGISSEUR)
    ander = als(medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)).get(pad)
    assert "Plan voor hulp" not in ander.content.decode()
