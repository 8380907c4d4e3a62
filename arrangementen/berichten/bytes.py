"""De bytes van een bericht, versleuteld en gebonden aan zijn rij, en wat er op hem te lezen is."""

import zlib
from typing import Any

from casusregie.jeugdige import versleuteling

from .teller import fingerprint

#: Files above this many bytes are packed before they are encrypted.
GROOT = 2**16


def packed(data: bytes) -> bytes:
    """A large file made small: XML takes a twentieth of the room then."""
    klein = zlib.compress(data) if len(data) > GROOT else data
    return klein if len(klein) < len(data) else data


def unpacked(data: bytes, grootte: int) -> bytes:
    """The file of `grootte` bytes again; of a file that was too large nothing was kept."""
    return zlib.decompress(data, bufsize=grootte) if data and len(data) != grootte else data


class MetBestand:
    """Mixin of Bericht: the exact bytes, and its names on paper."""

    ruw: Any
    hash: Any
    grootte: Any
    kenmerk: Any
    bevindingen: Any
    soort: Any
    identificatie: Any

    @property
    def data(self) -> bytes:
        """The exact bytes; raises InvalidTag when they were tampered with."""
        return unpacked(versleuteling.decrypt_bytes(self.ruw, self.kenmerk), self.grootte)

    def set_data(self, data: bytes) -> None:
        """Store the bytes encrypted, with size and keyed fingerprint."""
        self.ruw = versleuteling.encrypt_bytes(packed(data), self.kenmerk)
        self.hash, self.grootte = fingerprint(data), len(data)

    @property
    def codes(self) -> list[str]:
        """The distinct codes of the findings, in order."""
        gevonden = [b.get("code") or b.get("regel", "") for b in self.bevindingen]
        return list(dict.fromkeys(gevonden))

    @property
    def te_versturen_naam(self) -> str:
        """File name of an outgoing message."""
        return f"JW{self.soort}-{self.identificatie}.xml"
