"""Het verzoek om een bevoorrechte rol: de ene beheerder vraagt, een andere beslist."""

from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django_fsm import transition

from verloop.models import Onderwerp
from verloop.redenen import Nee, Oordeel, first_refusal
from verloop.velden import Statusveld

from .rollen import BEVOORRECHT, ROLLEN_PER_SOORT, Rol


def is_beheerder(verzoek: Any, medewerker: Any) -> Oordeel:
    """Who keeps the accounts."""
    if medewerker.has_role(Rol.BEHEERDER, on=verzoek.vandaag):
        return True
    return Nee("Alleen een beheerder geeft of beëindigt rollen.")


def not_for_oneself(verzoek: Any, medewerker: Any) -> Oordeel:
    """Nobody raises own rights (domein.md §0 j)."""
    if verzoek.medewerker_id != medewerker.pk:
        return True
    return Nee("U geeft uzelf geen rol.", "Vraag een andere beheerder.")


def is_second_person(verzoek: Any, medewerker: Any) -> Oordeel:
    """A privileged role takes two beheerders, neither of them the one who gets it."""
    if verzoek.gevraagd_door_id == medewerker.pk:
        return Nee("U vroeg deze rol zelf aan.", "Een andere beheerder beslist.")
    return first_refusal(is_beheerder(verzoek, medewerker), not_for_oneself(verzoek, medewerker))


def is_asker(verzoek: Any, medewerker: Any) -> Oordeel:
    """Who asked takes it back."""
    if verzoek.gevraagd_door_id == medewerker.pk:
        return True
    return Nee("Alleen wie dit vroeg trekt het in.")


def appoint_after(verzoek: Any, *, by: Any, op: Any) -> None:
    """The appointment itself, in the same transaction."""
    verzoek.medewerker.aanstellingen.create(
        organisatie=verzoek.organisatie,
        rol=verzoek.rol,
        begindatum=max(verzoek.begindatum, verzoek.besloten_op),
        einddatum=verzoek.einddatum,
    )


@pghistory.track()
class Rolverzoek(Onderwerp):
    """One privileged role for one person, asked by one beheerder and decided by another."""

    class Status(models.TextChoices):
        GEVRAAGD = "gevraagd", "Wacht op een tweede beheerder"
        TOEGEKEND = "toegekend", "Toegekend"
        AFGEWEZEN = "afgewezen", "Afgewezen"
        INGETROKKEN = "ingetrokken", "Ingetrokken"

    medewerker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="rolverzoeken"
    )
    organisatie = models.ForeignKey("organisaties.Organisatie", models.PROTECT, related_name="+")
    rol = models.CharField(max_length=30, choices=Rol)
    begindatum = models.DateField("begint op")
    einddatum = models.DateField("laatste dag", null=True, blank=True)
    reden = models.CharField("waarom", max_length=300)
    status = Statusveld(default=Status.GEVRAAGD, choices=Status, protected=False)
    gevraagd_op = models.DateField(editable=False)
    gevraagd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    besloten_op = models.DateField(null=True, blank=True, editable=False)
    besloten_door = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    class Meta:
        verbose_name = "verzoek om een rol"
        verbose_name_plural = "verzoeken om een rol"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker", "organisatie", "rol"],
                condition=Q(status="gevraagd"),
                name="rolverzoek_een_open",
            ),
            models.CheckConstraint(
                name="rolverzoek_door_twee",
                condition=Q(besloten_door=None) | ~Q(besloten_door=F("gevraagd_door")),
            ),
            models.CheckConstraint(
                name="rolverzoek_niet_voor_zichzelf",
                condition=~Q(gevraagd_door=F("medewerker")) & ~Q(besloten_door=F("medewerker")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rol_display()} voor {self.medewerker}"

    def may_register(self, by: Any) -> Oordeel:
        """A beheerder, for somebody else."""
        return first_refusal(is_beheerder(self, by), not_for_oneself(self, by))

    def clean(self) -> None:
        """A privileged role of this kind of organisation, not in the past."""
        fouten = {}
        if self.rol not in BEVOORRECHT:
            fouten["rol"] = "Deze rol geeft een beheerder alleen"
        elif self.rol not in ROLLEN_PER_SOORT[self.organisatie.soort]:
            soort = self.organisatie.get_soort_display().lower()
            fouten["rol"] = f"Deze rol bestaat niet bij een {soort}"
        if self.einddatum and self.einddatum < self.begindatum:
            fouten["einddatum"] = "Kies een dag op of na de eerste dag"
        if fouten:
            raise ValidationError(fouten)

    @transition(
        status,
        source=Status.GEVRAAGD,
        target=Status.TOEGEKEND,
        permission=is_second_person,
        custom={
            "label": "Rol toekennen",
            "gebeurd": "Rol toegekend door een tweede beheerder",
            "direct": (appoint_after,),
            "volgorde": 10,
        },
    )
    def approve(self, *, on: date, by: Any) -> None:
        """The second person agrees; the role holds from now on."""
        self.besloten_op, self.besloten_door = on, by

    @transition(
        status,
        source=Status.GEVRAAGD,
        target=Status.AFGEWEZEN,
        permission=is_second_person,
        custom={"label": "Afwijzen", "gebeurd": "Verzoek om een rol afgewezen", "volgorde": 20},
    )
    def reject(self, *, on: date, by: Any) -> None:
        """The second person does not agree."""
        self.besloten_op, self.besloten_door = on, by

    @transition(
        status,
        source=Status.GEVRAAGD,
        target=Status.INGETROKKEN,
        permission=is_asker,
        custom={"label": "Intrekken", "gebeurd": "Verzoek om een rol ingetrokken", "volgorde": 30},
    )
    def withdraw(self, *, on: date, by: Any) -> None:
        """Not needed after all."""
        self.besloten_op = on
