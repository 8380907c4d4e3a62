"""Wat iemand mag lezen over wie intussen iets deed: de regels van de tijdlijn."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from casusregie.termijnen.paginas import page_url
from verloop.models import Gebeurtenis
from verloop.schermen.intussen import Lezing, read_with

from .models import Casus
from .tijdlijnzicht import own_aanbieders, seen_by, who


def may_see(rijen: QuerySet[Gebeurtenis], medewerker: Any, on: date) -> QuerySet[Gebeurtenis]:
    """What the timeline shows this reader, of casussen that are visible on this day."""
    casussen = Casus.objects.visible_to(medewerker, on).order_by().values("kenmerk")
    return seen_by(rijen.filter(Q(dossier=None) | Q(dossier__in=casussen)), medewerker, on)


def name_for(gebeurtenis: Gebeurtenis, medewerker: Any, on: date) -> str:
    """The name of who did it, or 'een andere aanbieder'."""
    return who(gebeurtenis, own_aanbieders(medewerker, on))


def address_of(onderwerp: Any) -> str:
    """Its own page, else that of its casus, else nothing."""
    eigen = page_url(onderwerp._meta.label_lower, onderwerp.kenmerk) if onderwerp.pk else ""
    dossier = onderwerp.dossier_kenmerk()
    return eigen or (reverse("casusregie:casus_detail", args=[dossier]) if dossier else "")


def register() -> None:
    """Called once, when the apps are ready."""
    read_with(Lezing(may_see, name_for, address_of))
