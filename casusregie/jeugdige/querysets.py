"""Wie ziet wie: de ene regel waar elke vraag naar een dossier mee begint.

Een medewerker ziet een jeugdige als er vandaag een betrokkenheid loopt van hemzelf, of van zijn
organisatie in een rol die hij daar vandaag heeft; of als hij tijdelijke toegang heeft.
Onbekend en onzichtbaar geven hetzelfde antwoord.
"""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Greatest

from organisaties.rollen import ZONDER_DOSSIER, Soort


class BetrokkenheidQuerySet(models.QuerySet):
    """Sentences about involvement."""

    def running(self, on: date) -> Self:
        """Running on that day."""
        return self.filter(Q(einddatum=None) | Q(einddatum__gte=on), begindatum__lte=on)

    def stop(self, on: date) -> None:
        """The day before is their last; what would begin later never began."""
        self.update(einddatum=Greatest(F("begindatum"), Value(on)) - timedelta(days=1))

    def giving_access_to(self, medewerker, on: date) -> Self:
        """Those that open a dossier for this person on that day."""
        rollen = [a for a in medewerker.aanstellingen_op(on) if a.rol not in ZONDER_DOSSIER]
        if not rollen:
            return self.none()
        plek = Q()
        for aanstelling in rollen:
            plek |= Q(organisatie_id=aanstelling.organisatie_id, rol=aanstelling.rol)
        return self.running(on).filter(plek, Q(medewerker=None) | Q(medewerker=medewerker))


class JeugdigeQuerySet(models.QuerySet):
    """Sentences about jeugdigen."""

    def visible_to(self, medewerker, on: date) -> Self:
        """The jeugdigen this person may see on that day."""
        grond = access_for(medewerker, on).filter(jeugdige=OuterRef("pk"))
        return self.filter(Exists(grond) | Exists(temporary_access(medewerker, on)))


class OnderJeugdigeQuerySet(models.QuerySet):
    """Base for everything that hangs under a casus; `pad` leads from the model to the casus.

    Opt-out is applied on the casus: only an involvement that names the casus counts there, and
    never one of a lokaal team.
    """

    pad = "casus"

    def visible_to(self, medewerker, on: date) -> Self:
        """What this person may see on that day."""
        voor = f"{self.pad}__" if self.pad else ""
        gronden = access_for(medewerker, on)
        op_casus = gronden.filter(casus=OuterRef(f"{voor}pk"))
        op_jeugdige = gronden.filter(jeugdige=OuterRef(f"{voor}jeugdige"), casus=None)
        niet_het_team = op_casus.exclude(organisatie__soort=Soort.LOKAAL_TEAM)
        tijdelijk = temporary_access(medewerker, on, f"{voor}jeugdige")
        zonder_opt_out = Q(**{f"{voor}opt_out": False})
        return self.filter(
            (zonder_opt_out & (Exists(op_casus) | Exists(op_jeugdige) | Exists(tijdelijk)))
            | (~zonder_opt_out & Exists(niet_het_team))
        )


def access_for(medewerker, on: date):
    """The involvements that open dossiers for this person."""
    from .models import Betrokkenheid  # noqa: PLC0415 - model en queryset horen bij elkaar

    return Betrokkenheid.objects.giving_access_to(medewerker, on)


def temporary_access(medewerker, on: date, jeugdige: str = "pk"):
    """Exceptional access (guardian) of this person to the outer row's jeugdige."""
    from .models import TijdelijkeToegang  # noqa: PLC0415 - model en queryset horen bij elkaar

    rollen = [a for a in medewerker.aanstellingen_op(on) if a.rol not in ZONDER_DOSSIER]
    return TijdelijkeToegang.objects.filter(
        user=medewerker if rollen else None,
        content_object=OuterRef(jeugdige),
        begindatum__lte=on,
        einddatum__gte=on,
    )
