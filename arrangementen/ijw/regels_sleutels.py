"""The logical keys of the classes of an iJw message, and the level-2 rules that they be unique."""

from collections.abc import Iterable, Mapping

from arrangementen.ijw.regels_basis import (
    DECLARATIES,
    Binnenregel,
    Geval,
    Gevallen,
    nummer_van,
    within,
)

LOGISCHE_SLEUTELS: Mapping[str, tuple[str, ...]] = {
    "JW301.Client": ("Bsn",),
    "JW301.Relatie": ("Nummer",),
    "JW301.Contact": ("Soort",),
    "JW301.ToegewezenProduct": ("ToewijzingNummer",),
    "JW305.Client": ("Bsn",),
    "JW305.StartProduct": ("ToewijzingNummer", "Product", "Begindatum"),
    "JW307.Client": ("Bsn",),
    "JW307.StopProduct": (
        "ToewijzingNummer",
        "Product",
        "Begindatum",
        "RedenBeeindiging",
        "Einddatum",
    ),
    "JW315.Client": ("Bsn",),
    "JW315.AangevraagdProduct": ("ReferentieAanbieder",),
    "JW317.Client": ("Bsn",),
    "JW317.Verzoek": ("ReferentieAanbieder",),
    "JW317.OngewijzigdProduct": ("ToewijzingNummer",),
    "JW317.TeWijzigenProduct": ("ToewijzingNummer",),
    "JW317.NieuwProduct": ("Product", "GewensteIngangsdatum"),
    "JW319.Antwoord": ("ReferentieAanbieder", "VerzoekAntwoord"),
    "JW319.Woonplaatsbeginsel": ("Gemeente",),
    "JW323.Declaratie": ("DeclaratieNummer",),
    "JW323.Client": ("Bsn",),
    "JW323.Prestatie": ("ProductReferentie",),
    "JW325.DeclaratieAntwoord": ("DeclaratieNummer",),
    "JW325.Client": ("Bsn",),
    "JW325.Prestatie": ("ProductReferentie",),
}
"""Per class the elements that identify it, besides the keys of the classes above it."""


def key_of(geval: Geval) -> tuple[str, ...]:
    """Return the logical key of a class within the class above it."""
    elementen = LOGISCHE_SLEUTELS[f"JW{geval.bericht.soort}.{geval.naam}"]
    return tuple(deel for element in elementen for deel in _parts(geval, element))


def _parts(geval: Geval, element: str) -> tuple[str, ...]:
    if element == "Product":
        return geval.tekst("Product.Categorie"), geval.tekst("Product.Code")
    if element == "ToewijzingNummer":
        return (nummer_van(geval.klasse, element),)
    if element == "ProductReferentie":
        return (geval.tekst("ProductReferentie.ReferentieNummer"),)
    return (geval.tekst(element),)


def _repeated_keys(cases: Gevallen) -> Iterable[Geval]:
    gezien: set[tuple[str, ...]] = set()
    for geval in cases:
        sleutel = (geval.scope, *key_of(geval))
        if sleutel in gezien:
            yield geval
        gezien.add(sleutel)


def _repeated_values(cases: Gevallen) -> Iterable[Geval]:
    gezien: set[str] = set()
    for geval in cases:
        if geval.tekst() in gezien:
            yield geval
        gezien.add(geval.tekst())


REGELS: tuple[Binnenregel, ...] = (
    within(
        "TR101",
        {
            "301": ("Contact", "Relatie", "ToegewezenProduct"),
            "305": ("StartProduct",),
            "307": ("StopProduct",),
            "315": ("AangevraagdProduct",),
            "317": ("Client", "NieuwProduct", "OngewijzigdProduct", "TeWijzigenProduct"),
            **dict.fromkeys(DECLARATIES, ("Client", "Prestatie")),
        },
        _repeated_keys,
        "Dit deel staat twee keer in het bericht, met dezelfde kenmerken. "
        "Haal er een weg, of geef het een eigen kenmerk.",
    ),
    within(
        "TR383",
        {"315": ("AangevraagdProduct.ReferentieAanbieder",)},
        _repeated_values,
        "Dit kenmerk van de aanbieder staat bij meer dan een verzoek. "
        "Geef elk verzoek een eigen kenmerk.",
    ),
)
