"""Iemand achter zijn eigen scherm: gaat, vult in, drukt, en keurt onderweg elke pagina.

Elke pagina in elke gedaante wordt één keer gekeurd, door wie er het eerst komt. `make proef` keurt
met axe op beide breedtes; `make test` op één van beide, om beurten volgens een vaste som over adres
en onderdelen. Of de pagina opzij schuift wordt altijd op beide gemeten.
"""

import os
import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT, AxeResults

from verloop import outbox

PROEF = os.environ.get("PROEF") == "1"
BREEDTES = (1440, 320)
HOOG = 900
KENMERK = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
#: what a page is made of: the same address with the same parts was seen before
ONDERDELEN = """() => [...new Set([...document.querySelectorAll('body *')].flatMap(
  e => [e.tagName, ...e.classList]))].sort().join(' ')"""
KEUR = """() => axe.run({resultTypes: ['violations'], preload: false})
  .then(uitslag => ({url: uitslag.url, violations: uitslag.violations}))"""
SCHUIFT = "document.documentElement.scrollWidth > innerWidth"


class Gebruiker:
    """One person at his own screen: logs in by the role picker, sees no script or CSP errors.

    Every page he comes by is judged once in the whole run: `gekeurd` is a folder that all test
    processes share, with one empty file per page that somebody judges.
    """

    gekeurd: Path

    def __init__(self, browser, server, wie, breedte=BREEDTES[0], javascript=True):
        self.server, self.klachten, self.script = server, [], javascript
        self.vak = browser.new_context(
            viewport={"width": breedte, "height": HOOG}, java_script_enabled=javascript
        )
        self.breedte = breedte
        self.pagina = self.vak.new_page()
        self.pagina.set_default_timeout(10_000)
        self.pagina.on("console", self._listen)
        self.pagina.on("pageerror", lambda fout: self.klachten.append(str(fout)))
        self.pagina.goto(f"{server}/inloggen/")
        with self.pagina.expect_navigation():
            self.pagina.get_by_role("button", name=wie, exact=True).click()

    def _listen(self, bericht):
        if bericht.type == "error" and "status of 4" not in bericht.text:
            self.klachten.append(bericht.text)

    def goto(self, pad):
        """Open a page and judge it; returns the status."""
        antwoord = self.pagina.goto(self.server + pad if pad.startswith("/") else pad)
        self.check()
        return antwoord.status

    def follow(self, naam, *, exact=True):
        """Click a link with this text; `naam` may be the beginning when not exact."""
        with self.pagina.expect_navigation():
            self.pagina.locator("main").get_by_role("link", name=naam, exact=exact).first.click()
        self.check()

    def press(self, knop):
        """Press a button of the page and judge what comes."""
        with self.pagina.expect_navigation():
            self.pagina.locator("main").get_by_role("button", name=knop, exact=True).click()
        self.check()

    def fill(self, **velden):
        """Fill fields by their name: text, choice (the value or its words), a tick, or a list."""
        for naam, waarde in velden.items():
            veld = self.pagina.locator(f'main [name="{naam}"]')
            soort = veld.first.evaluate("e => e.type")
            if soort == "radio" or isinstance(waarde, list):
                for keuze in waarde if isinstance(waarde, list) else [waarde]:
                    self.pagina.locator(f'main [name="{naam}"][value="{keuze}"]').check()
            elif soort == "checkbox":
                veld.set_checked(waarde)
            elif soort.startswith("select"):
                self._choose(veld, waarde)
            else:
                veld.fill(str(waarde))

    def _choose(self, veld, waarde):
        keuzes = veld.locator("option").evaluate_all("els => els.map(e => [e.value, e.text])")
        gevonden = [w for w, tekst in keuzes if waarde in (w, tekst)]
        gevonden = gevonden or [w for w, tekst in keuzes if tekst.startswith(waarde)]
        assert gevonden, f"{waarde} staat niet in {keuzes}"
        veld.select_option(gevonden[0])

    def reads(self, *teksten):
        """The page says all this (spaces and line ends do not count)."""
        pagina = " ".join(self.pagina.locator("body").inner_text().split())
        for tekst in teksten:
            assert tekst in pagina, f"{tekst!r} staat niet op {self.pagina.url}: {pagina}"

    def error_at(self, naam):
        """The message at a field, which the field itself points to; "" when there is none."""
        veld = self.pagina.locator(f'main [name="{naam}"]').first
        return veld.evaluate(
            """e => { const fout = e.closest('.cr-field').querySelector(
              '.utrecht-form-field-error-message');
            return fout ? fout.innerText.replace(/^\\s*Fout:\\s*/, '').trim() : ''; }"""
        )

    def settle(self):
        """What a worker would do in the background, done now; then the page anew."""
        outbox.process_all()
        self.pagina.reload()
        self.check()

    def check(self):
        """No axe violations, no sideways scroll, no console errors."""
        assert not self.klachten, self.klachten
        if not self.script or not (som := self._claim()):
            return
        self.pagina.evaluate(AXE_SCRIPT)
        for nummer, breedte in enumerate(BREEDTES):
            self.pagina.set_viewport_size({"width": breedte, "height": HOOG})
            te_breed = self.pagina.evaluate(SCHUIFT)
            assert not te_breed, f"{self.pagina.url} schuift opzij op {breedte} px"
            if PROEF or som[0] % len(BREEDTES) == nummer:
                self._axe(breedte)
        self.pagina.set_viewport_size({"width": self.breedte, "height": HOOG})
        assert not self.klachten, self.klachten

    def _axe(self, breedte):
        uitslag = AxeResults(self.pagina.evaluate(KEUR))
        assert uitslag.violations_count == 0, (
            f"{self.pagina.url} op {breedte}: {uitslag.generate_report()}"
        )

    def _claim(self):
        """The fingerprint of a page that nobody judged before in this run, else nothing."""
        pad = KENMERK.sub("*", self.pagina.url.removeprefix(self.server).split("?")[0])
        soort = (pad, KENMERK.sub("*", self.pagina.title()), self.pagina.evaluate(ONDERDELEN))
        som = sha256("\n".join(soort).encode())
        with suppress(FileExistsError):
            (self.gekeurd / som.hexdigest()).touch(exist_ok=False)
            return som.digest()
        return b""

    def close(self):
        """Leave."""
        with suppress(Exception):
            self.vak.close()
