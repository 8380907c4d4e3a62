"""Trainingen, de verspreiding van het kader, vragen erover en het onderzoek ernaar."""

from dataclasses import replace
from datetime import date

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from afwegingskader.models import (
    Kaderlezing,
    Kaderontvangst,
    Kadervraag,
    Onderzoek,
    Onderzoekscasus,
    Trainingsdeelname,
)
from afwegingskader.onderzoek.kenmerken import (
    HERLEIDBAAR,
    NIET,
    Kenmerken,
    age_class,
    generalise,
    length_class,
    smallest_group,
)
from afwegingskader.onderzoek.kiezen import begin_research, candidates, draw
from casusregie.models import Betrokkenheid, Casus, Signaal
from normenkader.models import Instelling
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from tests.factories import afwegingskader as f
from tests.factories.organisaties import medewerker
from verloop import outbox
from verloop.overgangen import perform, register

pytestmark = pytest.mark.django_db


def adres(naam, *args):
    return reverse(f"afwegingskader:{naam}", args=args)


def tekst_van(antwoord):
    return " ".join(antwoord.content.decode().split())


# --- het trainingsregister ----------------------------------------------------------------------
def deelname(mens, by, dag=date(2026, 2, 2), training="verklarende_analyse"):
    rij = Trainingsdeelname(medewerker=mens, training=training, gevolgd_op=dag, vastgelegd_door=by)
    return register(rij, by=by, op=f.OP)


@pytest.mark.eis("OO-11", "GV-M1-11")
def test_een_vastgelegde_training_opent_de_analyse(w):
    Medewerker.objects.filter(pk=w.gedragswetenschapper.pk).update(
        training_verklarende_analyse_op=None
    )
    w.gedragswetenschapper = Medewerker.objects.get(pk=w.gedragswetenschapper.pk)
    stuk = f.met_akkoord(w)
    with pytest.raises(PermissionDenied, match="geen training"):
        f.analyse(w, stuk)
    rij = deelname(w.gedragswetenschapper, medewerker(Rol.BEHEERDER))
    w.gedragswetenschapper = Medewerker.objects.get(pk=w.gedragswetenschapper.pk)
    assert w.gedragswetenschapper.training_verklarende_analyse_op == date(2026, 2, 2)
    perform(rij, "revoke", by=medewerker(Rol.BEHEERDER), op=f.OP, reden_onjuist="Ander mens.")
    w.gedragswetenschapper.refresh_from_db()
    assert w.gedragswetenschapper.training_verklarende_analyse_op is None


@pytest.mark.eis("OO-11", "GV-M1-11")
def test_een_andere_training_opent_niets(w):
    mens = medewerker(Rol.GEDRAGSWETENSCHAPPER)
    deelname(mens, medewerker(Rol.BEHEERDER), training="samen_beslissen")
    mens.refresh_from_db()
    assert mens.training_verklarende_analyse_op is None


@pytest.mark.eis("GV-M1-11")
def test_niemand_legt_de_eigen_training_vast(w):
    mens = medewerker(Rol.BEHEERDER)
    with pytest.raises(PermissionDenied, match="eigen training"):
        deelname(mens, mens)
    with pytest.raises(PermissionDenied, match="Alleen de beheerder of de teamleider"):
        deelname(w.gedragswetenschapper, medewerker(Rol.TEAMLEIDER))
    deelname(w.gedragswetenschapper, medewerker(Rol.TEAMLEIDER, organisatie=w.team))


def test_een_training_die_niet_kan(w):
    by = medewerker(Rol.BEHEERDER)
    deelname(w.gedragswetenschapper, by)
    with pytest.raises(ValidationError, match="niet in de toekomst"):
        deelname(w.gedragswetenschapper, by, date(2026, 3, 3))
    with pytest.raises(ValidationError, match="al vastgelegd"):
        deelname(w.gedragswetenschapper, by)


@pytest.mark.eis("OO-11", "GV-M1-11")
def test_het_register_op_het_scherm(w, als, dag):
    leider = medewerker(Rol.TEAMLEIDER, organisatie=w.team)
    client, mens = als(leider), w.gedragswetenschapper
    assert str(mens) in tekst_van(client.get(adres("trainingen")))
    pagina = adres("training_vastleggen", mens.kenmerk)
    assert client.post(pagina, {}).status_code == 422
    velden = {"training": "verklarende_analyse", "gevolgd_op": "3-12-2024"}
    tekst = tekst_van(client.post(pagina, velden, follow=True))
    assert f"De training van {mens} is vastgelegd." in tekst
    assert "3 december 2024" in tekst
    elders = medewerker(Rol.GEDRAGSWETENSCHAPPER)
    assert client.get(adres("training_vastleggen", elders.kenmerk)).status_code == 404
    rij = Trainingsdeelname.objects.get()
    assert als(elders).get(adres("training_intrekken", rij.kenmerk)).status_code == 403
    weg = client.post(
        adres("training_intrekken", rij.kenmerk), {"reden_onjuist": "Ander."}, follow=True
    )
    assert "De training is ingetrokken." in tekst_van(weg)


# --- verspreiding en lezen ----------------------------------------------------------------------
@pytest.mark.eis("OO-E-01", "OO-E-02")
def test_elke_organisatie_legt_haar_eigen_ontvangst_vast(w, als, dag):
    leider = medewerker(Rol.TEAMMANAGER, organisatie=w.aanbieder)
    client = als(leider)
    assert "Nog niet" in tekst_van(client.get(adres("verspreiding")))
    assert str(w.team) not in tekst_van(client.get(adres("verspreiding")))
    assert client.get(adres("ontvangst", w.team.kenmerk)).status_code == 404
    velden = {
        "afdeling": "Behandelgroepen",
        "contactpersoon": "A. Kok",
        "ontvangen_op": "2-3-2026",
        "doorgeleid_aan": "alle behandelregisseurs",
    }
    pagina = adres("ontvangst", w.aanbieder.kenmerk)
    half = client.post(pagina, velden)
    assert "Vul in wanneer het kader is doorgestuurd" in tekst_van(half)
    tekst = tekst_van(client.post(pagina, {**velden, "doorgeleid_op": "2-3-2026"}, follow=True))
    assert "alle behandelregisseurs" in tekst
    rij = Kaderontvangst.objects.get()
    assert (rij.organisatie, rij.contactpersoon) == (w.aanbieder, "A. Kok")


@pytest.mark.eis("OO-E-01", "OO-E-02")
def test_de_regio_ziet_alle_partijen(w, als, dag):
    tekst = tekst_van(als(medewerker(Rol.SECRETARIS)).get(adres("verspreiding")))
    for partij in (w.team, w.aanbieder, w.rer):
        assert str(partij) in tekst
    assert "0 van" in tekst


@pytest.mark.eis("OO-E-03")
def test_gelezen_wordt_een_keer_vastgelegd(w, als, dag):
    client = als(w.casusregisseur)
    for _ in range(2):
        client.post(adres("kader_gelezen"))
    assert Kaderlezing.objects.get().gelezen_op == date(2026, 3, 2)
    assert "U heeft deze versie gelezen op maandag 2 maart" in tekst_van(client.get(adres("kader")))


@pytest.mark.eis("OO-E-03")
def test_wie_het_kader_las_zet_geen_vinkje_meer(w, als, dag):
    client, pagina = als(w.behandelregisseur), adres("aanvraag_nieuw", w.arrangement.kenmerk)
    assert client.post(pagina, {}).status_code == 422
    client.post(adres("kader_gelezen"))
    assert "U heeft het kader gelezen op" in tekst_van(client.get(pagina))
    assert client.post(pagina, {}).status_code == 302


# --- vragen -------------------------------------------------------------------------------------
@pytest.mark.eis("OO-E-04")
def test_een_vraag_gaat_naar_de_adressen_van_de_instelling(w, als, dag):
    Instelling.objects.create(
        code="eenopeen.vraag_adressen",
        waarde=["een@regio.example", "twee@regio.example"],
        geldig_van=date(2026, 1, 1),
        bron="test",
    )
    client = als(w.behandelregisseur)
    client.post(adres("vraag_stellen"), {"vraag": "Telt een halve dag als een dag?"})
    outbox.process_all()
    (bericht,) = mail.outbox
    assert bericht.to == ["een@regio.example", "twee@regio.example"]
    assert "halve dag" not in bericht.body + bericht.subject
    vraag = Kadervraag.objects.get()
    secretaris = medewerker(Rol.SECRETARIS)
    pagina = adres("vraag_beantwoorden", vraag.kenmerk)
    assert client.get(pagina).status_code == 403
    als(secretaris).post(pagina, {"antwoord": "Ja, elke kalenderdag telt."})
    assert "Ja, elke kalenderdag telt." in tekst_van(client.get(adres("vragen")))
    assert "halve dag" not in tekst_van(als(w.casusregisseur).get(adres("vragen")))


@pytest.mark.eis("OO-E-04")
@pytest.mark.parametrize("tekst", ["Bel 06 12345678 over het kind.", "BSN 999990019 loopt te lang"])
def test_een_vraag_over_een_jeugdige_wordt_geweigerd(w, als, dag, tekst):
    antwoord = als(w.behandelregisseur).post(adres("vraag_stellen"), {"vraag": tekst})
    assert antwoord.status_code == 422
    assert "Haal dit uit uw vraag" in tekst_van(antwoord)
    assert not Kadervraag.objects.exists()


# --- onderzoek ----------------------------------------------------------------------------------
RIJ = Kenmerken(*["x"] * 14)


def rijen(*anders):
    return [replace(RIJ, pseudoniem=f"C-{n}", **velden) for n, velden in enumerate(anders)]


@pytest.mark.eis("OO-E-06")
@pytest.mark.parametrize(
    ("velden", "k", "niveau", "kleinste"),
    [
        ([{}] * 3, 3, "alles getoond", 3),
        ([{}] * 2, 3, None, None),
        ([{"halfjaar": "a"}, {"halfjaar": "b"}, {"halfjaar": "c"}], 3, "half jaar verborgen", 3),
        ([{"leeftijd": "a"}, {}, {}, {}], 3, "half jaar, verblijf, duur en leeftijd verborgen", 4),
        ([{"verblijf": "a"}] * 3 + [{}] * 3, 3, "alles getoond", 3),
    ],
    ids=["genoeg", "te_weinig", "grover", "een_alleen", "twee_groepen"],
)
def test_niemand_staat_alleen_in_het_bestand(velden, k, niveau, kleinste):
    uitkomst = generalise(rijen(*velden), k)
    if niveau is None:
        assert uitkomst is None
        return
    assert (uitkomst.niveau, uitkomst.kleinste) == (niveau, kleinste)
    assert smallest_group(uitkomst.rijen) >= k
    if niveau != "alles getoond":
        assert {rij.halfjaar for rij in uitkomst.rijen} == {NIET}
    assert {"leeftijd", "verblijf", "halfjaar", "duur"} == set(HERLEIDBAAR)


@pytest.mark.eis("OO-E-06")
@pytest.mark.parametrize(
    ("klasse", "waarde", "naam"),
    [
        (age_class, 11, "jonger dan 12"),
        (age_class, 12, "12 tot en met 14"),
        (age_class, 18, "18 of ouder"),
        (length_class, 7, "1 tot en met 7"),
        (length_class, 28, "22 tot en met 28"),
        (length_class, 29, "meer dan 28"),
    ],
)
def test_kenmerken_staan_in_klassen(klasse, waarde, naam):
    assert klasse(waarde) == naam


@pytest.fixture
def onderzocht(w, als, dag):
    """One ended 1-op-1, drawn for a research on 1 June 2026."""
    f.beeindigd(w)
    outbox.process_all()
    secretaris = medewerker(Rol.SECRETARIS)
    nu = f.om(date(2026, 6, 1))
    dag.move_to(nu)
    onderzoek = Onderzoek(
        naam="Wat helpt",
        onderzoeksvraag="Wat helpt om op tijd te stoppen?",
        uitvoerder="Hogeschool",
        van=date(2026, 1, 1),
        tot=date(2026, 6, 1),
        k=2,
        opgesteld_door=secretaris,
        opgesteld_op=nu.date(),
    )
    begin_research(onderzoek, by=secretaris, op=nu)
    w.secretaris, w.onderzoek = secretaris, Onderzoek.objects.get()
    w.regel = Onderzoekscasus.objects.get()
    return w


@pytest.mark.eis("OO-E-06")
def test_de_gekozen_casus_gaat_naar_de_gedragswetenschapper(onderzocht):
    w = onderzocht
    assert w.regel.pseudoniem == "C-01"
    signaal = Signaal.objects.get(soort="onderzoek")
    assert signaal.medewerker in (None, w.gedragswetenschapper)
    grond = Betrokkenheid.objects.get(grond__contains="onderzoek")
    assert (grond.rol, grond.einddatum) == (Rol.GEDRAGSWETENSCHAPPER, None)
    zichtbaar = Onderzoekscasus.objects.visible_to(w.gedragswetenschapper, date(2026, 6, 1))
    assert zichtbaar.exists()
    assert not Onderzoekscasus.objects.visible_to(w.secretaris, date(2026, 6, 1)).exists()


@pytest.mark.eis("OO-E-06")
def test_opt_out_en_lopend_doen_niet_mee(onderzocht):
    w = onderzocht
    assert candidates(w.onderzoek).count() == 1
    opt_out = {"opt_out": True, "opt_out_getekend_op": f.OP.date()}
    Casus.objects.filter(pk=w.casus.pk).update(**opt_out)
    assert not candidates(w.onderzoek).exists()


def test_het_toeval_is_herhaalbaar_en_van_niemand(onderzocht):
    w = onderzocht
    inzetten = [w.regel.aanvraag.inzet]
    assert draw(w.onderzoek, inzetten) == inzetten


@pytest.mark.eis("OO-E-06")
def test_alleen_aangevinkte_tekst_zonder_sporen_gaat_mee(onderzocht, als):
    w = onderzocht
    pagina = adres("onderzoekscasus", w.regel.kenmerk)
    client = als(w.gedragswetenschapper)
    begin = tekst_van(client.get(pagina))
    assert "Gevonden in deze tekst: de naam" in begin, "Noor staat in het doel"
    naam = w.casus.jeugdige.achternaam
    for fout in (f"{naam} werd rustiger.", "Vanaf 9 maart 2026 rustiger.", "BSN 999990019."):
        antwoord = client.post(pagina, {"doel": fout, "doel_bevestigd": "on"})
        assert antwoord.status_code == 422, fout
        assert "Haal dit uit de tekst" in tekst_van(antwoord)
    velden = {
        "doel": "De jeugdige vraagt zelf om hulp.",
        "doel_bevestigd": "on",
        "resultaat": f"Met {naam} gaat het goed.",
    }
    assert client.post(pagina, velden).status_code == 302
    w.regel.refresh_from_db()
    assert (w.regel.doel, w.regel.resultaat) == ("De jeugdige vraagt zelf om hulp.", "")
    assert w.regel.bevestigd_door == w.gedragswetenschapper
    outbox.process_all()
    assert Betrokkenheid.objects.get(grond__contains="onderzoek").einddatum is not None


@pytest.mark.eis("OO-E-06")
def test_onder_de_k_gaat_er_niets_naar_buiten(onderzocht, als):
    w = onderzocht
    perform(w.regel, "confirm", by=w.gedragswetenschapper, op=f.om(date(2026, 6, 1)), bevestigd=[])
    client = als(w.secretaris)
    assert "Nog niet" in tekst_van(client.get(adres("onderzoek_detail", w.onderzoek.kenmerk)))
    antwoord = client.get(adres("onderzoek_export", w.onderzoek.kenmerk, "csv"))
    assert antwoord.status_code == 409
    Onderzoek.objects.update(k=2)
    tweede = Onderzoekscasus.objects.get()
    assert tweede.status == "bevestigd"


@pytest.mark.eis("OO-E-06")
def test_het_bestand_noemt_methode_en_geen_namen(onderzocht, als, monkeypatch):
    from afwegingskader.onderzoek import views

    w = onderzocht
    perform(
        w.regel,
        "confirm",
        by=w.gedragswetenschapper,
        op=f.om(date(2026, 6, 1)),
        bevestigd=["doel"],
        doel="De jeugdige vraagt zelf om hulp.",
    )
    w.onderzoek.k = 1
    monkeypatch.setattr(
        views, "checked", lambda onderzoek, regels: generalise([*map(_features, regels)], 1)
    )
    tekst = (
        als(w.secretaris)
        .get(adres("onderzoek_export", w.onderzoek.kenmerk, "csv"))
        .content.decode("utf-8-sig")
    )
    assert "Gekozen bij toeval" in tekst
    assert "De jeugdige vraagt zelf om hulp." in tekst
    assert "22 tot en met 28" in tekst
    jeugdige = w.casus.jeugdige
    weg = (jeugdige.achternaam, jeugdige.voornamen, w.casus.nummer, str(w.aanbieder), "2026-03-09")
    for spoor in weg:
        assert spoor not in tekst, spoor


def _features(regel):
    from afwegingskader.onderzoek.uitvoer import features

    return features(regel)


@pytest.mark.eis("OO-E-06")
def test_wie_niet_meedoet_laat_niets_achter(onderzocht, als):
    w = onderzocht
    pagina = adres("onderzoekscasus_uitsluiten", w.regel.kenmerk)
    client = als(w.gedragswetenschapper)
    assert client.post(pagina, {}).status_code == 422
    client.post(pagina, {"reden_uitgesloten": "Te herkenbaar"})
    w.regel.refresh_from_db()
    assert (w.regel.status, w.regel.doel) == ("uitgesloten", "")
    assert als(w.casusregisseur).get(pagina).status_code == 409


def test_onderzoek_opzetten_op_het_scherm(w, als, dag):
    client = als(medewerker(Rol.SECRETARIS))
    assert client.post(adres("onderzoek_nieuw"), {}).status_code == 422
    velden = {
        "naam": "Wat helpt",
        "onderzoeksvraag": "Wat helpt?",
        "uitvoerder": "Hogeschool",
        "van": "1-1-2026",
        "tot": "1-6-2026",
        "aantal": "20",
        "k": "3",
    }
    achteraf = {**velden, "tot": "1-1-2025"}
    assert "niet voor de eerste dag" in tekst_van(client.post(adres("onderzoek_nieuw"), achteraf))
    antwoord = client.post(adres("onderzoek_nieuw"), velden, follow=True)
    assert "Het onderzoek is opgezet." in tekst_van(antwoord)
    assert als(w.gedragswetenschapper).get(adres("onderzoek_nieuw")).status_code == 403
    sluit = adres("onderzoek_sluiten", Onderzoek.objects.get().kenmerk)
    assert "gesloten" in tekst_van(client.post(sluit, follow=True)).lower()
