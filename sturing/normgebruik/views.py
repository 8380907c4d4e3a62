"""De schermen: het gebruik van de norm achteraf, en hoeveel werk in één keer goed ging."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from organisaties.beleid import voor_rollen
from organisaties.leeslog import log_read
from sturing import bestanden, regels
from sturing.bereik import LEZERS
from sturing.context import Vraag, read
from sturing.lijsten import LIJSTEN
from verloop.schermen import grafiek
from verloop.tabellen import Blad

from . import gebruik
from .aandeel import volume_words, weeks_words
from .rondom import elsewhere
from .signalen import bounds_on, signals

GROND = "contractmanagement"
STAVEN = ("Binnen de norm", "Boven, met grond", "Boven, zonder grond")
KOPPEN = (
    *("Aanbieder", "Toewijzingen", "Gemiddeld volume", "P80 volume", "Gemiddelde duur"),
    *("P80 duur", "Boven de norm", "Met grond", "Binnen de norm"),
)
TABS = (
    ("Aanbieders", "sturing:aanbieder_list"),
    ("Gebruik van de norm", "sturing:normgebruik"),
    ("In één keer goed", "sturing:herstel"),
    ("Gedeclareerd", "sturing:gedeclareerd"),
)


def tabs(nu: str) -> list[dict[str, Any]]:
    """The pages about aanbieders beside each other; `nu` is the name of the URL shown."""
    return [{"naam": naam, "url": reverse(url), "actief": url == nu} for naam, url in TABS]


@voor_rollen(*LEZERS)
def normgebruik(request: HttpRequest) -> HttpResponse:
    """Volume, duration and share above the norm per aanbieder and product (NK-11, NK-15)."""
    vraag = read(request)
    rijen = gebruik.usage(vraag.keuze)
    gronden = gebruik.grounds(vraag.keuze)
    grens = bounds_on(vraag.vandaag)
    staven = gebruik.per_aanbieder(rijen)
    gegevens = vraag.gegevens | {
        "tabs": tabs("sturing:normgebruik"),
        "tegels": _tiles(vraag, rijen, grens.afspraak),
        "signalen": [_signal(vraag, s) for s in signals(rijen, gronden, grens)],
        "grens": grens,
        "grafiek": grafiek.bars("normgebruik", "Toewijzingen per aanbieder", STAVEN, staven),
        "zin": _sentence(rijen, grens.afspraak),
        "producten": _products(vraag, rijen, gronden, grens.afspraak),
        "koppen": KOPPEN,
        "rondom": elsewhere(vraag.bereik, vraag.vandaag),
        "bestanden": bestanden.links("sturing:normgebruik_bestand", vraag.adres),
    }
    log_read(request, None, "gebruik van de norm", grondslag=GROND)
    return render(request, "sturing/normgebruik/gebruik.html", gegevens)


def _tiles(vraag: Vraag, rijen: list[gebruik.Gebruik], afspraak: int) -> list[dict[str, Any]]:
    alle, boven = sum(r.aantal for r in rijen), sum(r.boven for r in rijen)
    zonder = sum(r.zonder_grond for r in rijen)
    lijst = regels.list_url("getoetst", vraag.adres)
    return [
        regels.tile("getoetst", alle, vraag.adres, "info"),
        regels.share_tile(alle - boven, alle, afspraak, lijst, "Bekijk alle toewijzingen"),
        regels.tile("boven-de-norm", boven, vraag.adres, "warning", f"{boven - zonder} met grond"),
        regels.tile("zonder-grond", zonder, vraag.adres, "danger"),
    ]


def _sentence(rijen: list[gebruik.Gebruik], afspraak: int) -> str:
    """The conclusion above the chart."""
    if not rijen:
        return "In deze periode zijn er geen toewijzingen met een norm."
    onder = sorted({r.aanbieder for r in rijen if not r.meets(afspraak)})
    if not onder:
        return f"Elke aanbieder haalt bij elk product de afspraak van {afspraak} procent."
    wie = onder[0] if len(onder) == 1 else f"{len(onder)} aanbieders"
    werkwoord = "haalt" if len(onder) == 1 else "halen"
    return f"{wie} {werkwoord} bij minstens één product de afspraak van {afspraak} procent niet."


def _address(vraag: Vraag, rij: gebruik.Gebruik) -> str:
    """The filter narrowed to one aanbieder and one product."""
    velden = {n: w for n in vraag.form.fields if (w := vraag.form.data.get(n, ""))}
    return urlencode(velden | {"aanbieder": rij.aanbieder_id, "product": rij.code})


def _signal(vraag: Vraag, signaal: Any) -> dict[str, str]:
    adres = _address(vraag, signaal.rij)
    return {
        "kop": signaal.kop,
        "tekst": signaal.tekst,
        "url": regels.list_url("boven-de-norm", adres),
    }


def _products(
    vraag: Vraag, rijen: list[gebruik.Gebruik], gronden: gebruik.Gronden, afspraak: int
) -> list[dict[str, Any]]:
    samen = gebruik.per_product(rijen)
    normen = gebruik.norms_on((s.code for s in samen), vraag.keuze.einde)
    return [
        {
            "samen": groep,
            "norm": normen.get(groep.code),
            "rijen": [
                _line(vraag, rij, normen.get(groep.code), gronden, afspraak) for rij in groep.rijen
            ],
        }
        for groep in samen
    ]


def _line(
    vraag: Vraag, rij: gebruik.Gebruik, norm: Any, gronden: gebruik.Gronden, afspraak: int
) -> dict[str, Any]:
    adres = _address(vraag, rij)
    return {
        "rij": rij,
        "haalt": rij.meets(afspraak),
        "volume": volume_words(rij.volume_gemiddeld, norm),
        "volume_p80": volume_words(rij.volume_p80, norm),
        "duur": weeks_words(rij.dagen_gemiddeld),
        "duur_p80": weeks_words(rij.dagen_p80),
        "gronden": sorted(gronden.get((rij.aanbieder_id, rij.code), {}).items()),
        "alle_url": regels.list_url("getoetst", adres),
        "boven_url": regels.list_url("boven-de-norm", adres),
    }


@voor_rollen(*LEZERS)
def normgebruik_bestand(request: HttpRequest, bestandssoort: str) -> HttpResponse:
    """The same table as a file."""
    vraag = read(request)
    rijen = gebruik.usage(vraag.keuze)
    normen = gebruik.norms_on((r.code for r in rijen), vraag.keuze.einde)
    definities = [(LIJSTEN[s].naam, LIJSTEN[s].definitie) for s in ("getoetst", "boven-de-norm")]
    definities.append(("P80", "80 procent van de toewijzingen heeft dit of minder."))
    blad = Blad(
        "Gebruik van de norm",
        ["Product", "Code", *KOPPEN],
        [_cells(rij, normen.get(rij.code)) for rij in rijen],
        bestanden.head(vraag.gegevens["moment"], vraag.form.words(), definities),
    )
    return bestanden.send(request, bestandssoort, blad, "gebruik-norm", "gebruik van de norm")


def _cells(rij: gebruik.Gebruik, norm: Any) -> list[Any]:
    return [
        *(rij.product, rij.code, rij.aanbieder, rij.aantal),
        *(volume_words(w, norm) for w in (rij.volume_gemiddeld, rij.volume_p80)),
        *(weeks_words(w) for w in (rij.dagen_gemiddeld, rij.dagen_p80)),
        *(rij.boven, rij.met_grond, f"{rij.procent} procent"),
    ]
