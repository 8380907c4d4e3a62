"""Het mandaat per wet: een gemeente legt vast wat de casusregisseur alleen mag (RV-B03-07)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from organisaties.models import Medewerker, Organisatie
from organisaties.rollen import Rol
from verloop.overgangen import record

from .inrichting import Mandaat
from .keuzes import Wet

#: Who keeps it for the own gemeente.
BEHEER = (Rol.PROCESREGISSEUR, Rol.BACKOFFICE)


@transaction.atomic
def grant_mandate(
    gemeente: Organisatie, *, by: Medewerker, op: datetime | None = None, **velden: Any
) -> Mandaat:
    """A new version from a day on; the one before it ends the day before.

    `velden`: wet, zelf, samen, plan_vaststellen, geldig_van, bron. Raises PermissionDenied for who
    does not keep it, ValidationError at the field when a later version already stands.
    """
    op = op or timezone.now()
    if not by.has_role(*BEHEER, on=timezone.localdate(op), organisatie_id=gemeente.pk):
        raise PermissionDenied(f"Alleen de gemeente {gemeente} legt haar mandaat vast.")
    Organisatie.objects.select_for_update().get(pk=gemeente.pk)
    nieuw = Mandaat(gemeente=gemeente, vastgelegd_door=by, vastgelegd_op=op, **velden)
    nieuw.full_clean(validate_constraints=False)
    _check_day(nieuw, timezone.localdate(op))
    _end_previous(nieuw)
    nieuw.save()
    record(gemeente, "mandaat", by=by, op=op, wet=nieuw.wet, mandaat=nieuw.pk)
    return nieuw


def history_of(gemeente: Organisatie) -> list[Mandaat]:
    """Every version of this gemeente itself, per wet, the newest first."""
    rijen = Mandaat.objects.filter(gemeente=gemeente).select_related("vastgelegd_door")
    return list(rijen.order_by("wet", "-geldig_van"))


def now_valid(gemeente: Organisatie, on: date) -> list[tuple[str, Mandaat | None]]:
    """Per wet what holds on that day: the own version, else the general one, else nothing."""
    rijen = Mandaat.objects.valid_on(on).select_related("vastgelegd_door")
    algemeen = {rij.wet: rij for rij in rijen.filter(gemeente=None).order_by("geldig_van")}
    eigen = {rij.wet: rij for rij in rijen.filter(gemeente=gemeente)}
    return [(str(wet.label), eigen.get(wet, algemeen.get(wet))) for wet in Wet]


def _check_day(nieuw: Mandaat, vandaag: date) -> None:
    if nieuw.geldig_van < vandaag:
        raise ValidationError({"geldig_van": "Kies vandaag of een dag die nog komt"})
    later = Mandaat.objects.filter(gemeente=nieuw.gemeente, wet=nieuw.wet)
    laatste = later.order_by("-geldig_van").first()
    if laatste is not None and laatste.geldig_van >= nieuw.geldig_van:
        dag = f"{laatste.geldig_van:%d-%m-%Y}"
        raise ValidationError({"geldig_van": f"Kies een dag na {dag}: dan begint al een versie"})


def _end_previous(nieuw: Mandaat) -> None:
    vorige = Mandaat.objects.filter(gemeente=nieuw.gemeente, wet=nieuw.wet, geldig_tot=None)
    for rij in vorige:
        rij.geldig_tot = nieuw.geldig_van - timedelta(days=1)
        rij.save(update_fields=["geldig_tot"])
