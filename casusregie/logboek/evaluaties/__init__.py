"""Evaluatiemomenten: wanneer, met welk verslag, en wat er daarna verandert."""
