"""Wat is klaar na stap 2 en na stap 3 van route A en B, afgeleid uit de gegevens."""

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject, TruncDate
from django.urls import reverse

from casusregie.casus.models import Casus
from casusregie.documenten.models import Document
from casusregie.logboek.evaluaties.models import Evaluatiemoment
from casusregie.routes.checklist import BEOORDELING, COMPLEET, LEEG, ONTBREEKT, Punt
from casusregie.routes.vinden import ROUTES
from organisaties.rollen import Rol
from verloop.models import Gebeurtenis

from .beoordeling import Eindbeoordeling
from .hulp import Hulp, help_of
from .oordeelbewakers import EINDRAPPORT
from .sluiten import reassessed_on

GEMONITORD, BIJGESTUURD = ("start_evaluation",), ("resume", "start_closing", "close")
ZETTEN = (*GEMONITORD, *BIJGESTUURD)
GEHOUDEN, VERSLAG = "evaluatie_gehouden", "voortgangsverslag"


def route_a_step_two(casus: Casus, route: Any) -> list[Punt]:
    """Uitvoering opgestart, gemonitord, bijgestuurd waar nodig (CR-A2-01)."""
    momenten = _moments(casus, route)
    gestart = route.hulp_gestart_op
    opgestart = Punt("opgestart", "Uitvoering opgestart", _stand(gestart), gestart)
    return [opgestart, _monitored(momenten), _adjusted(momenten)]


def route_b_step_two(casus: Casus, route: Any) -> list[Punt]:
    """Uitvoering gemonitord (CR-B2-01)."""
    return [_monitored(_moments(casus, route))]


def route_a_step_three(casus: Casus, route: Any) -> list[Punt]:
    """Eindresultaat beoordeeld, duidelijkheid over vervolg (CR-A3-01); the rest is needed too.

    The first item of the Handreiking is lost in the source; the report of the aanbieder and the
    casusregie stand here because the casus does not close without them.
    """
    oordelen = _judgements(casus)
    rapport = Document.objects.adopted_on(casus, EINDRAPPORT)
    documenten = _url(casus, "afronding")
    return [
        Punt("rapport", "Eindrapport van de aanbieder", _stand(rapport), rapport, documenten),
        *_result(casus, oordelen),
        _regie(casus),
    ]


def route_b_step_three(casus: Casus, route: Any) -> list[Punt]:
    """Effect and results judged, stop reported, vervolg known (CR-B3-02, CR-B3-07)."""
    oordelen = _judgements(casus)
    punten = [*_result(casus, oordelen), _stopped(casus)]
    return [*punten, _regie(casus)] if casus.team_id and not casus.opt_out else punten


def _stand(op: date | None) -> str:
    return COMPLEET if op else LEEG


def step_facts() -> JSONObject:
    """What `_moments` reads, as an expression on the casus."""
    zelf = OuterRef("pk")
    codes = [f"{route._meta.label_lower}.{zet}" for route in ROUTES.values() for zet in ZETTEN]
    stappen = Gebeurtenis.objects.filter(dossier=OuterRef("kenmerk"), code__in=codes).order_by()
    rij = JSONObject(code="code", route="object_id", dag=TruncDate("op"))
    gehouden = Evaluatiemoment.objects.filter(casus=zelf, gesprek_op__isnull=False)
    verslagen = Document.objects.filter(casus=zelf, soort=VERSLAG, vastgesteld_op__isnull=False)
    return JSONObject(
        stappen=ArraySubquery(stappen.values_list(rij)),
        gehouden=Subquery(gehouden.order_by("-gesprek_op").values("gesprek_op")[:1]),
        verslag=Subquery(verslagen.order_by("vastgesteld_op").values("vastgesteld_op")[:1]),
    )


def _moments(casus: Casus, route: Any) -> dict[str, date]:
    """When each move of the route was made for the last time, the last evaluatiemoment was held
    and the first voortgangsverslag was vastgesteld; one query, none on the page of the casus.
    """
    feiten = casus.__dict__.get("stapfeiten")
    if feiten is None:
        feiten = Casus.objects.filter(pk=casus.pk).values_list(step_facts()).get()[0]
    soort = route._meta.label_lower
    momenten: dict[str, date] = {}
    for stap in feiten["stappen"]:
        van, _, naam = stap["code"].rpartition(".")
        if (van, stap["route"]) == (soort, route.pk):
            dag = date.fromisoformat(stap["dag"])
            momenten[naam] = max(dag, momenten.get(naam, dag))
    eigen = {GEHOUDEN: feiten["gehouden"], VERSLAG: feiten["verslag"]}
    return momenten | {naam: date.fromisoformat(dag) for naam, dag in eigen.items() if dag}


def _last(momenten: dict[str, date], namen: tuple[str, ...]) -> date | None:
    return max((momenten[naam] for naam in namen if naam in momenten), default=None)


def _monitored(momenten: dict[str, date]) -> Punt:
    """An evaluation, an evaluatiemoment that was held, or a voortgangsverslag."""
    op = _last(momenten, GEMONITORD)
    op = op or momenten.get(VERSLAG) or momenten.get(GEHOUDEN)
    return Punt("gemonitord", "Uitvoering gemonitord", _stand(op), op)


def _adjusted(momenten: dict[str, date]) -> Punt:
    """After an evaluation it was decided to go on, to change or to end: then it was looked at."""
    gehouden = momenten.get(GEHOUDEN)
    gekeken = max(filter(None, (_last(momenten, GEMONITORD), gehouden)), default=None)
    besloten = max(filter(None, (_last(momenten, BIJGESTUURD), gehouden)), default=None)
    titel = "Bijgestuurd waar nodig"
    if gekeken is None:
        return Punt("bijgestuurd", titel, LEEG)
    if besloten is None or besloten < gekeken:
        return Punt("bijgestuurd", titel, BEOORDELING)
    return Punt("bijgestuurd", titel, COMPLEET, besloten)


def _judgements(casus: Casus) -> tuple[list[Hulp], dict[Any, Eindbeoordeling]]:
    geleverd = [hulp for hulp in help_of(casus) if hulp.gestart_op]
    rijen = Eindbeoordeling.objects.filter(casus=casus) if geleverd else ()
    return geleverd, {rij.hulp_kenmerk: rij for rij in rijen}


def _result(casus: Casus, oordelen: tuple[list[Hulp], dict[Any, Eindbeoordeling]]) -> list[Punt]:
    geleverd, per_hulp = oordelen
    stukken = [per_hulp.get(hulp.kenmerk) for hulp in geleverd]
    url = _url(casus, "afronding")
    klaar = [stuk.vastgesteld_op for stuk in stukken if stuk and stuk.vastgesteld_op]
    alles = bool(geleverd) and len(klaar) == len(geleverd)
    begonnen = any(stukken)
    stand = COMPLEET if alles else (ONTBREEKT if begonnen else LEEG)
    op = max(klaar) if alles else None
    vervolg = bool(stukken) and all(stuk is not None and stuk.vervolg for stuk in stukken)
    return [
        Punt("eindresultaat", "Eindresultaat beoordeeld", stand, op, url),
        Punt("vervolg", "Duidelijk wat het vervolg is", COMPLEET if vervolg else stand, op, url),
    ]


def _stopped(casus: Casus) -> Punt:
    """The aanbieder reported the stop (JW307)."""
    hulp = [h for h in help_of(casus) if h.gestart_op]
    dagen = [h.einde_op for h in hulp if not h.loopt and h.einde_op]
    klaar = bool(hulp) and len(dagen) == len(hulp)
    return Punt(
        "stop", "Stop gemeld (JW307)", COMPLEET if klaar else LEEG, max(dagen, default=None)
    )


def _regie(casus: Casus) -> Punt:
    """Looked at again after the help; with the gezin itself there is nothing to look at."""
    titel, url = "Casusregie opnieuw bekeken", _url(casus, "heroverweging_new")
    geleverd = [hulp for hulp in help_of(casus) if hulp.gestart_op]
    if any(hulp.loopt for hulp in geleverd):
        return Punt("regie", titel, LEEG, url=url)
    op = reassessed_on(casus)
    houder = casus.holder_of(Rol.CASUSREGISSEUR)
    if op is None and geleverd and houder is not None and houder.bij_gezin:
        return Punt("regie", f"{titel}: ligt bij het gezin", COMPLEET, url=url)
    return Punt("regie", titel, _stand(op), op, url)


def _url(casus: Casus, naam: str) -> str:
    return reverse(f"casusregie:{naam}", args=[casus.kenmerk])
