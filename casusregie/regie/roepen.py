"""De casusregisseur roept: een vraag aan de procesregisseur, of de procesregie naar het RER."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from casusregie.casus.models import Casus
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from verloop.overgangen import register

from .betrekken import involve
from .procesregie import Regievraag, TijdelijkeProcesregie
from .rer import rer_on, tell_rer


def ask_procesregisseur(
    casus: Casus, *, by: Medewerker, vraag: str, op: datetime | None = None
) -> Regievraag:
    """A question of the casusregisseur with a term for the answer (CR-M-16)."""
    if not vraag.strip():
        raise ValidationError({"vraag": "Schrijf op wat u van de procesregisseur vraagt"})
    op = op or timezone.now()
    stuk = Regievraag(
        casus=casus, vraag=vraag.strip(), gesteld_door=by, gesteld_op=timezone.localdate(op)
    )
    return register(stuk, by=by, op=op)


@transaction.atomic
def request_procesregie(
    casus: Casus, *, by: Medewerker, grond: str, op: datetime | None = None
) -> TijdelijkeProcesregie:
    """Ask the RER to take the procesregie for a time (CR-M-05); it sees the casus from now on.

    Raises ValidationError without a ground, without a RER or when it was asked already;
    PermissionDenied for who is neither casusregisseur nor procesregisseur.
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    if casus.route == "C":
        raise ValidationError("Bij een maatregel blijft de procesregie bij de instelling.")
    rer = rer_on(dag)
    if rer is None:
        raise ValidationError("Er is geen expertteam (RER) ingericht. Vraag het de beheerder.")
    if not grond.strip():
        raise ValidationError({"grond": "Schrijf op waarom de hulp niet verder komt"})
    if casus.procesregie_rer.filter(status__in=["gevraagd", "loopt"]).exists():  # type: ignore[attr-defined]
        raise ValidationError("De procesregie is al gevraagd aan het RER, of ligt daar al.")
    stuk = TijdelijkeProcesregie(
        casus=casus, rer=rer, grond=grond.strip(), gevraagd_door=by, gevraagd_op=dag
    )
    grondslag = "Procesregie gevraagd omdat de hulp stagneert"
    stuk.betrokkenheden = involve(casus, rer, [Rol.ZORGBEMIDDELAAR.value], grondslag, dag)
    register(stuk, by=by, op=op)
    tell_rer(stuk, dag)
    return stuk
