"""Iemand achter zijn eigen scherm: gaat, vult in, drukt, en keurt onderweg elke pagina.

Wie er het eerst komt, keurt een pagina. `make proef` keurt elke pagina in elke gedaante, met axe op
beide breedtes. `make test` keurt elke pagina een keer en nog eens met een formulierfout, op één van
beide breedtes volgens een vaste som; van welke casus zij is, maakt niet uit. Staat er verder een
onderdeel op dat dit proces nog nergens heeft gekeurd, dan komt axe nog eens langs. Of de pagina
opzij schuift wordt altijd op beide gemeten.
"""

import os
import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from django.conf import settings
from django.test import Client

from organisaties.models import Medewerker
from verloop import outbox

from .schermen import HOOG

PROEF = os.environ.get("PROEF") == "1"
BREEDTES = (1440, 320)
KENMERK = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
#: of a casus, a verzoek or a toewijzing, in the title of its page
NUMMER = re.compile(r"\d[\d-]*")
#: what a page is made of: the same address with the same parts was seen before
ONDERDELEN = """() => [...new Set([...document.querySelectorAll('body *')].flatMap(
  e => [e.tagName, ...e.classList]))].sort().join(' ')"""
#: where on the page something is wrong is only worked out when something is
KEUR = """() => {
  const keur = meer => axe.run({resultTypes: ['violations'], preload: false, ...meer})
    .then(uitslag => ({url: uitslag.url, violations: uitslag.violations}));
  return keur({selectors: false, iframes: false})
    .then(uitslag => uitslag.violations.length ? keur({}) : uitslag);
}"""
BEGIN_VAN_SESSIE = "/inloggen/tweede-factor/"
#: an answer of the product, and a request left halfway by who went on to the next page
GEWOON = ("status of 4", "Failed to fetch")
AANGEKOMEN = "() => !window.vorigePagina && document.readyState === 'complete'"
SCHUIFT = "document.documentElement.scrollWidth > innerWidth"


def session_of(wie):
    """The cookie of somebody who logged in just now."""
    klant = Client()
    klant.force_login(Medewerker.objects.get(naam=wie))
    klant.get(BEGIN_VAN_SESSIE)
    naam = settings.SESSION_COOKIE_NAME
    return {"name": naam, "value": klant.cookies[naam].value}


class Gebruiker:
    """One person at his own screen, logged in; sees no script or CSP errors.

    The first of a process logs in by the role picker, the others bring a session. Every page he
    comes by is judged once in the whole run: `gekeurd` is a folder that all test processes share,
    with one empty file per page that somebody judges.
    """

    gekeurd: Path
    onderdelen: ClassVar[set[str]] = set()
    geopend: ClassVar[set[str]] = set()
    aangemeld: ClassVar[bool] = False

    def __init__(self, schermen, server, wie, *, nieuw=False, javascript=True):
        self.server, self.klachten, self.script = server, [], javascript
        self.eigen, self.weg = nieuw or not javascript, False
        self.schermen = schermen
        self.scherm = schermen.new(javascript=javascript) if self.eigen else schermen.take()
        self.vak = self.scherm.context
        self.scherm.on("console", self._listen)
        self.scherm.on("pageerror", self._stumble)
        if Gebruiker.aangemeld:
            self.vak.add_cookies([session_of(wie) | {"url": server}])
        else:
            Gebruiker.aangemeld = True
            self._log_in(wie)

    def _log_in(self, wie):
        self.scherm.goto(f"{self.server}/inloggen/")
        with self.scherm.expect_navigation():
            self.scherm.get_by_role("button", name=wie, exact=True).click()

    @property
    def pagina(self):
        """The page before him; where his work begins when he went nowhere yet."""
        if self.scherm.url == "about:blank":
            self.scherm.goto(f"{self.server}/")
        return self.scherm

    def _listen(self, bericht):
        if bericht.type == "error" and not any(woord in bericht.text for woord in GEWOON):
            self.klachten.append(bericht.text)

    def _stumble(self, fout):
        self.klachten.append(str(fout))

    def goto(self, pad):
        """Open a page and judge it; returns the status."""
        antwoord = self.scherm.goto(self.server + pad if pad.startswith("/") else pad)
        self.check()
        self.geopend.add(KENMERK.sub("*", pad))
        return antwoord.status

    def unseen(self, paden):
        """Those of a kind that nobody opened yet; `make proef` opens them all.

        Who may open what is the work of the access matrix; here it is about how a page looks.
        """
        for pad in paden:
            if PROEF or KENMERK.sub("*", pad) not in self.geopend:
                yield pad

    def follow(self, naam, *, exact=True):
        """Click a link with this text; `naam` may be the beginning when not exact."""
        main = self.pagina.locator("main")
        self.leave(main.get_by_role("link", name=naam, exact=exact).first.click)
        self.check()

    def press(self, knop):
        """Press a button of the page and judge what comes."""
        main = self.pagina.locator("main")
        self.leave(main.get_by_role("button", name=knop, exact=True).click)
        self.check()

    def send(self):
        """Press the one button of the form, whatever it is called here, and judge what comes."""
        self.leave(self.pagina.locator("main form button[type=submit]").last.click)
        self.check()

    def leave(self, stap):
        """Take this step and be on the page it leads to.

        A late event of the page before is no arrival: waits until the page he stood on is gone.
        """
        if self.script:
            self.pagina.evaluate("() => { window.vorigePagina = true; }")
        with self.pagina.expect_navigation():
            stap()
        if self.script:
            self.pagina.wait_for_function(AANGEKOMEN)

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
        if not self.script or not (keur := self._claim()):
            return
        self.pagina.evaluate(AXE_SCRIPT)
        for breedte in BREEDTES:
            if breedte != BREEDTES[0]:
                self.pagina.set_viewport_size({"width": breedte, "height": HOOG})
            te_breed = self.pagina.evaluate(SCHUIFT)
            assert not te_breed, f"{self.pagina.url} schuift opzij op {breedte} px"
            if breedte in keur:
                self._axe(breedte)
        self.pagina.set_viewport_size({"width": BREEDTES[0], "height": HOOG})
        assert not self.klachten, self.klachten

    def _axe(self, breedte):
        uitslag = AxeResults(self.pagina.evaluate(KEUR))
        assert uitslag.violations_count == 0, (
            f"{self.pagina.url} op {breedte}: {uitslag.generate_report()}"
        )

    def _claim(self):
        """The widths at which axe must judge this page; none when it was judged."""
        pad = KENMERK.sub("*", self.pagina.url.removeprefix(self.server).split("?")[0])
        pagina = (pad, NUMMER.sub("*", KENMERK.sub("*", self.pagina.title())))
        onderdelen = self.pagina.evaluate(ONDERDELEN)
        nieuw = set(onderdelen.split()) - self.onderdelen
        som = b"" if PROEF else self._first(*pagina)
        if not som and (PROEF or nieuw):
            som = self._first(*pagina, onderdelen)
        if not som:
            return ()
        self.onderdelen.update(nieuw)
        return BREEDTES if PROEF else BREEDTES[som[0] % 2 :][:1]

    def _first(self, *soort):
        """The fingerprint of this, when nobody in this run came by it before."""
        som = sha256("\n".join(soort).encode())
        with suppress(FileExistsError):
            (self.gekeurd / som.hexdigest()).touch(exist_ok=False)
            return som.digest()
        return b""

    def close(self):
        """Leave; a window of his own is closed, another is for who comes next."""
        if self.weg:
            return
        self.weg = True
        self.scherm.remove_listener("console", self._listen)
        self.scherm.remove_listener("pageerror", self._stumble)
        if self.eigen:
            self.vak.close()
        else:
            self.schermen.give_back(self.scherm)
