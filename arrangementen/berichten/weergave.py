"""Maakt van berichten wat het scherm toont: rijen met stand en klok, en de keten eromheen."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from arrangementen.ijw.structuur import RETOUR
from casusregie.termijnen.models import Termijn
from normenkader.instellingen import instelling, kalender_op
from normenkader.termijnen.stand import Stand, stand
from organisaties.rollen import Rol

from .mislukt import stays_behind
from .models import Bericht, Berichtstand, Richting

KETEN = 30
SOORTNAAM = {
    "301": "Toewijzing",
    "305": "Startmelding",
    "307": "Stopmelding",
    "315": "Verzoek om toewijzing",
    "317": "Verzoek om wijziging",
    "319": "Antwoord op een verzoek",
    "323": "Declaratie",
    "325": "Antwoord op een declaratie",
    **dict.fromkeys(RETOUR, "Retourbericht"),
}
DREMPEL = "stand.drempel_werkdagen"
SOORT_VAN_STAND = {
    Berichtstand.AFGEKEURD: "danger",
    Berichtstand.KLAAR: "info",
    Berichtstand.VERZONDEN: "info",
    Berichtstand.ONTVANGEN: "info",
    Berichtstand.BEVESTIGD: "success",
    Berichtstand.VERWERKT: "success",
}


def message_rows(berichten: Iterable[Any], on: date) -> list[dict[str, Any]]:
    """Rows with the clock of the answer, in one query more than the messages themselves."""
    rijen = list(berichten)
    klokken = {
        termijn.object_id: termijn
        for termijn in Termijn.objects.filter(
            model="arrangementen.bericht",
            object_id__in=[rij.pk for rij in rijen],
            voldaan_op=None,
            vervallen=False,
        )
    }
    return [_row(rij, klokken.get(rij.pk), on) for rij in rijen]


def _row(bericht: Any, klok: Any, on: date) -> dict[str, Any]:
    van, aan = bericht.gemeente or bericht.afzender, bericht.aanbieder or bericht.ontvanger
    if bericht.richting == Richting.IN and bericht.gemeente:
        van, aan = aan, van
    return {
        "bericht": bericht,
        "naam": str(bericht),
        "wat": SOORTNAAM.get(bericht.soort, "Geen leesbaar bericht"),
        "url": reverse("arrangementen:bericht_detail", kwargs={"kenmerk": bericht.kenmerk}),
        "van": van,
        "aan": aan,
        "casus": bericht.casus.nummer if bericht.casus else "",
        "stand": stand_of(bericht)[0],
        "soort": stand_of(bericht)[1],
        "codes": ", ".join(bericht.codes),
        "reden": _first_sentence(bericht),
        "klok": klok,
        "termijn": clock_of(klok, on) if klok else None,
    }


def stand_of(bericht: Any) -> tuple[str, str]:
    """The word and the colour of where this message stands."""
    if stays_behind(bericht):
        return "Niet te verwerken", "danger"
    return bericht.get_status_display(), SOORT_VAN_STAND[bericht.status]


def _first_sentence(bericht: Any) -> str:
    """What is wrong, in short; empty when nothing is."""
    tekst = bericht.bevindingen[0].get("tekst", "") if bericht.bevindingen else ""
    return tekst.partition(". ")[0].rstrip(".")


def clock_of(termijn: Any, on: date) -> Stand:
    """How the last day of an answer lies beside today, in the words of every list."""
    drempel = instelling(DREMPEL, on)
    return stand(termijn.uiterlijk, on, drempel, kalender=kalender_op(on))


def chain_of(bericht: Any, on: date) -> list[dict[str, Any]]:
    """The messages around this one, the oldest first: of the casus and this aanbieder.

    Without a casus only the answer and the message it answers. At most 30.
    """
    nieuwste = Bericht.objects.filter(_around(bericht)).for_list().order_by("-op", "-pk")
    rijen = sorted(nieuwste[:KETEN], key=lambda rij: (rij.op, rij.pk))
    return [
        {
            "titel": str(rij),
            "url": reverse("arrangementen:bericht_detail", kwargs={"kenmerk": rij.kenmerk}),
            "tekst": _link_words(rij),
            "moment": rij.verzonden_op or rij.op,
            "nu": rij.pk == bericht.pk,
            "badge": stand_of(rij),
        }
        for rij in rijen
    ]


def _around(bericht: Any) -> Q:
    zelf = Q(pk=bericht.pk) | Q(retour_op=bericht.pk)
    if bericht.retour_op_id:
        zelf |= Q(pk=bericht.retour_op_id)
    if bericht.casus_id and bericht.aanbieder_id:
        zelf |= Q(casus=bericht.casus_id, aanbieder=bericht.aanbieder_id)
    return zelf


def _link_words(rij: Any) -> str:
    """What this message is, and what it belongs to."""
    naam = SOORTNAAM.get(rij.soort, "Bericht")
    if rij.retour_op:
        return f"{naam}, op {rij.retour_op}"
    return f"{naam}, in de plaats van {rij.vervangt}" if rij.vervangt else naam


def own_codes(medewerker: Any, on: date) -> frozenset[str]:
    """CBS and AGB codes of the organisations for which this person handles messages."""
    codes = set()
    for aanstelling in medewerker.aanstellingen_op(on):
        if aanstelling.rol == Rol.BACKOFFICE:
            codes.add(aanstelling.organisatie.gemeente().cbs_code)
        elif aanstelling.rol == Rol.ZORGADMINISTRATIE:
            codes.add(aanstelling.organisatie.agb_code)
    return frozenset(codes - {""})
