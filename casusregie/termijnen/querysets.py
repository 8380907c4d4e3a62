"""Vragen over termijnen en signalen, altijd op een genoemde dag."""

from datetime import date, datetime
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from casusregie.casus.models import Regierol
from casusregie.casus.querysets import OnderCasusQuerySet
from casusregie.casus.verborgen import not_hidden, not_hidden_kenmerk
from organisaties.rollen import ROLLEN_PER_SOORT, Rol, Soort

from .plekken import place, places_of

PERSOONLIJK = frozenset({Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.BEHANDELREGISSEUR})
#: A termijn at one of these roles is the business of that aanbieder.
AANBIEDERWERK = sorted(str(rol) for rol in ROLLEN_PER_SOORT[Soort.AANBIEDER])

#: What another organisation made is not shown before it was shared, nor is its termijn.
NIET_GEDEELD = (
    *("casusregie.document", "casusregie.toestemming"),
    "arrangementen.besluitvoorstel",
)
#: The steps of the ladder of agreement are of the team; an aanbieder sees what is asked of itself.
INTERN = "ladder."


class TermijnQuerySet(OnderCasusQuerySet):
    """Sentences about termijnen."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Of a visible casus, and not the work of another aanbieder in it (`for_reader`)."""
        return super().visible_to(medewerker, on).for_reader(medewerker, on)

    def for_reader(self, medewerker: Any, on: date) -> Self:
        """Without what lies elsewhere anonymously, and for who works for aanbieders only
        without what is aan zet at another aanbieder.

        Says nothing about the casus: use `visible_to`, or a casus that is known to be visible.
        """
        zichtbaar = self.filter(not_hidden(medewerker, on))
        aanstellingen = medewerker.aanstellingen_op(on)
        if any(a.organisatie.soort != Soort.AANBIEDER for a in aanstellingen):
            return zichtbaar
        eigen = [place(rol, a.organisatie_id) for a in aanstellingen for rol in AANBIEDERWERK]
        werk = Q(aan_zet__overlap=AANBIEDERWERK) | Q(model__in=NIET_GEDEELD)
        werk |= Q(code__startswith=INTERN)
        return zichtbaar.exclude(werk & ~Q(aan_zet_plekken__overlap=eigen))

    def running(self) -> Self:
        """Not met and not lapsed (a termijn that stands still runs as well)."""
        return self.filter(voldaan_op=None, vervallen=False)

    def counting(self) -> Self:
        """Running and not standing still."""
        return self.running().filter(staat_stil_sinds=None)

    def overdue(self, on: date) -> Self:
        """Too late on that day: the last day lies before it."""
        return self.counting().filter(uiterlijk__lt=on)

    def due_within(self, on: date, tot: date) -> Self:
        """The last day falls from `on` up to and including `tot`."""
        return self.counting().filter(uiterlijk__gte=on, uiterlijk__lte=tot)

    def signals_due(self, on: date) -> Self:
        """For which the clock has something to do on that day: a signal or a missed last day."""
        return self.filter(volgende_actie_op__lte=on)

    def of_onderwerp(self, onderwerp: Any) -> Self:
        """Those of one onderwerp."""
        return self.filter(model=onderwerp._meta.label_lower, object_id=onderwerp.pk)

    def for_worklist(self, medewerker: Any, on: date) -> Self:
        """Those on which this person must act on that day.

        Either named in person, or holder of a role that is aan zet. A regierol that somebody
        else holds in the casus makes it that person's work, not that of the whole team.
        """
        mijn = Q(aan_zet_medewerker=medewerker)
        for aanstelling in medewerker.aanstellingen_op(on):
            mijn |= Q(aan_zet_medewerker=None) & _turn_of(medewerker, aanstelling)
        return self.running().filter(mijn)

    def for_list(self) -> Self:
        """With what a row of a list shows, most urgent first."""
        return self.select_related(
            "casus__jeugdige", "aan_zet_organisatie", "aan_zet_medewerker"
        ).order_by("uiterlijk", "pk")


def _turn_of(medewerker: Any, aanstelling: Any) -> Q:
    plek = place(aanstelling.rol, aanstelling.organisatie_id)
    aan_zet = Q(aan_zet_plekken__contains=[plek])
    if aanstelling.rol not in PERSOONLIJK:
        return aan_zet
    houders = Regierol.objects.current().filter(
        Q(organisatie=None) | Q(organisatie=aanstelling.organisatie_id),
        casus=OuterRef("casus"),
        rol=aanstelling.rol,
        medewerker__isnull=False,
    )
    zelf = houders.filter(medewerker=medewerker)
    return aan_zet & (Q(Exists(zelf)) | ~Q(Exists(houders)))


class SignaalQuerySet(OnderCasusQuerySet):
    """Sentences about signals."""

    def visible_to(self, medewerker: Any, on: date) -> Self:
        """Of a visible casus, and not of what lies elsewhere anonymously."""
        zichtbaar = super().visible_to(medewerker, on)
        return zichtbaar.filter(not_hidden_kenmerk(medewerker, on))

    def for_medewerker(self, medewerker: Any, on: date) -> Self:
        """Addressed to this person, or to a role that he or she holds on that day."""
        plekken = places_of(medewerker, on)
        return self.filter(Q(medewerker=medewerker) | Q(medewerker=None, plek__in=plekken))

    def unread(self) -> Self:
        """Not yet seen by anybody."""
        return self.filter(gelezen_op=None)

    def mark_read(self, at: datetime) -> int:
        """Seen now; an earlier moment stays."""
        return self.unread().update(gelezen_op=at)

    def newest_first(self) -> Self:
        """With what a row of a list shows."""
        return self.select_related("casus", "termijn").order_by("-op", "-pk")
