"""Verwijzers en de weg naar hulp: praktijken, verwijzing naar het team, intake en wachttijd."""
