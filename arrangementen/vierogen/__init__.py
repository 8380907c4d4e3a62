"""Twee mensen besluiten boven een bedrag, langs welke weg er ook hulp wordt toegewezen."""
