"""De opt-out: het lokale team uit de casus, het verzoek alleen naar de backoffice (CR-B0-04).

De casusregie blijft bij het gezin, bij uitzondering bij de aanbieder (CR-B1-22).
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from casusregie.casus.models import Casus, Regierol, Routesoort
from casusregie.documenten.ondertekenen import signed_on
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.routes.vinden import route_of
from normenkader.termijnen.woorden import opsomming
from organisaties.models import Medewerker
from organisaties.rollen import Rol, Soort
from verloop.overgangen import record
from verloop.redenen import Nee, Oordeel
from verloop.stap import holding

from .bevoegd import AANBIEDERROLLEN
from .leeftijd import GEWOON, explain
from .lijsten import Regiehouder
from .personen import Persoon, required_people

DECLARATION = "opt_outverklaring"
ZONDER_VERKLARING = (
    "Er is nog geen getekende opt-outverklaring. Maak haar bij Documenten en laat haar tekenen"
)
Volger = Callable[[Casus, date], None]
_volgers: list[Volger] = []


def follow_opt_out(volger: Volger) -> None:
    """Register what must be looked at again when an opt-out came or went (same transaction)."""
    if volger not in _volgers:
        _volgers.append(volger)


def may_change_opt_out(casus: Casus, medewerker: Medewerker, on: date) -> Oordeel:
    """The aanbieder of a running route B, where the family does not go through the team."""
    if casus.route != Routesoort.MEDISCH:
        return Nee(
            "Een opt-out kan alleen na verwijzing door een arts (route B).",
            "Op deze route werkt het team of de instelling zelf met de casus.",
        )
    if casus.gesloten_op:
        return Nee("Deze casus is gesloten.")
    aanbieder_id = route_of(casus).aanbieder_id  # type: ignore[attr-defined]
    if medewerker.has_role(*AANBIEDERROLLEN, on=on, organisatie_id=aanbieder_id):
        return True
    return Nee("Alleen de aanbieder legt de opt-outverklaring vast.")


@transaction.atomic
@holding()
def record_opt_out(
    casus: Casus,
    *,
    getekend_op: date,
    getekend_door: Iterable[Persoon],
    regie: str = Regiehouder.GEZIN,
    by: Medewerker,
    op: datetime | None = None,
) -> Casus:
    """Record the signed declaration: from this moment the lokaal team sees nothing of the casus.

    The evidence is the document opt-outverklaring, signed by everybody; with the last signature
    this follows by itself (`follow_declaration`).

    Everybody who decides at this age signs. Regierollen and involvements of a lokaal team end;
    casusregie goes to the gezin, or to `by` when the aanbieder holds it by exception. Raises
    PermissionDenied, or ValidationError with Dutch sentences per field.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    casus = _locked(casus)
    _refuse_unless(may_change_opt_out(casus, by, dag))
    if casus.opt_out:
        raise ValidationError("Er is al een opt-out vastgelegd bij deze casus.")
    _check(casus, getekend_op, list(getekend_door), regie, by, dag)
    casus.opt_out, casus.opt_out_getekend_op, casus.team = True, getekend_op, None
    casus.save(update_fields=["opt_out", "opt_out_getekend_op", "team"])
    _part_from_teams(casus, op, dag)
    _give_regie(casus, regie, by, op)
    record(casus, "opt_out_vastgelegd", by=by, op=op, getekend_op=getekend_op.isoformat())
    _tell(casus, dag)
    return casus


def follow_declaration(casus: Casus, inhoud: dict[str, Any], *, by: Any, op: datetime) -> None:
    """Everybody signed the declaration: record the opt-out that follows from it, once."""
    dag = timezone.localdate(op)
    if casus.opt_out or not may_change_opt_out(casus, by, dag):
        return
    behandelt = by.has_role(
        Rol.BEHANDELREGISSEUR,
        on=dag,
        organisatie_id=route_of(casus).aanbieder_id,  # type: ignore[attr-defined]
    )
    bij_aanbieder = behandelt and inhoud.get("casusregie") == Regiehouder.AANBIEDER
    record_opt_out(
        casus,
        getekend_op=signed_on(casus, DECLARATION, dag) or dag,
        getekend_door=required_people(casus, GEWOON, dag),
        regie=Regiehouder.AANBIEDER if bij_aanbieder else Regiehouder.GEZIN,
        by=by,
        op=op,
    )


@transaction.atomic
def withdraw_opt_out(
    casus: Casus, *, ingetrokken_door: Iterable[Persoon], by: Medewerker, op: datetime | None = None
) -> Casus:
    """The family wants the lokaal team to know after all; nothing is told by itself."""
    op = op or timezone.now()
    dag = timezone.localdate(op)
    casus = _locked(casus)
    _refuse_unless(may_change_opt_out(casus, by, dag))
    if not casus.opt_out:
        raise ValidationError("Bij deze casus is geen opt-out vastgelegd.")
    fouten = _missing(casus, list(ingetrokken_door), dag)
    if fouten:
        raise ValidationError({"personen": fouten})
    casus.opt_out, casus.opt_out_getekend_op = False, None
    casus.save(update_fields=["opt_out", "opt_out_getekend_op"])
    record(casus, "opt_out_ingetrokken", by=by, op=op)
    _tell(casus, dag)
    return casus


def _locked(casus: Casus) -> Casus:
    """Read afresh, with what the rules ask of it."""
    vers = Casus.objects.select_for_update(of=("self",)).select_related("jeugdige", "gezin")
    return vers.get(pk=casus.pk)


def _check(
    casus: Casus, getekend_op: date, personen: list[Persoon], regie: str, by: Any, dag: date
) -> None:
    fouten = {}
    if signed_on(casus, DECLARATION, dag) is None:
        fouten["getekend_op"] = ZONDER_VERKLARING
    if getekend_op > dag:
        fouten["getekend_op"] = "Kies een datum die niet in de toekomst ligt"
    ontbreekt = _missing(casus, personen, dag)
    if ontbreekt:
        fouten["personen"] = ontbreekt
    if regie == Regiehouder.AANBIEDER and not by.has_role(
        Rol.BEHANDELREGISSEUR,
        on=dag,
        organisatie_id=route_of(casus).aanbieder_id,  # type: ignore[attr-defined]
    ):
        fouten["regie"] = "Alleen een behandelregisseur kan bij uitzondering de regie nemen"
    if fouten:
        raise ValidationError(fouten)


def _missing(casus: Casus, personen: list[Persoon], dag: date) -> str:
    """Who should sign at this age and did not, in one sentence; empty when all did."""
    getekend = {persoon.sleutel for persoon in personen}
    ontbreekt = [p.naam for p in required_people(casus, GEWOON, dag) if p.sleutel not in getekend]
    uitleg = explain(casus.jeugdige.age_on(dag))
    if ontbreekt:
        return f"De handtekening van {opsomming(ontbreekt)} ontbreekt. {uitleg}"
    return "" if getekend else f"Kies wie heeft getekend. {uitleg}"


def _part_from_teams(casus: Casus, op: datetime, dag: date) -> None:
    """Of this casus nothing stays with a lokaal team: not the roles, not the sight."""
    rollen = casus.regierollen.filter(einde=None, organisatie__soort=Soort.LOKAAL_TEAM)
    rollen.update(einde=Greatest(F("begin"), Value(op)))
    Betrokkenheid.objects.running(dag).filter(
        casus=casus, organisatie__soort=Soort.LOKAAL_TEAM
    ).stop(dag)


def _give_regie(casus: Casus, regie: str, by: Medewerker, op: datetime) -> None:
    """To the gezin or the aanbieder, unless another casus of the gezin has a casusregisseur."""
    lopend = Regierol.objects.current().filter(gezin=casus.gezin_id, rol=Rol.CASUSREGISSEUR)
    if lopend.exists():
        return
    bij_aanbieder = regie == Regiehouder.AANBIEDER
    Regierol.objects.create(
        casus=casus,
        gezin_id=casus.gezin_id,
        rol=Rol.CASUSREGISSEUR,
        medewerker=by if bij_aanbieder else None,
        organisatie_id=route_of(casus).aanbieder_id if bij_aanbieder else None,  # type: ignore[attr-defined]
        begin=op,
        reden="Opt-out",
    )


def _tell(casus: Casus, dag: date) -> None:
    for volger in _volgers:
        volger(casus, dag)


def _refuse_unless(oordeel: Oordeel) -> None:
    if isinstance(oordeel, Nee):
        raise PermissionDenied(oordeel.reden)
