"""Bewaarde weergaven, de weergaven staat stil, bijna 18 en afgerond, en het filter op soort."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from casusregie.casus.termijnlijst import running_termijnen
from casusregie.casus.werkvoorraad import plaatsen
from casusregie.casus.werkvoorraad.models import HOOGUIT, Bewaardeweergave
from casusregie.models import Aantekening, Betrokkenheid, Casus, Jeugdige, Regierol, Termijn
from casusregie.termijnen.feiten import Termijnfeit
from normenkader.termijnen.berekening import Opschorting
from normenkader.termijnen.kalender import add_months
from organisaties.rollen import Rol
from tests.casusregie.termijnen import bouw

from .test_werkvoorraad import due, koppen, mijn, namen

pytestmark = pytest.mark.django_db
WV = "/werkvoorraad/"
BEHEER = "/werkvoorraad/weergaven/"
WIJZIG = "/werkvoorraad/weergaven/wijzigen/"


@pytest.fixture
def w(db):
    return bouw.wereld()


@pytest.fixture
def ingelogd(client, w):
    client.force_login(w.casusregisseur)
    return client


def tekst(antwoord):
    return antwoord.content.decode()


def bewaard(w, naam="Mijn late", vraag="weergave=te_laat", **velden):
    return Bewaardeweergave.objects.create(
        medewerker=w.casusregisseur, naam=naam, vraag=vraag, **velden
    )


# --- bewaren ------------------------------------------------------------------------------------
def test_bewaren_van_een_keuze(ingelogd, w):
    keuze = "weergave=alle&termijn=te_laat&termijn=onzin&sorteer=casus&q=Jansen"
    assert "Deze weergave bewaren" in tekst(ingelogd.get(f"{BEHEER}?{keuze}"))
    antwoord = ingelogd.post(BEHEER, {"vraag": keuze, "naam": "Te laat op naam"})
    assert antwoord["Location"] == f"{WV}?weergave=alle&termijn=te_laat&sorteer=casus"
    weergave = Bewaardeweergave.objects.get()
    assert weergave.medewerker == w.casusregisseur
    assert "Jansen" not in weergave.vraag
    pagina = tekst(ingelogd.get(antwoord["Location"]))
    assert re.search(r'aria-current="true">Te laat op naam', pagina)
    assert pagina.count('aria-current="true">') == 1


@pytest.mark.parametrize(
    ("gegevens", "zin"),
    [
        pytest.param({"naam": ""}, "Geef de weergave een naam", id="leeg"),
        pytest.param({"naam": "mijn LATE"}, "U hebt al een weergave met deze naam", id="dubbel"),
        pytest.param({"naam": "x" * 41}, "Maak dit korter", id="te-lang"),
    ],
)
def test_wat_niet_kan_zegt_wat_wel_kan(gegevens, zin, ingelogd, w):
    bewaard(w)
    antwoord = ingelogd.post(BEHEER, {"vraag": "weergave=alle"} | gegevens)
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert Bewaardeweergave.objects.count() == 1


def test_niet_meer_dan_twaalf(ingelogd, w):
    for n in range(HOOGUIT):
        bewaard(w, naam=f"Weergave {n}")
    antwoord = ingelogd.post(BEHEER, {"vraag": "weergave=alle", "naam": "Nog een"})
    assert antwoord.status_code == 422
    assert "Verwijder er eerst een" in tekst(antwoord)


def test_een_te_lange_keuze_wordt_geweigerd(ingelogd, w):
    fasen = "&".join(f"fase={naam}" for naam in _alle_fasen())
    vraag = f"weergave=alle&{fasen}"
    antwoord = ingelogd.post(BEHEER, {"vraag": vraag, "naam": "Alles"})
    assert antwoord.status_code in (302, 422)  # nooit een storing
    assert Bewaardeweergave.objects.count() == (antwoord.status_code == 302)


def _alle_fasen():
    from casusregie.casus.werkvoorraad.fasen import phase_names

    return phase_names()


def test_de_standaard_opent_de_werkvoorraad(ingelogd, w):
    eerste = bewaard(w, standaard=True)
    tweede = bewaard(w, naam="Alles", vraag="weergave=alle")
    assert ingelogd.get(WV)["Location"] == f"{WV}?weergave=te_laat"
    gegevens = {"kenmerk": tweede.kenmerk, "naam": "Alles", "standaard": "on"}
    assert ingelogd.post(WIJZIG, gegevens).status_code == 302
    eerste.refresh_from_db()
    assert not eerste.standaard
    assert ingelogd.get(WV)["Location"] == f"{WV}?weergave=alle"
    assert ingelogd.get(f"{WV}?weergave=mijn").status_code == 200


def test_hernoemen_en_verwijderen(ingelogd, w):
    weergave = bewaard(w)
    andere = bewaard(w, naam="Andere")
    ingelogd.post(WIJZIG, {"kenmerk": weergave.kenmerk, "naam": "Nieuwe naam"})
    weergave.refresh_from_db()
    assert weergave.naam == "Nieuwe naam"
    dubbel = ingelogd.post(WIJZIG, {"kenmerk": weergave.kenmerk, "naam": "andere"})
    assert dubbel.status_code == 422
    assert "U hebt al een weergave met deze naam" in tekst(dubbel)
    ingelogd.post(WIJZIG, {"kenmerk": andere.kenmerk, "verwijderen": "1"})
    assert list(Bewaardeweergave.objects.all()) == [weergave]


@pytest.mark.parametrize("kenmerk", ["", "onzin", "van een ander"])
def test_de_weergave_van_een_ander_bestaat_niet(kenmerk, client, w):
    weergave = bewaard(w)
    client.force_login(w.collega)
    kenmerk = weergave.kenmerk if kenmerk == "van een ander" else kenmerk
    assert client.post(WIJZIG, {"kenmerk": kenmerk, "verwijderen": "1"}).status_code == 404
    assert weergave.naam not in tekst(client.get(BEHEER))
    assert Bewaardeweergave.objects.count() == 1


# --- vaste weergaven ----------------------------------------------------------------------------
def test_wat_stilstaat_zegt_tot_wanneer(ingelogd, w):
    vandaag = timezone.localdate()
    stil, zonder = mijn(w, 2)
    pauze = (Opschorting(vandaag - timedelta(days=3), None),)
    gewoon = Termijnfeit(
        "routec.gezinsplan",
        vandaag - timedelta(days=10),
        aan_zet=(Rol.CASUSREGISSEUR,),
        opschortingen=pauze,
    )
    hervat = Termijnfeit("zorg.opschorting", vandaag, aan_zet=(Rol.CASUSREGISSEUR,))
    bouw.Proefonderwerp(zonder).project(gewoon)
    bouw.Proefonderwerp(stil).project(gewoon, hervat)
    antwoord = ingelogd.get(WV, {"weergave": "staat_stil"})
    assert namen(antwoord) == [zonder.jeugdige.naam]
    assert "Nog niet bekend wanneer dit verdergaat" in tekst(antwoord)


@pytest.mark.eis("RV-B01-04")
@pytest.mark.parametrize(
    ("maanden", "dagen", "erbij"),
    [
        pytest.param(198, 0, True, id="vandaag-zestien-en-een-half"),
        pytest.param(198, 1, False, id="morgen-zestien-en-een-half"),
        pytest.param(204, 0, True, id="zeventien"),
        pytest.param(216, 1, True, id="morgen-achttien"),
        pytest.param(216, 0, False, id="vandaag-achttien"),
    ],
)
def test_bijna_18_vanaf_zestien_en_een_half(maanden, dagen, erbij, ingelogd, w):
    (casus,) = mijn(w)
    geboren = add_months(timezone.localdate(), -maanden) + timedelta(days=dagen)
    Jeugdige.objects.filter(pk=casus.jeugdige_id).update(geboortedatum=geboren)
    antwoord = ingelogd.get(WV, {"weergave": "bijna_18"})
    assert bool(namen(antwoord)) is erbij


def test_afgerond_toont_alleen_gesloten_casussen_het_nieuwste_bovenaan(ingelogd, w):
    open_, oud, nieuw = mijn(w, 3)
    vandaag = timezone.localdate()
    Casus.objects.filter(pk=oud.pk).update(gesloten_op=vandaag - timedelta(days=30))
    Casus.objects.filter(pk=nieuw.pk).update(gesloten_op=vandaag - timedelta(days=1))
    antwoord = ingelogd.get(WV, {"weergave": "afgerond"})
    assert namen(antwoord) == [nieuw.jeugdige.naam, oud.jeugdige.naam]
    assert koppen(antwoord) == []
    assert namen(ingelogd.get(WV)) == [open_.jeugdige.naam]


def test_afgerond_toont_niets_dat_iemand_niet_meer_ziet(ingelogd, w):
    (casus,) = mijn(w)
    gisteren = timezone.localdate() - timedelta(days=1)
    Casus.objects.filter(pk=casus.pk).update(gesloten_op=gisteren)
    Betrokkenheid.objects.update(einddatum=gisteren)
    assert namen(ingelogd.get(WV, {"weergave": "afgerond"})) == []


# --- filters ------------------------------------------------------------------------------------
@pytest.mark.eis("CR-A2-09")
def test_te_late_evaluaties_als_lijst(ingelogd, w):
    """The kind of termijn decides what counts, also when something else is more urgent."""
    laat, op_tijd, anders = mijn(w, 3)
    vandaag = timezone.localdate()
    dringend = Termijnfeit(
        "eenopeen.laatste_dag", vandaag - timedelta(days=60), aan_zet=(Rol.CASUSREGISSEUR,)
    )
    for casus, dag in (
        (laat, vandaag - timedelta(days=2)),
        (op_tijd, vandaag + timedelta(days=20)),
    ):
        evaluatie = Termijnfeit("evaluatie.plan", dag, aan_zet=(Rol.CASUSREGISSEUR,))
        bouw.Proefonderwerp(casus).project(evaluatie, dringend)
    bouw.Proefonderwerp(anders).project(dringend)
    antwoord = ingelogd.get(WV, {"soort": "evaluatie.plan"})
    assert set(namen(antwoord)) == {laat.jeugdige.naam, op_tijd.jeugdige.naam}
    assert koppen(antwoord) == ["Te laat (1)", "Later (1)"]
    alleen_laat = ingelogd.get(WV, {"soort": "evaluatie.plan", "termijn": "te_laat"})
    assert namen(alleen_laat) == [laat.jeugdige.naam]
    assert "Haal een filter weg" in tekst(ingelogd.get(WV, {"soort": "toekomstplan"}))


def test_een_filter_van_een_ander_onderdeel(ingelogd, w, monkeypatch):
    monkeypatch.setattr(plaatsen, "_filters", {})
    eerste, tweede = mijn(w, 2)
    plaatsen.add_filter(
        "contact",
        "Laatste contact",
        {
            "lang": (
                "Langer dan 4 weken geleden",
                lambda m, on: Casus.objects.filter(pk=eerste.pk).values("pk"),
            ),
            "kort": (
                "Korter geleden",
                lambda m, on: Casus.objects.filter(pk=tweede.pk).values("pk"),
            ),
        },
    )
    antwoord = ingelogd.get(WV, {"contact": "lang"})
    assert namen(antwoord) == [eerste.jeugdige.naam]
    assert "Laatste contact:" in tekst(antwoord)
    assert len(namen(ingelogd.get(WV, {"contact": ["lang", "kort"]}))) == 2
    assert len(namen(ingelogd.get(WV, {"contact": "onzin"}))) == 2


def test_een_weergave_die_verder_kijkt_dan_de_eigen_casussen(ingelogd, w, monkeypatch):
    monkeypatch.setattr(plaatsen, "_weergaven", {})
    van_collega = bouw.casussen(w, 1)[0]
    plaatsen.add_view(
        "overgedragen",
        "Overgedragen",
        lambda m, on: Casus.objects.filter(pk=van_collega.pk).values("pk"),
        alle=True,
    )
    assert namen(ingelogd.get(WV, {"weergave": "overgedragen"})) == [van_collega.jeugdige.naam]


# --- de termijn van een andere aanbieder --------------------------------------------------------
def test_een_aanbieder_ziet_de_termijn_van_een_andere_aanbieder_niet(client, w):
    andere = bouw.organisatie("aanbieder", "De Meerpaal", agb_code="99990002")
    vreemd = bouw.medewerker("Wiersma", Rol.BEHANDELREGISSEUR, andere)
    (casus,) = bouw.casussen(w, 1)
    Betrokkenheid.objects.create(
        jeugdige=casus.jeugdige,
        casus=casus,
        organisatie=andere,
        rol=Rol.BEHANDELREGISSEUR,
        grond="hulp",
        begindatum=bouw.BEGIN,
    )
    due(w, casus, 3, aan=Rol.BEHANDELREGISSEUR)
    for persoon, ziet in ((w.behandelregisseur, True), (w.casusregisseur, True), (vreemd, False)):
        client.force_login(persoon)
        lijst = client.get(WV, {"weergave": "alle"})
        assert namen(lijst) == [casus.jeugdige.naam]
        assert ("1-op-1: laatste dag" in tekst(lijst).split('id="resultaat"')[1]) is ziet
        vandaag = timezone.localdate()
        casus.__dict__.pop("_termijnlijst", None)
        assert bool(running_termijnen(casus, persoon, vandaag)) is ziet
        assert Termijn.objects.visible_to(persoon, vandaag).exists() is ziet


# --- overgedragen en laatste contact -------------------------------------------------------------
def test_overgedragen_is_wat_iemand_had_en_nu_niet_meer_heeft(ingelogd, w):
    weg, terug, gebleven = mijn(w, 3)
    nu = timezone.now()
    for casus, houder in ((weg, w.collega), (terug, w.casusregisseur)):
        Regierol.objects.filter(casus=casus).update(einde=nu)
        Regierol.objects.create(
            casus=casus,
            gezin=casus.gezin,
            rol=Rol.CASUSREGISSEUR,
            medewerker=houder,
            organisatie=w.team,
            begin=nu,
        )
    antwoord = ingelogd.get(WV, {"weergave": "overgedragen"})
    assert namen(antwoord) == [weg.jeugdige.naam]
    assert gebleven.jeugdige.naam not in namen(antwoord)
    Betrokkenheid.objects.filter(casus=weg).delete()  # een ander team: niet meer te zien
    assert namen(ingelogd.get(WV, {"weergave": "overgedragen"})) == []


def contact(w, casus, dagen, met="jeugdige"):
    """A contact so many days ago, as the log keeps it."""
    return Aantekening.objects.create(
        casus=casus,
        soort="contactmoment",
        moment=timezone.now() - timedelta(days=dagen),
        inhoud={"met": [met], "hoe": "thuis", "verslag": "Gesproken."},
        maker=w.casusregisseur,
        organisatie=w.team,
        vastgelegd_op=timezone.localdate(),
    )


@pytest.mark.eis("CR-M-14")
@pytest.mark.parametrize(
    ("waarde", "verwacht"),
    [
        pytest.param("2_weken", {"lang", "maand"}, id="langer-dan-twee-weken"),
        pytest.param("4_weken", {"lang"}, id="langer-dan-vier-weken"),
        pytest.param("8_weken", {"lang"}, id="langer-dan-acht-weken"),
        pytest.param("geen", {"nooit", "ander"}, id="nog-geen-contact"),
    ],
)
def test_filter_op_het_laatste_contact_met_het_gezin(waarde, verwacht, ingelogd, w):
    casussen = dict(zip(("pas", "maand", "lang", "nooit", "ander"), mijn(w, 5), strict=True))
    contact(w, casussen["pas"], 1)
    contact(w, casussen["pas"], 90)
    contact(w, casussen["maand"], 20)
    contact(w, casussen["lang"], 90)
    contact(w, casussen["ander"], 1, met="school")
    gevonden = set(namen(ingelogd.get(WV, {"contact": waarde})))
    assert gevonden == {casussen[wie].jeugdige.naam for wie in verwacht}


@pytest.mark.eis("CR-A2-05")
def test_de_backoffice_ziet_welke_berichten_te_laat_zijn(client, w):
    """One kind of message termijn, too late first; only of casussen the backoffice works on."""
    backoffice = bouw.medewerker("Backes", Rol.BACKOFFICE, w.gemeente)
    laat, op_tijd, vreemd = bouw.casussen(w, 3)
    for casus in (laat, op_tijd):
        Betrokkenheid.objects.create(
            jeugdige=casus.jeugdige,
            casus=casus,
            organisatie=w.gemeente,
            rol=Rol.BACKOFFICE,
            grond="berichten",
            begindatum=bouw.BEGIN,
        )
    vandaag = timezone.localdate()
    for casus, dagen in ((laat, 40), (op_tijd, 0), (vreemd, 40)):
        feit = Termijnfeit("ijw.retour", vandaag - timedelta(days=dagen), aan_zet=(Rol.BACKOFFICE,))
        bouw.Proefonderwerp(casus).project(feit)
    client.force_login(backoffice)
    antwoord = client.get(WV, {"weergave": "alle", "soort": "ijw.retour"})
    assert namen(antwoord) == [laat.jeugdige.naam, op_tijd.jeugdige.naam]
    assert koppen(antwoord)[0] == "Te laat (1)"
    te_laat = client.get(WV, {"weergave": "alle", "soort": "ijw.retour", "termijn": "te_laat"})
    assert namen(te_laat) == [laat.jeugdige.naam]
