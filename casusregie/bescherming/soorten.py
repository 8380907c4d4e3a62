"""Welke maatregelen er zijn, en wat voor elk geldt: duur, evaluatie, toets en meerderjarigheid."""

from dataclasses import dataclass
from datetime import date

from django.db import models

from normenkader.termijnen.kalender import add_months, birthday

MEERDERJARIG = 18


class Maatregelsoort(models.TextChoices):
    """The measure that the court imposed, or what the CIT began (CR-C1-02)."""

    OTS = "ots", "Ondertoezichtstelling (OTS)"
    VOOGDIJ = "voogdij", "Voogdij"
    JEUGDRECLASSERING = "jeugdreclassering", "Jeugdreclassering"
    CIT = "cit", "Inzet van het Crisis Interventie Team (CIT)"


@dataclass(frozen=True)
class Maatregelregel:
    """What holds for one kind of measure.

    `hoogstens_maanden` per ruling (domein.md §6: an OTS at most one year); None: no maximum
    known. `evaluatie` is the code of the termijn, or "". `gemaximeerd`: ends at majority.
    """

    hoogstens_maanden: int | None = None
    heeft_einde: bool = False
    gemaximeerd: bool = False
    evaluatie: str = ""
    rvdk_toetst: bool = False
    afstemmen_voor_18: bool = False


REGELS: dict[str, Maatregelregel] = {
    Maatregelsoort.OTS: Maatregelregel(
        hoogstens_maanden=12,
        heeft_einde=True,
        gemaximeerd=True,
        evaluatie="routec.evaluatie_ots",
        rvdk_toetst=True,
        afstemmen_voor_18=True,
    ),
    Maatregelsoort.VOOGDIJ: Maatregelregel(
        gemaximeerd=True, evaluatie="routec.evaluatie_ots", afstemmen_voor_18=True
    ),
    Maatregelsoort.JEUGDRECLASSERING: Maatregelregel(
        heeft_einde=True, evaluatie="routec.evaluatie_jr"
    ),
    Maatregelsoort.CIT: Maatregelregel(),
}


def majority(geboortedatum: date) -> date:
    """The day somebody becomes of age; 29 February counts as 1 March in common years."""
    return birthday(geboortedatum, MEERDERJARIG)


def longest_end(soort: str, begin: date) -> date | None:
    """The last possible end of one ruling that begins on `begin`; None without a maximum."""
    maanden = REGELS[soort].hoogstens_maanden
    return add_months(begin, maanden) if maanden else None


def check_period(
    soort: str, begin: date | None, einde: date | None, geboortedatum: date
) -> dict[str, str]:
    """What is wrong with the period of one ruling: field -> sentence; empty when it is right.

    `einde` is the day until which the measure runs: on that day it has ended.
    """
    if begin is None:
        return {"begindatum": "Vul in op welke dag de maatregel begint"}
    if einde is None:
        verplicht = REGELS[soort].heeft_einde
        return {"einddatum": "Vul in tot welke dag de maatregel loopt"} if verplicht else {}
    if einde <= begin:
        return {"einddatum": "Kies een datum na de dag waarop de maatregel begint"}
    uiterst = longest_end(soort, begin)
    if uiterst and einde > uiterst:
        return {
            "einddatum": "Een OTS duurt per uitspraak hooguit een jaar. Kies een eerdere datum; "
            "een verlenging legt u vast als de rechter opnieuw heeft beslist"
        }
    if REGELS[soort].gemaximeerd and einde > majority(geboortedatum):
        return {
            "einddatum": "De maatregel loopt niet door na de 18e verjaardag. Kies die dag of eerder"
        }
    return {}
