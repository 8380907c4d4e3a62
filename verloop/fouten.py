"""De fouten die de deur geeft; de middleware maakt er een nette Nederlandse pagina van."""


class Conflict(Exception):  # noqa: N818 - een toestand, geen programmeerfout
    """The onderwerp moved on since the user looked at it (HTTP 409)."""

    def __init__(
        self,
        reden: str = "Dit is intussen door iemand anders gewijzigd.",
        weg: str = "Bekijk de nieuwe stand en doe het daarna opnieuw als dat nog nodig is.",
    ) -> None:
        super().__init__(reden)
        self.reden = reden
        self.weg = weg


class Geblokkeerd(Exception):  # noqa: N818 - een toestand, geen programmeerfout
    """A guard says no; carries the reason and the way forward (HTTP 409)."""

    def __init__(self, reden: str, weg: str = "") -> None:
        super().__init__(reden)
        self.reden = reden
        self.weg = weg
