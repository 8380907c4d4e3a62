"""Instellingen per omgeving: development, testing en production bouwen op base."""
