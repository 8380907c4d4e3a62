"""Modellen van arrangementen."""
