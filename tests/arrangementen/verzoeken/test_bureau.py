"""De tafel van de gemeente en de bladzijde van het verzoek: lijst, oordeel, besluiten, vragen."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from arrangementen.models import Bericht, Verzoek
from normenkader.instellingen import instelling
from normenkader.toetsing import Toetsing
from tests.factories.arrangementen import lees
from tests.factories.casusregie import test_bsn
from tests.factories.organisaties import AanbiederFactory, medewerker
from tests.factories.verzoeken import (
    BOVEN,
    OP,
    afwegingsvelden,
    contracten,
    in_onderzoek,
    jw315,
    toegekend,
    verstuurd,
)
from verloop import outbox

pytestmark = pytest.mark.django_db


def url(naam, verzoek):
    return reverse(f"arrangementen:verzoek_{naam}", args=[verzoek.kenmerk])


def tekst(antwoord):
    return antwoord.content.decode()


@contextmanager
def tel():
    """The statements of a request, without the savepoints around them."""
    connection.run_on_commit.clear()
    instelling("stand.drempel_werkdagen", OP.date())
    gevonden = []
    with CaptureQueriesContext(connection) as opname:
        yield gevonden
    gevonden += [q["sql"] for q in opname.captured_queries if "SAVEPOINT" not in q["sql"]]


@pytest.mark.eis("NK-01", "NK-03", "NK-10")
def test_beide_kanten_zien_hetzelfde_oordeel(w, als):
    verzoek = verstuurd(w, stap3=BOVEN)
    toetsing = Toetsing.from_dict(verzoek.toetsing)
    assert verzoek.boven_norm and toetsing.norm.versie == "2025-1"
    teksten = [b.tekst for b in toetsing.bevindingen]
    for persoon in (w.behandelregisseur, w.procesregisseur, w.backoffice):
        pagina = tekst(als(persoon).get(url("detail", verzoek)))
        assert not [t for t in teksten if t not in pagina]
        assert "Normenkader versie 2025-1" in pagina
        assert "18 uur meer" in pagina


@pytest.mark.eis("NK-02")
def test_41c01_past_binnen_52_dagdelen(w, als):
    stap3 = {"product_code": "41C01", "volume": "52", "einddatum": "28-03-2027"}
    verzoek = verstuurd(w, stap3=stap3)
    assert not verzoek.boven_norm
    assert Toetsing.from_dict(verzoek.toetsing).binnen_norm
    boven = verstuurd(w, stap1={"bsn": test_bsn(42)}, stap3=stap3 | BOVEN | {"volume": "53"})
    assert boven.boven_norm


def test_de_aanbieder_ziet_stand_klok_en_wie_aan_zet_is(w, als):
    verzoek = in_onderzoek(w)
    pagina = tekst(als(w.zorgadministratie).get(url("detail", verzoek)))
    assert "In onderzoek" in pagina
    assert "Aan zet: procesregisseur of backoffice, Rotterdam" in pagina
    assert "dinsdag 28 april 2026" in pagina
    assert "Gedaan op maandag 2 maart 2026" in pagina
    assert "Verzoek in onderzoek genomen" in pagina
    assert "Toekennen" not in pagina


def test_de_gemeente_is_aan_zet(w, als):
    pagina = tekst(als(w.procesregisseur).get(url("detail", verstuurd(w))))
    assert "U bent aan zet" in pagina
    assert "uiterlijk maandag 9 maart 2026" in pagina
    for label in ("Toekennen", "Afwijzen", "In onderzoek nemen", "Meer informatie vragen"):
        assert label in pagina


def test_lijst_op_termijn_en_met_filter(w, als):
    vroeger = {"verwezen_op": "09-02-2026", "risicotaxatie_op": "12-02-2026"}
    laat = verstuurd(w, op=OP - timedelta(days=10), stap2=vroeger)
    nieuw = verstuurd(w, stap1={"bsn": test_bsn(43), "achternaam": "Nieuwstraat"}, stap3=BOVEN)
    client = als(w.procesregisseur)
    lijst = reverse("arrangementen:verzoek_lijst")
    pagina = tekst(client.get(lijst))
    assert pagina.index(laat.nummer) < pagina.index(nieuw.nummer)
    assert "dagen te laat" in pagina or "dag te laat" in pagina
    boven = tekst(client.get(lijst, {"norm": "boven"}))
    assert nieuw.nummer in boven and laat.nummer not in boven
    deel = tekst(client.get(lijst, {"norm": "binnen"}, headers={"HX-Request": "true"}))
    assert "<html" not in deel and laat.nummer in deel
    for vreemd in ({"weergave": "concept"}, {"weergave": "x"}, {"pagina": "-3"}, {"norm": "?"}):
        assert client.get(lijst, vreemd).status_code == 200


@pytest.mark.parametrize(
    ("naam", "gegevens", "stand", "bericht"),
    [
        ("toekennen", None, "toegekend", "301"),
        (
            "afwijzen",
            {"reden_afwijzing": "7", "besluit_motivering": "De school."},
            "afgewezen",
            "319",
        ),
        ("onderzoek", {"toelichting": "Wij bellen de school."}, "in_onderzoek", "319"),
    ],
)
def test_besluiten_op_de_bladzijde(w, als, naam, gegevens, stand, bericht):
    verzoek = verstuurd(w)
    client = als(w.procesregisseur)
    formulier = client.get(url(naam, verzoek))
    assert formulier.status_code == 200
    if gegevens is None:
        form = formulier.context["form"]
        gegevens = {n: form[n].value() for n in form.fields if form[n].value()} | afwegingsvelden()
    antwoord = client.post(url(naam, verzoek), gegevens)
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    outbox.process_all()
    assert Verzoek.objects.get().status == stand
    assert Bericht.objects.filter(soort=bericht).count() == 1
    assert client.get(url(naam, verzoek)).status_code == 409


@pytest.mark.parametrize(
    ("naam", "gegevens", "zin"),
    [
        pytest.param("afwijzen", {}, "Kies de reden", id="geen-reden"),
        pytest.param(
            "afwijzen",
            {"reden_afwijzing": "7"},
            "Schrijf op waarom u afwijst",
            id="geen-motivering",
        ),
        pytest.param(
            "afwijzen",
            {"reden_afwijzing": "8", "besluit_motivering": "x"},
            "Kies de gemeente die wel verantwoordelijk is",
            id="woonplaats-zonder-gemeente",
        ),
        pytest.param(
            "afwijzen",
            {"reden_afwijzing": "99", "besluit_motivering": "x"},
            "Kies een antwoord uit de lijst",
            id="vreemde-code",
        ),
        pytest.param("onderzoek", {}, "Schrijf op wat u onderzoekt", id="geen-toelichting"),
        pytest.param("vraag", {"vraag": "  "}, "Schrijf op wat u wilt weten", id="lege-vraag"),
        pytest.param(
            "toekennen",
            {
                "product_code": "45C09",
                "begindatum": "30-03-2026",
                "einddatum": "01-03-2026",
                "volume": "78",
            },
            "Kies een einddatum die na de startdatum ligt",
            id="einde-voor-begin",
        ),
        pytest.param(
            "toekennen",
            {
                "product_code": "45C09",
                "begindatum": "30-03-2026",
                "einddatum": "27-09-2026",
                "volume": "96",
            },
            "Kruis de hardheidsclausule aan, of vraag hooguit 78 uur",
            id="boven-de-norm",
        ),
    ],
)
def test_fouten_van_de_gemeente(w, als, naam, gegevens, zin):
    verzoek = verstuurd(w)
    antwoord = als(w.backoffice).post(url(naam, verzoek), gegevens)
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert Verzoek.objects.get().status == "ingediend"


@pytest.mark.eis("CR-B1-23")
def test_vraag_en_antwoord_op_de_bladzijde(w, als):
    verzoek = verstuurd(w)
    assert als(w.backoffice).post(url("vraag", verzoek), {}).status_code == 422
    assert (
        als(w.backoffice)
        .post(url("vraag", verzoek), {"vraag": "Wat zegt de school?", "reden": "onderbouwing"})
        .status_code
        == 302
    )
    pagina = tekst(als(w.zorgadministratie).get(url("detail", verzoek)))
    assert "U bent aan zet" in pagina and "Wat zegt de school?" in pagina
    assert (
        als(w.zorgadministratie).post(url("antwoord", verzoek), {"antwoord": ""}).status_code == 422
    )
    goed = als(w.zorgadministratie).post(url("antwoord", verzoek), {"antwoord": "De school helpt."})
    assert goed.status_code == 302
    assert "De school helpt." in tekst(als(w.backoffice).get(url("detail", verzoek)))
    assert als(w.zorgadministratie).get(url("antwoord", verzoek)).status_code == 404


def test_wie_een_beantwoorde_vraag_beantwoordt_leest_wie_dat_al_deed(w, als):
    verzoek = verstuurd(w)
    vraag = {"vraag": "Wat zegt de school?", "reden": "onderbouwing"}
    als(w.backoffice).post(url("vraag", verzoek), vraag)
    als(w.behandelregisseur).post(url("antwoord", verzoek), {"antwoord": "De school helpt."})
    antwoord = als(w.zorgadministratie).post(url("antwoord", verzoek), {"antwoord": "Mijn tekst"})
    assert antwoord.status_code == 409
    pagina = tekst(antwoord)
    assert "Deze vraag is al beantwoord." in pagina and "Mijn tekst" in pagina
    assert f"door {w.behandelregisseur.naam}" in pagina


def test_de_aanbieder_kan_niet_besluiten_en_de_gemeente_niet_intrekken(w, als):
    verzoek = verstuurd(w)
    for naam in ("toekennen", "afwijzen", "onderzoek", "vraag"):
        assert als(w.behandelregisseur).get(url(naam, verzoek)).status_code == 404
    for naam in ("intrekken", "antwoord", "verstuurd"):
        assert als(w.backoffice).get(url(naam, verzoek)).status_code == 404


def test_intrekken_op_de_bladzijde(w, als):
    verzoek = verstuurd(w)
    client = als(w.zorgadministratie)
    assert client.post(url("intrekken", verzoek), {}).status_code == 422
    assert client.post(url("intrekken", verzoek), {"intrek_reden": "Verhuisd."}).status_code == 302
    assert "Ingetrokken" in tekst(client.get(url("detail", verzoek)))


def test_stapeling_bij_een_ander_ziet_alleen_de_gemeente(w, als):
    toegekend(w)
    outbox.process_all()
    ander = type(w)(**vars(w))
    ander.aanbieder = AanbiederFactory(agb_code="98000002")
    contracten(ander.aanbieder)
    ander.behandelregisseur = medewerker("behandelregisseur", organisatie=ander.aanbieder)
    verzoek = verstuurd(ander)
    zin = "Deze hulp is ook elders toegewezen"
    assert zin not in tekst(als(ander.behandelregisseur).get(url("detail", verzoek)))
    assert zin in tekst(als(w.backoffice).get(url("detail", verzoek)))
    gegevens = {
        "product_code": "45C09",
        "begindatum": "30-03-2026",
        "einddatum": "27-09-2026",
        "volume": "78",
        "waarom_geen_groep": "x",
        **afwegingsvelden(),
    }
    antwoord = als(w.backoffice).post(url("toekennen", verzoek), gegevens)
    assert antwoord.status_code == 422
    assert "Er is al een toewijzing van 45C09" in tekst(antwoord)
    verzoek.refresh_from_db()
    assert verzoek.status == "ingediend"


def test_bericht_zonder_product_is_toe_te_kennen_met_een_keuze(w, als):
    product = {
        "ReferentieAanbieder": "V-1",
        "Product": {"Categorie": "45"},
        "ToewijzingIngangsdatum": "2026-03-30",
        "ToewijzingEinddatum": "2026-09-27",
        "Budget": "250000",
        "Verwijzer": {"Type": "02", "Naam": "Huisarts Voorbeeld"},
    }
    lees(jw315(w, producten=[product]), OP)
    verzoek = Verzoek.objects.get()
    client = als(w.backoffice)
    for naam in ("detail", "toekennen"):
        assert client.get(url(naam, verzoek)).status_code == 200
    gegevens = {
        "product_code": "45C09",
        "begindatum": "30-03-2026",
        "einddatum": "27-09-2026",
        "volume": "26",
        "waarom_geen_groep": "De aanbieder belde.",
        **afwegingsvelden(),
    }
    antwoord = client.post(url("toekennen", verzoek), gegevens)
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    outbox.process_all()
    assert Bericht.objects.filter(soort="301").exists()


@pytest.mark.eis("NK-22")
def test_bij_het_toekennen_staat_wat_er_wel_en_niet_bij_hoort(w, als):
    pagina = tekst(als(w.backoffice).get(url("toekennen", verstuurd(w))))
    assert "Wat er wel en niet bij deze hulp hoort" in pagina
    assert "kijk dan bij ambulante jeugd- en opvoedhulp (JOH)" in pagina


@pytest.mark.eis("NK-23", "NK-25", "NK-27")
def test_afweging_staat_op_het_formulier_en_alleen_de_gemeente_leest_de_antwoorden(w, als):
    verzoek = verstuurd(w)
    client = als(w.backoffice)
    pagina = tekst(client.get(url("toekennen", verzoek)))
    assert "Wat kunnen de ouders zelf doen" in pagina
    assert "De ouders zijn als eersten verantwoordelijk voor de opvoeding." in pagina
    assert "Het college kan afwijken van de verordening" in pagina
    form = client.get(url("toekennen", verzoek)).context["form"]
    gegevens = {n: form[n].value() for n in form.fields if form[n].value()}
    fout = client.post(url("toekennen", verzoek), gegevens | {"afweging_ouders": " "})
    assert fout.status_code == 422
    assert fout.context["form"].errors["afweging_ouders"]
    antwoorden = afwegingsvelden() | {"afweging_ouders": "Zij oefenen thuis."}
    assert client.post(url("toekennen", verzoek), gegevens | antwoorden).status_code == 302
    assert "Zij oefenen thuis." in tekst(client.get(url("detail", verzoek)))
    aanbieder = als(w.behandelregisseur).get(url("detail", verzoek))
    assert "Zij oefenen thuis." not in tekst(aanbieder)


@pytest.mark.parametrize("wie", ["backoffice", "procesregisseur", "zorgadministratie"])
def test_lijst_kost_steeds_evenveel(w, als, wie):
    for n in range(3):
        verstuurd(w, stap1={"bsn": test_bsn(50 + n)})
    client = als(getattr(w, wie))
    lijst = reverse("arrangementen:verzoek_lijst")
    client.get(lijst)
    with tel() as weinig:
        client.get(lijst)
    for n in range(5):
        verstuurd(w, stap1={"bsn": test_bsn(60 + n)})
    with tel() as veel:
        client.get(lijst)
    assert len(veel) == len(weinig) <= 8


def test_detail_en_besluit_binnen_hun_grens(w, als):
    verzoek = in_onderzoek(w)
    for persoon in (w.backoffice, w.zorgadministratie):
        client = als(persoon)
        client.get(url("detail", verzoek))
        with tel() as q:
            client.get(url("detail", verzoek))
        assert len(q) <= 15, "\n".join(r[:150] for r in q)
    client = als(w.backoffice)
    gegevens = {"reden_afwijzing": "7", "besluit_motivering": "De school."}
    with tel() as q:
        assert client.post(url("afwijzen", verzoek), gegevens).status_code == 302
    assert len(q) <= 20, "\n".join(r[:150] for r in q)
