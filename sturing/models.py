"""Modellen van sturing."""

from sturing.verblijf.models import Verblijfsbestand, Verblijfsrijen

__all__ = ["Verblijfsbestand", "Verblijfsrijen"]
