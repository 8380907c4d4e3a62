"""Wie de normen en het kader beheert."""

from datetime import date
from typing import Any

from organisaties.rollen import Rol


def keeps_norms(wie: Any, on: date) -> bool:
    """Is this person a normbeheerder on that day? For what a page offers; the door judges."""
    return bool(wie.has_role(Rol.NORMBEHEERDER, on=on))
