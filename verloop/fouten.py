"""De fouten die de deur geeft; de middleware maakt er een nette Nederlandse pagina van."""

from typing import Any


class Geweigerd(Exception):  # noqa: N818 - een toestand, geen programmeerfout
    """Not done, with the reason and the way forward; the door adds what it was about."""

    #: the onderwerp of the step and the step itself, as the door knows them
    onderwerp: Any = None
    overgang: str = ""
    #: the address of the page to go back to, when the view knows it
    terug: str = ""

    def __init__(self, reden: str, weg: str = "") -> None:
        super().__init__(reden)
        self.reden = reden
        self.weg = weg

    def about(self, onderwerp: Any, overgang: str) -> None:
        """Note what this is about; the innermost step tells it first."""
        if self.onderwerp is None:
            self.onderwerp, self.overgang = onderwerp, overgang


class Conflict(Geweigerd):
    """The onderwerp moved on since the user looked at it (HTTP 409)."""

    def __init__(
        self,
        reden: str = "Dit is intussen door iemand anders gewijzigd.",
        weg: str = "Bekijk de nieuwe stand en doe het daarna opnieuw als dat nog nodig is.",
        over: Any = None,
    ) -> None:
        super().__init__(reden, weg)
        self.onderwerp = over


class Gewijzigd(Conflict):
    """The step is still possible, but the contents are not what the user saw; asks to look."""


class Geblokkeerd(Geweigerd):
    """A guard says no; carries the reason and the way forward (HTTP 409)."""
