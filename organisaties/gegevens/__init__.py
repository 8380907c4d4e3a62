"""Naslag van organisaties, met bron en geldigheid."""
