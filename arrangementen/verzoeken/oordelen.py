"""Het oordeel van de gemeente: wat de norm zei toen zij onderzocht, toekende of afwees."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from normenkader.termijnen.woorden import lange_datum
from normenkader.toetsing import Toetsing, explain_change, own_only

from .keuzes import Verzoekstand
from .norm import judge_again, verdict_of


class Deel(NamedTuple):
    """The verdict on one product, and what differs from the verdict when it was sent.

    `gelijk`: it was judged when it was sent as well, with the same outcome.
    """

    hulp: str
    toetsing: Toetsing
    waarom: tuple[str, ...] = ()
    gelijk: bool = False


class Besluitoordeel(NamedTuple):
    """What the gemeente saw at one step: which step, on which day, and the verdicts."""

    kop: str
    wanneer: str
    delen: list[Deel]


#: the step -> its heading on the page
KOPPEN = {
    Verzoekstand.IN_ONDERZOEK: "Toets bij het begin van het onderzoek",
    Verzoekstand.TOEGEKEND: "Toets bij het toekennen",
    Verzoekstand.AFGEWEZEN: "Toets bij het afwijzen",
}


def keep(verzoek: Any, bij: str, on: date, toetsingen: Iterable[tuple[str, Any]]) -> None:
    """Add what the gemeente saw at this step; `toetsingen`: name of the help, verdict as JSON.

    Facts and norm version go along, so that `assess` gives the same verdict again later.
    """
    delen = [{"hulp": hulp, "toetsing": toetsing} for hulp, toetsing in toetsingen]
    if delen:
        nieuw = {"bij": str(bij), "op": on.isoformat(), "delen": delen}
        verzoek.oordelen = [*verzoek.oordelen, nieuw]


def names_of(toetsingen: Iterable[dict[str, Any]]) -> list[tuple[str, Any]]:
    """Of verdicts as `Oordelen.to_json` gives them: product code and verdict."""
    rijen = [rij["toetsing"] for rij in toetsingen]
    return [(toetsing["feiten"]["product_code"], toetsing) for toetsing in rijen]


def keep_now(verzoek: Any, bij: str, on: date) -> None:
    """The verdict on a verzoek om toewijzing as it is now, with help at every aanbieder."""
    toetsing = judge_again(verzoek, on, gemeente=True) or verdict_of(verzoek)
    keep(verzoek, bij, on, [(toetsing.feiten.product_code, toetsing.to_dict())] if toetsing else [])


def verdicts_at_steps(verzoek: Any, *, aanbieder: bool) -> list[Besluitoordeel]:
    """For the page, newest first; an aanbieder sees them without help elsewhere."""
    toen = verdict_of(verzoek) if isinstance(verzoek.toetsing, dict) else None
    return [_step(rij, toen, aanbieder) for rij in reversed(verzoek.oordelen)]


def _step(rij: dict[str, Any], toen: Toetsing | None, aanbieder: bool) -> Besluitoordeel:
    delen = [_part(deel, toen, aanbieder) for deel in rij["delen"]]
    op = lange_datum(date.fromisoformat(rij["op"]))
    return Besluitoordeel(KOPPEN[Verzoekstand(rij["bij"])], op, delen)


def _part(deel: dict[str, Any], toen: Toetsing | None, aanbieder: bool) -> Deel:
    toetsing = Toetsing.from_dict(deel["toetsing"])
    if aanbieder:
        toetsing = own_only(toetsing)
    waarom = explain_change(toen, toetsing) if toen else ()
    return Deel(deel["hulp"], toetsing, waarom, toen is not None and not waarom)
