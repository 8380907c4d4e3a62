"""Writes an iJw message to canonical bytes, and makes the header of an outgoing message.

Canonical: XML declaration, UTF-8 without BOM, CR/LF, two spaces per level, elements in the order
of the schema, no empty elements (iJw OP192, RS033). Equal content gives equal bytes.

Example::

    kop = make_header("305", "98000001", "0599", "ST0000000001", date(2026, 1, 31))
    data = write(Bericht("305", {"Header": kop, "Client": client}))
"""

from datetime import date
from io import BytesIO

from arrangementen.ijw.bericht import Bericht, Bevinding, Inhoud
from arrangementen.ijw.clienten import Clienten
from arrangementen.ijw.schema import (
    BASISRUIMTE,
    BERICHTEN,
    SUBVERSIE,
    VERSIE,
    Klasse,
    Veld,
    validate,
)

_KOP = '<?xml version="1.0" encoding="UTF-8"?>'
_REGEL = "\r\n"
_PER_STUK = 10_000
_VERSIE = {"BerichtVersie": VERSIE, "BerichtSubversie": SUBVERSIE}
_VLUCHT = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;", "\n": _REGEL}
)  # the parser turns CR/LF back into LF; a bare CR only survives as a reference


class OngeldigBericht(ValueError):  # noqa: N818  (Dutch noun of the domain)
    """The message does not meet the schema; ``bevindingen`` says why, in Dutch."""

    def __init__(self, bevindingen: list[Bevinding]) -> None:
        super().__init__(" ".join(f"{fout.plaats}: {fout.tekst}" for fout in bevindingen[:5]))
        self.bevindingen = bevindingen


class _Regels:
    """The lines of a file; a large one is turned into bytes piece by piece, to save memory."""

    def __init__(self) -> None:
        self._stuk: list[str] = []
        self._klaar = BytesIO()

    def append(self, regel: str) -> None:
        """Add a line."""
        self._stuk.append(regel)
        if len(self._stuk) >= _PER_STUK:
            self._flush()

    def _flush(self) -> None:
        self._stuk.append("")
        self._klaar.write(_REGEL.join(self._stuk).encode("utf-8"))
        self._stuk = []

    def data(self) -> bytes:
        """The whole file."""
        if self._stuk:
            self._flush()
        return self._klaar.getvalue()


def write(bericht: Bericht) -> bytes:
    """The message as a file. Raises OngeldigBericht when it does not validate on level 1."""
    if bevindingen := validate(bericht):
        raise OngeldigBericht(bevindingen)
    schema = BERICHTEN[bericht.soort]
    prefix = f"jw{schema.soort}"
    ruimten = f'xmlns:{prefix}="{schema.ruimte}" xmlns:ijw="{BASISRUIMTE}"'
    uit = _Regels()
    uit.append(_KOP)
    uit.append(f"<{prefix}:Bericht {ruimten}>")
    _write_class(schema.wortel, bericht.inhoud, "  ", uit)
    uit.append(f"</{prefix}:Bericht>")
    return uit.data()


def _write_class(klasse: Klasse, inhoud: Inhoud, inspring: str, uit: _Regels) -> None:
    for veld in klasse.velden:
        waarde = inhoud.get(veld.naam)
        for deel in waarde if isinstance(waarde, list | Clienten) else [waarde]:
            if deel:  # an absent element, or a class in which nothing is filled
                _write_element(veld, deel, inspring, uit)


def _write_element(veld: Veld, waarde: Inhoud | str, inspring: str, uit: _Regels) -> None:
    naam = f"{veld.prefix}:{veld.naam}"
    if isinstance(waarde, str):
        uit.append(f"{inspring}<{naam}>{waarde.translate(_VLUCHT)}</{naam}>")
    elif veld.klasse is not None:
        uit.append(f"{inspring}<{naam}>")
        _write_class(veld.klasse, waarde, inspring + "  ", uit)
        uit.append(f"{inspring}</{naam}>")


def make_header(
    soort: str,
    afzender: str,
    ontvanger: str,
    identificatie: str,
    dagtekening: date,
    xsd_versie: str = "1.0.0",
) -> Inhoud:
    """Header of an outgoing heenbericht; ``write`` checks the values.

    ``afzender`` and ``ontvanger``: gemeentecode (4 digits) and AGB-code (8), in the direction of
    the message. ``identificatie``: 1-12 characters, unique per kind and sender (TR056). A 325 adds
    its answer part. Raises ValueError for a retour (see ``retour.build_retour``).
    """
    schema = BERICHTEN.get(soort)
    if schema is None or schema.heen is not None:
        raise ValueError(f"Voor berichtsoort {soort} bestaat geen kop van een heenbericht.")
    return {
        "BerichtCode": schema.berichtcode,
        **_VERSIE,
        "Afzender": afzender,
        "Ontvanger": ontvanger,
        "BerichtIdentificatie": _identify(identificatie, dagtekening),
        "XsdVersie": {"BasisschemaXsdVersie": xsd_versie, "BerichtXsdVersie": xsd_versie},
    }


def _identify(identificatie: str, dagtekening: date) -> Inhoud:
    return {"Identificatie": identificatie, "Dagtekening": dagtekening.isoformat()}
