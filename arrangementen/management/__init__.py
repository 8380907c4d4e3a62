"""Opdrachten."""
