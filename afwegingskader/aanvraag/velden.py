"""Tekstvakken van de formulieren van een aanvraag."""

from typing import Any

from django import forms

from .inhoud import MAX_TEKST


def text(label: str, uitleg: str = "", rijen: int = 3, **opties: Any) -> forms.CharField:
    """A box of a few lines."""
    return forms.CharField(
        label=label,
        help_text=uitleg,
        max_length=MAX_TEKST,
        widget=forms.Textarea(attrs={"rows": rijen}),
        **opties,
    )
