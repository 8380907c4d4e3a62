"""Dient een verzoek om wijziging in: pagina en bericht gaan dezelfde weg."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from arrangementen.berichten.models import Berichtstand, Kanaal
from arrangementen.berichten.ontvangst import settle
from arrangementen.berichten.opslag import make_message
from arrangementen.berichten.ronde import Ronde
from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bouwen import OngeldigBericht
from arrangementen.toewijzing.models import Toewijzing
from arrangementen.verzoeken.inhoud import Verzoeknummer
from arrangementen.verzoeken.keuzes import AANBIEDERROLLEN
from casusregie.models import Casus
from organisaties.models import Medewerker
from verloop.fouten import Geblokkeerd
from verloop.overgangen import amend, register
from verloop.stap import holding
from verloop.tellers import Teller

from .bericht import Wens, as_fields, numbers_in, read_lines, request_body
from .models import Wijzigingsverzoek
from .regel import Wijzigingsregel


def current_help(casus: Any, aanbieder_id: int, on: Any) -> list[Toewijzing]:
    """All toewijzingen of this jeugdige at this aanbieder that run or still start (TR349)."""
    rijen = Toewijzing.objects.current(on).of_jeugdige(casus.jeugdige_id)
    rijen = rijen.filter(aanbieder_id=aanbieder_id, gemeente_id=casus.gemeente_id)
    return list(rijen.select_related("product", "onderdeel").order_by("nummer"))


@transaction.atomic
@holding()
def submit(
    casus: Casus,
    aanbieder: Any,
    *,
    reden: str,
    wensen: Sequence[Wens],
    toelichting: str,
    by: Any,
    op: datetime,
) -> Wijzigingsverzoek:
    """Send the wished situation of one jeugdige; its JW317 is judged as any other.

    Raises PermissionDenied, or Geblokkeerd with what the message was refused for.
    """
    dag = timezone.localdate(op)
    if not by.has_role(*AANBIEDERROLLEN, on=dag, organisatie_id=aanbieder.pk):
        raise PermissionDenied("Alleen de aanbieder van deze hulp vraagt een wijziging.")
    referentie, ronde = str(uuid.uuid4()), Ronde()
    try:
        rij = make_message(
            "317",
            request_body(casus.jeugdige.bsn, referentie, reden, wensen),
            gemeente=casus.gemeente,
            aanbieder=aanbieder,
            casus=None,
            op=op,
            kanaal=Kanaal.PORTAAL,
            ronde=ronde,
        )
    except OngeldigBericht as fout:
        raise Geblokkeerd(fout.bevindingen[0].tekst, "Pas het verzoek aan.") from fout
    rij = settle(rij, ronde, op)
    if rij.status == Berichtstand.AFGEKEURD:
        raise Geblokkeerd(rij.bevindingen[0]["tekst"], "Pas het verzoek aan.")
    verzoek = Wijzigingsverzoek.objects.get(aanbieder=aanbieder, referentie_aanbieder=referentie)
    velden = {"toelichting": toelichting, "ingediend_door": by}
    return amend(verzoek, by=by, op=op, code="toegelicht", **velden)


def apply_wijziging(bericht: IjwBericht, rij: Any, op: datetime) -> Casus:
    """A good JW317 becomes a verzoek om wijziging with its lines; returns the casus."""
    client = bericht.inhoud["Client"]
    inhoud = client["Verzoek"]
    toewijzingen: dict[str, Toewijzing] = rij.toewijzing_van
    genoemd = {str(nummer) for nummer in numbers_in(inhoud)}
    casus: Casus = next(t.casus for nummer, t in toewijzingen.items() if nummer in genoemd)
    casus.jeugdige = rij.jeugdige  # level 3: all of them are help of this jeugdige
    dag = timezone.localdate(op)
    verzoek = Wijzigingsverzoek(
        casus=casus,
        jeugdige=casus.jeugdige,
        aanbieder=rij.aanbieder,
        gemeente=rij.gemeente,
        bericht=rij,
        nummer=Verzoeknummer.take(dag),
        referentie_aanbieder=inhoud["ReferentieAanbieder"],
        reden_verzoek=inhoud["RedenVerzoek"],
        dagtekening=rij.dagtekening,
        ingediend_op=dag,
    )
    register(verzoek, by=Medewerker.objects.systeem(), op=op, code="ontvangen")
    regels = [
        Wijzigingsregel(verzoek=verzoek, **as_fields(wens))
        for wens in read_lines(inhoud, toewijzingen)
    ]
    for regel in regels:
        regel.remember()
    Wijzigingsregel.objects.bulk_create(regels)
    return casus


def numbers_taken(bericht: IjwBericht, dag: date) -> list[Teller]:
    """What a JW317 takes: one number."""
    return [(Verzoeknummer, dag.year)]
