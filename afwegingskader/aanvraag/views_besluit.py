"""De stappen van een aanvraag: indienen, akkoord geven, besluiten en intrekken."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from afwegingskader.bevoegdheden import gezin_has_regie
from afwegingskader.ophalen import get_aanvraag
from afwegingskader.schermen.aanvraagpagina import asked, days_so_far
from afwegingskader.schermen.gegevens import chain_in_words
from afwegingskader.schermen.kop import page_context, url
from organisaties.beleid import dossier
from verloop.schermen.overgangspagina import transition_page

from .forms import (
    AfwijzenForm,
    AkkoordGezinForm,
    AkkoordIntrekkenForm,
    IntrekkenForm,
    LeegForm,
    ToekennenForm,
)

TEMPLATE = "afwegingskader/aanvraag_stap.html"


@dossier("GET", "POST")
def aanvraag_indienen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The check page: everything once more, and what happens after submitting."""
    aanvraag = get_aanvraag(request, kenmerk, "1-op-1-aanvraag indienen")
    vervolg = aanvraag.reeks().is_vervolg
    besluit = "Het regionaal expertteam (RER) besluit" if vervolg else "Een procesregisseur besluit"
    return _step(
        request,
        aanvraag,
        "submit",
        LeegForm,
        kop="Controleer en dien in",
        uitleg="Lees de aanvraag nog eens. Na het indienen verandert zij niet meer.",
        gevolgen=[
            "De aanbieder en de casusregie geven elk een eigen akkoord.",
            "Een gedragswetenschapper van het team krijgt de aanvraag te zien.",
            f"{besluit}. Dat is iemand die niet aan de aanvraag meewerkte.",
        ],
        gelukt="Aanvraag ingediend. Nu geven beide partijen akkoord.",
        wijzigen=url("aanvraag_wijzigen", aanvraag),
    )


@dossier("GET", "POST")
def aanvraag_akkoord_aanbieder(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The akkoord of the aanbieder."""
    aanvraag = get_aanvraag(request, kenmerk, "akkoord van de aanbieder")
    return _step(
        request,
        aanvraag,
        "agree_aanbieder",
        LeegForm,
        uitleg="U geeft akkoord: de 1-op-1 is tijdelijk nodig voor deze jeugdige.",
        gevolgen=["Uw naam en de datum van vandaag staan bij het akkoord."],
        gelukt="Uw akkoord is vastgelegd.",
    )


@dossier("GET", "POST")
def aanvraag_akkoord_regie(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The akkoord of the casusregie; the gezin's own consent when the gezin holds it."""
    aanvraag = get_aanvraag(request, kenmerk, "akkoord van de casusregie")
    van_gezin = gezin_has_regie(aanvraag.casus)
    teksten: dict[str, Any] = {
        "uitleg": "U geeft akkoord: de 1-op-1 is tijdelijk nodig voor deze jeugdige.",
        "gevolgen": ["Uw naam en de datum van vandaag staan bij het akkoord."],
        "gelukt": "Uw akkoord is vastgelegd.",
    }
    if van_gezin:
        teksten = {
            "kop": "Akkoord van het gezin vastleggen",
            "knop": "Akkoord van het gezin vastleggen",
            "uitleg": "Het gezin heeft zelf de casusregie. Daarom telt het akkoord van het gezin.",
            "gevolgen": [
                "Bij het akkoord staat dat het van het gezin is, en dat u het vastlegde.",
                "U besluit daarna niet zelf over deze aanvraag.",
            ],
            "gelukt": "Het akkoord van het gezin is vastgelegd.",
        }
    form = AkkoordGezinForm if van_gezin else LeegForm
    return _step(request, aanvraag, "agree_regie", form, **teksten)


@dossier("GET", "POST")
def akkoord_intrekken(request: HttpRequest, kenmerk: uuid.UUID, overgang: str) -> HttpResponse:
    """Take an akkoord back until the decision; `overgang` comes from the address table."""
    aanvraag = get_aanvraag(request, kenmerk, "akkoord intrekken")
    return _step(
        request,
        aanvraag,
        overgang,
        AkkoordIntrekkenForm,
        uitleg="Zonder beide akkoorden kan niemand over de aanvraag besluiten.",
        gevolgen=["De andere partij leest uw reden.", "U kunt later opnieuw akkoord geven."],
        knop_soort="gevaar",
        gelukt="Het akkoord is ingetrokken.",
    )


@dossier("GET", "POST")
def aanvraag_toekennen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The decision to grant; the inzet is planned in the same step."""
    aanvraag = get_aanvraag(request, kenmerk, "1-op-1 toekennen")
    vol = aanvraag.is_vervolg and not aanvraag.reeks().past
    return _step(
        request,
        aanvraag,
        "grant",
        ToekennenForm,
        form_kwargs={"vervolg": aanvraag.is_vervolg, "vol": vol},
        uitleg=f"Dagen in deze reeks: {chain_in_words(aanvraag.reeks())}.",
        gevolgen=[
            "De inzet wordt meteen gepland, hooguit voor de gevraagde dagen.",
            f"{aanvraag.aanbieder} meldt de start. De startdag is dag 1.",
        ],
        gelukt="Toegekend. De inzet is gepland.",
    )


@dossier("GET", "POST")
def aanvraag_afwijzen(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """The decision to reject, with a reason from the list."""
    aanvraag = get_aanvraag(request, kenmerk, "1-op-1 afwijzen")
    return _step(
        request,
        aanvraag,
        "reject",
        AfwijzenForm,
        uitleg="De aanbieder en de casusregisseur lezen uw reden en toelichting.",
        gelukt="De aanvraag is afgewezen.",
    )


@dossier("GET", "POST")
def aanvraag_intrekken(request: HttpRequest, kenmerk: uuid.UUID) -> HttpResponse:
    """Either party withdraws before the decision."""
    aanvraag = get_aanvraag(request, kenmerk, "1-op-1-aanvraag intrekken")
    return _step(
        request,
        aanvraag,
        "withdraw",
        IntrekkenForm,
        uitleg="De aanvraag blijft te lezen. Voor een nieuwe 1-op-1 begint u opnieuw.",
        knop_soort="gevaar",
        gelukt="De aanvraag is ingetrokken.",
    )


def _step(
    request: HttpRequest, aanvraag: Any, overgang: str, form_class: Any, **teksten: Any
) -> HttpResponse:
    """One transition of an aanvraag, with the aanvraag itself below the form."""
    terug = url("aanvraag_detail", aanvraag)
    vandaag = timezone.localdate()
    return transition_page(
        request,
        aanvraag,
        overgang,
        form_class=form_class,
        terug=terug,
        template=TEMPLATE,
        aanvraag=aanvraag,
        **page_context(aanvraag.casus, vandaag, ("1-op-1-aanvraag", terug)),
        **asked(aanvraag),
        **days_so_far(aanvraag, request.user, vandaag),
        **teksten,
    )
