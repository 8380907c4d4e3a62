"""Meldt bij de lagere apps aan wat 1-op-1 toevoegt: afhandelaars, zinnen en schermen."""

from . import afhandeling, zinnen

__all__ = ["afhandeling", "register_all", "zinnen"]


def register_all() -> None:
    """Called once, when the models exist."""
