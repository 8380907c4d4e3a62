"""Accounts en rollen: wat de beheerder ermee kan."""
