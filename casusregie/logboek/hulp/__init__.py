"""Alle hulp in het gezin op één pagina."""
