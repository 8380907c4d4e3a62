"""Level-2 rules on a declaration (JW323) and its answer (JW325): amounts, periods, references."""

from collections.abc import Iterable
from datetime import date, timedelta

from arrangementen.ijw.declaratiedelen import (
    CREDIT,
    EUROS,
    is_credit,
    month_of,
    number_at,
    prestaties,
    previous,
    product_key,
    reference,
    signed,
    span,
)
from arrangementen.ijw.regels_basis import (
    DECLARATIES,
    Binnenregel,
    Geval,
    Gevallen,
    at,
    each,
    within,
)
from arrangementen.ijw.regels_client import birthday_after

EERSTE_DAG = date(2021, 1, 1)
JAREN = 5


def _reference_misfits(geval: Geval) -> bool:
    return is_credit(geval) != geval.heeft()


def _tariff_misfits(geval: Geval) -> bool:
    return geval.heeft() == (geval.tekst("Eenheid") == EUROS)


def _before_2021(geval: Geval) -> bool:
    begin = geval.dag(f"{geval.element}.Begindatum")
    return begin is not None and begin < EERSTE_DAG


def _zero_is_credit(geval: Geval) -> bool:
    klasse = geval.element.rpartition(".")[0]
    bedragen = (geval.tekst(f"{klasse}.Bedrag"), geval.tekst(f"{klasse}.TotaalBedrag"))
    bedrag = next((b.strip() for b in bedragen if b), "1")
    return int(bedrag) == 0 and geval.tekst() == CREDIT


def _beyond_one_month(geval: Geval) -> bool:
    begin, einde = span(geval)
    return einde < begin or month_of(begin) != month_of(einde)


def _not_a_whole_month(geval: Geval) -> bool:
    begin, einde = span(geval)
    heel = begin.day == 1 and einde < date.max and (einde + timedelta(days=1)).day == 1
    return not heel or month_of(begin) != month_of(einde)


def _euros_differ(geval: Geval) -> bool:
    euros = geval.tekst("Eenheid") == EUROS
    return euros and number_at(geval, "IngediendBedrag.Bedrag") != number_at(
        geval, "GeleverdVolume"
    )


def _after_dagtekening(geval: Geval) -> bool:
    dag = geval.dag()
    return dag is not None and dag > geval.dagtekening


def _previous_twice(cases: Gevallen) -> Iterable[Geval]:
    gezien: set[str] = set()
    for geval in cases:
        vorige = previous(geval)
        if vorige and vorige in gezien:
            yield geval
        gezien.add(vorige)


def _takes_back_own_debit(cases: Gevallen) -> Iterable[Geval]:
    eigen = {reference(geval) for geval in cases if not is_credit(geval)}
    return (geval for geval in cases if previous(geval) in eigen)


def _too_old(geval: Geval) -> bool:
    begin, _ = span(geval)
    return begin < birthday_after(geval.dagtekening, -JAREN)


def _debit_twice(cases: Gevallen) -> Iterable[Geval]:
    gezien: set[tuple[object, ...]] = set()
    for geval in cases:
        if is_credit(geval):
            continue
        sleutel = (*product_key(geval), month_of(span(geval, "ProductPeriode")[0]))
        if sleutel in gezien:
            yield geval
        gezien.add(sleutel)


def _total_differs(geval: Geval) -> bool:
    totaal = number_at(geval, "TotaalIngediendBedrag.TotaalBedrag")
    if geval.tekst("TotaalIngediendBedrag.DebetCredit") == CREDIT:
        totaal = -totaal
    return totaal != sum(signed(prestatie) for prestatie in prestaties(geval))


_BEDRAGEN = {
    "323": (
        "Declaratie.TotaalIngediendBedrag.DebetCredit",
        "Prestatie.IngediendBedrag.DebetCredit",
    ),
    "325": (
        "DeclaratieAntwoord.TotaalIngediendBedrag.DebetCredit",
        "DeclaratieAntwoord.TotaalToegekendBedrag.DebetCredit",
        "Prestatie.IngediendBedrag.DebetCredit",
    ),
}
_EIND = "ProductPeriode.Einddatum"

REGELS: tuple[Binnenregel, ...] = (
    within(
        "CD060",
        at("Prestatie.ProductReferentie.VorigReferentieNummer", *DECLARATIES),
        each(_reference_misfits),
        "Het vorige kenmerk past niet bij debet of credit. "
        "Vul het in bij een creditering, en laat het anders weg.",
    ),
    within(
        "CD087",
        {"323": ("Prestatie.ProductTarief",)},
        each(_tariff_misfits),
        "Het tarief past niet bij de eenheid. Vul een tarief in, behalve bij eenheid 83 (euro's).",
    ),
    within(
        "CS100",
        {"323": ("Declaratie.DeclaratiePeriode", "Prestatie.ProductPeriode")},
        each(_before_2021),
        "De periode begint voor 2021. Declareer hulp van voor 2021 op de manier die toen gold.",
    ),
    within(
        "CS325",
        _BEDRAGEN,
        each(_zero_is_credit),
        "Een bedrag van 0 is gemerkt als credit. Merk een bedrag van 0 als debet (D).",
    ),
    within(
        "CS337",
        {"323": ("Prestatie.ProductPeriode",)},
        each(_beyond_one_month),
        "De periode van deze prestatie valt niet in één maand. Maak per maand een prestatie.",
    ),
    within(
        "CS339",
        {"323": ("Prestatie.IngediendBedrag",)},
        each(_euros_differ),
        "Het bedrag is anders dan het volume in euro's. Maak die twee gelijk.",
    ),
    within(
        "CS340",
        {"323": ("Declaratie.DeclaratiePeriode",)},
        each(_not_a_whole_month),
        "De declaratieperiode is geen hele maand. Kies de eerste en de laatste dag van één maand.",
    ),
    within(
        "TR137",
        {"323": ("Declaratie.DeclaratiePeriode.Einddatum", f"Prestatie.{_EIND}")}
        | {"325": (f"Prestatie.{_EIND}",)},
        each(_after_dagtekening),
        "De einddatum ligt na de dagtekening. Declareer pas als de periode voorbij is.",
    ),
    within(
        "TR315",
        {"323": ("Prestatie.ProductReferentie",)},
        _previous_twice,
        "Deze prestatie wordt in dit bericht twee keer gecrediteerd. Haal er een weg.",
    ),
    within(
        "TR316",
        {"323": ("Prestatie.ProductReferentie",)},
        _takes_back_own_debit,
        "Deze creditering gaat over een debet in hetzelfde bericht. Haal ze allebei weg.",
    ),
    within(
        "TR335",
        {"323": ("Prestatie.ProductPeriode",)},
        each(_too_old),
        "Deze hulp is meer dan vijf jaar geleden. Overleg met de gemeente over deze declaratie.",
    ),
    within(
        "TR358",
        {"323": ("Declaratie.TotaalIngediendBedrag",)},
        each(_total_differs),
        "Het totaal is niet debet min credit van alle prestaties. Reken het totaal opnieuw uit.",
    ),
    within(
        "TR416",
        {"323": ("Prestatie",)},
        _debit_twice,
        "Dit product staat in deze maand twee keer als debet bij dezelfde toewijzing. "
        "Voeg de twee samen.",
    ),
)
