"""De browserproeven: één wereld, één server en Debians chromium; zonder browser overgeslagen."""

import os
from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from config.local_tests import find_chromium
from verloop import outbox

VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BREEDTES = (1440, 320)


def pytest_collection_modifyitems(items):
    for item in items:
        if "/e2e/" in str(item.fspath):
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="package")
def wereld(django_db_setup, django_db_blocker):
    """The demonstration, loaded once and really committed; tests work on casussen of their own."""
    from sturing.demo.spelen import load_reference, play_all

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with django_db_blocker.unblock():
        load_reference()
        yield play_all(timezone.localdate())
        _empty_database()


def _empty_database():
    """Leave nothing behind for other tests and for a later run that keeps the database."""
    call_command("flush", verbosity=0, interactive=False, allow_cascade=False)


@pytest.fixture(autouse=True)
def db(wereld, django_db_blocker):
    """The test looks at what the server wrote; no transaction, everything is committed."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="package")
def server(wereld):
    """The product on a free port of the loopback address."""
    live = LiveServer("127.0.0.1")
    yield live.url
    live.stop()


@pytest.fixture(scope="session")
def browser():
    """Debian's chromium; absent means skip, and failure where CI must have it."""
    programma = find_chromium()
    if programma is None:
        reden = "geen chromium op deze machine: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reden)
        pytest.skip(reden)
    with sync_playwright() as speler:
        kijker = speler.chromium.launch(executable_path=str(programma), args=VLAGGEN)
        yield kijker
        kijker.close()


class Gebruiker:
    """One person at his own screen: logs in by the role picker, sees no script or CSP errors."""

    def __init__(self, browser, server, wie, breedte=1440, javascript=True):
        self.server, self.klachten = server, []
        self.vak = browser.new_context(
            viewport={"width": breedte, "height": 900}, java_script_enabled=javascript
        )
        self.pagina = self.vak.new_page()
        self.pagina.set_default_timeout(10_000)
        self.pagina.on("console", self._listen)
        self.pagina.on("pageerror", lambda fout: self.klachten.append(str(fout)))
        self.pagina.goto(f"{server}/inloggen/")
        self.pagina.get_by_role("button", name=wie, exact=True).click()
        self.pagina.wait_for_load_state()

    def _listen(self, bericht):
        if bericht.type == "error" and "status of 4" not in bericht.text:
            self.klachten.append(bericht.text)

    def goto(self, pad):
        """Open a page; returns the status."""
        antwoord = self.pagina.goto(self.server + pad)
        return antwoord.status

    def settle(self):
        """What a worker would do in the background, done now; then the page anew."""
        outbox.process_all()
        self.pagina.reload()

    def check(self):
        """No axe violations at both widths, no sideways scroll, no console errors."""
        for breedte in BREEDTES:
            self.pagina.set_viewport_size({"width": breedte, "height": 900})
            uitslag = Axe().run(self.pagina)
            assert uitslag.violations_count == 0, (
                f"{self.pagina.url} op {breedte}: {uitslag.generate_report()}"
            )
            te_breed = self.pagina.evaluate("document.documentElement.scrollWidth > innerWidth")
            assert not te_breed, f"{self.pagina.url} schuift opzij op {breedte} px"
        self.pagina.set_viewport_size({"width": 1440, "height": 900})
        assert not self.klachten, self.klachten

    def close(self):
        """Leave."""
        with suppress(Exception):
            self.vak.close()


@pytest.fixture
def als(browser, server):
    """`als("S. Bakhuis")` is a logged-in user; all leave at the end of the test."""
    mensen = []

    def inloggen(wie, **opties):
        mensen.append(Gebruiker(browser, server, wie, **opties))
        return mensen[-1]

    yield inloggen
    for mens in mensen:
        mens.close()
