"""Vraagt toestemming, legt antwoorden vast en trekt in: elk één transactie door de deur."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone

from casusregie.casus.models import Casus
from organisaties.models import Medewerker, Organisatie
from verloop.fouten import Conflict
from verloop.overgangen import lock, perform, register
from verloop.redenen import Nee
from verloop.stap import holding

from .antwoord import Toestemmingsantwoord
from .leeftijd import may_give
from .models import OPEN, Status, Toestemming
from .personen import Persoon, everyone_agreed


@transaction.atomic
@holding()
def ask(
    casus: Casus,
    *,
    by: Medewerker,
    organisatie: Organisatie,
    op: datetime | None = None,
    **velden: Any,
) -> Toestemming:
    """Ask consent for one party, thing and purpose; an open question or consent lapses.

    `organisatie` is whose question it is. `velden`: partijsoort, partij or partij_naam, wat,
    doel, toelichting, gevraagd_op (default today), uitzondering, wilsonbekwaam, grond.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    nieuw = Toestemming(
        casus=casus, organisatie=organisatie, gevraagd_op=velden.pop("gevraagd_op", dag), **velden
    )
    nieuw.clean()
    _check_asker(nieuw, by, dag)
    gelijk = ("casus", "partijsoort", "partij", "partij_sleutel", "wat", "doel")
    eerder = Toestemming.objects.filter(
        status__in=OPEN, **{naam: getattr(nieuw, naam) for naam in gelijk}
    )
    for vorige in eerder.order_by("pk"):
        perform(vorige, "lapse", by=by, op=op)
    return register(nieuw, by=by, op=op)


@transaction.atomic
@holding()
def record_answer(
    toestemming: Toestemming,
    persoon: Persoon,
    akkoord: bool,
    *,
    gegeven_op: date,
    wijze: str,
    by: Medewerker,
    op: datetime | None = None,
) -> Toestemming:
    """Record what somebody said; the last yes gives the consent, the first no refuses it.

    Raises ValidationError at `persoon` with the rule when this person does not decide at this
    age, at `gegeven_op` when the day does not fit; Conflict when the question is not open.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    vers = lock(toestemming, op)
    if vers.status != Status.GEVRAAGD:
        raise Conflict("Deze vraag is al beantwoord of ingetrokken.", over=vers)
    _check_giver(vers, persoon, dag)
    _check_day(vers, gegeven_op, dag)
    register(
        Toestemmingsantwoord(
            toestemming=vers,
            gever=persoon.gever,
            lid=persoon.lid,
            naam=persoon.naam,
            akkoord=akkoord,
            gegeven_op=gegeven_op,
            wijze=wijze,
        ),
        by=by,
        op=op,
    )
    prefetch_related_objects([vers], "antwoorden")
    if not akkoord:
        return perform(vers, "refuse", by=by, op=op, geweigerd_op=gegeven_op)
    if everyone_agreed(vers, dag):
        return perform(vers, "give", by=by, op=op, gegeven_op=_last_day(vers))
    return vers


@transaction.atomic
def withdraw(
    toestemming: Toestemming, persoon: Persoon, *, by: Medewerker, op: datetime | None = None
) -> Toestemming:
    """Withdraw at once, by somebody who decides today or who gave it and still may."""
    op = op or timezone.now()
    vers = Toestemming.objects.get(pk=toestemming.pk)
    _check_giver(vers, persoon, timezone.localdate(op))
    return perform(vers, "withdraw", by=by, op=op, door=persoon.naam)


def _check_giver(toestemming: Toestemming, persoon: Persoon, dag: date) -> None:
    leeftijd = toestemming.casus.jeugdige.age_on(dag)
    oordeel = may_give(persoon.gever, leeftijd, persoon.naam, toestemming.geval)
    if isinstance(oordeel, Nee):
        raise ValidationError({"persoon": f"{oordeel.reden} {oordeel.weg}"})


def _check_day(toestemming: Toestemming, gegeven_op: date, dag: date) -> None:
    if gegeven_op > dag:
        raise ValidationError({"gegeven_op": "Kies een datum die niet in de toekomst ligt"})
    if gegeven_op < toestemming.gevraagd_op:
        raise ValidationError({"gegeven_op": "Kies een datum op of na de dag van de vraag"})


def _check_asker(nieuw: Toestemming, by: Medewerker, dag: date) -> None:
    fouten = {}
    if nieuw.organisatie_id not in by.organisaties_op(dag):
        fouten["organisatie"] = "Kies een organisatie waar u werkt"
    if nieuw.gevraagd_op > dag:
        fouten["gevraagd_op"] = "Kies een datum die niet in de toekomst ligt"
    if fouten:
        raise ValidationError(fouten)


def _last_day(toestemming: Toestemming) -> date:
    return max(a.gegeven_op for a in toestemming.antwoorden.all() if a.akkoord)
