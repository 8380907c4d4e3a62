"""De verspreiding van het kader: ontvangst per organisatie, lezing per mens, en vragen."""

from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django_fsm import transition

from normenkader.models import KaderVersie
from organisaties.models import Organisatie
from organisaties.rollen import Rol, Soort
from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel
from verloop.velden import Statusveld

MAX_VRAAG = 2000
#: The parties of the letter (OO-E-01); verwijzers have no access and get the kader on paper.
PARTIJEN = (
    *(Soort.AANBIEDER, Soort.LOKAAL_TEAM, Soort.GI, Soort.GEMEENTE, Soort.RER),
    *(Soort.UITVOERINGSORGANISATIE, Soort.HUISARTSENPRAKTIJK, Soort.MEDISCH_SPECIALIST),
    *(Soort.CJG, Soort.OVERIGE_VERWIJZER),
)
#: Who records the reception for the own organisation; the region does it for any.
EIGEN_REGEL = (Rol.TEAMLEIDER, Rol.TEAMMANAGER, Rol.BACKOFFICE, Rol.JEUGDBESCHERMER)
REGIO = (Rol.SECRETARIS, Rol.NORMBEHEERDER)


def may_record_reception(ontvangst: Any, medewerker: Any) -> Oordeel:
    """Who leads the organisation, or the region that sent the kader."""
    if medewerker.has_role(*REGIO, on=ontvangst.vandaag):
        return True
    if medewerker.has_role(
        *EIGEN_REGEL, on=ontvangst.vandaag, organisatie_id=ontvangst.organisatie_id
    ):
        return True
    return Nee("Alleen wie deze organisatie leidt, of de regio, legt dit vast.")


@pghistory.track()
class Kaderontvangst(Onderwerp):
    """An organisation got this version: which afdeling, who is contact, passed on when."""

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    kaderversie = models.ForeignKey(KaderVersie, models.PROTECT, related_name="+")
    afdeling = models.CharField(max_length=120)
    contactpersoon = models.CharField(max_length=120)
    contact_email = models.EmailField(blank=True)
    ontvangen_op = models.DateField()
    doorgeleid_op = models.DateField(null=True, blank=True)
    doorgeleid_aan = models.CharField(max_length=200, blank=True)

    objects = models.Manager()

    class Meta:
        verbose_name = "ontvangst van het kader"
        verbose_name_plural = "ontvangsten van het kader"
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "kaderversie"],
                name="een_ontvangst_per_organisatie_en_versie",
                violation_error_message="De ontvangst van deze organisatie is al vastgelegd",
            ),
            models.CheckConstraint(
                name="doorgeleid_na_ontvangst",
                condition=Q(doorgeleid_op=None) | Q(doorgeleid_op__gte=models.F("ontvangen_op")),
            ),
        ]

    def __str__(self) -> str:
        return f"Kader bij {self.organisatie}"

    def may_register(self, by: Any) -> Oordeel:
        """The organisation itself or the region."""
        return may_record_reception(self, by)

    def may_amend(self, by: Any) -> Oordeel:
        """The same people put it right."""
        return may_record_reception(self, by)

    def clean(self) -> None:
        """Passed on: to whom, and not before it was received."""
        fouten = {}
        if self.ontvangen_op and self.ontvangen_op > self.vandaag:
            fouten["ontvangen_op"] = "Kies een dag die niet in de toekomst ligt"
        if self.doorgeleid_op and not self.doorgeleid_aan.strip():
            fouten["doorgeleid_aan"] = "Schrijf op aan wie het kader is doorgestuurd"
        if self.doorgeleid_aan.strip() and self.doorgeleid_op is None:
            fouten["doorgeleid_op"] = "Vul in wanneer het kader is doorgestuurd"
        if self.doorgeleid_op and self.ontvangen_op and self.doorgeleid_op < self.ontvangen_op:
            fouten["doorgeleid_op"] = "Kies een dag die niet voor de ontvangst ligt"
        if fouten:
            raise ValidationError(fouten)


@pghistory.track()
class Kaderlezing(Onderwerp):
    """A professional read this version of the kader (OO-E-03)."""

    medewerker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kaderversie = models.ForeignKey(KaderVersie, models.PROTECT, related_name="+")
    gelezen_op = models.DateField()

    objects = models.Manager()

    class Meta:
        verbose_name = "lezing van het kader"
        verbose_name_plural = "lezingen van het kader"
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker", "kaderversie"], name="een_lezing_per_mens_en_versie"
            )
        ]

    def __str__(self) -> str:
        return f"{self.medewerker} las {self.kaderversie}"

    def may_register(self, by: Any) -> Oordeel:
        """Only for yourself."""
        return True if by.pk == self.medewerker_id else Nee("U legt alleen uw eigen lezing vast.")


class Vraagstand(models.TextChoices):
    """Where a question stands."""

    GESTELD = "gesteld", "Wacht op antwoord"
    BEANTWOORD = "beantwoord", "Beantwoord"


def may_answer(vraag: Any, medewerker: Any) -> Oordeel:
    """The region answers; not the one who asked."""
    if medewerker.pk == vraag.steller_id:
        return Nee("U stelde deze vraag zelf. Een collega beantwoordt haar.")
    if medewerker.has_role(*REGIO, on=vraag.vandaag):
        return True
    return Nee("Alleen de uitvoeringsorganisatie beantwoordt vragen over het kader.")


@pghistory.track()
class Kadervraag(Onderwerp):
    """A question or remark about the kader, never about a jeugdige (OO-E-04)."""

    steller = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    vraag = models.TextField(validators=[MaxLengthValidator(MAX_VRAAG)])
    gesteld_op = models.DateField()
    adressen = ArrayField(models.EmailField(), default=list, blank=True)
    antwoord = models.TextField(blank=True, validators=[MaxLengthValidator(MAX_VRAAG)])
    beantwoord_op = models.DateField(null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = Statusveld(default=Vraagstand.GESTELD, choices=Vraagstand)

    objects = models.Manager()
    na_registratie = ("afwegingskader.mail_question",)

    class Meta:
        verbose_name = "vraag over het kader"
        verbose_name_plural = "vragen over het kader"
        ordering = ["-gesteld_op", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="kadervraag_beantwoord_met_dag_en_mens",
                condition=Q(status="gesteld", beantwoord_op=None)
                | (
                    Q(status="beantwoord", beantwoord_op__isnull=False)
                    & Q(beantwoord_door__isnull=False)
                    & ~Q(antwoord="")
                ),
            )
        ]

    def __str__(self) -> str:
        return f"Vraag van {self.organisatie}"

    def may_register(self, by: Any) -> Oordeel:
        """Whoever works with the kader asks for himself."""
        eigen = self.organisatie_id in by.organisaties_op(self.vandaag)
        return True if by.pk == self.steller_id and eigen else Nee("U vraagt dit voor uzelf.")

    @transition(
        field=status,
        source=Vraagstand.GESTELD,
        target=Vraagstand.BEANTWOORD,
        permission=may_answer,
        custom={"label": "Vraag beantwoorden", "gebeurd": "Vraag beantwoord", "volgorde": 10},
    )
    def answer(self, *, on: date, by: Any, antwoord: str) -> None:
        """The answer is read in the product; the mail says only that it is there."""
        if not antwoord.strip():
            raise ValidationError({"antwoord": "Schrijf het antwoord op"})
        self.antwoord, self.beantwoord_op, self.beantwoord_door = antwoord.strip(), on, by
