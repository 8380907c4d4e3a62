"""Plekken bij aanbieders: hoeveel, hoeveel bezet, en wie er nu ruimte heeft."""
