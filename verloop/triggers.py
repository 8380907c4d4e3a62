"""Database-triggers die een tabel alleen laten groeien."""

import pgtrigger


def append_only() -> list[pgtrigger.Trigger]:
    """Refuse update, delete and truncate, whoever asks (also bulk and raw SQL)."""
    return [
        pgtrigger.Protect(name="alleen_toevoegen", operation=pgtrigger.Update | pgtrigger.Delete),
        pgtrigger.Trigger(
            name="niet_leegmaken",
            level=pgtrigger.Statement,
            when=pgtrigger.Before,
            operation=pgtrigger.Truncate,
            func="RAISE EXCEPTION 'Deze tabel wordt alleen aangevuld.'; RETURN NULL;",
        ),
    ]
