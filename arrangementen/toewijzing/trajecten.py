"""Afgeronde hulp als trajecten om normen op te ijken; zonder iets over een persoon (NK-12)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Max, Min

from normenkader.ijking.inlezen import Rij
from normenkader.ijking.maten import stored_volume
from normenkader.toetsing import Frequentie, VolumeEenheid
from normenkader.toetsing.hoeveelheden import total_over

from .models import Toewijzing


def own_trajecten(voor: date) -> Iterator[Rij]:
    """Per toewijzing that ended before the day and was started: assigned total and real days.

    What was really delivered is not known without declarations; the assigned volume stands in.
    """
    rijen: Any = (
        Toewijzing.objects.standing()
        .filter(einddatum__lt=voor, volume__isnull=False, starts__verwijderd_op=None)
        .annotate(eerste=Min("starts__begindatum"), laatste=Max("starts__stops__einddatum"))
        .filter(eerste__isnull=False)
        .select_related("product", "gemeente", "aanbieder")
    )
    for rij in rijen.order_by("pk").iterator(chunk_size=2000):
        einde = max(rij.eerste, min(rij.laatste or rij.einddatum, rij.einddatum))
        totaal = total_over(
            Decimal(rij.volume), Frequentie(rij.frequentie), rij.ingangsdatum, rij.einddatum
        )
        volume, eenheid = stored_volume(
            totaal.quantize(Decimal("0.01")), VolumeEenheid(rij.eenheid)
        )
        yield Rij(
            rij.product.code,
            "",
            einde.year,
            rij.gemeente.cbs_code,
            rij.aanbieder.naam[:80],
            volume,
            eenheid,
            (einde - rij.eerste).days + 1,
        )
