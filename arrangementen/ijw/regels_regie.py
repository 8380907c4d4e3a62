"""Level-3 rules on start and stop (JW305, JW307): beside the toewijzing and earlier messages."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from arrangementen.ijw.regels_basis import (
    Geval,
    Gevallen,
    Overregel,
    ZoekMetToestand,
    across,
    each_known,
    nummer_van,
)
from arrangementen.ijw.regels_toestand import BekendeStop, Levering, Toestand

TIJDELIJK = "20"
_EERSTE, _VERWIJDEREN = "1", "3"
_REGIE = {"305": ("StartProduct",), "307": ("StopProduct",)}
_STATUS = {"305": ("StartProduct.StatusAanlevering",), "307": ("StopProduct.StatusAanlevering",)}

Sleutel = tuple[str | date, ...]


def levering_of(geval: Geval) -> Levering:
    """Return the start that a StartProduct or StopProduct is about."""
    return Levering(
        geval.kop("Ontvanger"),
        geval.kop("Afzender"),
        geval.bsn,
        nummer_van(geval.klasse, "ToewijzingNummer"),
        geval.tekst("Product.Categorie"),
        geval.tekst("Product.Code"),
        geval.dag("Begindatum") or date.max,
    )


def stop_of(geval: Geval) -> BekendeStop:
    """Return the stop that a StopProduct reports."""
    einddatum = geval.dag("Einddatum") or date.max
    return BekendeStop(levering_of(geval), geval.tekst("RedenBeeindiging"), einddatum)


def _help_key(levering: Levering) -> Sleutel:
    """Which help: the toewijzing, or without one the product."""
    product = () if levering.toewijzing else (levering.categorie, levering.code)
    return (levering.gemeente, levering.aanbieder, levering.bsn, levering.toewijzing, *product)


def _start_key(levering: Levering) -> Sleutel:
    """Which start of that help."""
    return (*_help_key(levering), levering.begindatum)


def _has_status(geval: Geval, status: str) -> bool:
    return geval.tekst("StatusAanlevering") == status


def _is_known(geval: Geval, toestand: Toestand) -> bool:
    if geval.naam == "StartProduct":
        return levering_of(geval) in toestand.starts
    return stop_of(geval) in toestand.stops


def _lacks_toewijzing(geval: Geval, toestand: Toestand) -> bool:
    levering = levering_of(geval)
    if not levering.toewijzing:
        return not toestand.taakgericht
    bekend = toestand.find_toewijzing(levering.gemeente, levering.toewijzing)
    return bekend is None or (bekend.aanbieder, bekend.bsn) != (levering.aanbieder, levering.bsn)


def _overtakes_running_start(cases: Gevallen, toestand: Toestand) -> Iterator[Geval]:
    verwijderd = {levering_of(geval) for geval in cases if _has_status(geval, _VERWIJDEREN)}
    gestopt = {_start_key(stop.levering) for stop in toestand.stops}
    lopend = {
        _help_key(start)
        for start in toestand.starts
        if start not in verwijderd and _start_key(start) not in gestopt
    }
    for geval in cases:
        if not _has_status(geval, _EERSTE) or _is_known(geval, toestand):
            continue
        if _help_key(levering_of(geval)) in lopend:
            yield geval
        lopend.add(_help_key(levering_of(geval)))


def _removes_unknown(geval: Geval, toestand: Toestand) -> bool:
    return _has_status(geval, _VERWIJDEREN) and not _is_known(geval, toestand)


def _removes_stopped_start(geval: Geval, toestand: Toestand) -> bool:
    sleutel = _start_key(levering_of(geval))
    gestopt = any(_start_key(stop.levering) == sleutel for stop in toestand.stops)
    return _has_status(geval, _VERWIJDEREN) and gestopt


def _repeats_known(geval: Geval, toestand: Toestand) -> bool:
    return _has_status(geval, _EERSTE) and _is_known(geval, toestand)


def _stops_unknown_start(geval: Geval, toestand: Toestand) -> bool:
    return _has_status(geval, _EERSTE) and levering_of(geval) not in toestand.starts


@dataclass
class _Eerder:
    """What the stops that already count on one start have in common."""

    redenen: set[str] = field(default_factory=set)
    laatste: date = date.min

    def add(self, stop: BekendeStop) -> None:
        self.redenen.add(stop.reden)
        self.laatste = max(self.laatste, stop.einddatum)


def _counting(cases: Gevallen, toestand: Toestand) -> defaultdict[Sleutel, _Eerder]:
    """Gather per start the stops that count: known, and not removed by this message."""
    weg = {stop_of(geval) for geval in cases if _has_status(geval, _VERWIJDEREN)}
    per_start: defaultdict[Sleutel, _Eerder] = defaultdict(_Eerder)
    for bekend in toestand.stops:
        if bekend not in weg:
            per_start[_start_key(bekend.levering)].add(bekend)
    return per_start


def _stops_wrongly(breaks: Callable[[BekendeStop, _Eerder], bool]) -> ZoekMetToestand:
    """Judge every new stop beside those that count on the same start before it."""

    def search(cases: Gevallen, toestand: Toestand) -> Iterator[Geval]:
        per_start = _counting(cases, toestand)
        for geval in cases:
            if _has_status(geval, _EERSTE) and not _is_known(geval, toestand):
                stop = stop_of(geval)
                eerder = per_start[_start_key(stop.levering)]
                if breaks(stop, eerder):
                    yield geval
                eerder.add(stop)

    return search


def _second_temporary_stop(stop: BekendeStop, eerder: _Eerder) -> bool:
    return stop.reden == TIJDELIJK and TIJDELIJK in eerder.redenen


def _stop_before_current_stop(stop: BekendeStop, eerder: _Eerder) -> bool:
    return stop.einddatum < eerder.laatste


def _stop_after_definitive_stop(_stop: BekendeStop, eerder: _Eerder) -> bool:
    return bool(eerder.redenen - {TIJDELIJK})


REGELS: tuple[Overregel, ...] = (
    across(
        "TR019",
        "9019",
        _REGIE,
        each_known(_lacks_toewijzing),
        "Bij deze melding is geen toewijzing bekend van deze jeugdige en aanbieder. "
        "Vul het toewijzingsnummer in uit de toewijzing (JW301).",
    ),
    across(
        "TR063",
        "9063",
        _STATUS,
        each_known(_removes_unknown),
        "Deze melding is niet te verwijderen: zij is niet eerder ontvangen. "
        "Neem alle gegevens van de eerdere melding precies over.",
    ),
    across(
        "TR071",
        "9071",
        {"305": ("StartProduct.StatusAanlevering",)},
        each_known(_removes_stopped_start),
        "Deze start is niet te verwijderen: de hulp is al gestopt. "
        "Verwijder eerst de stop (JW307).",
    ),
    across(
        "TR074",
        "9074",
        _REGIE,
        each_known(_repeats_known),
        "Deze melding is al eerder ontvangen. Stuur haar niet opnieuw, "
        "of verwijder eerst de eerdere met status 3.",
    ),
    across(
        "TR326",
        "9326",
        {"305": ("StartProduct",)},
        _overtakes_running_start,
        "Deze hulp loopt al. Meld eerst de stop (JW307), of verwijder de eerdere start.",
    ),
    across(
        "TR382",
        "9069",
        {"307": ("StopProduct",)},
        each_known(_stops_unknown_start),
        "Bij deze stop is geen start bekend. Neem toewijzingsnummer, product en begindatum over "
        "uit de start (JW305), of meld eerst de start.",
    ),
    across(
        "TR413",
        "9413",
        {"307": ("StopProduct",)},
        _stops_wrongly(_second_temporary_stop),
        "Deze hulp is al tijdelijk gestopt. Meld een nieuwe start of een definitieve stop.",
    ),
    across(
        "TR414",
        "9414",
        {"307": ("StopProduct",)},
        _stops_wrongly(_stop_before_current_stop),
        "De einddatum ligt voor die van een eerdere stop op dezelfde start. "
        "Kies een latere einddatum, of verwijder eerst de eerdere stop.",
    ),
    across(
        "TR415",
        "9415",
        {"307": ("StopProduct",)},
        _stops_wrongly(_stop_after_definitive_stop),
        "Deze hulp is al definitief gestopt. Verwijder eerst die stop als hij niet klopt.",
    ),
)
