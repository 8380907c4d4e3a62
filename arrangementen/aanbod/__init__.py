"""Wat er te koop is: producten en contracten, met hun geldigheid."""
