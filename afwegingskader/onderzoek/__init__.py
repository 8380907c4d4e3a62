"""Wetenschappelijke toets: een keuze van casussen, onherkenbaar gemaakt en bevestigd."""
