"""Gereedschap voor alle tests: het merkteken van eisen en het leegmaken van beschermde tabellen."""

import gc
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.core.cache.backends.base import BaseCache
from django.db import connections
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test.utils import CaptureQueriesContext

from normenkader import voorraad
from tests import postbudget


def pytest_configure(config):
    """Thousands of tests come in and all of them stay: nothing to clean up until they are known."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Each of two workers gets half, and who is done takes over from the end of the other's half.

    So the worlds that cost most to build stand in front of a half: nobody builds one twice.
    """
    voor, midden = (
        [item for item in items if item.path.parent.name == map_] for map_ in ("toegang", "sturing")
    )
    voorop = {*voor, *midden}
    rest = [item for item in items if item not in voorop]
    helft = max(0, len(items) // 2 - len(voor))
    items[:] = [*voor, *rest[:helft], *midden, *rest[helft:]]


def pytest_collection_finish(session):
    """All tests are known: what is there stays, so that cleaning up need not look at it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session):
    """Run the tests inside one large frame; see `ruim`."""
    rest = session.config.pluginmanager.subset_hook_caller(
        "pytest_runtestloop", [session.config.pluginmanager.get_plugin(__file__)]
    )
    return ruim(rest, session)


def ruim(rest, session):
    """Python keeps its frames in pieces of 16 KB and gives a piece back as soon as it is empty.

    A test stands a hundred calls deep, so the calls around an edge between two pieces would ask
    the system for memory each time. One frame that needs 600 KB brings a piece of 1 MB, and all
    calls of the tests fit in what is left of it.
    """
    return rest(session=session)


ruim.__code__ = ruim.__code__.replace(co_stacksize=75_000)


@pytest.fixture(scope="session", autouse=True)
def flush_protected_tables():
    """Emptying the test database is the one thing the append-only triggers must let pass.

    Only tables that hold something: cutting off all of them makes thousands of files anew.
    """
    original = BaseDatabaseOperations.execute_sql_flush

    def execute_sql_flush(self, sql_list):
        with self.connection.cursor() as cursor:
            cursor.execute(
                "select relname from pg_class where relkind = 'r' and pg_relation_size(oid) > 0"
            )
            gevuld = [f'"{naam}"' for (naam,) in cursor.fetchall()]
        leeg = [f"DELETE FROM {naam};" for naam in gevuld if naam in sql_list[0]]  # noqa: S608
        original(self, ["SET session_replication_role = replica;", *leeg])
        original(self, ["SET session_replication_role = origin;"])

    BaseDatabaseOperations.execute_sql_flush = execute_sql_flush
    yield
    BaseDatabaseOperations.execute_sql_flush = original


@pytest.fixture(scope="session", autouse=True)
def steps_within_budget():
    """Whatever else a test is about: a step it takes on a page asks no more than it may."""
    with postbudget.held():
        yield


@pytest.fixture
def tel_queries(monkeypatch):
    """Count the queries of a block: `with tel_queries() as q: ...; len(q)`.

    Savepoints do not count: they ask nothing, and the outer one is there only in a test. Neither do
    settings, which a process remembers for seconds: whether one is read again is up to the clock.
    The figures in the menu are remembered too: here from the first page of the test to its end,
    never from an earlier test of the same file, whose half minute may end between two counts.
    """
    cache.clear()
    monkeypatch.setattr(BaseCache, "get_backend_timeout", lambda *_: None)
    buiten = ("SAVEPOINT", 'FROM "normenkader_instelling"')

    @contextmanager
    def teller():
        queries: list = []
        with CaptureQueriesContext(connections["default"]) as vangst:
            yield queries
        queries.extend(
            v for v in vangst.captured_queries if not any(woord in v["sql"] for woord in buiten)
        )

    yield teller
    cache.clear()


@pytest.fixture(autouse=True)
def forget_settings():
    """Settings are remembered for a few seconds; no test sees those of another."""
    voorraad.forget()
    yield
    voorraad.forget()
