"""Vragen over berichten: wie ze mag zien, wat weg moet en wat op antwoord wacht."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from casusregie.casus.querysets import OnderCasusQuerySet
from organisaties.rollen import Rol, Soort


class Richting(models.TextChoices):
    """Seen from the gemeente."""

    IN = "in", "Ontvangen"
    UIT = "uit", "Verzonden"


class Kanaal(models.TextChoices):
    """How it travels: as a file by the node, or made and read inside the product."""

    KNOOPPUNT = "knooppunt", "Berichtenverkeer"
    PORTAAL = "portaal", "Portaal"


class Berichtstand(models.TextChoices):
    """Incoming: ontvangen, verwerkt or afgekeurd. Outgoing: klaar, verzonden and the answer."""

    ONTVANGEN = "ontvangen", "Ontvangen"
    VERWERKT = "verwerkt", "Verwerkt"
    KLAAR = "klaar", "Klaar om te versturen"
    VERZONDEN = "verzonden", "Verzonden"
    BEVESTIGD = "bevestigd", "Goed ontvangen"
    AFGEKEURD = "afgekeurd", "Afgekeurd"


class BerichtQuerySet(OnderCasusQuerySet):
    """Sentences about messages."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Own messages of the organisation, and those of casussen one sees from the gemeente side.

        An aanbieder sees only messages it sent or received, never those of another aanbieder.
        """
        gemeentezijde = any(
            a.organisatie.soort != Soort.AANBIEDER for a in medewerker.aanstellingen_op(on)
        )
        zichtbaar = Q(pk__in=self.in_box(medewerker, on).values("pk"))
        if gemeentezijde:
            zichtbaar |= Q(pk__in=super().visible_to(medewerker, on).values("pk"))
        return self.filter(zichtbaar)

    def in_box(self, medewerker: Any, on: date) -> Self:
        """Messages of the gemeente of a backoffice, or of the aanbieder one works for."""
        gemeenten = {
            a.organisatie.gemeente()
            for a in medewerker.aanstellingen_op(on)
            if a.rol == Rol.BACKOFFICE
        }
        rollen = (Rol.ZORGADMINISTRATIE, Rol.BEHANDELREGISSEUR)
        aanbieders = medewerker.organisaties_op(on, *rollen)
        return self.filter(Q(gemeente__in=gemeenten) | Q(aanbieder_id__in=aanbieders))

    def incoming(self) -> Self:
        """From an aanbieder."""
        return self.filter(richting=Richting.IN)

    def outgoing(self) -> Self:
        """To an aanbieder."""
        return self.filter(richting=Richting.UIT)

    def unsent(self) -> Self:
        """Ready to go by the node."""
        return self.outgoing().filter(status=Berichtstand.KLAAR, kanaal=Kanaal.KNOOPPUNT)

    def awaiting_retour(self) -> Self:
        """Sent and not answered yet; a retour itself gets no answer."""
        return self.filter(status=Berichtstand.VERZONDEN, retour_op=None)

    def rejected(self) -> Self:
        """Refused, by us or by the receiver."""
        return self.filter(status=Berichtstand.AFGEKEURD)

    def for_list(self) -> Self:
        """With what a row of a list shows; without the message itself."""
        return self.defer("ruw").select_related(
            "gemeente", "aanbieder", "casus", "retour_op", "vervangt"
        )
