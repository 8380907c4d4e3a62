"""Hulpje voor tabellen met dagen: d("2026-03-12")."""

from datetime import date


def d(tekst):
    """A date from ISO text; None stays None."""
    return date.fromisoformat(tekst) if tekst else None
