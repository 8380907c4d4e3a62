"""Vragen over declaraties en prestaties: wie ze ziet, wat telt en hoeveel het samen is."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Sum

from .keuzes import AANBIEDERROL, GEMEENTEROL, Declaratiestand, Uitkomst


def own_parties(medewerker: Any, on: date, voor: str = "") -> Q:
    """The gemeente of a backoffice, and the aanbieders of a zorgadministratie.

    `voor` leads from the rows to what has a gemeente and an aanbieder.
    """
    plekken = [a.organisatie for a in medewerker.aanstellingen_op(on) if a.rol == GEMEENTEROL]
    gemeenten = {gemeente.pk for plek in plekken if (gemeente := plek.gemeente())}
    aanbieders = medewerker.organisaties_op(on, AANBIEDERROL)
    van_gemeente = Q(**{f"{voor}gemeente_id__in": gemeenten})
    return van_gemeente | Q(**{f"{voor}aanbieder_id__in": aanbieders})


class DeclaratieQuerySet(models.QuerySet):
    """Sentences about declarations."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Own ones of the aanbieder, and those sent to the own gemeente."""
        return self.filter(own_parties(medewerker, on))

    def standing(self) -> Self:
        """Not refused as a whole: its number and its period count."""
        return self.exclude(status=Declaratiestand.GEWEIGERD)

    def for_list(self) -> Self:
        """With what a row shows: parties and how many prestaties, in one query."""
        afgewezen = Q(prestaties__uitkomst=Uitkomst.AFGEWEZEN)
        rijen = self.select_related("gemeente", "aanbieder", "bericht").annotate(
            aantal=Count("prestaties"), aantal_afgewezen=Count("prestaties", filter=afgewezen)
        )
        return rijen.order_by("-periode_begin", "-pk")


class PrestatieQuerySet(models.QuerySet):
    """Sentences about prestaties."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Those of declarations one sees."""
        return self.filter(own_parties(medewerker, on, "declaratie__"))

    def granted(self) -> Self:
        """Approved: debit and credit both, so that sums give what stands."""
        return self.filter(uitkomst=Uitkomst.TOEGEKEND)

    def standing(self) -> Self:
        """Approved debits that no approved credit took back."""
        later = self.model._default_manager.filter(
            uitkomst=Uitkomst.TOEGEKEND,
            aanbieder=OuterRef("aanbieder"),
            vorige_referentie=OuterRef("referentie"),
        )
        return self.granted().filter(vorige_referentie="").exclude(Exists(later))

    def totals(self) -> Self:
        """Annotated sums: `euro` in eurocents and `som` in minutes or the unit itself."""
        return self.annotate(euro=Sum("bedrag_cent"), som=Sum("hoeveelheid"))
