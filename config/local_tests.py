"""De tests: eerst alles wat naast elkaar kan, dan de browser met de storingen ernaast.

Het eerste deel houdt beide kernen bezig. De browser en de storingen wachten veel, elk op een eigen
database en een eigen nummer van de broker; bij de volle proef gaan ze toch na elkaar, om de tijden.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from xml.etree import ElementTree

from .local_application import call, end
from .local_services import ROOT, VAR, dies_with_parent, say

NO_TESTS = 5
LIGHT = "chromium-headless-shell"  # de helft van het rekenwerk, dezelfde bladzijden
CHROMIUM = (LIGHT, "chromium", "chromium-browser", "google-chrome")
FONTS = "fonts-noto-core"
APT = ("apt-get", "-q", "-o", "Acquire::http::Timeout=20", "-o", "Acquire::Retries=1")
TWO = ("-n", "2", "--dist")
ONE_BY_ONE = ("load", "--maxschedchunk=1")  # de langste eerst, dus niemand houdt er een over
PARTS = (
    (
        "samen",
        [*TWO, "worksteal", "-m", "not storing", "--ignore=tests/e2e", "--ignore=tests/storing"],
    ),
    ("browser", [*TWO, *ONE_BY_ONE, "tests/e2e"]),
    (
        "een voor een",
        ["-m", "storing", "tests/storing", "tests/opstart", "tests/afwegingskader/maand"],
    ),
)
COUNTS = ("tests", "failures", "errors", "skipped")


def run(arguments, environment):
    """Run the whole in parts, or exactly what the arguments ask; returns the exit code."""
    if not arguments or any("e2e" in word for word in arguments):
        ensure_chromium()
    environment = environment | template(environment)
    if arguments:
        return pytest(arguments, environment)
    return run_parts(environment)


def run_parts(environment):
    """Run all parts, also when one fails, and end with one line about the whole."""
    begin, (first, browser, last) = time.perf_counter(), range(1, len(PARTS) + 1)
    codes = [pytest(flags_of(first), environment)]
    if environment.get("PROEF") == "1":
        codes += [pytest(flags_of(part), environment) for part in (browser, last)]
    else:
        with beside(last, environment) as process:
            codes.append(pytest(flags_of(browser), environment))
            codes.append(process.wait())
    totals = dict.fromkeys(COUNTS, 0)
    for part in (first, browser, last):
        totals = {key: totals[key] + count for key, count in read_counts(report_of(part)).items()}
    print(closing_line(totals, time.perf_counter() - begin), flush=True)
    return worst(codes)


def report_of(part):
    """The file in which pytest writes the counts of a part."""
    return VAR / f"test-{part}.xml"


def flags_of(part):
    """Say which part begins and forget its old report; the words for pytest."""
    name, flags = PARTS[part - 1]
    say(f"tests, deel {part} van {len(PARTS)}: {name}")
    report_of(part).unlink(missing_ok=True)
    return [*flags, "--durations=10", f"--junitxml={report_of(part)}"]


@contextlib.contextmanager
def beside(part, environment):
    """Run a part while another runs; what it says comes at the end, whole."""
    log = VAR / f"test-{part}.log"
    command = [sys.executable, "-m", "pytest", "-q", *flags_of(part)]
    with open(log, "wb") as output:
        process = subprocess.Popen(
            [*dies_with_parent(signal.SIGTERM), *command],
            env=environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            end(process)
        print(log.read_text(errors="replace"), end="", flush=True)


def pytest(arguments, environment):
    """One run of pytest in this environment."""
    return call([sys.executable, "-m", "pytest", "-q", *arguments], environment, str(ROOT))


def template(environment):
    """The name of the database that the test databases are copied from; without it they migrate."""
    command = [sys.executable, "-m", "config.local_sjabloon"]
    done = subprocess.run(
        command, check=False, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    if done.returncode:
        say("geen sjabloon voor de testdatabases: elke testdatabase migreert zelf")
        return {}
    return {"TEST_SJABLOON": done.stdout.split()[-1]}


def worst(codes):
    """The exit code of the whole: an empty part is fine, an empty whole is not."""
    real = [code for code in codes if code != NO_TESTS]
    return max(real) if real else NO_TESTS


def read_counts(report):
    """The counts in a report of pytest; zeros when the run was broken off."""
    if not report.exists():
        return dict.fromkeys(COUNTS, 0)
    suite = ElementTree.parse(report).getroot().find("testsuite")  # noqa: S314 - eigen bestand
    return {key: int(suite.get(key, 0)) for key in COUNTS}


def closing_line(totals, seconds):
    """One line in the words of pytest about all parts."""
    failed, skipped = totals["failures"] + totals["errors"], totals["skipped"]
    passed = totals["tests"] - failed - skipped
    return (
        f"== alle delen: {passed} passed, {failed} failed, {skipped} skipped in {seconds:.1f}s =="
    )


def find_chromium():
    """The path of a browser for the tests, or None."""
    return next((path for name in CHROMIUM if (path := shutil.which(name))), None)


def ensure_chromium():
    """Install Debian's light browser when it is absent and this is root, else the whole one.

    Without rights or network the browser that is there will do; without any the tests say why not.
    """
    if shutil.which(LIGHT) or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    say(f"{LIGHT} ontbreekt: apt-get installeert hem voor de browsertests")
    if not apt("update") or install(LIGHT) or find_chromium():
        return
    install("chromium")


def install(package):
    """Install this browser and a font, and take nothing away; did it work?"""
    return apt("install", "-y", "--no-install-recommends", "--no-remove", package, FONTS)


def apt(*words):
    """One call of apt-get; tells it when that failed, and answers whether it worked."""
    done = subprocess.run(
        [*APT, *words],
        check=False,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        say(f"apt-get {words[0]} is mislukt: {done.stderr.strip()[-400:]}")
    return done.returncode == 0
