"""Route C voor tests: een casus met maatregel, teamtafel en besluiten, elk door de deur.

Alles speelt vanaf `OP` (maandag 2 maart 2026) tenzij anders gezegd.
"""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from casusregie.bescherming import vastleggen
from casusregie.documenten.models import Document
from casusregie.jeugdige.models import Gezinsrol
from casusregie.routes.vinden import route_of
from casusregie.toestemming.models import Partijsoort
from normenkader.termijnen.kalender import add_months
from organisaties.rollen import Rol
from verloop.overgangen import perform

from . import casusregie as f
from .organisaties import AanbiederFactory, GIFactory, LokaalTeamFactory, medewerker

OP = f.OP
DAG = f.DAG
UITSPRAAK = {"rechtbank": "Rechtbank Rotterdam", "zaaknummer": "C/10/000001"}


def om(dag: date) -> datetime:
    """Nine o'clock on that day."""
    return datetime(dag.year, dag.month, dag.day, 9, 0, tzinfo=UTC)


def wereld(op=OP, soort="ots", geboren=None, **velden):
    """A GI with people and a casus on route C, opened by its jeugdbeschermer."""
    gi = GIFactory()
    jeugdbeschermer = medewerker(Rol.JEUGDBESCHERMER, organisatie=gi)
    jeugdige = f.JeugdigeFactory(**({"geboortedatum": geboren} if geboren else {}))
    casus = f.casus_c(gi, jeugdige, op, by=jeugdbeschermer, maatregel=soort, **velden)
    team = f.team_met_mensen(valt_onder=casus.gemeente)
    return SimpleNamespace(
        gi=gi,
        jeugdbeschermer=jeugdbeschermer,
        gedragswetenschapper=medewerker(Rol.GEDRAGSWETENSCHAPPER, organisatie=gi),
        casus=casus,
        team=team,
        elders=medewerker(Rol.JEUGDBESCHERMER),
    )


def ots(w, op=OP, **velden):
    """An OTS of a year from today."""
    dag = op.date()
    basis = {
        "soort": "ots",
        "datum": dag,
        "begindatum": dag,
        "einddatum": add_months(dag, 12),
        **UITSPRAAK,
    }
    by = velden.pop("by", w.jeugdbeschermer)
    return vastleggen.begin_maatregel(w.casus, by=by, op=op, **{**basis, **velden})


def kind(w, naam="Sem Veldwijk", rol=Gezinsrol.BROER_ZUS, **velden):
    """Another child in the gezin."""
    return f.GezinslidFactory(gezin=w.casus.gezin, naam=naam, rol=rol, **velden)


def handeling(w, soort, op=OP, by=None, **velden):
    """Something that was done on the day itself."""
    basis = {"gedaan_op": op.date(), "toelichting": "Besproken."}
    return vastleggen.record_act(
        w.casus, soort, by=by or w.jeugdbeschermer, op=op, **{**basis, **velden}
    )


def besluit(w, soort="hulp", op=OP, **velden):
    """A decision of the basisteam."""
    basis = {
        "besluit": "Wij zetten hulp thuis in.",
        "gronden": "De veiligheid is nog niet genoeg.",
        "gedragswetenschapper": w.gedragswetenschapper,
        "genomen_op": op.date(),
    }
    by = velden.pop("by", w.jeugdbeschermer)
    return vastleggen.decide_in_team(w.casus, by=by, op=op, soort=soort, **{**basis, **velden})


def deelnemers(w, *meer):
    """The jeugdige, a parent and the jeugdbeschermer, and who else is given."""
    return [
        {"rol": "jeugdige", "naam": "Noor"},
        {"rol": "ouder", "naam": "Ouder 1"},
        {"rol": "jeugdbeschermer", "naam": w.jeugdbeschermer.naam},
        *meer,
    ]


def tafel(w, soort="eerste", op=OP, meer=(), **velden):
    """A planned teamtafel."""
    basis = {"gepland_op": op.date(), "onderwerpen": "Hoe gaat het thuis?"}
    by = velden.pop("by", w.jeugdbeschermer)
    return vastleggen.plan_teamtafel(
        w.casus, deelnemers(w, *meer), by=by, op=op, soort=soort, **{**basis, **velden}
    )


def gehouden(w, stuk, op=OP, **velden):
    """The teamtafel, held with everybody."""
    basis = {
        "gehouden_op": op.date(),
        "verslag": "Iedereen deed mee.",
        "monitoring_door": "De jeugdbeschermer",
        "terugkoppeling": "Elke maand een bericht.",
    }
    wie = [d.pk for d in stuk.deelnemers.all()]
    return vastleggen.hold_teamtafel(stuk, wie, by=w.jeugdbeschermer, op=op, **{**basis, **velden})


def rapportage(w, op=OP, organisatie=None):
    """A vastgestelde afsluitrapportage; stored as it is, its own tests make it through the door."""
    return Document.objects.create(
        casus=w.casus,
        soort="afsluitrapportage",
        status="vastgesteld",
        organisatie=organisatie or w.gi,
        opgesteld_door=w.jeugdbeschermer,
        vastgesteld_op=op.date(),
        vastgesteld_door=w.jeugdbeschermer,
    )


def route(w):
    """The route of the casus, fresh."""
    return route_of(w.casus)


def stap(w, naam, op=OP, by=None, **gegevens):
    """One move of the route."""
    return perform(route(w), naam, by=by or w.jeugdbeschermer, op=op, **gegevens)


def gezinsplan(w, op=OP):
    """The first teamtafel was held, and after it the gezinsplan is vastgesteld (CR-C2-11)."""
    gehouden(w, tafel(w, op=op), op)
    return stap(w, "adopt_gezinsplan", op)


__all__ = ["AanbiederFactory", "LokaalTeamFactory", "Partijsoort", "timedelta"]
