"""Een wereld die één keer per bestand wordt gebouwd; elke test krijgt een eigen afdruk ervan."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from django.db import transaction

from normenkader import voorraad


@contextmanager
def built_once(django_db_blocker: Any, bouw: Callable[[], Any]) -> Iterator[Callable[[], Any]]:
    """Build in a transaction that is rolled back; gives a way to take a copy for one test.

    Every test rolls back what it did itself, so the rows behind a copy are always as built. Not for
    tests that really commit: they must not stand in a file that keeps a world.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        voorraad.forget()
        wereld = bouw()
        yield lambda: deepcopy(wereld)
        transaction.set_rollback(True)
