"""Speelt de normen: een voorstel dat op een tweede wacht, en hulp die volgens plan afneemt."""

from datetime import date, timedelta
from decimal import Decimal

from arrangementen.models import Toewijzing, Verzoek
from arrangementen.verzoeken.concept import read_draft, save_step
from arrangementen.verzoeken.conceptscherm import GEZIEN
from arrangementen.verzoeken.indienen import submit_verzoek
from arrangementen.verzoeken.vraag import answer, ask
from normenkader.beheer.schrijven import draft
from normenkader.models import Normversie
from verloop.overgangen import perform, register

from .aanbieder import report_start, settle
from .gezinnen import MAN, Kind
from .lokaal import moment, weigh
from .verzoeken import Verzoekverhaal, answers
from .wereld import Wereld

#: 8 weken van 4 uur, 8 weken van 3 en 10 weken van 2: samen 76 uur
AFBOUW = {"volume": "76", "verdeling": "afbouw"} | {
    f"fase{n}_{naam}": waarde
    for n, fase in enumerate((("8", "4"), ("8", "3"), ("10", "2")), start=1)
    for naam, waarde in zip(("weken", "per_week"), fase, strict=True)
}
NOUD = Verzoekverhaal(Kind("Noud", "Verkade", (2013, 1, 23), MAN, 29), 105, AFBOUW, "grant")
VRAAG = "Wat doet de school zelf al voor Noud?"
ANTWOORD = "De school geeft twee keer per week steun in een kleine groep. Dat blijft zo."


def play_norms(wereld: Wereld, eind: date) -> None:
    """All stories about norms; the declarations of Noud follow with those of the others."""
    _play_noud(wereld, eind - timedelta(days=NOUD.dagen_geleden))
    _propose(wereld, eind)
    _seen_by_the_draft(wereld, eind)


def _play_noud(wereld: Wereld, dag: date) -> None:
    """Asked, returned with a question, answered, granted, and begun three weeks later."""
    by, beslist = wereld.mensen["reins"], wereld.mensen["amrani"]
    op = moment(dag, 10, 12)
    nieuw = Verzoek(aanbieder=wereld.organisaties["vlierhof"], opsteller=by, bewaard_op=op)
    nieuw.referentie_aanbieder = str(nieuw.kenmerk)
    verzoek = register(nieuw, by=by, op=op)
    for stap, inhoud in enumerate(answers(NOUD, dag), start=1):
        verzoek = save_step(verzoek, stap, inhoud, by=by, versie=None, op=op)
    verzoek = submit_verzoek(verzoek, by=by, op=op)
    settle(op)
    vraag = ask(verzoek, VRAAG, by=beslist, op=moment(dag + timedelta(days=1), 9, 5))
    answer(vraag, ANTWOORD, by=by, op=moment(dag + timedelta(days=2), 14, 40))
    op = moment(dag + timedelta(days=4), 11, 30)
    verzoek.refresh_from_db()
    verzoek = perform(verzoek, "grant", by=beslist, op=op, afweging=weigh(op.date()))
    settle(op)
    toewijzing = Toewijzing.objects.get(onderdeel__arrangement=verzoek.arrangement)
    begin = toewijzing.ingangsdatum
    report_start(toewijzing, begin, moment(begin + timedelta(days=1), 10))


def _propose(wereld: Wereld, eind: date) -> None:
    """After the calibration: a lower norm, waiting for the second normbeheerder."""
    oud = Normversie.objects.in_force(eind).of_product("45C09").first()
    if oud is None or Normversie.objects.of_product("45C09").filter(status="concept").exists():
        return
    ingang = eind + timedelta(days=14)
    velden = ("product_code", "naam", "regime", "eenheid", "maximum_duur", "duur_eenheid")
    draft(
        {veld: getattr(oud, veld) for veld in velden}
        | {
            "versienaam": f"{ingang.year}-2",
            "maximum_volume": Decimal(72),
            "geldig_van": ingang,
            "bron": "Verzonnen voorstel na de ijking",
            "fictief": True,
            "toelichting": "80 procent van de trajecten in het voorbeeld bleef hieronder.",
        },
        [],
        by=wereld.mensen["norma"],
        op=moment(eind - timedelta(days=3), 15, 10),
    )


def _seen_by_the_draft(wereld: Wereld, eind: date) -> None:
    """The concept for Teun was filled in under the norm of now: a new one is told."""
    for verzoek in Verzoek.objects.drafts().filter(aanbieder=wereld.organisaties["vlierhof"]):
        invoer = read_draft(verzoek)
        begin, norm = invoer.get("3", {}), Normversie.objects.in_force(eind)
        versie = norm.of_product(begin.get("product_code", "")).first()
        if versie is None or GEZIEN in begin:
            continue
        inhoud = begin | {GEZIEN: versie.versienaam}
        by, op = wereld.mensen["reins"], verzoek.bewaard_op
        save_step(verzoek, 3, inhoud, by=by, versie=None, op=op)
