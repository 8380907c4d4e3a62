"""Migratiestappen die veel in één keer doen, zodat een nieuwe database er snel staat."""

from typing import Any

from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation

TOEVOEGEN = (AddField, AddIndex, AddConstraint)


class Together(Operation):
    """Do several operations as one: the model state is rendered once, not after each.

    Right for operations that do not need the database of an earlier one in between: new models
    with all their fields, and changes of models that were there before.
    """

    reduces_to_sql = True
    reversible = False

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Each in turn; what was rendered is dropped and comes back when somebody asks."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Each in turn, between the states before the first and after the last.

        A new model is made as it is at the end: what a later step adds to it is there already.
        """
        nieuw = {op.name_lower for op in self.operations if isinstance(op, CreateModel)}
        for operation in self.operations:
            if isinstance(operation, TOEVOEGEN) and operation.model_name_lower in nieuw:
                continue
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """For the migration log."""
        return f"{len(self.operations)} stappen in één keer"


class InstallTriggers(Operation):
    """Install every trigger that the models of this app declare in their `triggers` option.

    `models` names the models it is about; empty: all of the app. Adding them one by one renders
    the whole model state for each; this does it once.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, models: list[str] | None = None) -> None:
        self.models = models or []

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The triggers are in the options of CreateModel already."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Run the compiled SQL of each trigger."""
        namen = {naam.lower() for naam in self.models}
        for model in to_state.models.values():
            if model.app_label == app_label and (not namen or model.name_lower in namen):
                for trigger in model.options.get("triggers", ()):
                    schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Triggers go with their tables."""

    def describe(self) -> str:
        """For the migration log."""
        return "Zet de triggers neer"


class AddTriggers(Operation):
    """Add or replace triggers, given as (model name, compiled trigger).

    Does what as many `AddTrigger` operations do, without rendering the model state for each.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, triggers: list[tuple[str, Any]]) -> None:
        self.triggers = triggers

    def state_forwards(self, app_label: str, state: Any) -> None:
        """A trigger of the same name gives way to the new one."""
        for model, trigger in self.triggers:
            opties = state.models[app_label, model.lower()].options
            ander = [t for t in opties.get("triggers", ()) if t.name != trigger.name]
            opties["triggers"] = [*ander, trigger]

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Run the compiled SQL of each; it replaces what has the same name."""
        for _, trigger in self.triggers:
            schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Triggers go with their tables; an earlier version of a trigger does not come back."""

    def describe(self) -> str:
        """For the migration log."""
        return f"Zet {len(self.triggers)} triggers neer"
