"""Vaste, verzonnen gegevens voor de tests."""
