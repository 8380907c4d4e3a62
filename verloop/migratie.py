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
