"""Which classes an iJw message has below its Header, and on which paths they stand."""

from collections.abc import Mapping

from arrangementen.ijw.structuur import RETOUR

HEEN_VAN: Mapping[str, str] = {retour: heen for retour, (heen, _) in RETOUR.items()}
HEENBERICHTEN = tuple(HEEN_VAN.values())
RETOURBERICHTEN = tuple(HEEN_VAN)
DECLARATIES = ("323", "325")
"""The declaration and its answer: they have no retour."""

Paden = Mapping[str, tuple[str, ...]]

_CONTACTEN = ("Client/Contactgegevens/Contact", "Client/Relaties/Relatie/Contact")


def _declaration(romp: str) -> Paden:
    client = f"{romp}/Clienten/Client"
    return {romp: (romp,), "Client": (client,), "Prestatie": (f"{client}/Prestaties/Prestatie",)}


KLASSEN: Mapping[str, Paden] = {
    "301": {
        "Client": ("Client",),
        "Relatie": ("Client/Relaties/Relatie",),
        "Contact": _CONTACTEN,
        "ToegewezenProduct": ("Client/ToegewezenProducten/ToegewezenProduct",),
    },
    "305": {"Client": ("Client",), "StartProduct": ("Client/StartProducten/StartProduct",)},
    "307": {"Client": ("Client",), "StopProduct": ("Client/StopProducten/StopProduct",)},
    "315": {
        "Client": ("Client",),
        "AangevraagdProduct": ("Client/AangevraagdeProducten/AangevraagdProduct",),
    },
    "317": {
        "Client": ("Client",),
        "Verzoek": ("Client/Verzoek",),
        "OngewijzigdProduct": ("Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct",),
        "TeWijzigenProduct": ("Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct",),
        "NieuwProduct": ("Client/Verzoek/NieuweProducten/NieuwProduct",),
    },
    "319": {"Antwoord": ("Antwoord",), "Woonplaatsbeginsel": ("Antwoord/Woonplaatsbeginsel",)},
    "323": _declaration("Declaratie"),
    "325": _declaration("DeclaratieAntwoord"),
}
"""Per heenbericht the classes below the Header, with the paths on which they stand."""
