"""Opent een casus: nummer, betrokkenheden, procesregisseur en route in één transactie."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from casusregie.jeugdige.models import Betrokkenheid, Gezin, Jeugdige
from casusregie.routes.verwijzing import AANBIEDERROLLEN
from casusregie.routes.vinden import ROUTES, route_of
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Rol, Soort
from verloop.geheel import step
from verloop.grenzen import clean_new
from verloop.overgangen import record, register
from verloop.sloten import hold, is_held, lock_row
from verloop.stap import holding

from .models import Casus, Casusnummer, Regierol, Routesoort

#: The roles of the team that work on its casussen.
TEAMROLLEN: dict[str, tuple[Rol, ...]] = {
    Routesoort.LOKAAL: (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.TEAMLEIDER),
    Routesoort.MEDISCH: (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.TEAMLEIDER),
    Routesoort.BESCHERMING: (Rol.JEUGDBESCHERMER,),
}
GROND = {
    Routesoort.LOKAAL: "Aangemeld bij het lokale team (route A)",
    Routesoort.MEDISCH: "Verwezen door een arts (route B)",
    Routesoort.BESCHERMING: "Opdracht van de rechtbank (route C)",
}


@dataclass(frozen=True)
class Deelnemer:
    """Another party that is involved from the beginning; `medewerker` None: all holders."""

    organisatie: Organisatie
    rol: str
    grond: str = ""
    medewerker: Medewerker | None = None


@step()
@holding()
def open_casus(
    jeugdige: Jeugdige,
    gezin: Gezin,
    route: str,
    by: Medewerker,
    op: datetime | None = None,
    *,
    team: Organisatie | None,
    gemeente: Organisatie,
    hulpvraag: str = "",
    procesregisseur: Medewerker | None = None,
    extra_betrokkenheden: Iterable[Deelnemer] = (),
    reden_tweede: str = "",
    opt_out_getekend_op: Any = None,
    **routevelden: Any,
) -> Casus:
    """Open a casus with its route; returns the casus.

    `route` is "A", "B" or "C"; `team` the lokaal team (A), None or the lokaal team (B), the GI
    (C). `routevelden` are the fields of the route's own model, e.g. `aanbieder`, `verwezen_op`.
    Raises PermissionDenied when `by` may not open this route, ValidationError with Dutch
    sentences per field otherwise. Nothing is saved then.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    lock_row(jeugdige)
    _check(jeugdige, gezin, team, gemeente, dag)
    _check_second(jeugdige, team, reden_tweede)
    _check_procesregisseur(route, team, procesregisseur, dag)
    casus = _new_casus(
        jeugdige=jeugdige,
        gezin=gezin,
        gemeente=gemeente,
        team=team,
        route=route,
        aangemeld_op=dag,
        hulpvraag=hulpvraag,
        opt_out_getekend_op=opt_out_getekend_op,
    )
    hold(casus)
    _involve(casus, route, team, extra_betrokkenheden, dag)
    _appoint(casus, procesregisseur, team, op)
    nieuw = ROUTES[casus.route]
    velden = {"reden_tweede_casus": reden_tweede, **routevelden}
    casus.geopend_met = register(nieuw(casus=casus, begonnen_op=dag, **velden), by=by, op=op)
    return casus


def _new_casus(*, aangemeld_op: date, opt_out_getekend_op: Any, **velden: Any) -> Casus:
    """The row with the next number of the year; a signed declaration makes it an opt-out."""
    casus = Casus(
        nummer=Casusnummer.take(aangemeld_op),
        aangemeld_op=aangemeld_op,
        opt_out=opt_out_getekend_op is not None,
        opt_out_getekend_op=opt_out_getekend_op,
        **velden,
    )
    clean_new(casus)
    casus.save()
    return casus


@transaction.atomic
def assign_team(
    casus: Casus,
    team: Organisatie,
    procesregisseur: Medewerker,
    *,
    by: Medewerker,
    op: datetime | None = None,
) -> Casus:
    """Bring a lokaal team into a casus of route B, for the casusregie (domein.md §0 d).

    Raises PermissionDenied unless `by` works at the aanbieder of the route, and ValidationError
    when the casus has a team already, has an opt-out, or the team does not fit.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    casus = Casus.objects.select_for_update().get(pk=casus.pk)
    if not by.has_role(*AANBIEDERROLLEN, on=dag, organisatie_id=route_of(casus).aanbieder_id):
        raise PermissionDenied("Alleen de aanbieder betrekt het lokale team bij deze casus.")
    if casus.opt_out:
        raise ValidationError("De jeugdige koos voor een opt-out: het lokale team kijkt niet mee.")
    if casus.team_id or casus.route != Routesoort.MEDISCH:
        raise ValidationError({"team": "Bij deze casus hoort al een team"})
    _check(casus.jeugdige, casus.gezin, team, casus.gemeente, dag)
    _check_procesregisseur(Routesoort.MEDISCH, team, procesregisseur, dag)
    casus.team = team
    casus.save(update_fields=["team"])
    involve_team(casus, team, Routesoort.MEDISCH, dag)
    _appoint(casus, procesregisseur, team, op)
    record(casus, "team_betrokken", by=by, op=op)
    return casus


def involve_team(casus: Casus, team: Organisatie, route: str, dag: Any) -> None:
    """Every holder of a team role may see this casus from that day; does nothing twice."""
    bestaand = set(
        casus.betrokkenheden.filter(organisatie=team, medewerker=None, einddatum=None).values_list(
            "rol", flat=True
        )
    )
    Betrokkenheid.objects.bulk_create(
        rij for rij in _team_rows(casus, team, route, dag) if rij.rol not in bestaand
    )


def _team_rows(casus: Casus, team: Organisatie, route: str, dag: Any) -> list[Betrokkenheid]:
    return [
        Betrokkenheid(
            jeugdige_id=casus.jeugdige_id,
            casus=casus,
            organisatie=team,
            rol=rol,
            grond=GROND[Routesoort(route)],
            begindatum=dag,
        )
        for rol in TEAMROLLEN[route]
    ]


def _check(
    jeugdige: Jeugdige, gezin: Gezin, team: Organisatie | None, gemeente: Organisatie, dag: Any
) -> None:
    fouten = {}
    if not (is_held(Gezin, gezin.pk) or gezin.leden.filter(jeugdige=jeugdige).exists()):
        fouten["gezin"] = "Kies het gezin waar deze jeugdige bij hoort"
    if gemeente.soort != Soort.GEMEENTE or not gemeente.holds_on(dag):
        fouten["gemeente"] = "Kies een gemeente die op deze dag bestaat"
    if team and not team.holds_on(dag):
        fouten["team"] = "Kies een team dat op deze dag bestaat"
    if fouten:
        raise ValidationError(fouten)


def _check_second(jeugdige: Jeugdige, team: Organisatie | None, reden: str) -> None:
    """A second active casus at the same team needs a reason."""
    if team is None or reden.strip():
        return
    if Casus.objects.active().filter(jeugdige=jeugdige, team=team, opt_out=False).exists():
        raise ValidationError(
            {
                "reden_tweede": (
                    "Deze jeugdige heeft al een lopende casus bij dit team. "
                    "Schrijf op waarom er een tweede casus nodig is"
                )
            }
        )


def _check_procesregisseur(
    route: str, team: Organisatie | None, procesregisseur: Medewerker | None, dag: Any
) -> None:
    """Routes A and C begin with a named procesregisseur (in C the jeugdbeschermer)."""
    if procesregisseur is None:
        if route != Routesoort.MEDISCH:
            raise ValidationError({"procesregisseur": "Kies wie de procesregisseur is"})
        return
    rol = Rol.JEUGDBESCHERMER if route == Routesoort.BESCHERMING else Rol.PROCESREGISSEUR
    if team is None or not procesregisseur.has_role(rol, on=dag, organisatie_id=team.pk):
        raise ValidationError(
            {"procesregisseur": f"Kies iemand die {rol.label.lower()} is bij het team"}
        )


def _involve(
    casus: Casus,
    route: str,
    team: Organisatie | None,
    deelnemers: Iterable[Deelnemer],
    dag: Any,
) -> None:
    nieuw = _team_rows(casus, team, route, dag) if team is not None else []
    nieuw += [
        Betrokkenheid(
            jeugdige_id=casus.jeugdige_id,
            casus=casus,
            organisatie=deelnemer.organisatie,
            medewerker=deelnemer.medewerker,
            rol=deelnemer.rol,
            grond=deelnemer.grond or GROND[Routesoort(route)],
            begindatum=dag,
        )
        for deelnemer in deelnemers
    ]
    Betrokkenheid.objects.bulk_create(nieuw)


def _appoint(
    casus: Casus, procesregisseur: Medewerker | None, team: Organisatie | None, op: datetime
) -> None:
    if procesregisseur is not None:
        Regierol.objects.create(
            casus=casus,
            gezin_id=casus.gezin_id,
            rol=Rol.PROCESREGISSEUR,
            medewerker=procesregisseur,
            organisatie=team,
            begin=op,
        )
