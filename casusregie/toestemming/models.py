"""De toestemming per partij, onderwerp en doel: gevraagd, gegeven, geweigerd, ingetrokken."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django_fsm import transition

from casusregie.casus.models import Casus
from casusregie.jeugdige.namen import search_key
from casusregie.termijnen.models import MetTermijnen, Termijnfeit
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from verloop.models import Onderwerp
from verloop.redenen import Oordeel
from verloop.velden import Statusveld

from .bevoegd import may_record
from .leeftijd import Omstandigheid, Uitzondering, check_exception, next_birthday
from .lijsten import Doel, Partijsoort, Wat
from .personen import everyone_agreed
from .querysets import ToestemmingQuerySet
from .volgers import tell_withdrawal


class Status(models.TextChoices):
    """Where a consent stands."""

    GEVRAAGD = "gevraagd", "Gevraagd"
    GEGEVEN = "gegeven", "Gegeven"
    GEWEIGERD = "geweigerd", "Geweigerd"
    INGETROKKEN = "ingetrokken", "Ingetrokken"
    VERVALLEN = "vervallen", "Vervallen"


OPEN = (Status.GEVRAAGD, Status.GEGEVEN)


def all_agreed(toestemming: "Toestemming") -> Oordeel:
    """Everybody who decides at this age said yes."""
    return everyone_agreed(toestemming, toestemming.vandaag)


@pghistory.track()
class Toestemming(MetTermijnen, Onderwerp):
    """Consent to share one thing with one party for one purpose; asked, then answered."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="toestemmingen")
    organisatie = models.ForeignKey(
        Organisatie, models.PROTECT, related_name="+", help_text="Wie de toestemming vroeg"
    )
    partijsoort = models.CharField("met wie", max_length=20, choices=Partijsoort)
    partij = models.ForeignKey(Organisatie, models.PROTECT, null=True, blank=True, related_name="+")
    partij_naam = models.CharField("naam", max_length=120, blank=True)
    partij_sleutel = models.CharField(max_length=200, blank=True, editable=False)
    wat = models.CharField(max_length=40, choices=Wat)
    doel = models.CharField(max_length=20, choices=Doel)
    toelichting = models.CharField(max_length=500, blank=True)
    gevraagd_op = models.DateField()
    uitzondering = models.CharField(max_length=20, blank=True, choices=Uitzondering)
    wilsonbekwaam = models.BooleanField(default=False)
    grond = models.TextField("waarom", blank=True, max_length=1000)
    status = Statusveld(default=Status.GEVRAAGD, choices=Status, protected=False)
    gegeven_op = models.DateField(null=True, blank=True, editable=False)
    geweigerd_op = models.DateField(null=True, blank=True, editable=False)
    ingetrokken_op = models.DateField(null=True, blank=True, editable=False)
    ingetrokken_door = models.CharField(max_length=200, blank=True, editable=False)
    vervallen_op = models.DateField(null=True, blank=True, editable=False)

    objects = ToestemmingQuerySet.as_manager()

    class Meta:
        verbose_name = "toestemming"
        verbose_name_plural = "toestemmingen"
        indexes = [models.Index(fields=["casus", "status"], name="toestemming_casus")]
        constraints = [
            models.UniqueConstraint(
                fields=["casus", "partijsoort", "partij", "partij_sleutel", "wat", "doel"],
                condition=Q(status__in=OPEN),
                nulls_distinct=False,
                name="een_open_toestemming",
            ),
            models.CheckConstraint(
                name="toestemming_heeft_partij",
                condition=Q(partijsoort="organisatie", partij__isnull=False)
                | (~Q(partijsoort="organisatie") & Q(partij=None) & ~Q(partij_naam="")),
            ),
            models.CheckConstraint(
                name="uitzondering_heeft_grond",
                condition=(Q(uitzondering="") & Q(wilsonbekwaam=False)) | ~Q(grond=""),
            ),
            models.CheckConstraint(
                name="toestemming_stand_met_dag",
                condition=(~Q(status="gegeven") | Q(gegeven_op__isnull=False))
                & (~Q(status="geweigerd") | Q(geweigerd_op__isnull=False))
                & (~Q(status="ingetrokken") | Q(ingetrokken_op__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_wat_display()}: {self.met_wie}"

    @property
    def met_wie(self) -> str:
        """The party by name."""
        return str(self.partij) if self.partij_id else self.partij_naam

    @property
    def geval(self) -> Omstandigheid:
        """What changes the ordinary age rule."""
        return Omstandigheid(self.uitzondering, self.wilsonbekwaam)

    def dossier_kenmerk(self) -> uuid.UUID:
        """The dossier is the casus."""
        return self.casus.kenmerk

    def lock_first(self) -> Iterable[models.QuerySet[Any]]:
        """The casus first."""
        return (Casus.objects.filter(pk=self.casus_id),)

    def may_register(self, by: Any) -> Oordeel:
        """The regie of the casus, or an aanbieder for itself."""
        return may_record(self, by)

    def clean(self) -> None:
        """A party, and an exception only where the law knows one."""
        self.partij_sleutel = search_key(self.partij_naam)
        fouten = {}
        if self.partijsoort == Partijsoort.ORGANISATIE and not self.partij_id:
            fouten["partij"] = "Kies met welke organisatie u wilt delen"
        if self.partijsoort != Partijsoort.ORGANISATIE and not self.partij_naam.strip():
            fouten["partij_naam"] = "Vul in om wie het gaat"
        if (self.uitzondering or self.wilsonbekwaam) and not self.grond.strip():
            fouten["grond"] = "Schrijf op waarom"
        oordeel = check_exception(self.casus.jeugdige.age_on(self.gevraagd_op), self.geval)
        if not oordeel:
            veld = "uitzondering" if self.uitzondering else "wilsonbekwaam"
            fouten[veld] = str(oordeel)
        if fouten:
            raise ValidationError(fouten)

    def termijn_feiten(self) -> list[Termijnfeit]:
        """Asked again at 12 and at 16 years (domein.md §6)."""
        if self.status != Status.GEGEVEN or self.casus.gesloten_op:
            return []
        geboren = self.casus.jeugdige.geboortedatum
        grens = next_birthday(geboren, self.gegeven_op) if self.gegeven_op else None
        if grens is None:
            return []
        return [
            Termijnfeit(
                "toestemming.herbevestigen",
                geboren,
                lengte=12 * grens,
                sleutel=str(grens),
                aan_zet=(REGIE_BIJ.get(self.organisatie.soort, Rol.CASUSREGISSEUR),),
                organisatie_id=self.organisatie_id,
                titel=f"Toestemming opnieuw vragen: {self.get_wat_display().lower()}"[:120],
            )
        ]

    @transition(
        field=status,
        source=Status.GEVRAAGD,
        target=Status.GEGEVEN,
        conditions=[all_agreed],
        permission=may_record,
        custom={"label": "Toestemming vastleggen", "gebeurd": "Toestemming gegeven"},
    )
    def give(self, *, on: date, by: Any, gegeven_op: date) -> None:
        """Everybody who decides said yes; valid from the day of the last yes."""
        self.gegeven_op = gegeven_op

    @transition(
        field=status,
        source=Status.GEVRAAGD,
        target=Status.GEWEIGERD,
        permission=may_record,
        custom={"label": "Weigering vastleggen", "gebeurd": "Toestemming geweigerd"},
    )
    def refuse(self, *, on: date, by: Any, geweigerd_op: date) -> None:
        """Somebody who decides said no: nothing is shared."""
        self.geweigerd_op = geweigerd_op

    @transition(
        field=status,
        source=Status.GEGEVEN,
        target=Status.INGETROKKEN,
        permission=may_record,
        custom={
            "label": "Toestemming intrekken",
            "gebeurd": "Toestemming ingetrokken",
            "direct": (tell_withdrawal,),
        },
    )
    def withdraw(self, *, on: date, by: Any, door: str) -> None:
        """From this moment nothing is shared any more."""
        self.ingetrokken_op, self.ingetrokken_door = on, door

    @transition(
        field=status,
        source=OPEN,
        target=Status.VERVALLEN,
        permission=may_record,
        custom={"label": "Opnieuw vragen", "gebeurd": "Vervallen: opnieuw gevraagd"},
    )
    def lapse(self, *, on: date, by: Any) -> None:
        """Asked again: the new question takes its place."""
        self.vervallen_op = on


#: Who asks again, per kind of organisation that asked.
REGIE_BIJ = {
    Soort.AANBIEDER: Rol.BEHANDELREGISSEUR,
    Soort.GI: Rol.JEUGDBESCHERMER,
    Soort.LOKAAL_TEAM: Rol.CASUSREGISSEUR,
}
