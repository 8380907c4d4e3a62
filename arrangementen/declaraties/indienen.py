"""Controleert en verstuurt een declaratie van het portaal: hetzelfde bericht, dezelfde regels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from arrangementen.berichten.models import Berichtteller, Kanaal
from arrangementen.berichten.ontvangst import process
from arrangementen.berichten.opslag import make_message
from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bericht import Bevinding
from arrangementen.ijw.bouwen import OngeldigBericht, make_header
from arrangementen.ijw.schema import validate
from organisaties.models import Organisatie
from verloop.fouten import Geblokkeerd
from verloop.overgangen import record

from .berekenen import Regel, declaration_body
from .keuzes import AANBIEDERROL, Declaratiestand
from .models import Declaratie
from .ontvangen import by_class, judge, lock_aanbieder

#: Stands in for the number while a declaration is only looked at; not one that we hand out.
PROEF = "CONTROLE"
PREFIX = "PD"


@dataclass(frozen=True)
class Controle:
    """The verdict before sending: per line its objections, and what stops the whole."""

    per_regel: tuple[tuple[str, ...], ...]
    geheel: tuple[str, ...]

    @property
    def goed(self) -> bool:
        """Nothing would be rejected."""
        return not self.geheel and not any(self.per_regel)


def check(
    gemeente: Organisatie,
    aanbieder: Organisatie,
    maand: tuple[date, date],
    regels: Sequence[Regel],
    on: date,
) -> Controle:
    """What the message would hear back, in Dutch; saves nothing."""
    romp, plaatsen = declaration_body(PROEF, maand, on, regels)
    wie = (aanbieder.agb_code, gemeente.cbs_code, PROEF, on)
    kop = make_header("323", *wie, settings.IJW_XSD_VERSIE)
    bericht = IjwBericht("323", {"Header": kop} | romp)
    rij = SimpleNamespace(
        pk=None,
        soort="323",
        afzender=aanbieder.agb_code,
        identificatie=PROEF,
        gemeente=gemeente,
        aanbieder=aanbieder,
    )
    bevindingen = validate(bericht) or judge(bericht, rij, on)[0]
    return _sort_out(bevindingen, plaatsen)


def _sort_out(bevindingen: Iterable[Bevinding], plaatsen: Sequence[str]) -> Controle:
    """A finding about a client counts for each of its lines."""
    per_plaats = by_class(list(bevindingen))
    per_regel = []
    for plaats in plaatsen:
        client = plaats.partition("/Prestaties")[0]
        gevonden = [*per_plaats.get(plaats, ()), *per_plaats.get(client, ())]
        per_regel.append(tuple(dict.fromkeys(b.tekst for b in gevonden)))
    bekend = {*plaatsen, *(p.partition("/Prestaties")[0] for p in plaatsen)}
    rest = [b.tekst for plek, rij in per_plaats.items() if plek not in bekend for b in rij]
    return Controle(tuple(per_regel), tuple(dict.fromkeys(rest)))


@transaction.atomic
def submit(
    gemeente: Organisatie,
    aanbieder: Organisatie,
    maand: tuple[date, date],
    regels: Sequence[Regel],
    *,
    by: Any,
    op: datetime,
) -> Declaratie:
    """Send it; its JW323 is judged and answered as any other.

    Raises PermissionDenied for who does not work at the aanbieder, and Geblokkeerd when the whole
    is refused: nothing is kept then.
    """
    dag = timezone.localdate(op)
    if not by.has_role(AANBIEDERROL, on=dag, organisatie_id=aanbieder.pk):
        raise PermissionDenied("Alleen de zorgadministratie van de aanbieder declareert.")
    lock_aanbieder(aanbieder)
    romp, _ = declaration_body(_free_number(aanbieder), maand, dag, regels)
    try:
        rij = make_message(
            "323",
            romp,
            gemeente=gemeente,
            aanbieder=aanbieder,
            casus=None,
            op=op,
            kanaal=Kanaal.PORTAAL,
        )
    except OngeldigBericht as fout:
        raise Geblokkeerd(fout.bevindingen[0].tekst, "Pas de declaratie aan.") from fout
    rij = process(rij, op=op)
    declaratie = Declaratie.objects.filter(bericht=rij).first()
    if declaratie is None or declaratie.status == Declaratiestand.GEWEIGERD:
        raise Geblokkeerd(declaratie.reden if declaratie else "", "Pas de declaratie aan.")
    record(declaratie, "ingediend", by=by, op=op)
    return declaratie


def _free_number(aanbieder: Any) -> str:
    """A declaratienummer that this aanbieder did not use in a file of its own (TR333)."""
    eigen = Declaratie.objects.filter(aanbieder=aanbieder).order_by()

    def used(nummers: list[str]) -> set[str]:
        return set(eigen.filter(nummer__in=nummers).values_list("nummer", flat=True))

    return Berichtteller.take_free(PREFIX, used)
