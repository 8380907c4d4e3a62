"""Speelt route B: verzoeken om toewijzing van De Vlierhof, een concept en drie verstuurde."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from arrangementen.models import Toewijzing, Verzoek
from arrangementen.verzoeken.concept import save_step
from arrangementen.verzoeken.indienen import submit_verzoek
from arrangementen.verzoeken.vraag import ask
from arrangementen.vierogen.voorleggen import grant_or_propose
from arrangementen.wijzigen.bericht import Wens
from arrangementen.wijzigen.indienen import submit
from organisaties.models import Medewerker
from verloop.overgangen import perform, register

from .aanbieder import settle
from .gezinnen import MAN, VROUW, Kind
from .lokaal import moment, weigh
from .wereld import Wereld

MEER = "De eerste acht weken vragen meer uren. Daarna bouwen we af."


#: half a year of this is above the amount for which two people decide
VERBLIJF = {"product_code": "44F05", "volume": "182", "woonplaats_voor_verblijf": "0599"}


@dataclass(frozen=True)
class Verzoekverhaal:
    """How long ago, for whom, what was asked and what the gemeente did with it."""

    kind: Kind
    dagen_geleden: int
    hulp: dict[str, str] = field(default_factory=dict)
    uitkomst: str = ""  # "", "concept", "take_into_research", "grant", "propose" of "reject"
    vraag: str = ""


VERHALEN: dict[str, Verzoekverhaal] = {
    "teun": Verzoekverhaal(
        Kind("Teun", "Hartog", (2015, 2, 11), MAN, 20), 1, {"volume": "96"}, "concept"
    ),
    "ilyas": Verzoekverhaal(
        Kind("Ilyas", "Rooijmans", (2013, 4, 17), MAN, 21),
        3,
        {"volume": "96", "hardheidsclausule": "on", "motivering": MEER},
    ),
    "lisa": Verzoekverhaal(
        Kind("Lisa", "Bronkhorst", (2012, 10, 2), VROUW, 22),
        12,
        {},
        "take_into_research",
        "Welke begeleiding gaf de school het afgelopen half jaar, en wat leverde dat op?",
    ),
    "mees": Verzoekverhaal(Kind("Mees", "Overbeek", (2014, 1, 20), MAN, 90), 1, {"volume": "72"}),
    "nina": Verzoekverhaal(
        Kind("Nina", "Zandstra", (2012, 3, 8), VROUW, 91), 4, VERBLIJF, "propose"
    ),
    "joris": Verzoekverhaal(Kind("Joris", "Wolters", (2014, 6, 6), MAN, 23), 20, {}, "grant"),
}


def play_requests(wereld: Wereld, eind: date) -> None:
    """All requests of the demonstration."""
    for verhaal in VERHALEN.values():
        _play(verhaal, wereld, eind - timedelta(days=verhaal.dagen_geleden))
    _ask_change(wereld, eind - timedelta(days=2))


def _ask_change(wereld: Wereld, dag: date) -> None:
    """For Joris the aanbieder asks four weeks and twelve hours less; it waits for an answer."""
    toewijzing = Toewijzing.objects.filter(casus__jeugdige__voornamen="Joris").first()
    if toewijzing is None or toewijzing.einddatum is None:
        return
    wens = Wens(
        "wijzigen",
        toewijzing,
        begindatum=toewijzing.ingangsdatum,
        einddatum=toewijzing.einddatum - timedelta(weeks=4),
        volume=66,
        eenheid=toewijzing.eenheid,
        frequentie=toewijzing.frequentie,
    )
    submit(
        toewijzing.casus,
        toewijzing.aanbieder,
        reden="2",
        wensen=[wens],
        toelichting="Joris gaat sneller vooruit dan gedacht. Wij bouwen eerder af.",
        by=wereld.mensen["dorrestein"],
        op=moment(dag, 15, 5),
    )


def _play(verhaal: Verzoekverhaal, wereld: Wereld, dag: date) -> None:
    by, op = wereld.mensen["reins"], moment(dag, 10, 42)
    nieuw = Verzoek(aanbieder=wereld.organisaties["vlierhof"], opsteller=by, bewaard_op=op)
    nieuw.referentie_aanbieder = str(nieuw.kenmerk)
    verzoek = register(nieuw, by=by, op=op)
    stappen = answers(verhaal, dag)
    if verhaal.uitkomst == "concept":
        stappen = stappen[:3]
    for nummer, inhoud in enumerate(stappen, start=1):
        verzoek = save_step(verzoek, nummer, inhoud, by=by, versie=None, op=op)
    if verhaal.uitkomst == "concept":
        return
    verzoek = submit_verzoek(verzoek, by=by, op=op)
    settle(op)
    _decide(verzoek, verhaal, wereld.mensen["amrani"], dag)


def _decide(verzoek: Verzoek, verhaal: Verzoekverhaal, by: Medewerker, dag: date) -> None:
    op = moment(dag + timedelta(days=2), 11, 20)
    uitkomst = verhaal.uitkomst
    velden: dict[str, Any] = {}
    if not uitkomst:
        return
    if uitkomst in ("grant", "propose"):
        velden["afweging"] = weigh(op.date())
    if uitkomst == "propose":
        grant_or_propose(verzoek, by=by, op=op, **velden)
        return
    if uitkomst == "take_into_research":
        velden["toelichting"] = "Wij vragen de school naar wat daar al gebeurt."
    verzoek = perform(verzoek, uitkomst, by=by, op=op, **velden)
    if verhaal.vraag:
        ask(verzoek, verhaal.vraag, by=by, op=op)
    settle(op)


def answers(verhaal: Verzoekverhaal, dag: date) -> list[dict[str, str]]:
    return [
        _child(verhaal.kind),
        _referral(dag),
        _help(verhaal, dag + timedelta(days=21)),
        _reasons(verhaal.kind.voornaam),
    ]


def _child(kind: Kind) -> dict[str, str]:
    return {
        "bsn": kind.bsn,
        "voornamen": kind.voornaam,
        "achternaam": kind.achternaam,
        "geboortedatum": f"{date(*kind.geboren):%d-%m-%Y}",
        "geslacht": str(kind.geslacht),
        "gemeente": "0599",
        "postcode": "3011 ZZ",
        "huisnummer": str(kind.nummer),
        "gezag1_naam": f"M. {kind.achternaam}",
        "gezag1_rol": "moeder",
        "gezag1_telefoon": "0612345678",
        "opt_out": "nee",
    }


def _referral(dag: date) -> dict[str, str]:
    return {
        "verwijzer_soort": "02",
        "verwijzer_naam": "Huisartsenpraktijk De Brug",
        "verwezen_op": f"{dag - timedelta(days=9):%d-%m-%Y}",
        "risicotaxatie": "ja",
        "risicotaxatie_op": f"{dag - timedelta(days=2):%d-%m-%Y}",
        "risicotaxatie_instrument": "lirik",
        "risicotaxatie_uitkomst": "veilig",
        "soort_vraag": "enkelvoudig",
    }


def _help(verhaal: Verzoekverhaal, begin: date) -> dict[str, str]:
    return {
        "product_code": "45C09",
        "begindatum": f"{begin:%d-%m-%Y}",
        "einddatum": f"{begin + timedelta(days=181):%d-%m-%Y}",
        "volume": "78",
        "verdeling": "gelijk",
        **verhaal.hulp,
    }


def _reasons(naam: str) -> dict[str, str]:
    return {
        "triage": f"{naam} loopt vast op school. Wij hebben een begeleider dichtbij.",
        "vraaganalyse": "Thuis gaat het meestal goed. Op school loopt de spanning op.",
        "motivatie_keuze": "Begeleiding een op een sluit aan bij wat nu lukt.",
        "waarom_geen_groep": "In een groep is er te veel prikkeling.",
        "doelen": f"{naam} gaat weer elke dag naar school.",
    }
