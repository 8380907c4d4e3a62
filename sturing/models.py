"""Modellen van sturing."""
