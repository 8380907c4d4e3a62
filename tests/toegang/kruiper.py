"""Loopt langs de verwijzingen die het product zelf toont, en kijkt wat elke bladzijde kost."""

import re
from collections import Counter, defaultdict, deque
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve

from .budget import too_many
from .cel import request

VERWIJZING = re.compile(r'(?:href|hx-get)="([^"#]*)')
TITEL = re.compile(r"<title>(.*?)</title>", re.DOTALL)


class Kruiper:
    """One actor on a walk; `fouten` in words, `titels` per title the kinds of page with it.

    Of each kind of page at most `rijen` rows, and at most `hooguit` pages in all.
    """

    def __init__(self, klant, hooguit, rijen, begin=("/",)):
        self.hooguit, self.rijen = hooguit, rijen
        self.klant, self.wachtrij = klant, deque((pad, "het begin") for pad in begin)
        self.gezien, self.per_soort = set(begin), Counter()
        self.fouten, self.titels = [], defaultdict(set)

    def walk(self):
        """The pages in the order in which they were found; how many."""
        for aantal in range(self.hooguit):
            if not self.wachtrij:
                return aantal
            self._visit(*self.wachtrij.popleft())
        return self.hooguit

    def _visit(self, pad, van):
        cel = request(self.klant, "GET", pad)
        antwoord = cel.antwoord
        if te_veel := too_many(kind(pad), "GET", cel.vragen):
            self.fouten.append(f"{te_veel} op {pad}")
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
        if pad not in self.gezien and self.per_soort[soort] < self.rijen:
            self.per_soort[soort] += 1
            self.gezien.add(pad)
            self.wachtrij.append((pad, van))


def kind(pad):
    """The name of the address; the path itself when nothing answers there."""
    try:
        return resolve(urlsplit(pad).path).view_name
    except Resolver404:
        return pad
