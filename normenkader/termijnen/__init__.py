"""Termijnen as pure data and functions: no clock, no database, no Django."""
