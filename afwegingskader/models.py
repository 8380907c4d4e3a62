"""Modellen van afwegingskader."""
