"""Vergelijkt het dossier met de laatste berichten en laat per verschil zien wat te doen is."""
