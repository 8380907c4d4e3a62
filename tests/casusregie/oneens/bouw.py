"""Een casus met een verschil van mening, tot aan elke stap van de ladder."""

from datetime import date

from casusregie.models import Betrokkenheid, Casus, Ladderoverzicht, Meningsverschil
from casusregie.oneens.feitenlijst import facts_of
from casusregie.oneens.openen import open_difference
from organisaties.rollen import Rol, Soort
from tests.casusregie.afronding.bouw import casus_van, dag, op, wereld
from tests.factories.organisaties import OrganisatieFactory, medewerker
from verloop.overgangen import perform, register

BEGIN = dag(10)  # 19 maart 2026, een donderdag
NU = op(BEGIN)
TEKSTEN = {
    "standpunt_team": "De hulp past bij het doel en er is plek.",
    "standpunt_aanbieder": "De aanbieder vindt dat er te veel uren zijn gevraagd.",
    "geprobeerd": "Er waren twee gesprekken.",
    "vraag": "Wilt u met beide partijen om tafel?",
}
BEVESTIGD = list(TEKSTEN)
SLOT = {
    "geinformeerd": ["jeugdige", "ouders"],
    "wat_verteld": "De hulp begint later.",
    "overbrugging": True,
    "overbrugging_tekst": "Elke week een gesprek.",
}


def ladderwereld(**meer):
    """The usual world, with the RER, a teammanager, a contractmanager and a secretaris."""
    w = wereld(stap=meer.pop("stap", "feit"), **meer)
    w.rer = OrganisatieFactory(soort=Soort.RER, naam="Regionaal expertteam")
    w.regio = OrganisatieFactory(soort=Soort.UITVOERINGSORGANISATIE, naam="Uitvoering")
    w.zorgbemiddelaar = medewerker(Rol.ZORGBEMIDDELAAR, organisatie=w.rer)
    w.teammanager = medewerker(Rol.TEAMMANAGER, organisatie=w.aanbieder)
    w.contractmanager = medewerker(Rol.CONTRACTMANAGER, organisatie=w.regio)
    w.secretaris = medewerker(Rol.SECRETARIS, organisatie=w.regio)
    for rol in (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE):
        ziet(w, w.aanbieder, rol)
    return w


def ziet(w, organisatie, rol):
    """Everybody with this role there sees the casus."""
    casus = casus_van(w)
    Betrokkenheid.objects.create(
        jeugdige=casus.jeugdige,
        casus=casus,
        organisatie=organisatie,
        rol=rol,
        grond="hulp",
        begindatum=dag(0),
    )


def begin(w, by=None, wanneer=NU, **velden):
    """Step 1 is open."""
    vast = {
        "waarover": "arrangement",
        "reden": "omvang",
        "aanbieder": w.aanbieder,
        "toelichting": "De aanbieder vindt 72 uur te veel.",
    }
    return open_difference(
        casus_van(w), by=by or w.behandelregisseur, op=wanneer, **(vast | velden)
    )


def overzicht(w, verschil, by=None, wanneer=NU, **velden):
    """The overview, written and confirmed by the teamleider."""
    gegevens = {
        **TEKSTEN,
        "gevraagd": "bemiddelen",
        "bevestigd": BEVESTIGD,
        "bevestigd_op": BEGIN,
        "bevestigd_door": by or w.teamleider,
        **velden,
    }
    stuk = Ladderoverzicht(verschil=Meningsverschil.objects.get(pk=verschil.pk), **gegevens)
    return register(stuk, by=by or w.teamleider, op=wanneer)


def stappen(w):
    """Every step in order: name, who takes it and with what."""
    return [
        ("record_facts", w.casusregisseur, feiten_van(w)),
        ("align", w.casusregisseur, {"overlegd_met": ["collegas"], "conclusie": "Wij blijven."}),
        ("give_feedback", w.procesregisseur, {"wijze": "gesprek", "terugkoppeling": "Het blijft."}),
        ("reject_feedback", w.behandelregisseur, {"reactie": "Wij vinden het te veel."}),
        ("managers_differ", w.teamleider, managers()),
        ("share_overview", w.teamleider, {}),
        ("agree_actions", w.contractmanager, acties()),
        ("engage_secretaris", w.contractmanager, {"bericht": "Beide partijen blijven erbij."}),
        ("conclude", w.secretaris, {"besluit": "De toewijzing blijft staan."}),
        ("inform", w.casusregisseur, {**SLOT, "geinformeerd_op": BEGIN}),
    ]


def tot(w, stap, verschil=None, wanneer=NU):
    """Take all steps before this one."""
    verschil = verschil or begin(w, wanneer=wanneer)
    for naam, by, gegevens in stappen(w):
        if naam == stap:
            return vers(verschil)
        if naam == "share_overview":
            overzicht(w, verschil, wanneer=wanneer)
        verschil = perform(vers(verschil), naam, by=by, op=wanneer, **gegevens)
    return vers(verschil)


def zet(w, verschil, naam, wanneer=NU, by=None, **anders):
    """Take one step as the right person does, or as `by`."""
    _, wie, gegevens = next(s for s in stappen(w) if s[0] == naam)
    return perform(vers(verschil), naam, by=by or wie, op=wanneer, **(gegevens | anders))


def vers(verschil):
    """Read again, with nothing remembered."""
    return Meningsverschil.objects.get(pk=verschil.pk)


def feiten_van(w):
    """The first facts of the dossier, and how the team came to its choice."""
    sleutels = [feit.sleutel for feit in facts_of(casus_van(w))[:2]]
    return {"feiten": sleutels, "overzicht": "Na drie gesprekken kozen wij samen voor deze hulp."}


def managers():
    return {"contact_op": BEGIN, "contact_met": "Teammanager", "verslag": "Geen overeenstemming."}


def acties():
    return {"acties": "Gesprek met beide partijen.", "bericht_uiterlijk": date(2026, 4, 10)}


def optout(w):
    """The jeugdige chose for an opt-out; the backoffice takes the place of the team."""
    Casus.objects.filter(pk=w.casus_id).update(opt_out=True, opt_out_getekend_op=BEGIN)
    w.backoffice = medewerker(Rol.BACKOFFICE, organisatie=casus_van(w).gemeente)
    return w
