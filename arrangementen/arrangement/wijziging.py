"""Voert een gevraagde wijziging van een toewijzing uit: de norm, het nummer en de JW301 (CR-A2-06).

Een aantekening 'Verzoek om een arrangement te wijzigen' met akkoord van de casusregisseur is de
grond; na het uitvoeren staat erbij wanneer en met welke toewijzing.
"""

import copy
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from arrangementen.toewijzing.models import Normoordeel, Toewijzing
from arrangementen.toewijzing.openen import ask_to_send
from arrangementen.verzoeken.afweging import checked
from arrangementen.vierogen.grens import drop_proposals
from casusregie.logboek.maken import improve
from casusregie.logboek.models import Aantekening
from casusregie.logboek.soorten.regie import WIJZIGING
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from verloop.redenen import Nee, Oordeel
from verloop.sloten import hold
from verloop.stap import holding, once

from .aanpassen import change_with_part
from .norm import Normtoets, Oordelen, assess_arrangement
from .querysets import ACTIEF
from .stapeling import lock_help_in
from .tweede import check_change, refuse_changed
from .volwassen import may_have_help

#: Codes of the list RedenWijziging (JZ002). It has none for the size: more counts as longer.
VERLENGING, VERKORTING = "04", "05"


def open_request(casus: Any) -> Aantekening | None:
    """The oldest request that was agreed on and not carried out yet; one query."""
    rijen = Aantekening.objects.current().of_kind(WIJZIGING).filter(casus=casus, intern=False)
    open_rijen = rijen.filter(inhoud__akkoord="ja").exclude(inhoud__has_key="uitgevoerd_op")
    oudste = open_rijen.order_by("moment", "pk")
    return once(("verzoek van de regie", casus.pk), oudste.first)


def may_carry_out(arrangement: Any, medewerker: Medewerker, on: date) -> Oordeel:
    """The backoffice of the gemeente, on a request of the regie for help that was ordered."""
    gemeente_id = arrangement.casus.gemeente_id
    if not medewerker.has_role(Rol.BACKOFFICE, on=on, organisatie_id=gemeente_id):
        return Nee("Alleen de backoffice van de gemeente wijzigt een toewijzing.")
    if arrangement.status not in ACTIEF:
        return Nee("Deze hulp loopt niet. Er valt niets te wijzigen.")
    if open_request(arrangement.casus) is None:
        return Nee(
            "Er is geen verzoek om dit arrangement te wijzigen.",
            "De procesregisseur legt het verzoek vast, met akkoord van de casusregisseur.",
        )
    return True


#: what judging and changing a toewijzing needs beside it
ERBIJ = (
    *("casus__jeugdige", "product", "gemeente", "aanbieder"),
    *("onderdeel__arrangement", "onderdeel__product"),
)


@transaction.atomic
@holding()
def carry_out(
    toewijzing: Toewijzing,
    *,
    by: Medewerker,
    einddatum: date,
    volume: int,
    afweging: Mapping[str, str] | None = None,
    op: datetime | None = None,
    voorstel: Any = None,
) -> Toewijzing:
    """Change end date and volume as was asked; the JW301 leaves by itself, the request is closed.

    `volume` in the unit of the toewijzing; `afweging`: the answers to the fixed questions, asked
    for more or longer help of which there is a norm (NK-23). `voorstel`: a second person confirmed
    it. Raises PermissionDenied, ValidationError at `einddatum`, `volume` or a question (nothing
    changed, before today, above the norm without a ground, no answer), or TweedeNodig (more money
    than one person decides about).
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    toewijzing = _locked(toewijzing, by, dag)
    deel = toewijzing.onderdeel
    if voorstel is not None:
        refuse_changed(voorstel, toewijzing)
    toets = _check(toewijzing, deel, einddatum, volume, dag)
    wens: dict[str, Any] = {"einddatum": einddatum, "volume": volume}
    reden = _reason(toewijzing, **wens)
    antwoorden = _weighed(toets, reden, afweging, dag)
    check_change(toewijzing, dag, voorstel, afweging=antwoorden, **wens)
    if voorstel is None:
        drop_proposals(toewijzing, by=by, op=op)
    if antwoorden:
        erbij = {"op": dag.isoformat(), "antwoorden": antwoorden}
        wens["afwegingen"] = [*toewijzing.afwegingen, erbij]
    toewijzing = change_with_part(toewijzing, toets, reden=reden, op=op, **wens)
    sleutel = f"wijziging:{toewijzing.pk}:{toewijzing.versie}"
    ask_to_send(toewijzing.casus, toewijzing.aanbieder, op=op, sleutel=sleutel)
    _close(toewijzing, by, op)
    return toewijzing


def _locked(toewijzing: Toewijzing, by: Medewerker, dag: date) -> Toewijzing:
    """The toewijzing as it is now, under its locks; PermissionDenied for who may not change it."""
    lock_help_in(toewijzing.casus_id)
    rijen = Toewijzing.objects.select_for_update(of=("self",)).select_related(*ERBIJ)
    toewijzing = rijen.get(pk=toewijzing.pk)
    hold(toewijzing)
    arrangement = toewijzing.onderdeel.arrangement
    arrangement.casus = toewijzing.casus
    oordeel = may_carry_out(arrangement, by, dag)
    if isinstance(oordeel, Nee):
        raise PermissionDenied(f"{oordeel.reden} {oordeel.weg}".strip())
    return toewijzing


def _check(toewijzing: Toewijzing, deel: Any, einddatum: date, volume: int, dag: date) -> Normtoets:
    fouten: dict[str, str] = {}
    if einddatum == toewijzing.einddatum and volume == toewijzing.volume:
        fouten["einddatum"] = "Kies een andere einddatum of een andere omvang"
    if einddatum < max(dag, toewijzing.ingangsdatum):
        fouten["einddatum"] = "Kies een dag op of na vandaag, en na de ingangsdatum"
    leeftijd = may_have_help(deel.arrangement, deel.begindatum, deel.product, einddatum)
    if isinstance(leeftijd, Nee):
        fouten.setdefault("einddatum", leeftijd.reden)
    oordelen = verdict_on_change(toewijzing, einddatum, volume)
    if zin := next(iter((*oordelen.past_niet, *oordelen.ontbreekt)), ""):
        fouten["volume"] = zin
    if fouten:
        raise ValidationError(fouten)
    return oordelen.toetsen[0]


def _weighed(
    toets: Normtoets, reden: str, afweging: Mapping[str, str] | None, dag: date
) -> dict[str, str]:
    """The answers to the fixed questions; none for less help, or help without a norm."""
    if reden != VERLENGING or toets.oordeel == Normoordeel.GEEN:
        return {}
    return checked(afweging or {}, dag)


def verdict_on_change(toewijzing: Toewijzing, einddatum: date, volume: int) -> Oordelen:
    """The verdict of the norm on the wanted situation as a whole."""
    deel = toewijzing.onderdeel
    proef = copy.copy(deel)
    proef.einddatum, proef.volume = einddatum, volume
    return assess_arrangement(deel.arrangement, [proef])


def _reason(toewijzing: Toewijzing, einddatum: date, volume: int) -> str:
    """Herbeoordeling: more or longer, or less or shorter."""
    langer = toewijzing.einddatum is not None and einddatum > toewijzing.einddatum
    meer = toewijzing.volume is not None and volume > toewijzing.volume
    return VERLENGING if langer or meer else VERKORTING


def _close(toewijzing: Toewijzing, by: Medewerker, op: datetime) -> None:
    """The request says from now on when it was carried out, and under which number."""
    verzoek = open_request(toewijzing.casus)
    if verzoek is not None:
        verzoek.casus = toewijzing.casus
        improve(
            verzoek,
            by=by,
            op=op,
            reden="De toewijzing is gewijzigd",
            uitgevoerd_op=timezone.localdate(op),
            bericht=f"JW301, toewijzing {toewijzing.nummer}",
        )


def change_as_proposed(voorstel: Any, *, by: Any, op: datetime) -> None:
    """The second person confirmed: the change of the first is carried out."""
    carry_out(
        voorstel.over,
        by=voorstel.voorgesteld_door,
        einddatum=date.fromisoformat(voorstel.velden["einddatum"]),
        volume=voorstel.velden["volume"],
        afweging=voorstel.velden.get("afweging"),
        op=op,
        voorstel=voorstel,
    )
