"""Level-3 and 4 rules on a declaration (JW323): beside what was declared before, and tariffs."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from arrangementen.ijw.declaratiedelen import (
    EUROS,
    is_credit,
    last_of_month,
    number_at,
    previous,
    product_key,
    reference,
    span,
)
from arrangementen.ijw.declaratiefeiten import BekendePrestatie, Tarief
from arrangementen.ijw.regels_basis import Geval, Gevallen, Overregel, across, each_known, outside
from arrangementen.ijw.regels_toestand import Toestand


def _mine(geval: Geval, toestand: Toestand) -> tuple[BekendePrestatie, ...]:
    """What this aanbieder had approved before, whatever the gemeente."""
    return _of_aanbieder(toestand.prestaties, geval.kop("Afzender"))


def _here(geval: Geval, toestand: Toestand) -> list[BekendePrestatie]:
    """What this aanbieder had approved before by this gemeente."""
    gemeente = geval.kop("Ontvanger")
    return [p for p in _mine(geval, toestand) if p.gemeente == gemeente]


@lru_cache(maxsize=8)
def _of_aanbieder(
    alle: tuple[BekendePrestatie, ...], aanbieder: str
) -> tuple[BekendePrestatie, ...]:
    return tuple(p for p in alle if p.aanbieder == aanbieder)


def _reference_used(cases: Gevallen, toestand: Toestand) -> Iterable[Geval]:
    gezien = {p.referentie for p in _mine(cases[0], toestand)} if cases else set()
    for geval in cases:
        if reference(geval) in gezien:
            yield geval
        gezien.add(reference(geval))


def _number_used(geval: Geval, toestand: Toestand) -> bool:
    aanbieder = geval.kop("Afzender")
    return any(d.nummer == geval.tekst() and d.aanbieder == aanbieder for d in toestand.declaraties)


def _skips_a_month(geval: Geval, toestand: Toestand) -> bool:
    """A month with help lies between the previous DeclaratiePeriode and this one (TR318)."""
    partijen = geval.kop("Ontvanger"), geval.kop("Afzender")
    eerder = [d.einde for d in toestand.declaraties if (d.gemeente, d.aanbieder) == partijen]
    if not eerder:
        return False
    begin = span(geval)[0]
    return any(max(eerder) < maand < begin for maand in toestand.zorgmaanden)


def _after_period(geval: Geval, toestand: Toestand) -> bool:
    """Later than the DeclaratiePeriode of the message (TR319)."""
    periode = geval.bericht.inhoud["Declaratie"]["DeclaratiePeriode"]
    einde = date.fromisoformat(periode["Einddatum"].strip())
    return span(geval, "ProductPeriode")[1] > last_of_month(einde)


def _credits_nothing(cases: Gevallen, toestand: Toestand) -> Iterable[Geval]:
    """No debit with these key fields was approved (TR323).

    Volume, unit and amount count as key fields. The source names none; this is our choice, for a
    credit takes its debit back as a whole: the same help may be declared again then (TR389).
    """
    if not cases:
        return
    debet = {p.referentie: p for p in _here(cases[0], toestand) if not p.is_credit}
    for geval in cases:
        if is_credit(geval) and not _same(geval, debet.get(previous(geval))):
            yield geval


def _same(geval: Geval, debet: BekendePrestatie | None) -> bool:
    if debet is None:
        return False
    sleutel = (debet.toewijzing, debet.categorie, debet.code)
    periode = span(geval, "ProductPeriode")
    hoeveel = number_at(geval, "GeleverdVolume"), geval.tekst("Eenheid")
    bedrag = number_at(geval, "IngediendBedrag.Bedrag")
    return (product_key(geval), periode, hoeveel, bedrag) == (
        sleutel,
        (debet.begin, debet.einde),
        (debet.volume, debet.eenheid),
        debet.bedrag,
    )


def _debited_before(cases: Gevallen, toestand: Toestand) -> Iterable[Geval]:
    """The same help in the same period was approved, and not taken back (TR389)."""
    if not cases:
        return
    mijn = _here(cases[0], toestand)
    weg = {p.vorige for p in mijn if p.is_credit}
    weg |= {previous(g) for g in cases if is_credit(g) and g.plaats not in toestand.afgewezen}
    staat = {
        (p.toewijzing, p.categorie, p.code, p.begin, p.einde)
        for p in mijn
        if not p.is_credit and p.referentie not in weg
    }
    for geval in cases:
        sleutel = (*product_key(geval), *span(geval, "ProductPeriode"))
        if not is_credit(geval) and sleutel in staat:
            yield geval


def _credited_before(cases: Gevallen, toestand: Toestand) -> Iterable[Geval]:
    if not cases:
        return
    weg = {p.vorige for p in _mine(cases[0], toestand) if p.is_credit}
    yield from (geval for geval in cases if is_credit(geval) and previous(geval) in weg)


def _other_tariff(geval: Geval, toestand: Toestand) -> bool:
    if not toestand.tarieven.get(geval.tekst("ProductCode")) or not geval.heeft():
        return False
    eenheid = geval.tekst("Eenheid")
    return number_at(geval, geval.element) not in {
        t.per(eenheid) for t in _tariffs(geval, toestand)
    }


def _tariffs(geval: Geval, toestand: Toestand) -> list[Tarief]:
    """What the contract says on the first day of the ProductPeriode."""
    dag = span(geval, "ProductPeriode")[0]
    return [t for t in toestand.tarieven.get(geval.tekst("ProductCode"), ()) if t.holds_on(dag)]


def _wrong_product(geval: Geval, toestand: Toestand) -> bool:
    """Amount is volume times tariff; an hour tariff may be declared in minutes (TR346)."""
    eenheid = geval.tekst("Eenheid")
    if eenheid == EUROS:
        return False
    volume = number_at(geval, "GeleverdVolume")
    goed: set[int | None] = {number_at(geval, "ProductTarief") * volume}
    tarieven = _tariffs(geval, toestand)
    goed |= {t.amount(eenheid, volume) for t in tarieven if t.eenheid != eenheid}
    return number_at(geval, "IngediendBedrag.Bedrag") not in goed


_AL_EERDER = "Dit is al eerder gedeclareerd en goedgekeurd. Crediteer eerst de vorige prestatie."

REGELS: tuple[Overregel, ...] = (
    across(
        "TR314", "8021", {"323": ("Prestatie.ProductReferentie",)}, _reference_used,
        "Dit kenmerk van de prestatie is al gebruikt. Geef elke prestatie een eigen kenmerk.",
    ),
    across(
        "TR333", "9333", {"323": ("Declaratie.DeclaratieNummer",)}, each_known(_number_used),
        "Dit declaratienummer is al gebruikt. Geef elke declaratie een eigen nummer.",
    ),
    across(
        "TR318", "8214", {"323": ("Declaratie.DeclaratiePeriode",)}, each_known(_skips_a_month),
        "Er is een maand met hulp overgeslagen. Declareer eerst die maand.",
    ),
    across(
        "TR319", "9319", {"323": ("Prestatie",)}, each_known(_after_period),
        "Deze hulp is van na de declaratieperiode. Declareer haar in een volgende declaratie.",
    ),
    across(
        "TR323", "8017", {"323": ("Prestatie.ProductReferentie",)}, _credits_nothing,
        "Er is geen goedgekeurd debet dat hierbij past. "
        "Neem het kenmerk, de periode, het volume en het bedrag van het debet over.",
    ),
    across("TR389", "9389", {"323": ("Prestatie",)}, _debited_before, _AL_EERDER),
    across(
        "TR390", "9390", {"323": ("Prestatie",)}, _credited_before,
        "Deze prestatie is al gecrediteerd. Haal de tweede creditering weg.",
    ),
    across(
        "TR418", "0611", {"323": ("Prestatie.ProductTarief",)}, each_known(_other_tariff),
        "Het tarief is anders dan in het contract. Vul het tarief van het contract in.",
    ),
    outside(
        "TR346", "9346", {"323": ("Prestatie.IngediendBedrag",)}, each_known(_wrong_product),
        "Het bedrag is niet volume maal tarief. Reken het bedrag opnieuw uit.",
    ),
)  # fmt: skip
