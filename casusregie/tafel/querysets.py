"""Vragen over tafels, bijeenkomsten en aanmeldingen, altijd op een genoemde dag."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When

from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.casus.verborgen import of_others
from organisaties.rollen import Rol, Soort

from .bevoegd import led_by
from .keuzes import AFGELOPEN, BIJ_DE_TAFEL, URGENTIEVOLGORDE, Status


class VanTafelQuerySet(models.QuerySet):
    """What belongs to a tafel and to no casus; who leads the tafel sees it."""

    tafel = "tafel__"

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Of the tafels this person leads."""
        return self.filter(**{f"{self.tafel}organisatie__in": led_by(medewerker, on)})


class TafelQuerySet(VanTafelQuerySet):
    """The tafels themselves."""

    tafel = ""

    def open_for(self, casus: Any) -> Self:
        """To which this casus may go: the regional ones, and the local one of its own team."""
        hier = Q(organisatie__soort=Soort.RER) | Q(organisatie=casus.team_id)
        return self.filter(hier, actief=True).order_by("-bereik", "-soort", "naam", "pk")


class BijeenkomstQuerySet(VanTafelQuerySet):
    """Meetings."""

    def coming(self, on: date) -> Self:
        """Planned, the first one first."""
        return self.filter(status="gepland").order_by("datum", "begintijd", "pk")


class AanmeldingQuerySet(OnderCasusQuerySet):
    """Sentences about aanmeldingen."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Of a visible casus, and for who leads the tafel: its own work.

        An aanbieder sees what it brought in itself, and what was matched to it.
        """
        van_tafel = Q(tafel__organisatie__in=led_by(medewerker, on)) & ~Q(status=Status.INGETROKKEN)
        zichtbaar = Q(pk__in=super().visible_to(medewerker, on).values("pk"))
        aanstellingen = medewerker.aanstellingen_op(on)
        if all(a.organisatie.soort == Soort.AANBIEDER for a in aanstellingen):
            eigen = [a.organisatie_id for a in aanstellingen]
            zichtbaar &= Q(organisatie__in=eigen) | Q(match_aanbieder__in=eigen)
        return self.filter(zichtbaar | van_tafel)

    def anonymous_to(self, medewerker: Any, on: date) -> models.QuerySet[Any]:
        """Those of which the casus must not be known to this person (CR-Z-03)."""
        return of_others(self.filter(anoniem=True), medewerker, on)

    def led_by(self, medewerker: Any, on: date) -> Self:
        """At the tafels this person leads."""
        return self.filter(tafel__organisatie__in=led_by(medewerker, on))

    def open(self) -> Self:
        """Not confirmed and not withdrawn."""
        return self.exclude(status__in=AFGELOPEN)

    def at_the_tafel(self) -> Self:
        """The tafel owes something."""
        return self.filter(status__in=BIJ_DE_TAFEL)

    def most_urgent_first(self) -> Self:
        """By urgentie, then who waits longest."""
        volgorde = Case(
            *[When(urgentie=code, then=Value(n)) for code, n in URGENTIEVOLGORDE.items()],
            default=Value(9),
            output_field=IntegerField(),
        )
        return self.alias(volgorde=volgorde).order_by("volgorde", "aangemeld_op", "pk")

    def for_list(self) -> Self:
        """With what a row shows."""
        return self.select_related(
            "casus__jeugdige", "tafel__organisatie", "bijeenkomst", "organisatie"
        )


class OpschalingQuerySet(OnderCasusQuerySet):
    """Questions to the contractmanager."""

    def anonymous_to(self, medewerker: Any, on: date) -> models.QuerySet[Any]:
        """Those about an aanmelding that is anonymous to this person."""
        rijen = self.filter(aanmelding__anoniem=True)
        return of_others(rijen, medewerker, on, "aanmelding__")

    def for_contractmanager(self, medewerker: Any, on: date) -> Self:
        """Asked of the organisation where this person is contractmanager."""
        return self.filter(aan__in=medewerker.organisaties_op(on, Rol.CONTRACTMANAGER))


class WachtQuerySet(OnderCasusQuerySet):
    """Registrations of why somebody waits."""

    def current(self) -> Self:
        """The newest of each intake."""
        return self.filter(vervangen=False)
