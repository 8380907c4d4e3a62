"""Het statusveld van een onderwerp."""

from typing import Any

from django_fsm import FSMField


class Statusveld(FSMField):
    """An FSMField that migrations see as the CharField it is in the database.

    Rendering a state machine in every step of a migration costs most of the time of a fresh
    database; the machine lives in code, not in the schema.
    """

    def deconstruct(self) -> tuple[Any, ...]:
        """As a plain CharField."""
        naam, _, argumenten, opties = super().deconstruct()
        opties.pop("protected", None)
        opties.pop("state_choices", None)
        opties.setdefault("max_length", self.max_length)
        return naam, "django.db.models.CharField", argumenten, opties


def status_field(model: Any) -> Any:
    """The field whose moves the door makes; None for what only is registered and amended."""
    veld = next((veld for veld in model._meta.concrete_fields if veld.name == "status"), None)
    return veld if hasattr(veld, "get_all_transitions") else None
