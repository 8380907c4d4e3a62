"""Casussen met regie voor tests: team, casusregisseur, RER, GI en aanbieder bij elkaar."""

from datetime import timedelta
from types import SimpleNamespace

from casusregie.models import Casus, Overdracht
from casusregie.regie.vragen import ask_team
from organisaties.rollen import Rol
from tests.factories.casusregie import (
    OP,
    GezinslidFactory,
    JeugdigeFactory,
    casus_a,
    casus_b,
    met_regie,
    met_risicotaxatie,
    met_vraaganalyse,
    team_met_mensen,
)
from tests.factories.organisaties import AanbiederFactory, GIFactory, RERFactory, medewerker
from verloop.overgangen import perform, register

DAG = OP.date()
LATER = OP + timedelta(days=3)


def vers(casus):
    """The casus as it stands in the database."""
    return Casus.objects.get(pk=casus.pk)


def houder(casus, rol):
    """Who holds the regierol now; None for the gezin or nobody."""
    rij = vers(casus).holder_of(rol)
    return rij.medewerker if rij else None


def casus_met_regie(team=None, **velden):
    """Route A with a recorded question, risk and a casusregisseur of the team."""
    team = team or team_met_mensen()
    casus = casus_a(team, **velden)
    met_vraaganalyse(casus)
    met_risicotaxatie(casus)
    met_regie(casus, casusregisseur=team.casusregisseur)
    return vers(casus)


def broer_of_zus(casus, team):
    """A casus of another child in the same gezin, with the same casusregisseur."""
    ander = JeugdigeFactory(gemeente=casus.gemeente, roepnaam="Sem")
    GezinslidFactory(gezin=casus.gezin, jeugdige=ander, naam="", rol="jeugdige")
    return casus_met_regie(team, jeugdige=ander, gezin=casus.gezin)


def wereld():
    """One casus in route A and everybody around it."""
    team = team_met_mensen()
    gi = GIFactory()
    aanbieder = AanbiederFactory()
    return SimpleNamespace(
        team=team,
        casus=casus_met_regie(team),
        collega=medewerker(Rol.CASUSREGISSEUR, organisatie=team.team),
        ander=team_met_mensen(valt_onder=team.team.valt_onder),
        gi=gi,
        jeugdbeschermer=medewerker(Rol.JEUGDBESCHERMER, organisatie=gi),
        aanbieder=aanbieder,
        behandelaar=medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder),
        zorgbemiddelaar=medewerker(Rol.ZORGBEMIDDELAAR, organisatie=RERFactory()),
    )


def overdracht(casus, by, naar, soort, op=OP, **velden):
    """A concept hand-over."""
    o = Overdracht(
        casus=vers(casus),
        soort=soort,
        van=velden.pop("van", None) or casus.team,
        van_medewerker=by,
        naar=naar,
        **{"reden": "Het gezin is verhuisd.", **velden},
    )
    return register(o, by=by, op=op)


def aangeboden(casus, by, naar, soort, op=OP, **velden):
    """A hand-over that waits for an answer."""
    velden.setdefault("gezin_stemt_in_op", op.date())
    return perform(overdracht(casus, by, naar, soort, op, **velden), "offer", by=by, op=op)


def route_b(**velden):
    """A casus on route B with its aanbieder and a lokaal team of the gemeente."""
    aanbieder = AanbiederFactory()
    by = medewerker(Rol.BEHANDELREGISSEUR, organisatie=aanbieder)
    casus = casus_b(aanbieder, by=by, **velden)
    team = team_met_mensen(valt_onder=casus.gemeente)
    return SimpleNamespace(casus=casus, aanbieder=aanbieder, behandelaar=by, team=team)


def verzoek(b, op=OP, **velden):
    """A request for a casusregisseur, with consent."""
    return ask_team(
        b.casus,
        op=op,
        **{
            "by": b.behandelaar,
            "team": b.team.team,
            "van": b.aanbieder,
            "soort": "casusregisseur",
            "reden": "complex",
            "toelichting": "Het gezin redt het nu niet alleen.",
            "instemming_op": op.date(),
            **velden,
        },
    )
