#!/usr/bin/env python
"""Voert een beheeropdracht uit; met de servers erbij: ./up.py manage OPDRACHT."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    execute_from_command_line(sys.argv)
