"""Wat de pagina's van 1-op-1 laten zien: woorden en rijen, geen regels."""
