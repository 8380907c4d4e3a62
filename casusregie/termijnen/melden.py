"""Vertelt iemand iets over een casus zonder dat daar een termijn bij hoort, precies één keer."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from verloop.samen import insert_new

from .plekken import place_of
from .signaal import Signaal
from .signalering import holders_in, receivers


def notify(
    casus: Any,
    soort: str,
    titel: str,
    onderwerp: Any,
    *,
    on: date,
    aan: Iterable[str] = (),
    medewerker: Any = None,
    sleutel: str = "",
) -> list[Signaal]:
    """Put a notice among the signals of who is in `aan`, and of `medewerker`; returns the new ones.

    `aan` holds role codes ("procesregisseur") or places ("behandelregisseur@9"). Who holds that
    regierol in the casus gets it, else everybody with that role there; `plekken.place_of` raises
    ValueError for a role without an organisation. The same soort, onderwerp and `sleutel` reach a
    place or a person once, also after the role changed hands. `onderwerp` has a `kenmerk`; its
    page comes from `paginas.add_page`. `titel` (at most 160 signs) holds no text about the child.
    Nobody sees a notice of a casus that is not visible to them.
    """
    plekken = dict.fromkeys(place_of(str(rol), casus, None, on) for rol in aan)
    if medewerker is not None:
        plekken[""] = None
    verteld = _told(onderwerp, soort, sleutel, medewerker)
    houders = holders_in(casus) if any(plekken) else {}
    vast = {
        "casus": casus,
        "soort": soort,
        "sleutel": sleutel,
        "titel": titel,
        "model": onderwerp._meta.label_lower,
        "onderwerp_kenmerk": onderwerp.kenmerk,
        "op": on,
        "gegeven_op": on,
    }
    return insert_new(
        Signaal(plek=plek, medewerker_id=wie, **vast)
        for plek in plekken
        if plek not in verteld
        for wie in (receivers(casus.pk, plek, houders) if plek else [medewerker.pk])
    )


def _told(onderwerp: Any, soort: str, sleutel: str, medewerker: Any) -> set[str]:
    """The places that were told already; "" when this person was."""
    eerder = Signaal.objects.filter(
        onderwerp_kenmerk=onderwerp.kenmerk, soort=soort, sleutel=sleutel, termijn=None
    ).values_list("plek", "medewerker_id")
    nummer = getattr(medewerker, "pk", None)
    return {plek for plek, wie in eerder if plek or wie == nummer}
