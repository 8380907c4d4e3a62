"""De caseload van een team: per casusregisseur hoeveel casussen, te laat, en uren."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from casusregie.casus.models import Casus, Regierol
from casusregie.termijnen.models import Termijn
from organisaties.models import Organisatie
from organisaties.rollen import Rol

from .keuzes import Rolkeuze
from .personen import Regietijd
from .wisselen import missing_casusregisseur

KIJKERS = (Rol.TEAMLEIDER, Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER)
WEKEN = 4
#: a longer figure is no key of a row
LANGSTE_NUMMER = 10
HET_GEZIN = "Het gezin"


@dataclass(frozen=True)
class Last:
    """One person: casussen held, those with something too late, hours in the last weeks."""

    medewerker_id: int
    naam: str
    casussen: int
    te_laat: int
    procesregie: int
    uren: Decimal


def teams_of(medewerker: Any, on: date) -> list[Organisatie]:
    """The teams whose caseload this person may see."""
    plekken = [a for a in medewerker.aanstellingen_op(on) if a.rol in KIJKERS]
    return list({a.organisatie_id: a.organisatie for a in plekken}.values())


def caseload(medewerker: Any, team: Organisatie, on: date) -> list[Last]:
    """Per holder of a regierol in open casussen of the team that the user may see."""
    zichtbaar = open_casussen(medewerker, team, on)
    te_laat = Termijn.objects.overdue(on).filter(casus=OuterRef("casus"))
    rijen = (
        Regierol.objects.current()
        .filter(casus__in=zichtbaar, organisatie=team, rol__in=Rolkeuze.values)
        .annotate(laat=Exists(te_laat))
        .annotate(uren=_hours(zichtbaar, on))
        .values("medewerker", "medewerker__naam", "uren")
        .annotate(
            casussen=Count("pk", filter=Q(rol=Rol.CASUSREGISSEUR)),
            te_laat=Count("pk", filter=Q(rol=Rol.CASUSREGISSEUR, laat=True)),
            procesregie=Count("pk", filter=Q(rol=Rol.PROCESREGISSEUR)),
        )
        .order_by("-casussen", "medewerker__naam")
    )
    return [
        Last(
            rij["medewerker"],
            rij["medewerker__naam"],
            rij["casussen"],
            rij["te_laat"],
            rij["procesregie"],
            rij["uren"] or Decimal(0),
        )
        for rij in rijen
    ]


def open_casussen(medewerker: Any, team: Organisatie, on: date) -> Any:
    """The open casussen of the team that the user may see."""
    return Casus.objects.active().filter(team=team).visible_to(medewerker, on)


def choosable(medewerker: Any, team: Organisatie, on: date, houder: str = "") -> Any:
    """Rows of the list to choose from, with the casusregisseur; `houder` limits to one person."""
    rol = Regierol.objects.current().filter(casus=OuterRef("pk"), rol=Rol.CASUSREGISSEUR)
    wie = rol.values(wie=Coalesce("medewerker__naam", Value(HET_GEZIN)))
    casussen = open_casussen(medewerker, team, on).annotate(
        casusregisseur=Subquery(wie[:1]),
        sinds=Subquery(rol.values("begin")[:1]),
        laat=Exists(Termijn.objects.overdue(on).filter(casus=OuterRef("pk"))),
    )
    if houder.isascii() and houder.isdecimal() and len(houder) < LANGSTE_NUMMER:
        van = Regierol.objects.current().filter(medewerker=int(houder), rol__in=Rolkeuze.values)
        casussen = casussen.filter(pk__in=van.values("casus"))
    return casussen.select_related("jeugdige").order_by("jeugdige__sorteernaam", "pk")


def without_regie(medewerker: Any, team: Organisatie, on: date) -> Any:
    """Casussen of the team with help under way and nobody as casusregisseur (CR-M-11)."""
    rijen = missing_casusregisseur().filter(team=team).visible_to(medewerker, on)
    return rijen.select_related("jeugdige").order_by("nummer")


def _hours(casussen: Any, on: date) -> Subquery:
    """The hours of the holder of a regierol in these casussen in the last weeks."""
    sinds = on - timedelta(weeks=WEKEN)
    rijen = Regietijd.objects.filter(casus__in=casussen, week__gt=sinds)
    van_houder = rijen.filter(medewerker=OuterRef("medewerker")).order_by().values("medewerker")
    return Subquery(van_houder.annotate(som=Sum("uren")).values("som"))
