"""Het programma: acties met kwartaal en stand, te laat, begroting, besluitvorming en training."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from afwegingskader.training.models import Training, Trainingsdeelname
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from sturing.models import Actie, Begrotingsregel, Besluitstap, Programma
from sturing.programma.inlezen import load_example
from sturing.programma.kwartaal import Kwartaal, in_words, quarter_of
from sturing.programma.tonen import programme_context, trainings
from tests.factories.organisaties import medewerker
from verloop.fouten import Conflict
from verloop.overgangen import amend, perform, register

OP = datetime(2022, 5, 10, 9, 0, tzinfo=UTC)
DAG = OP.date()


# --- kwartalen: zonder database ---
@pytest.mark.parametrize(
    ("dag", "kwartaal", "einde"),
    [
        pytest.param(date(2022, 1, 1), Kwartaal(2022, 1), date(2022, 3, 31), id="eerste dag"),
        pytest.param(date(2022, 3, 31), Kwartaal(2022, 1), date(2022, 3, 31), id="laatste dag"),
        pytest.param(date(2022, 6, 30), Kwartaal(2022, 2), date(2022, 6, 30), id="dertig dagen"),
        pytest.param(date(2022, 12, 31), Kwartaal(2022, 4), date(2022, 12, 31), id="jaareinde"),
    ],
)
def test_kwartaal_van_een_dag(dag, kwartaal, einde):
    assert quarter_of(dag) == kwartaal
    assert kwartaal.einde == einde


@pytest.mark.parametrize(
    ("van", "tot", "woorden"),
    [
        pytest.param(None, None, "Doorlopend", id="zonder einde"),
        pytest.param((2022, 1), (2022, 1), "Q1 2022", id="een kwartaal"),
        pytest.param((2022, 2), (2022, 4), "Q2 t/m Q4 2022", id="binnen een jaar"),
        pytest.param((2021, 4), (2022, 1), "Q4 2021 t/m Q1 2022", id="over een jaar heen"),
        pytest.param(None, (2021, 4), "Q4 2021", id="alleen een einde"),
    ],
)
def test_wanneer_in_woorden(van, tot, woorden):
    assert in_words(van and Kwartaal(*van), tot and Kwartaal(*tot)) == woorden


# --- het voorbeeld van de bron ---
@pytest.fixture
def voorbeeld(db):
    load_example(OP)
    return Programma.objects.get()


@pytest.fixture
def beheer(db):
    uitvoering = Organisatie.objects.of_soort(Soort.UITVOERINGSORGANISATIE).first()
    extra = {"organisatie": uitvoering} if uitvoering else {}
    return medewerker(Rol.CONTRACTMANAGER, **extra)


@pytest.mark.eis("GV-M3-09")
def test_de_tabel_van_de_bron_met_wat_te_laat_is(voorbeeld):
    assert load_example(OP) == 0
    assert (voorbeeld.voorbeeld, voorbeeld.acties.count()) == (True, 29)
    format_ = voorbeeld.acties.get(onderdeel="Format plan van aanpak", wat="Implementatie")
    assert (format_.maatregel, format_.wanneer) == (1, "Q2 t/m Q4 2022")
    assert format_.door_wie.startswith("Sturing met hulp van trainingsbureau")
    laat = {actie.wat for actie in voorbeeld.acties.late(DAG)}
    assert "Opdracht onderzoek" in laat and "Implementatie" not in laat
    assert laat == {actie.wat for actie in voorbeeld.acties.all() if actie.is_late(DAG)}
    doorlopend = voorbeeld.acties.get(wat="Uitbreiden gezinshuizen")
    assert (doorlopend.wanneer, doorlopend.is_late(date(2030, 1, 1))) == ("Doorlopend", False)


@pytest.mark.eis("GV-M3-09")
def test_te_laat_begint_de_dag_na_het_kwartaal_en_eindigt_met_gereed(voorbeeld, beheer):
    actie = voorbeeld.acties.get(wat="Uitzetten training")
    assert not actie.is_late(date(2022, 6, 30))
    assert actie.is_late(date(2022, 7, 1))
    actie = perform(actie, "begin", by=beheer, op=OP)
    with pytest.raises(ValidationError, match="tot en met vandaag"):
        perform(actie, "finish", by=beheer, op=OP, gereed_op=date(2022, 5, 11))
    actie = perform(actie, "finish", by=beheer, op=OP, gereed_op=DAG)
    assert not actie.is_late(date(2022, 7, 1))
    with pytest.raises(PermissionDenied, match="Deze actie is afgerond"):
        amend(actie, by=beheer, op=OP, wat="Iets anders")


def test_laten_vervallen_vraagt_een_reden(voorbeeld, beheer):
    actie = voorbeeld.acties.get(wat="Uitzetten training")
    with pytest.raises(ValidationError, match="waarom deze actie vervalt"):
        perform(actie, "drop", by=beheer, op=OP, toelichting="")
    assert perform(actie, "drop", by=beheer, op=OP, toelichting="Geen bureau").status == "vervallen"


@pytest.mark.eis("GV-M3-10")
def test_bekende_bedragen_en_de_rest_niet_bekend(voorbeeld):
    bekend = {
        rij.onderdeel: rij.extra_cent // 100 for rij in voorbeeld.begroting.exclude(extra_cent=None)
    }
    assert bekend == {
        "Training": 50_000,
        "Format plan van aanpak": 5_000,
        "Actieonderzoek inclusief training van omdenkers": 40_000,
        "Herhalen kwantitatief onderzoek": 10_000,
    }
    context = programme_context(voorbeeld, DAG)
    onbekend = [rij["extra"] for rij in context["begroting"] if not rij["bekend"]]
    assert onbekend == ["Niet bekend"] * 5
    assert "105.000" in context["som"]["bedrag"] and context["som"]["onbekend"] == 5
    training = voorbeeld.begroting.get(onderdeel="Training")
    assert training.dekking == "Gemeentefonds: extra Rijksmiddelen 2022"
    assert "Ureninzet deelnemers" in training.regulier


@pytest.mark.eis("GV-M3-11")
def test_de_weg_van_een_voorstel(voorbeeld):
    stappen = list(voorbeeld.besluitvorming.all())
    assert [stap.datum for stap in stappen] == sorted(stap.datum for stap in stappen)
    assert (stappen[0].overleg, stappen[0].doel) == ("Werksessie verblijf", "adviseren")
    laatste = stappen[-1]
    assert (laatste.overleg, laatste.doel, laatste.conclusie) == (
        "Portefeuillehoudersoverleg",
        "vaststellen",
        "",
    )


# --- wie het bijhoudt ---
NIET = [Rol.CASUSREGISSEUR, Rol.BEHANDELREGISSEUR, Rol.TEAMLEIDER]


@pytest.mark.parametrize("rol", NIET)
def test_alleen_de_uitvoeringsorganisatie_houdt_het_bij(voorbeeld, rol):
    nieuw = Besluitstap(programma=voorbeeld, voorstel="x", datum=DAG, overleg="y", doel="adviseren")
    with pytest.raises(PermissionDenied, match="Alleen de uitvoeringsorganisatie"):
        register(nieuw, by=medewerker(rol), op=OP)


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        pytest.param({"tot_jaar": 2022, "tot_kwartaal": None}, "tot_kwartaal", id="half kwartaal"),
        pytest.param(
            {"van_jaar": 2023, "van_kwartaal": 1, "tot_jaar": 2022, "tot_kwartaal": 4},
            "tot_kwartaal",
            id="einde voor begin",
        ),
        pytest.param({"maatregel": 9}, "maatregel", id="maatregel bestaat niet"),
    ],
)
def test_een_actie_die_niet_klopt(voorbeeld, beheer, velden, veld):
    velden = {"maatregel": 1, "onderdeel": "a", "wat": "b", "door_wie": "c", **velden}
    with pytest.raises(ValidationError) as fout:
        register(Actie(programma=voorbeeld, **velden), by=beheer, op=OP)
    assert veld in fout.value.message_dict


# --- de schermen ---
@pytest.fixture
def binnen(client, beheer):
    with time_machine.travel(OP, tick=False):
        client.force_login(beheer)
        yield client


def test_zonder_programma_een_uitnodiging(binnen):
    pad = reverse("sturing:programma_list")
    assert "Er is nog geen programma" in binnen.get(pad).content.decode()
    fout = binnen.post(reverse("sturing:programma_new"), {})
    assert fout.status_code == 422 and "Vul in hoe het programma heet" in fout.content.decode()
    velden = {"naam": "Ons programma", "bron": "Besluit van 3-3-2022"}
    antwoord = binnen.post(reverse("sturing:programma_new"), velden)
    programma = Programma.objects.get()
    assert antwoord["Location"] == reverse("sturing:programma", args=[programma.kenmerk])
    assert "Er zijn nog geen acties" in binnen.get(antwoord["Location"]).content.decode()


@pytest.mark.eis("GV-M3-09", "GV-M3-10", "GV-M3-11")
def test_de_pagina_toont_de_tabellen(binnen, voorbeeld, tel_queries):
    pad = reverse("sturing:programma", args=[voorbeeld.kenmerk])
    binnen.get(pad)
    with tel_queries() as vragen:
        tekst = binnen.get(pad).content.decode()
    assert len(vragen) <= 12, len(vragen)
    for zin in (
        "Voorbeeld van een andere regio",
        "Acties die te laat zijn",
        "Maatregel 5: Data gestuurd",
        "Niet bekend",
        "Van 5 regels is het bedrag niet bekend",
        "Samenkracht-klankbordgroep ouders",
        "Nog geen conclusie",
    ):
        assert zin in tekst, zin


REGELS = {
    "acties": (
        {
            "maatregel": "2",
            "onderdeel": "Werkproces",
            "wat": "Proef in twee gemeenten",
            "tot_kwartaal": "3",
            "tot_jaar": "2022",
            "door_wie": "Sturing",
        },
        Actie,
    ),
    "begroting": (
        {"maatregel": "2", "onderdeel": "Proef", "extra": "1.250,50", "regulier": "Uren"},
        Begrotingsregel,
    ),
    "besluitvorming": (
        {
            "voorstel": "Proef",
            "datum": "09-05-2022",
            "overleg": "Directie-overleg",
            "doel": "adviseren",
        },
        Besluitstap,
    ),
}


@pytest.mark.parametrize("tabel", list(REGELS))
def test_een_regel_toevoegen_en_wijzigen(binnen, voorbeeld, tabel):
    velden, model = REGELS[tabel]
    nieuw = reverse("sturing:programmarij_new", args=[voorbeeld.kenmerk, tabel])
    assert binnen.post(nieuw, {}).status_code == 422
    assert binnen.post(nieuw, velden).status_code == 302
    rij = model.objects.latest("pk")
    wijzig = reverse("sturing:programmarij_edit", args=[tabel, rij.kenmerk])
    assert binnen.get(wijzig).status_code == 200
    assert binnen.post(wijzig, {**velden, "versie": rij.versie}).status_code == 302
    assert binnen.post(wijzig, {**velden, "versie": rij.versie}).status_code == 409
    if tabel == "begroting":
        assert rij.extra_cent == 125050


@pytest.mark.eis("GV-M1-11")
def test_het_programma_telt_wie_welke_training_volgde(binnen, voorbeeld, beheer):
    beheerder = medewerker(Rol.BEHEERDER)
    for dag in (date(2022, 4, 1), date(2022, 5, 2)):
        deelname = Trainingsdeelname(
            medewerker=medewerker(Rol.GEDRAGSWETENSCHAPPER),
            training=Training.VERKLARENDE_ANALYSE,
            gevolgd_op=dag,
            vastgelegd_door=beheerder,
        )
        register(deelname, by=beheerder, op=OP)
    assert dict(trainings(DAG))["Verklarende analyse"] == 2
    assert dict(trainings(date(2022, 4, 30)))["Verklarende analyse"] == 1
    tekst = binnen.get(reverse("sturing:programma", args=[voorbeeld.kenmerk])).content.decode()
    assert "Hoeveel mensen elke training volgden" in tekst


def test_stappen_van_een_actie(binnen, voorbeeld):
    actie = voorbeeld.acties.get(wat="Uitzetten training")
    pagina = reverse("sturing:actie", args=[actie.kenmerk])
    assert "Gereed melden" in binnen.get(pagina).content.decode()
    stap = reverse("sturing:actie_stap", args=[actie.kenmerk, "finish"])
    assert binnen.post(stap, {}).status_code == 422
    assert binnen.post(stap, {"gereed_op": "10-05-2022"}).status_code == 302
    assert "Deze actie is afgerond" in binnen.get(pagina).content.decode()
    onzin = reverse("sturing:actie_stap", args=[actie.kenmerk, "onzin"])
    assert binnen.get(onzin).status_code == 404


def test_een_ander_komt_er_niet(client, voorbeeld):
    with time_machine.travel(OP, tick=False):
        client.force_login(medewerker(Rol.CASUSREGISSEUR))
        pad = reverse("sturing:programma", args=[voorbeeld.kenmerk])
        assert client.get(pad).status_code == 403


def test_gelijktijdig_wijzigen_geeft_een_conflict(voorbeeld, beheer):
    rij = voorbeeld.begroting.first()
    amend(rij, by=beheer, op=OP, versie=rij.versie, dekking="Eigen middelen")
    with pytest.raises(Conflict):
        amend(rij, by=beheer, op=OP, versie=rij.versie, dekking="Iets anders")
