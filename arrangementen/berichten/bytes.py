"""De bytes van een bericht, versleuteld en gebonden aan zijn rij, en wat er op hem te lezen is."""

from typing import Any

from casusregie.jeugdige import versleuteling

from .teller import fingerprint


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
        return versleuteling.decrypt_bytes(self.ruw, self.kenmerk)

    def set_data(self, data: bytes) -> None:
        """Store the bytes encrypted, with size and keyed fingerprint."""
        self.ruw = versleuteling.encrypt_bytes(data, self.kenmerk)
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
