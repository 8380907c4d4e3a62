"""Een versie van het kader vaststellen: de vorige eindigt de dag ervoor, in dezelfde stap."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from normenkader.models import KaderVersie
from verloop.grenzen import RacesAreConflicts
from verloop.overgangen import check_move, perform
from verloop.sloten import holding, lock


def adopt_version(
    concept: KaderVersie,
    overgang: str = "adopt",
    *,
    by: Any,
    op: datetime | None = None,
    **gegevens: Any,
) -> KaderVersie:
    """Adopt a concept and put a last day on the version before it; both or neither.

    Same arguments and errors as `verloop.overgangen.perform`.
    """
    op = op or timezone.now()
    with RacesAreConflicts(), transaction.atomic(), holding():
        vers = lock(concept, op)
        check_move(vers, overgang, by)
        vorige = KaderVersie.objects.adopted().filter(geldig_tot=None).first()
        if vorige is not None:
            laatste = vers.geldig_van - timedelta(days=1)
            perform(vorige, "succeed", by=by, op=op, geldig_tot=laatste)
        return perform(vers, overgang, by=by, op=op, **gegevens)
