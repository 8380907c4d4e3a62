"""Overgangen die niemand aanklikt: zij volgen uit een bericht, een besluit of een dag."""

from typing import Any


def by_itself(gebeurd: str, *then: str) -> dict[str, Any]:
    """A transition of the clock: its sentence and the work that follows."""
    return {"label": gebeurd, "gebeurd": gebeurd, "then": then, "systeem": True}
