"""Het regiebesluit: voorstel uit de gegevens, afwijking met motivering, één casusregisseur."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from casusregie.models import Regiebesluit, Regierol
from casusregie.plannen.regie import decide_regie, propose_for
from organisaties.rollen import Rol
from tests.factories.casusregie import (
    OP,
    GezinslidFactory,
    JeugdigeFactory,
    casus_a,
    casusregisseur_van,
    met_regie,
    met_risicotaxatie,
    met_vraaganalyse,
    procesregisseur_van,
    team_met_mensen,
)
from tests.factories.organisaties import medewerker

pytestmark = pytest.mark.django_db

#: vraaganalyse, uitkomst van de taxatie -> voorstel, dwingend
VOORSTELLEN = {
    "een_gebied_veilig": ({"leefgebieden": ["wonen"]}, "veilig", "bij_gezin", False),
    "twee_gebieden_veilig": ({}, "veilig", "ter_beoordeling", False),
    "een_gebied_aandacht": ({"leefgebieden": ["wonen"]}, "aandacht", "buiten_gezin", False),
    "ouders_tegen": ({"draagvlak_ouders": "nee"}, "veilig", "buiten_gezin", False),
    "jeugdige_tegen": ({"draagvlak_jeugdige": "nee"}, "veilig", "buiten_gezin", False),
    "jeugdige_te_jong": ({"draagvlak_jeugdige": "nvt"}, "veilig", "ter_beoordeling", False),
    "ivh": ({"ivh": True}, "veilig", "buiten_gezin", True),
    "maatregel": ({"maatregel": "jeugdbescherming"}, "veilig", "buiten_gezin", True),
    "strafrecht": ({"maatregel": "strafrecht"}, "veilig", "buiten_gezin", True),
    "gezin_vraagt": (
        {"leefgebieden": ["wonen"], "gezin_vraagt_overname": True},
        "veilig",
        "buiten_gezin",
        False,
    ),
}


def casus_met(velden=None, uitkomst="veilig", **casusvelden):
    casus = casus_a(**casusvelden)
    met_vraaganalyse(casus, **(velden or {}))
    met_risicotaxatie(casus, uitkomst=uitkomst, aandachtspunten="Ruzie thuis.")
    return casus


@pytest.mark.eis("CR-M-10", "CR-M-12", "CR-A1-07", "CR-D-08")
@pytest.mark.parametrize(
    ("velden", "uitkomst", "plaats", "dwingend"), VOORSTELLEN.values(), ids=VOORSTELLEN.keys()
)
def test_voorstel_komt_uit_analyse_en_taxatie(velden, uitkomst, plaats, dwingend):
    voorstel = propose_for(casus_met(velden, uitkomst))
    assert (voorstel.plaats.value, voorstel.dwingend) == (plaats, dwingend)
    assert voorstel.zinnen


def test_zonder_gegevens_geen_voorstel_en_geen_besluit():
    casus = casus_a()
    assert propose_for(casus) is None
    with pytest.raises(ValidationError, match="Leg eerst de vraaganalyse"):
        decide_regie(casus, by=procesregisseur_van(casus), besluit="bij_gezin", op=OP)


@pytest.mark.eis("CR-M-10", "CR-A1-35", "CR-M-11", "CR-G-03")
def test_besluit_legt_vast_en_benoemt_met_naam_en_dag():
    casus = casus_met({"draagvlak_ouders": "nee"})
    besluit = met_regie(casus)
    assert (besluit.voorstel, besluit.besluit, besluit.wijkt_af) == (
        "buiten_gezin",
        "buiten_gezin",
        False,
    )
    assert besluit.redenen == ["meervoudig", "ouders_niet"]
    assert (besluit.genomen_door, besluit.genomen_op) == (procesregisseur_van(casus), OP.date())
    rol = casus.regierollen.get(rol=Rol.CASUSREGISSEUR)
    assert (rol.medewerker, rol.begin, rol.einde) == (casusregisseur_van(casus), OP, None)


@pytest.mark.eis("CR-M-10")
@pytest.mark.parametrize(
    ("velden", "besluit"),
    [
        ({"leefgebieden": ["wonen"]}, "buiten_gezin"),
        ({"draagvlak_ouders": "nee"}, "bij_gezin"),
        ({}, "bij_gezin"),
        ({}, "buiten_gezin"),
    ],
    ids=["toch_buiten", "toch_bij_het_gezin", "beoordeeld_bij", "beoordeeld_buiten"],
)
def test_afwijken_en_beoordelen_vragen_een_motivering(velden, besluit):
    casus = casus_met(velden)
    wie = casusregisseur_van(casus) if besluit == "buiten_gezin" else None
    gegevens = {
        "by": procesregisseur_van(casus),
        "op": OP,
        "besluit": besluit,
        "casusregisseur": wie,
    }
    with pytest.raises(ValidationError) as fout:
        decide_regie(casus, **gegevens, motivering="  ")
    assert list(fout.value.error_dict) == ["motivering"]
    assert not Regiebesluit.objects.exists()
    assert decide_regie(casus, **gegevens, motivering="Zo afgesproken.").pk


@pytest.mark.eis("CR-M-12")
@pytest.mark.parametrize(
    "velden",
    [{"ivh": True}, {"maatregel": "jeugdbescherming"}, {"maatregel": "strafrecht"}],
    ids=["ivh", "maatregel", "strafrecht"],
)
def test_dwingend_laat_geen_keuze(velden):
    casus = casus_met(velden)
    with pytest.raises(ValidationError) as fout:
        decide_regie(
            casus,
            by=procesregisseur_van(casus),
            op=OP,
            besluit="bij_gezin",
            motivering="Het gezin wil het zo.",
        )
    assert list(fout.value.error_dict) == ["besluit"]


@pytest.mark.parametrize(
    ("wie", "zin"),
    [
        (lambda casus: None, "Kies wie de casusregisseur wordt"),
        (lambda casus: procesregisseur_van(casus), "Kies iemand die casusregisseur is"),
        (lambda casus: medewerker(Rol.CASUSREGISSEUR), "Kies iemand die casusregisseur is"),
    ],
    ids=["niemand", "verkeerde_rol", "ander_team"],
)
@pytest.mark.eis("CR-M-11")
def test_buiten_het_gezin_noemt_iemand_van_het_team(wie, zin):
    casus = casus_met()
    with pytest.raises(ValidationError, match=zin):
        decide_regie(
            casus,
            by=procesregisseur_van(casus),
            op=OP,
            besluit="buiten_gezin",
            casusregisseur=wie(casus),
            motivering="Nodig.",
        )
    assert casus.holder_of(Rol.CASUSREGISSEUR) is None


def test_een_volgend_besluit_draagt_over():
    casus = casus_met()
    eerste = met_regie(casus)
    met_regie(casus, op=OP + timedelta(days=1))
    assert casus.regierollen.filter(rol=Rol.CASUSREGISSEUR).count() == 1
    later = OP + timedelta(days=30)
    met_regie(casus, op=later, besluit="bij_gezin")
    rollen = casus.regierollen.filter(rol=Rol.CASUSREGISSEUR).order_by("begin")
    assert [(r.bij_gezin, r.einde) for r in rollen] == [(False, later), (True, None)]
    assert Regiebesluit.objects.latest_of(casus) != eerste


def broertje(casus, team):
    """A second casus in the same gezin."""
    kind = JeugdigeFactory(voornamen="Daan", roepnaam="Daan")
    GezinslidFactory(gezin=casus.gezin, jeugdige=kind, naam="", rol="jeugdige")
    ander = casus_a(team, jeugdige=kind, gezin=casus.gezin)
    met_vraaganalyse(ander)
    met_risicotaxatie(ander)
    return ander


@pytest.mark.eis("CR-G-04")
def test_een_casusregisseur_per_gezin():
    team = team_met_mensen()
    collega = medewerker(Rol.CASUSREGISSEUR, organisatie=team.team)
    casus = casus_met(team=team)
    met_regie(casus, casusregisseur=team.casusregisseur)
    ander = broertje(casus, team)
    with pytest.raises(ValidationError) as fout:
        met_regie(ander, casusregisseur=collega)
    assert "al een andere casusregisseur" in str(fout.value)
    with pytest.raises(ValidationError, match="al een andere casusregisseur"):
        met_regie(ander, besluit="bij_gezin")
    assert not Regiebesluit.objects.filter(casus=ander).exists()
    met_regie(ander, casusregisseur=team.casusregisseur)
    assert Regierol.objects.current().filter(rol=Rol.CASUSREGISSEUR).count() == 2


@pytest.mark.eis("CR-G-04")
def test_de_database_houdt_een_tweede_casusregisseur_tegen():
    team = team_met_mensen()
    collega = medewerker(Rol.CASUSREGISSEUR, organisatie=team.team)
    casus = casus_met(team=team)
    met_regie(casus)
    ander = broertje(casus, team)
    with pytest.raises(IntegrityError), transaction.atomic():
        Regierol.objects.create(
            casus=ander,
            gezin=casus.gezin,
            rol=Rol.CASUSREGISSEUR,
            medewerker=collega,
            begin=OP,
        )


@pytest.mark.parametrize("wie", ["teamleider", "vreemde"])
def test_wie_niet_besluit(wie):
    team = team_met_mensen()
    casus = casus_met(team=team)
    by = getattr(team, wie, None) or medewerker(Rol.PROCESREGISSEUR)
    with pytest.raises(PermissionDenied):
        decide_regie(
            casus,
            by=by,
            op=OP,
            besluit="buiten_gezin",
            casusregisseur=team.casusregisseur,
            motivering="Zo.",
        )
    assert casus.holder_of(Rol.CASUSREGISSEUR) is None


def test_een_besluit_wijzigt_nooit():
    casus = casus_met()
    met_regie(casus)
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        Regiebesluit.objects.update(motivering="Anders")
