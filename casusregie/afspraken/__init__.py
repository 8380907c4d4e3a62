"""Afspraken: wie wat wanneer doet, en wat er gebeurt als het niet lukt."""
