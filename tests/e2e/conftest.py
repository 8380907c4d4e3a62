"""De browserproeven: één wereld, één server en Debians chromium, liefst de lichte."""

import os
from datetime import datetime, time

import pytest
from django.utils import timezone
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from config.local_tests import find_chromium

from .gebruiker import Gebruiker
from .schermen import Schermen
from .wereld import Wereld

#: what a person at a screen has and a test does without; the first line is Playwright's own choice
ZONDER = (
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,PaintHolding,"
    "ThirdPartyStoragePartitioning,RenderDocument,LensOverlay,MediaRouter,DialMediaRouteProvider,"
    "GlobalMediaControls,Translate,OptimizationHints,OptimizationTargetPrediction,"
    "OptimizationGuideModelDownloading,PageContentAnnotations,AutofillServerCommunication,"
    "ClientSideDetectionModelImageEmbedder,SpareRendererForSitePerProcess,Prerender2"
)
VLAGGEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--in-process-gpu",
    "--renderer-process-limit=1",
    f"--disable-features={ZONDER}",
]
#: the longest stories, longest first: who is free takes the next, so none is left for the end
LANG = ("verhaal_a_", "verhaal_f_besch", "verhaal_c_", "verhaal_h_", "verhaal_g_", "verhaal_b_")


def pytest_collection_modifyitems(items):
    """Mark the browser tests, and let the long ones begin first; building the world takes time."""
    eigen = [item for item in items if "/e2e/" in str(item.fspath)]
    for item in eigen:
        item.add_marker(pytest.mark.e2e)
        item.add_marker(pytest.mark.timeout(900))
    if len(eigen) == len(items):
        items.sort(key=_turn)


def _turn(item):
    bestand = item.fspath.basename
    lang = next((n for n, naam in enumerate(LANG) if naam in bestand), len(LANG))
    return (lang, "verhaal" not in bestand)


@pytest.fixture(scope="package")
def wereld(django_db_setup, django_db_blocker, gekeurd):
    """The demonstration, really committed; tests work on casussen of their own."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with django_db_blocker.unblock():
        demonstratie = Wereld(gekeurd)
        demonstratie.load()
        yield
        demonstratie.remove()


@pytest.fixture(autouse=True)
def db(wereld, django_db_blocker):
    """The test looks at what the server wrote; no transaction, everything is committed."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="session", autouse=True)
def gekeurd(tmp_path_factory):
    """Where all processes of this run note which pages were judged; the folder they share."""
    map_ = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        map_ = map_.parent
    Gebruiker.gekeurd = map_ / "gekeurd"
    Gebruiker.gekeurd.mkdir(exist_ok=True)
    return map_


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
        reden = "geen chromium op deze machine: apt-get install chromium-headless-shell"
        if os.environ.get("CI") == "true":
            pytest.fail(reden)
        pytest.skip(reden)
    with sync_playwright() as speler:
        kijker = speler.chromium.launch(executable_path=str(programma), args=VLAGGEN)
        yield kijker
        kijker.close()


@pytest.fixture(scope="session")
def schermen(browser):
    """The windows of this process."""
    return Schermen(browser)


@pytest.fixture
def als(schermen, server):
    """`als("S. Bakhuis")` is a logged-in user; all leave at the end of the test."""
    mensen = []

    def inloggen(wie, **opties):
        mensen.append(Gebruiker(schermen, server, wie, **opties))
        return mensen[-1]

    yield inloggen
    for mens in mensen:
        mens.close()


@pytest.fixture
def klok(monkeypatch):
    """`klok(dag)` makes it ten o'clock on that day, for the server, the sweep and the worker."""

    def zet(dag):
        nu = datetime.combine(dag, time(10), tzinfo=timezone.get_default_timezone())
        monkeypatch.setattr(timezone, "now", lambda: nu)

    return zet
