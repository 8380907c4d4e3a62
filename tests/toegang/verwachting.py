"""De verwachting van de matrix: wie er zijn en wat een regel van de tabel betekent.

Uitkomsten: ok (200, 204, 302, of 422 bij een leeg formulier), 403, 404, 409 (ziet het, maar de
stand laat het niet toe), login. Bij een dossier telt de rol die iemand daar heeft; wie er geen
heeft is 'vreemd'. Wie niet genoemd is, krijgt niets. De bron is domein.md §0 j en o.
"""

from dataclasses import dataclass, field

Wie = tuple[str, ...]

REGIE: Wie = ("casusregisseur", "collega", "procesregisseur")
TEAM: Wie = (*REGIE, "teamleider")
AANBIEDER: Wie = ("behandelregisseur", "zorgadministratie")
GEMEENTE: Wie = ("procesregisseur", "backoffice")
#: who sees a casus with running help and an escalation at the RER
IEDER: Wie = (*TEAM, *AANBIEDER, "zorgbemiddelaar", "jeugdbeschermer")
#: everybody whose work is about jeugdigen
UITVOERING: Wie = (
    *IEDER,
    "gedragswetenschapper",
    "teammanager",
    "backoffice",
    "crisismedewerker",
)
STURING: Wie = ("contractmanager", "secretaris")
STIL: Wie = ("normbeheerder", "beheerder")
INGELOGD: Wie = (*UITVOERING, *STURING, *STIL, "toezichthouder")
INVOER: Wie = (*REGIE, "jeugdbeschermer", *AANBIEDER)
OPENERS: Wie = (*REGIE, "jeugdbeschermer")


@dataclass(frozen=True)
class Rij:
    """One address. `soort` is the kind of row in its path; `poort` the roles that may knock."""

    soort: str = ""
    methoden: dict[str, dict[str, Wie]] = field(default_factory=dict)
    poort: Wie = INGELOGD
    dicht: str = "403"
    openbaar: bool = False
    #: the page may show the BSN of its own dossier
    toont_bsn: bool = False
    leest: bool = True

    def expect(self, methode: str, label: str, rol: str) -> str:
        """The outcome for somebody who is `label` here and holds `rol` elsewhere."""
        if rol not in self.poort:
            return self.dicht
        for uitkomst, wie in self.methoden[methode].items():
            if label in wie:
                return uitkomst
        return "404" if self.soort else "403"


def page(soort: str, get: dict[str, Wie], post: dict[str, Wie] | None = None, **meer) -> Rij:
    """A page of a dossier, with the form it may hold."""
    return Rij(soort, {"GET": get} | ({"POST": post} if post else {}), **meer)


def push(soort: str, post: dict[str, Wie], **meer) -> Rij:
    """A button without a page."""
    return Rij(soort, {"POST": post}, **meer)


def roles(wie: Wie, *methoden: str) -> Rij:
    """A page for holders of these roles."""
    return Rij("", {methode: {"ok": wie} for methode in methoden or ("GET",)}, poort=wie)


def account(*methoden: str, uitkomst: str = "ok") -> Rij:
    """A page of one's own account."""
    return Rij("", {methode: {uitkomst: INGELOGD} for methode in methoden})


def public(*methoden: str, uitkomst: str = "ok") -> Rij:
    """Also without logging in."""
    wie = (*INGELOGD, "anoniem", "uitgezet", "aanstelling_voorbij")
    rijen = {methode: {uitkomst: wie} for methode in methoden or ("GET",)}
    return Rij("", rijen, poort=wie, openbaar=True)


def of_aanbieder(soort: str, *methoden: str) -> Rij:
    """A page on which only the aanbieder of the verzoek works."""
    rijen = {methode: {"ok": AANBIEDER} for methode in methoden}
    return Rij(soort, rijen, poort=AANBIEDER, dicht="404", toont_bsn=soort == "verzoek_concept")


def of_gemeente(soort: str) -> Rij:
    """A page on which only the gemeente works."""
    rijen = {methode: {"ok": GEMEENTE} for methode in ("GET", "POST")}
    return Rij(soort, rijen, poort=GEMEENTE, dicht="404")


def step(soort: str, ziet: Wie, doet: Wie) -> Rij:
    """A step that everybody who sees it may look at, and only some may take."""
    return page(soort, {"ok": ziet}, {"ok": doet, "403": without(ziet, doet)})


def without(wie: Wie, weg: Wie) -> Wie:
    """These, but not those."""
    return tuple(rol for rol in wie if rol not in weg)


def passed(soort: str, ziet: Wie) -> Rij:
    """A step that lies behind: whoever sees it reads that it moved on."""
    return page(soort, {"409": ziet}, {"409": ziet})
