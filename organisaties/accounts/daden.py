"""Een account maken, een rol geven of beëindigen, en iemand uitzetten; elk feit is vastgelegd."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from organisaties.models import Aanstelling, Medewerker, Organisatie
from organisaties.rollen import BEVOORRECHT, Rol
from organisaties.rolverzoek import Rolverzoek
from verloop.overgangen import record, register

ZELF = "U geeft uzelf geen rol. Vraag een andere beheerder."
LAATSTE = "Er moet een beheerder blijven. Geef eerst een ander de rol beheerder"


def refuse_unless_beheerder(by: Medewerker, on: date) -> None:
    """Accounts and roles are the work of the beheerder. Raises PermissionDenied."""
    if not by.has_role(Rol.BEHEERDER, on=on):
        raise PermissionDenied("Alleen een beheerder geeft of beëindigt rollen.")


@transaction.atomic
def create_account(
    *, email: str, naam: str, telefoon: str = "", by: Medewerker, op: datetime | None = None
) -> Medewerker:
    """A new account without a password: the person sets it with a link that is sent.

    Raises ValidationError at `email` when somebody has that address already.
    """
    op = op or timezone.now()
    refuse_unless_beheerder(by, timezone.localdate(op))
    if Medewerker.objects.filter(email__iexact=email).exists():
        raise ValidationError({"email": "Er is al een account met dit e-mailadres"})
    persoon: Medewerker = Medewerker.objects.create_user(email, naam.strip(), telefoon=telefoon)
    record(persoon, "gemaakt", by=by, op=op)
    return persoon


@transaction.atomic
def appoint(
    persoon: Medewerker,
    organisatie: Organisatie,
    rol: str,
    *,
    begindatum: date,
    einddatum: date | None = None,
    reden: str = "",
    by: Medewerker,
    op: datetime | None = None,
) -> Aanstelling | Rolverzoek:
    """Give a role; a privileged one becomes a request that a second beheerder decides.

    Raises PermissionDenied (no beheerder, own rights) and ValidationError per field.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    refuse_unless_beheerder(by, dag)
    if persoon.pk == by.pk:
        raise PermissionDenied(ZELF)
    velden: dict[str, Any] = {
        "organisatie": organisatie,
        "rol": rol,
        "begindatum": begindatum,
        "einddatum": einddatum,
    }
    _check(persoon, velden, reden)
    if rol in BEVOORRECHT:
        verzoek = Rolverzoek(
            medewerker=persoon, reden=reden.strip(), gevraagd_door=by, gevraagd_op=dag, **velden
        )
        return register(verzoek, by=by, op=op)
    aanstelling = Aanstelling(medewerker=persoon, **velden)
    _save(aanstelling)
    record(persoon, "rol_gegeven", by=by, op=op, soort=str(rol), organisatie=organisatie.pk)
    return aanstelling


def _check(persoon: Medewerker, velden: dict[str, Any], reden: str) -> None:
    fouten = {}
    if not persoon.is_active:
        fouten["rol"] = "Dit account staat uit. Zet het eerst aan"
    if velden["einddatum"] and velden["einddatum"] < velden["begindatum"]:
        fouten["einddatum"] = "Kies een dag op of na de eerste dag"
    if velden["rol"] == Rol.SYSTEEM:
        fouten["rol"] = "Deze rol heeft alleen de klok"
    if velden["rol"] in BEVOORRECHT and not reden.strip():
        fouten["reden"] = "Schrijf op waarom deze rol nodig is; een tweede beheerder leest dit"
    if fouten:
        raise ValidationError(fouten)


def _save(aanstelling: Aanstelling) -> None:
    aanstelling.clean()
    try:
        with transaction.atomic():
            aanstelling.save()
    except IntegrityError as fout:
        reden = "Deze rol heeft deze medewerker hier al in (een deel van) deze periode"
        raise ValidationError({"rol": reden}) from fout


@transaction.atomic
def end_appointment(
    aanstelling: Aanstelling,
    *,
    laatste_dag: date | None,
    by: Medewerker,
    op: datetime | None = None,
) -> Aanstelling:
    """The last day of a role; None ends it now: the next request of this person is without it.

    Raises ValidationError for a day in the past and for the last beheerder.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    refuse_unless_beheerder(by, dag)
    aanstelling = Aanstelling.objects.select_for_update().get(pk=aanstelling.pk)
    if aanstelling.einddatum is not None and aanstelling.einddatum < dag:
        raise ValidationError({"laatste_dag": "Deze rol is al beëindigd"})
    if laatste_dag is not None and laatste_dag < max(dag, aanstelling.begindatum):
        raise ValidationError({"laatste_dag": "Kies vandaag of een latere dag"})
    if aanstelling.rol == Rol.BEHEERDER and not _others(aanstelling.medewerker, dag):
        raise ValidationError({"laatste_dag": LAATSTE})
    aanstelling.einddatum = laatste_dag or max(dag, aanstelling.begindatum) - timedelta(days=1)
    aanstelling.save(update_fields=["einddatum"])
    record(
        aanstelling.medewerker,
        "rol_beeindigd",
        by=by,
        op=op,
        soort=aanstelling.rol,
        organisatie=aanstelling.organisatie_id,
    )
    return aanstelling


@transaction.atomic
def switch_account(
    persoon: Medewerker, *, aan: bool, by: Medewerker, op: datetime | None = None
) -> Medewerker:
    """Turn an account off (out at the next request) or on again; the roles stay as they are."""
    op = op or timezone.now()
    dag = timezone.localdate(op)
    refuse_unless_beheerder(by, dag)
    if persoon.pk == by.pk:
        raise PermissionDenied("U zet uw eigen account niet uit. Vraag een andere beheerder.")
    if persoon.is_systeem:
        raise PermissionDenied("De klok heeft geen account om uit te zetten.")
    if not aan and persoon.has_role(Rol.BEHEERDER, on=dag) and not _others(persoon, dag):
        raise ValidationError({"__all__": LAATSTE})
    persoon.is_active = aan
    persoon.save(update_fields=["is_active"])
    record(persoon, "aangezet" if aan else "uitgezet", by=by, op=op)
    return persoon


def _others(persoon: Medewerker, dag: date) -> bool:
    """Does another beheerder stay?"""
    anderen = Aanstelling.objects.current(dag).filter(rol=Rol.BEHEERDER)
    return anderen.exclude(medewerker=persoon).exists()
