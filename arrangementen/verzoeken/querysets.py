"""Vragen over verzoeken: wie ze ziet, wat open staat en wat een lijst toont."""

from datetime import date
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, Subquery

from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.models import Termijn
from organisaties.rollen import Rol, Soort

from .bevoegd import procesregisseur_at
from .keuzes import AANBIEDERROLLEN, OPEN, Verzoekstand


class VerzoekQuerySet(OnderCasusQuerySet):
    """Sentences about verzoeken."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Own verzoeken of the aanbieder, those at the desk of the gemeente, those of a casus.

        A concept is seen by its aanbieder only. Once it was sent, the aanbieder sees it while it
        is involved in the casus. Another aanbieder never sees it, nor a lokaal team with opt-out.
        """
        betrokken = Q(pk__in=super().visible_to(medewerker, on).order_by().values("pk"))
        eigen = Q(aanbieder_id__in=medewerker.organisaties_op(on, *AANBIEDERROLLEN))
        zicht = (eigen & (Q(casus=None) | betrokken)) | desk_of(medewerker, on)
        if any(a.organisatie.soort != Soort.AANBIEDER for a in medewerker.aanstellingen_op(on)):
            zicht |= betrokken
        return self.filter(zicht)

    def at_desk(self, medewerker: Any, on: date) -> Self:
        """Sent to the gemeente on whose behalf this person decides."""
        return self.filter(desk_of(medewerker, on))

    def drafts(self) -> Self:
        """Still being filled in."""
        return self.filter(status=Verzoekstand.CONCEPT)

    def open(self) -> Self:
        """Waiting for a decision."""
        return self.filter(status__in=OPEN)

    def sent(self) -> Self:
        """Everything that reached a gemeente."""
        return self.exclude(casus=None)

    def with_uiterlijk(self) -> Self:
        """Annotated with `uiterlijk`, `stil`, `open_vraag` and `wacht_tweede`: see `with_turn`."""
        return with_turn(self, "verzoek")

    def for_list(self) -> Self:
        """With what a row of a list shows, in a fixed number of queries."""
        return self.select_related("aanbieder", "gemeente", "product", "casus")


def with_turn(rijen: Any, naam: str) -> Any:
    """Annotate verzoeken with whose turn it is; `naam` is how questions call their verzoek.

    `uiterlijk`: the first last day of its running termijnen, else None. `stil`: since when that
    stands still. `open_vraag`, `wacht_tweede`: a question or a voorstel waits.
    """
    velden = rijen.model._meta
    termijnen = Termijn.objects.running().filter(model=velden.label_lower, object_id=OuterRef("pk"))
    eerste = termijnen.order_by("uiterlijk", "pk")
    vragen = velden.get_field("vragen").related_model.objects.unanswered()
    voorstellen = velden.get_field("voorstellen").related_model.objects.open()
    return rijen.annotate(
        uiterlijk=Subquery(eerste.values("uiterlijk")[:1]),
        stil=Subquery(eerste.values("staat_stil_sinds")[:1]),
        open_vraag=Exists(vragen.filter(**{naam: OuterRef("pk")})),
        wacht_tweede=Exists(voorstellen.filter(**{naam: OuterRef("pk")})),
    )


def desk_of(medewerker: Any, on: date, zonder_opt_out: Q | None = None) -> Q:
    """What this person may decide about: see `bevoegd.may_decide`.

    `zonder_opt_out` is the condition under which others than the backoffice may; by default
    that of a Verzoek.
    """
    backoffice = medewerker.organisaties_op(on, Rol.BACKOFFICE)
    plekken = procesregisseur_at(medewerker, on)
    teams = [plek for plek in plekken if plek.soort != Soort.GEMEENTE]
    zonder_team = Q(casus__team=None, gemeente_id__in=[team.valt_onder_id for team in teams])
    regie = Q(gemeente_id__in=[plek.pk for plek in plekken if plek.soort == Soort.GEMEENTE])
    regie |= Q(casus__team_id__in=[team.pk for team in teams]) | zonder_team
    if zonder_opt_out is None:
        zonder_opt_out = Q(opt_out_getekend_op=None, casus__opt_out=False)
    balie = Q(gemeente_id__in=backoffice) | (zonder_opt_out & regie)
    return Q(casus__isnull=False) & balie
