"""Beheer van het afwegingskader."""
