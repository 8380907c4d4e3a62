"""Aanbod, arrangementen, toewijzingen en iJw-berichten."""
