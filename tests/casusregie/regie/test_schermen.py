"""De schermen van de regie: zien, doen, weigeren, en 404 voor wie er niets mee te maken heeft."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from casusregie.models import (
    Contactpersoon,
    EigenStap,
    Mandaat,
    Overdracht,
    Regierol,
    Regietijd,
    TijdelijkeProcesregie,
    Verzamelopdracht,
)
from casusregie.regie.daden import DADEN
from casusregie.regie.inlezen import load_mandaten
from casusregie.regie.roepen import ask_procesregisseur, request_procesregie
from casusregie.regie.stappen import add_step
from casusregie.regie.vragen import name_contact, set_reach, start_ivh
from organisaties.rollen import Rol
from tests.casusregie.regie.bouw import DAG, aangeboden, houder, route_b, vers, verzoek, wereld
from tests.factories.casusregie import OP, casus_c
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.schermen.woorden import short_date

pytestmark = pytest.mark.django_db
C, P = Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR


@pytest.fixture(autouse=True)
def op_de_dag():
    with time_machine.travel(OP + timedelta(hours=1), tick=False):
        yield


def adres(naam, kenmerk=None, *args):
    return reverse(f"casusregie:{naam}", args=[kenmerk, *args] if kenmerk else [])


def tekst(antwoord):
    return antwoord.content.decode()


@pytest.mark.eis("CR-G-03", "RV-B03-04", "RV-B03-08", "RV-B04-03")
def test_de_regiepagina_noemt_wie_sinds_wanneer_waarom_en_hoe_bereikbaar(client, tel_queries):
    w = wereld()
    by = w.team.casusregisseur
    name_contact(w.casus, by, by=by, op=OP)
    set_reach(
        by,
        on=DAG,
        telefoon="010 000 00 00",
        wanneer="Ma tot en met do",
        vervanger=w.collega,
        afwezig_van=DAG,
        afwezig_tot=DAG + timedelta(days=5),
    )
    client.force_login(w.team.procesregisseur)
    client.get(adres("regie_overview", w.casus.kenmerk))
    with tel_queries() as q:
        antwoord = client.get(adres("regie_overview", w.casus.kenmerk))
    inhoud = tekst(antwoord)
    for deel in (by.naam, "010 000 00 00", "Ma tot en met do", w.collega.naam, "Vaste contactp"):
        assert deel in inhoud
    assert "Besluit over de casusregie" in inhoud
    assert "Wisselingen van casusregisseur: 0" in inhoud
    assert len(q) <= 15


@pytest.mark.parametrize("naam", ["regie_overview", "regie_background"])
def test_wie_niets_met_de_casus_heeft_vindt_niets(client, naam):
    w = wereld()
    client.force_login(w.behandelaar)
    assert client.get(adres(naam, w.casus.kenmerk)).status_code == 404
    assert client.get(adres("regie_act", w.casus.kenmerk, "overnemen")).status_code == 404


@pytest.mark.parametrize("daad", sorted(DADEN))
def test_elk_formulier_opent_en_leeg_versturen_zegt_wat_er_mist(client, daad):
    w = wereld()
    client.force_login(w.team.procesregisseur)
    url = adres("regie_act", w.casus.kenmerk, daad)
    assert client.get(url).status_code == 200
    antwoord = client.post(url, {})
    assert antwoord.status_code == 422
    assert "Er is een fout" in tekst(antwoord) or "fout" in tekst(antwoord).lower()


def test_een_onbekende_daad_bestaat_niet(client):
    w = wereld()
    client.force_login(w.team.procesregisseur)
    assert client.get(adres("regie_act", w.casus.kenmerk, "weg")).status_code == 404


def test_overnemen_op_het_scherm_en_wie_te_laat_is_krijgt_409(client):
    w = wereld()
    url = adres("regie_act", w.casus.kenmerk, "overnemen")
    client.force_login(w.collega)
    gezien = client.get(url).context["form"].fields["gezien"].initial
    data = {"rol": C.value, "reden": "Ziekte.", "gezien": gezien}
    assert client.post(url, data).status_code == 302
    assert houder(w.casus, C) == w.collega
    derde = medewerker(C, organisatie=w.team.team)
    client.force_login(derde)
    antwoord = client.post(url, data)
    assert antwoord.status_code == 409
    assert "intussen overgenomen of toegewezen" in tekst(antwoord)
    assert f" door {w.collega}: " in tekst(antwoord)
    assert "Ziekte." in tekst(antwoord), "the own reason can be copied"
    assert houder(w.casus, C) == w.collega


def test_een_aanbieder_die_meekijkt_neemt_de_casusregie_niet_over(client):
    b = route_b()
    verzoek(b)
    client.force_login(b.behandelaar)
    antwoord = client.post(
        adres("regie_act", b.casus.kenmerk, "overnemen"), {"rol": C.value, "reden": "Ik."}
    )
    assert antwoord.status_code in (403, 409)


@pytest.mark.eis("CR-G-01", "CR-A1-36", "CR-M-01", "CR-M-07", "RV-B03-07", "CR-G-02")
def test_taken_mandaat_hulp_en_eigen_stappen(client, tel_queries):
    w = wereld()
    for gemeente, zelf in ((None, "Algemeen"), (w.casus.gemeente, "Tot 10 uur zelf")):
        Mandaat.objects.create(
            gemeente=gemeente,
            wet="jeugdwet",
            zelf=zelf,
            samen="De procesregisseur",
            geldig_van=DAG,
            bron="Verzonnen",
            fictief=True,
        )
    stap = add_step(
        w.team.team, by=w.team.teamleider, on=DAG, route="A", stap=1, tekst="Bel de school"
    )
    client.force_login(w.team.casusregisseur)
    url = adres("regie_background", w.casus.kenmerk)
    client.get(url)  # sessie en menu zijn dan bekend
    with tel_queries() as q:
        inhoud = tekst(client.get(url))
    assert len(q) <= 15, [vraag["sql"][:140] for vraag in q]
    for deel in (
        "Vóór de toewijzing van specialistische jeugdhulp",
        "Specialistische jeugdhulp",
        "Bekijk alle hulp in het gezin",
        "Tot 10 uur zelf",
        "Fictief",
        "Geeft de opdracht voor jeugdhulp",
        "Roept de procesregisseur als de hulp stokt",
        "één per arrangement",
        "Voorliggende hulp bekeken",
        "2 maart 2026",
        "Bel de school",
    ):
        assert deel in inhoud, deel
    assert "Algemeen" not in inhoud
    assert client.post(url, {"stap": str(stap.kenmerk)}).status_code == 302
    assert "Gedaan op" in tekst(client.get(url))
    assert client.post(url, {"stap": "nee"}).status_code == 404


def test_de_hele_overdracht_op_het_scherm(client):
    w = wereld()
    client.force_login(w.team.procesregisseur)
    antwoord = client.post(
        adres("regie_act", w.casus.kenmerk, "overdragen-team"),
        {
            "naar": w.ander.team.pk,
            "reden": "Verhuisd.",
            "gezin_stemt_in_op": DAG.strftime("%d-%m-%Y"),
        },
    )
    o = Overdracht.objects.get()
    assert antwoord.url == adres("overdracht_detail", o.kenmerk)
    assert "Overdracht aanbieden" in tekst(client.get(antwoord.url))
    assert client.post(adres("overdracht_step", o.kenmerk, "offer"), {}).status_code == 302
    client.force_login(w.ander.procesregisseur)
    inhoud = tekst(client.get(antwoord.url))
    assert "Overdrachtspakket" in inhoud
    assert "Overdracht aannemen" in inhoud
    stap = adres("overdracht_step", o.kenmerk, "accept")
    leeg = client.post(stap, {})
    assert leeg.status_code == 422
    assert "Kies wie de casusregisseur wordt" in tekst(leeg)
    assert client.post(stap, {"casusregisseur": w.ander.casusregisseur.pk}).status_code == 302
    assert houder(w.casus, C) == w.ander.casusregisseur
    client.force_login(w.team.procesregisseur)
    assert client.get(antwoord.url).status_code == 404


def test_teruggeven_op_het_scherm(client):
    w = wereld()
    o = aangeboden(w.casus, w.team.procesregisseur, w.ander.team, "team")
    client.force_login(w.ander.procesregisseur)
    stap = adres("overdracht_step", o.kenmerk, "return")
    assert client.get(stap).status_code == 200
    assert client.post(stap, {}).status_code == 422
    assert Overdracht.objects.get().status == "aangeboden"


def test_wie_niet_ontvangt_krijgt_403_en_een_vreemde_404(client):
    w = wereld()
    o = aangeboden(w.casus, w.team.procesregisseur, w.ander.team, "team")
    stap = adres("overdracht_step", o.kenmerk, "accept")
    client.force_login(w.team.casusregisseur)
    assert client.post(stap, {}).status_code == 403
    client.force_login(w.behandelaar)
    assert client.post(stap, {}).status_code == 404
    client.force_login(w.ander.procesregisseur)
    assert client.get(adres("overdracht_step", o.kenmerk, "carry")).status_code == 404


@pytest.mark.eis("CR-M-05", "CR-D-18", "CR-D-24")
def test_de_procesregie_bij_het_rer_staat_bovenaan_met_zijn_vroegere_naam(client):
    w = wereld()
    rer = w.zorgbemiddelaar.aanstellingen.get().organisatie
    secretaris = medewerker(Rol.SECRETARIS, organisatie=rer)
    stuk = request_procesregie(w.casus, by=w.team.casusregisseur, grond="Geen plek.", op=OP)
    client.force_login(w.zorgbemiddelaar)
    url = adres("procesregie_detail", stuk.kenmerk)
    inhoud = tekst(client.get(url))
    assert "vroeger Zorgbemiddeling (ZBT)" in inhoud
    assert secretaris.naam in inhoud
    assert client.post(adres("procesregie_step", stuk.kenmerk, "accept"), {}).status_code == 302
    assert TijdelijkeProcesregie.objects.get().status == "loopt"
    client.force_login(w.team.casusregisseur)
    inhoud = tekst(client.get(adres("regie_overview", w.casus.kenmerk)))
    assert "De procesregie ligt tijdelijk bij het expertteam (RER)" in inhoud


def test_elke_detailpagina_opent_voor_wie_de_casus_ziet(client):
    w, b = wereld(), route_b()
    vraag = ask_procesregisseur(w.casus, by=w.team.casusregisseur, vraag="Wat nu?", op=OP)
    ivh = start_ivh(
        w.casus,
        by=w.team.casusregisseur,
        aanleiding="jb_plein",
        toelichting="Na het plein.",
        begindatum=DAG,
        op=OP,
    )
    stuk = verzoek(b)
    for persoon, naam, kenmerk in (
        (w.team.procesregisseur, "regievraag_detail", vraag.kenmerk),
        (w.team.procesregisseur, "ivh_detail", ivh.kenmerk),
        (b.team.procesregisseur, "teamverzoek_detail", stuk.kenmerk),
    ):
        client.force_login(persoon)
        assert client.get(adres(naam, kenmerk)).status_code == 200
        client.force_login(w.behandelaar)
        assert client.get(adres(naam, kenmerk)).status_code == 404


@pytest.mark.eis("RV-B03-02", "GV-M2-08")
def test_caseload_per_casusregisseur_met_te_laat_en_uren(client, tel_queries):
    w = wereld()
    Regietijd.objects.create(casus=w.casus, medewerker=w.team.casusregisseur, week=DAG, uren="6.5")
    client.force_login(w.team.teamleider)
    client.get(adres("regie_caseload"))  # sessie en menu zijn dan bekend
    with tel_queries() as q:
        inhoud = tekst(client.get(adres("regie_caseload")))
    assert len(q) <= 8, [vraag["sql"][:140] for vraag in q]
    assert w.team.casusregisseur.naam in inhoud
    assert "6,5" in inhoud
    assert w.casus.nummer in inhoud
    rol = Regierol.objects.current().get(casus=w.casus, rol=C)
    assert f"Sinds {short_date(rol.begin, jaar=True)}" in inhoud
    Regierol.objects.filter(pk=rol.pk).update(medewerker=None, organisatie=None)
    assert "Het gezin" in tekst(client.get(adres("regie_caseload")))
    Regierol.objects.filter(pk=rol.pk).update(einde=OP + timedelta(days=1))
    assert "Nog niemand" in tekst(client.get(adres("regie_caseload")))
    client.force_login(w.collega)
    assert client.get(adres("regie_caseload")).status_code == 403


def test_de_caseload_van_een_ander_team_blijft_dicht(client):
    w = wereld()
    client.force_login(w.ander.teamleider)
    url = f"{adres('regie_caseload')}?team={w.team.team.kenmerk}"
    assert w.casus.nummer not in tekst(client.get(url))
    antwoord = client.post(adres("verzamel_new"), {"casus": [str(w.casus.kenmerk)]})
    assert "Geen casus gekozen" in tekst(antwoord)


def test_veel_tegelijk_vanaf_de_caseload(client):
    w = wereld()
    client.force_login(w.team.teamleider)
    data = {"team": str(w.team.team.kenmerk), "casus": [str(w.casus.kenmerk)]}
    assert "1 gekozen" in tekst(client.post(adres("verzamel_new"), data))
    fout = client.post(adres("verzamel_new"), {**data, "soort": "toewijzen", "rol": C.value})
    assert fout.status_code == 422
    goed = {**data, "soort": "toewijzen", "rol": C.value, "aan": w.collega.pk, "reden": "Ziekte."}
    antwoord = client.post(adres("verzamel_new"), goed)
    opdracht = Verzamelopdracht.objects.get()
    assert antwoord.url == adres("verzamel_detail", opdracht.kenmerk)
    assert "every 2s" in tekst(client.get(antwoord.url, headers={"HX-Request": "true"}))
    assert client.post(antwoord.url, {"doe": "stop"}).status_code == 302
    assert "Hervatten" in tekst(client.get(antwoord.url))
    client.post(antwoord.url, {"doe": "hervat"})
    outbox.process_all()
    assert houder(w.casus, C) == w.collega
    assert "1 gedaan" in tekst(client.get(antwoord.url))
    client.force_login(w.team.procesregisseur)
    assert client.get(antwoord.url).status_code == 404


@pytest.mark.eis("RV-B03-04")
def test_mijn_bereikbaarheid(client):
    w = wereld()
    client.force_login(w.team.casusregisseur)
    url = adres("regie_reach")
    fout = client.post(url, {"afwezig_van": "03-03-2026"})
    assert fout.status_code == 422
    assert "Kies wie u vervangt" in tekst(fout)
    goed = {"telefoon": "010", "afwezig_van": "03-03-2026", "vervanger": w.collega.pk}
    assert client.post(url, goed).status_code == 302
    assert w.collega.naam in tekst(client.get(url))


@pytest.mark.eis("CR-G-05")
def test_de_negen_ambities_met_een_getal(client):
    w = wereld()
    client.force_login(w.team.teamleider)
    antwoord = client.get(adres("regie_themes"))
    waarden = {t.nummer: t.waarde for t in antwoord.context["themas"]}
    assert set(waarden) == set(range(1, 10))
    assert (waarden[1], waarden[3], waarden[4], waarden[8]) == (1, 0, 1, 1)
    assert "Geen stagnatie" in tekst(antwoord)


@pytest.mark.eis("CR-G-02")
def test_eigen_stappen_van_een_team_zijn_alleen_van_dat_team(client):
    w = wereld()
    client.force_login(w.team.teamleider)
    url = adres("regie_steps")
    assert client.post(url, {"route": "A", "stap": "1", "tekst": ""}).status_code == 422
    client.post(url, {"route": "A", "stap": "1", "tekst": "Bel de school"})
    stap = EigenStap.objects.get()
    client.force_login(w.ander.teamleider)
    assert "Bel de school" not in tekst(client.get(url))
    assert client.post(url, {"eindigen": str(stap.kenmerk)}).status_code == 404
    client.force_login(w.team.teamleider)
    assert client.post(url, {"eindigen": str(stap.kenmerk)}).status_code == 302
    assert "Bel de school" not in tekst(client.get(url))
    client.force_login(w.team.casusregisseur)
    assert client.get(url).status_code == 403


@pytest.mark.eis("RV-B03-07")
def test_het_mandaat_per_wet_wordt_een_keer_ingelezen_en_is_fictief():
    assert load_mandaten() == (6, 0)
    assert load_mandaten() == (0, 6)
    assert set(Mandaat.objects.values_list("fictief", flat=True)) == {True}


@pytest.mark.eis("RV-B03-08")
def test_een_nieuwe_contactpersoon_volgt_de_vorige_op():
    w = wereld()
    by = w.team.casusregisseur
    name_contact(w.casus, by, by=by, op=OP)
    name_contact(w.casus, w.collega, by=by, op=OP + timedelta(days=4))
    rijen = Contactpersoon.objects.order_by("begindatum").values_list("medewerker", "einddatum")
    assert list(rijen) == [(by.pk, DAG + timedelta(days=3)), (w.collega.pk, None)]


def test_de_pagina_van_route_c_zegt_dat_de_instelling_de_regie_heeft(client):
    w = wereld()
    casus = casus_c(w.gi, by=w.jeugdbeschermer)
    client.force_login(w.jeugdbeschermer)
    inhoud = tekst(client.get(adres("regie_overview", casus.kenmerk)))
    assert "Zolang de maatregel loopt" in inhoud
    assert "Teruggeven aan het lokale team" in inhoud
    assert vers(casus).holder_of(P).medewerker == w.jeugdbeschermer
