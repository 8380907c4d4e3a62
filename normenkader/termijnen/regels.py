"""Every deadline the product knows, one row each, with its ground and its validity."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from normenkader.termijnen.regel import Eenheid, Ladder, Richting, Termijnregel
from normenkader.termijnen.tabel import BERICHTEN, EENOPEEN, ZORG
from normenkader.termijnen.tabel_bescherming import ROUTE_C
from normenkader.termijnen.tabel_kader import KADER
from normenkader.termijnen.tabel_routes import AFRONDING, CASUS, WACHTEN

__all__ = [
    "REGELS",
    "Eenheid",
    "Ladder",
    "Richting",
    "Termijnregel",
    "eenopeen_regels",
    "regel_op",
    "with_length",
]

REGELS: tuple[Termijnregel, ...] = (
    *EENOPEEN,
    *ZORG,
    *BERICHTEN,
    *ROUTE_C,
    *CASUS,
    *AFRONDING,
    *WACHTEN,
    *KADER,
)


def regel_op(code: str, on: date, regels: Iterable[Termijnregel] = REGELS) -> Termijnregel:
    """The version of rule `code` for a termijn that starts on `on`.

    Raises KeyError when the code is unknown or no version applies on that day.
    """
    for regel in regels:
        if regel.code == code and regel.is_valid_on(on):
            return regel
    raise KeyError(f"Geen termijnregel {code} op {on.isoformat()}")


def with_length(
    regel: Termijnregel, lengte: int, signalen: tuple[int, ...] | None = None
) -> Termijnregel:
    """The same rule with another length and, when given, other signal days."""
    return regel.with_length(lengte, signalen)


def eenopeen_regels(
    maximum: int, signaaldagen: Iterable[int], tussenevaluatie_dag: int, afbouw_dag: int, on: date
) -> dict[str, Termijnregel]:
    """The three rules of a 1-op-1 with the numbers of the KaderVersie that holds on `on`.

    The rules exist from the ingangsdatum of the kader; an earlier kader day is a setting, so the
    validity of the KaderVersie decides here, not that of the row in the table (OO-02).
    """
    lengtes = {
        "eenopeen.tussenevaluatie": (tussenevaluatie_dag, (tussenevaluatie_dag,)),
        "eenopeen.afbouw_vervolg": (afbouw_dag, (afbouw_dag,)),
        "eenopeen.laatste_dag": (maximum, tuple(sorted(signaaldagen))),
    }
    return {
        regel.code: replace(regel.with_length(*lengtes[regel.code]), geldig_van=on)
        for regel in EENOPEEN
    }
