"""Signalen lezen in het product, en een mail zonder inhoud dat er iets klaarstaat."""
