"""Proeven van het programma van de regio."""
