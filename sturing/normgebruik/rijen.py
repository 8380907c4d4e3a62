"""De rijen achter de cijfers over herstel: casusnummer, dagen en codes; geen naam of tekst."""

from datetime import date
from typing import Any

from django.utils import timezone

from sturing.cijfer import Cel, Kolom, Soortrij
from sturing.rijen import AANBIEDER, CASUS, GEMEENTE


def verzoek_cells(verzoek: Any, on: date) -> list[Cel]:
    """A decided verzoek and what had to be done again."""
    dagen = (verzoek.besloten_op - verzoek.ingediend_op).days
    return [
        Cel(verzoek.casus.nummer if verzoek.casus else "", verzoek.nummer),
        Cel(verzoek.aanbieder.naam),
        Cel(verzoek.gemeente.naam),
        Cel(verzoek.product.naam if verzoek.product else "", _code(verzoek)),
        Cel(verzoek.get_status_display()),
        Cel(verzoek.besloten_op, f"na {dagen} dag{'en' if dagen != 1 else ''}"),
        Cel(len(verzoek.vragen.all())),
    ]


def _code(verzoek: Any) -> str:
    return verzoek.product.code if verzoek.product else ""


VERZOEK = Soortrij(
    (
        *(Kolom("Casus", "Verzoek"), AANBIEDER, GEMEENTE, Kolom("Product", "Productcode")),
        *(Kolom("Besluit"), Kolom("Besloten op", "Na"), Kolom("Vragen om informatie")),
    ),
    verzoek_cells,
    lambda rijen: rijen.select_related(
        "casus", "aanbieder", "gemeente", "product"
    ).prefetch_related("vragen"),
    ("-besloten_op", "-pk"),
)


def bericht_cells(bericht: Any, on: date) -> list[Cel]:
    """A rejected message: the kind and the level that refused it."""
    niveau = f"Niveau {bericht.niveau}" if bericht.niveau else "Niet bekend"
    return [
        Cel(bericht.casus.nummer if bericht.casus else ""),
        Cel(bericht.aanbieder.naam if bericht.aanbieder else ""),
        Cel(bericht.gemeente.naam if bericht.gemeente else ""),
        Cel(f"JW{bericht.soort}" if bericht.soort else "Bestand"),
        Cel(bericht.get_richting_display()),
        Cel(timezone.localdate(bericht.op)),
        Cel(niveau),
    ]


BERICHT = Soortrij(
    (
        *(CASUS, AANBIEDER, GEMEENTE, Kolom("Bericht"), Kolom("Richting")),
        *(Kolom("Dag"), Kolom("Afgekeurd op")),
    ),
    bericht_cells,
    lambda rijen: rijen.select_related("casus", "aanbieder", "gemeente"),
    ("-op", "-pk"),
)
