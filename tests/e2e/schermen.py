"""De vensters van de proef: wie klaar is, laat een leeg scherm achter voor de volgende.

Een nieuw venster met zijn eerste pagina kost chromium een kleine twee seconden rekenen, een pagina
in een venster dat er al is een tiende daarvan.
"""

from playwright.sync_api import Error, expect

HOOG = 900
#: ms that a machine with much else to do gets; who is there earlier waits no longer
GEDULD = 30_000
OPSLAG = "() => { localStorage.clear(); sessionStorage.clear(); }"


class Schermen:
    """Hands out a window with one empty page: no session, nothing stored."""

    def __init__(self, browser):
        self.browser = browser
        self.vrij = []
        expect.set_options(timeout=GEDULD)

    def take(self):
        """A window somebody gave back, or else a new one; its page."""
        return self.vrij.pop() if self.vrij else self.new()

    def new(self, *, javascript=True):
        """A window that nobody had before; its page."""
        vak = self.browser.new_context(
            viewport={"width": 1440, "height": HOOG},
            java_script_enabled=javascript,
            reduced_motion="reduce",
        )
        scherm = vak.new_page()
        scherm.set_default_timeout(GEDULD)
        return scherm

    def give_back(self, scherm):
        """Take away who was here; a window that does not go along is closed."""
        try:
            if scherm.url != "about:blank":
                scherm.evaluate(OPSLAG)
            scherm.goto("about:blank")
            scherm.emulate_media(color_scheme="null")
            scherm.context.clear_cookies()
        except Error:
            scherm.context.close()
        else:
            self.vrij.append(scherm)
