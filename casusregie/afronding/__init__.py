"""Hoe hulp eindigt: door de jeugdige, door de aanbieder of omdat het klaar is, en het oordeel."""
