"""De ene vraag achter de werkvoorraad: lopende casussen met hun dringendste termijn.

Alles gebeurt in de database. De vraag begint bij wat iemand mag zien, niet bij alle casussen.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.fields import BooleanField

from casusregie.casus.models import Casus, Regierol
from casusregie.casus.termijnlijst import standing_still, urgency_order
from casusregie.escalatie.models import Escalatie
from casusregie.jeugdige.models import Betrokkenheid, TijdelijkeToegang
from casusregie.termijnen.models import Termijn
from organisaties.rollen import Rol, Soort

from .fasen import phase

TE_LAAT, DEZE_WEEK, LATER, STAAT_STIL, GEEN = range(5)
REGIE = (Rol.CASUSREGISSEUR, Rol.PROCESREGISSEUR, Rol.BEHANDELREGISSEUR)
#: In these phases nothing is asked of the regie as long as no termijn runs.
RUSTIG = ("hulp_loopt", "hulp_toewijzen", "")
#: Termijnen that say until when help may stand still.
HERVATTEN = ("zorg.opschorting",)
#: Whose turn it is, by the kind of organisation.
PARTIJEN = {
    Soort.AANBIEDER: "aanbieder",
    Soort.GI: "gi",
    Soort.RER: "rer",
    Soort.GEMEENTE: "gemeente",
}


def candidates(medewerker: Any, on: date, gesloten: bool = False) -> QuerySet[Casus]:
    """The running (or closed) casussen this person may see, reached through the involvements."""
    gronden = Betrokkenheid.objects.giving_access_to(medewerker, on)
    op_casus = gronden.filter(casus__isnull=False).values("casus")
    tijdelijk = TijdelijkeToegang.objects.filter(
        user=medewerker, begindatum__lte=on, einddatum__gte=on
    ).values("content_object")
    jeugdigen = gronden.filter(casus=None).values("jeugdige").union(tijdelijk)
    op_jeugdige = Casus.objects.filter(jeugdige__in=jeugdigen).values("pk")
    alle = Casus.objects.filter(gesloten_op__isnull=not gesloten)
    return alle.filter(pk__in=op_casus.union(op_jeugdige)).visible_to(medewerker, on)


def worklist(medewerker: Any, on: date, soort: str = "", gesloten: bool = False) -> QuerySet[Casus]:
    """The candidates with: `eerst` (relation to the most urgent termijn), `groep`, `fase`,
    `mijn`, `rol_*`, `u` (the turn is this person's), `beurt` (some termijn is) and `wie`.

    With `soort` (a code of `normenkader.termijnen.regels`) only termijnen of that kind count.
    """
    lopend = Termijn.objects.running().for_reader(medewerker, on)
    lopend = lopend.filter(code=soort) if soort else lopend
    return (
        candidates(medewerker, on, gesloten)
        .annotate(eerst=FilteredRelation("termijnen", condition=_most_urgent(lopend, on)))
        .annotate(
            groep=_group(on),
            fase=phase(),
            **{f"rol_{rol}": _holds(medewerker, rol) for rol in REGIE},
            advies=Exists(
                Escalatie.objects.open().addressed_to(medewerker, on).filter(casus=OuterRef("pk"))
            ),
        )
        .annotate(mijn=_mine(medewerker, on), open_regie=_without_termijn())
        .annotate(u=_turn(medewerker, on, pk=OuterRef("eerst__pk")))
        .annotate(beurt=_turn(medewerker, on, casus=OuterRef("pk")))
        .annotate(wie=_who())
    )


def with_holder(casussen: QuerySet[Casus]) -> QuerySet[Casus]:
    """Add `houder`: the name of who holds the regierol that is aan zet."""
    houders = Regierol.objects.current().filter(
        casus=OuterRef("pk"), rol=OuterRef("eerst__aan_zet__0"), medewerker__isnull=False
    )
    return casussen.annotate(houder=Subquery(houders.values("medewerker__naam")[:1]))


def with_return(casussen: QuerySet[Casus]) -> QuerySet[Casus]:
    """Add `hervat`: the last day on which what stands still must go on; None when not known."""
    hervatten = Termijn.objects.running().filter(casus=OuterRef("pk"), code__in=HERVATTEN)
    return casussen.annotate(
        hervat=Subquery(hervatten.order_by("uiterlijk").values("uiterlijk")[:1])
    )


def _most_urgent(lopend: QuerySet[Termijn], on: date) -> Q:
    rijen = lopend.filter(casus=OuterRef("pk")).order_by(*urgency_order(on))
    return Q(termijnen__pk=Subquery(rijen.values("pk")[:1]))


def _group(on: date) -> Case:
    """Too late, up to Sunday of this week, later, standing still, or no termijn."""
    zondag = on + timedelta(days=6 - on.weekday())
    return Case(
        When(eerst__pk=None, then=Value(GEEN)),
        When(standing_still(on, "eerst__"), then=Value(STAAT_STIL)),
        When(eerst__uiterlijk__lt=on, then=Value(TE_LAAT)),
        When(eerst__uiterlijk__lte=zondag, then=Value(DEZE_WEEK)),
        default=Value(LATER),
        output_field=IntegerField(),
    )


def _holds(medewerker: Any, rol: str) -> Exists:
    return Exists(
        Regierol.objects.current().filter(casus=OuterRef("pk"), medewerker=medewerker, rol=rol)
    )


def _mine(medewerker: Any, on: date) -> ExpressionWrapper:
    """Holder of a regierol, or involved by name."""
    op_naam = Betrokkenheid.objects.running(on).filter(casus=OuterRef("pk"), medewerker=medewerker)
    regie = Q(Exists(op_naam))
    for rol in REGIE:
        regie |= Q(**{f"rol_{rol}": True})
    return ExpressionWrapper(regie, BooleanField())


def _without_termijn() -> ExpressionWrapper:
    """Nobody waits for a day, but the route asks something of who holds the regie."""
    regie = Q(rol_casusregisseur=True) | Q(rol_procesregisseur=True)
    return ExpressionWrapper(Q(groep=GEEN) & regie & ~Q(fase__in=RUSTIG), BooleanField())


def _turn(medewerker: Any, on: date, **welke: Any) -> ExpressionWrapper:
    mijne = Termijn.objects.for_worklist(medewerker, on).filter(**welke)
    return ExpressionWrapper(Q(Exists(mijne)) | Q(open_regie=True), BooleanField())


def _who() -> Case:
    """A short code for the filter 'Wie is aan zet'."""
    partij = "eerst__aan_zet_organisatie__soort"
    return Case(
        When(u=True, then=Value("ik")),
        When(groep=GEEN, then=Value("niemand")),
        When(
            eerst__aan_zet__contains=[Rol.GEDRAGSWETENSCHAPPER],
            then=Value("gedragswetenschapper"),
        ),
        *[When(**{partij: soort, "then": Value(code)}) for soort, code in PARTIJEN.items()],
        default=Value("collega"),
        output_field=CharField(),
    )


ORDE = {
    "termijn": ("groep", "eerst__uiterlijk", "pk"),
    "casus": ("jeugdige__sorteernaam", "pk"),
    "aan_zet": ("wie", F("eerst__aan_zet_organisatie__naam").asc(nulls_last=True), "pk"),
    "fase": ("rang", "groep", "eerst__uiterlijk", "pk"),
    "gesloten": ("gesloten_op", "pk"),
}
