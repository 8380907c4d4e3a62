"""De indicatoren van de Regiovisie: elk met één teller, één noemer en één bron, bij het cijfer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from verloop.klein import Deel

from . import regiovisie
from .cijfers import count_all
from .keuze import Keuze
from .lijsten import LIJSTEN

CASUS, HULP = "Casussen in dit product", "Arrangementen in dit product"
BESLUIT = "Het nieuwste besluit over verblijf in elke open casus"


@dataclass(frozen=True)
class Indicator:
    """One indicator. Without `noemer` it is a number, with it a share of a whole."""

    code: str
    groep: str
    naam: str
    teller: str
    bron: str
    vraag: Callable[[Keuze, date], Any]
    noemer: str = ""
    eis: str = "RV-B15-01"
    lijst: str = ""

    @property
    def is_aantal(self) -> bool:
        """Is it a number of rows?"""
        return not self.noemer


def _solved(keuze: Keuze, on: date) -> Deel:
    n = count_all(
        {
            "alle": regiovisie.new_casussen(keuze, on),
            "lokaal": regiovisie.solved_locally(keuze, on),
        }
    )
    return Deel(n["lokaal"], n["alle"], 0)


def _listed(sleutel: str) -> Callable[[Keuze, date], QuerySet[Any]]:
    return LIJSTEN[sleutel].vraag


INDICATOREN = (
    Indicator(
        "nieuw",
        "Vraag",
        "Nieuwe casussen",
        "Casussen die in de periode zijn aangemeld.",
        CASUS,
        regiovisie.new_casussen,
    ),
    Indicator(
        "lokaal",
        "Vraag",
        "Lokaal opgelost",
        "Daarvan: casussen waarvoor tot nu geen hulp via de regio is toegewezen.",
        CASUS,
        _solved,
        noemer="Alle casussen die in de periode zijn aangemeld.",
    ),
    Indicator(
        "contracten",
        "Aanbod",
        "Gecontracteerd aanbod",
        "Combinaties van aanbieder en product met een contract dat vandaag geldt.",
        "Contracten in dit product",
        regiovisie.contracted,
    ),
    Indicator(
        "hulp",
        "Aanbod",
        "Hulp die loopt",
        "Arrangementen waarvan de hulp nu loopt.",
        HULP,
        regiovisie.running_help,
    ),
    Indicator(
        "instroom",
        "Cliëntstromen",
        "Begonnen hulp",
        "Arrangementen waarvan de hulp in de periode begon.",
        HULP,
        regiovisie.inflow,
    ),
    Indicator(
        "uitstroom",
        "Cliëntstromen",
        "Beëindigde hulp",
        "Arrangementen waarvan de hulp in de periode eindigde.",
        HULP,
        regiovisie.outflow,
    ),
    Indicator(
        "wacht",
        "Opstoppingen",
        "Wacht langer dan de Treeknorm",
        LIJSTEN["wacht-te-lang"].definitie,
        LIJSTEN["wacht-te-lang"].bron,
        _listed("wacht-te-lang"),
        eis="RV-0-04",
        lijst="wacht-te-lang",
    ),
    Indicator(
        "stil",
        "Opstoppingen",
        "Hulp die stilstaat",
        "Arrangementen waarvan de hulp nu is opgeschort.",
        HULP,
        regiovisie.standing_still,
    ),
    Indicator(
        "voorbij",
        "Opstoppingen",
        "1-op-1 voorbij dag 28",
        LIJSTEN["voorbij"].definitie,
        LIJSTEN["voorbij"].bron,
        _listed("voorbij"),
        lijst="voorbij",
    ),
    Indicator(
        "goed",
        "Nabij en passend",
        "In één keer goed",
        "Daarvan: in die maanden kwam er geen andere of extra hulp bij in dezelfde casus.",
        HULP,
        regiovisie.first_time_right,
        noemer="Hulp die {maanden} tot {maanden_en_jaar} maanden geleden begon.",
        eis="RV-B02-02",
    ),
    Indicator(
        "stapeling",
        "Nabij en passend",
        "Stapeling",
        "Daarvan: meer dan één aanbieder geeft nu hulp.",
        HULP,
        regiovisie.stacked,
        noemer="Casussen waarin nu hulp loopt.",
        eis="RV-B02-02",
    ),
    Indicator(
        "pleegzorg",
        "Nabij en passend",
        "Pleegzorg van 14 tot en met 23 jaar",
        "Daarvan: netwerkpleegzorg, deeltijdpleegzorg of voltijdpleegzorg.",
        BESLUIT,
        regiovisie.foster_share,
        noemer="Jeugdigen van 14 tot en met 23 jaar die niet thuis wonen.",
        eis="RV-B12-04",
    ),
)


@dataclass(frozen=True)
class Uitkomst:
    """An indicator with its figure: `aantal`, or `deel` of a whole."""

    indicator: Indicator
    aantal: int | None
    deel: Deel | None
    noemer: str

    @property
    def in_woorden(self) -> str:
        """'12', '38 procent (19 van 50)', or that there is nothing to count."""
        if self.deel is None:
            return f"{self.aantal}"
        if not self.deel.geheel:
            return "Niets om te tellen"
        return f"{self.deel.procent} procent ({self.deel.deel} van {self.deel.geheel})"


def outcomes(keuze: Keuze, on: date, maanden: int) -> list[Uitkomst]:
    """Every indicator; the numbers in one query, each share in one of its own."""
    vragen = {i.code: i.vraag(keuze, on) for i in INDICATOREN if i.is_aantal}
    geteld = count_all(vragen)
    woorden = {"maanden": maanden, "maanden_en_jaar": maanden + 12}
    return [
        Uitkomst(
            i,
            geteld[i.code] if i.is_aantal else None,
            None if i.is_aantal else i.vraag(keuze, on),
            i.noemer.format(**woorden),
        )
        for i in INDICATOREN
    ]
