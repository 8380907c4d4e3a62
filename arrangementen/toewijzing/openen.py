"""Opent, wijzigt en verstuurt toewijzingen na een besluit; de JW301 is per aanbieder compleet."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from arrangementen.berichten.models import Bericht
from arrangementen.berichten.opslag import make_message
from arrangementen.ijw.bericht import Inhoud
from casusregie.models import Casus, Jeugdige
from organisaties.models import Medewerker
from verloop import outbox
from verloop.fouten import Geblokkeerd
from verloop.overgangen import amend, register

from .client import full_client
from .models import Toewijzing, Toewijzingteller
from .producten import assigned_product

AL_GEDECLAREERD = "Op deze toewijzing is gedeclareerd en toegekend. Verwijderen kan niet meer."
VERSTUREN = "arrangementen.send_toewijzing"


def open_toewijzing(
    onderdeel: Any,
    *,
    op: datetime,
    referentie: str = "",
    normoordeel: str = "",
    norm_grond: str = "",
) -> Toewijzing:
    """The toewijzing of one part of an arrangement; the one that is there when it has one.

    `op` is the moment of the decision. `referentie` (ReferentieAanbieder, at most 36 characters)
    is that of the verzoek this answers (TR379). Sending is asked for with `ask_to_send`.
    """
    bestaand = onderdeel.toewijzingen.standing().first()
    if bestaand is not None:
        return bestaand
    arrangement = onderdeel.arrangement
    velden = {"normoordeel": normoordeel} if normoordeel else {}
    toewijzing = Toewijzing(
        nummer=Toewijzingteller.take(arrangement.casus.gemeente),
        onderdeel=onderdeel,
        casus=arrangement.casus,
        gemeente=arrangement.casus.gemeente,
        aanbieder=arrangement.aanbieder,
        product=onderdeel.product,
        ingangsdatum=onderdeel.begindatum,
        einddatum=onderdeel.einddatum,
        volume=onderdeel.volume,
        eenheid=onderdeel.eenheid,
        frequentie=onderdeel.frequentie,
        toegewezen_op=op,
        referentie_aanbieder=referentie,
        norm_grond=norm_grond,
        **velden,
    )
    return register(toewijzing, by=Medewerker.objects.systeem(), op=op)


def change_toewijzing(
    toewijzing: Toewijzing, *, reden: str, op: datetime, referentie: str = "", **velden: Any
) -> Toewijzing:
    """Change end date, budget or volume under the same number, with its reason (OP033x1).

    `reden` is a code of JZ002. Reason 13 (removed) puts the end on the ingangsdatum (CS335).
    Raises Geblokkeerd for a removal while approved declarations stand on it (TR385).
    """
    if reden == "13":
        if toewijzing.prestaties.standing().exists():
            raise Geblokkeerd(AL_GEDECLAREERD, "Laat de toewijzing eindigen met een andere reden.")
        velden["einddatum"] = toewijzing.ingangsdatum
    return amend(
        toewijzing,
        by=Medewerker.objects.systeem(),
        op=op,
        code=f"wijziging_{reden}",
        reden_wijziging=reden,
        referentie_aanbieder=referentie,
        toegewezen_op=op,
        gemeld_in=None,
        **velden,
    )


def ask_to_send(
    casus: Casus, aanbieder: Any, *, op: datetime, sleutel: str, referentie: str = ""
) -> None:
    """Ask the outbox for a JW301 with everything that is not reported yet.

    `referentie` is that of the verzoek om wijziging it answers: every product carries it (IV093).
    """
    extra = {"referentie": referentie} if referentie else {}
    outbox.enqueue(
        VERSTUREN,
        sleutel=f"{VERSTUREN}:{sleutel}",
        op=op,
        casus_id=casus.pk,
        aanbieder_id=aanbieder.pk,
        moment=op.isoformat(),
        **extra,
    )


def send_toewijzing(
    casus: Casus, aanbieder: Any, *, op: datetime, referentie: str = ""
) -> Bericht | None:
    """The JW301 of this jeugdige and aanbieder, with all that counts and all that changed (OP087).

    `referentie`: see `ask_to_send`. None when nothing is unreported: the second caller of two has
    nothing left to say.
    """
    Jeugdige.objects.select_for_update(no_key=True).values_list("pk").get(pk=casus.jeugdige_id)
    toewijzingen = list(to_report(casus, aanbieder, timezone.localdate(op)))
    besluiten = {toewijzing.pk for toewijzing in toewijzingen if toewijzing.gemeld_in_id is None}
    if not besluiten:
        return None
    bericht = make_message(
        "301",
        compose(casus, toewijzingen, timezone.localdate(op), referentie),
        gemeente=casus.gemeente,
        aanbieder=aanbieder,
        casus=casus,
        op=op,
    )
    bericht.toewijzingen.set(toewijzingen)
    Toewijzing.objects.filter(pk__in=besluiten).update(gemeld_in=bericht)
    return bericht


def compose(
    casus: Casus, toewijzingen: Iterable[Toewijzing], on: date, referentie: str = ""
) -> Inhoud:
    """The body of the JW301 with these toewijzingen, as the dossier stands on the day `on`.

    Raises GeenContact when there is nothing to reach the jeugdige by (iJw TR061).
    """
    producten = [assigned_product(t, t.gemeld_in_id is None, referentie) for t in toewijzingen]
    client = full_client(casus, on)
    return {"Client": client | {"ToegewezenProducten": {"ToegewezenProduct": producten}}}


def to_report(casus: Casus, aanbieder: Any, on: date) -> Any:
    """All toewijzingen valid on or after the day, and all that changed since the last JW301."""
    alle = Toewijzing.objects.between(casus.gemeente, aanbieder).of_jeugdige(casus.jeugdige_id)
    return (alle.current(on) | alle.unreported()).select_related("product").order_by("nummer")


def end_from(toewijzing: Toewijzing, dag: date, *, reden: str, op: datetime) -> Toewijzing | None:
    """Let a toewijzing end the day before `dag`; None when it ends sooner by itself."""
    einde = max(dag - timedelta(days=1), toewijzing.ingangsdatum)
    if toewijzing.einddatum is not None and toewijzing.einddatum <= einde:
        return None
    return change_toewijzing(toewijzing, reden=reden, op=op, einddatum=einde)
