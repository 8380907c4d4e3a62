"""Alle cijfers met een lijst erachter: elk één keer bepaald, met definitie en bron."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Count, DateField, F, QuerySet, Value
from django.db.models.functions import TruncMonth

from . import cijfers, einden, meldingen, rijen, wachttijd
from .cijfer import Cijfer, Vraag
from .keuze import Keuze

INZET, TOEWIJZING = ("inzet", "inzetten"), ("toewijzing", "toewijzingen")
JEUGDIGE, MELDING = ("jeugdige", "jeugdigen"), ("melding", "meldingen")
VAN_INZET = "1-op-1-inzetten in dit product"
VAN_NORM = "Toewijzingen met hun oordeel naast de norm, vastgelegd bij het besluit"


def _still(vraag: Callable[[Keuze], QuerySet[Any]]) -> Vraag:
    """A question that looks at the period only."""
    return lambda keuze, on: vraag(keuze)


_ALLE = (
    Cijfer(
        "voorbij",
        "1-op-1 voorbij dag 28",
        "1-op-1 die nog loopt na de laatste dag. De laatste dag is de startdag plus 27 dagen.",
        VAN_INZET,
        cijfers.past_last_day,
        rijen.INZET,
        INZET,
        eisen=("RV-B15-01",),
    ),
    Cijfer(
        "bijna",
        "1-op-1 op dag 21 tot en met 28",
        "1-op-1 die loopt en op of na dag 21 is, tot en met de laatste dag.",
        VAN_INZET,
        cijfers.near_last_day,
        rijen.INZET,
        INZET,
    ),
    Cijfer(
        "lopend",
        "Lopende 1-op-1",
        "1-op-1 die is gestart en niet is beëindigd.",
        VAN_INZET,
        cijfers.running,
        rijen.INZET,
        INZET,
    ),
    Cijfer(
        "beeindigd",
        "Beëindigde 1-op-1",
        "1-op-1 die in de periode is beëindigd.",
        VAN_INZET,
        _still(cijfers.ended),
        rijen.INZET,
        INZET,
        dag="beeindigd_op",
    ),
    Cijfer(
        "te-lang",
        "1-op-1 langer dan 28 dagen",
        "1-op-1 die in de periode is beëindigd, na meer dagen dan het kader toestaat (28).",
        VAN_INZET,
        _still(cijfers.ended_too_late),
        rijen.INZET,
        INZET,
        dag="beeindigd_op",
    ),
    Cijfer(
        "getoetst",
        "Toewijzingen met een norm",
        "Toewijzingen waarover in de periode is besloten en waarvoor een norm geldt.",
        VAN_NORM,
        _still(cijfers.judged),
        rijen.TOEWIJZING,
        TOEWIJZING,
        dag="toegewezen_op",
    ),
    Cijfer(
        "boven-de-norm",
        "Toewijzingen boven de norm",
        "Toewijzingen waarover in de periode is besloten, met meer volume of duur dan de norm.",
        VAN_NORM,
        _still(cijfers.above_norm),
        rijen.TOEWIJZING,
        TOEWIJZING,
        dag="toegewezen_op",
    ),
    Cijfer(
        "zonder-grond",
        "Boven de norm zonder grond",
        "Toewijzingen boven de norm zonder uitzonderingsgrond en zonder hardheidsclausule.",
        VAN_NORM,
        _still(cijfers.without_ground),
        rijen.TOEWIJZING,
        TOEWIJZING,
        dag="toegewezen_op",
    ),
    Cijfer(
        "wacht-te-lang",
        "Wacht langer dan de Treeknorm",
        "Jeugdigen die nu langer dan 4 weken wachten op een eerste gesprek, of daarna langer dan"
        " 10 weken op de start van de hulp. De weken zijn een instelling.",
        "Triage en intake, vastgelegd door de aanbieder",
        wachttijd.waiting_too_long,
        rijen.INTAKE,
        JEUGDIGE,
        eisen=("RV-0-04",),
        aanbieder="organisatie_id",
    ),
    Cijfer(
        "wacht",
        "Wacht op hulp",
        "Jeugdigen die nu wachten op een eerste gesprek, of daarna op de start van de hulp.",
        "Triage en intake, vastgelegd door de aanbieder",
        wachttijd.waiting,
        rijen.INTAKE,
        JEUGDIGE,
        aanbieder="organisatie_id",
    ),
    Cijfer(
        "aanbieder-stopt",
        "Aanbieder stopt",
        "Meldingen in de periode dat een aanbieder de hulp eenzijdig wil stoppen, wat er ook van"
        " kwam.",
        "Stoppen door de aanbieder, stap 4: melding gedaan",
        einden.unilateral,
        rijen.BEEINDIGING,
        MELDING,
        dag="gemeld_op",
    ),
    Cijfer(
        "meldingen",
        "Meldingen van aanbieders",
        "Wat een aanbieder in de periode moest melden: de start van hulp en de retour op een"
        " bericht. Een start die nog niet is gemeld, telt pas als hulp met terugwerkende kracht"
        " is toegewezen.",
        "iJw-termijnen OP271 en OP090",
        meldingen.due,
        rijen.MELDING,
        MELDING,
        dag="uiterlijk",
        aanbieder="aan_zet_organisatie_id",
    ),
    Cijfer(
        "te-laat-gemeld",
        "Te laat gemeld",
        "Daarvan: gemeld na de laatste dag, of nog niet gemeld.",
        "iJw-termijnen OP271 en OP090",
        meldingen.late,
        rijen.MELDING,
        MELDING,
        dag="uiterlijk",
        aanbieder="aan_zet_organisatie_id",
    ),
    Cijfer(
        "beoordelingen",
        "Eindbeoordelingen",
        "Vastgestelde eindbeoordelingen van hulp die in de periode eindigde.",
        "Eindbeoordeling (landelijke KPI's, Handreiking Casusregie)",
        einden.judgements,
        rijen.OORDEEL,
        ("beoordeling", "beoordelingen"),
        eisen=("CR-K-01",),
        dag="geeindigd_op",
    ),
)
LIJSTEN: dict[str, Cijfer] = {cijfer.sleutel: cijfer for cijfer in _ALLE}


def per_aanbieder(sleutels: tuple[str, ...], keuze: Keuze, on: date) -> dict[int, dict[str, int]]:
    """The figures by aanbieder and key; one query."""
    tellingen = [
        LIJSTEN[s]
        .vraag(keuze, on)
        .order_by()
        .annotate(welke=Value(s), bij=F(LIJSTEN[s].aanbieder))
        .values("welke", "bij")
        .annotate(aantal=Count("*"))
        .values_list("welke", "bij", "aantal")
        for s in sleutels
    ]
    geteld: dict[int, dict[str, int]] = {}
    for welke, bij, aantal in tellingen[0].union(*tellingen[1:], all=True):
        geteld.setdefault(bij, dict.fromkeys(sleutels, 0))[welke] = aantal
    return geteld


def per_month(sleutels: tuple[str, ...], keuze: Keuze, on: date) -> dict[str, dict[date, int]]:
    """What happened in the period, by key and first day of the month; one query.

    Raises KeyError for a figure that is about this moment.
    """
    tellingen = []
    for sleutel in sleutels:
        cijfer = LIJSTEN[sleutel]
        if cijfer.nu:
            raise KeyError(sleutel)
        maand = TruncMonth(cijfer.dag, output_field=DateField())
        rijen = cijfer.vraag(keuze, on).order_by().annotate(welke=Value(sleutel), maand=maand)
        rijen = rijen.values("welke", "maand").annotate(aantal=Count("*"))
        tellingen.append(rijen.values_list("welke", "maand", "aantal"))
    geteld: dict[str, dict[date, int]] = {sleutel: {} for sleutel in sleutels}
    for welke, eerste, aantal in tellingen[0].union(*tellingen[1:], all=True):
        geteld[welke][eerste] = aantal
    return geteld


def counts(sleutels: tuple[str, ...], keuze: Keuze, on: date) -> dict[str, int]:
    """The figures by key, each from the question of its own list; one query."""
    vragen: dict[str, QuerySet] = {s: LIJSTEN[s].vraag(keuze, on) for s in sleutels}
    return cijfers.count_all(vragen)
