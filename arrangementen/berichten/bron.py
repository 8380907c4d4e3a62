"""De bron van een bericht voor beheer: de XML zoals hij is, met alle persoonsgegevens bedekt."""

import re
import zlib
from typing import Any

from cryptography.exceptions import InvalidTag

from .leesbaar import PERSOONLIJK

GROOTSTE = 200_000
BEDEKT = "•••"
#: what may be read as it is: codes, numbers of messages and days of the traffic itself
_TECHNISCH = frozenset(
    {
        "BerichtCode", "BerichtVersie", "BerichtSubversie", "Afzender", "Ontvanger",
        "Identificatie", "Dagtekening", "BasisschemaXsdVersie", "BerichtXsdVersie", "XsltVersie",
        "IdentificatieRetour", "DagtekeningRetour", "RetourCode", "Categorie", "Code", "Volume",
        "Eenheid", "Frequentie", "Budget", "Ingangsdatum", "Einddatum", "Begindatum",
        "ToewijzingNummer", "ToewijzingIngangsdatum", "ToewijzingEinddatum", "Toewijzingsdatum",
        "Toewijzingstijd", "RedenWijziging", "RedenBeeindiging", "StatusAanlevering", "Soort",
        "ReferentieAanbieder", "VerzoekAntwoord", "RedenAfwijzingVerzoek", "NaamGebruik",
        "DatumGebruik", "LandCode", "Type", "Raamcontract", "RedenVerzoek", "DebetCredit",
        "Bedrag", "TotaalBedrag", "GeleverdVolume", "ProductTarief", "ProductCode",
        "ProductCategorie", "DeclaratieNummer", "ReferentieNummer", "VorigReferentieNummer",
        "DeclaratieDagtekening", "GewensteIngangsdatum", "BeschikkingNummer",
    }
) - PERSOONLIJK  # fmt: skip
_ELEMENT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)((?:\s[^<>]*)?)>([^<]+)(?=<)")
_GEEN_XML = (
    "Dit bestand is geen XML die te tonen is. De inhoud blijft bedekt, want er kan een naam in "
    "staan. Kijk naar de code van de afkeuring."
)
_BESCHADIGD = "De bewaarde bytes zijn beschadigd. De bron is niet te tonen."


def source_of(bericht: Any) -> str:
    """The masked source of a stored message; a sentence when its bytes are damaged."""
    try:
        return masked_source(bericht.data)
    except (InvalidTag, zlib.error):
        return _BESCHADIGD


def masked_source(data: bytes) -> str:
    """The source as text; the text of every element that is not technical is covered.

    What cannot be read as XML is not shown at all. At most the first 200,000 signs.
    """
    tekst = data.decode("utf-8", errors="replace")[:GROOTSTE]
    if not tekst.lstrip().startswith("<") or "<!" in tekst:
        return _GEEN_XML
    return _cover_rest(_ELEMENT.sub(_cover, tekst))


def _cover(gevonden: re.Match[str]) -> str:
    naam, meer, waarde = gevonden.groups()
    if not waarde.strip() or naam in _TECHNISCH:
        return gevonden[0]
    begin = gevonden[0][: len(gevonden[0]) - len(waarde) - len(meer) - 1]
    return f"{begin}{_attributes(meer)}>{BEDEKT}"


def _attributes(tekst: str) -> str:
    """Names of namespaces stay; the value of any other attribute is covered."""
    return re.sub(
        r"(?<!\S)(?!xmlns)([\w.:-]+)\s*=\s*(\"[^\"]*\"|'[^']*')", rf'\1="{BEDEKT}"', tekst
    )


def _cover_rest(tekst: str) -> str:
    """Text behind an end tag or an empty element, and attributes of an element without text."""
    los = re.sub(
        r"(</[^<>]*>|<[^<>]*[/?]>)([^<]+)",
        lambda deel: deel[1] + (deel[2] if not deel[2].strip() else BEDEKT),
        tekst,
    )
    return re.sub(
        r"<([A-Za-z_][\w.:-]*)(\s[^<>]*)>",
        lambda deel: f"<{deel[1]}{_attributes(deel[2])}>",
        los,
    )
