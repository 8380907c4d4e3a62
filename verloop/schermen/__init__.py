"""Gereedschap voor schermen."""
