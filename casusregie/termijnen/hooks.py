"""Wat er vanzelf volgt als een termijn te laat is: hogere apps melden hun werk hier aan."""

_bij_te_laat: dict[str, tuple[str, ...]] = {}


def add_on_overdue(code: str, handler_name: str) -> None:
    """Enqueue outbox work `handler_name` once for each termijn of this code that is overdue.

    Called from an AppConfig.ready. The handler gets `onderwerp_id` and `termijn_id`.
    """
    if handler_name not in _bij_te_laat.get(code, ()):
        _bij_te_laat[code] = (*_bij_te_laat.get(code, ()), handler_name)


def overdue_handlers(code: str) -> tuple[str, ...]:
    """The names of the work that follows when a termijn of this code is overdue."""
    return _bij_te_laat.get(code, ())
