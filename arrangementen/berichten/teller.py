"""Het volgende nummer van een bericht, en de vingerafdruk waaraan hetzelfde bestand te zien is."""

import hashlib
from collections.abc import Callable, Collection

from django.db import models

from arrangementen.ijw.structuur import HEEN
from casusregie.jeugdige import versleuteling
from verloop.tellers import take

#: numbers passed over in one step at most
MEESTE = 1024


def fingerprint(data: bytes) -> bytes:
    """Keyed hash of a file: equal files, equal hash; without the key it says nothing."""
    return versleuteling.blind_index(hashlib.sha256(data).hexdigest())


class Berichtteller(models.Model):
    """The last identificatie of a kind of message; locked while a new one is taken (TR056)."""

    soort = models.CharField(max_length=3, primary_key=True)
    laatste = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "berichtteller"

    def __str__(self) -> str:
        return f"JW{self.soort}: {self.laatste}"

    @classmethod
    def take(cls, soort: str) -> str:
        """The next identificatie, 12 characters, unique per kind over all senders here.

        What the product sends for an aanbieder (portal) starts with P, so that it never equals
        an identificatie of the aanbieder's own administration.
        """
        return cls.take_many(soort, 1)[0]

    @classmethod
    def take_free(cls, soort: str, used: Callable[[list[str]], Collection[str]]) -> str:
        """The next number that `used` does not give back: those the sender wrote itself.

        An aanbieder may write our form of number in its own files. Each try takes twice as many,
        so that a long row of those is passed in a few steps.
        """
        aantal = 1
        while True:
            nummers = cls.take_many(soort, aantal)
            bezet = used(nummers)
            if vrij := [nummer for nummer in nummers if nummer not in bezet]:
                return vrij[0]
            aantal = min(2 * aantal, MEESTE)

    @classmethod
    def take_many(cls, soort: str, aantal: int) -> list[str]:
        """The next `aantal` identificaties of this kind; concurrent callers wait."""
        laatste = take(cls, soort, aantal)
        return [cls._written(soort, n) for n in range(laatste - aantal + 1, laatste + 1)]

    @staticmethod
    def _written(soort: str, nummer: int) -> str:
        voor_aanbieder = soort in HEEN and not HEEN[soort].van_gemeente
        return f"P{soort}{nummer:08d}" if voor_aanbieder else f"{soort}{nummer:09d}"
