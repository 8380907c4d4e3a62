"""Laat een ontvanger het dossier zien, en haalt dat zicht weer weg als het niet doorgaat."""

from collections.abc import Iterable
from datetime import date

from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Betrokkenheid
from organisaties.models import Organisatie


def involve(
    casus: Casus, organisatie: Organisatie, rollen: Iterable[str], grond: str, dag: date
) -> list[int]:
    """Every holder of these roles there may see the casus; returns the ids of the new rows."""
    lopend = set(
        Betrokkenheid.objects.running(dag)
        .filter(casus=casus, organisatie=organisatie, medewerker=None)
        .values_list("rol", flat=True)
    )
    nieuw = Betrokkenheid.objects.bulk_create(
        Betrokkenheid(
            jeugdige_id=casus.jeugdige_id,
            casus=casus,
            organisatie=organisatie,
            rol=rol,
            grond=grond[:120],
            begindatum=dag,
        )
        for rol in rollen
        if rol not in lopend
    )
    return [rij.pk for rij in nieuw]


def stop_involvement(ids: Iterable[int], dag: date) -> None:
    """These involvements give no sight any more, from that day on."""
    Betrokkenheid.objects.filter(pk__in=list(ids), einddatum=None).stop(dag)


def stop_organisation(casus: Casus, organisatie_id: int, dag: date) -> None:
    """This organisation gets no further sight of the casus, from that day on."""
    Betrokkenheid.objects.running(dag).filter(casus=casus, organisatie=organisatie_id).stop(dag)
