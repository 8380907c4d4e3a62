"""De werkvoorraad: welke casussen aandacht vragen, het dringendste eerst."""

from .plaatsen import add_filter, add_note, add_view

__all__ = ["add_filter", "add_note", "add_view"]
