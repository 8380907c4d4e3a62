"""Wie welk document ziet: de eigen organisatie, en met wie het uitdrukkelijk is gedeeld."""

from datetime import date
from typing import Any, Self

from django.db.models import Exists, F, OuterRef, Q

from casusregie.casus.models import Casus
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.jeugdige.querysets import OnderJeugdigeQuerySet, temporary_access
from organisaties.rollen import ZONDER_DOSSIER, Soort


def own_organisations(medewerker: Any, on: date) -> set[int]:
    """The organisations in whose name this person opens dossiers on that day."""
    return {
        a.organisatie_id for a in medewerker.aanstellingen_op(on) if a.rol not in ZONDER_DOSSIER
    }


class VanOrganisatieQuerySet(OnderCasusQuerySet):
    """What an organisation made in a casus (fields `casus` and `organisatie`)."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Own work; what is shared with us; for a team the work of teams of the same gemeente.

        A concept is never visible outside the organisation that makes it.
        """
        eigen = own_organisations(medewerker, on)
        tijdelijk = temporary_access(medewerker, on, "casus__jeugdige")
        buur = Q(
            organisatie__soort=Soort.LOKAAL_TEAM,
            organisatie__valt_onder=F("casus__team__valt_onder"),
            casus__team__in=eigen,
        )
        regie = Q(organisatie=F("casus__team")) & Exists(tijdelijk)
        anders = self.not_concept() & (buur | regie | self.shared_with(eigen))
        return super().visible_to(medewerker, on).filter(Q(organisatie__in=eigen) | anders)

    def not_concept(self) -> Q:
        """Condition: it is finished."""
        raise NotImplementedError

    def shared_with(self, organisaties: set[int]) -> Q:
        """Condition: it is shared with one of these organisations."""
        raise NotImplementedError


class DocumentQuerySet(VanOrganisatieQuerySet):
    """Sentences about documents."""

    def not_concept(self) -> Q:
        """Condition: vastgesteld, vervangen or ingetrokken after it was."""
        return ~Q(status="concept") & Q(vastgesteld_op__isnull=False)

    def shared_with(self, organisaties: set[int]) -> Q:
        """Condition: a sharing with one of these organisations runs."""
        deling = self.model._meta.get_field("delingen").related_model.objects
        return Q(Exists(deling.running_with(organisaties).filter(document=OuterRef("pk"))))

    def latest(self, casus: Casus, soort: str) -> Any:  # type: ignore[override]
        """The newest vastgesteld document of this kind, whoever made it; None without one."""
        return self.adopted(casus, soort).order_by("-vastgesteld_op", "-pk").first()

    def adopted_on(self, casus: Casus, soort: str) -> date | None:
        """The day on which the newest one of this kind was vastgesteld; None without one."""
        gevonden = self.latest(casus, soort)
        return gevonden.vastgesteld_op if gevonden else None

    def first_adopted_on(self, casus: Casus, soort: str) -> date | None:
        """The day on which the first one of this kind was vastgesteld, also when replaced."""
        rijen = self.filter(casus=casus, soort=soort, vastgesteld_op__isnull=False)
        return rijen.order_by("vastgesteld_op").values_list("vastgesteld_op", flat=True).first()

    def adopted(self, casus: Any, *soorten: str) -> Self:
        """All vastgesteld documents of these kinds in a casus."""
        return self.filter(casus=casus, soort__in=soorten, status="vastgesteld")

    def current_of(self, casus: Casus) -> Self:
        """Of each series the rows that matter now: concept and vastgesteld."""
        return self.filter(casus=casus, status__in=["concept", "vastgesteld"])

    def for_page(self) -> Self:
        """With who made it and the signatures; its casus comes from `casus.pagina.page_row`."""
        mensen = ("organisatie", "opgesteld_door", "vastgesteld_door")
        return self.select_related(*mensen).prefetch_related("handtekeningen")

    def for_list(self) -> Self:
        """With what a row of a list shows."""
        return self.select_related("organisatie", "opgesteld_door")


class OnderDocumentQuerySet(OnderJeugdigeQuerySet):
    """Rows that hang under a document."""

    pad = "document__casus"


class DelingQuerySet(OnderDocumentQuerySet):
    """Sentences about sharings."""

    def running(self) -> Self:
        """Not ended."""
        return self.filter(status="loopt")

    def running_with(self, organisaties: set[int]) -> Self:
        """Running, with one of these organisations."""
        return self.running().filter(organisatie__in=organisaties)


class BijlageQuerySet(VanOrganisatieQuerySet):
    """Sentences about uploaded files."""

    def not_concept(self) -> Q:
        """Condition: the document it belongs to is finished."""
        return Q(document__vastgesteld_op__isnull=False)

    def shared_with(self, organisaties: set[int]) -> Q:
        """Condition: the document it belongs to is shared."""
        document = self.model._meta.get_field("document").related_model
        deling = document._meta.get_field("delingen").related_model.objects
        return Q(Exists(deling.running_with(organisaties).filter(document=OuterRef("document_id"))))

    def present(self) -> Self:
        """Not withdrawn."""
        return self.filter(status="aanwezig")
