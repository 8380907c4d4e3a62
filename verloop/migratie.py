"""Een migratiestap die de triggers van veel modellen in één keer neerzet."""

from typing import Any

from django.db.migrations.operations.base import Operation


class InstallTriggers(Operation):
    """Install every trigger that the models of this app declare in their `triggers` option.

    Adding them one by one renders the whole model state for each; this does it once.
    """

    reduces_to_sql = True
    reversible = True

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The triggers are in the options of CreateModel already."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Run the compiled SQL of each trigger."""
        for model in to_state.models.values():
            if model.app_label == app_label:
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
