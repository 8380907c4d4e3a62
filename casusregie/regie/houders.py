"""Wisselt de houder van een regierol: de vorige eindigt op het moment dat de nieuwe begint."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from casusregie.casus.models import Casus, Regierol
from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Rol
from verloop.sloten import at_hand

GI_HEEFT_REGIE = (
    "Zolang er een maatregel is, liggen procesregie en casusregie bij de gecertificeerde "
    "instelling. Kies een jeugdbeschermer van deze instelling"
)


def current_of(casus: Casus, rol: str) -> Regierol | None:
    """Who holds the role now, read afresh."""
    return _holder(casus, rol, None)


def fitting_role(casus: Casus, rol: str) -> str:
    """The role at an organisation that fits a regierol: with a measure the jeugdbeschermer."""
    if casus.route == "C" and rol in (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR):
        return Rol.JEUGDBESCHERMER.value
    return rol


def check_holder(casus: Casus, rol: str, medewerker: Medewerker | None, on: date) -> None:
    """Raise ValidationError when this person (None: the gezin) may not hold the role.

    With a measure only the GI may (CR-C1-16, CR-C2-20), with IVH never the gezin (CR-D-15).
    """
    veld = str(rol) if rol != Rol.BEHANDELREGISSEUR else "medewerker"
    if medewerker is None:
        _check_family(casus, veld)
        return
    nodig = fitting_role(casus, rol)
    if medewerker.has_role(nodig, on=on, organisatie_id=casus.team_id):
        return
    if casus.route == "C":
        raise ValidationError({veld: GI_HEEFT_REGIE})
    label = Rol(nodig).label.lower()
    raise ValidationError(
        {veld: f"{medewerker} is nu geen {label} bij {casus.team}. Kies een ander"}
    )


def _check_family(casus: Casus, veld: str) -> None:
    if casus.route == "C":
        raise ValidationError({veld: GI_HEEFT_REGIE})
    if casus.ivh_perioden.filter(einddatum=None).exists():  # type: ignore[attr-defined]
        raise ValidationError(
            {
                veld: (
                    "Er loopt Intensieve Vrijwillige Hulp: de casusregie ligt dan altijd buiten "
                    "het gezin. Kies een casusregisseur"
                )
            }
        )


def refuse_second(casus: Casus, medewerker: Medewerker | None) -> None:
    """One casusregisseur per gezin (CR-G-04): raise ValidationError when there is another."""
    nieuw = medewerker.pk if medewerker else None
    anderen = Regierol.objects.current().filter(gezin_id=casus.gezin_id, rol=Rol.CASUSREGISSEUR)
    if any(rij.medewerker_id != nieuw for rij in anderen.exclude(casus=casus)):
        raise ValidationError(
            {
                "casusregisseur": (
                    "Dit gezin heeft al een andere casusregisseur, bij een andere casus. Kies "
                    "dezelfde, of draag daar eerst de casusregie over"
                )
            }
        )


def set_holder(
    casus: Casus,
    rol: str,
    medewerker: Medewerker | None,
    organisatie: Organisatie | None,
    *,
    op: datetime,
    aanleiding: str,
    reden: str = "",
    arrangement: UUID | None = None,
    tell: bool = True,
) -> Regierol:
    """Close the role of whoever holds it and give it to this person (None: the gezin).

    Checks nothing; callers hold the lock on the gezin. Nothing changes when it is the same one.
    Who gives several roles at once leaves out `tell` and calls `tell_followers` after the last.
    """
    huidig = _holder(casus, rol, arrangement)
    if huidig and _same(huidig, medewerker, organisatie):
        return huidig
    if huidig:
        op = max(op, huidig.begin)
        end_holder(huidig, op)
    rij = Regierol.objects.create(
        casus=casus,
        gezin_id=casus.gezin_id,
        rol=rol,
        medewerker=medewerker,
        organisatie=organisatie if medewerker else None,
        begin=op,
        reden=reden[:200],
        aanleiding=aanleiding,
        arrangement_kenmerk=arrangement,
    )
    if tell:
        tell_followers(casus, timezone.localdate(op))
    return rij


def tell_followers(casus: Casus, on: date) -> None:
    """A role got another holder: who must know, in the same transaction."""
    for volger in _volgers:
        volger(casus, on)


_volgers: list[Callable[[Casus, date], None]] = []


def add_follower(volger: Callable[[Casus, date], None]) -> None:
    """Register what must know that a role got another holder: volger(casus, day)."""
    if volger not in _volgers:
        _volgers.append(volger)


def end_holder(rij: Regierol, op: datetime) -> None:
    """The role ends at that moment."""
    rij.einde = max(op, rij.begin)
    rij.save(update_fields=["einde"])


def _holder(casus: Casus, rol: str, arrangement: UUID | None) -> Regierol | None:
    """Of a casus that this step holds they are asked once: nobody else can change them."""
    if at_hand(Casus, casus.pk) is casus:
        rijen = [rij for rij in casus.roles() if rij.einde is None]
    else:
        rijen = list(casus.regierollen.current().order_by("pk"))
    gezocht = (rol, arrangement)
    return next((r for r in rijen if (r.rol, r.arrangement_kenmerk) == gezocht), None)


def _same(rij: Regierol, medewerker: Any, organisatie: Any) -> bool:
    if rij.medewerker_id != (medewerker.pk if medewerker else None):
        return False
    return medewerker is None or rij.organisatie_id == getattr(organisatie, "pk", None)
