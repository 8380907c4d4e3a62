"""Maakt van berichten wat het scherm toont: rijen met stand en klok, en de mappen van de box."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from casusregie.termijnen.models import Termijn
from organisaties.rollen import Rol

from .models import Berichtstand, Richting

MAPPEN: dict[str, tuple[str, Q]] = {
    "in": ("Ontvangen", Q(richting=Richting.IN)),
    "uit": ("Verzonden en klaar", Q(richting=Richting.UIT)),
    "afgekeurd": ("Afgekeurd", Q(status=Berichtstand.AFGEKEURD)),
    "wacht": ("Wacht op antwoord", Q(status=Berichtstand.VERZONDEN, retour_op=None)),
}
SOORT_VAN_STAND = {
    Berichtstand.AFGEKEURD: "danger",
    Berichtstand.KLAAR: "info",
    Berichtstand.VERZONDEN: "info",
    Berichtstand.ONTVANGEN: "info",
    Berichtstand.BEVESTIGD: "success",
    Berichtstand.VERWERKT: "success",
}


def of_box(berichten: Any, map_: str) -> Any:
    """The messages in one folder of the box; an unknown folder is the first one."""
    return berichten.filter(MAPPEN.get(map_, MAPPEN["in"])[1])


def box_counts(berichten: Any, gekozen: str, url: str) -> list[dict[str, Any]]:
    """The folders with their counts, in one query."""
    tellingen = berichten.aggregate(
        **{naam: Count("pk", filter=filter_) for naam, (_, filter_) in MAPPEN.items()}
    )
    return [
        {
            "naam": label,
            "url": f"{url}?map={naam}",
            "aantal": tellingen[naam],
            "actief": naam == gekozen,
        }
        for naam, (label, _) in MAPPEN.items()
    ]


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
    return [_row(rij, klokken.get(rij.pk)) for rij in rijen]


def _row(bericht: Any, klok: Any) -> dict[str, Any]:
    van, aan = bericht.gemeente or bericht.afzender, bericht.aanbieder or bericht.ontvanger
    if bericht.richting == Richting.IN and bericht.gemeente:
        van, aan = aan, van
    return {
        "bericht": bericht,
        "naam": str(bericht),
        "url": reverse("arrangementen:bericht_detail", kwargs={"kenmerk": bericht.kenmerk}),
        "van": van,
        "aan": aan,
        "casus": bericht.casus.nummer if bericht.casus else "",
        "stand": bericht.get_status_display(),
        "soort": SOORT_VAN_STAND[bericht.status],
        "codes": ", ".join(bericht.codes),
        "klok": klok,
    }


def own_codes(medewerker: Any, on: date) -> frozenset[str]:
    """CBS and AGB codes of the organisations for which this person handles messages."""
    codes = set()
    for aanstelling in medewerker.aanstellingen_op(on):
        if aanstelling.rol == Rol.BACKOFFICE:
            codes.add(aanstelling.organisatie.gemeente().cbs_code)
        elif aanstelling.rol == Rol.ZORGADMINISTRATIE:
            codes.add(aanstelling.organisatie.agb_code)
    return frozenset(codes - {""})
