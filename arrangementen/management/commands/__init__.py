"""Opdrachten voor de beheerder."""
