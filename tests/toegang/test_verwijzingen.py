"""Kruipt als elke rol langs de verwijzingen die het product zelf toont: geen loopt dood.

Van elk soort bladzijde gaat het om hooguit `RIJEN` rijen. `make test` laat twee
rollen een klein eind lopen; `make proef` laat ze allemaal lopen tot er niets nieuws meer is.
"""

import re
from collections import Counter, defaultdict, deque
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

from .cel import request
from .spelers import BUITEN, SPELERS
from .verdeling import PROEF

pytestmark = pytest.mark.django_db
BINNEN = [code for code in SPELERS if code not in BUITEN]
LOPERS = BINNEN if PROEF else ["eigen_procesregisseur", "eigen_behandelregisseur"]
HOOGUIT, RIJEN = (2000, 3) if PROEF else (30, 1)
VERWIJZING = re.compile(r'(?:href|hx-get)="([^"#]*)')
TITEL = re.compile(r"<title>(.*?)</title>", re.DOTALL)


class Kruiper:
    """One actor on a walk; `fouten` in words, `titels` per title the kinds of page with it."""

    def __init__(self, klant):
        self.klant, self.wachtrij = klant, deque([("/", "het begin")])
        self.gezien, self.per_soort = {"/"}, Counter()
        self.fouten, self.titels = [], defaultdict(set)

    def walk(self):
        """At most HOOGUIT pages, in the order in which they were found."""
        for aantal in range(HOOGUIT):
            if not self.wachtrij:
                return aantal
            self._visit(*self.wachtrij.popleft())
        return HOOGUIT

    def _visit(self, pad, van):
        antwoord = request(self.klant, "GET", pad).antwoord
        if antwoord.status_code in (301, 302):
            self._note(pad, antwoord["Location"])
        elif antwoord.status_code != 200:
            self.fouten.append(f"{antwoord.status_code} op {pad}, getoond op {van}")
        elif not antwoord.streaming and "text/html" in antwoord.headers["Content-Type"]:
            self._read(pad, antwoord.content.decode())

    def _read(self, pad, tekst):
        for verwijzing in VERWIJZING.findall(tekst):
            self._note(pad, unescape(verwijzing))
        titel = TITEL.search(tekst)
        if titel is None:
            return  # een deel van een bladzijde
        if 'class="cr-nav"' not in tekst:
            self.fouten.append(f"geen menu op {pad}")
        self.titels[unescape(titel[1])].add(kind(pad))

    def _note(self, van, verwijzing):
        """Remember an internal link, a few of each kind."""
        doel = urlsplit(urljoin(f"http://testserver{van}", verwijzing))
        if doel.netloc != "testserver" or doel.path.startswith("/static/"):
            return
        pad = f"{doel.path}?{doel.query}" if doel.query else doel.path
        soort = (kind(pad), bool(doel.query))
        if pad not in self.gezien and self.per_soort[soort] < RIJEN:
            self.per_soort[soort] += 1
            self.gezien.add(pad)
            self.wachtrij.append((pad, van))


def kind(pad):
    """The name of the address; the path itself when nothing answers there."""
    try:
        return resolve(urlsplit(pad).path).view_name
    except Resolver404:
        return pad


def doubles(titels):
    """Titles that stand on pages of more than one kind."""
    return {titel: sorted(soorten) for titel, soorten in titels.items() if len(soorten) > 1}


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("code", LOPERS)
def test_geen_verwijzing_loopt_dood(loper, code):
    kruiper = Kruiper(loper.klanten[code])
    assert kruiper.walk() > 2
    assert kruiper.fouten == []
    assert doubles(kruiper.titels) == {}
    assert [
        titel for titel in kruiper.titels if titel.startswith(("–", " –", "Casusregie –"))
    ] == []
