"""Het antwoord van de gemeente dat vanzelf gaat (JW319), en wat over verzoeken bekend is."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from arrangementen.berichten.opslag import make_message
from arrangementen.berichten.toestand import bsn_of, references_of
from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bericht import Inhoud
from arrangementen.ijw.regels_toestand import BekendVerzoek
from arrangementen.wijzigen.models import Wijzigingsverzoek
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar

from .keuzes import AFGEWEZEN, IN_ONDERZOEK, Verzoekstand
from .models import Verzoek

GEKEND = (
    *("gemeente__cbs_code", "aanbieder", "aanbieder__agb_code", "jeugdige"),
    *("referentie_aanbieder", "status", "onderzoek_op"),
)
ANTWOORDEN = {Verzoekstand.AFGEWEZEN: AFGEWEZEN, Verzoekstand.IN_ONDERZOEK: IN_ONDERZOEK}


@afhandelaar("arrangementen.answer_verzoek")
def answer_verzoek(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """JW319: rejected with its reason, or in research (ijw.md §5d). Granting is a JW301."""
    verzoek = Verzoek.objects.select_related("gemeente", "aanbieder", "casus").get(pk=onderwerp_id)
    send_answer(verzoek, gebeurtenis_id)


@afhandelaar("arrangementen.answer_wijziging")
def answer_wijziging(onderwerp_id: int, gebeurtenis_id: int) -> None:
    """JW319 on a verzoek om wijziging: refused as a whole, or in research (OP346)."""
    rijen = Wijzigingsverzoek.objects.select_related("gemeente", "aanbieder", "casus")
    send_answer(rijen.get(pk=onderwerp_id), gebeurtenis_id)


def send_answer(verzoek: Any, gebeurtenis_id: int) -> None:
    """The JW319 that tells what was decided in this event."""
    gebeurtenis = Gebeurtenis.objects.get(pk=gebeurtenis_id)
    make_message(
        "319",
        {"Antwoord": answer_body(verzoek, ANTWOORDEN[Verzoekstand(gebeurtenis.naar)])},
        gemeente=verzoek.gemeente,
        aanbieder=verzoek.aanbieder,
        casus=verzoek.casus,
        op=gebeurtenis.op,
    )


def answer_body(verzoek: Any, antwoord: str) -> Inhoud:
    """The Antwoord of a JW319; the reason only with a rejection (CD085, CD086, TR377)."""
    body: Inhoud = {
        "ReferentieAanbieder": verzoek.referentie_aanbieder,
        "VerzoekAntwoord": antwoord,
    }
    if antwoord == AFGEWEZEN:
        body["RedenAfwijzingVerzoek"] = verzoek.reden_afwijzing
        if verzoek.andere_gemeente:
            body["Woonplaatsbeginsel"] = {"Gemeente": verzoek.andere_gemeente}
    return body


def find_verzoeken(berichten: Iterable[IjwBericht], jeugdigen: Iterable[Any]) -> list[Any]:
    """The verzoeken with a reference of these messages, or of one of these jeugdigen."""
    gezocht = [bericht for bericht in berichten if bericht.soort in ("315", "317")]
    if not gezocht:
        return []
    referenties = {naam for bericht in gezocht for naam in references_of(bericht)}
    ids = [jeugdige.pk for jeugdige in jeugdigen]
    soorten: tuple[Any, ...] = (Verzoek.objects.sent(), Wijzigingsverzoek.objects.all())
    zelfde = Q(referentie_aanbieder__in=referenties) | Q(jeugdige__in=ids)
    verzoeken, wijzigingen = (
        rijen.filter(zelfde).order_by().values_list(*GEKEND, named=True) for rijen in soorten
    )
    return list(verzoeken.union(wijzigingen, all=True))


def known_verzoeken(
    bericht: IjwBericht, rij: Any, jeugdige: Any, gevonden: Sequence[Any]
) -> dict[str, Any]:
    """The verzoeken the rules TR347 and TR374 ask about: same reference, or same jeugdige."""
    bsn, referenties = bsn_of(bericht), set(references_of(bericht))
    wie = jeugdige.pk if jeugdige is not None else None
    zelfde = [
        v
        for v in gevonden
        if v.aanbieder == rij.aanbieder_id
        and (v.referentie_aanbieder in referenties or v.jeugdige == wie)
    ]
    return {"verzoeken": tuple(_known(v, bsn if v.jeugdige == wie else "") for v in zelfde)}


def _known(verzoek: Any, bsn: str) -> BekendVerzoek:
    """One that was withdrawn counts as answered: it no longer stands in the way."""
    antwoorden = {IN_ONDERZOEK} if verzoek.onderzoek_op else set()
    if verzoek.status in (Verzoekstand.AFGEWEZEN, Verzoekstand.INGETROKKEN):
        antwoorden.add(AFGEWEZEN)
    return BekendVerzoek(
        gemeente=verzoek.gemeente__cbs_code,
        aanbieder=verzoek.aanbieder__agb_code,
        bsn=bsn,
        referentie=verzoek.referentie_aanbieder,
        antwoorden=frozenset(antwoorden),
        toegewezen=verzoek.status == Verzoekstand.TOEGEKEND,
    )
