"""De schermen van de verblijfsmonitor: cijfers met definitie, keuzes in het adres, inlezen."""

import csv
import io
import re
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from arrangementen.models import Zorgstart, Zorgstop
from casusregie.logboek.models import Aantekening
from organisaties.models import Leesregel
from organisaties.rollen import Rol
from sturing.demo.lokaal import ZONE
from sturing.verblijf.bestand import MAX_BYTES, as_csv, read_file
from sturing.verblijf.bronnen import own_records
from sturing.verblijf.maten import DISCLAIMER, MATEN
from sturing.verblijf.models import Verblijfsbestand, Verblijfsrijen
from sturing.verblijf.opslag import store, stored
from sturing.verblijf.voorbeeld import Maker
from tests.factories.arrangementen import ProductFactory, VlierhofFactory
from tests.factories.casusregie import casus_a
from tests.factories.organisaties import GemeenteFactory, medewerker

from .bouw import gegevens, verblijf

pytestmark = pytest.mark.django_db

NU = datetime(2026, 3, 12, 14, tzinfo=ZONE)
VOORBEELD = Maker().make()
PAGINAS = ("verblijf", "verblijf_langste", "verblijf_jaren", "verblijf_bestanden")


@pytest.fixture(autouse=True)
def vandaag(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NU)


@pytest.fixture
def manager():
    return medewerker(Rol.CONTRACTMANAGER)


@pytest.fixture
def ingelogd(client, manager):
    client.force_login(manager)
    return client


def upload(client, inhoud, **velden):
    waarden = {
        "naam": "Nulmeting",
        "bron": "Verzonnen",
        "tot_en_met": "01-09-2021",
        "nulmeting_jaar": "2020",
        "eigen": "on",
        "wat": "inlezen",
        "bestand": SimpleUploadedFile("verblijf.csv", inhoud),
        **velden,
    }
    return client.post(reverse("sturing:verblijf_inlezen"), waarden)


def read_in(manager, set_=VOORBEELD, **velden):
    """A stored file, through the same path as the screen takes."""

    regels = as_csv(set_).encode().splitlines(keepends=True)
    waarden = {"naam": "Nulmeting", "bron": "Verzonnen", "nulmeting_jaar": 2020, "eigen": True}
    waarden |= {"tot_en_met": set_.tot_en_met, **velden}
    plek = manager.aanstellingen_op(timezone.localdate(NU))[0].organisatie
    inlezing = read_file(regels, waarden["tot_en_met"])
    return store(inlezing.rijen, manager, NU, **{"organisatie": plek, **waarden})


def page(client, naam="verblijf", **vraag):
    return client.get(reverse(f"sturing:{naam}"), vraag)


def text(antwoord):
    return re.sub(r"\s+", " ", antwoord.content.decode().replace("\u00a0", " "))


@pytest.mark.eis("GV-A-03", "GV-A-04", "GV-A-10", "GV-A-13")
def test_bestand_inlezen_en_de_cijfers_van_de_bron_op_het_scherm(ingelogd):
    antwoord = upload(ingelogd, as_csv(VOORBEELD).encode())
    bestand = Verblijfsbestand.objects.get()
    assert antwoord.url == f"{reverse('sturing:verblijf')}?bron={bestand.kenmerk}"
    assert bestand.aantal == len(VOORBEELD.verblijven) + len(VOORBEELD.ambulant)
    tekst = text(page(ingelogd, bron=bestand.kenmerk, jaar=2020))
    for getal in ("180 jeugdigen", "135 jeugdigen", "45 jeugdigen", "48 jeugdigen", "408 dagen"):
        assert getal in tekst
    for getal in ("558 dagen (1,5 jaar)", "1.006 dagen (2,8 jaar)", "1.605 dagen (4,4 jaar)"):
        assert getal in tekst
    for getal in ("€ 110.400", "€ 167.000", "€ 525.600", "€ 94.000", "4,1 aanbieders"):
        assert getal in tekst
    assert DISCLAIMER in tekst


@pytest.mark.eis("GV-A-02")
def test_elke_maat_staat_met_definitie_bron_en_eis_op_het_scherm(ingelogd, manager):
    bestand = read_in(manager)
    tekst = text(page(ingelogd, bron=bestand.kenmerk, jaar=2020)).replace("&#x27;", "'")
    for maat in MATEN.values():
        assert maat.definitie in tekst
        assert ", ".join(maat.eisen) in tekst


@pytest.mark.eis("GV-A-01")
def test_keuzes_staan_in_het_adres(ingelogd, manager):
    bestand = read_in(manager)
    vraag = {"bron": bestand.kenmerk, "jaar": 2020, "f": 1}
    alles = page(ingelogd, **vraag).context["groepen"][0][1][0].waarde
    zonder = page(ingelogd, **vraag, zonder=["pleegzorg", "kortdurend", "klinisch"])
    assert zonder.context["groepen"][0][1][0].waarde == "180 jeugdigen"
    assert alles == "300 jeugdigen"
    plaats = page(ingelogd, **vraag, gemeente="Veenoord").context["groepen"][0][1][0].waarde
    assert 0 < int(plaats.split()[0]) < 300
    later = page(ingelogd, **vraag, peildatum="02-09-2021")
    assert "Kies een dag tot en met 01-09-2021" in text(later)
    eerder = page(ingelogd, **vraag, peildatum="31-12-2019")
    assert "Kies een dag in of na 2020" in text(eerder)


@pytest.mark.parametrize(
    "vraag",
    [
        {"jaar": "x' OR 1=1"},
        {"jaar": "9" * 400, "peildatum": "31-02-2020", "tussenruimte": "-1", "sinds": "nooit"},
        {"bron": "<script>", "zonder": "tent", "gemeente": "\x00"},
    ],
    ids=["sql", "getallen", "teksten"],
)
def test_vijandig_adres_geeft_een_gewone_pagina(ingelogd, vraag):
    for naam in PAGINAS:
        antwoord = page(ingelogd, naam, **vraag)
        assert antwoord.status_code == 200
        assert "<script>" not in antwoord.content.decode().split("<body")[1].split("<main")[0]


@pytest.mark.eis("GV-A-14", "GV-A-15")
def test_jaar_op_jaar_met_nulmeting_en_doel(ingelogd, manager):
    bestand = read_in(manager)
    antwoord = page(ingelogd, "verblijf_jaren", bron=bestand.kenmerk, jaar=2021)
    koppen = [jaar.kop for jaar in antwoord.context["jaren"]]
    assert koppen[0] == "Nulmeting 2020"
    assert koppen[-2:] == ["2020", "2021"]
    reeks = dict((maat.code, waarden) for maat, waarden in antwoord.context["tabel_"])
    assert reeks["clienten"][0] == reeks["clienten"][-2] == "180 jeugdigen"
    doelen = {doel.maat.code: doel for doel in antwoord.context["doelen"]}
    assert not doelen["duur"].gehaald
    assert "te veel" in doelen["duur"].zin
    assert "Doel: 150" in text(antwoord)
    assert "fictief" in text(antwoord)


@pytest.mark.eis("GV-A-14")
def test_monitor_toont_de_nulmeting_naast_het_jaar(ingelogd, manager):
    bestand = read_in(manager)
    regels = page(ingelogd, bron=bestand.kenmerk, jaar=2019).context["groepen"][0][1]
    assert regels[0].nulmeting == "180 jeugdigen"
    assert regels[0].verschil.endswith(("meer", "minder"))


def test_proef_zegt_wat_er_uitkomt_en_leest_niets_in(ingelogd):
    antwoord = upload(ingelogd, as_csv(VOORBEELD).encode(), wat="controleren")
    assert antwoord.status_code == 200
    assert "180 jeugdigen" in text(antwoord)
    assert not Verblijfsbestand.objects.exists()


def test_bestand_met_fouten_leest_niets_in_en_noemt_de_regels(ingelogd):
    inhoud = as_csv(VOORBEELD).replace("J0001;", "999900006;", 1).encode()
    antwoord = upload(ingelogd, inhoud)
    assert antwoord.status_code == 422
    assert "BSN hoort hier niet" in text(antwoord)
    assert not Verblijfsbestand.objects.exists()


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"tot_en_met": "13-03-2026"}, "Kies een dag tot en met vandaag"),
        ({"nulmeting_jaar": "2022"}, "Kies een jaar tot en met 2021"),
        ({"naam": ""}, "Schrijf op hoe u dit bestand noemt"),
        ({"bestand": ""}, "Kies een bestand"),
        ({"wat": ""}, "Kies wat u wilt doen"),
    ],
)
def test_half_formulier_wordt_geweigerd(ingelogd, velden, zin):
    antwoord = upload(ingelogd, b"x", **velden)
    assert antwoord.status_code == 422
    assert zin in text(antwoord)


def test_te_groot_bestand_wordt_geweigerd(ingelogd):
    antwoord = upload(ingelogd, b"x" * (MAX_BYTES + 1))
    assert antwoord.status_code == 422
    assert "hooguit 3 MB" in text(antwoord)


def test_alleen_een_contractmanager_leest_in(client, manager):
    client.force_login(medewerker(Rol.SECRETARIS))
    assert upload(client, b"x").status_code == 403
    with pytest.raises(PermissionDenied):
        store([], medewerker(Rol.SECRETARIS), NU, naam="x", bron="x", tot_en_met=NU.date(),
              organisatie=manager.aanstellingen_op(NU.date())[0].organisatie)  # fmt: skip
    client.force_login(medewerker(Rol.CASUSREGISSEUR))
    assert all(page(client, naam).status_code == 403 for naam in PAGINAS)


def test_bestand_wijzigt_nooit(manager):
    bestand = read_in(manager)
    terug = stored(bestand)
    assert (terug.verblijven, terug.ambulant) == (VOORBEELD.verblijven, VOORBEELD.ambulant)
    assert terug.tot_en_met == VOORBEELD.tot_en_met
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        Verblijfsrijen.objects.update(rijen=[])


def test_bestand_van_een_gemeente_ziet_een_andere_gemeente_niet(client, manager):
    van_regio = read_in(manager)
    gemeente = GemeenteFactory()
    eigen = medewerker(Rol.CONTRACTMANAGER, organisatie=gemeente)
    van_gemeente = read_in(eigen, naam="Van de gemeente")
    assert list(Verblijfsbestand.objects.visible_to(eigen, NU.date())) == [van_gemeente]
    secretaris = medewerker(Rol.SECRETARIS)
    assert list(Verblijfsbestand.objects.visible_to(secretaris, NU.date())) == [van_regio]
    client.force_login(eigen)
    antwoord = page(client, bron=van_regio.kenmerk)
    assert antwoord.context["bron"].sleutel == str(van_gemeente.kenmerk)
    assert page(client, bron="eigen").context["bron"].sleutel == "eigen"


@pytest.mark.eis("GV-A-07")
def test_langste_verblijven_een_voor_een_alleen_van_eigen_contracten(ingelogd, manager):
    bestand = read_in(manager)
    antwoord = page(ingelogd, "verblijf_langste", bron=bestand.kenmerk, jaar=2020)
    assert len(antwoord.context["regels"]) == 25
    assert "1.605 dagen (4,4 jaar)" in text(antwoord)
    ander = read_in(manager, eigen=False)
    assert page(ingelogd, "verblijf_langste", bron=ander.kenmerk).status_code == 403


def test_kleine_aantallen_van_anderen_staan_er_niet(ingelogd, manager):
    rijen = [verblijf(f"A{n}") for n in range(20)]
    rijen += [verblijf(f"B{n}", tot=None, wacht_op_hulp=n < 1) for n in range(2)]
    ander = read_in(manager, gegevens(*rijen), eigen=False, nulmeting_jaar=None)
    antwoord = page(ingelogd, bron=ander.kenmerk, jaar=2020)
    waarden = {
        regel.maat.code: regel.waarde
        for _, regels in antwoord.context["groepen"]
        for regel in regels
    }
    for code in ("verblijft", "uitgestroomd", "duur_nog", "duur_uit", "wacht", "kosten_nog"):
        assert waarden[code] == "niet getoond", code
    assert waarden["clienten"] == "22 jeugdigen"
    assert "te klein zijn om te laten zien" in text(antwoord)
    exact = read_in(manager, gegevens(*rijen), eigen=True, nulmeting_jaar=None)
    assert "2 jeugdigen" in text(page(ingelogd, bron=exact.kenmerk, jaar=2020))


def test_van_anderen_zijn_twee_keuzes_niet_van_elkaar_af_te_trekken(ingelogd, manager):
    """What would tell one day, one gemeente or one form apart is no choice there."""
    rijen = [verblijf(f"A{n}", gemeente="Noorderkerk") for n in range(20)]
    rijen += [verblijf("B1", vorm="pleegzorg", gemeente="Duinrand", regionaal=False)]
    rijen += [verblijf("C1", van="2020-12-31", tot=None, doelgroep="autisme")]
    ander = read_in(manager, gegevens(*rijen), eigen=False)
    gewoon = page(ingelogd, bron=ander.kenmerk, jaar=2020)
    assert gewoon.context["groepen"][0][1][0].waarde == "21 jeugdigen"
    toen = {r.maat.code: r.nulmeting for _, regels in gewoon.context["groepen"] for r in regels}
    for keuze in (
        {"f": 1},
        {"f": 1, "zonder": "kortdurend"},
        {"peildatum": "30-12-2020"},
        {"gemeente": "Duinrand"},
        {"doelgroep": "autisme"},
        {"tussenruimte": 1},
        {"f": 1, "regionaal": ""},
    ):
        antwoord = page(ingelogd, bron=ander.kenmerk, jaar=2020, **keuze)
        assert antwoord.context["groepen"] == gewoon.context["groepen"], keuze
        assert antwoord.context["vormen"] == [], "een vorm met een klein verschil staat er niet"
        naast_eigen = page(ingelogd, bron="eigen", **keuze).context["groepen"]
        assert {r.maat.code: r.nulmeting for _, rij in naast_eigen for r in rij} == toen, keuze


@pytest.mark.parametrize("soort", ["csv", "xlsx", "ods"])
def test_cijfers_als_bestand_met_definitie_en_leesregel(ingelogd, manager, soort):
    bestand = read_in(manager)
    adres = reverse("sturing:verblijf_bestand", args=[soort])
    antwoord = ingelogd.get(adres, {"bron": bestand.kenmerk, "jaar": 2020})
    assert antwoord.status_code == 200
    assert Leesregel.objects.filter(gebeurtenis="export", onderdeel="verblijfsmonitor").exists()
    if soort == "csv":
        rijen = list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
        assert ["Let op", DISCLAIMER] in rijen
        rij = next(rij for rij in rijen if rij[1:2] == ["Jeugdigen in verblijf"])
        assert rij[2] == "180 jeugdigen"
        assert rij[5] == MATEN["clienten"].definitie


def test_voorbeeld_is_zelf_in_te_lezen(ingelogd):
    voorbeeld = ingelogd.get(reverse("sturing:verblijf_voorbeeld"))
    assert upload(ingelogd, voorbeeld.content).status_code == 302


@pytest.mark.eis("GV-A-02", "GV-A-07", "GV-A-10", "GV-A-16")
def test_eigen_administratie_maakt_episodes_van_gemelde_start_en_stop(ingelogd):

    ProductFactory(code="44F05", naam="Groep", soort="verblijf", verblijfsvorm="residentieel")
    casus = casus_a()
    for begin, eind in ((date(2025, 2, 1), date(2025, 2, 28)), (date(2025, 3, 1), None)):
        start = Zorgstart.objects.create(
            casus=casus, jeugdige=casus.jeugdige, gemeente=casus.gemeente,
            aanbieder=VlierhofFactory(), categorie="44", code="44F05", begindatum=begin,
            gemeld_op=begin,
        )  # fmt: skip
        if eind:
            Zorgstop.objects.create(start=start, reden="31", einddatum=eind, gemeld_op=eind)
    bron = own_records({casus.gemeente_id: "Rotterdam"}, NU.date())
    assert [v.van for v in bron.gegevens.verblijven] == [date(2025, 2, 1), date(2025, 3, 1)]
    antwoord = page(ingelogd, "verblijf_langste", jaar=2025, bron="eigen")
    (regel,) = antwoord.context["regels"]
    assert (regel["naam"], regel["url"]) == (casus.nummer, "")
    assert regel["van"] == date(2025, 2, 1)
    assert casus.jeugdige.achternaam not in antwoord.content.decode()
    assert own_records({}, NU.date()).gegevens.verblijven == ()


def test_een_gemelde_stop_staat_meteen_in_de_cijfers(tel_queries):
    ProductFactory(code="44F05", naam="Groep", soort="verblijf", verblijfsvorm="residentieel")
    casus = casus_a()
    start = Zorgstart.objects.create(
        casus=casus, jeugdige=casus.jeugdige, gemeente=casus.gemeente, aanbieder=VlierhofFactory(),
        categorie="44", code="44F05", begindatum=date(2025, 2, 1), gemeld_op=date(2025, 2, 1),
    )  # fmt: skip
    gemeenten = {casus.gemeente_id: "Rotterdam"}
    assert own_records(gemeenten, NU.date()).gegevens.verblijven[0].tot is None
    with tel_queries() as vragen:
        own_records(gemeenten, NU.date())
    assert len(vragen) == 1
    Zorgstop.objects.create(
        start=start, reden="31", einddatum=date(2025, 3, 1), gemeld_op=date(2025, 3, 1)
    )
    assert own_records(gemeenten, NU.date()).gegevens.verblijven[0].tot == date(2025, 3, 1)
    casus.jeugdige.geboortedatum = date(2013, 5, 5)
    casus.jeugdige.save()
    assert own_records(gemeenten, NU.date()).gegevens.verblijven[0].geboren == date(2013, 5, 5)


@pytest.mark.eis("GV-A-16")
@pytest.mark.parametrize(
    ("soort", "inhoud", "verwacht"),
    [
        ("in_verblijf", {"wacht": "ja", "onderwijs": "thuis"}, (True, "thuis")),
        ("in_verblijf", {"wacht": "nee", "onderwijs": "volledig"}, (False, "volledig")),
        ("onderwijs", {"status": "daghulp"}, (None, "daghulp")),
    ],
    ids=["wacht en zit thuis", "wacht niet", "alleen school"],
)
def test_wachten_en_school_komen_uit_het_logboek(soort, inhoud, verwacht):
    ProductFactory(code="44F05", naam="Groep", soort="verblijf", verblijfsvorm="residentieel")
    casus, aanbieder = casus_a(), VlierhofFactory()
    Zorgstart.objects.create(
        casus=casus, jeugdige=casus.jeugdige, gemeente=casus.gemeente, aanbieder=aanbieder,
        categorie="44", code="44F05", begindatum=date(2025, 2, 1), gemeld_op=date(2025, 2, 1),
    )  # fmt: skip
    Aantekening.objects.create(
        casus=casus, soort=soort, moment=NU, inhoud=inhoud, organisatie=aanbieder,
        maker=medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder), vastgelegd_op=NU.date(),
    )  # fmt: skip
    (rij,) = own_records({casus.gemeente_id: "Rotterdam"}, NU.date()).gegevens.verblijven
    assert (rij.wacht_op_hulp, rij.onderwijs) == verwacht


def test_aantal_vragen_groeit_niet(ingelogd, manager, tel_queries):
    bestand = read_in(manager)
    page(ingelogd, bron=bestand.kenmerk)
    for naam in ("verblijf", "verblijf_jaren", "verblijf_langste"):
        for vraag in ({}, {"bron": bestand.kenmerk, "jaar": 2020}):
            with tel_queries() as vragen:
                assert page(ingelogd, naam, **vraag).status_code == 200
            assert len(vragen) <= 15, (naam, vraag, len(vragen))
