"""Wat het tabblad Toestemming laat zien: de vragen met hun stand, bronnen en terugkoppelingen."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from casusregie.casus.models import Casus
from verloop.redenen import Nee

from .delen import Bronraadpleging, Terugkoppeling
from .leeftijd import GEWOON, explain
from .models import Status, Toestemming
from .personen import Persoon, everyone_agreed, people_of, required_people

BADGE = {
    Status.GEVRAAGD: ("info", ""),
    Status.GEGEVEN: ("success", "vink"),
    Status.GEWEIGERD: ("danger", "kruis"),
    Status.INGETROKKEN: ("danger", "kruis"),
    Status.VERVALLEN: ("", ""),
}


@dataclass(frozen=True)
class Regel:
    """One row of the overview."""

    toestemming: Toestemming
    stand: str
    soort: str
    icoon: str
    dag: date
    antwoorden: list[Any]
    ontbreekt: str

    @property
    def nu(self) -> bool:
        """Does it count now, or is it history?"""
        return self.toestemming.status in (Status.GEVRAAGD, Status.GEGEVEN)


def rows_of(casus: Casus, medewerker: Any, on: date) -> list[Regel]:
    """Every question about this casus that this person may see, newest first; fixed queries."""
    zichtbaar = Toestemming.objects.visible_to(medewerker, on).filter(casus=casus).for_list()
    mensen = people_of(casus, on)
    return [row_of(toestemming, casus, mensen, on) for toestemming in zichtbaar.order_by("-pk")]


def row_of(toestemming: Toestemming, casus: Casus, mensen: list[Persoon], on: date) -> Regel:
    """One question in words: also when a birthday made the consent too little."""
    toestemming.casus = casus
    oordeel = everyone_agreed(toestemming, on, mensen)
    soort, icoon = BADGE[Status(toestemming.status)]
    stand = toestemming.get_status_display()
    mist = oordeel.reden if isinstance(oordeel, Nee) else ""
    if toestemming.status == Status.GEGEVEN and mist:
        stand, soort, icoon = "Opnieuw vragen", "warning", "te-laat"
    open_ = toestemming.status in (Status.GEVRAAGD, Status.GEGEVEN)
    return Regel(
        toestemming=toestemming,
        stand=stand,
        soort=soort,
        icoon=icoon,
        dag=_day(toestemming),
        antwoorden=list(toestemming.antwoorden.all()),
        ontbreekt=mist if open_ else "",
    )


def page_of(casus: Casus, medewerker: Any, on: date) -> dict[str, Any]:
    """The context of the tab."""
    regels = rows_of(casus, medewerker, on)
    bronnen = Bronraadpleging.objects.visible_to(medewerker, on).filter(casus=casus)
    gedeeld = Terugkoppeling.objects.visible_to(medewerker, on).filter(casus=casus)
    return {
        "regels": [regel for regel in regels if regel.nu],
        "eerder": [regel for regel in regels if not regel.nu],
        "bronnen": bronnen.select_related("organisatie").order_by("-geraadpleegd_op", "-pk"),
        "gedeeld": gedeeld.select_related("toestemming__partij").order_by("-gedeeld_op", "-pk"),
        "regel_leeftijd": explain(casus.jeugdige.age_on(on)),
        "beslissers": [p.naam for p in required_people(casus, GEWOON, on)],
    }


def _day(toestemming: Toestemming) -> date:
    """The day of its last step."""
    dagen = (
        toestemming.vervallen_op,
        toestemming.ingetrokken_op,
        toestemming.geweigerd_op,
        toestemming.gegeven_op,
    )
    return next((dag for dag in dagen if dag), toestemming.gevraagd_op)
