"""Plannen en documenten van een casus: vaste onderdelen, versies, handtekeningen, delen, pdf."""
