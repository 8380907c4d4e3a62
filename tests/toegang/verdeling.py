"""Welke cellen `make test` doet en welke alleen `make proef`.

`make proef` doet elke cel: elke speler, elke methode, eigen, vreemd en onbekend. `make test` doet
op elk adres:

- van de rollen die bij het dossier horen twee om beurten uit elke soort, zo mogelijk een aan de
  eigen en een aan de andere kant. Een soort is wie er op dit adres met elke methode hetzelfde
  krijgt: wie ziet en doet, wie alleen ziet, wie het ziet maar te laat is. Elk doet elke methode op
  de eigen rij en, om beurten, een methode op een vreemde rij;
- altijd, met elke methode: wie niet is ingelogd, wie is uitgezet, wiens aanstelling of
  betrokkenheid voorbij is;
- om beurten een van wie bij een partij werkt of ervan weet maar er geen rol heeft;
- van wie er niets mee te maken heeft een die de poort door mag en een die daar al stuit;
- het kenmerk dat niet bestaat: een die bij een dossier hoort en een vreemde. Bij de anderen is een
  404 gelijk aan hun eerdere 404 in hetzelfde deel van het product;
- een lijst of overzicht: drie om beurten die het mogen openen, en twee die het niet mogen. Een
  pagina die voor elke rol gelijk is (eigen account, inloggen): drie om beurten.

Wie aan de beurt is volgt uit een vaste som over de naam van het adres: elke keer dezelfde cellen.
"""

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from .spelers import BUITEN, SPELERS, Speler
from .verwachting import INGELOGD, Rij
from .wereld import Dossier

PROEF = os.environ.get("PROEF") == "1"
#: so many of those who may open a list do so
DRIE = 3
#: of this kind of group two knock
DUBBEL = ("hoort erbij",)
ALTIJD = (*BUITEN, "betrokkenheid_voorbij")


class Plek(NamedTuple):
    """An address filled in with the row of one side."""

    kant: str
    dossier: Dossier | None
    pad: str


def turn(keuzes: Sequence[Any], *woorden: str) -> Any:
    """The one whose turn it is: the same in every run, evenly spread over the words."""
    return keuzes[crc32("|".join(woorden).encode()) % len(keuzes)]


def group_of(speler: Speler, rij: Rij, dossiers: Iterable[Dossier]) -> tuple[str, ...]:
    """Actors in one group stand in the same relation to this address."""
    if speler.code in ALTIJD:
        return ("altijd", speler.code)
    if not rij.soort:
        return _group_at_list(speler, rij)
    if any(speler.label_for(dossier) != "vreemd" for dossier in dossiers):
        return ("hoort erbij", *(rij.expect(m, speler.label, speler.label) for m in rij.methoden))
    if any(speler.plek in {**dossier.partijen, **dossier.weten} for dossier in dossiers):
        return ("zelfde huis",)
    return ("vreemd", "door de poort" if speler.rol in rij.poort else "stuit")


def _group_at_list(speler: Speler, rij: Rij) -> tuple[str, ...]:
    beurt = str(list(SPELERS).index(speler.code) % (3 if set(INGELOGD) <= set(rij.poort) else 2))
    if set(INGELOGD) <= set(rij.poort):
        return ("gelijk voor elke rol", beurt)
    return ("mag", speler.code) if speler.label in rij.poort else ("stuit", beurt)


def actors(naam: str, rij: Rij, dossiers: Sequence[Dossier]) -> list[str]:
    """Who knocks at this address."""
    if PROEF:
        return list(SPELERS)
    groepen = defaultdict(list)
    for speler in SPELERS.values():
        groepen[group_of(speler, rij, dossiers)].append(speler.code)
    mag = sorted(
        (g for g in groepen if g[0] == "mag"), key=lambda g: crc32("|".join((naam, *g)).encode())
    )
    for groep in mag[DRIE:]:
        del groepen[groep]
    return [code for groep, codes in groepen.items() for code in _whose_turn(naam, groep, codes)]


def _whose_turn(naam: str, groep: tuple[str, ...], codes: list[str]) -> list[str]:
    """One of a group; of some groups two, the second in another role at the other side."""
    een = turn(codes, naam, *groep)
    if groep[0] not in DUBBEL or len(codes) == 1:
        return [een]
    kant, _, rol = een.partition("_")
    overig = [code for code in codes if not code.startswith(kant) and not code.endswith(rol)]
    overig = overig or [code for code in codes if code != een]
    return [een, turn(overig, naam, *groep, "ander")]


def at_unknown(naam: str, rij: Rij, dossiers: Sequence[Dossier], codes: list[str]) -> set[str]:
    """Who of these asks for a kenmerk that does not exist: one who belongs, one who does not."""
    if PROEF:
        return set(codes)
    binnen = [c for c in codes if group_of(SPELERS[c], rij, dossiers)[0] == "hoort erbij"]
    buiten = [c for c in codes if c not in binnen and c not in BUITEN]
    return {turn(kring, naam, "onbekend") for kring in (binnen, buiten) if kring}


def asks(
    naam: str, speler: Speler, methoden: Sequence[str], plekken: list[Plek]
) -> list[tuple[str, Plek]]:
    """Which methods at which of the existing rows."""
    eigen = [p for p in plekken if p.dossier and speler.label_for(p.dossier) != "vreemd"]
    if not eigen:
        return [(methode, plek) for plek in _strange(naam, speler, plekken) for methode in methoden]
    vragen = [(methode, plek) for plek in eigen for methode in methoden]
    vreemd = [(methode, plek) for plek in plekken if plek not in eigen for methode in methoden]
    if PROEF or not vreemd:
        return vragen + vreemd
    return [*vragen, turn(vreemd, naam, speler.code)]


def _strange(naam: str, speler: Speler, plekken: list[Plek]) -> list[Plek]:
    """The row where somebody works in the same house, else any row."""
    if PROEF or not plekken:
        return plekken
    huis = [p for p in plekken if p.dossier and speler.plek in p.dossier.partijen]
    return [turn(huis or plekken, naam, speler.code)]
