"""De twee ladders als gegevens: de treden van een gemiste termijn, en de zeven stappen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from organisaties.rollen import Rol

EIGEN_LADDER = "Eigen besluit van dit product: de bronnen noemen geen treden of antwoordtermijnen"
HANDREIKING = "Handreiking Casusregie, Onvoldoende overeenstemming"
#: Who may be asked. The contractmanager looks on and is no trede (domein.md §0 l).
GEADRESSEERDEN = (Rol.PROCESREGISSEUR, Rol.TEAMLEIDER, Rol.ZORGBEMIDDELAAR)
#: The only role that can decide past the last day (domein.md §0 a): the top of every ladder.
DOORZETTER = Rol.ZORGBEMIDDELAAR
MAX_TREDEN, MAX_WERKDAGEN, MAX_NAAM = len(GEADRESSEERDEN), 60, 60
VELDEN = frozenset({"rol", "naam", "werkdagen"})


@dataclass(frozen=True)
class Laddertrede:
    """One trede of the ladder termijn: who is asked, and the werkdagen for an answer."""

    nummer: int
    rol: str
    naam: str
    werkdagen: int

    @property
    def rol_naam(self) -> str:
        """The role in words: "Procesregisseur"."""
        return str(Rol(self.rol).label)

    @property
    def wie(self) -> str:
        """Who it is, within a sentence: "de procesregisseur", "het expertteam (RER)"."""
        if self.rol == DOORZETTER:
            return "het regionaal expertteam (RER)"
        return f"de {self.rol_naam.lower()}"


@dataclass(frozen=True)
class Stap:
    """One step of the ladder overeenstemming (CR-Z-08..14); `wie` names who takes it.

    The Handreiking fixes the steps. The answer term is termijnregel `ladder.<code>`, or the
    setting `termijn.ladder.<code>` over it.
    """

    nummer: int
    code: str
    naam: str
    wie: str
    eis: str
    bron: str = HANDREIKING


ZEVEN_STAPPEN: tuple[Stap, ...] = (
    Stap(1, "feiten", "Overzicht van feiten en stappen", "uitvoerder", "CR-Z-08"),
    Stap(2, "afstemming", "Intern afstemmen", "uitvoerder", "CR-Z-09"),
    Stap(3, "terugkoppeling", "Terugkoppelen aan de aanbieder", "uitvoerder", "CR-Z-10"),
    Stap(4, "managers", "Teamleider en teammanager", "leider", "CR-Z-11"),
    Stap(5, "contractmanager", "Contractmanager", "contractmanager", "CR-Z-12"),
    Stap(6, "secretaris", "Secretaris", "secretaris", "CR-Z-13"),
    Stap(7, "jeugdige", "Jeugdige informeren en overbruggen", "uitvoerder", "CR-Z-14"),
)
#: Who takes a step, in words for the screen.
WIE = {
    "uitvoerder": "Casusregisseur, of wie de procesregie doet",
    "leider": "Teamleider, met de teammanager van de aanbieder",
    "contractmanager": "Contractmanager",
    "secretaris": "Secretaris van de uitvoeringsorganisatie",
}


def standard_ladder() -> list[dict[str, Any]]:
    """The ladder of domein.md §0 l: the procesregisseur, after 3 werkdagen the RER.

    The 10 werkdagen of the RER are in no source (fictief).
    """
    return [
        {"rol": Rol.PROCESREGISSEUR.value, "naam": "Procesregisseur", "werkdagen": 3},
        {"rol": Rol.ZORGBEMIDDELAAR.value, "naam": "Expertteam (RER)", "werkdagen": 10},
    ]


def read_treden(rijen: Iterable[Mapping[str, Any]]) -> tuple[Laddertrede, ...]:
    """The treden in order; their numbers follow from it, so there are no gaps."""
    return tuple(
        Laddertrede(n, str(rij["rol"]), str(rij["naam"]), int(rij["werkdagen"]))
        for n, rij in enumerate(rijen, start=1)
    )


def ladder_error(rijen: Any) -> str:
    """Why this is no ladder, as a Dutch sentence; empty when it is one."""
    if not isinstance(rijen, list) or not rijen:
        return "Zet minstens één trede op de ladder"
    if len(rijen) > MAX_TREDEN:
        return f"Een ladder heeft hooguit {MAX_TREDEN} treden"
    fout = next((zin for n, rij in enumerate(rijen, 1) if (zin := _row_error(n, rij))), "")
    return fout or _order_error([rij["rol"] for rij in rijen])


def _row_error(nummer: int, rij: Any) -> str:
    if not isinstance(rij, dict) or set(rij) != VELDEN:
        return f"Trede {nummer}: vul de rol, de naam en de werkdagen in"
    if rij["rol"] not in GEADRESSEERDEN:
        return f"Trede {nummer}: kies een rol uit de lijst"
    if not isinstance(rij["naam"], str) or not 0 < len(rij["naam"].strip()) <= MAX_NAAM:
        return f"Trede {nummer}: geef de trede een naam van hooguit {MAX_NAAM} tekens"
    dagen = rij["werkdagen"]
    heel = isinstance(dagen, int) and not isinstance(dagen, bool)
    if not heel or not 1 <= dagen <= MAX_WERKDAGEN:
        return f"Trede {nummer}: kies een aantal werkdagen van 1 tot en met {MAX_WERKDAGEN}"
    return ""


def _order_error(rollen: list[str]) -> str:
    if rollen[-1] != DOORZETTER:
        return (
            "De laatste trede is het expertteam (RER): alleen dat team besluit na de laatste dag. "
            "Kies daar de zorgbemiddelaar"
        )
    if len(set(rollen)) < len(rollen):
        return "Een rol staat hooguit één keer op de ladder. Haal de dubbele trede weg"
    return ""
