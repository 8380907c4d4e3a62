"""Het antwoord van de gemeente dat vanzelf gaat (JW319), en wat over verzoeken bekend is."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from arrangementen.berichten.opslag import make_message
from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bericht import Inhoud
from arrangementen.ijw.regels_toestand import BekendVerzoek
from arrangementen.wijzigen.models import Wijzigingsverzoek
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar

from .keuzes import AFGEWEZEN, IN_ONDERZOEK, Verzoekstand
from .models import Verzoek

GEKEND = ("gemeente__cbs_code", "jeugdige", "referentie_aanbieder", "status", "onderzoek_op")
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


def known_verzoeken(bericht: IjwBericht, rij: Any, jeugdige: Any) -> dict[str, Any]:
    """The verzoeken the rules TR347 and TR374 ask about: same reference, or same jeugdige."""
    if bericht.soort not in ("315", "317"):
        return {}
    bsn = str(bericht.inhoud.get("Client", {}).get("Bsn", ""))
    zelfde = Q(referentie_aanbieder__in=list(_references(bericht.inhoud)))
    if jeugdige is not None:
        zelfde |= Q(jeugdige=jeugdige)
    soorten: tuple[Any, ...] = (Verzoek.objects.sent(), Wijzigingsverzoek.objects.all())
    verzoeken, wijzigingen = (
        rijen.filter(zelfde, aanbieder=rij.aanbieder).order_by().values_list(*GEKEND)
        for rijen in soorten
    )
    wie = (rij.aanbieder.agb_code, bsn, jeugdige.pk if jeugdige is not None else None)
    return {"verzoeken": tuple(_known(v, *wie) for v in verzoeken.union(wijzigingen, all=True))}


def _known(verzoek: tuple[Any, ...], aanbieder: str, bsn: str, jeugdige: Any) -> BekendVerzoek:
    """One that was withdrawn counts as answered: it no longer stands in the way."""
    gemeente, van, referentie, status, onderzoek_op = verzoek
    antwoorden = {IN_ONDERZOEK} if onderzoek_op else set()
    if status in (Verzoekstand.AFGEWEZEN, Verzoekstand.INGETROKKEN):
        antwoorden.add(AFGEWEZEN)
    return BekendVerzoek(
        gemeente=gemeente,
        aanbieder=aanbieder,
        bsn=bsn if jeugdige is not None and van == jeugdige else "",
        referentie=referentie,
        antwoorden=frozenset(antwoorden),
        toegewezen=status == Verzoekstand.TOEGEKEND,
    )


def _references(inhoud: Inhoud) -> Iterator[str]:
    client = inhoud.get("Client", {})
    for product in client.get("AangevraagdeProducten", {}).get("AangevraagdProduct", []):
        yield product["ReferentieAanbieder"]
    if "Verzoek" in client:
        yield client["Verzoek"]["ReferentieAanbieder"]
