"""Level-2 rules on the order of dates, and where each class keeps its first and last day."""

from collections.abc import Mapping
from datetime import date

from arrangementen.ijw.regels_basis import Binnenregel, Geval, each, within

BEGIN_EN_EINDE: Mapping[str, tuple[str, str]] = {
    "Contact": ("Periode.Begindatum", "Periode.Einddatum"),
    "ToegewezenProduct": ("Ingangsdatum", "Einddatum"),
    "StartProduct": ("Begindatum", ""),
    "StopProduct": ("Begindatum", "Einddatum"),
    "AangevraagdProduct": ("ToewijzingIngangsdatum", "ToewijzingEinddatum"),
    "TeWijzigenProduct": ("GewensteIngangsdatum", "Einddatum"),
    "NieuwProduct": ("GewensteIngangsdatum", "Einddatum"),
}


def start_of(geval: Geval) -> date | None:
    """Return the first day of the period of a class, None when it is open."""
    return geval.dag(BEGIN_EN_EINDE[geval.naam][0])


def end_of(geval: Geval) -> date | None:
    """Return the last day of the period of a class, None when it is open or has none."""
    einde = BEGIN_EN_EINDE[geval.naam][1]
    return geval.dag(einde) if einde else None


def _ends_before_start(geval: Geval) -> bool:
    begin, einde = start_of(geval), end_of(geval)
    return begin is not None and einde is not None and einde < begin


def _starts_too_early(geval: Geval) -> bool:
    dag = geval.dag()
    return dag is not None and dag <= geval.dagtekening


REGELS: tuple[Binnenregel, ...] = (
    within(
        "TR018",
        {"307": ("StopProduct.Einddatum",)},
        each(_ends_before_start),
        "De einddatum ligt voor de begindatum. "
        "Kies een einddatum op of na de dag waarop de hulp begon.",
    ),
    within(
        "CS003",
        {
            "301": ("Contact.Periode.Einddatum", "ToegewezenProduct.Einddatum"),
            "315": ("AangevraagdProduct.ToewijzingEinddatum",),
            "317": ("NieuwProduct.Einddatum", "TeWijzigenProduct.Einddatum"),
        },
        each(_ends_before_start),
        "De einddatum ligt voor de begindatum. Kies een einddatum op of na de begindatum.",
    ),
    within(
        "TR380",
        {"317": ("NieuwProduct.GewensteIngangsdatum",)},
        each(_starts_too_early),
        "Nieuwe hulp kan niet in het verleden of vandaag beginnen. "
        "Kies een gewenste ingangsdatum na de dagtekening.",
    ),
)
