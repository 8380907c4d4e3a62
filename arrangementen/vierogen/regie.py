"""Een voorstel van de regie op het scherm: de opdracht met haar hulp, of de wijziging met was."""

from copy import copy
from datetime import date
from typing import Any

from arrangementen.arrangement.bewakers import parts_of, verdict_of
from arrangementen.arrangement.wijziging import verdict_on_change
from arrangementen.schermen import period_in_words, size_in_words
from arrangementen.wijzigen.weergave import Oordeel

from .grens import amount_in_words


def regie_rows(voorstel: Any) -> list[tuple[str, str]]:
    """What would be ordered or changed."""
    return _order(voorstel) if voorstel.veld == "arrangement" else _change(voorstel)


def _order(voorstel: Any) -> list[tuple[str, str]]:
    arrangement = voorstel.over
    rijen = [("Aanbieder", str(arrangement.aanbieder))]
    for deel in parts_of(arrangement):
        periode = period_in_words(deel.begindatum, deel.einddatum)
        rijen.append((str(deel.product), f"{size_in_words(deel)}\n{periode}"))
    rijen.append(("Waarom deze aanbieder", arrangement.keuze_motivering))
    if tekst := voorstel.velden["opdracht_toelichting"]:
        rijen.append(("Voor de aanbieder", tekst))
    return rijen


def _change(voorstel: Any) -> list[tuple[str, str]]:
    toewijzing, velden = voorstel.over, voorstel.velden
    nu = period_in_words(toewijzing.ingangsdatum, toewijzing.einddatum)
    rijen = [
        ("Hulp", f"{toewijzing.product}, bij {toewijzing.aanbieder}"),
        ("Nu", f"{size_in_words(toewijzing)}\n{nu}"),
    ]
    straks = copy(toewijzing)
    straks.volume, straks.einddatum = velden["volume"], date.fromisoformat(velden["einddatum"])
    periode = period_in_words(straks.ingangsdatum, straks.einddatum)
    return [*rijen, ("Voorstel", f"{size_in_words(straks)}\n{periode}")]


def amount_row(voorstel: Any) -> list[tuple[str, str]]:
    """What was assigned before and counts along, when there is any."""
    if (eerder := voorstel.velden.get("eerder_cent", 0)) == 0:
        return []
    return [("Waarom dit bedrag", amount_in_words(voorstel.bedrag_cent, eerder))]


def regie_verdicts(voorstel: Any) -> list[Oordeel]:
    """The norm of now on what was proposed."""
    if voorstel.veld == "arrangement":
        oordelen = verdict_of(voorstel.over)
    else:
        einddatum = date.fromisoformat(voorstel.velden["einddatum"])
        oordelen = verdict_on_change(voorstel.over, einddatum, voorstel.velden["volume"])
    return [Oordeel(str(t.onderdeel.product), t.toetsing) for t in oordelen.toetsen]
