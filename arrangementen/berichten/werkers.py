"""Verdeelt het verwerken van veel berichten over een paar processen."""

import logging
import zlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import datetime
from multiprocessing import get_context

from django.db import connections

from normenkader.termijnen.kalender import feestdagen

from .samen import process_many

logger = logging.getLogger(__name__)


def share_out(berichten: Sequence[tuple[int, str]], *, op: datetime, werkers: int) -> bool:
    """Process (key, about whom) in this order; one client always goes to the same process.

    Call it outside a transaction: every process makes a connection of its own. What a process
    leaves undone is done by whoever processes again. Returns False when a process fell away.
    """
    delen: list[list[int]] = [[] for _ in range(werkers)]
    for pk, over in berichten:
        delen[zlib.crc32(over.encode()) % werkers].append(pk)
    feestdagen(op.year)  # its library loads slowly: once, before the processes part
    connections.close_all()
    try:
        with ProcessPoolExecutor(werkers, mp_context=get_context("fork")) as groep:
            list(groep.map(_work, delen, [op] * werkers))
    except BrokenProcessPool:
        logger.error("een proces dat berichten verwerkte is weggevallen")
        return False
    return True


def _work(ids: list[int], op: datetime) -> None:
    connections.close_all()
    try:
        for _ in process_many(ids, op=op):
            pass
    finally:
        connections.close_all()
