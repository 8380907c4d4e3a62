"""Wat de bladzijden van een concept laten zien: kop, stappen, het oordeel en de controle."""

from types import SimpleNamespace
from typing import Any

from django.urls import reverse

from normenkader.termijnen.woorden import getal
from normenkader.toetsing import DuurEenheid, Onderdeel
from normenkader.toetsing.hoeveelheden import duration_in_words
from verloop.schermen.formulier import Formulier

from .kolommen import preview
from .models import Verzoek
from .norm import changed_norm
from .stappen import LAATSTE, NAMEN, Stappen
from .toon import sections

#: In the concept: the norm version that was on the screen when step 3 was kept.
GEZIEN = "norm_versie"
LEEG = SimpleNamespace(bevindingen=(), samenvatting="Nog niets ingevuld")


def _url(verzoek: Any, stap: int) -> str:
    return reverse("arrangementen:verzoek_stap", args=[verzoek.kenmerk, stap])


def _frame(stappen: Stappen, stap: int) -> dict[str, Any]:
    """Heading, crumbs and steps of every page of the form."""
    verzoek = stappen.verzoek
    return {
        "verzoek": verzoek,
        "stap": stap,
        "stapnaam": NAMEN[stap],
        "kop_naam": " ".join(
            filter(None, (stappen.raw(1).get(n) for n in ("voornamen", "achternaam")))
        ),
        "leeftijd_op": stappen.geboortedatum,
        "kop_gemeente": stappen.gemeente,
        "kruimels": [
            ("Verzoeken", reverse("arrangementen:verzoek_lijst")),
            ("Nieuw verzoek om toewijzing", ""),
        ],
        "stappen": [
            {
                "naam": naam,
                "url": _url(verzoek, n) if n < stap or stappen.raw(n) else "",
                "klaar": n != stap and n < LAATSTE and bool(stappen.raw(n)),
                "nu": n == stap,
            }
            for n, naam in NAMEN.items()
        ],
    }


def form_context(stappen: Stappen, stap: int, form: Formulier) -> dict[str, Any]:
    """The page of one step; step 3 has the verdict beside it."""
    gegevens = {**_frame(stappen, stap), "form": form}
    if stap == 3:
        gegevens |= _norm_context(stappen, form)
    return gegevens


def _norm_context(stappen: Stappen, form: Any) -> dict[str, Any]:
    """The verdict on what stands in the form now, and what to show because of it."""
    beoordeeld = form if form.is_bound else stappen.build(3, data=stappen.raw(3))
    beoordeeld.is_valid()
    toetsing = stappen.verdict(beoordeeld)
    boven = bool(toetsing and toetsing.totalen.boven_norm)
    _explain(form, toetsing)
    return {
        "toetsing": toetsing or LEEG,
        "versie": toetsing.norm.versie if toetsing and toetsing.norm else "",
        "boven": boven,
        "ook_uitleg": not boven and "motivering" in stappen.raw(3),
        "meer": f"{toetsing.totalen.meer_in_woorden} boven de norm. Dat mag, met uitleg."
        if toetsing and boven
        else "",
        "geen_gronden": bool(form.norm and not form.norm.gronden),
        "afbouw": stappen.raw(3).get("verdeling") == "afbouw",
        "waarom_anders": changed_norm(stappen.raw(3).get(GEZIEN, ""), toetsing),
    }


def _explain(form: Any, toetsing: Any) -> None:
    """The figures that follow from what was typed, in the hints of the fields."""
    if toetsing is None:
        return
    periode, totalen = toetsing.feiten.periode, toetsing.totalen
    if periode:
        begin, einde = periode
        duur = duration_in_words(begin, einde, DuurEenheid.WEKEN)
        form["einddatum"].help_text = f"Van start tot en met einde is dit {duur}."
    gemiddeld = toetsing.finding(Onderdeel.GEMIDDELDE)
    if gemiddeld and totalen.gevraagd_volume:
        per_week = gemiddeld.tekst.partition(".")[0]
        form.fields[
            "volume"
        ].help_text = f"Alle hulp samen binnen de periode. Dit is gemiddeld {per_week} per week."
    som = sum(fase.weken * fase.per_week for fase in toetsing.feiten.afbouw)
    form.som = f"Samen {getal(som)} {form.eenheid_woord}." if som else ""


def check_context(stappen: Stappen, bezwaren: list[str]) -> dict[str, Any]:
    """The check page; `bezwaren` says why sending did not succeed."""
    verzoek = stappen.verzoek
    proef = Verzoek(kenmerk=verzoek.kenmerk, gemeente=stappen.gemeente, **preview(stappen))
    ontbreekt = stappen.incomplete
    toetsing = stappen.verdict()
    kader = _frame(stappen, LAATSTE)
    for n, rij in enumerate(kader["stappen"], start=1):
        rij["klaar"] = n < LAATSTE and n not in ontbreekt
    return {
        **kader,
        "secties": [
            sectie | {"ontbreekt": sectie["stap"] in ontbreekt}
            for sectie in sections(proef, met_links=True)
        ],
        "ontbreekt": [{"stap": n, "naam": NAMEN[n], "url": _url(verzoek, n)} for n in ontbreekt],
        "toetsing": toetsing or LEEG,
        "waarom_anders": changed_norm(stappen.raw(3).get(GEZIEN, ""), toetsing),
        "bezwaren": bezwaren,
        "gemeente": stappen.gemeente,
        "opt_out": stappen.opt_out,
        "fouten": bezwaren,
    }
