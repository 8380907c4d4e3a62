"""Bewaart bestanden versleuteld, onder een naam die niets zegt, buiten elk openbaar pad."""

import hashlib
import os
import secrets
import time
import uuid
from pathlib import Path

from cryptography.exceptions import InvalidTag
from django.conf import settings

from casusregie.jeugdige.versleuteling import decrypt_bytes, encrypt_bytes

from .bijlage import Bijlage

#: A file without a row is younger than this only while its transaction runs (seconds).
WACHT = 24 * 3600
HALF = ".deel"


class Beschadigd(Exception):  # noqa: N818 - een toestand, geen programmeerfout
    """The stored file is gone, or is not what was stored."""


def new_name() -> str:
    """A random name; the first two signs are its directory."""
    return secrets.token_hex(24)


def store(opslagnaam: str, inhoud: bytes, kenmerk: uuid.UUID) -> str:
    """Write encrypted: temporary file, fsync, rename, fsync of the directory. Gives the SHA-256.

    Bound to `kenmerk` of the row: the file of one row cannot be passed off as that of another.
    """
    pad = _path(opslagnaam)
    pad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    tijdelijk = pad.with_suffix(HALF)
    with open(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as uit:
        uit.write(encrypt_bytes(inhoud, kenmerk))
        uit.flush()
        os.fsync(uit.fileno())
    tijdelijk.replace(pad)
    _sync_directory(pad.parent)
    return hashlib.sha256(inhoud).hexdigest()


def read(bijlage: Bijlage) -> bytes:
    """The content; raises Beschadigd when the file is missing, moved or changed."""
    try:
        inhoud = decrypt_bytes(_path(bijlage.opslagnaam).read_bytes(), bijlage.kenmerk)
    except (OSError, ValueError, InvalidTag) as fout:
        raise Beschadigd(str(bijlage.kenmerk)) from fout
    if hashlib.sha256(inhoud).hexdigest() != bijlage.sha256:
        raise Beschadigd(str(bijlage.kenmerk))
    return inhoud


def orphans(nu: float | None = None) -> tuple[list[str], list[uuid.UUID]]:
    """Both ways: names of files without a row (older than a day), and rows without a file."""
    grens = (nu or time.time()) - WACHT
    bekend = dict(Bijlage.objects.values_list("opslagnaam", "kenmerk"))
    bestanden = {pad.name: pad for pad in _root().glob("??/*") if pad.is_file()}
    los = [
        naam
        for naam, pad in bestanden.items()
        if naam not in bekend and pad.stat().st_mtime < grens
    ]
    weg = [kenmerk for naam, kenmerk in bekend.items() if naam not in bestanden]
    return sorted(los), sorted(weg)


def sweep(nu: float | None = None) -> int:
    """Remove files that belong to no row: what a broken transaction left. How many."""
    los, _ = orphans(nu)
    for naam in los:
        (_root() / naam[:2] / naam).unlink(missing_ok=True)
    return len(los)


def _root() -> Path:
    return Path(settings.BIJLAGEN_DIR)


def _path(opslagnaam: str) -> Path:
    return _root() / opslagnaam[:2] / opslagnaam


def _sync_directory(pad: Path) -> None:
    """A rename is only safe once its directory is written as well."""
    handvat = os.open(pad, os.O_RDONLY)
    try:
        os.fsync(handvat)
    finally:
        os.close(handvat)
