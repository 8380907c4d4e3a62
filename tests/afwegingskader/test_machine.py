"""Wie wat mag in elke stand van een aanvraag, en waarom iets nog niet kan."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from afwegingskader.aanvraag.bewakers import TOELICHTING, VERPLICHT
from afwegingskader.models import EenOpEenAanvraag, VerklarendeAnalyse
from casusregie.models import Betrokkenheid
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from tests.factories import afwegingskader as f
from tests.factories.organisaties import AanstellingFactory, medewerker
from verloop.fouten import Conflict, Geblokkeerd
from verloop.models import Gebeurtenis
from verloop.mogelijkheden import moves
from verloop.overgangen import amend, perform, register

DAG = f.OP.date()
STANDEN = {
    "concept": f.aanvraag,
    "ingediend": f.ingediend,
    "akkoord": f.met_akkoord,
    "geanalyseerd": f.geanalyseerd,
    "toegekend": f.toegekend,
}
ALLE = ("casusregisseur", "procesregisseur", "besluiter", "behandelregisseur")
ALLE = (*ALLE, "gedragswetenschapper", "zorgbemiddelaar")


def vers(persoon):
    return Medewerker.objects.get(pk=persoon.pk)


def zetten(stuk, persoon):
    return {m.naam for m in moves(stuk, vers(persoon), DAG) if m.toegestaan}


def reden(stuk, naam, persoon, on=DAG):
    gevonden = {m.naam: m for m in moves(stuk, vers(persoon), on)}[naam]
    assert not gevonden.toegestaan
    return f"{gevonden.reden} {gevonden.weg}".strip()


# --- precies deze overgangen --------------------------------------------------------------------
INTREKKEN = {
    "behandelregisseur": {"withdraw", "withdraw_akkoord_aanbieder"},
    "casusregisseur": {"withdraw", "withdraw_akkoord_regie"},
}
TERUG = {"withdraw", "withdraw_akkoord_aanbieder", "withdraw_akkoord_regie"}
MAG = {
    "concept": {
        "behandelregisseur": {"submit", "withdraw"},
        "casusregisseur": {"submit", "withdraw"},
    },
    "ingediend": {
        "behandelregisseur": {"agree_aanbieder", "withdraw"},
        "casusregisseur": {"agree_regie", "withdraw"},
    },
    "akkoord": INTREKKEN,
    "geanalyseerd": {
        **INTREKKEN,
        "procesregisseur": {"grant", "reject"},
        "besluiter": {"grant", "reject"},
    },
    "toegekend": {},
}
BEKEND = {
    "concept": {"submit", "withdraw"},
    "ingediend": {"agree_aanbieder", "agree_regie", *TERUG},
    "akkoord": TERUG,
    "geanalyseerd": {"grant", "reject", *TERUG},
    "toegekend": set(),
}


@pytest.mark.parametrize("stand", STANDEN)
def test_precies_deze_overgangen_voor_elke_rol(w, stand):
    stuk = STANDEN[stand](w)
    assert stuk.status == stand
    assert {m.naam for m in moves(stuk, w.besluiter, DAG)} == BEKEND[stand]
    buiten = medewerker(Rol.BEHANDELREGISSEUR)
    ander_team = medewerker(Rol.PROCESREGISSEUR)
    for naam in ALLE:
        assert zetten(stuk, getattr(w, naam)) == MAG[stand].get(naam, set()), naam
    assert zetten(stuk, buiten) == set()
    assert zetten(stuk, ander_team) == set()


@pytest.mark.parametrize("stand", ["afgewezen", "ingetrokken"])
def test_na_het_einde_kan_niets_meer(w, stand):
    if stand == "afgewezen":
        stuk = perform(
            f.geanalyseerd(w),
            "reject",
            by=w.besluiter,
            op=f.OP,
            reden_afwijzing="geen_doel",
            motivering="Het doel is toezicht.",
        )
    else:
        stuk = perform(f.aanvraag(w), "withdraw", by=w.casusregisseur, op=f.OP)
    assert stuk.status == stand
    for naam in ALLE:
        assert zetten(stuk, getattr(w, naam)) == set()
    with pytest.raises(Conflict):
        perform(stuk, "submit", by=w.behandelregisseur, op=f.OP)


def test_wie_zijn_rol_verloor_mag_niets_meer(w):
    stuk = f.aanvraag(w)
    w.behandelregisseur.aanstellingen.update(einddatum=date(2026, 3, 1))
    assert zetten(stuk, w.behandelregisseur) == set()
    with pytest.raises(PermissionDenied, match="Alleen de behandelregisseur"):
        perform(stuk, "submit", by=vers(w.behandelregisseur), op=f.OP)


# --- de aanvraag zelf ---------------------------------------------------------------------------
@pytest.mark.eis("OO-03", "OO-05", "OO-06", "OO-08")
@pytest.mark.parametrize(("veld", "zin"), VERPLICHT.items(), ids=list(VERPLICHT))
def test_zonder_antwoord_geen_aanvraag(w, veld, zin):
    zonder = ("gewijzigd_sinds", "uren_per_dag", "intensiteitsoort")
    leeg = {veld: None if veld in zonder else ""}
    if veld in ("begindatum", "einddatum"):
        leeg = {veld: None}
    if veld == "uren_per_dag":
        leeg |= {"afbouw_vanaf_dag": None, "afbouw_uren_per_dag": None}
    stuk = f.aanvraag(w, **leeg)
    with pytest.raises(Geblokkeerd, match="Er mist 1 antwoord") as fout:
        perform(stuk, "submit", by=w.behandelregisseur, op=f.OP)
    assert fout.value.weg == f"{zin}."
    assert EenOpEenAanvraag.objects.get().status == "concept"


@pytest.mark.eis("OO-06")
@pytest.mark.parametrize(
    ("leeg", "zin"),
    [
        ("afbouw_vanaf_dag", "Vul in vanaf welke dag de uren afnemen."),
        ("afbouw_uren_per_dag", "Vul in hoeveel uur per dag er dan nog is."),
    ],
)
def test_een_halve_afbouw_wordt_niet_ingediend(w, leeg, zin):
    stuk = f.aanvraag(w, **{leeg: None})
    assert zin in reden(stuk, "submit", w.behandelregisseur)


@pytest.mark.eis("OO-08")
@pytest.mark.parametrize("soort", ["is", "vervangt"])
def test_een_beperking_van_vrijheid_vraagt_uitleg(w, soort):
    stuk = f.aanvraag(w, vrijheidsbeperking=soort)
    assert TOELICHTING in reden(stuk, "submit", w.behandelregisseur)
    stuk = amend(stuk, by=w.behandelregisseur, op=f.OP, vrijheidsbeperking_toelichting="Nodig.")
    assert perform(stuk, "submit", by=w.behandelregisseur, op=f.OP).status == "ingediend"


def test_een_begindatum_in_het_verleden_kan_niet_worden_ingediend(w):
    stuk = f.aanvraag(w)
    op = f.om(date(2026, 3, 10))
    with pytest.raises(Geblokkeerd, match="in het verleden"):
        perform(stuk, "submit", by=w.behandelregisseur, op=op)


@pytest.mark.eis("OO-03")
@pytest.mark.parametrize("stand", ["opgeschort", "beeindigd", "opdracht_gegeven"])
def test_alleen_bij_hulp_die_loopt(w, stand):
    dagen = {"opgeschort_op": DAG} if stand == "opgeschort" else {"beeindigd_op": DAG}
    type(w.arrangement).objects.update(status=stand, **dagen)
    w.arrangement.refresh_from_db()
    with pytest.raises(PermissionDenied, match="loopt niet"):
        f.aanvraag(w)


def test_als_de_hulp_ophield_kan_niets_worden_toegekend(w):
    stuk = f.geanalyseerd(w)
    type(w.arrangement).objects.update(status="beeindigd", beeindigd_op=DAG)
    assert "loopt niet" in reden(stuk, "grant", w.besluiter)


def test_een_aanvraag_hoort_bij_haar_eigen_casus_en_aanbieder(w):
    anders = f.wereld()
    nieuw = f.nieuwe_aanvraag(w)
    nieuw.casus = anders.casus
    with pytest.raises((ValidationError, PermissionDenied)):
        register(nieuw, by=w.behandelregisseur, op=f.OP)
    nieuw = f.nieuwe_aanvraag(w)
    nieuw.aanbieder = anders.aanbieder
    with pytest.raises(ValidationError, match="Kies de aanbieder van dit arrangement"):
        register(nieuw, by=anders.behandelregisseur, op=f.OP)


def test_een_casus_heeft_een_open_aanvraag_tegelijk(w):
    eerste = f.aanvraag(w)
    with pytest.raises(ValidationError, match="al een open aanvraag"):
        f.aanvraag(w)
    perform(eerste, "withdraw", by=w.behandelregisseur, op=f.OP)
    assert f.aanvraag(w).status == "concept"


def test_na_indienen_verandert_niets_meer(w):
    stuk = f.ingediend(w)
    with pytest.raises(PermissionDenied, match="verandert niet meer"):
        amend(stuk, by=w.behandelregisseur, op=f.OP, doel="Anders.")


@pytest.mark.parametrize(
    ("velden", "fouten"),
    [
        ({"einddatum": date(2026, 3, 8)}, {"einddatum"}),
        ({"gewijzigd_sinds": date(2026, 3, 10)}, {"gewijzigd_sinds"}),
        ({"afbouw_uren_per_dag": 17}, {"afbouw_uren_per_dag"}),
        ({"afbouw_vanaf_dag": 29}, {"afbouw_vanaf_dag"}),
        ({"afbouw_vanaf_dag": 1}, {"afbouw_vanaf_dag"}),
        ({"uren_per_dag": 25}, {"uren_per_dag"}),
        ({"uren_per_dag": 0}, {"uren_per_dag", "afbouw_uren_per_dag"}),
        ({"doel": "x" * 4001}, {"doel"}),
    ],
    ids=[
        "einde_voor_begin",
        "verandering_na_begin",
        "afbouw_met_meer_uren",
        "afbouw_na_het_einde",
        "afbouw_op_dag_1",
        "meer_dan_een_etmaal",
        "nul_uur",
        "te_lange_tekst",
    ],
)
def test_wat_niet_kan_wordt_geweigerd_bij_het_veld(w, velden, fouten):
    with pytest.raises(ValidationError) as fout:
        f.aanvraag(w, **velden)
    assert set(fout.value.message_dict) == fouten
    assert not EenOpEenAanvraag.objects.exists()


# --- akkoord ------------------------------------------------------------------------------------
@pytest.mark.eis("OO-04")
@pytest.mark.parametrize("eerst", ["aanbieder", "regie"])
def test_twee_akkoorden_in_elke_volgorde(w, eerst):
    stappen = [
        ("agree_aanbieder", w.behandelregisseur),
        ("agree_regie", w.casusregisseur),
    ]
    stuk = f.ingediend(w)
    for n, (naam, wie) in enumerate(stappen if eerst == "aanbieder" else stappen[::-1]):
        assert stuk.status == "ingediend"
        stuk = perform(stuk, naam, by=wie, op=f.om(date(2026, 3, 3 + n)))
    assert stuk.status == "akkoord"
    assert stuk.akkoord_aanbieder_door == w.behandelregisseur
    assert stuk.akkoord_regie_door == w.casusregisseur
    assert {stuk.akkoord_aanbieder_op, stuk.akkoord_regie_op} == {
        date(2026, 3, 3),
        date(2026, 3, 4),
    }


@pytest.mark.eis("OO-04")
@pytest.mark.parametrize(
    ("naam", "wie", "zin"),
    [
        ("agree_aanbieder", "behandelregisseur", "Het akkoord van de aanbieder is er al."),
        ("agree_regie", "casusregisseur", "Het akkoord van de casusregie is er al."),
    ],
)
def test_een_akkoord_wordt_een_keer_gegeven(w, naam, wie, zin):
    stuk = perform(f.ingediend(w), naam, by=getattr(w, wie), op=f.OP)
    with pytest.raises(Geblokkeerd, match=zin):
        perform(stuk, naam, by=getattr(w, wie), op=f.om(date(2026, 3, 5)))


@pytest.mark.eis("OO-04")
def test_een_mens_geeft_niet_beide_akkoorden(w):
    AanstellingFactory(
        medewerker=w.casusregisseur, organisatie=w.aanbieder, rol=Rol.BEHANDELREGISSEUR
    )
    stuk = perform(f.ingediend(w), "agree_regie", by=vers(w.casusregisseur), op=f.OP)
    with pytest.raises(PermissionDenied, match="namens de andere partij"):
        perform(stuk, "agree_aanbieder", by=vers(w.casusregisseur), op=f.OP)


@pytest.mark.eis("OO-04")
def test_alleen_de_genoemde_casusregisseur_geeft_akkoord(w):
    stuk = f.ingediend(w)
    collega = medewerker(Rol.CASUSREGISSEUR, organisatie=w.team)
    assert zetten(stuk, collega) == set()
    assert f"Vraag het {w.casusregisseur}" in reden(stuk, "agree_regie", collega)


def test_heeft_het_gezin_de_casusregie_dan_telt_het_eigen_akkoord(db):
    w = f.wereld(bij_gezin=True)
    stuk = f.ingediend(w)
    assert "agree_regie" not in zetten(stuk, w.casusregisseur)
    with pytest.raises(ValidationError, match="wie van het gezin akkoord gaf"):
        perform(stuk, "agree_regie", by=w.procesregisseur, op=f.OP)
    stuk = perform(
        stuk,
        "agree_regie",
        by=w.procesregisseur,
        op=f.OP,
        akkoord_gezin_toelichting="Moeder en Noor zeiden ja.",
    )
    assert stuk.akkoord_van_gezin
    assert stuk.akkoord_regie_door == w.procesregisseur


def test_wie_het_akkoord_van_het_gezin_vastlegde_besluit_niet(db):
    w = f.wereld(bij_gezin=True)
    stuk = f.geanalyseerd(w)
    assert zetten(stuk, w.procesregisseur) == {"withdraw_akkoord_regie"}
    assert zetten(stuk, w.besluiter) == {"grant", "reject", "withdraw_akkoord_regie"}


# --- verklarende analyse ------------------------------------------------------------------------
@pytest.mark.eis("OO-10", "OO-11")
@pytest.mark.parametrize(
    ("training", "zin"),
    [
        (None, "geen training"),
        (date(2026, 3, 3), "geen training"),
        (date(2026, 3, 2), ""),
        (date(2024, 12, 3), ""),
    ],
    ids=["geen", "morgen", "vandaag", "in_2024"],
)
def test_alleen_met_training_een_verklarende_analyse(w, training, zin):
    Medewerker.objects.filter(pk=w.gedragswetenschapper.pk).update(
        training_verklarende_analyse_op=training
    )
    w.gedragswetenschapper = vers(w.gedragswetenschapper)
    stuk = f.ingediend(w)
    if not zin:
        assert f.analyse(w, stuk).status == "concept"
        return
    with pytest.raises(PermissionDenied, match=zin):
        f.analyse(w, stuk)


@pytest.mark.eis("OO-11")
def test_een_gedragswetenschapper_van_een_ander_team_maakt_haar_niet(w):
    stuk = f.ingediend(w)
    w.gedragswetenschapper = medewerker(
        Rol.GEDRAGSWETENSCHAPPER, training_verklarende_analyse_op=f.TRAINING
    )
    with pytest.raises(PermissionDenied, match="van het team"):
        f.analyse(w, stuk)


@pytest.mark.eis("OO-10")
@pytest.mark.parametrize("deel", [*f.ANALYSE])
def test_elk_deel_van_de_analyse_is_nodig(w, deel):
    stuk = f.met_akkoord(w)
    leeg = [] if deel == "gesproken_met" else ""
    analyse = f.analyse(w, stuk, **{deel: leeg})
    with pytest.raises(Geblokkeerd, match=r"Nog niet geschreven|nog niet compleet"):
        perform(analyse, "adopt", by=w.gedragswetenschapper, op=f.OP)


@pytest.mark.eis("OO-10")
def test_de_analyse_gaat_met_de_aanvraag_mee_en_staat_dan_vast(w):
    stuk = f.geanalyseerd(w)
    analyse = VerklarendeAnalyse.objects.get()
    assert stuk.status == "geanalyseerd"
    assert (analyse.vastgesteld_op, analyse.vastgesteld_door) == (DAG, w.gedragswetenschapper)
    with pytest.raises(PermissionDenied, match="verandert niet meer"):
        amend(analyse, by=w.gedragswetenschapper, op=f.OP, feiten="Anders.")


@pytest.mark.eis("OO-10")
def test_zonder_akkoord_wordt_de_analyse_niet_vastgesteld(w):
    analyse = f.analyse(w, f.ingediend(w))
    with pytest.raises(Geblokkeerd, match="nog geen akkoord van beide partijen"):
        perform(analyse, "adopt", by=w.gedragswetenschapper, op=f.OP)


def test_zonder_analyse_geen_besluit(w):
    stuk = f.met_akkoord(w)
    with pytest.raises(Conflict):
        perform(stuk, "grant", by=w.besluiter, op=f.OP, motivering="Nodig.")
    with pytest.raises(Geblokkeerd, match="De verklarende analyse is nog niet klaar"):
        perform(stuk, "record_analyse", by=w.gedragswetenschapper, op=f.OP)


def test_een_collega_schrijft_pas_verder_als_de_auteur_weg_is(w):
    analyse = f.analyse(w, f.ingediend(w))
    collega = medewerker(
        Rol.GEDRAGSWETENSCHAPPER,
        organisatie=w.team,
        training_verklarende_analyse_op=f.TRAINING,
    )
    with pytest.raises(PermissionDenied, match=f"Alleen {w.gedragswetenschapper}"):
        amend(analyse, by=collega, op=f.OP, feiten="Van mij.")
    w.gedragswetenschapper.aanstellingen.update(einddatum=date(2026, 3, 1))
    assert amend(analyse, by=collega, op=f.OP, feiten="Van mij.").feiten == "Van mij."


def test_na_intrekken_schrijft_niemand_meer_aan_de_analyse(w):
    stuk = f.ingediend(w)
    analyse = f.analyse(w, stuk)
    perform(stuk, "withdraw", by=w.behandelregisseur, op=f.OP)
    with pytest.raises(PermissionDenied, match="wacht niet meer"):
        amend(analyse, by=w.gedragswetenschapper, op=f.OP, feiten="Te laat.")


# --- vier ogen ----------------------------------------------------------------------------------
BIJDRAGEN = ("opgesteld", "gewijzigd", "ingediend", "akkoord_aanbieder", "akkoord_regie", "analyse")


def met_rollen(w, persoon):
    """Give this person the role of procesregisseur as well."""
    AanstellingFactory(medewerker=persoon, organisatie=w.team, rol=Rol.PROCESREGISSEUR)
    return vers(persoon)


@pytest.mark.parametrize("bijdrage", BIJDRAGEN)
def test_wie_meewerkte_besluit_niet(w, bijdrage):
    tweede = medewerker(Rol.BEHANDELREGISSEUR, organisatie=w.aanbieder)
    wie = {
        "opgesteld": w.behandelregisseur,
        "akkoord_regie": w.casusregisseur,
        "analyse": w.gedragswetenschapper,
    }.get(bijdrage, tweede)
    stuk = f.aanvraag(w)
    schrijver = tweede if bijdrage == "gewijzigd" else w.behandelregisseur
    stuk = amend(stuk, by=schrijver, op=f.OP, doel="Scherper doel.")
    indiener = tweede if bijdrage == "ingediend" else w.behandelregisseur
    stuk = perform(stuk, "submit", by=indiener, op=f.OP)
    aanbieder = tweede if bijdrage == "akkoord_aanbieder" else w.behandelregisseur
    stuk = perform(stuk, "agree_aanbieder", by=aanbieder, op=f.OP)
    stuk = perform(stuk, "agree_regie", by=w.casusregisseur, op=f.OP)
    perform(f.analyse(w, stuk), "adopt", by=w.gedragswetenschapper, op=f.OP)
    stuk = EenOpEenAanvraag.objects.get()
    besluiter = met_rollen(w, wie)
    for naam in ("grant", "reject"):
        assert "U werkte mee" in reden(stuk, naam, besluiter)
    with pytest.raises(PermissionDenied, match="besluit iemand anders"):
        perform(stuk, "grant", by=besluiter, op=f.OP, motivering="Nodig.")


def test_wie_niet_meewerkte_besluit_wel(w):
    stuk = f.geanalyseerd(w)
    assert zetten(stuk, w.besluiter) == {"grant", "reject"}
    stuk = perform(stuk, "grant", by=w.besluiter, op=f.OP, motivering="Kort en met een doel.")
    assert (stuk.besloten_door, stuk.besloten_op) == (w.besluiter, DAG)
    assert stuk.inzet.status == "gepland"


@pytest.mark.parametrize(
    ("naam", "gegevens", "veld"),
    [
        ("grant", {"motivering": ""}, "motivering"),
        ("grant", {"motivering": "   "}, "motivering"),
        ("reject", {"reden_afwijzing": "geen_doel", "motivering": ""}, "motivering"),
        ("reject", {"reden_afwijzing": "", "motivering": "Nee."}, "reden_afwijzing"),
        ("reject", {"reden_afwijzing": "zomaar", "motivering": "Nee."}, "reden_afwijzing"),
    ],
)
def test_een_half_besluit_wordt_niet_opgeslagen(w, naam, gegevens, veld):
    stuk = f.geanalyseerd(w)
    with pytest.raises(ValidationError) as fout:
        perform(stuk, naam, by=w.besluiter, op=f.OP, **gegevens)
    assert set(fout.value.message_dict) == {veld}
    assert EenOpEenAanvraag.objects.get().status == "geanalyseerd"


def test_elke_stap_laat_een_gebeurtenis_na(w):
    stuk = f.toegekend(w)
    codes = Gebeurtenis.objects.filter(dossier=w.casus.kenmerk).values_list("code", flat=True)
    kort = [c.split(".", 1)[1] for c in codes if c.startswith("afwegingskader")]
    assert sorted(kort) == sorted(
        [
            *(
                f"eenopeenaanvraag.{n}"
                for n in ("register", "submit", "agree_aanbieder", "agree_regie")
            ),
            *(f"eenopeenaanvraag.{n}" for n in ("record_analyse", "grant")),
            "verklarendeanalyse.register",
            "verklarendeanalyse.adopt",
            "eenopeeninzet.register",
        ]
    )
    assert stuk.versie == 6


# --- wie erbij komt -----------------------------------------------------------------------------
def gronden(w, rol):
    return Betrokkenheid.objects.filter(casus=w.casus, rol=rol)


def test_na_indienen_ziet_de_gedragswetenschapper_de_casus(w):
    f.aanvraag(w)
    assert not gronden(w, Rol.GEDRAGSWETENSCHAPPER).exists()
    stuk = EenOpEenAanvraag.objects.get()
    perform(stuk, "submit", by=w.behandelregisseur, op=f.OP)
    f.outbox.process_all()
    f.outbox.process_all()
    rij = gronden(w, Rol.GEDRAGSWETENSCHAPPER).get()
    assert (rij.organisatie, rij.begindatum, rij.einddatum) == (w.team, DAG, None)
    assert rij.grond == "1-op-1: verklarende analyse"
    assert not gronden(w, Rol.ZORGBEMIDDELAAR).exists(), "het expertteam alleen bij een vervolg"


def test_na_intrekken_eindigt_de_betrokkenheid(w):
    stuk = f.ingediend(w)
    perform(stuk, "withdraw", by=w.behandelregisseur, op=f.om(date(2026, 3, 4)))
    f.outbox.process_all()
    assert gronden(w, Rol.GEDRAGSWETENSCHAPPER).get().einddatum == date(2026, 3, 4)


@pytest.mark.eis("OO-12")
def test_bij_een_vervolg_ziet_het_expertteam_de_casus(db):
    w = f.wereld(op=f.om(date(2025, 12, 1)))
    f.eerdere_inzet(w, date(2026, 1, 5), 12)
    op = f.om(date(2026, 2, 1))
    f.ingediend(
        w,
        op,
        begindatum=date(2026, 2, 2),
        einddatum=date(2026, 2, 11),
        gewijzigd_sinds=date(2026, 1, 30),
        afbouw_vanaf_dag=None,
        afbouw_uren_per_dag=None,
    )
    rij = gronden(w, Rol.ZORGBEMIDDELAAR).get()
    assert (rij.organisatie, rij.grond) == (w.rer, "1-op-1: besluit over een vervolg")
    assert EenOpEenAanvraag.objects.visible_to(vers(w.zorgbemiddelaar), op.date()).count() == 2
