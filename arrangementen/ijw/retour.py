"""How a message is answered by its retourbericht, and what a received retour says (ijw.md §6).

Example::

    bevindingen = check_within(bericht) or check_across(bericht, toestand)
    retour = build_retour(bericht, bevindingen, "RT0000000001", date(2026, 2, 2))
    read_retour(retour).goed
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from arrangementen.ijw.bericht import Bericht, Bevinding, Inhoud
from arrangementen.ijw.regels_basis import HEEN_VAN, KLASSEN, pak, walk
from arrangementen.ijw.regels_retour import (
    AFGEKEURD_TECHNISCH,
    GEEN_OPMERKING,
    NEUTRAAL,
    NIET_BEOORDEELD,
    ROMP,
    codes_of,
)
from arrangementen.ijw.structuur import RETOUR

OVERGENOMEN = (
    "BerichtVersie",
    "BerichtSubversie",
    "Afzender",
    "Ontvanger",
    "BerichtIdentificatie",
    "XsdVersie",
)
"""What a retour repeats from the Header; sender and receiver are not swapped (IV028)."""


class GeenRetour(ValueError):  # noqa: N818
    """No retour may or can be made on this message; the text is Dutch."""


@dataclass(frozen=True)
class Uitslag:
    """What a retour says: accepted or not, and every code with the place of its class."""

    goed: bool
    codes: list[tuple[str, str]]

    @property
    def bezwaren(self) -> list[tuple[str, str]]:
        """The codes that remark something: all but 0200 and 0233."""
        return [(plaats, code) for plaats, code in self.codes if code not in NEUTRAAL]


def retour_soort(soort: str) -> str:
    """Return the kind of the retour on a heenbericht: ``"301"`` gives ``"302"``.

    Raises GeenRetour for a kind without retour, such as 323 and every retour itself.
    """
    for retour, heen in HEEN_VAN.items():
        if heen == soort:
            return retour
    raise GeenRetour(f"Op een JW{soort} hoort geen retourbericht.")


def build_retour(
    bericht: Bericht,
    bevindingen: Sequence[Bevinding],
    identificatie: str,
    dagtekening: date,
    xsd_versie: str = "1.0.0",
) -> Bericht:
    """Make the retour on a heenbericht from the findings of levels 2, 3 and 4 (IV028).

    ``identificatie`` (1-12 characters) and ``dagtekening`` are those of the retour. Every class
    gets one code: that of the first finding of the lowest level; without one 0233 below a class
    at fault, else 0200. XsltVersie stays out: the checks are our own. Raises GeenRetour for a
    kind without retour and for a finding on level 1, which is answered outside iJw.
    """
    soort = retour_soort(bericht.soort)
    if any(bevinding.niveau == 1 for bevinding in bevindingen):
        raise GeenRetour(
            "Dit bericht voldoet niet aan het schema. Daarop hoort geen retourbericht. "
            "Meld de fout aan de afzender via het knooppunt."
        )
    bron: Inhoud = _copy(bericht.inhoud)
    kop: Inhoud = {"BerichtCode": RETOUR[soort][1]}
    kop |= {naam: bron["Header"][naam] for naam in OVERGENOMEN}
    kop |= {
        "IdentificatieRetour": identificatie,
        "DagtekeningRetour": dagtekening.isoformat(),
        "XsdVersieRetour": {"BasisschemaXsdVersie": xsd_versie, "BerichtXsdVersie": xsd_versie},
    }
    code = _header_code(bevindingen)
    if code or not bevindingen:
        return Bericht(soort, {"Header": kop | _code(code)})
    romp = ROMP[bericht.soort]
    inhoud = {"Header": kop | _code(GEEN_OPMERKING), romp: bron[romp]}
    _add_codes(bericht.soort, inhoud, bevindingen)
    return Bericht(soort, inhoud)


def read_retour(bericht: Bericht) -> Uitslag:
    """Read a retour: accepted when no class carries another code than 0200.

    ``codes`` has one (plaats, code) per code, the Header first. Raises GeenRetour for a message
    that is no retour.
    """
    if bericht.soort not in HEEN_VAN:
        raise GeenRetour(f"Een JW{bericht.soort} is geen retourbericht.")
    codes = list(codes_of(bericht))
    return Uitslag(all(code == GEEN_OPMERKING for _, code in codes), codes)


def check_copy(retour: Bericht, heenbericht: Bericht) -> list[Bevinding]:
    """Return where a received retour differs from the heenbericht it answers (IV028).

    The Header must repeat sender, receiver, identification and XSD version; a body must repeat the
    whole body. The findings are on level 3 without a code: nobody answers a retour.
    """
    plaatsen = [
        f"Header/{naam}"
        for naam in OVERGENOMEN
        if pak(retour.inhoud, f"Header.{naam}") != pak(heenbericht.inhoud, f"Header.{naam}")
    ]
    if HEEN_VAN.get(retour.soort) != heenbericht.soort:
        plaatsen.insert(0, "Header/BerichtCode")
    romp = ROMP[heenbericht.soort]
    terug = retour.inhoud.get(romp)
    if terug is not None and _without_codes(terug) != heenbericht.inhoud[romp]:
        plaatsen.append(romp)
    return [Bevinding(3, "IV028", "", plaats, _ONGELIJK) for plaats in plaatsen]


_ONGELIJK = (
    "Dit retourbericht neemt het oorspronkelijke bericht niet precies over. "
    "Vraag de afzender om een nieuw retourbericht."
)


def _header_code(bevindingen: Sequence[Bevinding]) -> str:
    """The code that ends the retour at the Header, empty when the body must come along."""
    if any(bevinding.niveau == 2 for bevinding in bevindingen):
        return AFGEKEURD_TECHNISCH
    in_kop = (b for b in _by_level(bevindingen) if b.plaats.split("/")[0] == "Header")
    return next((bevinding.code for bevinding in in_kop), "")


def _by_level(bevindingen: Sequence[Bevinding]) -> list[Bevinding]:
    return sorted(bevindingen, key=lambda bevinding: bevinding.niveau)


def _add_codes(heen: str, inhoud: Inhoud, bevindingen: Sequence[Bevinding]) -> None:
    klassen = {
        plaats: klasse
        for paden in KLASSEN[heen].values()
        for pad in paden
        for plaats, klasse in walk(inhoud, pad)
    }
    fouten: dict[str, str] = {}
    for bevinding in _by_level(bevindingen):
        plaats = next((p for p in _upward(bevinding.plaats) if p in klassen), ROMP[heen])
        fouten.setdefault(plaats, bevinding.code)
    for plaats, klasse in klassen.items():
        boven = any(ouder in fouten for ouder in _upward(plaats))
        klasse |= _code(fouten.get(plaats, NIET_BEOORDEELD if boven else GEEN_OPMERKING))


def _upward(plaats: str) -> Iterator[str]:
    """Yield the place itself and every place above it, the nearest first."""
    while plaats:
        yield plaats
        plaats = plaats.rpartition("/")[0]


def _code(code: str) -> Inhoud:
    return {"RetourCodes": {"RetourCode": [code]}} if code else {}


def _copy(waarde: Any) -> Any:
    """Copy every class by itself: one shared in the source must get two codes, not one."""
    if isinstance(waarde, dict):
        return {naam: _copy(deel) for naam, deel in waarde.items()}
    return [_copy(deel) for deel in waarde] if isinstance(waarde, list) else waarde


def _without_codes(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        delen = waarde.items()
        return {naam: _without_codes(deel) for naam, deel in delen if naam != "RetourCodes"}
    return [_without_codes(deel) for deel in waarde] if isinstance(waarde, list) else waarde
