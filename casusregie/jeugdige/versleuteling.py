"""Versleutelt het BSN en maakt er een zoekindex van die zonder sleutel niets zegt.

AES-256-GCM met het kenmerk van de rij als bijgebonden gegeven; de index is HMAC-SHA-256 met een
andere sleutel (veiligheid: 91 miljoen BSN's zijn zonder sleutel zo doorgerekend).
"""

import base64
import hashlib
import hmac
import os
import uuid

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

SLEUTELNUMMER = b"\x01"


def encrypt(tekst: str, kenmerk: uuid.UUID) -> bytes:
    """Ciphertext of a short text, bound to the row: key id, nonce of 12 bytes, ciphertext."""
    return encrypt_bytes(tekst.encode(), kenmerk)


def decrypt(geheim: bytes, kenmerk: uuid.UUID) -> str:
    """The text; raises InvalidTag when moved to another row or tampered with."""
    return decrypt_bytes(geheim, kenmerk).decode()


def encrypt_bytes(data: bytes, kenmerk: uuid.UUID) -> bytes:
    """Ciphertext of a file, bound to the row; the same form as `encrypt`."""
    nonce = os.urandom(12)
    geheim = AESGCM(_key("VELD_SLEUTEL")).encrypt(nonce, data, kenmerk.bytes)
    return SLEUTELNUMMER + nonce + geheim


def decrypt_bytes(geheim: bytes, kenmerk: uuid.UUID) -> bytes:
    """The file; raises InvalidTag when moved to another row or tampered with."""
    geheim = bytes(geheim)
    return AESGCM(_key("VELD_SLEUTEL")).decrypt(geheim[1:13], geheim[13:], kenmerk.bytes)


def blind_index(bsn: str) -> bytes:
    """Keyed hash of nine digits: equal for equal BSNs, meaningless without the key."""
    return hmac.new(_key("INDEX_SLEUTEL"), bsn.encode(), hashlib.sha256).digest()


def _key(naam: str) -> bytes:
    sleutel = base64.b64decode(getattr(settings, naam, "") or "")
    if len(sleutel) != 32:
        raise ImproperlyConfigured(f"{naam} moet 32 bytes zijn, in base64.")
    return sleutel
