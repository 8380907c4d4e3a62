"""Twee mensen besluiten, langs elke weg."""
