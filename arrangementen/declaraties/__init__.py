"""Declaraties van aanbieders: ontvangen, beoordelen, beantwoorden en naast de toewijzing leggen."""
