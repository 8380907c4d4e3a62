"""De schermen van de tafels: van aanmelden tot bevestigen, leeg, fout, en voor wie niet mag."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.models import Tafel, Tafelaanmelding, Tafelbijeenkomst, Tafelles, Tafelopschaling
from casusregie.regie.roepen import request_procesregie
from casusregie.tafel.maken import ask_contractmanager
from tests.factories import tafel as t
from tests.factories.casusregie import casus_a, team_met_mensen

pytestmark = pytest.mark.django_db
VRAAG = {
    "soort": "match",
    "vraag": "Welke hulp past?",
    "urgentie": "spoed",
    "verblijf": "nee",
    "uithuisplaatsing": "nee",
    "anoniem": "nee",
}


def url(naam, *args):
    return reverse(f"casusregie:{naam}", args=[getattr(a, "kenmerk", a) for a in args])


def tekst(antwoord):
    return antwoord.content.decode()


@pytest.mark.eis("CR-Z-03", "CR-Z-06")
def test_van_aanmelden_tot_bevestigen_in_de_schermen(w, client):
    casus = t.casus_van(w)
    client.force_login(w.casusregisseur)
    assert "Nog niet aangemeld" in tekst(client.get(url("casus_tafels", casus)))
    antwoord = client.post(url("tafel_aanmelden", casus), {**VRAAG, "tafel": w.tafel.pk})
    assert antwoord.status_code == 302, tekst(antwoord)
    stuk = Tafelaanmelding.objects.get()
    assert "Ondersteuningsplan" in tekst(client.get(url("tafel_aanmelding", stuk)))
    client.force_login(w.bemiddelaar)
    pagina = tekst(client.get(url("zorgbemiddeling")))
    assert stuk.nummer in pagina
    assert "Kijk of alles er is" in pagina
    assert client.post(url("tafel_stap", stuk, "complete")).status_code == 302
    vandaag = timezone.localdate()
    plannen = {"datum": f"{vandaag:%d-%m-%Y}", "voorzitter": w.bemiddelaar.pk}
    plannen |= {"d1-naam": "A. Arts", "d1-discipline": "ggz"}
    plannen |= {"d2-naam": "B. Gids", "d2-discipline": "jeugdhulp"}
    assert client.post(url("bijeenkomst_new", w.tafel), plannen).status_code == 302
    zitting = Tafelbijeenkomst.objects.get()
    data = {"bijeenkomst": zitting.pk}
    assert client.post(url("tafel_stap", stuk, "schedule"), data).status_code == 302
    assert "A. Arts" in tekst(client.get(url("tafel_bijeenkomst", zitting)))
    ids = [d.pk for d in zitting.deelnemers.all()]
    data = {"aanwezig": ids}
    assert client.post(url("bijeenkomst_stap", zitting, "hold"), data).status_code == 302
    data = {"oordeelsoort": "advies", "oordeel": "Hulp thuis."}
    assert client.post(url("tafel_stap", stuk, "discuss"), data).status_code == 302
    data = {"terugkoppeling": "Hulp thuis begint."}
    assert client.post(url("tafel_stap", stuk, "report_back"), data).status_code == 302
    client.force_login(w.casusregisseur)
    assert "Hulp thuis begint." in tekst(client.get(url("tafel_aanmelding", stuk)))
    data = {"opvolging": "volgt"}
    assert client.post(url("tafel_stap", stuk, "confirm"), data).status_code == 302
    stuk.refresh_from_db()
    assert stuk.status == "opgevolgd"


def test_een_half_formulier_zegt_wat_te_doen(w, client):
    client.force_login(w.casusregisseur)
    antwoord = client.post(url("tafel_aanmelden", t.casus_van(w)), {"verblijf": "ja"})
    assert antwoord.status_code == 422
    for zin in ("Kies aan welke tafel", "Schrijf uw vraag op", "Kies hoe snel"):
        assert zin in tekst(antwoord)
    client.force_login(w.bemiddelaar)
    antwoord = client.post(url("bijeenkomst_new", w.tafel), {"d1-naam": "Alleen een naam"})
    assert antwoord.status_code == 422
    assert "Kies een discipline" in tekst(antwoord)


@pytest.mark.eis("CR-Z-03")
def test_anoniem_ziet_zorgbemiddeling_geen_naam(client):
    w = t.wereld(toestemming=False)
    stuk = t.meld(w, anoniem=True)
    client.force_login(w.bemiddelaar)
    casus = t.casus_van(w)
    for pagina in (url("tafel_aanmelding", stuk), url("zorgbemiddeling")):
        inhoud = tekst(client.get(pagina))
        assert stuk.nummer in inhoud
        assert casus.jeugdige.achternaam not in inhoud
        assert casus.nummer not in inhoud
    assert "12 tot en met 15 jaar" in inhoud
    assert client.get(url("casus_detail", casus)).status_code == 404
    t.zet(stuk, "complete", w.bemiddelaar)
    assert client.get(url("tafel_stap", stuk, "settle")).status_code == 200
    client.force_login(w.casusregisseur)
    assert casus.nummer in tekst(client.get(url("tafel_aanmelding", stuk)))


@pytest.mark.eis("CR-Z-03")
def test_anoniem_blijft_anoniem_als_het_rer_de_casus_ook_langs_een_andere_weg_ziet(client):
    w = t.wereld(toestemming=False)
    zitting = t.bijeenkomst(w, dagen=400)
    stuk = t.geagendeerd(w, zitting, anoniem=True)
    casus = t.casus_van(w)
    request_procesregie(casus, by=w.casusregisseur, grond="De hulp stagneert.", op=t.op(3))
    client.force_login(w.bemiddelaar)
    assert client.get(url("casus_detail", casus)).status_code == 200
    for pagina in (url("tafel_aanmelding", stuk), url("tafel_bijeenkomst", zitting)):
        inhoud = tekst(client.get(pagina))
        assert stuk.nummer in inhoud
        assert casus.jeugdige.achternaam not in inhoud
        assert casus.nummer not in inhoud
    rij = tekst(client.get(url("zorgbemiddeling"))).split(stuk.nummer)[1].split("</tr>")[0]
    assert casus.jeugdige.achternaam not in rij
    assert stuk.nummer not in tekst(client.get(url("casus_tafels", casus)))


def test_wie_er_niet_bij_hoort_ziet_niets(w, client):
    stuk = t.meld(w)
    vreemd = team_met_mensen()
    client.force_login(vreemd.casusregisseur)
    for naam in ("tafel_aanmelding", "tafel_alternatief", "tafel_les", "tafel_wijzigen"):
        assert client.get(url(naam, stuk)).status_code == 404
    assert client.get(url("casus_tafels", t.casus_van(w))).status_code == 404
    assert client.get(url("zorgbemiddeling")).status_code == 403
    client.force_login(vreemd.procesregisseur)
    assert client.get(url("tafel_detail", w.tafel)).status_code == 404
    client.force_login(w.behandelregisseur)
    assert client.get(url("tafel_aanmelding", stuk)).status_code == 404
    client.force_login(w.casusregisseur)
    assert client.post(url("tafel_stap", stuk, "complete")).status_code == 403
    assert client.get(url("tafel_stap", stuk, "bestaat_niet")).status_code == 404
    assert client.post(url("tafel_stap", stuk, "discuss"), t.OORDEEL).status_code == 409


@pytest.mark.eis("CR-Z-04")
def test_wat_mist_staat_er_met_een_link_voor_wie_de_casus_ziet(client):
    w = t.wereld(compleet=False)
    stuk = t.meld(w)
    client.force_login(w.casusregisseur)
    inhoud = tekst(client.get(url("tafel_aanmelding", stuk)))
    assert url("vraaganalyse", t.casus_van(w)) in inhoud
    client.force_login(w.bemiddelaar)
    inhoud = tekst(client.get(url("tafel_stap", stuk, "complete")))
    assert "Er mist nog: vraaganalyse" in inhoud
    data = {"teruggestuurd_omdat": "De vraaganalyse."}
    assert client.post(url("tafel_stap", stuk, "send_back"), data).status_code == 302
    client.force_login(w.casusregisseur)
    assert "De vraaganalyse." in tekst(client.get(url("tafel_aanmelding", stuk)))
    data = {**VRAAG, "vraag": "Een betere vraag.", "vorm": "", "expertise": ["ggz"]}
    assert client.post(url("tafel_wijzigen", stuk), data).status_code == 302
    stuk.refresh_from_db()
    assert (stuk.vraag, stuk.expertise) == ("Een betere vraag.", ["ggz"])
    gezien = stuk.versie
    data["versie"] = gezien
    assert client.post(url("tafel_wijzigen", stuk), data).status_code == 302
    tweede = client.post(
        url("tafel_wijzigen", stuk), {**data, "vraag": "Mijn eigen lange vraag.", "versie": gezien}
    )
    inhoud = tekst(tweede)
    assert tweede.status_code == 409
    assert "Intussen gewijzigd" in inhoud
    assert "Dit gebeurde " in inhoud and " door uzelf: " in inhoud
    assert inhoud.count("Mijn eigen lange vraag.") >= 2, "in het veld en naast het verschil"
    assert "Een betere vraag." in inhoud
    data |= {"vraag": "Mijn eigen lange vraag.", "versie": gezien + 1}
    assert client.post(url("tafel_wijzigen", stuk), data).status_code == 302


@pytest.mark.eis("CR-Z-05")
def test_de_contractmanager_ziet_codes_en_geen_namen(w, client):
    stuk = t.zet(t.meld(w), "complete", w.bemiddelaar, 3)
    client.force_login(w.bemiddelaar)
    data = {"reden": "geen_plek", "aanbieder": w.aanbieder.pk}
    assert client.post(url("tafel_contractmanager", stuk), data).status_code == 302
    client.force_login(w.contractmanager)
    inhoud = tekst(client.get(url("tafel_opschalingen")))
    casus = t.casus_van(w)
    assert stuk.nummer in inhoud
    for woord in (casus.jeugdige.achternaam, casus.jeugdige.roepnaam, stuk.vraag):
        assert woord not in inhoud
    vraag = Tafelopschaling.objects.get()
    assert client.get(url("tafel_aanmelding", stuk)).status_code == 404
    assert client.post(url("tafel_opschaling", vraag), {}).status_code == 422
    data = {"uitkomst": "plek", "antwoord": "Vanaf maandag een plek."}
    assert client.post(url("tafel_opschaling", vraag), data).status_code == 302
    client.force_login(w.bemiddelaar)
    assert "Vanaf maandag een plek." in tekst(client.get(url("tafel_aanmelding", stuk)))


@pytest.mark.eis("RV-B10-05")
@pytest.mark.parametrize(
    ("velden", "reden"),
    [
        pytest.param({"les": "Noor had dit eerder nodig."}, "Haal dit weg", id="een naam"),
        pytest.param({"les": "Op 9-5-2011 ging het mis."}, "Haal dit weg", id="geboortedatum"),
        pytest.param({"themas": []}, "Kies een of meer", id="zonder thema"),
        pytest.param({"gecontroleerd": ""}, "bevestig dat hij naar niemand", id="niet nagelezen"),
    ],
)
def test_een_les_wijst_naar_niemand(w, client, velden, reden):
    stuk = t.opgevolgd(w)
    client.force_login(w.bemiddelaar)
    data = {"themas": ["wachten"], "les": "Begin eerder met hulp thuis.", "gecontroleerd": "on"}
    antwoord = client.post(url("tafel_les", stuk), {**data, **velden})
    assert antwoord.status_code == 422
    assert reden in tekst(antwoord)
    assert not Tafelles.objects.exists()


@pytest.mark.eis("RV-B10-05")
def test_lessen_staan_per_thema_in_het_register(w, client):
    stuk = t.opgevolgd(w)
    client.force_login(w.bemiddelaar)
    data = {"themas": ["wachten"], "les": "Begin eerder met hulp thuis.", "gecontroleerd": "on"}
    assert client.post(url("tafel_les", stuk), data).status_code == 302
    assert client.post(url("tafel_les", stuk), data).status_code == 422  # een keer is genoeg
    client.force_login(team_met_mensen().casusregisseur)
    inhoud = tekst(client.get(url("tafel_lessen"), {"thema": "wachten"}))
    assert "Begin eerder met hulp thuis." in inhoud
    assert stuk.nummer not in inhoud
    assert "Begin eerder" not in tekst(client.get(url("tafel_lessen"), {"thema": "onderwijs"}))
    velden = {veld.name for veld in Tafelles._meta.fields}
    assert not velden & {"casus", "aanmelding", "door"}


@pytest.mark.eis("GV-M1-07", "GV-M1-08", "GV-M1-09")
def test_de_tafel_inrichten_in_de_schermen(w, client):
    client.force_login(w.bemiddelaar)
    data = {
        "naam": "Nieuwe tafel",
        "soort": "experttafel",
        "mandaat": "Adviseren.",
        "organisatie": w.rer.pk,
        "per_besluit_cent": "2.000",
        "per_jaar_cent": "1.000",
        "regelruimte": ["financieel"],
    }
    antwoord = client.post(url("tafel_new"), data)
    assert antwoord.status_code == 422
    assert "past binnen het bedrag per jaar" in tekst(antwoord)
    data["per_jaar_cent"] = "10.000"
    assert client.post(url("tafel_new"), data).status_code == 302
    tafel = Tafel.objects.get(naam="Nieuwe tafel")
    assert tafel.per_besluit_cent == 2_000_00
    assert "Er geldt geen convenant" in tekst(client.get(url("tafel_detail", tafel)))
    data = {
        "naam": "Samen aan tafel",
        "partijen": [w.rer.pk, w.team.pk],
        "informatie": "Zo.",
        "mandaat": "Zo.",
        "geldig_van": "01-01-2026",
    }
    assert client.post(url("tafel_convenant", tafel), data).status_code == 302
    data = {
        "wat": "Binnen een dag bellen",
        "bij_uithuisplaatsing": "ja",
        "geldig_van": "01-01-2026",
    }
    assert client.post(url("tafel_werkafspraak", tafel), data).status_code == 302
    inhoud = tekst(client.get(url("tafel_detail", tafel)))
    assert "Samen aan tafel" in inhoud
    assert "10.000,00" in inhoud
    stuk = t.meld(w, tafel=tafel, uithuisplaatsing=True)
    assert "Binnen een dag bellen" in tekst(client.get(url("tafel_aanmelding", stuk)))
    assert client.get(url("tafel_edit", tafel)).status_code == 200


def test_vastgelopen_staat_apart(w, client):
    t.zet(t.meld(w), "complete", w.bemiddelaar, 3)
    client.force_login(w.bemiddelaar)
    assert "Vastgelopen of te laat" in tekst(client.get(url("zorgbemiddeling")))


def test_een_leeg_beginscherm(w, client):
    client.force_login(w.bemiddelaar)
    inhoud = tekst(client.get(url("zorgbemiddeling")))
    assert "Geen open aanmeldingen" in inhoud
    assert "Er is geen bijeenkomst gepland" in inhoud
    assert client.get("/", follow=True).request["PATH_INFO"] == url("zorgbemiddeling")


@pytest.mark.parametrize("aantal", [1, 8])
def test_de_lijst_kost_een_vast_aantal_vragen(w, client, tel_queries, aantal):
    for _ in range(aantal):
        casus = casus_a()
        t.stem_in(casus, w.rer)
        w.casus_pk = casus.pk
        t.meld(w, by=casus.team.aanstellingen.get(rol="casusregisseur").medewerker)
    client.force_login(w.bemiddelaar)
    client.get(url("zorgbemiddeling"))
    with tel_queries() as vragen:
        assert client.get(url("zorgbemiddeling")).status_code == 200
    assert len(vragen) <= 10, [v["sql"][:120] for v in vragen]
    stuk = Tafelaanmelding.objects.first()
    client.get(url("tafel_aanmelding", stuk))
    with tel_queries() as vragen:
        assert client.get(url("tafel_aanmelding", stuk)).status_code == 200
    assert len(vragen) <= 18, [v["sql"][:90] for v in vragen]


def test_de_agenda_toont_wie_er_mist(w, client):
    w.tafel = t.tafel(w, "experttafel", naam="Experttafel", convenant=False)
    zitting = t.bijeenkomst(w, mensen=t.MENSEN[:3], dagen=400)
    client.force_login(w.bemiddelaar)
    inhoud = tekst(client.get(url("tafel_bijeenkomst", zitting)))
    assert "Er is nog niemand voor: Sociaal domein, Veiligheid." in inhoud
    data = {"naam": "D. Wijk", "discipline": "sociaal_domein"}
    assert client.post(url("tafel_deelnemer", zitting), data).status_code == 302
    assert "Er is nog niemand voor: Veiligheid." in tekst(
        client.get(url("tafel_bijeenkomst", zitting))
    )
    data = {"reden": "Te weinig mensen"}
    assert client.post(url("bijeenkomst_stap", zitting, "cancel"), data).status_code == 302
    zitting.refresh_from_db()
    assert zitting.status == "afgezegd"


def test_afspraak_en_lichtere_hulp_in_de_schermen(w, client, monkeypatch):
    monkeypatch.setattr("casusregie.tafel.bewakers.missing", lambda aanmelding: [])
    stuk = t.geagendeerd(w, **t.VERBLIJF)
    client.force_login(w.bemiddelaar)
    data = {"vorm": "thuis", "aanbieder": w.aanbieder.pk, "uitkomst": "past_niet"}
    assert client.post(url("tafel_alternatief", stuk), data).status_code == 422
    data["toelichting"] = "Te onveilig."
    assert client.post(url("tafel_alternatief", stuk), data).status_code == 302
    assert "Nog na te gaan met een aanbieder: Dagbehandeling" in tekst(
        client.get(url("tafel_aanmelding", stuk))
    )
    dag = timezone.localdate() + timedelta(days=7)
    data = {"wat": "Bellen", "wie": str(w.team.pk), "datum": f"{dag:%d-%m-%Y}"}
    assert client.post(url("tafel_afspraak", stuk), data).status_code == 302
    assert "Bellen" in tekst(client.get(url("tafel_aanmelding", stuk)))
    ask_contractmanager(stuk, by=w.bemiddelaar, reden="geen_plek", op=t.op(4))
