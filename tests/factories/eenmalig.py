"""Een wereld die één keer per bestand wordt gebouwd; elke test krijgt een eigen afdruk ervan."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

import pytest
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


def once_per_file(bouw: Callable[[], Any]) -> Any:
    """A fixture per file that gives copies; where tests really commit, a new world each time."""

    @pytest.fixture(scope="module")
    def gebouwd(request, django_db_setup, django_db_blocker):
        if any(merk.kwargs.get("transaction") for merk in request.node.iter_markers("django_db")):
            yield bouw
            return
        with built_once(django_db_blocker, bouw) as afdruk:
            yield afdruk

    return gebouwd
