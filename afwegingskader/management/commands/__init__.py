"""Opdrachten voor de opdrachtregel."""
