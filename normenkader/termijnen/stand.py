"""Answers how urgent a termijn is on a given day, in class and in Dutch words (ui.md §5)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from normenkader.termijnen.kalender import KALENDER, Kalender
from normenkader.termijnen.woorden import aantal_dagen, dag_maand

DREMPEL_WERKDAGEN = 5


class Urgentie(StrEnum):
    TE_LAAT = "te_laat"
    BIJNA = "bijna"
    OP_TIJD = "op_tijd"
    STAAT_STIL = "staat_stil"


KOPPEN = {
    Urgentie.TE_LAAT: "Te laat",
    Urgentie.BIJNA: "Bijna",
    Urgentie.OP_TIJD: "Op tijd",
    Urgentie.STAAT_STIL: "Staat stil",
}
KLASSEN = {
    Urgentie.TE_LAAT: "is-danger",
    Urgentie.BIJNA: "is-warning",
    Urgentie.OP_TIJD: "is-success",
    Urgentie.STAAT_STIL: "is-hold",
}


@dataclass(frozen=True)
class Stand:
    """The urgency of one termijn on one day. `dagen` < 0: so many days too late."""

    urgentie: Urgentie
    dagen: int
    tekst: str

    @property
    def kop(self) -> str:
        """The hidden word before the text: "Te laat", "Bijna", "Op tijd", "Staat stil"."""
        return KOPPEN[self.urgentie]

    @property
    def klasse(self) -> str:
        """The CSS class of the component `cr-due`."""
        return KLASSEN[self.urgentie]


def stand(
    uiterlijk: date,
    on: date,
    drempel_werkdagen: int = DREMPEL_WERKDAGEN,
    opgeschort: bool = False,
    sinds: date | None = None,
    kalender: Kalender = KALENDER,
) -> Stand:
    """Classifies a termijn: te laat, bijna (at most `drempel_werkdagen` ahead), op tijd, stil.

    Words count calendar days: "5 dagen te laat", "Vandaag", "Nog 1 dag", "Nog 9 dagen",
    "Staat stil sinds 3 maart".
    """
    dagen = (uiterlijk - on).days
    if opgeschort:
        tekst = f"Staat stil sinds {dag_maand(sinds)}" if sinds else "Staat stil"
        return Stand(Urgentie.STAAT_STIL, dagen, tekst)
    if dagen < 0:
        return Stand(Urgentie.TE_LAAT, dagen, f"{aantal_dagen(-dagen)} te laat")
    tekst = f"Nog {aantal_dagen(dagen)}" if dagen else "Vandaag"
    bijna = kalender.werkdagen_tussen(on, uiterlijk) <= drempel_werkdagen
    return Stand(Urgentie.BIJNA if bijna else Urgentie.OP_TIJD, dagen, tekst)


def days_overdue(uiterlijk: date, on: date) -> int:
    """Calendar days too late on `on`; 0 when still in time."""
    return max(0, (on - uiterlijk).days)
