"""Waar ligt de casusregie? De beslistabel van de Handreiking, puur en zonder database.

Twee indelingen die mogen verschillen (CR-D-09): die van de vraag telt leefgebieden, die van het
arrangement telt resultaatgebieden en ondersteuningselementen.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

DAGBEHANDELING = "02"


class Leefgebied(StrEnum):
    """The nine leefgebieden of the Handreiking (CR-D-04)."""

    KIND = "kind"
    OPVOEDING = "opvoeding"
    FINANCIEN = "financien"
    RELATIE = "relatie"
    WONEN = "wonen"
    GEESTELIJK = "geestelijk"
    FYSIEK = "fysiek"
    PARTICIPATIE = "participatie"
    ONDERWIJS = "onderwijs"


class Indeling(StrEnum):
    """How many things the question or the arrangement is about."""

    ENKELVOUDIG = "enkelvoudig"
    MEERVOUDIG = "meervoudig"


class Plaats(StrEnum):
    """Where the casusregie lies."""

    BIJ_GEZIN = "bij_gezin"
    BUITEN_GEZIN = "buiten_gezin"
    TER_BEOORDELING = "ter_beoordeling"


class Reden(StrEnum):
    """Why; stored as a code, shown as a sentence."""

    ENKELVOUDIG = "enkelvoudig"
    MEERVOUDIG = "meervoudig"
    NIET_COMPLEX = "niet_complex"
    OUDERS_NIET = "ouders_niet"
    JEUGDIGE_NIET = "jeugdige_niet"
    VEILIGHEID = "veiligheid"
    MAATREGEL = "maatregel"
    STRAFRECHT = "strafrecht"
    IVH = "ivh"
    GEZIN_VRAAGT = "gezin_vraagt"


REDENEN: dict[str, str] = {
    Reden.ENKELVOUDIG: "De vraag raakt één leefgebied: enkelvoudig.",
    Reden.MEERVOUDIG: "De vraag raakt meer leefgebieden: meervoudig.",
    Reden.NIET_COMPLEX: "De vraag is niet complex: het gezin wil de hulp en het is veilig.",
    Reden.OUDERS_NIET: "De ouders of verzorgers staan niet achter de hulp: complex.",
    Reden.JEUGDIGE_NIET: "De jeugdige staat niet achter de hulp: complex.",
    Reden.VEILIGHEID: "De veiligheid is in het geding: complex.",
    Reden.MAATREGEL: "Er is een jeugdbeschermingsmaatregel: complex, altijd buiten het gezin.",
    Reden.STRAFRECHT: "Er is een strafrechtelijke uitspraak: regie altijd buiten het gezin.",
    Reden.IVH: "Er loopt Intensieve Vrijwillige Hulp (IVH): regie altijd buiten het gezin.",
    Reden.GEZIN_VRAAGT: "Het gezin vraagt om een casusregisseur van buiten het gezin.",
}

_COMPLEX = frozenset({Reden.OUDERS_NIET, Reden.JEUGDIGE_NIET, Reden.VEILIGHEID, Reden.MAATREGEL})
_DWINGEND = frozenset({Reden.IVH, Reden.MAATREGEL, Reden.STRAFRECHT})


@dataclass(frozen=True)
class Regiefeiten:
    """What is known about the question; all from vraaganalyse and risicotaxatie."""

    leefgebieden: Collection[str]
    ouders_staan_erachter: bool = True
    jeugdige_staat_erachter: bool = True
    veiligheid_in_geding: bool = False
    maatregel: bool = False
    strafrechtelijk: bool = False
    ivh: bool = False
    gezin_vraagt_overname: bool = False


@dataclass(frozen=True)
class Voorstel:
    """What the table says, with its reasons; `dwingend` means nobody may deviate (CR-M-12)."""

    plaats: Plaats
    indeling: Indeling
    complex: bool
    redenen: tuple[Reden, ...]
    dwingend: bool = False

    @property
    def zinnen(self) -> list[str]:
        """The reasons as Dutch sentences."""
        return [REDENEN[reden] for reden in self.redenen]


@dataclass(frozen=True)
class Arrangementdeel:
    """One resultaatgebied of an arrangement with the codes of its elements."""

    elementen: tuple[str, ...] = ()
    verblijf: bool = False


def classify_question(leefgebieden: Collection[str]) -> Indeling:
    """One leefgebied is enkelvoudig, more is meervoudig (CR-D-04).

    Raises ValueError when none is chosen or one is unknown.
    """
    gekozen = {Leefgebied(gebied) for gebied in leefgebieden}
    if not gekozen:
        raise ValueError("Kies ten minste één leefgebied.")
    return Indeling.ENKELVOUDIG if len(gekozen) == 1 else Indeling.MEERVOUDIG


def classify_arrangement(delen: Iterable[Arrangementdeel]) -> Indeling:
    """Indeling of an arrangement (CR-D-05..07). Raises ValueError when it has no parts.

    Verblijf is always meervoudig; more than one resultaatgebied or element is meervoudig, except
    that element 02 (dagbehandeling) with one resultaatgebied counts as enkelvoudig.
    """
    lijst = list(delen)
    if not lijst:
        raise ValueError("Een arrangement heeft ten minste één resultaatgebied.")
    if any(deel.verblijf for deel in lijst) or len(lijst) > 1:
        return Indeling.MEERVOUDIG
    tellend = [code for code in lijst[0].elementen if code != DAGBEHANDELING]
    return Indeling.ENKELVOUDIG if len(tellend) <= 1 else Indeling.MEERVOUDIG


def complex_reasons(feiten: Regiefeiten) -> tuple[Reden, ...]:
    """Why the question is complex (CR-D-08); empty when it is not."""
    return tuple(reden for reden in _reasons(feiten) if reden in _COMPLEX)


def propose(feiten: Regiefeiten) -> Voorstel:
    """Where the casusregie lies by the table of the Handreiking (CR-M-10, CR-M-12).

    A family that asks for it gets a casusregisseur from outside (CR-M-09 a).
    """
    indeling = classify_question(feiten.leefgebieden)
    redenen = _reasons(feiten)
    is_complex = any(reden in _COMPLEX for reden in redenen)
    dwingend = any(reden in _DWINGEND for reden in redenen)
    eerste = Reden(indeling.value)
    return Voorstel(
        plaats=_place(indeling, buiten=bool(redenen)),
        indeling=indeling,
        complex=is_complex,
        redenen=(eerste, *redenen) if redenen else (eerste, Reden.NIET_COMPLEX),
        dwingend=dwingend,
    )


def _place(indeling: Indeling, buiten: bool) -> Plaats:
    if buiten:
        return Plaats.BUITEN_GEZIN
    return Plaats.BIJ_GEZIN if indeling is Indeling.ENKELVOUDIG else Plaats.TER_BEOORDELING


def _reasons(feiten: Regiefeiten) -> tuple[Reden, ...]:
    """Every fact that puts the casusregie outside the family, in a fixed order."""
    gelden = {
        Reden.MAATREGEL: feiten.maatregel,
        Reden.STRAFRECHT: feiten.strafrechtelijk,
        Reden.IVH: feiten.ivh,
        Reden.VEILIGHEID: feiten.veiligheid_in_geding,
        Reden.OUDERS_NIET: not feiten.ouders_staan_erachter,
        Reden.JEUGDIGE_NIET: not feiten.jeugdige_staat_erachter,
        Reden.GEZIN_VRAAGT: feiten.gezin_vraagt_overname,
    }
    return tuple(reden for reden, geldt in gelden.items() if geldt)
