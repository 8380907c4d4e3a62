"""Het technische logboek: JSON-regels zonder BSN's, wachtwoorden, namen of andere geheimen."""

import logging
import re
import traceback
from collections.abc import Mapping
from typing import Any

from pythonjsonlogger.json import JsonFormatter as _JsonFormatter

_BSN = re.compile(r"(?<!\d)\d{9}(?!\d)")
_GEHEIM = re.compile(r"(?i)(password|wachtwoord|csrfmiddlewaretoken|sessionid|secret)=[^&\s]+")
#: what Django and Celery hang on a log line; a request shows its whole address, with what
#: somebody searched for
_NIET_TONEN = ("request", "args", "kwargs", "data")


class Schoonmaker(logging.Filter):
    """Replaces nine-digit numbers and secrets in the finished text of a log line.

    Celery writes the text of an error in its message; only the kind of error stays.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, Mapping) and "exc" in record.args and record.exc_info:
            record.args = {**record.args, "exc": getattr(record.exc_info[0], "__name__", "fout")}
        record.msg = scrub(record.getMessage())
        record.args = ()
        return True


def scrub(tekst: str) -> str:
    """The text without nine-digit numbers and without values of secret fields."""
    return _GEHEIM.sub(r"\1=…", _BSN.sub("•••••••••", tekst))


class JsonFormatter(_JsonFormatter):
    """One JSON object per line: time, level, logger, message and the request id."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        """Leave out whole objects, keep the id of the request, scrub every other text."""
        verzoek = log_data.get("request")
        kort = {naam: waarde for naam, waarde in log_data.items() if naam not in _NIET_TONEN}
        schoon = {n: scrub(w) if isinstance(w, str) else w for n, w in kort.items()}
        if kenmerk := getattr(verzoek, "kenmerk", None):
            schoon["verzoek"] = str(kenmerk)
        return super().process_log_record(schoon)

    def formatException(self, exc_info: Any) -> str:  # noqa: N802 - naam van logging
        """Where it went wrong and the kind of error; its text may quote a row with a name."""
        return scrub("\n".join(_without_texts(exc_info[1])))


def _without_texts(fout: BaseException | None) -> list[str]:
    """The frames and kinds of an error and of what led to it, the first one first."""
    if fout is None:
        return []
    eerder = fout.__cause__ or (None if fout.__suppress_context__ else fout.__context__)
    regels = [regel.rstrip("\n") for regel in traceback.format_tb(fout.__traceback__)]
    return [*_without_texts(eerder), *regels, type(fout).__name__]
