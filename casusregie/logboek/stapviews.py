"""De mogelijke stappen van een onderwerp met hun pagina, en de pagina van zo'n stap."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from casusregie.termijnen.models import Signaal
from verloop.mogelijkheden import Mogelijkheid, moves
from verloop.schermen.formulier import Formulier
from verloop.schermen.overgangspagina import transition_page

#: What a step means, per kind and move.
UITLEG = {
    ("afspraak", "keep"): "Het is gebeurd zoals afgesproken.",
    ("afspraak", "fail"): "De procesregisseur krijgt bericht en kan opschalen.",
    ("afspraak", "lapse"): "De afspraak is niet meer nodig.",
    ("afspraak", "escalate"): "De casus loopt vast: u vraagt iemand hoger om hulp.",
    ("evaluatiemoment", "receive_report"): "De aanbieder deelt het verslag voor het gesprek.",
    ("evaluatiemoment", "discuss"): "U beoordeelt de voortgang en doet een voorstel.",
    ("evaluatiemoment", "move"): "Het gesprek komt op een andere dag.",
    ("evaluatiemoment", "lapse"): "Deze evaluatie is niet meer nodig.",
    ("waakvlam", "scale_up"): "De procesregisseur krijgt meteen bericht.",
    ("waakvlam", "end"): "U hoeft geen contact meer te houden.",
}


def steps(onderwerp: Any, medewerker: Any, on: date, url_naam: str) -> list[Mogelijkheid]:
    """All moves; an allowed one has the address of its page, the first is primary."""
    gevonden = moves(onderwerp, medewerker, on)
    eerste = next((m.naam for m in gevonden if m.toegestaan), "")
    return [
        replace(
            m,
            uitleg=UITLEG.get((onderwerp._meta.model_name, m.naam), ""),
            url=reverse(url_naam, args=[onderwerp.kenmerk, m.naam]),
            primair=m.naam == eerste,
        )
        if m.toegestaan
        else m
        for m in gevonden
    ]


def step_page(
    request: HttpRequest,
    onderwerp: Any,
    overgang: str,
    formulieren: dict[str, type[Formulier]],
    terug: str,
    **context: Any,
) -> HttpResponse:
    """The page of one move; what the clock does or what does not exist is no page."""
    if overgang not in formulieren:
        raise Http404("niet gevonden")
    return transition_page(
        request,
        onderwerp,
        overgang,
        form_class=formulieren[overgang],
        terug=terug,
        **context,
    )


def mark_read(request: HttpRequest, onderwerp: Any) -> None:
    """Whoever opens the page has seen the notices about it."""
    signalen = Signaal.objects.filter(casus=onderwerp.casus_id, onderwerp_kenmerk=onderwerp.kenmerk)
    signalen.for_medewerker(request.user, timezone.localdate()).mark_read(timezone.now())
