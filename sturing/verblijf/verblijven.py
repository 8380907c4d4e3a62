"""Een verblijf en de ambulante hulp eromheen, als gegevens zonder database (GV-A-02)."""

from dataclasses import dataclass, field
from datetime import date, timedelta

DAG = timedelta(days=1)

#: Codes with their Dutch words; a file uses the codes.
TYPEN = {"JO": "Jeugd- en opvoedhulp", "LVB": "LVB-zorg", "GGZ": "Jeugd-ggz", "OVERIG": "Overig"}
VORMEN = {
    "residentieel": "Verblijfsgroep of instelling",
    "gezinshuis": "Gezinshuis",
    "klinisch": "Klinische ggz-opname",
    "pleegzorg": "Pleegzorg",
    "kortdurend": "Kortdurend verblijf",
}
ONDERWIJS = {
    "volledig": "Gaat volledig naar school",
    "deels": "Gaat een deel van de tijd",
    "verzuim": "Is vaak afwezig",
    "thuis": "Zit thuis zonder onderwijs",
    "daghulp": "Krijgt daghulp in plaats van school",
}
ZONDER_SCHOOL = ("thuis", "daghulp")


def overlap(van: date, tot: date, begin: date, einde: date) -> int:
    """Days that both spans share; both ends of both spans count."""
    return max(0, (min(tot, einde) - max(van, begin)).days + 1)


@dataclass(frozen=True, slots=True)
class Verblijf:
    """One stay at one aanbieder; `tot` is the last day (None: still there).

    `kosten_cent` are all costs from `van` up to and including `kosten_tot`, spread evenly.
    """

    client: str
    aanbieder: str
    type: str
    vorm: str
    van: date
    tot: date | None
    geboren: date
    kosten_cent: int = 0
    kosten_tot: date | None = None
    gemeente: str = ""
    regionaal: bool = True
    doelgroep: str = ""
    wacht_op_hulp: bool | None = None
    onderwijs: str = ""

    def cost(self, begin: date, einde: date) -> float:
        """The part of the costs (eurocents) that falls in this span."""
        laatste = self.kosten_tot or self.tot or einde
        dagen = (laatste - self.van).days + 1
        if dagen <= 0:
            return 0
        return self.kosten_cent * overlap(self.van, laatste, begin, einde) / dagen


@dataclass(frozen=True, slots=True)
class Ambulant:
    """Ambulant help of one client from `van` up to and including `tot`, costs in eurocents."""

    client: str
    van: date
    tot: date
    kosten_cent: int


@dataclass(frozen=True, slots=True, eq=False)
class Gegevens:
    """What a monitor is made from: stays and ambulant help as known up to and including a day.

    Too large to compare or to hash by what is in it: a set is the same as itself only.
    """

    verblijven: tuple[Verblijf, ...]
    ambulant: tuple[Ambulant, ...] = ()
    tot_en_met: date = field(default=date.max)

    def doelgroepen(self) -> list[str]:
        """The doelgroepen that occur, in alphabetical order."""
        return sorted({v.doelgroep for v in self.verblijven if v.doelgroep})

    def gemeenten(self) -> list[str]:
        """The gemeenten that occur, in alphabetical order."""
        return sorted({v.gemeente for v in self.verblijven if v.gemeente})
