"""Werk dat in zijn geheel slaagt of vervalt: daarbinnen heeft een stap geen eigen savepoint."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

_geheel: ContextVar[bool] = ContextVar("geheel", default=False)


@contextmanager
def as_a_whole() -> Iterator[None]:
    """One transaction that is undone entirely by any error in it, also one that was caught.

    For many steps at once, when who calls begins anew one by one after an error.
    """
    with transaction.atomic():
        merk = _geheel.set(True)
        try:
            yield
        finally:
            _geheel.reset(merk)


@contextmanager
def step() -> Iterator[None]:
    """The transaction of one step; within `as_a_whole` it has no savepoint of its own."""
    with transaction.atomic(savepoint=not _geheel.get()):
        yield
