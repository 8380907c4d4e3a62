"""De mappen van de berichtenbox, het filter en het zoeken: welke berichten in de lijst staan."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse

from .mislukt import VAST
from .models import BERICHTSOORTEN, Bericht, Berichtstand, Richting

MAPPEN: dict[str, tuple[str, Q]] = {
    "in": ("Ontvangen", Q(richting=Richting.IN)),
    "uit": ("Verzonden", Q(richting=Richting.UIT) & ~Q(status=Berichtstand.KLAAR)),
    "klaar": ("Klaar om te versturen", Q(richting=Richting.UIT, status=Berichtstand.KLAAR)),
    "wacht": ("Wacht op antwoord", Q(status=Berichtstand.VERZONDEN, retour_op=None)),
    "afgekeurd": ("Afgekeurd", Q(status=Berichtstand.AFGEKEURD, vervanger=None)),
    "vast": ("Niet te verwerken", VAST),
}
MAX_ZOEK = 60
LEEG = {
    "in": ("Niets ontvangen", "Er is nog geen bericht binnengekomen."),
    "uit": ("Niets verzonden", "Er is nog geen bericht verstuurd."),
    "klaar": ("Niets te versturen", "Alle berichten zijn weg."),
    "wacht": ("Niets wacht op antwoord", "Op alle berichten is geantwoord."),
    "afgekeurd": ("Niets afgekeurd", "Alle berichten zijn goed, of al vervangen."),
    "vast": ("Niets blijft liggen", "Alles wat binnenkwam, is verwerkt of afgekeurd."),
}


def folder_of(gekozen: str) -> str:
    """The folder that was asked for; an unknown one is the first."""
    return gekozen if gekozen in MAPPEN else "in"


def narrowed(berichten: Any, map_: str, keuze: Mapping[str, str]) -> Any:
    """One folder, filtered on kind and searched; what waits longest for an answer on top."""
    rijen = berichten.filter(MAPPEN[map_][1])
    if keuze["soort"]:
        rijen = rijen.filter(soort=keuze["soort"])
    if keuze["zoek"]:
        rijen = rijen.filter(_found(keuze["zoek"]))
    rijen = rijen.for_list()
    return rijen.order_by(F("verzonden_op").asc(), "pk") if map_ == "wacht" else rijen


def choice_of(gekozen: Mapping[str, str]) -> dict[str, str]:
    """The filter that was asked for; what does not exist counts as nothing."""
    soort = gekozen.get("soort", "")
    bekend = soort in dict(BERICHTSOORTEN)
    zoek = gekozen.get("zoek", "").replace("\0", "").strip()[:MAX_ZOEK]
    return {"soort": soort if bekend else "", "zoek": zoek}


def _found(tekst: str) -> Q:
    """Identificatie, kenmerk, code or name of a party, number of a casus or a toewijzing."""
    vraag = (
        Q(identificatie__icontains=tekst)
        | Q(aanbieder__naam__icontains=tekst)
        | Q(gemeente__naam__icontains=tekst)
        | Q(casus__nummer__iexact=tekst)
        | Q(afzender=tekst)
        | Q(ontvanger=tekst)
    )
    if tekst.isdecimal() and len(tekst) == 9:
        vraag |= Q(pk__in=about_toewijzing(int(tekst)))
    if (kenmerk := _uuid(tekst)) is not None:
        vraag |= Q(kenmerk=kenmerk)
    return vraag


def about_toewijzing(nummer: int) -> Any:
    """The keys of the messages that grant, start or stop the help under this number."""
    delen = Q(toewijzingen__nummer=nummer) | Q(starts__toewijzing__nummer=nummer)
    delen |= Q(stops__start__toewijzing__nummer=nummer)
    return Bericht.objects.filter(delen).order_by().values("pk")


def _uuid(tekst: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(tekst)
    except ValueError:
        return None


def box_counts(berichten: Any, gekozen: str) -> list[dict[str, Any]]:
    """The folders with their counts, in one query."""
    tellingen = berichten.order_by().aggregate(
        **{naam: Count("pk", filter=filter_) for naam, (_, filter_) in MAPPEN.items()}
    )
    url = reverse("arrangementen:bericht_lijst")
    return [
        {
            "naam": label,
            "url": f"{url}?map={naam}",
            "aantal": tellingen[naam],
            "actief": naam == gekozen,
        }
        for naam, (label, _) in MAPPEN.items()
    ]


def stuck_in_words(mappen: list[dict[str, Any]]) -> str:
    """ "2 berichten zijn niet te verwerken"; empty when nothing stays behind."""
    aantal = next(map_["aantal"] for map_ in mappen if map_["naam"] == MAPPEN["vast"][0])
    if not aantal:
        return ""
    return (
        "1 bericht is niet te verwerken"
        if aantal == 1
        else f"{aantal} berichten zijn niet te verwerken"
    )


def filter_groups(keuze: Mapping[str, str]) -> list[dict[str, Any]]:
    """The groups of components/_filter.html."""
    soorten = [("", "Alle soorten"), *BERICHTSOORTEN]
    opties = [
        {"waarde": code, "naam": naam, "gekozen": code == keuze["soort"]} for code, naam in soorten
    ]
    return [
        {
            "naam": "Zoek op nummer, kenmerk of aanbieder",
            "sleutel": "zoek",
            "soort": "tekst",
            "waarde": keuze["zoek"],
        },
        {"naam": "Soort bericht", "sleutel": "soort", "soort": "keuze", "opties": opties},
    ]
