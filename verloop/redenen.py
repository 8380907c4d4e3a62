"""Het antwoord van een bewaker: ja, of nee met een reden en een weg vooruit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Nee:
    """A refusal that explains itself in Dutch; falsy, so guards can be used as booleans.

    `reden` says why not, `weg` what the user can do instead, `weg_url` where.
    """

    reden: str
    weg: str = ""
    weg_url: str = ""

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return self.reden


Oordeel = bool | Nee


def first_refusal(*oordelen: Oordeel) -> Oordeel:
    """The first refusal, or True when there is none."""
    for oordeel in oordelen:
        if not oordeel:
            return oordeel
    return True
