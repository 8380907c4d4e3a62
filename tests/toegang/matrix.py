"""Loopt de cellen van één adres na en schrijft op wat er niet klopt; zie `verdeling`."""

from collections.abc import Iterator
from typing import Any

from organisaties.keuring import policy_of, walk

from .adressen import path_for
from .budget import too_many
from .cel import Begin, Cel, request
from .spelers import BUITEN, SPELERS, Speler
from .tabel import TABEL
from .verdeling import Plek, actors, asks, at_unknown
from .verwachting import Rij
from .wereld import Wereld

ADRESSEN = {naam: (patroon, view) for naam, patroon, view in walk()}
#: pages without names on which casusnummers of the own contracts or of the log may stand
NUMMERS = ("contractmanager", "secretaris", "toezichthouder")


class Loper:
    """All cells of the world; `wrong(naam)` gives the deviations of one address."""

    def __init__(self, wereld: Wereld, klanten: dict[str, Any], begin: Begin) -> None:
        self.wereld, self.klanten, self.begin = wereld, klanten, begin
        self.onbekend: dict[tuple[str, str], bytes] = {}

    def wrong(self, naam: str) -> list[str]:
        """Every cell of this address that is not as written down."""
        dossiers = [plek.dossier for plek in self.places(naam) if plek.dossier]
        wie = actors(naam, TABEL[naam], dossiers)
        vraagt = at_unknown(naam, TABEL[naam], dossiers, wie)
        return [fout for code in wie for fout in self._actor(naam, code, code in vraagt)]

    def wrong_for(self, naam: str, wie: Any) -> list[str]:
        """The same for these actors, each by itself: nothing is remembered."""
        alleen = Loper(self.wereld, self.klanten, self.begin)
        return [fout for code in wie for fout in alleen._actor(naam, code, True)]

    def places(self, naam: str) -> list[Plek]:
        """The own row, the other one and one that does not exist; one place without a kind."""
        patroon, rij = ADRESSEN[naam][0], TABEL[naam]
        if not rij.soort:
            return [Plek("", None, path_for(naam, patroon, {}))]
        plekken = [
            Plek(kant, dossier, path_for(naam, patroon, gegevens))
            for kant, (dossier, gegevens) in self.wereld.rijen[rij.soort].items()
        ]
        return [*plekken, Plek("geen", None, path_for(naam, patroon, {}))]

    def _actor(self, naam: str, code: str, vraagt: bool) -> Iterator[str]:
        """One actor at these places; the invisible is equal, byte for byte, to the unknown."""
        methoden = policy_of(naam, ADRESSEN[naam][1]).methoden
        *plekken, onbekend = self.places(naam)
        vragen = [(methoden[0], onbekend)] if vraagt and plekken else []
        vragen += asks(naam, SPELERS[code], methoden, plekken or [onbekend])
        for methode, plek in vragen:
            cel = self._request(code, methode, plek)
            for fout in self._cell(TABEL[naam], SPELERS[code], methode, plek, cel):
                yield f"{code} {methode} {plek.kant}: {fout}"
            if fout := too_many(naam, methode, cel.vragen):
                yield f"{code} {methode} {plek.kant}: {fout}"
            if cel.uitkomst == "404" and not self._is_unknown(code, plek, cel):
                yield f"{code} {methode} {plek.kant}: onzichtbaar is te onderscheiden van onbekend"

    def _is_unknown(self, code: str, plek: Plek, cel: Cel) -> bool:
        """Equal to what this actor got before in this section of the product (menu, heading)."""
        deel = plek.pad.split("/")[1]
        return self.onbekend.setdefault((code, deel), cel.fixed_bytes()) == cel.fixed_bytes()

    def _request(self, code: str, methode: str, plek: Plek) -> Cel:
        return request(self.klanten[code], methode, plek.pad, begin=self.begin)

    def _cell(self, rij: Rij, speler: Speler, methode: str, plek: Plek, cel: Cel) -> Iterator[str]:
        verwacht = expected(rij, speler, methode, plek)
        if cel.uitkomst != verwacht:
            yield f"{cel.uitkomst} in plaats van {verwacht}"
        yield from cel.wrong()
        if cel.veranderd:
            yield f"geweigerd maar veranderd: {', '.join(cel.veranderd)}"
        if plek.dossier and cel.uitkomst == "ok" and not _logged(cel):
            yield "gelezen zonder leesregel van het dossier"
        yield from self._canaries(rij, speler, plek, cel)

    def _canaries(self, rij: Rij, speler: Speler, plek: Plek, cel: Cel) -> Iterator[str]:
        for dossier in self.wereld.dossiers.values():
            vreemd = not dossier.known_to(speler.plek, speler.rol)
            kanaries = dossier.kanaries if vreemd else ()
            if vreemd and speler.rol not in NUMMERS:
                kanaries += (dossier.nummer,)
            if vreemd or plek.dossier is None or not rij.toont_bsn:
                kanaries += (dossier.bsn,)
            for kanarie in cel.holds(*kanaries):
                yield f"{kanarie} van dossier {dossier.naam} is te zien"


def expected(rij: Rij, speler: Speler, methode: str, plek: Plek) -> str:
    """What the table says of this cell."""
    if speler.code in BUITEN and not rij.openbaar:
        return "login"
    if not rij.soort:
        return rij.expect(methode, speler.label, speler.label)
    label = speler.label_for(plek.dossier) if plek.dossier else "vreemd"
    return rij.expect(methode, label, speler.label)


def insider(naam, methode="GET"):
    """Somebody for whom this address opens."""
    rij = TABEL[naam]
    for code, speler in SPELERS.items():
        if code not in BUITEN and rij.expect(methode, speler.label, speler.label) == "ok":
            return code
    return "eigen_procesregisseur"


def _logged(cel: Cel) -> bool:
    return any(regel.dossier or regel.object_kenmerk for regel in cel.leesregels)
