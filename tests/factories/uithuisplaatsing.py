"""Een dreigende uithuisplaatsing voor tests: vlag, plan, akkoorden, afspraak en kernbeslissing."""

from datetime import timedelta
from types import SimpleNamespace

from casusregie.afspraken.maken import make_afspraak
from casusregie.uithuisplaatsing.maken import answer, decide, raise_flag
from casusregie.uithuisplaatsing.plan import PLAN, VEILIGHEIDSPLAN
from organisaties.rollen import Rol
from verloop import outbox
from verloop.overgangen import perform

from .casusregie import DAG, OP, casus_a, casus_c, team_met_mensen
from .documenten import vastgesteld
from .organisaties import GIFactory, medewerker

EVALUATIE, AFSLUITEN = DAG + timedelta(weeks=13), DAG + timedelta(weeks=40)
PLANVELDEN = {
    "analyse_op": DAG.isoformat(),
    "evaluatie_op": EVALUATIE.isoformat(),
    "afsluiten_op": AFSLUITEN.isoformat(),
}
#: What a moment needs when everything goes well.
GOED = {
    "gehouden_op": DAG,
    "deelnemers": ["consulent", "verwijzer", "aanbieder", "gezin"],
    "verloopt_goed": True,
}


def wereld_a():
    """.casus on route A with .team, .by (procesregisseur), .gw (gedragswetenschapper)."""
    team = team_met_mensen()
    casus = casus_a(team=team)
    gw = medewerker(Rol.GEDRAGSWETENSCHAPPER, organisatie=team.team)
    return SimpleNamespace(casus=casus, team=team, by=team.procesregisseur, gw=gw)


def wereld_c():
    """.casus on route C with .by (jeugdbeschermer) and .gw."""
    gi = GIFactory()
    by = medewerker(Rol.JEUGDBESCHERMER, organisatie=gi)
    casus = casus_c(gi=gi, by=by)
    return SimpleNamespace(
        casus=casus, by=by, gw=medewerker(Rol.GEDRAGSWETENSCHAPPER, organisatie=gi)
    )


def met_vlag(w, op=OP, **velden):
    """With .dreiging."""
    w.dreiging = raise_flag(w.casus, "Er is thuis elke week geweld.", by=w.by, op=op, **velden)
    outbox.process_all()
    return w


def met_plan(w, op=OP, **anders):
    """With .veilig and .plan, both vastgesteld."""
    if not hasattr(w, "dreiging"):
        met_vlag(w, op)
    w.veilig = vastgesteld(w.casus, VEILIGHEIDSPLAN, w.by, op)
    w.plan = vastgesteld(w.casus, PLAN, w.by, op, **{**PLANVELDEN, **anders})
    outbox.process_all()
    return w


def met_akkoord(w, op=OP):
    """Every party agrees."""
    for partij in w.dreiging.partijen:
        answer(w.dreiging, partij, True, namens="P. Proef", gegeven_op=op.date(), by=w.by, op=op)
    return w


def met_afspraak(w, op=OP):
    """One werkafspraak of this plan."""
    make_afspraak(
        w.casus,
        "Elke maandag bellen",
        "De consulent",
        op.date() + timedelta(days=7),
        by=w.by,
        op=op,
        bron="uithuisplaatsing",
        bron_kenmerk=w.dreiging.kenmerk,
    )
    return w


def met_kern(w, besluit="uithuisplaatsing", op=OP):
    """A kernbeslissing."""
    return decide(
        w.dreiging,
        besluit,
        motivering="Thuis is het nu niet veilig genoeg.",
        tegenspraak="Een collega bekeek of hulp thuis genoeg is.",
        gedragswetenschapper=w.gw,
        genomen_op=op.date(),
        by=w.by,
        op=op,
    )


def gereed(w, op=OP):
    """Everything that a placement asks."""
    met_afspraak(met_akkoord(met_plan(w, op), op), op)
    met_kern(w, op=op)
    return w


def moment(w, soort):
    """The newest moment of a kind."""
    return w.dreiging.momenten.filter(soort=soort).order_by("-pk").first()


def houd(w, soort, op=OP, **anders):
    """Hold the planned moment of a kind."""
    rij = moment(w, soort)
    velden = {**GOED, "gehouden_op": op.date(), **anders}
    return perform(rij, "hold", by=w.by, op=op, **velden)
