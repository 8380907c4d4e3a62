"""Geeft de signalen over contracten: per drempel één keer, aan wie inkoopt en aan de aanbieder."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Max

from arrangementen.aanbod.benutting import Benutting, usage
from arrangementen.aanbod.contracten import Raamcontract
from verloop.samen import insert_new
from verloop.schermen.woorden import long_date

from .drempels import end_thresholds, nearing, passed, volume_thresholds
from .einden import Einde, ending
from .inkopers import Inkopers, receivers
from .models import Aanbodsignaal, Signaalsoort

SLEUTEL = ("organisatie_id", "soort", "aanbieder_id", "nummer", "product_code", "sleutel")


_bronnen: list[Callable[[date], Iterable[Aanbodsignaal]]] = []


def add_signals(bron: Callable[[date], Iterable[Aanbodsignaal]]) -> None:
    """Register who knows more about what was bought; called from an AppConfig.ready."""
    if bron not in _bronnen:
        _bronnen.append(bron)


def tell(on: date) -> int:
    """Give what is due on that day; how many were new. Calling again changes nothing.

    Only the highest threshold that was reached is told; a lower one is not told afterwards.
    """
    rijen = [*_about_volume(on), *_about_ends(on), *(rij for bron in _bronnen for rij in bron(on))]
    eerder = dict(
        (tuple(sleutel), hoogste)
        for *sleutel, hoogste in Aanbodsignaal.objects.order_by()
        .values_list(*SLEUTEL)
        .annotate(Max("drempel"))
    )
    nieuw = [rij for rij in rijen if _is_new(rij, eerder)]
    return len(insert_new(nieuw))


def _is_new(rij: Aanbodsignaal, eerder: dict[tuple[Any, ...], int]) -> bool:
    hoogste = eerder.get(tuple(getattr(rij, naam) for naam in SLEUTEL))
    return hoogste is None or rij.drempel > hoogste


def _about_volume(on: date) -> Iterator[Aanbodsignaal]:
    drempels = volume_thresholds(on)
    inkopers = dict(Raamcontract.objects.order_by("geldig_van").values_list("nummer", "inkoper"))
    for rij in usage(on.year, on):
        bereikt = None if rij.procent is None else passed(rij.procent, drempels)
        if bereikt is None:
            continue
        yield from _both(
            (inkopers[rij.nummer], rij.aanbieder.pk),
            aanbieder=rij.aanbieder,
            soort=Signaalsoort.VOLUME,
            nummer=rij.nummer,
            product_code=rij.product_code,
            sleutel=f"{rij.jaar}:{rij.afgesproken}",
            drempel=bereikt,
            titel=volume_words(rij),
            op=on,
        )


def _about_ends(on: date) -> Iterator[Aanbodsignaal]:
    drempels = end_thresholds(on)
    inkopers = Inkopers(on)
    for einde in ending(on, max(drempels, default=0)):
        dagen = nearing((einde.tot - on).days, drempels)
        for wie, deel in receivers(einde, inkopers) if dagen is not None else ():
            yield Aanbodsignaal(
                organisatie_id=wie,
                aanbieder=deel.aanbieder,
                soort=Signaalsoort.TARIEF if deel.codes else Signaalsoort.CONTRACT,
                nummer=deel.nummer,
                sleutel=deel.tot.isoformat(),
                drempel=-(dagen or 0),
                titel=end_words(deel),
                op=on,
            )


def _both(organisaties: Iterable[int | None], **velden: Any) -> Iterator[Aanbodsignaal]:
    """The same for who buys and for who gives the help."""
    for organisatie in organisaties:
        if organisatie is not None:
            yield Aanbodsignaal(organisatie_id=organisatie, **velden)


def volume_words(rij: Benutting) -> str:
    """The title of a signal about volume."""
    wie = rij.aanbieder.naam[:60]
    return (
        f"{rij.product_code} bij {wie}: {rij.procent} procent van het volume van {rij.jaar} "
        "is toegekend"
    )


def end_words(einde: Einde) -> str:
    """The title of a signal about an end."""
    dag, wie = long_date(einde.tot), einde.aanbieder.naam[:60]
    if not einde.codes:
        return f"Contract {einde.nummer} met {wie} eindigt op {dag}"
    if len(einde.codes) == 1:
        return f"Het tarief van {einde.codes[0]} bij {wie} eindigt op {dag}"
    return f"Tarieven van {len(einde.codes)} producten bij {wie} eindigen op {dag}"
