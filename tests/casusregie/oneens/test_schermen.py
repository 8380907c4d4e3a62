"""De schermen van de ladder: elke partij ziet het zijne, fouten staan bij het veld."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from casusregie.afspraken.maken import make_afspraak
from casusregie.meldingen.dagbericht import plan_mails
from casusregie.models import Afspraak, Casus, Escalatie, Ladderoverzicht, Meningsverschil
from casusregie.oneens.gevolgen import steps_of
from casusregie.oneens.keuzes import Stand
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from tests.factories.eenmalig import once_per_file
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.models import Outbox
from verloop.overgangen import perform

from . import bouw
from .bouw import TEKSTEN, begin, ladderwereld, tot, vers, zet

pytestmark = pytest.mark.django_db
INTERN = "De tarieven zijn het echte probleem."
KLOK = timezone.now()


gebouwd = once_per_file(ladderwereld)


@pytest.fixture
def w(gebouwd):
    return gebouwd()


@pytest.fixture
def als(client):
    def inloggen(persoon):
        client.force_login(persoon)
        return client

    return inloggen


def pad(verschil, naam="meningsverschil_detail", *meer):
    return reverse(f"casusregie:{naam}", args=[verschil.kenmerk, *meer])


def tekst(antwoord):
    return antwoord.content.decode()


def ingevuld(**anders):
    gelezen = {f"{naam}_gelezen": "on" for naam in TEKSTEN}
    return {**TEKSTEN, **gelezen, "gevraagd": "bemiddelen", "versie": "0", **anders}


@pytest.mark.eis("CR-Z-07", "CR-Z-08")
def test_melden_vanaf_de_casus_en_de_ladder_zien(w, als):
    client = als(w.behandelregisseur)
    nieuw = reverse(
        "casusregie:meningsverschil_new", args=[Casus.objects.get(pk=w.casus_id).kenmerk]
    )
    leeg = client.post(nieuw, {})
    assert leeg.status_code == 422
    for zin in ("Kies waarover u van mening verschilt", "Kies de aanbieder", "Kies de reden"):
        assert zin in tekst(leeg)
    velden = {"waarover": "arrangement", "aanbieder": w.aanbieder.pk, "reden": "omvang"}
    antwoord = client.post(nieuw, velden | {"toelichting": "72 uur is te veel."}, follow=True)
    pagina = tekst(antwoord)
    assert antwoord.status_code == 200
    assert "Stap 1: overzicht van feiten en stappen" in pagina
    assert "Antwoord uiterlijk" in pagina
    assert "Kan pas na stap 6." in pagina
    assert "72 uur is te veel." in pagina
    dubbel = client.post(nieuw, velden | {"toelichting": "Nog eens."})
    assert dubbel.status_code == 422
    assert "Hierover loopt al een verschil" in tekst(dubbel)


@pytest.mark.eis("CR-Z-10")
def test_de_aanbieder_leest_de_terugkoppeling_en_niet_het_overleg(w, als):
    verschil = zet(w, tot(w, "align"), "align", conclusie=INTERN)
    verschil = zet(w, verschil, "give_feedback")
    van_aanbieder, van_team = (
        tekst(als(wie).get(pad(verschil))) for wie in (w.behandelregisseur, w.casusregisseur)
    )
    assert "Het blijft." in van_aanbieder and "Het blijft." in van_team
    assert INTERN in van_team and INTERN not in van_aanbieder
    assert "Na drie gesprekken" in van_team and "Na drie gesprekken" not in van_aanbieder
    assert "Intern overleg van het lokale team ziet u niet." in van_aanbieder


@pytest.mark.eis("CR-Z-10")
def test_de_aanbieder_ziet_escalatie_termijn_en_tijdlijn_van_het_team_niet(w, als):
    verschil = zet(w, tot(w, "align"), "align", conclusie=INTERN)
    escalatie = steps_of(verschil).get(trede=2)
    client = als(w.behandelregisseur)
    detail = reverse("casusregie:escalatie_detail", args=[escalatie.kenmerk])
    assert client.get(detail).status_code == 404
    assert als(w.casusregisseur).get(detail).url == pad(verschil)
    casus = verschil.casus.kenmerk
    als(w.behandelregisseur)
    for naam in ("casus_detail", "casus_timeline"):
        pagina = tekst(client.get(reverse(f"casusregie:{naam}", args=[casus])))
        assert INTERN not in pagina
        assert "Terugkoppelen aan de aanbieder" not in pagina or naam == "casus_timeline"


def test_de_lijst_escalaties_noemt_de_stap(w, als):
    verschil = begin(w, by=w.procesregisseur)
    Escalatie.objects.update(aan_rol=Rol.PROCESREGISSEUR)
    pagina = tekst(als(w.procesregisseur).get(reverse("casusregie:escalatie_list")))
    assert "Stap 1: Overzicht van feiten en stappen" in pagina
    assert verschil.casus.nummer in pagina
    assert "Laatste dag was" not in pagina


def test_een_andere_aanbieder_ziet_het_verschil_nergens(w, als):
    verschil = begin(w)
    bouw.ziet(w, w.elders.aanstellingen.get().organisatie, Rol.BEHANDELREGISSEUR)
    client = als(w.elders)
    casus = verschil.casus.kenmerk
    assert client.get(reverse("casusregie:casus_detail", args=[casus])).status_code == 200
    assert client.get(pad(verschil)).status_code == 404
    for naam in ("casus_detail", "meningsverschil_list", "casus_timeline"):
        pagina = tekst(client.get(reverse(f"casusregie:{naam}", args=[casus])))
        assert pad(verschil) not in pagina
        assert "Verschil van mening gemeld" not in pagina


HALF = [
    ("record_facts", "casusregisseur", {}, "Schrijf op hoe u tot deze keuze kwam"),
    ("align", "casusregisseur", {}, "Kies met wie u overlegde"),
    ("give_feedback", "casusregisseur", {"wijze": "gesprek"}, "wat u de aanbieder vertelt"),
    ("reject_feedback", "behandelregisseur", {}, "Schrijf op wat u ervan vindt"),
    ("managers_differ", "teamleider", {"contact_op": "32-13-2026"}, "Vul in met wie u sprak"),
]


def test_een_half_formulier_geeft_een_zin_bij_het_veld(w, als):
    verschil = begin(w)
    for stap, wie, half, zin in HALF:
        adres = pad(verschil, "meningsverschil_step", stap)
        client = als(getattr(w, wie))
        assert client.get(adres).status_code == 200
        antwoord = client.post(adres, half)
        assert (antwoord.status_code, zin in tekst(antwoord)) == (422, True), stap
        assert vers(verschil).status == verschil.status
        verschil = zet(w, verschil, stap)


@pytest.mark.eis("CR-Z-16")
def test_dubbelklikken_en_een_verkeerde_rol(w, als):
    verschil = tot(w, "give_feedback")
    adres = pad(verschil, "meningsverschil_step", "give_feedback")
    velden = {"wijze": "telefoon", "terugkoppeling": "Het blijft."}
    assert als(w.behandelregisseur).post(adres, velden).status_code == 403
    client = als(w.casusregisseur)
    assert client.post(adres, velden).status_code == 302
    assert client.post(adres, velden).status_code == 409
    assert client.get(pad(verschil, "meningsverschil_step", "share_overview")).status_code == 409
    for onzin in ("bestaat-niet", "agree_actions", "date_step", "settle"):
        assert client.get(pad(verschil, "meningsverschil_step", onzin)).status_code == 404
    assert steps_of(verschil).count() == 3


@pytest.mark.eis("CR-Z-12")
def test_het_overzicht_maken_nalezen_en_delen(w, als):
    verschil = tot(w, "share_overview")
    Ladderoverzicht.objects.all().delete()
    client = als(w.teamleider)
    assert "Anoniem overzicht maken" in tekst(client.get(pad(verschil)))
    adres = pad(verschil, "overzicht_edit")
    assert "Na drie gesprekken" in tekst(client.get(adres))
    half = client.post(adres, ingevuld(standpunt_team="", gevraagd=""))
    assert half.status_code == 422
    assert "Schrijf op wat het team vindt" in tekst(half)
    assert "Kies wat u vraagt" in tekst(half)
    ongelezen = ingevuld()
    del ongelezen["vraag_gelezen"]
    assert client.post(adres, ongelezen).status_code == 302
    delen = pad(verschil, "meningsverschil_step", "share_overview")
    assert "Nog niet gecontroleerd: Vraag aan de contractmanager." in tekst(client.get(delen))
    client.post(delen)
    assert vers(verschil).status == Stand.OVERZICHT
    assert client.post(adres, ingevuld(versie="1")).status_code == 302
    later = client.post(adres, ingevuld(versie="1", standpunt_team="Wij willen thuis beginnen."))
    assert later.status_code == 409
    (verschil_nu,) = later.context["verschillen"]
    assert verschil_nu.eigen == "Wij willen thuis beginnen."
    assert "Wij willen thuis beginnen.</textarea>" in tekst(later)
    assert "Zo leest de contractmanager het" in tekst(
        client.get(pad(verschil, "overzicht_preview"))
    )
    assert client.post(delen).status_code == 302
    assert vers(verschil).status == Stand.CONTRACTMANAGER
    pdf = client.get(pad(verschil, "overzicht_pdf"))
    assert pdf.content.startswith(b"%PDF") and pdf["Content-Type"] == "application/pdf"


def test_het_overzicht_is_van_de_teamleider(w, als):
    verschil = tot(w, "share_overview")
    for wie, status in ((w.casusregisseur, 403), (w.behandelregisseur, 404), (w.elders, 404)):
        assert als(wie).get(pad(verschil, "overzicht_edit")).status_code == status
    assert als(w.behandelregisseur).get(pad(verschil, "overzicht_preview")).status_code == 404
    assert als(w.behandelregisseur).get(pad(verschil, "overzicht_pdf")).status_code == 404


@pytest.mark.eis("CR-Z-12", "CR-Z-13")
def test_contractmanager_en_secretaris_antwoorden_zonder_dossier(w, als):
    verschil = tot(w, "agree_actions")
    overzicht = Ladderoverzicht.objects.get()
    client = als(w.contractmanager)
    lijst = reverse("casusregie:gevraagd_list")
    assert overzicht.code in tekst(client.get(lijst))
    assert verschil.casus.nummer not in tekst(client.get(lijst))
    pagina = tekst(client.get(pad(overzicht, "gevraagd_detail")))
    assert TEKSTEN["vraag"] in pagina and "Acties en termijn afspreken" in pagina
    assert Leesregel.objects.filter(object_kenmerk=overzicht.kenmerk, actie="R").exists()
    actie = pad(overzicht, "gevraagd_step", "agree_actions")
    assert "Schrijf op welke acties" in tekst(client.post(actie, {}))
    goed = {"acties": "Gesprek met beide partijen.", "bericht_uiterlijk": "01-01-2030"}
    assert client.post(actie, goed).status_code == 302
    assert client.post(actie, goed).status_code == 409
    assert vers(verschil).acties == goed["acties"]
    assert goed["acties"] in tekst(als(w.teamleider).get(pad(verschil)))
    client = als(w.contractmanager)
    omhoog = pad(overzicht, "gevraagd_step", "engage_secretaris")
    assert als(w.secretaris).get(pad(overzicht, "gevraagd_detail")).status_code == 404
    client = als(w.contractmanager)
    assert client.post(omhoog, {"bericht": "Het lukte niet."}).status_code == 302
    assert client.get(pad(overzicht, "gevraagd_step", "settle")).status_code == 200
    assert (
        client.post(pad(overzicht, "gevraagd_step", "settle"), {"besluit": "x"}).status_code == 403
    )
    client = als(w.secretaris)
    assert overzicht.code in tekst(client.get(lijst))
    besluit = pad(overzicht, "gevraagd_step", "conclude")
    assert client.post(besluit, {"besluit": "Het blijft zo."}).status_code == 302
    assert vers(verschil).status == Stand.JEUGDIGE
    assert "Het lokale team." in tekst(client.get(pad(overzicht, "gevraagd_detail")))


@pytest.mark.eis("CR-Z-12")
def test_de_regio_komt_niet_in_het_dossier(w, als):
    verschil = tot(w, "conclude")
    casus = verschil.casus.kenmerk
    dossier = [
        pad(verschil),
        pad(verschil, "overzicht_preview"),
        pad(verschil, "overzicht_pdf"),
        pad(verschil, "meningsverschil_step", "agree"),
        *(
            reverse(f"casusregie:{n}", args=[casus])
            for n in ("casus_detail", "meningsverschil_list")
        ),
        *(
            reverse("casusregie:escalatie_detail", args=[e.kenmerk])
            for e in Escalatie.objects.all()
        ),
    ]
    overzicht = Ladderoverzicht.objects.get()
    for wie in ("contractmanager", "secretaris"):
        client = als(getattr(w, wie))
        assert {client.get(adres).status_code for adres in dossier} == {404}
        client = als(medewerker(getattr(Rol, wie.upper())))
        assert client.get(pad(overzicht, "gevraagd_detail")).status_code == 404
        assert overzicht.code not in tekst(client.get(reverse("casusregie:gevraagd_list")))


def test_gevraagd_is_alleen_voor_de_regio(w, als):
    tot(w, "agree_actions")
    overzicht = Ladderoverzicht.objects.get()
    for wie in (w.casusregisseur, w.behandelregisseur, w.zorgbemiddelaar):
        client = als(wie)
        assert client.get(reverse("casusregie:gevraagd_list")).status_code == 403
        for naam in ("gevraagd_detail", "gevraagd_pdf"):
            assert client.get(pad(overzicht, naam)).status_code == 404


@pytest.mark.eis("CR-Z-12")
def test_de_contractmanager_krijgt_de_mail_van_de_dag_en_het_getal_in_het_menu(w, als):
    begin(w)
    vandaag = timezone.localdate()
    plan_mails(vandaag, KLOK)
    outbox.process_all()
    assert w.contractmanager.email not in [m.to[0] for m in mail.outbox]
    tot(w, "agree_actions", Meningsverschil.objects.get())
    assert "Gevraagd" in tekst(als(w.contractmanager).get(reverse("casusregie:gevraagd_list")))
    Outbox.objects.all().delete()
    mail.outbox.clear()
    plan_mails(vandaag, KLOK)
    outbox.process_all()
    ontvangers = [m.to[0] for m in mail.outbox]
    assert w.contractmanager.email in ontvangers
    assert w.secretaris.email not in ontvangers


@pytest.mark.eis("CR-M-04")
def test_vanaf_een_gebroken_afspraak_door_de_procesregisseur(w, als):
    casus = Casus.objects.get(pk=w.casus_id)
    rij = make_afspraak(casus, "Start op maandag", w.aanbieder, bouw.BEGIN, by=w.casusregisseur)
    nieuw = reverse("casusregie:meningsverschil_new", args=[casus.kenmerk])
    client = als(w.procesregisseur)
    assert client.get(f"{nieuw}?afspraak={rij.kenmerk}").status_code == 404
    perform(rij, "fail", by=w.casusregisseur, toelichting="Niet gestart.")
    detail = tekst(client.get(reverse("casusregie:afspraak_detail", args=[rij.kenmerk])))
    assert f"{nieuw}?afspraak={rij.kenmerk}" in detail
    assert als(w.behandelregisseur).get(f"{nieuw}?afspraak={rij.kenmerk}").status_code == 403
    client = als(w.procesregisseur)
    velden = {
        "waarover": "afspraak",
        "aanbieder": w.aanbieder.pk,
        "reden": "niet_gedaan",
        "toelichting": "De start blijft uit.",
    }
    assert client.post(f"{nieuw}?afspraak={rij.kenmerk}", velden).status_code == 302
    verschil = Meningsverschil.objects.get()
    assert (verschil.waarover, verschil.bron_kenmerk) == ("afspraak", rij.kenmerk)
    assert Afspraak.objects.get().status == "niet_nagekomen"
    for onzin in ("x", rij.casus.kenmerk):
        assert client.get(f"{nieuw}?afspraak={onzin}").status_code == 404


def test_paginas_blijven_binnen_de_vragen(w, als, tel_queries):
    verschil = tot(w, "conclude")
    overzicht = Ladderoverzicht.objects.get()
    for wie, adressen, hooguit in (
        (w.casusregisseur, [pad(verschil), pad(verschil, "overzicht_preview")], 14),
        (w.contractmanager, [pad(overzicht, "gevraagd_detail")], 14),
        (w.contractmanager, [reverse("casusregie:gevraagd_list")], 8),
    ):
        client = als(wie)
        for adres in adressen:
            client.get(adres)
            with tel_queries() as vragen:
                assert client.get(adres).status_code == 200
            echt = [v for v in vragen if "SAVEPOINT" not in v["sql"] and "session" not in v["sql"]]
            assert len(echt) <= hooguit, (adres, len(echt))
