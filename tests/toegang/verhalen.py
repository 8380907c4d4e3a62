"""De verhalen van de matrix: elk een keer aan de eigen en een keer aan de andere kant."""

from sturing.demo.eenopeen import EenOpEenVerhaal
from sturing.demo.gezinnen import VROUW, Kind
from sturing.demo.lokaal import Hulp, LokaalVerhaal

TEAM = frozenset({"casusregisseur", "procesregisseur", "teamleider"})
AANBIEDER = frozenset({"behandelregisseur", "zorgadministratie"})


def kind(voornaam, achternaam, nummer, geslacht=VROUW):
    """An invented jeugdige with a name that occurs nowhere else."""
    return Kind(voornaam, achternaam, (2012, 5, 9), geslacht, nummer, 2)


CAPELLE = {"team": "capelle", "procesregisseur": "osman", "casusregisseur": "verhage"}
VLIERHOF, ANKERPLAATS = Hulp("vlierhof"), Hulp("ankerplaats")
NOORD = {"team": "noord", "procesregisseur": "koster", "casusregisseur": "bakhuis"}
#: per story: the names of the own and the other jeugdige, days ago, how far, and the 1-op-1
STAND = {
    "loopt": ("Xanthe Zilverschoon", "Yorick Quispelaar", 100, "loopt", EenOpEenVerhaal(36)),
    "plan": ("Wolfert Kwartelhof", "Ursula Vossendrift", 12, "plan", None),
    "getekend": ("Zenobia Duivendak", "Ignatius Bolderik", 24, "ondertekend", None),
    "vraagt": ("Quirijn Hazelnoot", "Eulalia Wolkenveld", 100, "loopt", "ingediend"),
    "akkoord": ("Philomena Steenuil", "Otmar Karekiet", 100, "loopt", "akkoord"),
    "besluit": ("Balthasar Ridderzuring", "Seraphine Dotterbloem", 100, "loopt", "geanalyseerd"),
}
GEVRAAGD = ("vraagt", "akkoord", "besluit")


def stories():
    """Every story twice: at the own side and, with other people, at the other side."""
    nummer = 60
    for naam, (eigen, ander, dagen, tot, eenopeen) in STAND.items():
        if isinstance(eenopeen, str):
            eenopeen = EenOpEenVerhaal(-3, tot=eenopeen)
        for voor, wie, hulp, plek in (
            ("", eigen, VLIERHOF, NOORD),
            ("ander_", ander, ANKERPLAATS, CAPELLE),
        ):
            nummer += 1
            jeugdige = kind(*wie.split(), nummer)
            verhaal = LokaalVerhaal(jeugdige, dagen, tot, hulp, **plek)
            yield f"{voor}{naam}", verhaal, eenopeen


def parties(naam: str, verhaal: LokaalVerhaal) -> dict[str, frozenset[str]]:
    """Who may see it: the team, and what the help and the 1-op-1 add."""
    kort = naam.removeprefix("ander_")
    team = TEAM | ({"gedragswetenschapper"} if kort in GEVRAAGD else set())
    bij = {verhaal.team: frozenset(team)}
    if kort in ("loopt", *GEVRAAGD):
        bij[verhaal.hulp.aanbieder] = AANBIEDER
    if kort == "loopt":
        bij["rer"] = frozenset({"zorgbemiddelaar"})  # trede 2 van de escalatie
    return bij
