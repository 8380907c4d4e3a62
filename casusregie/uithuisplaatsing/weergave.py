"""De pagina van een traject in woorden: wat klaar is, de momenten, akkoorden en afspraken."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from django.urls import reverse

from normenkader.instellingen import effective_regel, kalender_op
from normenkader.termijnen.berekening import compute_uiterste_datum
from normenkader.termijnen.stand import stand
from verloop.mogelijkheden import Mogelijkheid, moves
from verloop.schermen.woorden import day_month

from .bevoegd import carries, leads
from .bewaking import lacks_plan, verdict
from .keuzes import Deelnemer, Doelstand, Momentstand, Stand
from .moment import REGELS, Monitormoment
from .plan import PLAN, VEILIGHEIDSPLAN, Traject

UITLEG = {
    "name_spin": "Iemand die lang bij het hele gezin blijft en over grenzen heen kan doorzetten.",
    "choose_parties": "Een nieuwe partij antwoordt ook op het plan.",
    "close": "Het hele traject is klaar en de nazorg is afgesproken.",
    "withdraw": "Alleen als dit verkeerd is vastgelegd. Het blijft leesbaar.",
}
VOLGORDE = {"1": 1, "2": 2, "2a": 3, "3": 4, "4": 5}


def deadline(moment: Monitormoment) -> date | None:
    """By when the moment is held, by its rule; None while the plan has not set its day."""
    if moment.vanaf is None:
        return None
    regel = effective_regel(REGELS[moment.soort], moment.vanaf)
    return compute_uiterste_datum(regel, moment.vanaf, (), kalender_op(moment.vanaf))


def traject_context(dreiging: Any, medewerker: Any, on: date) -> dict[str, Any]:
    """Everything the page shows; a fixed number of queries."""
    traject = Traject(dreiging, medewerker)
    loopt = dreiging.status == Stand.DREIGT
    return {
        "stuk": dreiging,
        "plan": traject.plan,
        "taken": checklist(traject, medewerker),
        "plaatsing": verdict(traject) if loopt else None,
        "momenten": (momenten := moment_rows(dreiging, on)),
        "eerst": first_to_do(traject, momenten) if loopt else None,
        "antwoorden": traject.antwoorden,
        "kernbeslissingen": traject.kernbeslissingen,
        "afspraken": traject.afspraken,
        "acties": actions(dreiging, medewerker, on),
        "feiten": facts(dreiging),
        "loopt": loopt,
    }


def first_to_do(traject: Traject, momenten: list[dict[str, Any]]) -> dict[str, str]:
    """What comes first: the plan while there is none, else the moment with the nearest day."""
    mist = lacks_plan(traject)
    if mist is not None:
        return {"tekst": mist.weg, "url": mist.weg_url, "knop": "Naar het plan"}
    met_dag = [m for m in momenten if m["uiterlijk"]]
    if not met_dag:
        return {}
    eerst = min(met_dag, key=lambda m: m["uiterlijk"])
    dag = day_month(eerst["uiterlijk"], jaar=True)
    tekst = f"Houd moment {eerst['naam']}, uiterlijk {dag}."
    return {"tekst": tekst, "url": eerst["url"], "knop": "Naar dit moment"}


def checklist(traject: Traject, medewerker: Any) -> list[dict[str, Any]]:
    """What makes the plan a shared plan, each with the page on which this person does it."""
    dreiging, plan, wacht = traject.dreiging, traject.plan, traject.wacht
    doet, leidt = carries(dreiging, medewerker), leads(dreiging, medewerker)
    lees = partial(_document_url, traject, doet)
    kern = traject.kernbeslissingen
    veilig = traject.veiligheidsplan
    return [
        _row("Veiligheidsplan", veilig, lees(VEILIGHEIDSPLAN, veilig)),
        _row(
            "Plan van aanpak",
            plan,
            lees(PLAN, plan or traject.concept),
        ),
        _row(
            "Akkoord van elke partij",
            plan is not None and not wacht,
            _page("akkoord", dreiging) if plan and doet else "",
            f"Wacht op {', '.join(wacht)}" if wacht else "",
        ),
        _row("Werkafspraken", traject.afspraken, _agree_url(dreiging) if doet else ""),
        _row(
            "Kernbeslissing",
            kern,
            _page("kern", dreiging) if leidt else "",
            str(kern[0]) if kern else "Alleen nodig voor een plaatsing",
        ),
    ]


def _row(naam: str, klaar: Any, url: str, meta: str = "") -> dict[str, Any]:
    stuk = "compleet" if klaar else "niet_begonnen"
    return {"naam": naam, "stand": stuk, "url": url, "meta": meta}


def _page(naam: str, dreiging: Any) -> str:
    return reverse(f"casusregie:dreiging_{naam}", args=[dreiging.kenmerk])


def _document_url(traject: Traject, doet: Any, soort: str, document: Any) -> str:
    if document is not None:
        url = reverse("casusregie:document_detail", args=[document.kenmerk])
        return url if document.leesbaar else ""
    return reverse("casusregie:document_new", args=[traject.casus.kenmerk, soort]) if doet else ""


def _agree_url(dreiging: Any) -> str:
    pad = reverse("casusregie:afspraak_new", args=[dreiging.casus.kenmerk])
    return f"{pad}?bron=uithuisplaatsing&bij={dreiging.kenmerk}"


def moment_rows(dreiging: Any, on: date) -> list[dict[str, Any]]:
    """The five moments in their order, each with its day and how it stands."""
    rijen = [m for m in dreiging.momenten.all() if m.status != Momentstand.VERVALLEN]
    rijen.sort(key=lambda m: (VOLGORDE[m.soort], m.pk))
    return [_moment(moment, on) for moment in rijen]


def _moment(moment: Monitormoment, on: date) -> dict[str, Any]:
    open_ = moment.status == Momentstand.GEPLAND
    uiterlijk = deadline(moment) if open_ else None
    return {
        "rij": moment,
        "naam": str(moment),
        "url": reverse("casusregie:monitormoment_detail", args=[moment.kenmerk]),
        "uiterlijk": uiterlijk,
        "stand": stand(uiterlijk, on, kalender=kalender_op(on)) if uiterlijk else None,
        "open": open_,
    }


def moment_words(moment: Monitormoment) -> dict[str, Any]:
    """Who was there, and how each goal of the plan stands."""
    namen, standen = dict(Deelnemer.choices), dict(Doelstand.choices)
    return {
        "deelnemers": ", ".join(str(namen[code]) for code in moment.deelnemers),
        "doelen": [(rij["doel"], standen[rij["stand"]]) for rij in moment.doelen],
    }


def actions(dreiging: Any, medewerker: Any, on: date) -> list[Mogelijkheid]:
    """The moves of the traject with their page."""
    return [
        replace(
            m,
            uitleg=UITLEG.get(m.naam, ""),
            url=reverse("casusregie:dreiging_step", args=[dreiging.kenmerk, m.naam]),
        )
        if m.toegestaan
        else m
        for m in moves(dreiging, medewerker, on)
    ]


def facts(dreiging: Any) -> list[tuple[str, str]]:
    """What was written down; answers that are not there are left out."""
    spin = ", ".join(filter(None, (dreiging.spin_naam, dreiging.spin_organisatie)))
    vanaf = f", vanaf {day_month(dreiging.spin_vanaf, jaar=True)}" if dreiging.spin_vanaf else ""
    rijen = [
        ("Waarom het dreigt", dreiging.aanleiding),
        ("Wie volgt", owner(dreiging.casus)),
        ("Spin in het web", f"{spin}{vanaf}" if spin else ""),
        ("Format van het plan", f"Versie {dreiging.formatversie} (fictief)"),
        ("Afgelopen", dreiging.get_uitkomst_display()),
        ("Nazorg", dreiging.nazorg),
        ("Waarom ingetrokken", dreiging.toelichting),
    ]
    return [(naam, waarde) for naam, waarde in rijen if waarde]


def owner(casus: Any) -> str:
    """Who owns the monitoring: in forced frame the GI (GV-M2-03)."""
    if casus.route == "C":
        return f"De jeugdbeschermer van {casus.team}, want er is een maatregel"
    return "De casusregisseur"
