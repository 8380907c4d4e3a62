"""Het technische logboek: JSON-regels zonder BSN's, wachtwoorden of andere geheimen."""

import logging
import re

from pythonjsonlogger.json import JsonFormatter as _JsonFormatter

_BSN = re.compile(r"(?<!\d)\d{9}(?!\d)")
_GEHEIM = re.compile(r"(?i)(password|wachtwoord|csrfmiddlewaretoken|sessionid|secret)=[^&\s]+")


class Schoonmaker(logging.Filter):
    """Replaces nine-digit numbers and secrets in the finished text of a log line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = scrub(record.getMessage())
        record.args = ()
        return True


def scrub(tekst: str) -> str:
    """The text without nine-digit numbers and without values of secret fields."""
    return _GEHEIM.sub(r"\1=…", _BSN.sub("•••••••••", tekst))


class JsonFormatter(_JsonFormatter):
    """One JSON object per line: time, level, logger and message; tracebacks scrubbed too."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatException(self, exc_info) -> str:  # type: ignore[no-untyped-def]  # noqa: N802
        return scrub(super().formatException(exc_info))
