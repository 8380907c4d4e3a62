"""Een afspraak maken en de open afspraken van een casus: wat andere onderdelen gebruiken."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.jeugdige.models import Gezinslid
from organisaties.models import Medewerker, Organisatie
from verloop.overgangen import register

from .keuzes import Afspraaksoort, Bron
from .models import Afspraak

Eigenaar = Gezinslid | Medewerker | Organisatie | str


def make_afspraak(
    casus: Casus,
    wat: str,
    eigenaar: Eigenaar,
    datum: date,
    *,
    by: Any,
    op: datetime | None = None,
    bron: str = Bron.GESPREK,
    bron_kenmerk: Any = None,
    soort: str = Afspraaksoort.AFSPRAAK,
    **velden: Any,
) -> Afspraak:
    """Make an afspraak with one owner and a day (CR-M-03, CR-A2-08).

    `eigenaar` is a Gezinslid, a Medewerker, an Organisatie, or a name in words. `velden`: `wet`
    and `gebied` of a condition. Raises PermissionDenied for who is not involved, ValidationError
    with Dutch sentences per field; nothing is saved then.
    """
    op = op or timezone.now()
    afspraak = Afspraak(
        casus=casus,
        wat=wat.strip(),
        datum=datum,
        gemaakt_op=timezone.localdate(op),
        bron=bron,
        bron_kenmerk=bron_kenmerk,
        soort=soort,
        **owner_fields(eigenaar),
        **velden,
    )
    return register(afspraak, by=by, op=op)


def owner_fields(eigenaar: Eigenaar | None) -> dict[str, Any]:
    """The fields of the model for this owner; {} for None."""
    if eigenaar is None:
        return {}
    for soort, veld in (
        (Gezinslid, "eigenaar_gezinslid"),
        (Medewerker, "eigenaar_medewerker"),
        (Organisatie, "eigenaar_organisatie"),
    ):
        if isinstance(eigenaar, soort):
            return {veld: eigenaar}
    return {"eigenaar_naam": str(eigenaar).strip()}


def open_afspraken(casus: Casus) -> QuerySet[Afspraak]:
    """Open afspraken of a casus with their owners, first the day that comes first."""
    return Afspraak.objects.filter(casus=casus).open().for_list()


def afspraken_of(bron_kenmerk: Any) -> Iterable[Afspraak]:
    """All afspraken that came out of one plan, teamtafel or evaluation."""
    return Afspraak.objects.of_source(bron_kenmerk).for_list()
