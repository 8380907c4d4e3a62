"""Dient een verzoek in: portaal en bericht gaan dezelfde weg en geven dezelfde rijen."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from arrangementen.arrangement.toelating import check_task
from arrangementen.berichten.models import Bericht, Berichtstand, Kanaal
from arrangementen.berichten.ontvangst import settle
from arrangementen.berichten.opslag import make_message
from arrangementen.berichten.ronde import Ronde, round_of
from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bouwen import OngeldigBericht
from casusregie.models import Casus, Casusnummer
from organisaties.models import Medewerker
from verloop.fouten import Conflict, Geblokkeerd
from verloop.mogelijkheden import moves
from verloop.overgangen import lock, perform, register
from verloop.stap import holding
from verloop.tellers import Teller

from .bewakers import sent_now, shared_steps, steps_of
from .ijwbericht import comments_of, read_client, read_product, request_body
from .inhoud import Verzoeknummer
from .keuzes import Verzoekstand
from .kolommen import address_of, columns_of
from .models import Verzoek
from .norm import Kennis, judge
from .plaatsen import place_verzoek, start_assessment
from .stappen import Stappen
from .toelatingfeiten import facts


@transaction.atomic
@holding()
def submit_verzoek(verzoek: Verzoek, *, by: Any, op: datetime | None = None) -> Verzoek:
    """Send a concept: its JW315 is made, judged and applied as any other (CR-B1-21).

    Raises Conflict (sent already), PermissionDenied, or Geblokkeerd with what is missing or what
    the message was refused for. Nothing is saved then.
    """
    op = op or timezone.now()
    vers = lock(verzoek, op)
    _check(vers, by)
    vers.ingediend_door = by
    stappen, ronde = steps_of(vers), Ronde()
    with shared_steps(stappen):
        rij = settle(_message(vers, stappen, ronde, op), ronde, op)
    if rij.status == Berichtstand.AFGEKEURD:
        raise Geblokkeerd(rij.bevindingen[0]["tekst"], "Pas het verzoek aan.")
    return vers


def _message(verzoek: Verzoek, stappen: Stappen, ronde: Ronde, op: datetime) -> Bericht:
    """The JW315 of a concept, stored; this transaction made it, so it needs no lock."""
    velden = columns_of(stappen) | {"referentie_aanbieder": verzoek.referentie_aanbieder}
    gemeente: Any = stappen.gemeente
    try:
        return make_message(
            "315",
            request_body(velden, stappen.bsn),
            gemeente=gemeente,
            aanbieder=verzoek.aanbieder,
            casus=None,
            op=op,
            kanaal=Kanaal.PORTAAL,
            ronde=ronde,
        )
    except OngeldigBericht as fout:
        raise Geblokkeerd(fout.bevindingen[0].tekst, "Pas het verzoek aan.") from fout


def _check(verzoek: Verzoek, by: Any) -> None:
    """The same answers as the door, before anything is made."""
    gevonden = [m for m in moves(verzoek, by, verzoek.vandaag) if m.naam == "submit"]
    if not gevonden:
        raise Conflict("Dit verzoek is al verstuurd of ingetrokken.", over=verzoek)
    if gevonden[0].toegestaan:
        return
    if gevonden[0].soort == "rol":
        raise PermissionDenied(gevonden[0].reden)
    raise Geblokkeerd(gevonden[0].reden, gevonden[0].weg)


def apply_verzoek(bericht: IjwBericht, rij: Any, op: datetime) -> Casus:
    """A good JW315: each AangevraagdProduct becomes a verzoek; returns the casus."""
    client = bericht.inhoud["Client"]
    producten = client["AangevraagdeProducten"]["AangevraagdProduct"]
    for volgnummer, product in enumerate(producten, start=1):
        velden = read_client(client) | read_product(product) | {"volgnummer": volgnummer}
        concept = _concept_of(rij, velden["referentie_aanbieder"])
        if concept is not None:
            verzoek = _accept_concept(concept, velden, client["Bsn"], rij, op)
        else:
            velden["motivatie_keuze"] = comments_of(client, product)
            verzoek = _accept_message(velden, client["Bsn"], rij, op)
    casus: Casus = verzoek.casus
    return casus


def numbers_taken(bericht: IjwBericht, dag: date) -> Iterator[Teller]:
    """What a JW315 takes: a number per verzoek, and one for the casus that it may open."""
    yield Casusnummer, dag.year
    for _ in bericht.inhoud["Client"]["AangevraagdeProducten"]["AangevraagdProduct"]:
        yield Verzoeknummer, dag.year


def _concept_of(rij: Any, referentie: str) -> Verzoek | None:
    """What was filled in here, when the message was made in the portal."""
    if rij.kanaal != Kanaal.PORTAAL:
        return None
    stappen = sent_now()
    if stappen is not None and stappen.verzoek.referentie_aanbieder == referentie:
        return stappen.verzoek
    concepten = Verzoek.objects.drafts().select_related("aanbieder", "ingediend_door")
    return concepten.get(aanbieder=rij.aanbieder, referentie_aanbieder=referentie)


def _accept_concept(
    concept: Verzoek, velden: dict[str, Any], bsn: str, rij: Any, op: datetime
) -> Any:
    concept.on(timezone.localdate(op))
    stappen, by = steps_of(concept), concept.ingediend_door
    velden = columns_of(stappen) | velden
    velden |= _parties(velden, address_of(stappen), bsn, rij, by, op, stappen.kennis)
    velden["ingediend_door"] = by
    verzoek: Any = perform(concept, "submit", by=by, op=op, **velden)
    start_assessment(verzoek.casus, velden, by=by, op=op)
    return verzoek


def _accept_message(velden: dict[str, Any], bsn: str, rij: Any, op: datetime) -> Any:
    by = Medewerker.objects.systeem()
    velden = velden | _parties(velden, {}, bsn, rij, by, op)
    nieuw = Verzoek(status=Verzoekstand.INGEDIEND, aanbieder=rij.aanbieder, **velden)
    verzoek: Any = register(nieuw, by=by, op=op, code="ontvangen")
    start_assessment(verzoek.casus, velden, by=by, op=op)
    return _refuse_task_bought(verzoek, rij, op)


def _refuse_task_bought(verzoek: Verzoek, rij: Any, op: datetime) -> Verzoek:
    """Help that needs no toewijzing is refused by itself, with the sentence of the portal.

    The portal does not send it; the standard has no code for it in a retour, so the answer is a
    JW319 after the retour (RV-0-07).
    """
    product, ronde = verzoek.product, round_of(rij)
    dag = verzoek.begindatum or verzoek.vandaag
    if product is None or not ronde.buys_by_task(rij.gemeente_id, {product.categorie}, dag):
        return verzoek
    feiten = facts(
        product, rij.gemeente, {}, on=dag, geboren=verzoek.geboortedatum, taakgericht=True
    )
    (bezwaar,) = check_task(feiten)
    waarom: Any = {"reden_afwijzing": bezwaar.reden, "besluit_motivering": f"{bezwaar.tekst}."}
    return perform(verzoek, "reject", by=ronde.klok, op=op, **waarom)


def _parties(
    velden: Mapping[str, Any],
    adres: Mapping[str, Any],
    bsn: str,
    rij: Any,
    by: Any,
    op: datetime,
    kennis: Kennis | None = None,
) -> dict[str, Any]:
    """Casus, number, dates and verdict: what portal and message get alike."""
    dag = timezone.localdate(op)
    toetsing = judge(
        velden,
        aanbieder_id=rij.aanbieder_id,
        geboortedatum=velden["geboortedatum"],
        bsn=bsn if rij.jeugdige else "",  # nobody helps whom nobody knows
        on=dag,
        kennis=kennis,
    )
    casus = place_verzoek(
        velden,
        adres,
        bsn=bsn,
        bekend=rij.jeugdige,
        aanbieder=rij.aanbieder,
        gemeente=rij.gemeente,
        by=by,
        op=op,
    )
    rij.jeugdige = casus.jeugdige
    round_of(rij).make_known(casus.jeugdige)
    return {
        "casus": casus,
        "jeugdige": casus.jeugdige,
        "gemeente": rij.gemeente,
        "bericht": rij,
        "nummer": Verzoeknummer.take(dag),
        "dagtekening": rij.dagtekening,
        "ingediend_op": dag,
        "toetsing": toetsing.to_dict() if toetsing else None,
        "boven_norm": bool(toetsing and toetsing.totalen.boven_norm),
    }
