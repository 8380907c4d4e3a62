"""Vragen over casussen en regierollen."""

from datetime import date
from typing import Self

from django.db import models

from casusregie.jeugdige.querysets import OnderJeugdigeQuerySet


class CasusQuerySet(OnderJeugdigeQuerySet):
    """Sentences about casussen; `visible_to` comes from the base."""

    pad = ""

    def active(self) -> Self:
        """Not closed."""
        return self.filter(gesloten_op=None)

    def for_page(self) -> Self:
        """With what the banner and the regie of a case page show; three queries."""
        return self.with_regie().prefetch_related("gezin__leden")

    def with_regie(self) -> Self:
        """With jeugdige, gezin, gemeente, team and who holds the regierollen; two queries."""
        regierol = self.model._meta.get_field("regierollen").related_model
        return self.select_related("jeugdige", "gezin", "gemeente", "team").prefetch_related(
            models.Prefetch(
                "regierollen", regierol.objects.select_related("medewerker", "organisatie")
            )
        )

    def for_list(self) -> Self:
        """With what a row of a list shows, in a fixed number of queries."""
        return self.select_related("jeugdige", "gemeente", "team").prefetch_related(
            "regierollen__medewerker"
        )


class OnderCasusQuerySet(OnderJeugdigeQuerySet):
    """Base for what hangs directly under a casus (field `casus`)."""

    pad = "casus"


class RegierolQuerySet(models.QuerySet):
    """Sentences about regierollen."""

    def current(self) -> Self:
        """Held now."""
        return self.filter(einde=None)

    def held_on(self, dag: date) -> Self:
        """Held at some moment of that day."""
        return self.filter(begin__date__lte=dag).filter(
            models.Q(einde=None) | models.Q(einde__date__gte=dag)
        )
