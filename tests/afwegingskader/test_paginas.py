"""Elke pagina van 1-op-1, in elke stand en voor elke rol: wat er staat en wat niet."""

import os
from datetime import date, timedelta

import pytest
from django.urls import reverse

from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet
from casusregie.termijnen.bewaking import watch
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from tests.factories import afwegingskader as f
from tests.factories.casusregie import team_met_mensen
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.overgangen import perform

pytestmark = pytest.mark.usefixtures("dag")

VOL = os.environ.get("PROEF") == "1"
STANDEN = {
    "concept": f.aanvraag,
    "ingediend": f.ingediend,
    "akkoord": f.met_akkoord,
    "geanalyseerd": f.geanalyseerd,
    "toegekend": f.toegekend,
}
MENSEN = (
    "casusregisseur",
    "procesregisseur",
    "besluiter",
    "behandelregisseur",
    "gedragswetenschapper",
)


def adres(naam, onderwerp):
    return reverse(f"afwegingskader:{naam}", args=[onderwerp.kenmerk])


def lees(client, naam, onderwerp, status=200):
    antwoord = client.get(adres(naam, onderwerp))
    assert antwoord.status_code == status
    return " ".join(antwoord.content.decode().split())


@pytest.mark.parametrize("mens", MENSEN)
@pytest.mark.parametrize("stand", STANDEN)
def test_pagina_van_een_aanvraag(w, als, stand, mens):
    stuk = STANDEN[stand](w)
    if mens == "gedragswetenschapper" and stand == "concept":
        lees(als(getattr(w, mens)), "aanvraag_detail", stuk, 404)
        return
    tekst = lees(als(getattr(w, mens)), "aanvraag_detail", stuk)
    assert "Vastgelegd vóór de start" in tekst
    assert str(stuk.get_status_display()) in tekst
    assert "---------" not in tekst


AAN_ZET = {
    "concept": {"casusregisseur", "behandelregisseur"},
    "ingediend": {"casusregisseur", "behandelregisseur"},
    "akkoord": {"gedragswetenschapper"},
    "geanalyseerd": {"procesregisseur", "besluiter"},
}


@pytest.mark.parametrize("stand", AAN_ZET)
def test_er_is_precies_een_partij_aan_zet(w, als, stand):
    stuk = STANDEN[stand](w)
    for mens in MENSEN:
        if mens == "gedragswetenschapper" and stand == "concept":
            continue
        tekst = lees(als(getattr(w, mens)), "aanvraag_detail", stuk)
        assert ("U bent aan zet" in tekst) == (mens in AAN_ZET[stand]), mens
        assert ("Aan zet:" in tekst) == (mens not in AAN_ZET[stand]), mens


def test_wie_aan_zet_is_staat_er_met_naam(w, als):
    stuk = perform(f.ingediend(w), "agree_aanbieder", by=w.behandelregisseur, op=f.OP)
    tekst = lees(als(w.behandelregisseur), "aanvraag_detail", stuk)
    assert f"Aan zet: casusregisseur, {w.casusregisseur}" in tekst
    assert "Het akkoord van de casusregie ontbreekt nog." in tekst


@pytest.mark.eis("OO-10")
def test_dat_de_analyse_ontbreekt_is_te_zien(w, als):
    tekst = lees(als(w.casusregisseur), "aanvraag_detail", f.met_akkoord(w))
    assert "De verklarende analyse ontbreekt nog." in tekst
    assert "Ontbreekt" in tekst


@pytest.mark.eis("OO-10")
def test_de_analyse_is_te_lezen_met_auteur_en_datum(w, als):
    stuk = f.geanalyseerd(w)
    tekst = lees(als(w.besluiter), "aanvraag_analyse", stuk)
    assert (
        f"Versie 1, door {w.gedragswetenschapper}, gedragswetenschapper, maandag 2 maart 2026."
        in tekst
    )
    for titel, zin in f.ANALYSE.items():
        assert titel in ("advies", "gesproken_met") or zin in tekst


def test_een_geblokkeerde_stap_zegt_waarom(w, als):
    tekst = lees(als(w.behandelregisseur), "aanvraag_detail", f.aanvraag(w, doel=""))
    assert "De aanvraag is nog niet compleet. Er mist 1 antwoord." in tekst
    assert "Schrijf het zorginhoudelijke doel op." in tekst
    tekst = lees(als(w.procesregisseur), "aanvraag_detail", EenOpEenAanvraag.objects.get())
    assert f"Alleen de behandelregisseur van {w.aanbieder} en de casusregisseur" in tekst


@pytest.mark.eis("OO-09")
def test_de_kosten_per_dag_en_in_totaal(w, als, dag):
    inzet = f.gestart(w)
    dag.move_to(f.om(date(2026, 3, 27)))  # dag 19
    tekst = lees(als(w.procesregisseur), "inzet_detail", inzet)
    assert "€ 27.048,00" in tekst
    assert "voor 392 uur van € 69,00" in tekst
    assert "€ 1.104,00 per dag. Tot en met vandaag € 20.976,00." in tekst
    tekst = lees(als(w.procesregisseur), "aanvraag_detail", inzet.aanvraag)
    assert "€ 27.048,00" in tekst


# --- de inzet -----------------------------------------------------------------------------------
@pytest.mark.eis("OO-01")
@pytest.mark.parametrize(
    ("nummer", "woorden"),
    [
        (1, ["Dag 1 <small>van 28", "Nog 27 dagen", "Niet begonnen"]),
        (
            19,
            [
                "Dag 19 <small>van 28",
                "Nog 9 dagen",
                "Dag 14: niet vastgelegd",
                "te laat sinds maandag 23 maart",
                "19 gebruikt, 9 over van 28",
            ],
        ),
        (28, ["Dag 28 <small>van 28", "Vandaag is de laatste dag"]),
        (
            34,
            [
                "Dag 34 <small>van 28",
                "6 dagen voorbij de laatste dag",
                "Laatste dag was: zondag 5 april 2026",
                "34 gebruikt, 0 over van 28",
            ],
        ),
    ],
    ids=["dag_1", "dag_19", "dag_28", "dag_34"],
)
def test_de_dagteller(w, als, dag, nummer, woorden):
    inzet = f.gestart(w)
    dag.move_to(f.om(f.BEGIN + timedelta(days=nummer - 1)))
    tekst = lees(als(w.casusregisseur), "inzet_detail", inzet)
    for zin in woorden:
        assert zin in tekst, zin


@pytest.mark.eis("OO-07")
def test_wat_eigen_uitleg_is_staat_erbij(w, als, dag):
    inzet = f.gestart(w)
    dag.move_to(f.om(f.BEGIN))
    tekst = lees(als(w.casusregisseur), "inzet_detail", inzet)
    assert "eigen uitleg van dit product" in tekst


@pytest.mark.parametrize("stand", ["gepland", "gestart", "beeindigd"])
@pytest.mark.parametrize("mens", MENSEN)
def test_pagina_van_een_inzet(w, als, dag, stand, mens):
    inzet = getattr(f, stand)(w)
    dag.move_to(f.om(f.LAATSTE + timedelta(days=2)))
    if mens == "gedragswetenschapper" and stand == "beeindigd":
        outbox.process_all()
        lees(als(getattr(w, mens)), "inzet_detail", inzet, 404)
        return
    tekst = lees(als(getattr(w, mens)), "inzet_detail", inzet)
    assert "Gegevens van de inzet" in tekst
    assert ("Duur van de inzet" in tekst) == (stand != "gepland")
    assert ("<meter" in tekst) == (stand == "gestart")


def test_het_paneel_escalatie_noemt_de_dagen_vooraf(w, als, dag):
    dag.move_to(f.om(f.BEGIN))
    tekst = lees(als(w.casusregisseur), "inzet_detail", f.gestart(w))
    assert f"Dag 29: procesregisseur, {w.procesregisseur}" in tekst
    assert "Maandag 6 april" in tekst
    assert "als er na 3 werkdagen geen antwoord is" in tekst
    assert "Escalatie staat los van de stand van de inzet." in tekst


def test_het_paneel_escalatie_toont_wat_er_is(w, als, dag):
    inzet = f.gestart(w)
    na = f.LAATSTE + timedelta(days=1)
    dag.move_to(f.om(na))
    watch(na, f.om(na))
    tekst = lees(als(w.casusregisseur), "inzet_detail", inzet)
    assert "Wacht op antwoord" in tekst
    assert "Trede 1: Procesregisseur" in tekst
    assert "Regionaal expertteam (RER)" in tekst
    assert "Inzet loopt" in tekst


def test_de_geschiedenis_noemt_signalen_en_wie_ze_kreeg(w, als, dag):
    inzet = f.gestart(w)
    veertien = f.BEGIN + timedelta(days=13)
    dag.move_to(f.om(veertien))
    watch(veertien, f.om(veertien))
    tekst = lees(als(w.casusregisseur), "inzet_detail", inzet)
    assert "Signaal. Dag 14. 1-op-1: tussenevaluatie" in tekst
    assert f"Aan {w.casusregisseur} en behandelregisseur" in tekst


# --- eerdere 1-op-1 -----------------------------------------------------------------------------
@pytest.mark.eis("OO-12")
def test_een_aanbieder_ziet_van_een_ander_alleen_het_aantal_dagen(db, als, dag):
    w = f.wereld(op=f.om(date(2025, 12, 1)))
    eerder = f.eerdere_inzet(w, date(2026, 2, 2), 12)
    elders = f.elders(w)
    stuk = f.aanvraag(
        elders,
        begindatum=date(2026, 3, 4),
        einddatum=date(2026, 3, 12),
        gewijzigd_sinds=date(2026, 3, 1),
        afbouw_vanaf_dag=None,
        afbouw_uren_per_dag=None,
    )
    client = als(elders.behandelregisseur)
    for tekst in (
        lees(client, "aanvraag_detail", stuk),
        lees(client, "aanvraag_wijzigen", stuk),
        lees(client, "aanvraag_nieuw", elders.arrangement),
    ):
        assert "12 dagen bij een andere aanbieder. Telt mee." in tekst
        assert "12 gebruikt, 16 over van 28" in tekst
        assert str(w.aanbieder) not in tekst
        assert "13 februari" not in tekst
    lees(client, "inzet_detail", eerder, 404)
    lees(client, "aanvraag_detail", eerder.aanvraag, 404)
    lees(client, "aanvraag_analyse", eerder.aanvraag, 404)
    tekst = lees(client, "casus", w.casus)
    assert "Er is in deze casus geen 1-op-1 geweest die u kunt zien." in tekst
    tekst = lees(als(w.casusregisseur), "aanvraag_detail", stuk)
    assert "van 2 februari tot en met 13 februari 2026" in tekst
    assert str(w.aanbieder) in tekst


@pytest.mark.eis("OO-12")
def test_een_eerdere_inzet_die_niet_meetelt_staat_er_met_de_reden(db, als, dag):
    w = f.wereld(op=f.om(date(2025, 9, 1)))
    f.eerdere_inzet(w, date(2025, 11, 3), 12)
    tekst = lees(als(w.casusregisseur), "aanvraag_detail", f.aanvraag(w))
    assert "12 dagen, van 3 november tot en met 14 november 2025" in tekst
    assert "Telt niet mee: er zitten meer dan 28 dagen tussen." in tekst
    assert "0 gebruikt, 28 over van 28" in tekst


# --- de lijst -----------------------------------------------------------------------------------
LIJST = "/1-op-1/"


def lijst(client, weergave=""):
    antwoord = client.get(f"{LIJST}?weergave={weergave}")
    assert antwoord.status_code == 200
    return " ".join(antwoord.content.decode().split())


def test_de_lijst_toont_de_dag_van_elke_inzet(w, als, dag):
    f.gestart(w)
    dag.move_to(f.om(date(2026, 3, 27)))
    tekst = lijst(als(w.casusregisseur))
    assert "Dag 19 van 28" in tekst
    assert "laatste dag zo 5 april" in tekst
    assert w.casus.nummer in tekst
    dag.move_to(f.om(date(2026, 4, 11)))
    tekst = lijst(als(w.casusregisseur))
    assert "Dag 34 van 28" in tekst
    assert "laatste dag was zo 5 april" in tekst


@pytest.mark.parametrize(
    ("stand", "mens", "kop"),
    [
        ("ingediend", "gedragswetenschapper", "Te analyseren"),
        ("akkoord", "gedragswetenschapper", "Te analyseren"),
        ("geanalyseerd", "besluiter", "Te besluiten"),
    ],
)
def test_wie_aan_zet_is_vindt_de_aanvraag_in_de_lijst(w, als, stand, mens, kop):
    STANDEN[stand](w)
    client = als(getattr(w, mens))
    tekst = lijst(client, {"Te analyseren": "analyseren", "Te besluiten": "besluiten"}[kop])
    assert kop in tekst
    assert w.casus.nummer in tekst


@pytest.mark.eis("OO-12")
def test_een_vervolg_staat_bij_het_expertteam_en_niet_bij_het_team(db, als, dag):
    w = f.wereld(op=f.om(date(2025, 12, 1)))
    f.eerdere_inzet(w, date(2026, 2, 2), 12)
    f.geanalyseerd(
        w,
        begindatum=date(2026, 3, 4),
        einddatum=date(2026, 3, 12),
        gewijzigd_sinds=date(2026, 3, 1),
        afbouw_vanaf_dag=None,
        afbouw_uren_per_dag=None,
    )
    assert w.casus.nummer in lijst(als(w.zorgbemiddelaar))
    assert w.casus.nummer not in lijst(als(w.besluiter), "besluiten")


def test_een_casusregisseur_ziet_de_eigen_casussen(w, als):
    f.gepland(w)
    collega = medewerker(Rol.CASUSREGISSEUR, organisatie=w.team)
    assert w.casus.nummer in lijst(als(w.casusregisseur))
    assert w.casus.nummer not in lijst(als(collega))
    assert w.casus.nummer in lijst(als(w.procesregisseur))


def test_een_lege_lijst_zegt_het_vriendelijk(db, als):
    tekst = lijst(als(medewerker(Rol.CASUSREGISSEUR)))
    assert "Er loopt nu geen 1-op-1." in tekst


@pytest.mark.parametrize("rol", [Rol.CONTRACTMANAGER, Rol.BEHEERDER, Rol.BACKOFFICE])
def test_wie_niets_met_1_op_1_doet_komt_niet_in_de_lijst(db, als, rol):
    antwoord = als(medewerker(rol)).get(LIJST)
    assert antwoord.status_code == 403
    assert "hoort niet bij uw rol" in antwoord.content.decode()


# --- wie niets mag zien -------------------------------------------------------------------------
AANVRAAG = (
    *("aanvraag_detail", "aanvraag_wijzigen", "aanvraag_indienen", "aanvraag_akkoord_aanbieder"),
    *("aanvraag_akkoord_regie", "aanvraag_toekennen", "aanvraag_afwijzen", "aanvraag_intrekken"),
    *("aanvraag_analyse", "analyse_schrijven"),
)
INZET = (
    *("inzet_detail", "inzet_start", "inzet_verzetten", "inzet_niet_door", "inzet_tussenevaluatie"),
    *("inzet_afbouw", "inzet_beeindigen", "inzet_reden"),
)


@pytest.mark.parametrize("methode", ["get", "post"])
def test_wat_u_niet_mag_zien_bestaat_niet(w, als, methode):
    """`make proef` lets all four knock everywhere, `make test` two of them in turn."""
    inzet = f.gepland(w)
    analyse = inzet.aanvraag.analyses.get()
    gevallen = [(naam, inzet.aanvraag) for naam in AANVRAAG]
    gevallen += [(naam, inzet) for naam in INZET]
    gevallen += [("casus", w.casus), ("aanvraag_nieuw", w.arrangement), ("analyse_detail", analyse)]
    vreemden = [
        medewerker(Rol.CASUSREGISSEUR),
        medewerker(Rol.BEHANDELREGISSEUR),
        medewerker(Rol.CONTRACTMANAGER),
        medewerker(Rol.ZORGBEMIDDELAAR),
    ]
    for beurt, vreemde in enumerate(vreemden):
        client = als(vreemde)
        for naam, onderwerp in gevallen if VOL else gevallen[beurt % 2 :: 2]:
            antwoord = getattr(client, methode)(adres(naam, onderwerp))
            alleen_lezen = naam in ("aanvraag_detail", "inzet_detail", "aanvraag_analyse")
            alleen_lezen = alleen_lezen or naam in ("casus", "analyse_detail")
            verwacht = 405 if methode == "post" and alleen_lezen else 404
            assert antwoord.status_code == verwacht, naam
            assert "Veldwijk" not in antwoord.content.decode()


def test_na_het_einde_van_de_betrokkenheid_is_de_pagina_weg(w, als):
    inzet = f.gepland(w)
    client = als(w.behandelregisseur)
    lees(client, "inzet_detail", inzet)
    w.casus.betrokkenheden.filter(organisatie=w.aanbieder).update(einddatum=date(2026, 3, 1))
    lees(client, "inzet_detail", inzet, 404)


def test_elke_blik_wordt_vastgelegd(w, als):
    stuk = f.aanvraag(w)
    client = als(w.casusregisseur)
    ervoor = Leesregel.objects.count()
    lees(client, "aanvraag_detail", stuk)
    regel = Leesregel.objects.latest("pk")
    assert Leesregel.objects.count() == ervoor + 1
    assert (regel.dossier, regel.onderdeel) == (w.casus.kenmerk, "1-op-1-aanvraag")


# --- de casus -----------------------------------------------------------------------------------
def test_op_de_casuspagina_staat_de_inzet_en_de_weg_erheen(w, als, dag):
    client = als(w.casusregisseur)
    pagina = reverse("casusregie:casus_detail", args=[w.casus.kenmerk])
    tekst = client.get(pagina).content.decode()
    assert f"1-op-1 aanvragen bij {w.aanbieder}" in tekst
    assert reverse("afwegingskader:aanvraag_nieuw", args=[w.arrangement.kenmerk]) in tekst
    inzet = f.gestart(w)
    dag.move_to(f.om(date(2026, 3, 27)))
    client = als(w.casusregisseur)
    tekst = client.get(pagina).content.decode()
    assert adres("inzet_detail", inzet) in tekst
    assert "Dag 19 van 28" in tekst
    assert "Lopende 1-op-1" in client.get(reverse("casusregie:werkvoorraad")).content.decode()


def test_de_tab_van_de_casus_toont_alle_1_op_1(w, als):
    inzet = f.beeindigd(w, dag=f.BEGIN)
    tekst = lees(als(w.casusregisseur), "casus", w.casus)
    assert adres("inzet_detail", inzet) in tekst
    assert "Beëindigd" in tekst


def test_een_casus_met_1_op_1_kan_niet_sluiten(w):
    from afwegingskader.aanmelden import no_1op1_left

    assert no_1op1_left(w.casus, f.BEGIN)
    inzet = f.gepland(w)
    assert "loopt nog een 1-op-1" in str(no_1op1_left(w.casus, f.BEGIN))
    EenOpEenInzet.objects.filter(pk=inzet.pk).delete()
    f.aanvraag(w)
    assert "aanvraag voor 1-op-1" in str(no_1op1_left(w.casus, f.BEGIN))


# --- grenzen ------------------------------------------------------------------------------------
def eigen(vragen):
    """Without the savepoints that every transaction brings."""
    return [v["sql"][:150] for v in vragen if "SAVEPOINT" not in v["sql"]]


@pytest.mark.parametrize("mens", ["casusregisseur", "behandelregisseur", "besluiter"])
def test_een_pagina_in_hooguit_vijftien_vragen(db, als, dag, tel_queries, mens):
    w = f.wereld(op=f.om(date(2025, 12, 1)))
    f.eerdere_inzet(w, date(2026, 2, 2), 12)
    kort = {"afbouw_vanaf_dag": None, "afbouw_uren_per_dag": None}
    tijd = {"begindatum": date(2026, 3, 4), "einddatum": date(2026, 3, 12)}
    stuk = f.geanalyseerd(w, gewijzigd_sinds=date(2026, 3, 1), **tijd, **kort)
    client = als(getattr(w, mens))
    client.get(adres("aanvraag_detail", stuk))
    with tel_queries() as vragen:
        lees(client, "aanvraag_detail", stuk)
    assert len(eigen(vragen)) <= 15, "\n".join(eigen(vragen))
    stuk = perform(stuk, "grant", by=w.zorgbemiddelaar, op=f.OP, motivering="Nodig.")
    perform(stuk.inzet, "start", by=w.behandelregisseur, op=f.om(date(2026, 3, 4)))
    dag.move_to(f.om(date(2026, 3, 9)))
    client = als(getattr(w, mens))
    client.get(adres("inzet_detail", stuk.inzet))
    with tel_queries() as vragen:
        lees(client, "inzet_detail", stuk.inzet)
    assert len(eigen(vragen)) <= 15, "\n".join(eigen(vragen))


@pytest.mark.parametrize("weergave", ["lopend", "aanvragen"])
def test_een_lijst_in_hooguit_acht_vragen(als, dag, tel_queries, db, weergave):
    team = team_met_mensen()
    maak = f.gepland if weergave == "lopend" else f.ingediend
    maak(f.wereld(team=team))
    client = als(team.procesregisseur)
    lijst(client, weergave)
    with tel_queries() as weinig:
        lijst(client, weergave)
    for _ in range(6):
        maak(f.wereld(team=team))
    with tel_queries() as veel:
        assert lijst(client, weergave).count("2026-0000") == 7
    assert len(eigen(veel)) == len(eigen(weinig)) <= 8, "\n".join(eigen(veel))


def test_elke_overgang_in_hooguit_twintig_vragen(w, tel_queries):
    from organisaties.models import Medewerker

    def doe(onderwerp, naam, by, op=f.OP, **gegevens):
        onderwerp = type(onderwerp).objects.get(pk=onderwerp.pk)
        by = Medewerker.objects.get(pk=by.pk)
        with tel_queries() as vragen:
            klaar = perform(onderwerp, naam, by=by, op=op, **gegevens)
        assert len(eigen(vragen)) <= 20, (naam, "\n".join(eigen(vragen)))
        return klaar

    stuk = doe(f.aanvraag(w), "submit", w.behandelregisseur)
    stuk = doe(stuk, "agree_aanbieder", w.behandelregisseur)
    stuk = doe(stuk, "agree_regie", w.casusregisseur)
    doe(f.analyse(w, stuk), "adopt", w.gedragswetenschapper)
    stuk = doe(stuk, "grant", w.besluiter, motivering="Nodig.")
    op = f.om(f.BEGIN)
    inzet = doe(stuk.inzet, "start", w.behandelregisseur, op)
    inzet = doe(
        inzet,
        "record_tussenevaluatie",
        w.casusregisseur,
        op,
        tussenevaluatie="Het gaat goed.",
        tussenbesluit="lichter",
    )
    doe(
        inzet,
        "end",
        w.behandelregisseur,
        op,
        doel_bereikt="ja",
        evaluatie="Klaar.",
        vervolg_soort="geen",
    )
