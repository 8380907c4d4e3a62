"""Wie welke training volgde, voor wie een verklarende analyse mag maken."""
