"""Een regierol overnemen, toewijzen of neerleggen; wie tegelijk was, krijgt een eerlijk nee."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from casusregie.casus.models import Casus, Regieaanleiding, Regierol
from casusregie.jeugdige.models import Betrokkenheid, Gezin
from casusregie.termijnen.melden import notify
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Rol
from verloop.fouten import Conflict, Geblokkeerd
from verloop.overgangen import record

from .houders import check_holder, current_of, end_holder, fitting_role, refuse_second, set_holder

KEUZES = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR)
INTUSSEN = "Iemand anders heeft deze rol intussen overgenomen of toegewezen."
HULP_BEZIG = frozenset({"hulp_toewijzen", "hulp_loopt", "evalueren", "afsluiten"})


@transaction.atomic
def assign(
    casus: Casus,
    rol: str,
    aan: Medewerker,
    *,
    by: Medewerker,
    reden: str,
    houder_id: int | None = -1,
    op: datetime | None = None,
) -> Regierol:
    """Give a regierol to a colleague of the team, or take it oneself (`aan` is `by`).

    `houder_id` is the regierol row the user saw (None: nobody; -1: do not compare). Raises
    Conflict when that changed meanwhile, ValidationError per field, PermissionDenied for who is
    not of the team.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    casus = _lock(casus)
    _check(casus, rol, by, reden, dag)
    huidig = current_of(casus, rol)
    if houder_id != -1 and houder_id != (huidig.pk if huidig else None):
        raise Conflict(INTUSSEN, over=casus)
    _refuse_rer(casus, rol, huidig)
    check_holder(casus, rol, aan, dag)
    if huidig and huidig.medewerker_id == aan.pk:
        raise ValidationError({rol: f"{aan} heeft deze rol al"})
    zelf = aan.pk == by.pk
    aanleiding = Regieaanleiding.OVERGENOMEN if zelf else Regieaanleiding.TOEGEWEZEN
    for welke in _together(casus, rol):
        if welke == Rol.CASUSREGISSEUR:
            refuse_second(casus, aan)
        rij = set_holder(casus, welke, aan, casus.team, op=op, aanleiding=aanleiding, reden=reden)
    record(casus, f"regie_{aanleiding.value}", by=by, op=op, rol=str(rol), regierol=rij.pk)
    if not zelf:
        titel = f"U bent {Rol(rol).label.lower()} van deze casus"
        notify(casus, "regierol", titel, casus, on=dag, medewerker=aan, sleutel=str(rij.pk))
    return rij


@transaction.atomic
def lay_down(
    casus: Casus, rol: str, *, by: Medewerker, reden: str, op: datetime | None = None
) -> None:
    """Stop in a role without a successor; refused where the casus cannot do without.

    Raises Geblokkeerd when help goes on or the role is the procesregie (CR-M-11), PermissionDenied
    for who does not hold it.
    """
    op = op or timezone.now()
    casus = _lock(casus)
    huidig = current_of(casus, rol)
    if huidig is None:
        raise Conflict(INTUSSEN, over=casus)
    if huidig.medewerker_id != by.pk:
        raise PermissionDenied("Alleen wie de rol heeft, legt haar neer.")
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom u stopt"})
    if not may_be_missing(casus, rol):
        raise Geblokkeerd(
            "Deze casus kan niet zonder deze rol.", "Wijs de rol toe aan een collega."
        )
    end_holder(huidig, op)
    record(casus, "regie_neergelegd", by=by, op=op, rol=str(rol), regierol=huidig.pk)


def may_be_missing(casus: Casus, rol: str) -> bool:
    """Only a casusregisseur, and only before help is looked for (CR-M-11)."""
    if rol != Rol.CASUSREGISSEUR or casus.route == "C":
        return False
    if casus.route == "B":
        return True
    return not casus.lokale_routes.active().filter(status__in=HULP_BEZIG).exists()  # type: ignore[attr-defined]


def missing_casusregisseur() -> Any:
    """Open casussen with help under way and nobody as casusregisseur; who left is nobody."""
    lopend = Regierol.objects.current().filter(rol=Rol.CASUSREGISSEUR)
    lopend = lopend.exclude(medewerker__is_active=False)
    bezig = Casus.objects.active().filter(
        lokale_routes__afgesloten_op=None, lokale_routes__status__in=HULP_BEZIG
    )
    return bezig.exclude(pk__in=lopend.values("casus"))


@transaction.atomic
def appoint_treatment(
    casus: Casus,
    medewerker: Medewerker,
    organisatie: Organisatie,
    arrangement: UUID,
    *,
    by: Medewerker,
    op: datetime | None = None,
) -> Regierol:
    """Name the behandelregisseur of one arrangement; the former one ends (CR-M-17).

    `by` works at that aanbieder, which is involved in the casus; raises PermissionDenied or
    ValidationError otherwise.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    casus = _lock(casus)
    rollen = (Rol.BEHANDELREGISSEUR, Rol.ZORGADMINISTRATIE, Rol.TEAMMANAGER)
    betrokken = Betrokkenheid.objects.running(dag).filter(casus=casus, organisatie=organisatie)
    if not betrokken.exists() or not by.has_role(*rollen, on=dag, organisatie_id=organisatie.pk):
        raise PermissionDenied("Alleen de aanbieder noemt zijn behandelregisseur.")
    if not medewerker.has_role(Rol.BEHANDELREGISSEUR, on=dag, organisatie_id=organisatie.pk):
        raise ValidationError(
            {"medewerker": f"{medewerker} is nu geen behandelregisseur bij {organisatie}"}
        )
    rij = set_holder(
        casus,
        Rol.BEHANDELREGISSEUR,
        medewerker,
        organisatie,
        op=op,
        aanleiding=Regieaanleiding.TOEGEWEZEN,
        arrangement=arrangement,
    )
    record(casus, "behandelregisseur_genoemd", by=by, op=op, regierol=rij.pk)
    return rij


def _lock(casus: Casus) -> Casus:
    """Gezin first, then the casus, read afresh."""
    Gezin.objects.select_for_update().get(pk=casus.gezin_id)
    vers = Casus.objects.select_for_update(of=("self",)).select_related("jeugdige", "team")
    return vers.get(pk=casus.pk)


def _check(casus: Casus, rol: str, by: Medewerker, reden: str, dag: date) -> None:
    if not reden.strip():
        raise ValidationError({"reden": "Schrijf op waarom"})
    if rol not in KEUZES:
        raise ValidationError({"rol": "Kies casusregisseur of procesregisseur"})
    if casus.gesloten_op or casus.team_id is None:
        raise Geblokkeerd("Deze casus heeft geen team, of is gesloten.")
    mag = {*(fitting_role(casus, r) for r in KEUZES), Rol.TEAMLEIDER}
    if not by.has_role(*mag, on=dag, organisatie_id=casus.team_id):
        raise PermissionDenied(f"Alleen {casus.team} verdeelt deze rol.")


def _refuse_rer(casus: Casus, rol: str, huidig: Regierol | None) -> None:
    elders = huidig and huidig.organisatie_id not in (None, casus.team_id)
    if rol == Rol.PROCESREGISSEUR and elders:
        raise Geblokkeerd(
            "De procesregie ligt tijdelijk bij het expertteam (RER).",
            "Vraag het expertteam de procesregie terug te geven.",
        )


def _together(casus: Casus, rol: str) -> tuple[str, ...]:
    """With a measure proces- and casusregie stay in one hand (CR-C1-16)."""
    if casus.route == "C":
        return (Rol.PROCESREGISSEUR.value, Rol.CASUSREGISSEUR.value)
    return (str(rol),)
