"""Hulp die klaar is, per aanbieder beoordeeld: resultaat per doel, cijfer en de zeven scores."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from arrangementen.berichten.aanbiederzijde import stop_of
from arrangementen.models import Toewijzing
from casusregie.afronding.beoordelen import begin_assessment, save_assessment
from casusregie.afronding.hulp import help_of
from casusregie.afronding.keuzes import Waarde
from casusregie.documenten.maken import begin_document
from casusregie.models import Casus
from organisaties.models import Organisatie
from verloop.overgangen import perform

from .aanbieder import practitioner_of, receive_message, settle
from .afsluiten import close_casus, look_back
from .gezinnen import MAN, VROUW, Kind
from .lokaal import Hulp, LokaalVerhaal, Speler, moment
from .wereld import Wereld

VOLGENS_PLAN, EENZIJDIG = "31", "32"
#: Days ago that the stories began; the help starts three weeks later.
BEGIN = 190


@dataclass(frozen=True)
class Afloop:
    """How help ended: days of help, why, the grade, the effect and the score of most parts."""

    verhaal: LokaalVerhaal
    dagen: int
    cijfer: int
    effect: str
    score: int
    wat: str
    reden: str = VOLGENS_PLAN
    behaald: str = "behaald"
    gesloten: bool = False


def _story(kind: Kind, aanbieder: str, **anders: Any) -> LokaalVerhaal:
    return LokaalVerhaal(kind, BEGIN, "loopt", Hulp(aanbieder), **anders)


AFGEROND = (
    Afloop(
        _story(Kind("Nina", "Dalmeijer", (2012, 5, 17), VROUW, 40), "vlierhof"),
        *(120, 8, "goed", 4),
        "Nina gaat elke dag naar school en belt zelf als het tegenzit.",
        gesloten=True,
    ),
    Afloop(
        _story(Kind("Boaz", "Verwoerd", (2011, 1, 9), MAN, 41), "stapsteen"),
        *(95, 6, "deels", 3),
        "Boaz gaat drie dagen per week. De begeleider wisselde twee keer.",
        behaald="deels",
    ),
    Afloop(
        _story(Kind("Amira", "Haddou", (2013, 10, 26), VROUW, 42), "linde"),
        *(140, 9, "goed", 5),
        "Amira slaapt door en speelt weer buiten.",
        gesloten=True,
    ),
    Afloop(
        _story(
            Kind("Joep", "Sterrenburg", (2010, 7, 4), MAN, 43),
            "ankerplaats",
            team="capelle",
            procesregisseur="osman",
            casusregisseur="verhage",
        ),
        *(60, 5, "niet", 2),
        "Joep kwam na zes weken niet meer. De hulp is in overleg gestopt.",
        EENZIJDIG,
        "niet",
    ),
)


def play_finished(wereld: Wereld, eind: date) -> None:
    """Each story to its adopted judgement."""
    for afloop in AFGEROND:
        casus = Speler(afloop.verhaal, wereld, eind).play()
        toewijzing = casus.toewijzingen.get()  # type: ignore[attr-defined]
        laatste = toewijzing.starts.get().begindatum + timedelta(days=afloop.dagen)
        regie = wereld.mensen[afloop.verhaal.casusregisseur]
        look_back(casus, laatste, (practitioner_of(toewijzing.aanbieder), regie), afloop.wat)
        _stop(toewijzing, laatste, afloop)
        _judge(casus, afloop, wereld)
        if afloop.gesloten:
            procesregisseur = wereld.mensen[afloop.verhaal.procesregisseur]
            close_casus(casus, regie, procesregisseur, moment(laatste + timedelta(days=21), 11))


def _stop(toewijzing: Toewijzing, laatste: date, afloop: Afloop) -> None:
    """The JW307: the help ended."""
    start = toewijzing.starts.get().begindatum  # type: ignore[attr-defined]
    op, nummer = moment(laatste + timedelta(days=2), 11), f"E{toewijzing.pk}"
    bericht = stop_of(toewijzing, start, laatste, afloop.reden, op=op, nummer=nummer)
    receive_message(bericht, op, f"JW307-{nummer}.xml")
    settle(op)


def _judge(casus: Casus, afloop: Afloop, wereld: Wereld) -> None:
    """The report of the aanbieder, and the judgement of the team with family and aanbieder."""
    casus = Casus.objects.get(pk=casus.pk)
    hulp: Any = next(iter(help_of(casus)))
    einde = hulp.einde_op or hulp.gestart_op
    aanbieder = Organisatie.objects.get(pk=hulp.aanbieder_id)
    _report(casus, aanbieder, afloop, moment(einde + timedelta(days=9), 10))
    by = wereld.mensen[afloop.verhaal.procesregisseur]
    op = moment(einde + timedelta(days=14), 14)
    stuk = begin_assessment(casus, hulp, by=by, op=op)
    stuk = save_assessment(
        stuk,
        by=by,
        op=op,
        doelen={doel.pk: (afloop.behaald, afloop.wat) for doel in stuk.doelen.all()},  # type: ignore[attr-defined]
        scores={deel: max(1, afloop.score - n % 2) for n, deel in enumerate(Waarde.values)},
        effect=afloop.effect,
        effect_toelichting=afloop.wat,
        tevredenheid=afloop.cijfer,
        informant="samen",
        vervolg="geen" if afloop.behaald == "behaald" else "lichter",
        nazorg="Na zes weken belt de casusregisseur.",
        afschaling="Het wijkteam kijkt mee.",
    )
    perform(stuk, "adopt", by=by, op=op)


def _report(casus: Casus, aanbieder: Organisatie, afloop: Afloop, op: datetime) -> None:
    wie = practitioner_of(aanbieder)
    inhoud = {
        "inzet": "Begeleiding thuis en op school, twee keer per week.",
        "resultaten": [
            {"doel": "Weer elke dag naar school", "resultaat": afloop.wat},
        ],
        "afspraken": "De mentor houdt contact met de ouders.",
        "afschaling": "In de laatste maand van twee keer naar een keer per week.",
        "nazorg": "Zes weken bereikbaar per telefoon.",
        "mening": "De jeugdige en de ouders lazen dit verslag en vulden het aan.",
    }
    stuk = begin_document(casus, "afsluitrapportage", by=wie, op=op, inhoud=inhoud)
    perform(stuk, "adopt", by=wie, op=op)
