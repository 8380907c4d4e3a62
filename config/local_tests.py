"""De tests: eerst alles wat naast elkaar kan, dan de browser, dan de storingen een voor een."""

import os
import shutil
import subprocess
import sys
import time
from xml.etree import ElementTree

from .local_application import call
from .local_services import ROOT, VAR, say

NO_TESTS = 5
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium", "fonts-noto-core")
BESIDE = ("-n", "2", "--dist", "worksteal")
PARTS = (
    ("samen", [*BESIDE, "-m", "not storing", "--ignore=tests/e2e", "--ignore=tests/storing"]),
    ("browser", [*BESIDE, "tests/e2e"]),
    ("een voor een", ["-m", "storing", "tests/storing", "tests/opstart"]),
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
    begin, codes, totals = time.perf_counter(), [], dict.fromkeys(COUNTS, 0)
    for number, (name, flags) in enumerate(PARTS, start=1):
        report = VAR / f"test-{number}.xml"
        report.unlink(missing_ok=True)
        say(f"tests, deel {number} van {len(PARTS)}: {name}")
        codes.append(pytest([*flags, "--durations=10", f"--junitxml={report}"], environment))
        totals = {key: totals[key] + count for key, count in read_counts(report).items()}
    print(closing_line(totals, time.perf_counter() - begin), flush=True)
    return worst(codes)


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
    """Install Debian's browser when it is absent and this is root; else the tests say why not."""
    if find_chromium() or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    say("chromium ontbreekt: apt-get installeert het voor de browsertests")
    rules = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["install", "-y", "-q", "--no-install-recommends", *PACKAGES]
    for words in (["update", "-q"], install):
        done = subprocess.run(
            ["apt-get", *words],
            check=False,
            env=rules,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            say(f"apt-get {words[0]} is mislukt: {done.stderr.strip()[-400:]}")
            return
