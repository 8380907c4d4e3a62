"""Loopt de cellen van één adres na en schrijft op wat er niet klopt."""

import os
from collections.abc import Iterator
from typing import Any, NamedTuple

from organisaties.keuring import policy_of, walk

from .adressen import path_for
from .cel import Begin, Cel, request
from .spelers import BUITEN, SPELERS, Speler
from .tabel import TABEL
from .verwachting import Rij
from .wereld import Dossier, Wereld

ADRESSEN = {naam: (patroon, view) for naam, patroon, view in walk()}
PROEF = os.environ.get("PROEF") == "1"
#: pages without names on which casusnummers of the own contracts or of the log may stand
NUMMERS = ("contractmanager", "secretaris", "toezichthouder")


class Plek(NamedTuple):
    """An address filled in with the row of one side."""

    kant: str
    dossier: Dossier | None
    pad: str


class Loper:
    """All cells of the world; `wrong(naam)` gives the deviations of one address."""

    def __init__(self, wereld: Wereld, klanten: dict[str, Any], begin: Begin) -> None:
        self.wereld, self.klanten, self.begin = wereld, klanten, begin

    def wrong(self, naam: str, spelers: Any = SPELERS) -> list[str]:
        """Every cell of this address that is not as written down."""
        methoden = policy_of(naam, ADRESSEN[naam][1]).methoden
        return [fout for code in spelers for fout in self._actor(TABEL[naam], code, methoden, naam)]

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

    def _actor(self, rij: Rij, code: str, methoden: Any, naam: str) -> Iterator[str]:
        """One actor at all places; the invisible is equal, byte for byte, to the unknown."""
        *plekken, onbekend = self.places(naam)
        plekken = _worth_asking(SPELERS[code], plekken) or [onbekend]
        cellen = [
            (methode, plek, self._request(code, methode, plek))
            for methode in methoden
            for plek in plekken
        ]
        eerste = cellen[0][2] if len(plekken) == 1 and plekken[0] is onbekend else None
        if eerste is None:
            eerste = self._request(code, methoden[0], onbekend)
            cellen.append((methoden[0], onbekend, eerste))
        for methode, plek, cel in cellen:
            waar = f"{code} {methode} {plek.kant}"
            for fout in self._cell(rij, SPELERS[code], methode, plek, cel):
                yield f"{waar}: {fout}"
            if cel.uitkomst == "404" and cel.fixed_bytes() != eerste.fixed_bytes():
                yield f"{waar}: onzichtbaar is te onderscheiden van onbekend"

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


def _worth_asking(speler: Speler, plekken: list[Plek]) -> list[Plek]:
    """Who has nothing to do with either side asks one side; `make proef` asks both."""
    if PROEF or any(
        plek.dossier and speler.label_for(plek.dossier) != "vreemd" for plek in plekken
    ):
        return plekken
    return plekken[:1]


def _logged(cel: Cel) -> bool:
    return any(regel.dossier or regel.object_kenmerk for regel in cel.leesregels)
