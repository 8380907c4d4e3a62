"""Leest en schrijft de StUF-GGk-envelop: stuurgegevens, en het bericht als base64.

Hostile input meets the gate of the reader first (size, character set, forbidden markup). Then the
base64 is cut out, so that only a small skeleton ever reaches the parser. Names and namespaces:
StUF-GGk 2.1.
"""

import base64
import binascii
import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lxml import etree

from arrangementen.ijw.lezen import MAX_BYTES, Geweigerd
from arrangementen.ijw.poort import check_bytes

HEEN, RETOUR, FOUT = "Di01", "Du01", "Fo01"
GGK = "http://www.stufstandaarden.nl/koppelvlak/ggk0210"
STUF = "http://www.egem.nl/StUF/StUF0301"
WORTELS = {
    HEEN: "envelopHeenbericht-ggk_Di01",
    RETOUR: "envelopRetourbericht-ggk_Du01",
    FOUT: "Fo01Bericht",
}
GGK_VERSIE, FUNCTIE_VERSIE = ("0002", "0010"), ("0003", "0002")
_RAAMWERK = 65_536
_DIEPTE, _ELEMENTEN = 8, 60
_BESTAND = re.compile(
    rb"(<(?P<naam>(?:[A-Za-z_][\w.-]*:)?xmlBestand)(?:\s[^<>]*)?>)([^<]*)(</(?P=naam)\s*>)"
)
_WIT = b" \t\r\n"
_REFERENTIE = re.compile(r"[A-Za-z0-9-]{1,40}")
_TIJDSTIP = re.compile(r"[0-9]{8,17}")
TEKSTEN = {
    "STUF-101": "De envelop is geen goede XML, of heeft een onverwachte opbouw.",
    "STUF-102": "Dit is geen envelop van StUF-GGk 2.1.",
    "STUF-103": "In de envelop ontbreekt {wat}, of het heeft een verkeerde vorm.",
    "STUF-104": "De envelop bevat geen bericht, of meer dan één.",
    "STUF-105": "Het bericht in de envelop is geen goede base64.",
}


class GeenEnvelop(ValueError):  # noqa: N818  (Dutch noun of the domain)
    """The bytes are no good envelope; `code` is stable, the text Dutch."""

    def __init__(self, code: str, tekst: str = "", **waarden: str) -> None:
        self.code, self.tekst = code, tekst or TEKSTEN[code].format(**waarden)
        super().__init__(self.tekst)


@dataclass(frozen=True)
class Envelop:
    """What the envelope says. `soort`: Di01, Du01 or Fo01; `data`: the message inside."""

    soort: str
    zender: str
    ontvanger: str
    referentie: str
    moment: str
    functie: str
    cross: str = ""
    data: bytes = b""
    fout: tuple[str, str] = field(default=("", ""))


def is_envelope(data: bytes) -> bool:
    """Does the beginning of the file name the namespace of an envelope?"""
    return b"stufstandaarden.nl/koppelvlak/ggk" in data[:2048]


def read_envelope(data: bytes) -> Envelop:
    """The envelope with its message. Raises GeenEnvelop for whatever is none, nothing else."""
    try:
        check_bytes(data, MAX_BYTES)
    except Geweigerd as fout:
        raise GeenEnvelop(fout.code, fout.tekst) from None
    gevonden = list(islice(_BESTAND.finditer(data), 2))  # a million empty ones cost memory
    if len(gevonden) > 1:
        raise GeenEnvelop("STUF-104")
    bestand = gevonden[0][3] if gevonden else b""
    kaal = data
    if gevonden:
        kaal = data[: gevonden[0].start(3)] + data[gevonden[0].end(3) :]
    return _read(_leaves(kaal), bestand)


def _leaves(kaal: bytes) -> dict[str, str]:
    """The leaves of the skeleton by path of local names, and the root under ""."""
    if len(kaal) > _RAAMWERK or b"<?" in kaal[5:]:
        raise GeenEnvelop("STUF-101")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=False
    )
    try:
        wortel = etree.fromstring(kaal, parser)
    except etree.XMLSyntaxError:
        raise GeenEnvelop("STUF-101") from None
    if parser.error_log.filter_from_errors():
        raise GeenEnvelop("STUF-101")
    bladeren = {"": str(wortel.tag)}
    _walk(wortel, "", 0, bladeren)
    return bladeren


def _walk(element: Any, pad: str, diepte: int, bladeren: dict[str, str]) -> None:
    if diepte > _DIEPTE or len(bladeren) > _ELEMENTEN:
        raise GeenEnvelop("STUF-101")
    for kind in element:
        if not isinstance(kind.tag, str):
            continue  # a comment
        naam = f"{pad}/{etree.QName(kind).localname}".lstrip("/")
        if naam in bladeren:
            raise GeenEnvelop("STUF-101")
        bladeren[naam] = (kind.text or "").strip()
        _walk(kind, naam, diepte + 1, bladeren)


def _read(bladeren: dict[str, str], bestand: bytes) -> Envelop:
    soort = next((s for s, naam in WORTELS.items() if bladeren[""] == f"{{{GGK}}}{naam}"), None)
    if soort is None or bladeren.get("stuurgegevens/berichtcode") != soort:
        raise GeenEnvelop("STUF-102")
    envelop = Envelop(
        soort,
        _organisation(bladeren, "zender"),
        _organisation(bladeren, "ontvanger"),
        _needed(bladeren, "stuurgegevens/referentienummer", _REFERENTIE, "het referentienummer"),
        _needed(bladeren, "stuurgegevens/tijdstipBericht", _TIJDSTIP, "het tijdstip"),
        bladeren.get("stuurgegevens/functie", ""),
        bladeren.get("stuurgegevens/crossRefnummer", ""),
        b"" if soort == FOUT else _decode(bladeren, bestand),
        (bladeren.get("body/code", ""), bladeren.get("body/omschrijving", "")),
    )
    if soort == RETOUR and not _REFERENTIE.fullmatch(envelop.cross):
        raise GeenEnvelop("STUF-103", wat="de verwijzing naar het heenbericht")
    return envelop


def _organisation(bladeren: dict[str, str], wie: str) -> str:
    vorm = re.compile(r"[0-9]{4}|[0-9]{8}")
    return _needed(bladeren, f"stuurgegevens/{wie}/organisatie", vorm, f"de {wie}")


def _needed(bladeren: dict[str, str], pad: str, vorm: re.Pattern[str], wat: str) -> str:
    waarde = bladeren.get(pad, "")
    if not vorm.fullmatch(waarde):
        raise GeenEnvelop("STUF-103", wat=wat)
    return waarde


def _decode(bladeren: dict[str, str], bestand: bytes) -> bytes:
    if "bericht/xmlBestand" not in bladeren or not bestand.strip():
        raise GeenEnvelop("STUF-104")
    try:
        return base64.b64decode(bestand.translate(None, _WIT), validate=True)
    except binascii.Error:
        raise GeenEnvelop("STUF-105") from None


def write_envelope(envelop: Envelop) -> bytes:
    """The envelope as a file: UTF-8 without BOM, CR/LF. Equal content gives equal bytes."""
    naam = f"ggk:{WORTELS[envelop.soort]}"
    regels = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<{naam} xmlns:ggk="{GGK}" xmlns:StUF="{STUF}">',
        "  <ggk:stuurgegevens>",
        f"    <StUF:berichtcode>{envelop.soort}</StUF:berichtcode>",
        *_party("zender", envelop.zender, "Casusregie"),
        *_party("ontvanger", envelop.ontvanger, "GGk"),
        f"    <StUF:referentienummer>{envelop.referentie}</StUF:referentienummer>",
        f"    <StUF:tijdstipBericht>{envelop.moment}</StUF:tijdstipBericht>",
        *_optional("crossRefnummer", envelop.cross),
        *_optional("functie", envelop.functie),
        "  </ggk:stuurgegevens>",
        *(_fault(envelop) if envelop.soort == FOUT else _contents(envelop)),
        f"</{naam}>",
        "",
    ]
    return "\r\n".join(regels).encode()


def _party(wie: str, code: str, applicatie: str) -> list[str]:
    return [
        f"    <StUF:{wie}>",
        f"      <StUF:organisatie>{code}</StUF:organisatie>",
        f"      <StUF:applicatie>{applicatie}</StUF:applicatie>",
        f"    </StUF:{wie}>",
    ]


def _optional(naam: str, waarde: str) -> list[str]:
    return [f"    <StUF:{naam}>{waarde}</StUF:{naam}>"] if waarde else []


def _contents(envelop: Envelop) -> list[str]:
    versies = dict(
        zip(("applicatieVersie", "applicatieSubversie"), GGK_VERSIE, strict=True)
    ) | dict(zip(("functieVersie", "functieSubversie"), FUNCTIE_VERSIE, strict=True))
    return [
        "  <ggk:parameters>",
        *(f"    <ggk:{naam}>{waarde}</ggk:{naam}>" for naam, waarde in versies.items()),
        "  </ggk:parameters>",
        "  <ggk:bericht>",
        f"    <ggk:xmlBestand>{base64.b64encode(envelop.data).decode()}</ggk:xmlBestand>",
        "  </ggk:bericht>",
    ]


def _fault(envelop: Envelop) -> list[str]:
    code, tekst = envelop.fout
    veilig = tekst.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return [
        "  <ggk:body>",
        f"    <StUF:code>{code}</StUF:code>",
        "    <StUF:plek>server</StUF:plek>",
        f"    <StUF:omschrijving>{veilig}</StUF:omschrijving>",
        "  </ggk:body>",
    ]
