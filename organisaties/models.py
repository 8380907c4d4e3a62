"""Organisatie, Medewerker, Aanstelling en het leeslogboek."""

import uuid
from datetime import date, timedelta
from typing import Any

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q

from verloop.stap import once

from .leesregel import Leesregel
from .querysets import AanstellingQuerySet, OrganisatieQuerySet
from .rollen import ROLLEN_PER_SOORT, Rol, Soort
from .rolverzoek import Rolverzoek

#: No organisation has this id: any organisation will do.
OVERAL = -1


class DateRange(Func):
    """daterange(begin, einde, '[]'): end inclusive, as everywhere in iJw."""

    function = "daterange"


def period(begin: str = "begindatum", einde: str = "einddatum") -> DateRange:
    """Expression for an inclusive period, for exclusion constraints."""
    return DateRange(F(begin), F(einde), RangeBoundary(inclusive_upper=True))


@pghistory.track()
class Organisatie(models.Model):
    """A party in the field; reference data with validity, never a list in code."""

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    soort = models.CharField(max_length=30, choices=Soort)
    naam = models.CharField(max_length=120)
    cbs_code = models.CharField(
        "CBS-code", max_length=4, blank=True, validators=[RegexValidator(r"^\d{4}$")]
    )
    agb_code = models.CharField(
        "AGB-code", max_length=8, blank=True, validators=[RegexValidator(r"^\d{8}$")]
    )
    valt_onder = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="onderdelen"
    )
    doelgroep = models.CharField(max_length=120, blank=True)  # van een GI
    telefoon = models.CharField(max_length=20, blank=True)
    geldig_van = models.DateField()
    geldig_tot = models.DateField(null=True, blank=True)
    bron = models.CharField(max_length=200)
    fictief = models.BooleanField(default=False)

    objects = OrganisatieQuerySet.as_manager()

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ["naam"]
        constraints = [
            ExclusionConstraint(
                name="organisatie_cbs_uniek_per_periode",
                expressions=[
                    ("cbs_code", RangeOperators.EQUAL),
                    (period("geldig_van", "geldig_tot"), RangeOperators.OVERLAPS),
                ],
                condition=Q(soort="gemeente"),
            ),
            ExclusionConstraint(
                name="organisatie_agb_uniek_per_periode",
                expressions=[
                    ("agb_code", RangeOperators.EQUAL),
                    (period("geldig_van", "geldig_tot"), RangeOperators.OVERLAPS),
                ],
                condition=~Q(agb_code=""),
            ),
            models.CheckConstraint(
                name="gemeente_heeft_cbs_code", condition=~Q(soort="gemeente") | ~Q(cbs_code="")
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def holds_on(self, dag: date) -> bool:
        """Is it valid on that day (both ends inclusive)? The same as `valid_on` for rows."""
        return self.geldig_van <= dag and (self.geldig_tot is None or self.geldig_tot >= dag)

    def gemeente(self) -> "Organisatie | None":
        """The gemeente this is, or that it works for."""
        return self if self.soort == Soort.GEMEENTE else self.valt_onder


class MedewerkerManager(BaseUserManager["Medewerker"]):
    """Makes medewerkers; the clock is one of them."""

    def get_by_natural_key(self, username: str | None) -> "Medewerker":
        """Addresses are compared without regard to case."""
        return self.get(email__iexact=username)

    def create_user(self, email: str, naam: str, password: str | None = None, **velden: Any) -> Any:
        """A medewerker with a hashed password (None: cannot log in)."""
        medewerker = self.model(email=self.normalize_email(email).lower(), naam=naam, **velden)
        medewerker.set_password(password)
        medewerker.save()
        return medewerker

    def systeem(self) -> "Medewerker":
        """The clock: acts when nobody looks, with rights written down like anybody's."""
        return once("systeem", self._klok)

    def _klok(self) -> "Medewerker":
        medewerker, nieuw = self.get_or_create(
            email="klok@casusregie.example", defaults={"naam": "De klok", "is_systeem": True}
        )
        if nieuw:
            medewerker.set_unusable_password()
            medewerker.save()
        return medewerker


@pghistory.track(exclude=["password", "last_login"])
class Medewerker(AbstractBaseUser, PermissionsMixin):
    """A person who works here; one account per person, several roles possible."""

    kenmerk = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField("e-mailadres", unique=True)
    naam = models.CharField(max_length=100, help_text="Zoals collega's hem lezen: S. Bakhuis")
    telefoon = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField("actief", default=True)
    is_systeem = models.BooleanField(default=False, editable=False)
    training_verklarende_analyse_op = models.DateField(null=True, blank=True)
    registratienummer = models.CharField(max_length=30, blank=True, help_text="SKJ of BIG")
    thema = models.CharField(
        max_length=10,
        blank=True,
        choices=[("", "Licht"), ("donker", "Donker"), ("auto", "Volgens mijn apparaat")],
    )

    objects = MedewerkerManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        verbose_name = "medewerker"
        verbose_name_plural = "medewerkers"
        constraints = [
            models.UniqueConstraint(
                fields=["is_systeem"], condition=Q(is_systeem=True), name="een_klok"
            )
        ]

    def __str__(self) -> str:
        return self.naam

    def aanstellingen_op(self, dag: date) -> list["Aanstelling"]:
        """The current appointments on a day, organisation included; one query per instance."""
        if not self.is_active:
            return []
        if "_aanstellingen" not in self.__dict__:
            self.__dict__["_aanstellingen"] = list(
                self.aanstellingen.select_related("organisatie", "organisatie__valt_onder")
            )
        return [a for a in self.__dict__["_aanstellingen"] if a.loopt_op(dag)]

    def has_role(self, *rollen: str, on: date, organisatie_id: int | None = OVERAL) -> bool:
        """Does this person hold one of the roles on that day (at that organisation)?

        Left out means at any organisation. None is an organisation that is not there, as the
        team of a casus without one: nobody holds a role there.
        """
        return any(
            a.rol in rollen and organisatie_id in (OVERAL, a.organisatie_id)
            for a in self.aanstellingen_op(on)
        )

    def rollen_op(self, dag: date) -> frozenset[str]:
        """All role codes held on that day."""
        return frozenset(a.rol for a in self.aanstellingen_op(dag))

    def organisaties_op(self, dag: date, *rollen: str) -> set[int]:
        """Ids of the organisations where this person holds (one of) the roles on that day."""
        return {
            a.organisatie_id for a in self.aanstellingen_op(dag) if not rollen or a.rol in rollen
        }


def display_name(medewerker: Medewerker) -> str:
    """How the login pages name a user."""
    return medewerker.naam


@pghistory.track()
class Aanstelling(models.Model):
    """A role of a person at an organisation, with begin and end (both inclusive)."""

    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="aanstellingen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="aanstellingen")
    rol = models.CharField(max_length=30, choices=Rol)
    begindatum = models.DateField()
    einddatum = models.DateField(null=True, blank=True)

    objects = AanstellingQuerySet.as_manager()

    class Meta:
        verbose_name = "aanstelling"
        verbose_name_plural = "aanstellingen"
        indexes = [models.Index(fields=["organisatie", "rol"], name="aanstelling_org_rol")]
        constraints = [
            ExclusionConstraint(
                name="aanstelling_niet_dubbel",
                expressions=[
                    ("medewerker", RangeOperators.EQUAL),
                    ("organisatie", RangeOperators.EQUAL),
                    ("rol", RangeOperators.EQUAL),
                    (period(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                name="aanstelling_einde_na_begin",
                condition=Q(einddatum=None) | Q(einddatum__gte=F("begindatum") - timedelta(days=1)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker}, {self.get_rol_display()} bij {self.organisatie}"

    def clean(self) -> None:
        """An organisation hands out only the roles of its kind."""
        if self.rol not in ROLLEN_PER_SOORT[self.organisatie.soort]:
            soort = self.organisatie.get_soort_display().lower()
            raise ValidationError({"rol": f"Deze rol bestaat niet bij een {soort}."})

    def loopt_op(self, dag: date) -> bool:
        """Is this appointment current on that day?"""
        return self.begindatum <= dag and (self.einddatum is None or dag <= self.einddatum)


__all__ = ["Aanstelling", "DateRange", "Leesregel", "Medewerker", "Organisatie", "Rolverzoek"]
__all__ += ["display_name", "period"]
