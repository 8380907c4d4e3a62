"""De tabel van verschillen: per soort de naam, de regel, de uitleg en wat eraan te doen is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from . import regels
from .regels import Paar, Stand


@dataclass(frozen=True)
class Regel:
    """One kind of difference: what it is called, how it is found and what can be done."""

    soort: str
    naam: str
    vind: Callable[[Stand], Iterator[Paar]]
    oplossingen: tuple[str, ...]
    uitleg: str


MELDEN, HERSTELLEN, ZELFDE = "melden", "herstellen", "zelfde"
OVERNEMEN, VRAGEN, EINDE = "overnemen", "vragen", "einde"
#: what can be done -> the words on the button
OPLOSSINGEN = {
    MELDEN: "Nieuwe JW301 sturen",
    HERSTELLEN: "Herstellen en opnieuw versturen",
    ZELFDE: "Hetzelfde bestand opnieuw versturen",
    OVERNEMEN: "Overnemen in het dossier",
    VRAGEN: "De aanbieder eraan herinneren",
    EINDE: "Toewijzing laten eindigen op die dag",
}
REGELS: tuple[Regel, ...] = (
    Regel("niet_verstuurd", "JW301 niet verstuurd", regels.not_sent, (MELDEN,),
          "Er is een besluit genomen dat de aanbieder nog niet weet."),
    Regel("geen_302", "Geen antwoord op de JW301", regels.no_302, (ZELFDE,),
          "De aanbieder heeft de toewijzing niet bevestigd."),
    Regel("afgekeurd", "JW301 afgekeurd", regels.rejected, (HERSTELLEN,),
          "De aanbieder heeft de toewijzing afgekeurd. Zij telt als niet verstuurd."),
    Regel("product", "Ander product", regels.product, (MELDEN,),
          "Het bericht noemt een ander product."),
    Regel("begin", "Andere ingangsdatum", regels.begin, (MELDEN,),
          "De ingangsdatum is niet gelijk."),
    Regel("einde", "Andere einddatum", regels.end, (MELDEN,),
          "De einddatum is niet gelijk."),
    Regel("omvang", "Andere omvang", regels.size, (MELDEN,),
          "De omvang of het budget is niet gelijk."),
    Regel("geen_305", "Geen startmelding", regels.no_305, (VRAGEN,),
          "De hulp had moeten beginnen, maar de start is niet gemeld."),
    Regel("geen_307", "Geen stopmelding", regels.no_307, (VRAGEN,),
          "De toewijzing is voorbij, maar het einde is niet gemeld."),
    Regel("begin_ontbreekt", "Start niet in het dossier", regels.start_missing, (OVERNEMEN,),
          "De startmelding is goedgekeurd, maar het begin staat niet in het dossier."),
    Regel("begin_ongemeld", "Start zonder bericht", regels.start_unsaid, (VRAGEN,),
          "Het dossier heeft een begin waarvan geen bericht is."),
    Regel("einde_ontbreekt", "Einde niet in het dossier", regels.stop_missing, (OVERNEMEN,),
          "De stopmelding is goedgekeurd, maar het dossier zegt iets anders."),
    Regel("eerder_gestopt", "Eerder gestopt dan toegewezen", regels.stopped_early, (EINDE,),
          "De hulp is gestopt, maar de toewijzing loopt door."),
    Regel("begin_voor_ingang", "Begin voor de ingangsdatum", regels.before_start, (VRAGEN,),
          "De hulp begon voordat zij was toegewezen."),
    Regel("onbeantwoord", "Ons antwoord is niet weg", regels.unanswered, (),
          "Het antwoord gaat mee als de berichten worden uitgegeven."),
    Regel("stand", "Stand van de hulp klopt niet", regels.status, (OVERNEMEN,),
          "De stand in het dossier volgt niet uit de meldingen."),
)  # fmt: skip
GEEN_319 = "geen_319"
#: about a verzoek, not about a toewijzing: see `feiten.unanswered_requests`
VERZOEKREGEL = Regel(
    GEEN_319, "Besluit niet gemeld", lambda stand: iter(()), (MELDEN,),
    "Er is een besluit op het verzoek, maar het antwoord (JW319) is er niet.",
)  # fmt: skip
PER_SOORT = {regel.soort: regel for regel in (*REGELS, VERZOEKREGEL)}
SOORTEN = [(regel.soort, regel.naam) for regel in PER_SOORT.values()]


def find(stand: Stand) -> list[tuple[str, str, str]]:
    """Every difference of one toewijzing: kind, what the dossier says, what the message says."""
    return [(regel.soort, *paar) for regel in REGELS for paar in regel.vind(stand)]
