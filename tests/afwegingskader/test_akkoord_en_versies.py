"""Akkoorden die tot het besluit terug kunnen, en een analyse die meegroeit met de hulp."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from afwegingskader.analyse.versies import differences, next_version
from afwegingskader.models import EenOpEenAanvraag, VerklarendeAnalyse
from casusregie.models import Signaal
from organisaties.rollen import Rol
from tests.factories import afwegingskader as f
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import perform, register

pytestmark = pytest.mark.django_db
LATER = date(2026, 3, 20)


def tekst_van(antwoord):
    return " ".join(antwoord.content.decode().split())


def adres(naam, onderwerp):
    return reverse(f"afwegingskader:{naam}", args=[onderwerp.kenmerk])


# --- het akkoord terug --------------------------------------------------------------------------
@pytest.mark.eis("OO-04")
@pytest.mark.parametrize("maak", [f.met_akkoord, f.geanalyseerd], ids=["akkoord", "geanalyseerd"])
def test_een_akkoord_gaat_terug_tot_het_besluit(w, maak):
    stuk = perform(
        maak(w), "withdraw_akkoord_regie", by=w.casusregisseur, op=f.OP, reden="Toch niet nodig."
    )
    assert (stuk.status, stuk.akkoord_regie_op) == ("ingediend", None)
    assert (stuk.akkoord_ingetrokken_partij, stuk.akkoord_ingetrokken_door) == (
        "regie",
        w.casusregisseur,
    )
    with pytest.raises(Conflict):
        perform(stuk, "grant", by=w.besluiter, op=f.OP, motivering="Ja.")
    outbox.process_all()
    signaal = Signaal.objects.get(titel__contains="ingetrokken")
    assert signaal.titel == "1-op-1. Akkoord van de casusregie ingetrokken"
    assert signaal.plek == f"behandelregisseur@{w.aanbieder.pk}"


@pytest.mark.eis("OO-04")
def test_opnieuw_akkoord_gaat_verder_waar_het_was(w):
    stuk = perform(
        f.geanalyseerd(w),
        "withdraw_akkoord_aanbieder",
        by=w.behandelregisseur,
        op=f.OP,
        reden="Eerst overleg.",
    )
    stuk = perform(stuk, "agree_aanbieder", by=w.behandelregisseur, op=f.OP)
    assert stuk.status == "geanalyseerd"
    assert stuk.akkoord_ingetrokken_reden == "Eerst overleg."
    assert perform(stuk, "grant", by=w.besluiter, op=f.OP, motivering="Ja.").status == "toegekend"


@pytest.mark.eis("OO-04")
@pytest.mark.parametrize("reden", ["", "  "])
def test_intrekken_zonder_reden_kan_niet(w, reden):
    with pytest.raises(ValidationError, match="waarom u het akkoord intrekt"):
        perform(
            f.met_akkoord(w), "withdraw_akkoord_regie", by=w.casusregisseur, op=f.OP, reden=reden
        )
    assert EenOpEenAanvraag.objects.get().status == "akkoord"


@pytest.mark.eis("OO-04")
def test_niemand_trekt_het_akkoord_van_de_ander_in(w):
    stuk = f.met_akkoord(w)
    for zet, mens in (
        ("withdraw_akkoord_regie", w.behandelregisseur),
        ("withdraw_akkoord_aanbieder", w.casusregisseur),
        ("withdraw_akkoord_aanbieder", medewerker(Rol.BEHANDELREGISSEUR)),
        ("withdraw_akkoord_regie", w.besluiter),
    ):
        with pytest.raises(PermissionDenied):
            perform(stuk, zet, by=mens, op=f.OP, reden="Nee.")


@pytest.mark.eis("OO-04")
def test_na_het_besluit_ligt_het_akkoord_vast(w):
    stuk = f.toegekend(w)
    with pytest.raises(Conflict):
        perform(stuk, "withdraw_akkoord_regie", by=w.casusregisseur, op=f.OP, reden="Nee.")


@pytest.mark.eis("OO-04")
def test_wie_een_akkoord_introk_besluit_niet(db):
    """Also after the role changed: four eyes look at what somebody did."""
    w = f.wereld(bij_gezin=True)
    stuk = perform(
        f.met_akkoord(w), "withdraw_akkoord_regie", by=w.besluiter, op=f.OP, reden="Eerst overleg."
    )
    stuk = perform(
        stuk, "agree_regie", by=w.procesregisseur, op=f.OP, akkoord_gezin_toelichting="Moeder."
    )
    perform(f.analyse(w, stuk), "adopt", by=w.gedragswetenschapper, op=f.OP)
    with pytest.raises(PermissionDenied, match="werkte mee"):
        perform(stuk, "grant", by=w.besluiter, op=f.OP, motivering="Ja.")


def test_intrekken_op_het_scherm(w, als, dag):
    stuk = f.met_akkoord(w)
    pagina = adres("aanvraag_akkoord_casusregie_intrekken", stuk)
    client = als(w.casusregisseur)
    assert client.post(pagina, {"reden": ""}).status_code == 422
    antwoord = client.post(pagina, {"reden": "Wij wachten op school."}, follow=True)
    assert "Het akkoord is ingetrokken." in tekst_van(antwoord)
    assert "Wij wachten op school." in tekst_van(antwoord)
    assert als(w.behandelregisseur).post(pagina, {"reden": "x"}).status_code == 403


# --- wat een doel is ----------------------------------------------------------------------------
@pytest.mark.eis("OO-05")
@pytest.mark.parametrize("soort", ["toezicht", "rooster"])
def test_toezicht_of_rooster_is_geen_zorgdoel(w, soort):
    with pytest.raises(Geblokkeerd, match="geen zorginhoudelijk doel"):
        perform(f.aanvraag(w, doel_soort=soort), "submit", by=w.behandelregisseur, op=f.OP)


# --- de analyse leeft ---------------------------------------------------------------------------
def nieuwe_versie(w, stuk, op=f.OP, **anders):
    vorige = stuk.analyses.order_by("-nummer").first()
    versie = next_version(vorige, w.gedragswetenschapper)
    for naam, waarde in {"reden_versie": "Na de tussenevaluatie.", **anders}.items():
        setattr(versie, naam, waarde)
    return register(versie, by=w.gedragswetenschapper, op=op)


@pytest.mark.eis("GV-M3-02", "OO-10")
def test_een_nieuwe_versie_laat_de_oude_staan(w):
    inzet = f.gestart(w)
    stuk = inzet.aanvraag
    versie = nieuwe_versie(w, stuk, f.om(LATER), in_stand="Alleen nog de avonden.")
    perform(versie, "adopt", by=w.gedragswetenschapper, op=f.om(LATER))
    outbox.process_all()
    assert Signaal.objects.filter(titel__contains="Versie 2").count() == 2
    een, twee = VerklarendeAnalyse.objects.order_by("nummer")
    assert (een.nummer, twee.nummer) == (1, 2)
    assert een.in_stand == f.ANALYSE["in_stand"]
    assert twee.in_stand == "Alleen nog de avonden."
    vers = EenOpEenAanvraag.objects.get()
    assert vers.adopted_analyse() == twee
    assert (vers.status, vers.besloten_met_analyse) == ("toegekend", een)


@pytest.mark.eis("GV-M1-12")
def test_bij_het_besluit_staat_de_gedragswetenschapper(w, als):
    stuk = f.toegekend(w)
    analyse = stuk.besloten_met_analyse
    assert (analyse.vastgesteld_door, analyse.vastgesteld_op) == (
        w.gedragswetenschapper,
        f.OP.date(),
    )
    tekst = tekst_van(als(w.casusregisseur).get(adres("aanvraag_detail", stuk)))
    assert f"van gedragswetenschapper {w.gedragswetenschapper}" in tekst
    assert "versie 1 van de verklarende analyse" in tekst


@pytest.mark.eis("GV-M3-02")
@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"reden_versie": "", "feiten": "Nieuw."}, "nog niet compleet"),
        ({}, "gelijk aan de vorige"),
        ({"feiten": "Nieuw.", "gesproken_met": ["aanbieder"]}, "nog niet compleet"),
    ],
    ids=["zonder_reden", "zonder_wijziging", "zonder_jeugdige"],
)
def test_een_nieuwe_versie_zegt_wat_er_nieuw_is(w, anders, zin):
    stuk = f.geanalyseerd(w)
    versie = nieuwe_versie(w, stuk, **anders)
    with pytest.raises(Geblokkeerd, match=zin):
        perform(versie, "adopt", by=w.gedragswetenschapper, op=f.OP)


@pytest.mark.eis("GV-M3-02")
def test_na_het_einde_komt_er_geen_versie_meer(w):
    inzet = f.beeindigd(w)
    with pytest.raises(PermissionDenied, match="wacht niet meer"):
        nieuwe_versie(w, inzet.aanvraag, f.om(date(2026, 4, 7)), feiten="Te laat.")


@pytest.mark.eis("GV-M3-02")
def test_twee_concepten_tegelijk_weigert_de_database(w):
    stuk = f.geanalyseerd(w)
    nieuwe_versie(w, stuk, feiten="Eerste concept.")
    with pytest.raises(IntegrityError), transaction.atomic():
        VerklarendeAnalyse.objects.create(
            aanvraag=stuk, auteur=w.gedragswetenschapper, nummer=3, versie=1
        )


@pytest.mark.eis("GV-M3-02")
@pytest.mark.parametrize(
    ("oud", "nieuw", "stukken"),
    [
        ("a b c", "a b c", [("gelijk", "a b c")]),
        ("a b c", "a x c", [("gelijk", "a "), ("weg", "b "), ("nieuw", "x "), ("gelijk", "c")]),
        ("", "nieuw", [("nieuw", "nieuw")]),
        ("weg", "", [("weg", "weg")]),
        ("<b>", "<i>", [("weg", "<b>"), ("nieuw", "<i>")]),
    ],
    ids=["gelijk", "een_woord", "erbij", "eraf", "tekens"],
)
def test_de_verschillen_per_woord(oud, nieuw, stukken):
    assert differences(oud, nieuw) == stukken


@pytest.mark.eis("GV-M3-02", "GV-M1-11")
def test_schrijven_en_lezen_van_een_tweede_versie(w, als, dag):
    stuk = f.geanalyseerd(w)
    client, pagina = als(w.gedragswetenschapper), adres("analyse_schrijven", stuk)
    begin = tekst_van(client.get(pagina))
    assert "Verklarende analyse, versie 2" in begin
    assert f.ANALYSE["ontstaan"] in begin
    velden = {**f.ANALYSE, "ontstaan": "Na de wisseling <b>van</b> mentor.", "versie": 0}
    antwoord = client.post(pagina, velden)
    assert antwoord.status_code == 422
    assert "Schrijf op wat er nieuw is" in tekst_van(antwoord)
    concept = VerklarendeAnalyse.objects.get(nummer=2)
    velden |= {"versie": concept.versie, "reden_versie": "Gesprek met oma.", "advies": "negatief"}
    assert client.post(pagina, velden).url == adres("aanvraag_detail", stuk)
    lezer = als(w.casusregisseur)
    tekst = tekst_van(lezer.get(adres("aanvraag_analyse", stuk)))
    assert "Gesprek met oma." in tekst
    assert "<ins>" in tekst
    assert "<del>" in tekst
    assert "&lt;b&gt;van&lt;/b&gt;" in tekst, "tekst van een gebruiker blijft tekst"
    assert "(was: positief)" in tekst
    eerste = tekst_van(lezer.get(adres("aanvraag_analyse", stuk) + "?versie=1"))
    assert "<ins>" not in eerste
    assert "Versie 1, door" in eerste


@pytest.mark.eis("OO-11")
def test_een_ander_schrijft_geen_nieuwe_versie(w, als, dag):
    stuk = f.geanalyseerd(w)
    pagina = adres("analyse_schrijven", stuk)
    for wie in ("casusregisseur", "behandelregisseur", "besluiter"):
        assert als(getattr(w, wie)).get(pagina).status_code == 403
