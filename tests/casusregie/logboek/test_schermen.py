"""De schermen: wie ze ziet, halve formulieren, gelijktijdig werken en vragen per pagina."""

import uuid
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from casusregie.afspraken.maken import make_afspraak
from casusregie.afspraken.models import Afspraak
from casusregie.logboek.evaluaties.maken import plan_moment
from casusregie.logboek.evaluaties.models import Evaluatieafspraak, Evaluatiemoment
from casusregie.logboek.maken import improve
from casusregie.logboek.models import Aantekening
from casusregie.logboek.soorten.tabel import SOORTEN
from casusregie.logboek.waakvlam.maken import start_waakvlam
from casusregie.logboek.waakvlam.models import Waakvlam
from casusregie.models import Betrokkenheid
from tests.factories.casusregie import JeugdigeFactory, casus_a
from tests.factories.documenten import vastgesteld
from tests.factories.logboek import INHOUD, aantekening
from tests.factories.organisaties import medewerker
from verloop import outbox

CONTACT = {"dag": "02-03-2026", "met": ["jeugdige"], "hoe": "thuis", "verslag": "Het gaat beter."}
OORDEEL = {
    "gesprek_op": "01-06-2026",
    "met": "Noor",
    "effect": "ja",
    "beoordeling": "Goed.",
    "voorstel": "voortzetten",
}


@pytest.fixture
def als(client):
    def inloggen(persoon):
        client.force_login(persoon)
        return client

    return inloggen


def url(naam, *delen):
    return reverse(f"casusregie:{naam}", args=delen)


@pytest.fixture
def rijen(w):
    """One row of each kind of page."""
    nu = timezone.now()
    return {
        "aantekening": aantekening(w),
        "afspraak": make_afspraak(
            w.casus, "Bellen", w.aanbieder, date(2027, 1, 4), by=w.casusregisseur
        ),
        "evaluatie": plan_moment(
            w.casus, date(2027, 1, 4), by=w.casusregisseur, aanbieder=w.aanbieder
        ),
        "waakvlam": start_waakvlam(w.casus, 6, "Blijft.", by=w.casusregisseur, op=nu),
    }


def paginas(w, rijen):
    kenmerk = w.casus.kenmerk
    casus = [
        *("logboek", "logboek_kiezen", "afspraak_list", "afspraak_new"),
        *("evaluatie_list", "evaluatie_new", "hulp"),
    ]
    return [
        *(url(naam, kenmerk) for naam in casus),
        url("aantekening_new", kenmerk, "contactmoment"),
        url("aantekening_detail", rijen["aantekening"].kenmerk),
        url("afspraak_detail", rijen["afspraak"].kenmerk),
        url("afspraak_edit", rijen["afspraak"].kenmerk),
        url("afspraak_transition", rijen["afspraak"].kenmerk, "keep"),
        url("evaluatie_detail", rijen["evaluatie"].kenmerk),
        url("evaluatie_transition", rijen["evaluatie"].kenmerk, "receive_report"),
        url("waakvlam_detail", rijen["waakvlam"].kenmerk),
        url("waakvlam_transition", rijen["waakvlam"].kenmerk, "end"),
    ]


def test_team_en_aanbieder_openen_elke_pagina(w, rijen, als):
    for wie in (w.casusregisseur, w.behandelregisseur):
        for pad in paginas(w, rijen):
            assert als(wie).get(pad).status_code == 200, pad


@pytest.mark.eis("CR-A2-11")
def test_het_verslag_kies_je_uit_de_documenten(w, rijen, als):
    verslag = vastgesteld(w.casus, "voortgangsverslag", w.behandelregisseur)
    pad = url("evaluatie_transition", rijen["evaluatie"].kenmerk, "receive_report")
    client = als(w.behandelregisseur)
    assert str(verslag.kenmerk) in client.get(pad).content.decode()
    vreemd = client.post(pad, {"verslag_op": "02-03-2026", "verslag": str(uuid.uuid4())})
    assert vreemd.status_code == 422
    goed = client.post(pad, {"verslag_op": "02-03-2026", "verslag": str(verslag.kenmerk)})
    assert goed.status_code == 302
    detail = url("evaluatie_detail", rijen["evaluatie"].kenmerk)
    document = reverse("casusregie:document_detail", args=[verslag.kenmerk])
    assert document in client.get(detail).content.decode()
    niet_gedeeld = als(w.casusregisseur).get(detail).content.decode()
    assert document not in niet_gedeeld


@pytest.mark.parametrize("wie", ["vreemde", "backoffice"])
def test_een_ander_vindt_niets(w, rijen, als, wie):
    for pad in paginas(w, rijen):
        assert als(getattr(w, wie)).get(pad).status_code == 404, pad


def test_na_het_einde_van_de_betrokkenheid_niets_meer(w, rijen, als):
    Betrokkenheid.objects.filter(organisatie=w.aanbieder).update(einddatum=date(2026, 3, 2))
    for pad in paginas(w, rijen):
        assert als(w.behandelregisseur).get(pad).status_code == 404, pad


def test_wat_niet_bestaat(w, rijen, als):
    kenmerk = w.casus.kenmerk
    for pad in (
        url("aantekening_new", kenmerk, "roddel"),
        url("aantekening_detail", uuid.uuid4()),
        url("afspraak_transition", rijen["afspraak"].kenmerk, "verzonnen"),
        url("evaluatie_transition", rijen["evaluatie"].kenmerk, "verzonnen"),
        url("waakvlam_transition", rijen["waakvlam"].kenmerk, "verzonnen"),
    ):
        assert als(w.casusregisseur).get(pad).status_code == 404, pad


@pytest.mark.eis("CR-M-14")
def test_een_contactmoment_in_een_stap(w, als):
    pagina = url("logboek", w.casus.kenmerk)
    antwoord = als(w.casusregisseur).post(pagina, CONTACT, follow=True)
    assert "Het gaat beter" in antwoord.content.decode()
    rij = Aantekening.objects.get()
    assert timezone.localtime(rij.moment).strftime("%d-%m-%Y %H:%M") == "02-03-2026 12:00"
    assert "dagen geleden" in antwoord.content.decode()


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        pytest.param({"met": []}, "Kies met wie u contact had", id="met wie"),
        pytest.param({"verslag": ""}, "Schrijf kort op waar het over ging", id="verslag"),
        pytest.param({"dag": "31-02-2026"}, "Deze datum bestaat niet", id="dag bestaat niet"),
        pytest.param({"dag": "01-01-2090"}, "niet in de toekomst", id="toekomst"),
        pytest.param({"tijd": "25.99"}, "Vul een tijd in", id="tijd"),
    ],
)
def test_een_half_contactmoment(w, als, velden, zin):
    antwoord = als(w.casusregisseur).post(url("logboek", w.casus.kenmerk), CONTACT | velden)
    assert (antwoord.status_code, Aantekening.objects.count()) == (422, 0)
    assert zin in antwoord.content.decode()


@pytest.mark.parametrize("soort", list(INHOUD))
def test_elk_formulier_opent_en_een_leeg_formulier_wordt_geweigerd(w, als, soort):
    van_team = soort not in ("contactpersoon", "onderaannemer")
    wie = w.procesregisseur if van_team else w.behandelregisseur
    pad = url("aantekening_new", w.casus.kenmerk, soort)
    antwoord = als(wie).get(pad)
    assert (antwoord.status_code, SOORTEN[soort].naam in antwoord.content.decode()) == (200, True)
    assert als(wie).post(pad, {}).status_code == 422
    assert als(wie).post(pad, INHOUD[soort] | {"dag": "02-03-2026"}).status_code == 302


def test_wat_niet_bij_uw_rol_hoort(w, als):
    pad = url("aantekening_new", w.casus.kenmerk, "verblijf")
    assert als(w.behandelregisseur).post(pad, {}).status_code == 403
    kiezen = als(w.behandelregisseur).get(url("logboek_kiezen", w.casus.kenmerk))
    assert "Andere onderaannemer" in kiezen.content.decode()
    assert "Gefaseerde ketenzorg" not in kiezen.content.decode()
    assert als(w.teamleider).post(url("logboek", w.casus.kenmerk), CONTACT).status_code == 403


def test_filter_op_soort_persoon_en_periode(w, als):
    aantekening(w, over=w.ouder)
    aantekening(w, "besluit", w.procesregisseur)
    pagina = url("logboek", w.casus.kenmerk)
    for vraag, aantal in (
        ({"soort": "besluit"}, 1),
        ({"wie": f"over-{w.ouder.pk}"}, 1),
        ({"wie": f"door-{w.procesregisseur.pk}"}, 1),
        ({"van": "03-03-2026"}, 0),
        ({"van": "02-03-2026", "tot": "02-03-2026"}, 2),
    ):
        antwoord = als(w.casusregisseur).get(pagina, vraag)
        assert len(antwoord.context["regels"]) == aantal, vraag
    for vraag in (
        {"soort": "x"},
        {"wie": "door-0"},
        {"van": "x"},
        {"tot": "01-01-2026", "van": "02-01-2026"},
    ):
        assert als(w.casusregisseur).get(pagina, vraag).status_code == 422


def test_intern_staat_niet_op_de_pagina_van_een_ander(w, als):
    rij = aantekening(w, intern=True, verslag="KANARIE")
    assert (
        "KANARIE"
        not in als(w.behandelregisseur).get(url("logboek", w.casus.kenmerk)).content.decode()
    )
    pad = url("aantekening_detail", rij.kenmerk)
    assert als(w.behandelregisseur).get(pad).status_code == 404
    assert "KANARIE" in als(w.casusregisseur).get(pad).content.decode()


def test_verbeteren_houdt_de_oude_versie(w, als):
    rij = aantekening(w)
    pad = url("aantekening_improve", rij.kenmerk)
    assert "Het gaat beter." in als(w.casusregisseur).get(pad).content.decode()
    zonder = als(w.casusregisseur).post(pad, CONTACT)
    assert "Schrijf op wat er anders is" in zonder.content.decode()
    assert als(w.casusregisseur).post(pad, CONTACT | {"reden": "Typefout"}).status_code == 302
    nieuw = Aantekening.objects.current().get()
    pagina = als(w.casusregisseur).get(url("aantekening_detail", nieuw.kenmerk)).content.decode()
    assert "Eerdere versies" in pagina
    oud = als(w.casusregisseur).get(url("aantekening_detail", rij.kenmerk)).content.decode()
    assert "Er is een nieuwere versie" in oud


def test_twee_mensen_verbeteren_tegelijk(w, als):
    rij = aantekening(w)
    nieuw = improve(rij, by=w.procesregisseur, reden="Eerst", verslag="Van een ander.")
    mijn = CONTACT | {"reden": "Ook", "verslag": "MIJN TEKST"}
    antwoord = als(w.casusregisseur).post(url("aantekening_improve", rij.kenmerk), mijn)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 409
    assert "MIJN TEKST</textarea>" in tekst, "de eigen tekst staat er nog"
    assert "Van een ander." in tekst and "Intussen gewijzigd" in tekst
    assert "Deze aantekening is intussen gewijzigd. Dit gebeurde vandaag om " in tekst
    assert f" door {w.procesregisseur}: " in tekst
    naar = url("aantekening_improve", nieuw.kenmerk)
    assert f'action="{naar}"' in tekst
    assert als(w.casusregisseur).post(naar, mijn).status_code == 302
    laatste = Aantekening.objects.current().get()
    assert (laatste.inhoud["verslag"], laatste.verbetert_id) == ("MIJN TEKST", nieuw.pk)


@pytest.mark.eis("CR-A2-06")
def test_de_backoffice_ziet_het_verzoek_en_handelt_het_af(w, als):
    rij = aantekening(w, "wijziging_arrangement", w.procesregisseur)
    outbox.process_all()
    signalen = als(w.backoffice).get(reverse("casusregie:signaal_list")).content.decode()
    assert "Verzoek om een arrangement te wijzigen" in signalen
    pagina = als(w.backoffice).get(url("aantekening_detail", rij.kenmerk)).content.decode()
    assert "Meer uren." in pagina
    pad = url("aantekening_improve", rij.kenmerk)
    velden = {"uitgevoerd_op": "03-03-2026", "bericht": "JW301 1", "reden": "Gedaan"}
    assert als(w.backoffice).post(pad, velden).status_code == 302
    assert Aantekening.objects.current().get().inhoud["bericht"] == "JW301 1"


def test_een_ander_vult_alleen_aan(w, als):
    rij = aantekening(w, "bijsturing", w.behandelregisseur)
    pagina = als(w.casusregisseur).get(url("aantekening_improve", rij.kenmerk)).content.decode()
    assert "Wat is er afgesproken?" in pagina
    assert "Wat stelt u voor?" not in pagina


# --- afspraken -----------------------------------------------------------------------------------
def nieuwe(w, **velden):
    return {
        "wat": "Elke week bellen",
        "eigenaar": f"lid-{w.ouder.pk}",
        "datum": "01-06-2027",
        "soort": "afspraak",
        "bron": "gesprek",
        **velden,
    }


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        pytest.param({"wat": ""}, "Schrijf op wat er is afgesproken", id="wat"),
        pytest.param({"eigenaar": ""}, "Kies wie dit doet", id="eigenaar"),
        pytest.param({"eigenaar": "org-9999"}, "Kies een antwoord uit de lijst", id="vreemde"),
        pytest.param({"eigenaar": "naam"}, "Vul de naam in", id="naam"),
        pytest.param({"datum": ""}, "Vul in wanneer het klaar is", id="dag"),
        pytest.param({"soort": "voorwaarde"}, "Kies onder welke wet", id="wet"),
    ],
)
def test_een_halve_afspraak(w, als, velden, zin):
    antwoord = als(w.casusregisseur).post(url("afspraak_new", w.casus.kenmerk), nieuwe(w, **velden))
    assert (antwoord.status_code, Afspraak.objects.count()) == (422, 0)
    assert zin in antwoord.content.decode()


@pytest.mark.eis("RV-B03-05")
def test_een_voorwaarde_uit_een_evaluatie(w, als):
    bij = uuid.uuid4()
    pad = url("afspraak_new", w.casus.kenmerk) + f"?soort=voorwaarde&bron=evaluatie&bij={bij}"
    assert als(w.casusregisseur).get(pad).context["form"]["soort"].value() == "voorwaarde"
    velden = nieuwe(w, soort="voorwaarde", wet="zvw", bron="evaluatie")
    assert als(w.casusregisseur).post(pad, velden).status_code == 302
    rij = Afspraak.objects.get()
    assert (rij.bron_kenmerk, rij.eigenaar_gezinslid) == (bij, w.ouder)
    lijst = als(w.casusregisseur).get(url("afspraak_list", w.casus.kenmerk)).content.decode()
    assert "Voorwaarden om af te schalen" in lijst
    assert "Zorgverzekeringswet" in lijst


def test_rare_vragen_in_het_adres(w, als):
    pad = url("afspraak_new", w.casus.kenmerk)
    for staart in ("?bij=x&soort=x&bron=x&dag=2026-99-99", "?dag=x"):
        assert als(w.casusregisseur).get(pad + staart).status_code == 200


@pytest.mark.eis("CR-M-04")
def test_niet_nagekomen_en_opschalen_op_het_scherm(w, rijen, als):
    kenmerk = rijen["afspraak"].kenmerk
    pad = url("afspraak_transition", kenmerk, "fail")
    assert als(w.casusregisseur).post(pad, {}).status_code == 422
    assert als(w.casusregisseur).post(pad, {"toelichting": "Nee"}).status_code == 302
    omhoog = url("afspraak_transition", kenmerk, "escalate")
    assert als(w.casusregisseur).post(omhoog, {"aanleiding": "x"}).status_code == 403
    velden = {"aanleiding": "Vast.", "opgeschaald_naar": "teamleider"}
    assert als(w.procesregisseur).post(omhoog, velden).status_code == 302
    assert Afspraak.objects.get(kenmerk=kenmerk).status == "opgeschaald"
    assert als(w.procesregisseur).post(omhoog, velden).status_code == 409


def test_twee_mensen_wijzigen_een_afspraak(w, rijen, als):
    pad = url("afspraak_edit", rijen["afspraak"].kenmerk)
    velden = {"wat": "MIJN TEKST", "datum": "01-06-2027", "versie": "1"}
    assert als(w.casusregisseur).post(pad, velden | {"wat": "Eerst"}).status_code == 302
    antwoord = als(w.procesregisseur).post(pad, velden)
    assert antwoord.status_code == 409
    assert "MIJN TEKST</textarea>" in antwoord.content.decode()
    (verschil,) = antwoord.context["verschillen"]
    assert (verschil.ander, verschil.eigen) == ("Eerst", "MIJN TEKST")
    opnieuw = velden | {"versie": antwoord.context["versie"]}
    assert als(w.procesregisseur).post(pad, opnieuw).status_code == 302
    assert Afspraak.objects.get(kenmerk=rijen["afspraak"].kenmerk).wat == "MIJN TEKST"


# --- evaluaties en waakvlam ----------------------------------------------------------------------
@pytest.mark.eis("CR-A2-16")
def test_afspreken_hoe_vaak(w, als):
    pad = url("evaluatie_afspraak", w.casus.kenmerk)
    assert als(w.behandelregisseur).get(pad).status_code == 403
    half = als(w.casusregisseur).post(pad, {"om_de_weken": "99"})
    assert half.status_code == 422
    velden = {"eerste_op": "01-06-2027", "om_de_weken": "8", "vorm": "schriftelijk"}
    assert als(w.casusregisseur).post(pad, velden).status_code == 302
    assert Evaluatieafspraak.objects.get().om_de_weken == 8
    assert als(w.casusregisseur).post(pad, velden | {"om_de_weken": "6"}).status_code == 302
    assert Evaluatieafspraak.objects.get().om_de_weken == 6


def test_twee_mensen_spreken_af_hoe_vaak(w, als):
    pad = url("evaluatie_afspraak", w.casus.kenmerk)
    velden = {"eerste_op": "01-06-2027", "om_de_weken": "8", "vorm": "gesprek", "versie": "0"}
    assert als(w.procesregisseur).post(pad, velden).status_code == 302
    antwoord = als(w.casusregisseur).post(pad, velden | {"om_de_weken": "4"})
    assert antwoord.status_code == 409
    (verschil,) = antwoord.context["verschillen"]
    assert (verschil.ander, verschil.eigen) == ("8", "4")
    assert 'value="4"' in antwoord.content.decode()
    assert Evaluatieafspraak.objects.get().om_de_weken == 8


def test_tussentijds_evalueren(w, als):
    pad = url("evaluatie_new", w.casus.kenmerk)
    velden = {"op": "01-06-2020", "vorm": "gesprek", "aanbieder": w.aanbieder.pk}
    terug = als(w.behandelregisseur).post(pad, velden)
    assert "Kies een dag vanaf vandaag" in terug.content.decode()
    vreemd = velden | {"op": "01-06-2027", "aanbieder": w.elders.pk}
    assert als(w.behandelregisseur).post(pad, vreemd).status_code == 422
    assert als(w.behandelregisseur).post(pad, velden | {"op": "01-06-2027"}).status_code == 302
    assert Evaluatiemoment.objects.get().tussentijds


@pytest.mark.eis("CR-A2-15")
def test_beoordelen_op_het_scherm(w, als):
    rij = plan_moment(w.casus, date(2026, 6, 1), by=w.casusregisseur, aanbieder=w.aanbieder)
    pad = url("evaluatie_transition", rij.kenmerk, "discuss")
    assert als(w.behandelregisseur).post(pad, OORDEEL).status_code == 403
    half = als(w.casusregisseur).post(pad, OORDEEL)
    assert (half.status_code, "Zeg waarom" in half.content.decode()) == (422, True)
    goed = OORDEEL | {"zonder_verslag_omdat": "Ziek.", "voorstel": "afschalen"}
    goed["voorstel_toelichting"] = "Het gaat goed."
    assert als(w.casusregisseur).post(pad, goed).status_code == 302
    pagina = als(w.casusregisseur).get(url("evaluatie_detail", rij.kenmerk)).content.decode()
    assert "voorwaarde om af te schalen" in pagina
    assert "Zet de casus op waakvlam" in pagina
    assert als(w.casusregisseur).post(pad, goed).status_code == 409


@pytest.mark.eis("CR-A2-09")
def test_overzicht_van_evaluaties_die_te_laat_zijn(w, als):
    laat = plan_moment(w.casus, date(2026, 3, 9), by=w.casusregisseur, aanbieder=w.aanbieder)
    komt = plan_moment(w.casus, date(2030, 3, 9), by=w.casusregisseur, aanbieder=w.aanbieder)
    pad = reverse("casusregie:evaluaties")
    for wie, gezien in ((w.casusregisseur, 1), (w.behandelregisseur, 1), (w.vreemde, 0)):
        antwoord = als(wie).get(pad)
        assert [r["rij"] for r in antwoord.context["regels"]] == [laat][:gezien]
    komend = als(w.casusregisseur).get(pad, {"weergave": "komend"})
    assert [r["rij"] for r in komend.context["regels"]] == [komt]
    assert als(w.backoffice).get(pad).status_code == 403


@pytest.mark.eis("RV-B03-06")
def test_waakvlam_op_het_scherm(w, als):
    pad = url("waakvlam_new", w.casus.kenmerk)
    assert als(w.behandelregisseur).get(pad).status_code == 403
    half = als(w.casusregisseur).post(pad, {"om_de_weken": "0"})
    assert half.status_code == 422
    assert als(w.casusregisseur).post(pad, {"om_de_weken": "6", "reden": "x"}).status_code == 302
    rij = Waakvlam.objects.get()
    assert als(w.casusregisseur).get(pad).status_code == 403
    omhoog = url("waakvlam_transition", rij.kenmerk, "scale_up")
    assert als(w.casusregisseur).post(omhoog, {"einde_reden": " "}).status_code == 422
    assert als(w.casusregisseur).post(omhoog, {"einde_reden": "Crisis"}).status_code == 302


# --- alle hulp en het paneel ---------------------------------------------------------------------
@pytest.mark.eis("CR-D-23", "RV-B03-03", "CR-A2-03", "CR-A1-36", "CR-A2-10")
def test_alle_hulp_van_het_hele_gezin(w, als):
    aantekening(w, "inzet", w.casusregisseur)
    aantekening(w, "contactpersoon", w.behandelregisseur)
    broer = JeugdigeFactory(roepnaam="Sem")
    w.gezin.leden.create(jeugdige=broer, rol="jeugdige", begindatum=date(2015, 1, 1))
    mijn_team = type("T", (), {"team": w.team, "procesregisseur": w.procesregisseur})
    casus_a(mijn_team, broer, gezin=w.gezin)
    pad = url("hulp", w.casus.kenmerk)
    pagina = als(w.casusregisseur).get(pad).content.decode()
    for tekst in (
        "Sportclub Vooruit",
        "Voorliggend veld",
        "Weer onder kinderen",
        "Sem",
        "S. Vaste",
    ):
        assert tekst in pagina
    van_aanbieder = als(w.behandelregisseur).get(pad).content.decode()
    assert "Sportclub Vooruit" in van_aanbieder
    assert "Sem" not in van_aanbieder


@pytest.mark.eis("CR-M-14")
def test_paneel_op_de_casuspagina(w, rijen, als, tel_queries):
    pad = url("casus_detail", w.casus.kenmerk)
    pagina = als(w.casusregisseur).get(pad).content.decode()
    assert "Contact en evaluatie" in pagina
    for stuk in rijen.values():
        assert stuk.kenmerk
    with tel_queries() as weinig:
        als(w.casusregisseur).get(pad)
    for _ in range(5):
        aantekening(w)
        make_afspraak(w.casus, "x", "Mentor", date(2027, 1, 1), by=w.casusregisseur)
    with tel_queries() as meer:
        als(w.casusregisseur).get(pad)
    assert len(meer) == len(weinig)


@pytest.mark.parametrize("naam", ["logboek", "afspraak_list", "evaluatie_list", "hulp"])
def test_evenveel_vragen_bij_meer_regels(w, als, tel_queries, naam):
    pad = url(naam, w.casus.kenmerk)
    client = als(w.casusregisseur)
    client.get(pad)

    def vul(aantal):
        for _ in range(aantal):
            aantekening(w)
            aantekening(w, "inzet")
            make_afspraak(w.casus, "x", w.aanbieder, date(2027, 1, 1), by=w.casusregisseur)
            dag = date(2027, 1, 1).replace(day=1 + Evaluatiemoment.objects.count())
            plan_moment(w.casus, dag, by=w.casusregisseur, aanbieder=w.aanbieder)

    vul(2)
    with tel_queries() as weinig:
        assert client.get(pad).status_code == 200
    vul(8)
    with tel_queries() as meer:
        assert client.get(pad).status_code == 200
    assert len(meer) == len(weinig) <= 15


def test_opt_out_verbergt_het_logboek_voor_het_team(w, als):
    aantekening(w, by=w.behandelregisseur)
    casus = w.casus
    casus.opt_out, casus.opt_out_getekend_op = True, date(2026, 3, 2)
    casus.save()
    pad = url("logboek", casus.kenmerk)
    assert als(w.casusregisseur).get(pad).status_code == 404
    assert als(w.behandelregisseur).get(pad).status_code == 200
    for persoon in (w.casusregisseur, medewerker("casusregisseur")):
        assert not Aantekening.objects.visible_to(persoon, timezone.localdate()).exists()
