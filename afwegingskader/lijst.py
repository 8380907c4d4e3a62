"""De lijst van 1-op-1: welke rijen iemand als eerste moet zien, en hoeveel er zijn."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from casusregie.models import Regierol
from normenkader.instellingen import instelling, kalender_op
from normenkader.termijnen.stand import Stand as Urgentie
from normenkader.termijnen.stand import stand
from organisaties.rollen import Rol

from .aanvraag.models import VOOR_BESLUIT, EenOpEenAanvraag
from .inzet.models import EenOpEenInzet, Inzetstand

BESLUITERS = frozenset({Rol.PROCESREGISSEUR, Rol.ZORGBEMIDDELAAR, Rol.JEUGDBESCHERMER})


@dataclass(frozen=True)
class Weergave:
    """One view of the list: about inzetten or aanvragen, and which."""

    sleutel: str
    naam: str
    inzetten: bool
    voorwaarde: Q
    leeg: str


LOPEND = Weergave(
    "lopend",
    "Lopend en gepland",
    True,
    Q(status__in=(Inzetstand.LOOPT, Inzetstand.GEPLAND)),
    "Er loopt nu geen 1-op-1.",
)
AANVRAGEN = Weergave(
    "aanvragen", "Aanvragen", False, Q(status__in=VOOR_BESLUIT), "Er zijn geen open aanvragen."
)
ANALYSEREN = Weergave(
    "analyseren",
    "Te analyseren",
    False,
    Q(status__in=("ingediend", "akkoord")),
    "Er wacht geen aanvraag op een verklarende analyse.",
)
AFGEROND = Weergave(
    "afgerond", "Afgerond", True, Q(status=Inzetstand.BEEINDIGD), "Er is nog geen 1-op-1 afgerond."
)


def _to_decide(rollen: frozenset[str]) -> Weergave:
    """A vervolg waits for the RER, every other aanvraag for the team."""
    team = bool(rollen & {Rol.PROCESREGISSEUR, Rol.JEUGDBESCHERMER})
    rer = Rol.ZORGBEMIDDELAAR in rollen
    soort = Q() if team and rer else Q(is_vervolg=rer)
    voorwaarde = Q(status="geanalyseerd") & soort
    return Weergave(
        "besluiten", "Te besluiten", False, voorwaarde, "Er wacht geen aanvraag op een besluit."
    )


def views_for(medewerker: Any, on: date) -> list[Weergave]:
    """The views of this person; the first one is where he or she starts."""
    rollen = medewerker.rollen_op(on)
    eerst = [ANALYSEREN] if Rol.GEDRAGSWETENSCHAPPER in rollen else []
    if Rol.ZORGBEMIDDELAAR in rollen:
        eerst.append(_to_decide(rollen))
    daarna = [_to_decide(rollen)] if rollen & BESLUITERS and not eerst else []
    return [*eerst, LOPEND, AANVRAGEN, *daarna, AFGEROND]


def rows_of(weergave: Weergave, medewerker: Any, on: date) -> QuerySet[Any]:
    """The rows of one view in their order: the first day that matters on top."""
    rijen = _own(_model(weergave), medewerker, on).filter(weergave.voorwaarde).for_list()
    if weergave is AFGEROND:
        return rijen.order_by(F("beeindigd_op").desc(nulls_last=True), "-pk")
    if weergave.inzetten:
        return rijen.order_by("einddatum", "pk")
    return rijen.order_by(F("begindatum").asc(nulls_last=True), "pk")


def counts(weergaven: list[Weergave], medewerker: Any, on: date) -> dict[str, int]:
    """How many rows each view has; two queries."""
    tellingen: dict[str, int] = {}
    for inzetten in (True, False):
        deel = [w for w in weergaven if w.inzetten is inzetten]
        rijen = _own(_model(deel[0]), medewerker, on)
        tellingen |= rijen.aggregate(**{w.sleutel: Count("pk", filter=w.voorwaarde) for w in deel})
    return tellingen


def urgency(inzet: Any, on: date) -> Urgentie | None:
    """How urgent the last day of a running inzet is; None when it does not run."""
    if inzet.status != Inzetstand.LOOPT:
        return None
    return stand(
        inzet.einddatum, on, instelling("stand.drempel_werkdagen", on), kalender=kalender_op(on)
    )


def running_casussen(medewerker: Any, on: date) -> QuerySet[Any]:
    """Casus ids with a running 1-op-1 that this person may see (for the werkvoorraad)."""
    zichtbaar = EenOpEenInzet.objects.visible_to(medewerker, on).running()
    return zichtbaar.values("casus_id")


def day_notes(casus_ids: Any, on: date) -> dict[int, str]:
    """ "Dag 19 van 28" per casus with a running 1-op-1; one query."""
    rijen = EenOpEenInzet.objects.running().filter(casus__in=list(casus_ids))
    return {inzet.casus_id: f"1-op-1: dag {inzet.day_on(on)} van {inzet.dagen}" for inzet in rijen}


def _model(weergave: Weergave) -> Any:
    return EenOpEenInzet if weergave.inzetten else EenOpEenAanvraag


def _own(model: Any, medewerker: Any, on: date) -> Any:
    """Visible rows; who is only casusregisseur sees those of the own casussen."""
    rijen = model.objects.visible_to(medewerker, on)
    if medewerker.rollen_op(on) != {Rol.CASUSREGISSEUR}:
        return rijen
    houder = Regierol.objects.current().filter(casus=OuterRef("casus"), medewerker=medewerker)
    return rijen.filter(Exists(houder))
