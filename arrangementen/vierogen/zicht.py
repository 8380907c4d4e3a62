"""Wie een voorstel ziet, en de backoffice die meekijkt zolang een opdracht op haar wacht."""

from datetime import date, datetime
from typing import Any, Self

from django.db.models import Q
from django.utils import timezone

from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.casus.tijdlijnzicht import own_aanbieders
from casusregie.models import Betrokkenheid
from casusregie.termijnen.melden import notify
from organisaties.rollen import Rol

from .soorten import SOORTEN
from .stand import Voorstelstand

GROND = "Tweede beslisser over een opdracht"


class VoorstelQuerySet(OnderCasusQuerySet):
    """Sentences about voorstellen."""

    #: a voorstel is about one of these, so one of the ways leads to its casus
    paden = tuple(f"{naam}__casus" for naam in SOORTEN)

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """As the verzoek, the arrangement or the toewijzing it is about; never for an aanbieder."""
        if own_aanbieders(medewerker, on) is not None:
            return self.none()
        zicht = Q()
        for naam in SOORTEN:
            soort: Any = self.model._meta.get_field(naam).related_model
            zicht |= Q(**{f"{naam}__in": soort.objects.visible_to(medewerker, on).order_by()})
        return self.filter(zicht)

    def open(self) -> Self:
        """Waiting for the second person."""
        return self.filter(status=Voorstelstand.OPEN)

    def of_regie(self) -> Self:
        """About an opdracht or a change that the regie began; not about a verzoek."""
        return self.filter(verzoek=None, wijziging=None)

    def with_over(self) -> Self:
        """With what it is about, and whom that concerns."""
        delen = [f"{soort}__{wat}" for soort in SOORTEN for wat in ("aanbieder", "casus__gemeente")]
        delen += ["verzoek__product", "wijziging__jeugdige", "wijziging__gemeente"]
        delen += [f"toewijzing__{wat}" for wat in ("product", "casus__jeugdige")]
        delen += [f"toewijzing__onderdeel__{wat}" for wat in ("product", "arrangement")]
        return self.select_related("voorgesteld_door", *delen)


def let_second_in(voorstel: Any, *, on: date) -> None:
    """The backoffice sees the casus while the opdracht waits, and hears of it."""
    casus = voorstel.over.casus
    if voorstel.veld != "arrangement":
        return
    _keep_sight(casus, on)
    titel = "Een opdracht wacht op u als tweede beslisser"
    notify(casus, "besluit.voorstel", titel, voorstel, on=on, aan=(Rol.BACKOFFICE,))


def _keep_sight(casus: Any, on: date) -> None:
    """From that day without an end; sight that ended on that very day just goes on."""
    rijen = _of_backoffice(casus)
    if rijen.running(on).filter(Q(einddatum=None) | Q(einddatum__gt=on)).exists():
        return
    if (vandaag := rijen.filter(grond=GROND, einddatum=on).first()) is not None:
        vandaag.einddatum = None
        vandaag.save()
        return
    Betrokkenheid.objects.create(
        jeugdige_id=casus.jeugdige_id,
        casus=casus,
        organisatie_id=casus.gemeente_id,
        rol=Rol.BACKOFFICE,
        grond=GROND,
        begindatum=on,
    )


def close_sight(voorstel: Any, *, by: Any, op: datetime) -> None:
    """Follows every ending: from the next day the backoffice sees the casus no more.

    While another opdracht of the casus waits for a second person, it goes on seeing it.
    """
    if voorstel.veld != "arrangement":
        return
    casus = voorstel.over.casus
    if type(voorstel).objects.open().filter(arrangement__casus=casus).exists():
        return
    for rij in _of_backoffice(casus).filter(grond=GROND, einddatum=None):
        rij.einddatum = timezone.localdate(op)
        rij.save()


def _of_backoffice(casus: Any) -> Any:
    return Betrokkenheid.objects.filter(
        casus=casus, organisatie=casus.gemeente_id, rol=Rol.BACKOFFICE, medewerker=None
    )
