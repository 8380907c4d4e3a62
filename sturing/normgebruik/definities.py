"""De cijfers over herstel, elk met zijn lijst, definitie en bron."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from sturing.cijfer import Cijfer, Soortrij, Vraag
from sturing.keuze import Keuze

from . import herstel, rijen

VERZOEKEN = ("verzoek", "verzoeken")
BERICHTEN = ("bericht", "berichten")
BRON = "Verzoeken om toewijzing, met hun vragen en wijzigingen"


def _still(vraag: Callable[[Keuze], QuerySet[Any]]) -> Vraag:
    """A question that looks at the period only."""
    return lambda keuze, on: vraag(keuze)


def _cijfer(
    sleutel: str, naam: str, definitie: str, vraag: Any, rij: Soortrij = rijen.VERZOEK
) -> Cijfer:
    bericht = rij is rijen.BERICHT
    return Cijfer(
        sleutel,
        naam,
        definitie,
        "iJw-berichten met stand afgekeurd" if bericht else BRON,
        _still(vraag),
        rij,
        BERICHTEN if bericht else VERZOEKEN,
        dag="op" if bericht else "besloten_op",
        eisen=("NK-24",),
    )


HERSTEL = (
    _cijfer(
        "verzoek-besloten",
        "Verzoeken waarop is besloten",
        "Verzoeken om toewijzing die in de periode zijn toegekend of afgewezen.",
        herstel.decided,
    ),
    _cijfer(
        "verzoek-met-vraag",
        "Eerst om informatie gevraagd",
        "Daarvan: de gemeente vroeg eerst meer informatie aan de aanbieder.",
        herstel.returned,
    ),
    _cijfer(
        "verzoek-gewijzigd",
        "Later gewijzigd op verzoek",
        "Daarvan: de toewijzing is daarna op verzoek van de aanbieder gewijzigd, tot vandaag.",
        herstel.changed,
    ),
    _cijfer(
        "verzoek-hersteld",
        "Werk dat twee keer moest",
        "Daarvan: met een vraag om informatie, of later gewijzigd op verzoek.",
        herstel.redone,
    ),
    _cijfer(
        "bericht-afgekeurd",
        "Afgekeurde berichten",
        "iJw-berichten die in de periode zijn afgekeurd, van gemeente of aanbieder.",
        herstel.rejected,
        rijen.BERICHT,
    ),
)
