"""De pagina's van afronding en crisis: formulieren, redenen, foute invoer en wie wat ziet."""

from datetime import date

import pytest
from django.urls import reverse
from time_machine import travel

from casusregie.afronding.keuzes import Waarde
from casusregie.models import (
    Beeindiging,
    Betrokkenheid,
    Crisis,
    Crisiscontact,
    Eindbeoordeling,
    Overname,
    Regieheroverweging,
    Resultaatoordeel,
    Stopgesprek,
    Stopmelding,
)
from organisaties.rollen import Rol, Soort
from tests.factories.organisaties import OrganisatieFactory, medewerker
from verloop import outbox

from .bouw import (
    BESLUIT,
    MELDING,
    casus_van,
    dag,
    eindrapport,
    gemeld,
    hulp_van,
    ingevuld,
    op,
    ouder,
    voornemen,
    wereld,
)

pytestmark = pytest.mark.django_db
VANDAAG = op(dag(20))  # 29 maart 2026


@pytest.fixture(autouse=True)
def _op_29_maart():
    with travel(VANDAAG, tick=False):
        yield


@pytest.fixture
def w():
    return wereld(stap="feit", route="A")


@pytest.fixture
def als(client, w):
    """Log in as somebody of the world: als("procesregisseur")."""
    zie_hulp(w)

    def inloggen(wie):
        client.force_login(getattr(w, wie) if isinstance(wie, str) else wie)
        return client

    return inloggen


def zie_hulp(w):
    """The aanbieder sees the casus, as after an opdracht."""
    from arrangementen.arrangement.betrokkenheid import open_involvement

    open_involvement(w.arrangement, date(2026, 3, 2))


def url(naam, *delen):
    return reverse(f"casusregie:{naam}", args=[getattr(d, "kenmerk", d) for d in delen])


def tekst(antwoord):
    return antwoord.content.decode()


@pytest.mark.eis("CR-A3-06", "CR-A3-07", "CR-A3-08", "CR-A3-09", "CR-A3-10", "CR-A3-11", "CR-A3-12")
def test_de_zes_stappen_via_de_schermen(als, w):
    casus, hulp = casus_van(w), hulp_van(w)
    aanbieder = als("behandelregisseur")
    pagina = tekst(aanbieder.get(url("afronding", casus)))
    assert "Wij willen stoppen" in pagina and "Resultaten beoordelen" not in pagina
    nieuw = url("beeindiging_new", casus, hulp)
    assert aanbieder.post(nieuw, {}).status_code == 422
    velden = {"reden": "anderen", "aanleiding": "Ruzies op de groep."}
    stuk_url = aanbieder.post(nieuw, velden).url
    stuk = Beeindiging.objects.get()
    assert stuk_url == url("beeindiging_detail", stuk)
    assert "nog geen gesprek" in tekst(aanbieder.get(stuk_url))
    gesprek = {"datum": "29-3-2026", "met_jeugdige": "on", "met_ouders": "on"}
    assert aanbieder.post(url("stopgesprek_new", stuk), {"datum": ""}).status_code == 422
    assert aanbieder.post(url("stopgesprek_new", stuk), gesprek).status_code == 302
    aanbieder.post(url("beeindiging_step", stuk, "close_talks"))
    aanvulling = {**gesprek, "verslag": "Kort.", "afspraken": "Bellen."}
    aanbieder.post(url("stopgesprek_edit", Stopgesprek.objects.get()), aanvulling)
    aanbieder.post(url("beeindiging_step", stuk, "file_reports"))
    melden = url("beeindiging_step", stuk, "announce")
    half = aanbieder.post(melden, {**MELDING, "redenen": ""})
    assert half.status_code == 422 and "onvermijdelijk" in tekst(half)
    assert aanbieder.post(melden, MELDING).status_code == 302
    outbox.process_all()
    stuk.refresh_from_db()
    assert stuk.status == "gemeld"
    regie = als("casusregisseur")
    besluit = url("beeindiging_step", stuk, "consent")
    assert MELDING["redenen"] in tekst(regie.get(besluit))
    assert regie.post(besluit, {**BESLUIT, "weging_vervolg": ""}).status_code == 422
    assert regie.post(besluit, BESLUIT).status_code == 302
    assert "De hulp gaat door" in tekst(regie.get(stuk_url))
    regie.post(
        url("beeindiging_step", stuk, "solve"), {"oplossing": "Plek.", "overname_door": "Anker"}
    )
    klaar = {"overdracht_op": "29-3-2026", "overdracht": "Samen."}
    assert regie.post(url("beeindiging_step", stuk, "complete"), klaar).status_code == 302
    stuk.refresh_from_db()
    assert stuk.status == "afgerond"


@pytest.mark.eis("CR-A3-11")
def test_het_scherm_toont_van_wie_de_toestemming_is(client):
    w = wereld(stap="feit", regie="gezin")
    stuk = gemeld(w)
    client.force_login(w.procesregisseur)
    pagina = tekst(client.get(url("beeindiging_step", stuk, "consent")))
    assert "het gezin, dat zelf de casusregie heeft" in pagina
    assert "Wie van het gezin besluit dit?" in pagina
    leeg = client.post(url("beeindiging_step", stuk, "consent"), BESLUIT)
    assert leeg.status_code == 422 and "Kies wie van het gezin dit besluit" in tekst(leeg)
    velden = {**BESLUIT, "gezinslid": ouder(w).pk}
    assert client.post(url("beeindiging_step", stuk, "consent"), velden).status_code == 302
    pagina = tekst(client.get(url("beeindiging_detail", stuk)))
    assert f"Het gezin, dat zelf de casusregie heeft: {ouder(w)}, vastgelegd door" in pagina


@pytest.mark.eis("CR-A3-06")
def test_wie_niet_beslist_krijgt_geen_besluit(als, w):
    stuk = gemeld(w)
    for wie in ("behandelregisseur", "teamleider", "procesregisseur"):
        client = als(wie)
        assert client.post(url("beeindiging_step", stuk, "consent"), BESLUIT).status_code == 403
    assert (
        als("casusregisseur").get(url("beeindiging_step", stuk, "bestaat-niet")).status_code == 404
    )
    assert als("casusregisseur").post(url("beeindiging_step", stuk, "solve")).status_code == 409


def test_een_andere_aanbieder_in_de_casus_ziet_het_stoppen_niet(als, w):
    from casusregie.models import Betrokkenheid

    stuk = gemeld(w)
    anders = w.elders
    organisatie = anders.aanstellingen.get().organisatie
    Betrokkenheid.objects.create(
        jeugdige=casus_van(w).jeugdige,
        casus_id=w.casus_id,
        organisatie=organisatie,
        rol=Rol.BEHANDELREGISSEUR,
        grond="eigen hulp",
        begindatum=dag(0),
    )
    client = als(anders)
    assert client.get(url("casus_detail", casus_van(w))).status_code == 200
    assert client.get(url("beeindiging_detail", stuk)).status_code == 404
    assert client.get(url("stopgesprek_edit", stuk.gesprekken.get())).status_code == 404
    assert "wil stoppen" not in tekst(client.get(url("afronding", casus_van(w))))
    assert client.get(url("beeindiging_new", casus_van(w), hulp_van(w))).status_code == 403


@pytest.mark.parametrize("wie", ["vreemd", "contractmanager"])
def test_een_buitenstaander_vindt_niets(als, w, wie):
    stuk = gemeld(w)
    rol = Rol.CASUSREGISSEUR if wie == "vreemd" else Rol.CONTRACTMANAGER
    client = als(medewerker(rol))
    for adres in (
        url("afronding", casus_van(w)),
        url("beeindiging_detail", stuk),
        url("beeindiging_step", stuk, "consent"),
        url("crisis_new", casus_van(w)),
        url("heroverweging_new", casus_van(w)),
    ):
        assert client.get(adres).status_code == 404


@pytest.mark.eis("CR-A3-04")
def test_de_jeugdige_stopt_via_het_scherm(als, w):
    client = als("behandelregisseur")
    adres = url("stopmelding_new", casus_van(w), hulp_van(w))
    assert client.post(adres, {"stopdatum": "gisteren", "reden": "99"}).status_code == 422
    antwoord = client.post(adres, {"stopdatum": "30-3-2026", "reden": "32"})
    assert antwoord.url == url("stopmelding_detail", Stopmelding.objects.get())
    pagina = tekst(client.get(antwoord.url))
    assert "30 maart 2026" in pagina and "Nog niet" in pagina
    assert als("elders").get(antwoord.url).status_code == 404


@pytest.mark.eis("CR-B2-07")
def test_overname_via_het_scherm(als, w):
    client = als("behandelregisseur")
    velden = {
        "waarom": "Ggz past beter.",
        "besproken_gezin_op": "28-3-2026",
        "besproken_regie_op": "30-3-2026",
    }
    adres = url("overname_new", casus_van(w), hulp_van(w))
    assert client.post(adres, velden).status_code == 422
    assert client.post(adres, {**velden, "besproken_regie_op": "29-3-2026"}).status_code == 302
    stuk = Overname.objects.get()
    assert "blijft verantwoordelijk" in tekst(client.get(url("overname_detail", stuk)))
    over = {"overname_door": "Ankerplaats", "overgenomen_op": "29-3-2026"}
    assert client.post(url("overname_step", stuk, "take_over"), over).status_code == 302
    assert "Ankerplaats" in tekst(client.get(url("overname_detail", stuk)))


@pytest.mark.eis("CR-A3-02", "CR-K-01", "CR-K-02", "CR-M-06")
def test_de_eindbeoordeling_via_de_schermen(als, w):
    type(w.arrangement).objects.filter(pk=w.arrangement.pk).update(
        status="beeindigd", beeindigd_op=dag(14)
    )
    client = als("procesregisseur")
    assert "Eindbeoordeling maken" in tekst(client.get(url("afronding", casus_van(w))))
    invullen = client.post(url("eindbeoordeling_new", casus_van(w), hulp_van(w))).url
    stuk = Eindbeoordeling.objects.get()
    assert client.post(url("eindbeoordeling_doel", stuk), {"tekst": ""}).status_code == 422
    client.post(url("eindbeoordeling_doel", stuk), {"tekst": "Weer naar school"})
    doel = stuk.doelen.get()
    formulier = tekst(client.get(invullen))
    assert "Doel 1: Weer naar school" in formulier and "Bejegening van de jeugdige" in formulier
    half = {"effect": "goed", f"doel_{doel.pk}": "deels"}
    assert client.post(invullen, half).status_code == 302
    detail = url("eindbeoordeling_detail", stuk)
    assert "Het cijfer voor tevredenheid" in tekst(client.get(detail))
    assert client.post(invullen, {"tevredenheid": "11"}).status_code == 422
    alles = {
        "effect": "goed",
        "effect_toelichting": "Zij gaat weer.",
        "tevredenheid": "8",
        "informant": "samen",
        "vervolg": "geen",
        "nazorg": "Bellen.",
        "afschaling": "Wijk.",
        f"doel_{doel.pk}": "behaald",
        f"doel_{doel.pk}_uitleg": "Elke dag.",
        **{f"score_{code}": "4" for code in Waarde.values},
    }
    assert client.post(invullen, alles).status_code == 302
    vast = url("eindbeoordeling_adopt", stuk)
    assert "eindrapport" in tekst(client.get(vast))
    eindrapport(w)
    assert als("casusregisseur").post(vast).status_code == 403
    assert als("procesregisseur").post(vast).status_code == 302
    stuk.refresh_from_db()
    assert (stuk.status, stuk.tevredenheid, stuk.waarderingen.count()) == ("vastgesteld", 8, 7)
    assert als("procesregisseur").get(invullen).status_code == 403
    assert "4" in tekst(client.get(detail))


def test_een_oude_versie_van_de_eindbeoordeling_is_een_conflict(als, w):
    type(w.arrangement).objects.filter(pk=w.arrangement.pk).update(
        status="beeindigd", beeindigd_op=dag(14)
    )
    stuk = ingevuld(w)
    client = als("procesregisseur")
    adres = url("eindbeoordeling_edit", stuk)
    velden = {"nazorg": "Van mij.", "versie": stuk.versie - 1}
    antwoord = client.post(adres, velden)
    assert antwoord.status_code == 409
    assert "Van mij." in tekst(antwoord) and "Na zes weken bellen." in tekst(antwoord)
    stuk.refresh_from_db()
    assert stuk.nazorg == "Na zes weken bellen."
    opnieuw = client.post(adres, velden | {"versie": stuk.versie})
    assert opnieuw.status_code == 302
    stuk.refresh_from_db()
    assert stuk.nazorg == "Van mij."


def test_lopende_hulp_beoordelen_geeft_een_zin(als, w):
    antwoord = als("procesregisseur").post(url("eindbeoordeling_new", casus_van(w), hulp_van(w)))
    assert antwoord.status_code == 409 and "nog niet gestopt" in tekst(antwoord)


@pytest.mark.eis("CR-A3-14", "CR-M-06")
def test_casusregie_en_tussenoordeel_via_de_schermen(als, w):
    client = als("procesregisseur")
    velden = {"uitkomst": "gezin", "motivering": "Zij kunnen het.", "besproken_op": "29-3-2026"}
    adres = url("heroverweging_new", casus_van(w))
    assert client.post(adres, {**velden, "uitkomst": ""}).status_code == 422
    assert client.post(adres, velden).status_code == 302
    assert Regieheroverweging.objects.get().uitkomst == "gezin"
    assert "bij het gezin" in tekst(client.get(url("afronding", casus_van(w))))
    oordeel = url("resultaatoordeel_new", casus_van(w), hulp_van(w))
    half = {"oordeel": "op_koers", "toelichting": "Goed.", "factuur": "akkoord"}
    assert "nummer van de factuur" in tekst(client.post(oordeel, half))
    assert client.post(oordeel, {**half, "factuur_kenmerk": "F-1"}).status_code == 302
    assert Resultaatoordeel.objects.get().factuur_kenmerk == "F-1"
    assert als("casusregisseur").get(oordeel).status_code == 403


def test_onbekende_hulp_is_niet_gevonden(als, w):
    client = als("behandelregisseur")
    leeg = "00000000-0000-4000-8000-000000000000"
    for naam in ("beeindiging_new", "stopmelding_new", "overname_new", "resultaatoordeel_new"):
        assert client.get(url(naam, casus_van(w), leeg)).status_code == 404


# --- crisis
CRISIS = {
    "hulp_ontoereikend": "on",
    "niet_hanteerbaar": "on",
    "aard": "gedrag",
    "omschrijving": "Hij bedreigt zijn zusje.",
}


@pytest.mark.eis("CR-X-01")
def test_een_aanbieder_zonder_hulp_in_de_casus_krijgt_geen_knop_die_niet_opent(client, w):
    ander = medewerker(Rol.BEHANDELREGISSEUR)
    casus = casus_van(w)
    Betrokkenheid.objects.create(
        jeugdige_id=casus.jeugdige_id,
        casus=casus,
        organisatie_id=ander.organisaties_op(dag(20)).pop(),
        rol=Rol.BEHANDELREGISSEUR,
        grond="verzoek om toewijzing",
        begindatum=dag(1),
    )
    client.force_login(ander)
    assert "Crisis melden" not in tekst(client.get(url("casus_detail", casus_van(w))))
    assert client.get(url("crisis_new", casus_van(w))).status_code == 403


@pytest.mark.eis("CR-X-01", "CR-X-02", "CR-X-03", "CR-X-04", "CR-X-06")
def test_een_crisis_via_de_schermen(als, w):
    cit = OrganisatieFactory(soort=Soort.CIT, naam="Crisis Interventie Team")
    persoon = medewerker(Rol.CRISISMEDEWERKER, organisatie=cit)
    client = als("behandelregisseur")
    assert "Crisis melden" in tekst(client.get(url("casus_detail", casus_van(w))))
    nieuw = url("crisis_new", casus_van(w))
    half = client.post(nieuw, {**CRISIS, "niet_hanteerbaar": ""})
    assert half.status_code == 422 and "niet meer te hanteren is" in tekst(half)
    assert client.post(nieuw, CRISIS).status_code == 302
    crisis = Crisis.objects.get()
    assert crisis.aanbieder == w.aanbieder and crisis.buiten_kantoortijd  # zondag
    overzicht = tekst(client.get(url("casus_detail", casus_van(w))))
    assert "Naar de crisis" in overzicht and "Crisis melden" not in overzicht
    contact = {"met": "casusregisseur", "dag": "29-3-2026", "tijd": "10:00", "verslag": "Gebeld."}
    fout = client.post(url("crisiscontact_new", crisis), {**contact, "tijd": "half tien"})
    assert fout.status_code == 422 and "Vul een tijd in" in tekst(fout)
    assert client.post(url("crisiscontact_new", crisis), contact).status_code == 302
    assert Crisiscontact.objects.get().met == "casusregisseur"
    waarom = {"waarom_niet_binnen": "De groep is niet veilig."}
    assert client.post(url("crisis_step", crisis, "involve_regie"), waarom).status_code == 302
    assert client.post(url("crisis_step", crisis, "deploy_cit"), {"cit": cit.pk}).status_code == 403
    regie = als("casusregisseur")
    assert (
        regie.post(url("crisis_step", crisis, "deploy_cit"), {"cit": w.team.pk}).status_code == 422
    )
    assert regie.post(url("crisis_step", crisis, "deploy_cit"), {"cit": cit.pk}).status_code == 302
    zelf = als(persoon)
    assert zelf.post(url("crisis_step", crisis, "take_crisisregie")).status_code == 302
    pagina = tekst(zelf.get(url("crisis_detail", crisis)))
    assert str(persoon) in pagina and str(w.casusregisseur) in pagina
    klaar = {"afloop": "Rustig.", "overdracht_aan": "Anker", "overdracht_op": "29-3-2026"}
    assert zelf.post(url("crisis_step", crisis, "finish"), klaar).status_code == 409
    plan = {"vervolgplan": "Kleine groep.", "vervolgplan_op": "29-3-2026"}
    assert zelf.post(url("crisis_step", crisis, "record_plan"), plan).status_code == 302
    assert zelf.post(url("crisis_step", crisis, "finish"), {"afloop": "x"}).status_code == 422
    assert zelf.post(url("crisis_step", crisis, "finish"), klaar).status_code == 302
    assert "Naar de crisis" not in tekst(
        als("casusregisseur").get(url("casus_detail", casus_van(w)))
    )


@pytest.mark.eis("CR-X-05")
def test_een_casusregisseur_aanwijzen_via_het_scherm(client):
    w = wereld(stap="feit", regie="")
    cit = OrganisatieFactory(soort=Soort.CIT, naam="Crisis Interventie Team")
    client.force_login(w.procesregisseur)
    client.post(url("crisis_new", casus_van(w)), CRISIS)
    crisis = Crisis.objects.get()
    client.post(url("crisis_step", crisis, "deploy_cit"), {"cit": cit.pk})
    stap = url("crisis_step", crisis, "appoint")
    assert client.post(stap, {"casusregisseur": w.behandelregisseur.pk}).status_code == 422
    assert client.post(stap, {"casusregisseur": w.casusregisseur.pk}).status_code == 302
    assert casus_van(w).holder_of(Rol.CASUSREGISSEUR).medewerker == w.casusregisseur


def test_de_paginas_kosten_hooguit_vijftien_vragen(als, w, tel_queries):
    stuk = gemeld(w)
    client = als("procesregisseur")
    adressen = [url("afronding", casus_van(w)), url("beeindiging_detail", stuk)]
    client.post(url("crisis_new", casus_van(w)), CRISIS)
    adressen += [url("crisis_detail", Crisis.objects.get()), url("casus_detail", casus_van(w))]
    for adres in adressen:
        client.get(adres)
        with tel_queries() as vragen:
            assert client.get(adres).status_code == 200
        eigen = [
            v["sql"][:110]
            for v in vragen
            if not any(x in v["sql"] for x in ("SAVEPOINT", "normenkader_instelling"))
        ]
        assert len(eigen) <= 15, adres + "\n" + "\n".join(eigen)


def test_een_reden_met_html_blijft_tekst(als, w):
    stuk = voornemen(w)
    Beeindiging.objects.filter(pk=stuk.pk).update(aanleiding="<script>alert(1)</script>")
    pagina = tekst(als("casusregisseur").get(url("beeindiging_detail", stuk)))
    assert "<script>alert" not in pagina and "&lt;script&gt;" in pagina
