"""Geschiedenissen van 1-op-1, geteld door een tweede, naïeve methode."""
