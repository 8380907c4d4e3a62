"""De negen ambities van de Handreiking als thema's, elk met wat wij daarvan kunnen tellen."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from casusregie.escalatie.models import Escalatie
from casusregie.plannen.risicotaxatie import Risicotaxatie
from casusregie.plannen.vraaganalyse import Vraaganalyse
from organisaties.models import Organisatie
from organisaties.rollen import Rol

from .caseload import open_casussen
from .overdracht import Overdracht
from .personen import Regietijd

AMBITIES: dict[int, tuple[str, str]] = {
    1: ("De jeugdige staat centraal", "casussen met de vraag in eigen woorden"),
    2: ("Sturen op resultaat, in door- en uitstroom", "casussen gesloten dit jaar"),
    3: ("Passende hulp, met de regie bij de ouders", "casussen met casusregie bij het gezin"),
    4: ("Een goede diagnose", "casussen met een vastgelegde vraaganalyse"),
    5: ("Ruimte voor zorgverleners", "uren casusregie vastgelegd dit jaar"),
    6: ("Efficiënt en in één keer goed", "overdrachten teruggegeven dit jaar"),
    7: ("Meer tijd voor behandeling", "wisselingen van casusregisseur dit jaar"),
    8: ("Preventie, veiligheid en vroeg signaleren", "casussen met een risicotaxatie"),
    9: ("Geen stagnatie en geen gebrek aan capaciteit", "casussen met een open escalatie"),
}


@dataclass(frozen=True)
class Thema:
    """One ambition with its indicator and the present number."""

    nummer: int
    naam: str
    indicator: str
    waarde: Any


def measure(medewerker: Any, team: Organisatie, on: date) -> list[Thema]:
    """The nine themes counted over the casussen of the team that the user may see (CR-G-05)."""
    zicht = open_casussen(medewerker, team, on)
    jaar = on.replace(month=1, day=1)
    analyses = Vraaganalyse.objects.recorded().filter(casus__in=zicht)
    taxaties = Risicotaxatie.objects.recorded().filter(casus__in=zicht)
    regie = zicht.filter(regierollen__rol=Rol.CASUSREGISSEUR, regierollen__einde=None)
    gesloten = team.teamcasussen.visible_to(medewerker, on).filter(gesloten_op__gte=jaar)
    uren = Regietijd.objects.filter(casus__team=team, week__gte=jaar)
    terug = Overdracht.objects.filter(van=team, status="teruggegeven", beantwoord_op__gte=jaar)
    wissel = zicht.filter(regierollen__rol=Rol.CASUSREGISSEUR, regierollen__einde__date__gte=jaar)
    waarden = {
        1: analyses.exclude(eigen_woorden="").values("casus").distinct().count(),
        2: gesloten.count(),
        3: regie.filter(regierollen__medewerker=None).count(),
        4: analyses.values("casus").distinct().count(),
        5: sum((rij.uren for rij in uren), start=0),
        6: terug.count(),
        7: wissel.count(),
        8: taxaties.values("casus").distinct().count(),
        9: Escalatie.objects.open().filter(casus__in=zicht).values("casus").distinct().count(),
    }
    return [Thema(n, naam, telt, waarden[n]) for n, (naam, telt) in AMBITIES.items()]
