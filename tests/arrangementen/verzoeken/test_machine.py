"""De machine van een verzoek: welke overgangen er per stand zijn, wie ze doet en wat ze doen."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from arrangementen.models import Arrangement, Bericht, Toewijzing, Verzoek
from arrangementen.verzoeken.afweging import answered
from arrangementen.verzoeken.indienen import submit_verzoek
from arrangementen.verzoeken.opruimen import lapse_drafts
from arrangementen.verzoeken.vraag import answer, ask
from casusregie.models import MedischeRoute, Termijn
from tests.arrangementen.verzoeken.test_indienen import valid_by_official_schema
from tests.factories.organisaties import GemeenteFactory, LokaalTeamFactory, medewerker
from tests.factories.verzoeken import (
    BOVEN,
    DAG,
    OP,
    afgewezen,
    afweging,
    concept,
    in_onderzoek,
    opt_out,
    toegekend,
    verstuurd,
)
from verloop import outbox
from verloop.fouten import Conflict, Geblokkeerd
from verloop.mogelijkheden import moves
from verloop.overgangen import perform

pytestmark = pytest.mark.django_db

STANDEN = {
    "concept": (concept, {"submit", "discard"}),
    "ingediend": (verstuurd, {"take_into_research", "grant", "reject", "withdraw"}),
    "in_onderzoek": (in_onderzoek, {"grant", "reject"}),
    "toegekend": (toegekend, set()),
    "afgewezen": (afgewezen, set()),
}


@pytest.mark.parametrize("stand", STANDEN)
def test_precies_deze_overgangen_per_stand(w, stand):
    maak, verwacht = STANDEN[stand]
    verzoek = maak(w)
    assert verzoek.status == stand
    assert {m.naam for m in moves(verzoek, w.backoffice, DAG)} == verwacht


BESLUITEN = {
    "grant": {},
    "reject": {"reden_afwijzing": "7", "besluit_motivering": "Past niet."},
    "take_into_research": {"toelichting": "Wij bellen."},
}


def _answers(overgang):
    return BESLUITEN[overgang] | ({"afweging": afweging()} if overgang == "grant" else {})


@pytest.mark.parametrize("overgang", BESLUITEN)
@pytest.mark.parametrize("wie", ["procesregisseur", "backoffice"])
def test_de_gemeente_besluit(w, overgang, wie):
    verzoek = perform(verstuurd(w), overgang, by=getattr(w, wie), op=OP, **_answers(overgang))
    assert verzoek.status != "ingediend"


@pytest.mark.parametrize("overgang", BESLUITEN)
@pytest.mark.parametrize(
    "wie", ["aanbieder", "ander_team", "andere_gemeente", "casusregisseur", "klok"]
)
def test_een_ander_besluit_niet(w, overgang, wie):
    elders = GemeenteFactory(cbs_code="0502", naam="Capelle aan den IJssel")
    personen = {
        "aanbieder": w.behandelregisseur,
        "ander_team": medewerker(
            "procesregisseur", organisatie=LokaalTeamFactory(valt_onder=elders)
        ),
        "andere_gemeente": medewerker("backoffice", organisatie=elders),
        "casusregisseur": medewerker("casusregisseur", organisatie=w.team),
        "klok": w.behandelregisseur.__class__.objects.systeem(),
    }
    with pytest.raises(PermissionDenied):
        perform(verstuurd(w), overgang, by=personen[wie], op=OP, **_answers(overgang))


@pytest.mark.eis("CR-B0-05", "CR-B1-22")
@pytest.mark.parametrize("overgang", BESLUITEN)
def test_bij_opt_out_besluit_alleen_de_backoffice(w, overgang):
    verzoek = verstuurd(w, stap1=opt_out())
    with pytest.raises(PermissionDenied, match="Alleen de backoffice van Rotterdam"):
        perform(verzoek, overgang, by=w.procesregisseur, op=OP, **_answers(overgang))
    assert perform(verzoek, overgang, by=w.backoffice, op=OP, **_answers(overgang))


@pytest.mark.parametrize("wie", ["vreemde_aanbieder", "procesregisseur", "backoffice"])
def test_alleen_de_aanbieder_verstuurt(w, wie):
    verzoek = concept(w)
    by = medewerker("behandelregisseur") if wie == "vreemde_aanbieder" else getattr(w, wie)
    with pytest.raises(PermissionDenied):
        submit_verzoek(verzoek, by=by, op=OP)
    assert Verzoek.objects.get().status == "concept"


@pytest.mark.parametrize("wie", ["behandelregisseur", "zorgadministratie"])
def test_beide_rollen_van_de_aanbieder_versturen(w, wie):
    assert verstuurd(w, by=getattr(w, wie)).ingediend_door == getattr(w, wie)


def test_incompleet_wordt_geblokkeerd_met_de_weg(w):
    with pytest.raises(Geblokkeerd) as fout:
        submit_verzoek(concept(w, stappen=(1, 2, 3)), by=w.behandelregisseur, op=OP)
    assert fout.value.reden == "Stap 4 (onderbouwing) is nog niet compleet."
    assert fout.value.weg == "Vul stap 4 aan."


def test_verlopen_concept_gaat_niet_weg(w):
    verzoek = concept(w)
    with pytest.raises(Geblokkeerd, match="Dit concept is verlopen"):
        submit_verzoek(verzoek, by=w.behandelregisseur, op=OP + timedelta(days=31))
    assert submit_verzoek(verzoek, by=w.behandelregisseur, op=OP + timedelta(days=30))


def test_een_open_verzoek_per_jeugdige_en_aanbieder(w):
    eerste = verstuurd(w)
    with pytest.raises(Geblokkeerd, match="Er loopt al een verzoek van u voor deze jeugdige"):
        verstuurd(w)
    perform(
        eerste, "reject", by=w.backoffice, op=OP, reden_afwijzing="7", besluit_motivering="Nee."
    )
    tweede = verstuurd(w)
    assert tweede.nummer == "V2026-000002"
    assert tweede.casus == eerste.casus


def test_geen_stapeling_van_hetzelfde_product(w):
    toegekend(w)
    outbox.process_all()
    with pytest.raises(Geblokkeerd, match=r"Stap 3 \(hulp en omvang\)"):
        verstuurd(w)


@pytest.mark.eis("CR-B1-23")
def test_toekennen_geeft_arrangement_toewijzing_en_jw301(w):
    verzoek = toegekend(w)
    outbox.process_all()
    verzoek.refresh_from_db()
    arrangement = Arrangement.objects.get()
    assert verzoek.arrangement == arrangement
    assert (arrangement.status, arrangement.opdracht_door) == (
        "opdracht_gegeven",
        w.procesregisseur,
    )
    toewijzing = Toewijzing.objects.get()
    assert toewijzing.referentie_aanbieder == verzoek.referentie_aanbieder
    assert (toewijzing.volume, toewijzing.normoordeel) == (78, "binnen")
    bericht = Bericht.objects.get(soort="301")
    assert valid_by_official_schema(bericht)
    assert verzoek.referentie_aanbieder in bericht.data.decode()
    assert MedischeRoute.objects.get().opdracht_op == DAG
    assert not Bericht.objects.filter(soort="319").exists()


@pytest.mark.eis("NK-23")
def test_toekennen_vraagt_een_antwoord_op_elke_vaste_afwegingsvraag(w):
    verzoek = verstuurd(w)
    leeg = afweging() | {"ouders": "  "}
    with pytest.raises(ValidationError) as fout:
        perform(verzoek, "grant", by=w.backoffice, op=OP, afweging=leeg)
    assert fout.value.message_dict == {
        "afweging_ouders": [
            "Beantwoord de vraag: Wat kunnen de ouders zelf doen, en wat hebben zij daarvoor nodig?"
        ]
    }
    verzoek.refresh_from_db()
    assert verzoek.status == "ingediend"
    verzoek = perform(verzoek, "grant", by=w.backoffice, op=OP, afweging=afweging())
    assert len(answered(verzoek)) == len(afweging()) == 5


@pytest.mark.eis("NK-10")
def test_boven_de_norm_toekennen_bewaart_de_grond(w):
    toegekend(w, stap3=BOVEN)
    outbox.process_all()
    toewijzing = Toewijzing.objects.get()
    assert (toewijzing.normoordeel, toewijzing.norm_grond) == ("boven", "hardheid")


def test_de_gemeente_mag_minder_toekennen(w):
    verzoek = verstuurd(w, stap3=BOVEN)
    velden = {"product_code": "45C09", "volume": 78, "afweging": afweging()}
    perform(verzoek, "grant", by=w.backoffice, op=OP, **velden)
    outbox.process_all()
    toewijzing = Toewijzing.objects.get()
    assert (toewijzing.volume, toewijzing.normoordeel) == (78, "binnen")
    verzoek.refresh_from_db()
    assert verzoek.volume == 96


@pytest.mark.eis("CR-B1-23")
@pytest.mark.parametrize("reden", ["1", "2", "3", "4", "5", "6", "7", "9"])
def test_afwijzen_stuurt_een_jw319_met_de_reden(w, reden):
    verzoek = afgewezen(w, reden=reden)
    outbox.process_all()
    bericht = Bericht.objects.get(soort="319")
    assert valid_by_official_schema(bericht)
    inhoud = bericht.data.decode()
    assert f"RedenAfwijzingVerzoek>{reden}<" in inhoud
    assert f"ReferentieAanbieder>{verzoek.referentie_aanbieder}<" in inhoud
    assert (bericht.afzender, bericht.ontvanger, bericht.status) == ("0599", "98000001", "klaar")


def test_afwijzen_op_woonplaats_noemt_de_gemeente(w):
    GemeenteFactory(cbs_code="0502", naam="Capelle aan den IJssel")
    verzoek = verstuurd(w)
    gegevens = {"reden_afwijzing": "8", "besluit_motivering": "Woont daar."}
    for code in ("", "0599", "9999"):
        with pytest.raises(ValidationError):
            perform(verzoek, "reject", by=w.backoffice, op=OP, andere_gemeente=code, **gegevens)
    perform(verzoek, "reject", by=w.backoffice, op=OP, andere_gemeente="0502", **gegevens)
    outbox.process_all()
    bericht = Bericht.objects.get(soort="319")
    assert valid_by_official_schema(bericht)
    assert "Gemeente>0502<" in bericht.data.decode()


def test_woonplaats_kan_twee_weken(w):
    GemeenteFactory(cbs_code="0502", naam="Capelle aan den IJssel")
    verzoek = verstuurd(w)
    gegevens = {"reden_afwijzing": "8", "besluit_motivering": "Daar.", "andere_gemeente": "0502"}
    te_laat = OP + timedelta(days=15)
    with pytest.raises(
        ValidationError, match="Afwijzen op woonplaats kon tot en met maandag 16 maart"
    ):
        perform(verzoek, "reject", by=w.backoffice, op=te_laat, **gegevens)
    op_tijd = OP + timedelta(days=14)
    assert perform(verzoek, "reject", by=w.backoffice, op=op_tijd, **gegevens).status == "afgewezen"


def test_afwijzen_zonder_motivering_kan_niet(w):
    with pytest.raises(ValidationError, match="Schrijf op waarom u afwijst"):
        perform(
            verstuurd(w),
            "reject",
            by=w.backoffice,
            op=OP,
            reden_afwijzing="7",
            besluit_motivering=" ",
        )


def test_in_onderzoek_stuurt_een_jw319_en_kan_een_keer(w):
    verzoek = in_onderzoek(w)
    outbox.process_all()
    bericht = Bericht.objects.get(soort="319")
    assert valid_by_official_schema(bericht)
    assert "VerzoekAntwoord>2<" in bericht.data.decode()
    assert "RedenAfwijzing" not in bericht.data.decode()
    with pytest.raises(Conflict):
        perform(verzoek, "take_into_research", by=w.backoffice, op=OP, toelichting="Nog eens")


def test_klokken_van_de_gemeente(w):
    verzoek = verstuurd(w)
    antwoord = Termijn.objects.get(code="verzoek.antwoord")
    assert antwoord.uiterlijk.isoformat() == "2026-03-09"
    assert antwoord.escaleert
    assert set(antwoord.aan_zet) == {"procesregisseur", "backoffice"}
    perform(
        verzoek, "take_into_research", by=w.backoffice, op=OP + timedelta(days=2), toelichting="x"
    )
    antwoord.refresh_from_db()
    assert antwoord.voldaan_op.isoformat() == "2026-03-04"
    onderzoek = Termijn.objects.get(code="verzoek.onderzoek")
    assert (onderzoek.start, onderzoek.uiterlijk.isoformat()) == (DAG, "2026-04-28")


@pytest.mark.eis("CR-B0-05")
def test_bij_opt_out_is_alleen_de_backoffice_aan_zet_en_escaleert_niets(w):
    verstuurd(w, stap1=opt_out())
    antwoord = Termijn.objects.get(code="verzoek.antwoord")
    assert antwoord.aan_zet == ["backoffice"]
    assert not antwoord.escaleert


@pytest.mark.eis("CR-B1-23")
def test_vraag_zet_het_onderzoek_stil(w):
    verzoek = in_onderzoek(w)
    vraag = ask(verzoek, "Wat zegt de school?", by=w.procesregisseur, op=OP)
    onderzoek = Termijn.objects.get(code="verzoek.onderzoek")
    assert onderzoek.staat_stil_sinds == DAG + timedelta(days=1)
    with pytest.raises(PermissionDenied, match="Uw vorige vraag is nog niet beantwoord"):
        ask(verzoek, "En thuis?", by=w.procesregisseur, op=OP)
    with pytest.raises(PermissionDenied):
        answer(vraag, "Ik weet het.", by=medewerker("behandelregisseur"), op=OP)
    answer(vraag, "De school steunt dit.", by=w.behandelregisseur, op=OP + timedelta(days=7))
    onderzoek.refresh_from_db()
    assert onderzoek.staat_stil_sinds is None
    assert onderzoek.uiterlijk.isoformat() == "2026-05-04"
    with pytest.raises(Conflict):
        answer(Verzoek.objects.get().vragen.get(), "Nog iets.", by=w.behandelregisseur, op=OP)


def test_intrekken_voor_de_gemeente_begint(w):
    verzoek = perform(
        verstuurd(w), "withdraw", by=w.behandelregisseur, op=OP, intrek_reden="Verhuisd."
    )
    assert verzoek.status == "ingetrokken"
    assert not Termijn.objects.running().filter(code="verzoek.antwoord").exists()
    assert verstuurd(w).status == "ingediend"


def test_intrekken_kan_niet_tijdens_onderzoek(w):
    with pytest.raises(Conflict):
        perform(
            in_onderzoek(w), "withdraw", by=w.behandelregisseur, op=OP, intrek_reden="Toch niet."
        )


def test_verlopen_concepten_worden_gewist(w):
    oud, vers = concept(w), concept(w, op=OP + timedelta(days=1))
    assert lapse_drafts(OP + timedelta(days=30)) == 0
    assert lapse_drafts(OP + timedelta(days=31)) == 1
    assert lapse_drafts(OP + timedelta(days=31)) == 0
    oud.refresh_from_db()
    vers.refresh_from_db()
    assert (oud.status, oud.concept_geheim) == ("ingetrokken", None)
    assert vers.status == "concept" and vers.concept_geheim


def test_een_vers_concept_verloopt_niet(w):
    klok = w.backoffice.__class__.objects.systeem()
    with pytest.raises(Geblokkeerd, match="nog te gebruiken"):
        perform(concept(w), "lapse", by=klok, op=OP)
