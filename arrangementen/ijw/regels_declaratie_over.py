"""Level-3 rules on a declaration (JW323): beside the toewijzing it stands on."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from arrangementen.ijw.declaratiedelen import (
    client_bsn,
    is_credit,
    last_of_month,
    number_at,
    previous,
    signed,
    span,
)
from arrangementen.ijw.declaratiefeiten import BekendePrestatie
from arrangementen.ijw.plafond import ceiling, fits_unit, in_minutes
from arrangementen.ijw.regels_basis import (
    Geval,
    Gevallen,
    Overregel,
    across,
    each_known,
    nummer_van,
)
from arrangementen.ijw.regels_toestand import BekendeToewijzing, Toestand

Paar = tuple[Geval, BekendeToewijzing]
Oordeel = Callable[[Geval, BekendeToewijzing], bool]


def toewijzing_of(geval: Geval, toestand: Toestand) -> BekendeToewijzing | None:
    """The toewijzing that a prestatie names, of this gemeente, this aanbieder and this client."""
    nummer = nummer_van(geval.klasse, "ToewijzingNummer")
    gevonden = toestand.find_toewijzing(geval.kop("Ontvanger"), nummer)
    if gevonden is None or gevonden.aanbieder != geval.kop("Afzender"):
        return None
    return gevonden if gevonden.bsn in ("", client_bsn(geval)) else None


def _beside(oordeel: Oordeel) -> Callable[[Geval, Toestand], bool]:
    """Judge a prestatie only when its toewijzing is known (TR338 tells when it is not)."""

    def breaks(geval: Geval, toestand: Toestand) -> bool:
        toewijzing = toewijzing_of(geval, toestand)
        return toewijzing is not None and oordeel(geval, toewijzing)

    return breaks


def _unknown(geval: Geval, toestand: Toestand) -> bool:
    return toewijzing_of(geval, toestand) is None


def _starts_before(geval: Geval, toewijzing: BekendeToewijzing) -> bool:
    return span(geval)[0] < toewijzing.ingangsdatum


def _ends_after(geval: Geval, toewijzing: BekendeToewijzing) -> bool:
    return toewijzing.einddatum is not None and span(geval)[1] > toewijzing.einddatum


def _month_starts_elsewhere(geval: Geval, toewijzing: BekendeToewijzing) -> bool:
    """Begins on the first of the month, or on the first day of the toewijzing (TR387)."""
    begin = span(geval)[0]
    hoort = max(begin.replace(day=1), toewijzing.ingangsdatum)
    return begin > hoort


def _month_ends_elsewhere(geval: Geval, toewijzing: BekendeToewijzing) -> bool:
    """Ends on the last of the month, or on the last day of the toewijzing (TR388)."""
    einde = span(geval)[1]
    hoort = min(last_of_month(einde), toewijzing.einddatum or date.max)
    return einde < hoort


def _other_category(geval: Geval, toewijzing: BekendeToewijzing) -> bool:
    return bool(toewijzing.categorie) and geval.tekst() != toewijzing.categorie


def _other_code(geval: Geval, toewijzing: BekendeToewijzing) -> bool:
    return bool(toewijzing.code) and geval.tekst() != toewijzing.code


def _other_unit(geval: Geval, toewijzing: BekendeToewijzing) -> bool:
    return bool(toewijzing.eenheid) and not fits_unit(toewijzing, geval.tekst())


def _was_removed(geval: Geval, toewijzing: BekendeToewijzing) -> bool:
    return toewijzing.reden_wijziging == "13"


def _over_month(geval: Geval, toewijzing: BekendeToewijzing) -> bool:
    """The volume of one prestatie beside the ceiling of its month (TR321)."""
    eenheid = geval.tekst("Eenheid")
    if is_credit(geval) or not fits_unit(toewijzing, eenheid):
        return False
    begin, einde = span(geval, "ProductPeriode")
    begin = max(begin, toewijzing.ingangsdatum)
    einde = min(einde, toewijzing.einddatum or einde)
    hoogste = ceiling(toewijzing, begin, einde)
    return hoogste is not None and in_minutes(number_at(geval, geval.element), eenheid) > hoogste


@dataclass
class _Stand:
    """What counts on one toewijzing, and the last day it is about."""

    som: int = 0
    tot: date = date.min

    def reach(self, dag: date) -> None:
        self.tot = max(self.tot, dag)


def _sums(
    waarde: Callable[[Geval, BekendeToewijzing], int],
    al: Callable[[BekendePrestatie], int],
    grens: Callable[[BekendeToewijzing, date], int | None],
) -> Callable[[Gevallen, Toestand], Iterable[Geval]]:
    """Judge per toewijzing what was approved before plus this message; what it takes back first."""

    def zoek(cases: Gevallen, toestand: Toestand) -> Iterable[Geval]:
        standen = _approved(cases[0].kop("Ontvanger"), toestand, al)
        for geval, toewijzing in _on_toewijzing(cases, toestand):
            standen[toewijzing.nummer].reach(span(geval, "ProductPeriode")[1])
            if _takes_back(geval, toestand):
                standen[toewijzing.nummer].som += waarde(geval, toewijzing)
        for geval, toewijzing in _on_toewijzing(cases, toestand):
            stand = standen[toewijzing.nummer]
            stand.som += 0 if is_credit(geval) else waarde(geval, toewijzing)
            hoogste = grens(toewijzing, stand.tot)
            if not is_credit(geval) and hoogste is not None and stand.som > hoogste:
                yield geval

    return zoek


def _on_toewijzing(cases: Gevallen, toestand: Toestand) -> Iterator[Paar]:
    """Those of which the toewijzing is known, with it."""
    return ((geval, t) for geval in cases if (t := toewijzing_of(geval, toestand)))


def _takes_back(geval: Geval, toestand: Toestand) -> bool:
    """Whether this is a credit on something that this gemeente approved, not itself rejected."""
    if not is_credit(geval) or geval.plaats in toestand.afgewezen:
        return False
    return (geval.kop("Ontvanger"), previous(geval)) in toestand.goedgekeurd


def _approved(
    gemeente: str, toestand: Toestand, al: Callable[[BekendePrestatie], int]
) -> dict[str, _Stand]:
    """What was approved before per toewijzing; a number is unique within a gemeente (TR332)."""
    standen: dict[str, _Stand] = defaultdict(_Stand)
    for prestatie in toestand.prestaties:
        if prestatie.gemeente == gemeente:
            stand = standen[prestatie.toewijzing]
            stand.som += -al(prestatie) if prestatie.is_credit else al(prestatie)
            stand.reach(prestatie.einde)
    return standen


def _volume(geval: Geval, toewijzing: BekendeToewijzing) -> int:
    """Minutes or units; none of what cannot be compared (TR341 tells)."""
    if not fits_unit(toewijzing, geval.tekst("Eenheid")):
        return 0
    minuten = in_minutes(number_at(geval, "GeleverdVolume"), geval.tekst("Eenheid"))
    return -minuten if is_credit(geval) else minuten


def _volume_before(prestatie: BekendePrestatie) -> int:
    return in_minutes(prestatie.volume, prestatie.eenheid)


def _whole_ceiling(toewijzing: BekendeToewijzing, tot: date) -> int | None:
    """The ceiling of the whole toewijzing; of one without an end that of all months so far."""
    return ceiling(toewijzing, toewijzing.ingangsdatum, toewijzing.einddatum or last_of_month(tot))


def _budget(toewijzing: BekendeToewijzing, tot: date) -> int | None:
    return toewijzing.budget


def _rule(
    regel: str, code: str, element: str, oordeel: Callable[[Geval, Toestand], bool], tekst: str
) -> Overregel:
    return across(regel, code, {"323": (element,)}, each_known(oordeel), tekst)


PERIODE, VOLUME = "Prestatie.ProductPeriode", "Prestatie.GeleverdVolume"

REGELS: tuple[Overregel, ...] = (
    _rule(
        "TR338", "9338", "Prestatie", _unknown,
        "Deze toewijzing is niet bekend. Neem het nummer over uit de toewijzing.",
    ),
    _rule(
        "TR339", "9339", "Prestatie.ProductCategorie", _beside(_other_category),
        "De categorie is anders dan in de toewijzing. Neem de categorie van de toewijzing over.",
    ),
    _rule(
        "TR340", "9340", "Prestatie.ProductCode", _beside(_other_code),
        "De productcode is anders dan in de toewijzing. Neem de code van de toewijzing over.",
    ),
    _rule(
        "TR341", "9341", "Prestatie.Eenheid", _beside(_other_unit),
        "De eenheid past niet bij die van de toewijzing. Declareer in de eenheid die daar staat.",
    ),
    _rule(
        "TR307", "9307", PERIODE, _beside(_starts_before),
        "De periode begint voor de toewijzing. Begin op de ingangsdatum van de toewijzing.",
    ),
    _rule(
        "TR308", "9308", PERIODE, _beside(_ends_after),
        "De periode eindigt na de toewijzing. Eindig op de einddatum van de toewijzing.",
    ),
    _rule(
        "TR387", "9387", PERIODE, _beside(_month_starts_elsewhere),
        "De periode begint niet op de eerste dag die kan. "
        "Begin op de eerste van de maand, of op de ingangsdatum van de toewijzing.",
    ),
    _rule(
        "TR388", "9388", PERIODE, _beside(_month_ends_elsewhere),
        "De periode eindigt niet op de laatste dag die kan. "
        "Eindig op de laatste van de maand, of op de einddatum van de toewijzing.",
    ),
    _rule(
        "TR321", "9321", VOLUME, _beside(_over_month),
        "Het volume is meer dan in deze maand is toegewezen. Pas het volume aan.",
    ),
    across(
        "TR322", "9322", {"323": (VOLUME,)},
        _sums(_volume, _volume_before, _whole_ceiling),
        "Alles samen is meer dan er is toegewezen. Declareer alleen wat er nog over is.",
    ),
    across(
        "TR369", "9369", {"323": (VOLUME,)},
        _sums(lambda geval, _: signed(geval), lambda eerder: eerder.bedrag, _budget),
        "Alles samen is meer dan het budget. Declareer alleen wat er nog over is.",
    ),
    _rule(
        "TR384", "9384", "Prestatie", _beside(_was_removed),
        "Deze toewijzing is verwijderd. Vraag de gemeente om een toewijzing.",
    ),
)  # fmt: skip
