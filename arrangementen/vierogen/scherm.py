"""Wat de bladzijde van een verzoek van een voorstel laat zien: bedrag, hulp, wie, en wat kan."""

from copy import copy
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db.models import Prefetch, Q, prefetch_related_objects
from django.urls import reverse
from django.utils.text import capfirst

from arrangementen.schermen import period_in_words, size_in_words
from arrangementen.verzoeken.afweging import in_words
from arrangementen.verzoeken.norm import judge
from arrangementen.verzoeken.toekennen import granted_with
from arrangementen.verzoeken.toon import above_norm
from arrangementen.wijzigen.weergave import Oordeel, lines_of, verdicts_of
from verloop.mogelijkheden import Mogelijkheid, moves

from .grens import euro
from .regie import amount_row, regie_rows, regie_verdicts
from .soorten import REGIE
from .stand import Voorstelstand
from .voorstel import Besluitvoorstel

MAX_REGIE = 50
PAGINAS = {
    "confirm": (
        "voorstel_bevestigen",
        "De toewijzing (JW301) gaat daarna vanzelf naar de aanbieder.",
    ),
    "send_back": ("voorstel_teruggeven", "Met uw reden. Uw collega past het besluit aan."),
    "retract": ("voorstel_intrekken", "Dan is er weer een nieuw besluit nodig."),
}


def detail_url(verzoek: Any) -> str:
    """The page of a verzoek of either kind."""
    soort = "wijziging" if hasattr(verzoek, "regels") else "verzoek"
    return reverse(f"arrangementen:{soort}_detail", args=[verzoek.kenmerk])


def turn_of(voorstel: Besluitvoorstel | None, medewerker: Any, aan_zet: Any) -> dict[str, Any]:
    """Who is aan zet while a voorstel waits: everybody who may decide, but who proposed it."""
    wacht = voorstel is not None and voorstel.status == Voorstelstand.OPEN
    if not aan_zet or voorstel is None or not wacht:
        return dict(aan_zet)
    eerste = voorstel.voorgesteld_door
    return {
        "u": aan_zet["u"] and eerste != medewerker,
        "wie": "een tweede beslisser",
        "tekst": f"{eerste} stelde een besluit voor. {aan_zet['tekst']}",
    }


def price_in_words(voorstel: Besluitvoorstel) -> str:
    """The amount of a voorstel."""
    return "Onbekend" if voorstel.bedrag_cent is None else euro(voorstel.bedrag_cent)


def page_of(voorstel: Besluitvoorstel) -> str:
    """Where a voorstel is shown: with the verzoek, or on a page of its own."""
    if voorstel.veld in REGIE:
        return reverse("arrangementen:voorstel_detail", args=[voorstel.kenmerk])
    return detail_url(voorstel.over)


def help_url(voorstel: Besluitvoorstel) -> str:
    """The page of the arrangement a voorstel of the regie is about."""
    over = voorstel.over
    arrangement = over if voorstel.veld == "arrangement" else over.onderdeel.arrangement
    return reverse("arrangementen:arrangement_detail", args=[arrangement.kenmerk])


def rows_of(voorstel: Besluitvoorstel) -> list[tuple[str, str]]:
    """What was proposed, by whom and for how much, for the screen."""
    rijen = [
        (
            "Bedrag",
            f"{price_in_words(voorstel)}. Boven {euro(voorstel.grens_cent)} besluiten twee mensen.",
        ),
        *amount_row(voorstel),
        ("Voorgesteld door", str(voorstel.voorgesteld_door)),
    ]
    if voorstel.verzoek is not None:
        rijen += _help_of(SimpleNamespace(**granted_with(voorstel.verzoek, voorstel.velden)))
    elif voorstel.veld in REGIE:
        rijen += regie_rows(voorstel)
    elif voorstel.velden.get("hardheidsclausule"):
        rijen.append(("Hardheidsclausule", "Ja"))
    if tekst := voorstel.velden.get("meer_aanbieders_reden"):
        rijen.append(("Waarom een tweede aanbieder", tekst))
    if tekst := voorstel.velden.get("besluit_motivering"):
        rijen.append(("Motivering", tekst))
    return rijen


def _help_of(deel: Any) -> list[tuple[str, str]]:
    """Of a VOT what is granted, and on which ground it may be above the norm."""
    rijen = [
        ("Hulp", str(deel.product or "")),
        ("Periode", period_in_words(deel.begindatum, deel.einddatum)),
        ("Omvang", size_in_words(deel)),
        *above_norm(deel),
    ]
    if deel.waarom_geen_groep:
        rijen.append(("Waarom geen groep", deel.waarom_geen_groep))
    return rijen


def confirm_context(voorstel: Besluitvoorstel) -> dict[str, Any]:
    """All that the second person agrees with: the rows, the lines of a VOW, and the norm."""
    afweging = voorstel.velden.get("afweging") or {}
    if voorstel.wijziging is not None:
        regels = Prefetch("regels", type(voorstel.wijziging).objects.lines())
        prefetch_related_objects([voorstel.wijziging], regels)
    return {
        "rijen": [*rows_of(voorstel), *in_words(afweging, voorstel.voorgesteld_op)],
        "regels": lines_of(voorstel.wijziging) if voorstel.wijziging else [],
        "oordelen": _verdicts(voorstel),
    }


def _verdicts(voorstel: Besluitvoorstel) -> list[Oordeel]:
    """The norm of now on what was proposed, with toewijzingen at every aanbieder."""
    if voorstel.veld in REGIE:
        return regie_verdicts(voorstel)
    if voorstel.wijziging is not None:
        gewenst = copy(voorstel.wijziging)
        gewenst.hardheidsclausule = bool(voorstel.velden.get("hardheidsclausule"))
        gewenst.besluit_motivering = voorstel.velden.get("besluit_motivering", "")
        return verdicts_of(gewenst, aanbieder=False)
    verzoek = voorstel.over
    hulp = granted_with(verzoek, voorstel.velden)
    toetsing = judge(
        hulp,
        aanbieder_id=verzoek.aanbieder_id,
        geboortedatum=verzoek.geboortedatum,
        bsn="",
        on=voorstel.vandaag,
        jeugdige_id=verzoek.jeugdige_id,
    )
    return [Oordeel(str(hulp["product"]), toetsing)] if toetsing else []


def proposal_context(verzoek: Any, medewerker: Any, on: date) -> dict[str, Any]:
    """For the page of a verzoek: the open voorstel, or the last one that came back."""
    rijen = verzoek.voorstellen.select_related("voorgesteld_door", "beoordeeld_door")
    voorstel = _last(rijen)
    if voorstel is None:
        return {}
    setattr(voorstel, voorstel.veld, verzoek)
    return _panel(voorstel, medewerker, on)


def help_context(arrangement: Any, medewerker: Any, on: date) -> dict[str, Any]:
    """For the page of an arrangement: the last voorstel about its opdracht, or about a change."""
    wijziging = Q(toewijzing__onderdeel__arrangement=arrangement)
    rijen = Besluitvoorstel.objects.filter(Q(arrangement=arrangement) | wijziging)
    voorstel = _last(
        rijen.select_related(
            *("voorgesteld_door", "beoordeeld_door", "toewijzing__product"),
            *("toewijzing__onderdeel", "toewijzing__aanbieder", "toewijzing__gemeente"),
        )
    )
    if voorstel is None:
        return {}
    if voorstel.veld == "arrangement":
        voorstel.arrangement = arrangement
    else:
        voorstel.over.casus = arrangement.casus
        voorstel.over.onderdeel.arrangement = arrangement
    return _panel(voorstel, medewerker, on)


def _last(rijen: Any) -> Besluitvoorstel | None:
    voorstellen = rijen.exclude(status=Voorstelstand.VERVALLEN).order_by("-pk")
    gevonden: Besluitvoorstel | None = voorstellen.first()
    return gevonden


def _panel(voorstel: Besluitvoorstel, medewerker: Any, on: date) -> dict[str, Any]:
    voorstel.over.on(on)
    return {
        "voorstel": voorstel,
        "voorstelbedrag": price_in_words(voorstel),
        "voorstelrijen": rows_of(voorstel),
        "voorstelacties": actions_on(voorstel, medewerker, on),
    }


def waiting_of_regie(medewerker: Any, on: date) -> list[dict[str, Any]]:
    """The orders and changes of the regie that wait, oldest first; of others and of oneself."""
    rijen = Besluitvoorstel.objects.visible_to(medewerker, on).open().of_regie().with_over()
    return [
        {
            "url": page_of(voorstel),
            "naam": capfirst(voorstel.naam),
            "casus": voorstel.over.casus.nummer,
            "bedrag": price_in_words(voorstel),
            "door": voorstel.voorgesteld_door,
            "op": voorstel.voorgesteld_op,
            "eigen": voorstel.voorgesteld_door_id == medewerker.pk,
        }
        for voorstel in rijen.order_by("voorgesteld_op", "pk")[:MAX_REGIE]
    ]


def actions_on(voorstel: Besluitvoorstel, medewerker: Any, on: date) -> list[Mogelijkheid]:
    """The moves of this person; who proposed it sees why somebody else confirms."""
    acties = []
    for zet in moves(voorstel, medewerker, on):
        naam, uitleg = PAGINAS[zet.naam]
        if zet.naam == "retract" and not zet.toegestaan:
            continue
        url = reverse(f"arrangementen:{naam}", args=[voorstel.kenmerk])
        acties.append(replace(zet, uitleg=uitleg, url=url, primair=zet.naam == "confirm"))
    return acties
