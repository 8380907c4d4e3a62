"""Starts the library as a program: ``python -m arrangementen.ijw check MAP``."""

import sys

from arrangementen.ijw.commands import main

sys.exit(main(sys.argv[1:]))
