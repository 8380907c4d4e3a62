"""Het verzoek om wijziging: de hele situatie vragen, in zijn geheel besluiten, en de JW301 erna."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from arrangementen.aanbod.models import Product
from arrangementen.ijw.lezen import read
from arrangementen.models import Bericht, Toewijzing, Verzoek, Wijzigingsverzoek
from arrangementen.wijzigen.bericht import Wens, request_body
from arrangementen.wijzigen.indienen import submit
from casusregie.models import Termijn
from normenkader.toetsing import Toetsing, replay
from organisaties.rollen import Rol
from tests.factories.arrangementen import lees
from tests.factories.eenmalig import once_per_file
from tests.factories.organisaties import AanbiederFactory, medewerker
from tests.factories.verzoeken import OP, afweging, toegekend, wereld
from verloop import outbox
from verloop.fouten import Geblokkeerd
from verloop.mogelijkheden import moves
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db
LATER = OP + timedelta(days=10)
DAG = LATER.date()


def bouw():
    """A world with one toewijzing: 78 uur 45C09 from 30 March up to and including 27 September."""
    w = wereld()
    w.casus = toegekend(w).casus
    outbox.process_all()
    w.toewijzing = Toewijzing.objects.select_related("product").get()
    return w


gebouwd = once_per_file(bouw)


@pytest.fixture
def w(gebouwd):
    return gebouwd()


def langer(w, **anders):
    """The same toewijzing until the end of October with 60 uur."""
    velden = {
        "begindatum": w.toewijzing.ingangsdatum,
        "einddatum": date(2026, 9, 20),
        "volume": 60,
        "eenheid": "04",
        "frequentie": "6",
    }
    return Wens("wijzigen", w.toewijzing, **velden | anders)


def nieuw(code="41C01", **anders):
    """New group help of 20 dagdelen."""
    product = Product.objects.get(code=code)
    velden = {
        "begindatum": date(2026, 4, 6),
        "einddatum": date(2026, 9, 27),
        "volume": 20,
        "eenheid": product.eenheden[0],
        "frequentie": "6",
    }
    return Wens("nieuw", product=product, **velden | anders)


def ingediend(w, *wensen, by=None, op=LATER):
    """Sent on the page of the aanbieder."""
    return submit(
        w.casus,
        w.aanbieder,
        reden="1",
        wensen=wensen or [langer(w)],
        toelichting="School is weer begonnen.",
        by=by or w.behandelregisseur,
        op=op,
    )


def grant(w, verzoek, **anders):
    """The procesregisseur grants it."""
    velden = {"afweging": afweging(DAG)} | anders
    verzoek = perform(verzoek, "grant", by=w.procesregisseur, op=LATER, **velden)
    outbox.process_all()
    return verzoek


def products_of(bericht):
    """The ToegewezenProducten of a JW301."""
    inhoud = read(bytes(bericht.data)).inhoud
    return inhoud["Client"]["ToegewezenProducten"]["ToegewezenProduct"]


def newest_301():
    return Bericht.objects.filter(soort="301").order_by("-pk").first()


@pytest.mark.eis("CR-A2-06", "CR-B1-21")
def test_een_verzoek_om_wijziging_gaat_als_jw317_en_krijgt_zijn_termijn(w):
    verzoek = ingediend(w)
    assert verzoek.nummer.startswith("V2026-")
    assert (verzoek.status, verzoek.ingediend_door) == ("ingediend", w.behandelregisseur)
    bericht = Bericht.objects.get(soort="317")
    assert (bericht.status, bericht.casus) == ("verwerkt", w.casus)
    assert Bericht.objects.filter(soort="318").count() == 1
    termijn = Termijn.objects.of_onderwerp(verzoek).get()
    assert (termijn.code, termijn.uiterlijk) == ("verzoek.antwoord", date(2026, 3, 19))
    assert {m.naam for m in moves(verzoek, w.backoffice, DAG)} == {
        "grant",
        "reject",
        "take_into_research",
    }


def test_toekennen_past_het_nummer_zelf_aan_met_reden_12(w):
    verzoek = grant(w, ingediend(w))
    toewijzing = Toewijzing.objects.get()
    assert toewijzing.nummer == w.toewijzing.nummer
    assert (toewijzing.einddatum, toewijzing.volume) == (date(2026, 9, 20), 60)
    assert (toewijzing.onderdeel.einddatum, toewijzing.onderdeel.volume) == (
        date(2026, 9, 20),
        60,
    )
    (product,) = products_of(newest_301())
    assert product["RedenWijziging"] == "12"
    assert product["ReferentieAanbieder"] == verzoek.referentie_aanbieder
    assert verzoek.toetsing[0]["oordeel"] == "binnen"
    assert not Bericht.objects.filter(soort="319").exists()


@pytest.mark.eis("TR379")
def test_een_latere_begindatum_eindigt_het_oude_nummer_en_opent_een_nieuw(w):
    begin = date(2026, 6, 1)
    anders = langer(w, begindatum=begin, einddatum=date(2026, 9, 27), volume=2, frequentie="2")
    Toewijzing.objects.update(frequentie="2", volume=3)
    grant(w, ingediend(w, anders))
    oud, nieuwe = Toewijzing.objects.order_by("nummer")
    assert (oud.einddatum, oud.reden_wijziging) == (begin - timedelta(days=1), "12")
    assert (nieuwe.ingangsdatum, nieuwe.volume, nieuwe.reden_wijziging) == (begin, 2, "")
    eerste, tweede = products_of(newest_301())
    assert (eerste["RedenWijziging"], eerste["Einddatum"]) == ("12", "2026-05-31")
    assert "RedenWijziging" not in tweede
    assert eerste["ReferentieAanbieder"] == tweede["ReferentieAanbieder"]


def test_ongewijzigde_hulp_gaat_mee_met_de_referentie_en_zonder_reden(w):
    verzoek = grant(w, ingediend(w, Wens("ongewijzigd", w.toewijzing), nieuw()))
    gelijk, erbij = products_of(newest_301())
    assert "RedenWijziging" not in gelijk
    assert "RedenWijziging" not in erbij
    assert {gelijk["ReferentieAanbieder"], erbij["ReferentieAanbieder"]} == {
        verzoek.referentie_aanbieder
    }
    assert Toewijzing.objects.get(nummer=w.toewijzing.nummer).volume == 78
    assert set(Toewijzing.objects.values_list("product__code", flat=True)) == {"45C09", "41C01"}


def test_de_gemeente_wijst_het_geheel_af_met_een_reden(w):
    verzoek = ingediend(w)
    with pytest.raises(ValidationError) as fout:
        perform(
            verzoek,
            "reject",
            by=w.procesregisseur,
            op=LATER,
            reden_afwijzing="7",
            besluit_motivering=" ",
        )
    assert fout.value.message_dict == {"besluit_motivering": ["Schrijf op waarom u afwijst"]}
    verzoek = perform(
        verzoek,
        "reject",
        by=w.procesregisseur,
        op=LATER,
        reden_afwijzing="7",
        besluit_motivering="De school kan dit zelf.",
    )
    outbox.process_all()
    (antwoord,) = Bericht.objects.filter(soort="319")
    inhoud = read(bytes(antwoord.data)).inhoud["Antwoord"]
    assert inhoud["ReferentieAanbieder"] == verzoek.referentie_aanbieder
    assert (inhoud["VerzoekAntwoord"], inhoud["RedenAfwijzingVerzoek"]) == ("1", "7")
    assert Toewijzing.objects.get().volume == 78


@pytest.mark.eis("NK-26")
def test_onderzoek_en_afwijzing_bewaren_wat_de_norm_toen_zei(w):
    verzoek = perform(ingediend(w), "take_into_research", by=w.backoffice, op=LATER)
    velden = {"reden_afwijzing": "7", "besluit_motivering": "De doelen zijn gehaald."}
    verzoek = perform(verzoek, "reject", by=w.backoffice, op=LATER, **velden)
    assert [rij["bij"] for rij in verzoek.oordelen] == ["in_onderzoek", "afgewezen"]
    (deel,) = verzoek.oordelen[1]["delen"]
    toetsing = Toetsing.from_dict(deel["toetsing"])
    assert (toetsing.feiten.volume, toetsing.norm.versie) == (60, "2025-1")
    assert replay(toetsing) == toetsing


@pytest.mark.eis("TR360")
def test_in_onderzoek_kan_een_keer_en_rekent_vanaf_de_dagtekening(w):
    verzoek = ingediend(w)
    verzoek = perform(
        verzoek, "take_into_research", by=w.backoffice, op=LATER, toelichting="Wij bellen."
    )
    outbox.process_all()
    assert {m.naam for m in moves(verzoek, w.backoffice, DAG)} == {"grant", "reject"}
    termijn = Termijn.objects.of_onderwerp(verzoek).get(code="verzoek.onderzoek")
    assert termijn.uiterlijk == DAG + timedelta(weeks=8)


@pytest.mark.eis("NK-10", "NK-23")
def test_boven_de_norm_vraagt_de_hardheidsclausule_met_motivering(w):
    verzoek = ingediend(w, langer(w, volume=96, einddatum=date(2026, 9, 27)))
    with pytest.raises(ValidationError) as fout:
        grant(w, verzoek)
    assert "komt boven de norm" in fout.value.message_dict["hardheidsclausule"][0]
    with pytest.raises(ValidationError) as fout:
        grant(w, verzoek, hardheidsclausule=True)
    assert "besluit_motivering" in fout.value.message_dict
    with pytest.raises(ValidationError) as fout:
        grant(w, verzoek, afweging={})
    assert "afweging_ouders" in fout.value.message_dict
    assert Toewijzing.objects.get().volume == 78
    grant(w, verzoek, hardheidsclausule=True, besluit_motivering="De school is dicht.")
    toewijzing = Toewijzing.objects.get()
    assert (toewijzing.volume, toewijzing.normoordeel, toewijzing.norm_grond) == (
        96,
        "boven",
        "hardheid",
    )


def test_hulp_die_intussen_stopte_is_niet_meer_toe_te_kennen(w):
    verzoek = ingediend(w)
    arrangement = w.toewijzing.onderdeel.arrangement
    type(arrangement).objects.filter(pk=arrangement.pk).update(
        status="beeindigd", beeindigd_op=DAG, start_op=DAG
    )
    with pytest.raises(Geblokkeerd, match="intussen beëindigd"):
        grant(w, verzoek)


@pytest.mark.parametrize(
    ("regel", "zin"),
    [
        pytest.param({"begindatum": date(2026, 3, 31)}, "hele toewijzing", id="TR373"),
        pytest.param({"einddatum": date(2026, 3, 29)}, "", id="einde voor begin"),
    ],
)
def test_een_wens_die_de_standaard_niet_toelaat_wordt_geweigerd(w, regel, zin):
    with pytest.raises(Geblokkeerd, match=zin):
        ingediend(w, langer(w, **regel))
    assert not Wijzigingsverzoek.objects.exists()
    assert not Bericht.objects.filter(soort="317").exists()


@pytest.mark.eis("TR351")
def test_een_toewijzing_vergeten_wordt_geweigerd(w):
    with pytest.raises(Geblokkeerd):
        ingediend(w, nieuw())
    assert not Wijzigingsverzoek.objects.exists()


@pytest.mark.eis("TR374")
def test_geen_tweede_verzoek_zolang_er_een_openstaat(w):
    ingediend(w)
    with pytest.raises(Geblokkeerd):
        ingediend(w)
    assert Wijzigingsverzoek.objects.count() == 1


def test_een_ander_vraagt_geen_wijziging_en_de_aanbieder_besluit_niet(w):
    ander = AanbiederFactory(agb_code="98000002")
    vreemd = medewerker(Rol.BEHANDELREGISSEUR, organisatie=ander)
    with pytest.raises(PermissionDenied):
        ingediend(w, by=vreemd)
    verzoek = ingediend(w)
    for wie in (w.behandelregisseur, vreemd):
        with pytest.raises(PermissionDenied):
            perform(verzoek, "grant", by=wie, op=LATER, afweging=afweging(DAG))


@pytest.mark.eis("CR-B1-21")
def test_portaal_en_bericht_geven_dezelfde_rijen(w):
    def rijen():
        velden = ("soort", "toewijzing_id", "begindatum", "einddatum", "volume", "eenheid")
        (verzoek,) = Wijzigingsverzoek.objects.all()
        return list(verzoek.regels.values_list(*velden)), verzoek.reden_verzoek, verzoek.casus

    verzoek = ingediend(w)
    via_portaal = rijen()
    data = bytes(Bericht.objects.get(soort="317").data)
    verzoek.regels.all().delete()
    Verzoek.objects.update(bericht=None)
    Wijzigingsverzoek.objects.all().delete()
    anders = data.replace(verzoek.referentie_aanbieder.encode(), b"van-buiten-1")
    anders = anders.replace(b"P3170000", b"BUITEN00")
    uitkomst = lees(anders, LATER)
    assert uitkomst.goed, uitkomst.bevindingen
    assert rijen() == via_portaal
    assert request_body("x", "r", "1", [langer(w)])["Client"]["Verzoek"]["RedenVerzoek"] == "1"


# --- de schermen ----------------------------------------------------------------------------------


@pytest.fixture
def als(client):
    def log_in(wie):
        client.force_login(wie)
        return client

    return log_in


@pytest.fixture
def vandaag(w):
    """The help runs around today, so that the pages can be used now."""
    nu = timezone.localdate()
    velden = {"einddatum": nu + timedelta(days=100)}
    Toewijzing.objects.update(ingangsdatum=nu - timedelta(days=30), **velden)
    w.toewijzing.onderdeel.begindatum = nu - timedelta(days=30)
    type(w.toewijzing.onderdeel).objects.update(begindatum=nu - timedelta(days=30), **velden)
    w.toewijzing.refresh_from_db()
    return nu


def fields(w, **anders):
    n = w.toewijzing.nummer
    return {f"keuze_{n}": "gelijk", "reden": "1"} | {
        naam if naam in ("reden", "toelichting") or naam.startswith("nieuw") else f"{naam}_{n}": v
        for naam, v in anders.items()
    }


def test_vragen_en_toekennen_op_de_schermen(w, als, vandaag, tel_queries):
    aanbieder = als(w.behandelregisseur)
    lijst = aanbieder.get(reverse("arrangementen:toewijzing_lijst")).content.decode()
    url = reverse("arrangementen:wijziging_nieuw", args=[w.casus.kenmerk])
    assert url in lijst
    assert "Intrekken kan niet meer" in aanbieder.get(url).content.decode()
    einde = f"{vandaag + timedelta(days=60):%d-%m-%Y}"
    antwoord = aanbieder.post(url, fields(w, keuze="wijzigt", einddatum=einde, volume="40"))
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    verzoek = Wijzigingsverzoek.objects.get()
    detail = reverse("arrangementen:wijziging_detail", args=[verzoek.kenmerk])
    assert antwoord.url == detail
    gemeente = als(w.procesregisseur)
    assert detail in gemeente.get(reverse("arrangementen:verzoek_lijst")).content.decode()
    with tel_queries() as queries:
        pagina = gemeente.get(detail).content.decode()
    assert sum("SAVEPOINT" not in q["sql"] for q in queries) <= 24
    assert "78 uur in totaal" in pagina
    assert "40 uur in totaal" in pagina
    toekennen = reverse("arrangementen:wijziging_toekennen", args=[verzoek.kenmerk])
    assert gemeente.post(toekennen, {}).status_code == 422
    gegevens = {f"afweging_{code}": tekst for code, tekst in afweging(vandaag).items()}
    assert gemeente.post(toekennen, gegevens).status_code == 302
    outbox.process_all()
    assert Toewijzing.objects.get().volume == 40
    assert "Toegekend" in als(w.behandelregisseur).get(detail).content.decode()


@pytest.mark.parametrize(
    ("velden", "plek", "zin"),
    [
        ({}, "__all__", "Kies bij minstens één toewijzing"),
        ({"keuze": "wijzigt"}, "keuze", "blijft gelijk"),
        ({"keuze": "wijzigt", "einddatum": "31-02-2027"}, "einddatum", ""),
        ({"keuze": "wijzigt", "einddatum": "01-01-2020"}, "einddatum", "op of na vandaag"),
        ({"keuze": "wijzigt", "volume": "-4"}, "volume", ""),
        ({"keuze": "anders"}, "keuze", ""),
        ({"reden": "9"}, "reden", "Kies"),
        ({"nieuw_product": "41C01"}, "nieuw_begindatum", "dag na vandaag"),
        ({"nieuw_product": "99999"}, "nieuw_product", "Kies"),
    ],
)
def test_foute_invoer_staat_bij_het_veld(w, als, vandaag, velden, plek, zin):
    url = reverse("arrangementen:wijziging_nieuw", args=[w.casus.kenmerk])
    basis = {"einddatum": f"{w.toewijzing.einddatum:%d-%m-%Y}", "volume": "78"}
    antwoord = als(w.behandelregisseur).post(url, fields(w, **basis | velden))
    assert antwoord.status_code == 422
    eigen = ("keuze", "begindatum", "einddatum", "volume")
    naam = f"{plek}_{w.toewijzing.nummer}" if plek in eigen else plek
    assert any(zin in fout for fout in antwoord.context["form"].errors[naam])
    assert not Wijzigingsverzoek.objects.exists()


def test_een_ander_ziet_het_niet(w, als):
    verzoek = ingediend(w)
    ander = AanbiederFactory(agb_code="98000002")
    vreemd = als(medewerker(Rol.BEHANDELREGISSEUR, organisatie=ander))
    for naam in ("detail", "toekennen", "afwijzen", "onderzoek"):
        url = reverse(f"arrangementen:wijziging_{naam}", args=[verzoek.kenmerk])
        assert vreemd.get(url).status_code == 404
    nieuwe = reverse("arrangementen:wijziging_nieuw", args=[w.casus.kenmerk])
    assert vreemd.get(nieuwe).status_code == 404
    assert als(w.behandelregisseur).get(url.replace("onderzoek", "toekennen")).status_code == 404
