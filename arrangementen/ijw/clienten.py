"""The clients of a large declaration: each kept small, and opened again when somebody looks.

So no more than one client stands in memory as it was read, however many there are.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Generic, TypeVar

from arrangementen.ijw.bericht import Inhoud

T = TypeVar("T")


class Clienten:
    """Stands for a list of clients in the contents of a message; a client is not changed in it."""

    def __init__(self, clienten: Iterable[Inhoud] = ()) -> None:
        self._ingepakt: list[bytes] = []
        self._open: tuple[int, Inhoud] = (-1, {})
        for client in clienten:
            self.append(client)

    def append(self, client: Inhoud) -> None:
        """Pack one more client."""
        tekst = json.dumps(client, ensure_ascii=False, separators=(",", ":"))
        self._ingepakt.append(tekst.encode("utf-8"))

    def __len__(self) -> int:
        return len(self._ingepakt)

    def __getitem__(self, plek: int) -> Inhoud:
        """Open one client, and keep it at hand until another is opened."""
        if self._open[0] != plek:
            self._open = (plek, json.loads(self._ingepakt[plek]))
        return self._open[1]

    def __iter__(self) -> Iterator[Inhoud]:
        for plek in range(len(self._ingepakt)):
            yield self[plek]


class Reeks(Generic[T]):
    """As a list, but made anew each time that somebody walks along it; so it takes no room."""

    def __init__(self, maak: Callable[[], Iterator[T]]) -> None:
        self._maak = maak

    def __iter__(self) -> Iterator[T]:
        return self._maak()

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None

    def __getitem__(self, plek: int) -> T:
        """The item at this place. Raises IndexError when there are not so many."""
        for deel in islice(self, plek, None):
            return deel
        raise IndexError(plek)


def packed_in(inhoud: Inhoud) -> bool:
    """Whether the clients of this message are packed."""
    for romp in inhoud.values():
        clienten = romp.get("Clienten") if isinstance(romp, dict) else None
        if isinstance(clienten, dict) and isinstance(clienten.get("Client"), Clienten):
            return True
    return False
