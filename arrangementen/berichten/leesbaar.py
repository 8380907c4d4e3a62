"""Een bericht voor mensen: plaatsen in woorden, en de inhoud met de cliënt afgeschermd."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from arrangementen.ijw import codelijsten
from arrangementen.ijw.lezen import read_findings
from normenkader.termijnen.woorden import cijferdatum

AFGESCHERMD = "•••"
#: leaves that lead to a person
PERSOONLIJK = frozenset(
    {
        "Bsn", "Datum", "Geslacht", "Achternaam", "Voorvoegsel", "Voornamen", "Voorletters",
        "Huisnummer", "Huisletter", "HuisnummerToevoeging", "AanduidingWoonadres", "Postcode",
        "Straatnaam", "Plaatsnaam", "Telefoonnummer", "Emailadres", "Organisatie", "Commentaar",
        "Naam", "Nummer", "JuridischeStatus", "WettelijkeVertegenwoordiging", "Taal", "Landnummer",
    }
)  # fmt: skip
WOORDEN = {
    "Header": "Kop", "Client": "Cliënt", "BerichtIdentificatie": "Berichtnummer",
    "Identificatie": "Nummer", "Dagtekening": "Dagtekening", "XsdVersie": "Schemaversie",
    "ToegewezenProducten": "", "ToegewezenProduct": "Toegewezen hulp",
    "StartProducten": "", "StartProduct": "Start", "StopProducten": "", "StopProduct": "Stop",
    "AangevraagdeProducten": "", "AangevraagdProduct": "Aangevraagde hulp",
    "OngewijzigdeProducten": "", "OngewijzigdProduct": "Ongewijzigde hulp",
    "TeWijzigenProducten": "", "TeWijzigenProduct": "Te wijzigen hulp",
    "NieuweProducten": "", "NieuwProduct": "Nieuwe hulp",
    "Contactgegevens": "", "Contact": "Contact", "Relaties": "", "Relatie": "Relatie",
    "Clienten": "", "Prestaties": "", "ToewijzingNummer": "Nummer van de toewijzing",
    "ReferentieAanbieder": "Kenmerk van de aanbieder", "Categorie": "Productcategorie",
    "Code": "Productcode", "Bsn": "BSN", "RedenWijziging": "Reden van wijziging",
    "RedenBeeindiging": "Reden van beëindiging", "StatusAanlevering": "Status van aanlevering",
    "ToewijzingIngangsdatum": "Ingangsdatum van de toewijzing",
    "ToewijzingEinddatum": "Einddatum van de toewijzing", "VerzoekAntwoord": "Antwoord",
    "RedenAfwijzingVerzoek": "Reden van afwijzing", "RetourCodes": "", "RetourCode": "Retourcode",
    "BerichtCode": "Berichtcode", "Huis": "", "LandCode": "Land",
    "IdentificatieRetour": "Nummer van het antwoord", "DagtekeningRetour": "Datum van het antwoord",
    "Toewijzingsdatum": "Datum van het besluit", "Toewijzingstijd": "Tijd van het besluit",
    "Geslachtsnaam": "Naam", "GewensteIngangsdatum": "Gewenste ingangsdatum",
    "DeclaratiePeriode": "Periode van de declaratie", "ProductPeriode": "Periode",
}  # fmt: skip
_DEEL = re.compile(r"([A-Za-z0-9]+)(?:\[(\d+)\])?")
#: leaf -> code list that says what a code means
LIJSTEN = {
    "RedenWijziging": "RedenWijziging",
    "RedenBeeindiging": "RedenBeeindiging",
    "Eenheid": "Eenheid",
    "Frequentie": "Frequentie",
    "RetourCode": "RetourCode",
    "VerzoekAntwoord": "VerzoekAntwoord",
    "RedenAfwijzingVerzoek": "RedenAfwijzingVerzoek",
    "RedenVerzoek": "RedenVerzoek",
    "StatusAanlevering": "StatusAanlevering",
    "Categorie": "ProductCategorie",
    "ProductCategorie": "ProductCategorie",
    "DebetCredit": "DebetCredit",
    "Raamcontract": "JaNee",
    "GezagsdragerBekend": "JaNee",
    "Type": "TypeVerwijzer",
    "DatumGebruik": "DatumGebruik",
    "NaamGebruik": "NaamGebruik",
}
_DAG = re.compile(r"\d{4}-\d{2}-\d{2}")


def place_in_words(plaats: str) -> str:
    """ "Client/StartProducten/StartProduct[2]/Begindatum" as "Cliënt, start 2, begindatum"."""
    woorden = [word for deel in plaats.split("/") if (word := _word(deel))]
    tekst = ", ".join([*woorden[:1], *(word[0].lower() + word[1:] for word in woorden[1:])])
    return tekst.replace("bSN", "BSN") or "Het hele bestand"


def _word(deel: str) -> str:
    gevonden = _DEEL.fullmatch(deel)
    if gevonden is None:
        return deel
    naam, nummer = gevonden.groups()
    woord = WOORDEN.get(naam, _spaced(naam))
    return f"{woord} {nummer}".strip() if nummer and woord else woord


def _spaced(naam: str) -> str:
    """ "GeleverdVolume" as "Geleverd volume"."""
    tekst = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", naam)
    return tekst[:1] + tekst[1:].lower()


def is_personal(plaats: str) -> bool:
    """Does this leaf lead to a person? The header never does."""
    laatste = _DEEL.match(plaats.rpartition("/")[2])
    return not plaats.startswith("Header") and bool(laatste and laatste[1] in PERSOONLIJK)


def contents_of(bericht: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """The contents of a stored message for its page; empty when it could not be read."""
    gelezen, _ = read_findings(bericht.data)
    return content_rows(gelezen.inhoud) if gelezen else []


def findings_in_words(bevindingen: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The findings with their place in words; the path itself stays, for who made the file."""
    return [
        {**bevinding, "waar": place_in_words(bevinding.get("plaats", ""))}
        for bevinding in bevindingen
    ]


def content_rows(inhoud: dict[str, Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The message as groups of (name, value), the client masked; for the page of one message.

    The header comes last: it is about the traffic, not about the help.
    """
    groepen: dict[str, list[tuple[str, str]]] = {}
    for plaats, waarde in leaves(inhoud, ""):
        boven, _, laatste = plaats.rpartition("/")
        toon = AFGESCHERMD if is_personal(plaats) else _shown(laatste, waarde)
        groepen.setdefault(place_in_words(boven), []).append((_word(laatste), toon))
    return sorted(groepen.items(), key=lambda groep: groep[0].startswith("Kop"))


def _shown(naam: str, waarde: str) -> str:
    """A code with its meaning, a day in figures as people write it; anything else as it is."""
    kaal = naam.partition("[")[0]
    if _DAG.fullmatch(waarde):
        return cijferdatum(date.fromisoformat(waarde))
    if kaal not in LIJSTEN:
        return waarde
    betekenis = codelijsten.codes(LIJSTEN[kaal]).get(waarde, "").rstrip(".")
    return f"{waarde}, {betekenis.lower()}" if betekenis else waarde


def leaves(waarde: Any, plaats: str) -> Iterator[tuple[str, str]]:
    """Every leaf with its place, in the order of the message."""
    if isinstance(waarde, dict):
        for naam, deel in waarde.items():
            yield from leaves(deel, f"{plaats}/{naam}" if plaats else naam)
    elif isinstance(waarde, list):
        for nummer, deel in enumerate(waarde, start=1):
            yield from leaves(deel, f"{plaats}[{nummer}]")
    else:
        yield plaats, str(waarde)
