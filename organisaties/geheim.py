"""Versleutelt de geheimen van de tweede stap; wie alleen de database heeft, heeft geen code."""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

DOEL = b"tweede-factor"
NONCE = 12


def encrypt(tekst: str) -> str:
    """AES-256-GCM with the key of the personal fields, bound to this purpose."""
    nonce = os.urandom(NONCE)
    return base64.b64encode(nonce + _cipher().encrypt(nonce, tekst.encode(), DOEL)).decode()


def decrypt(geheim: str) -> str:
    """The text again; ValueError when it was changed or made with another key."""
    rauw = base64.b64decode(geheim, validate=True)
    try:
        return _cipher().decrypt(rauw[:NONCE], rauw[NONCE:], DOEL).decode()
    except InvalidTag:
        raise ValueError("Dit geheim is niet met deze sleutel gemaakt.") from None


def _cipher() -> AESGCM:
    return AESGCM(base64.b64decode(settings.VELD_SLEUTEL))
