"""Wat is klaar na stap 1 van route B, en de tien taken van de aanbieder (CR-B1-02, CR-B1-04).

Alles is afgeleid uit wat is vastgelegd. Van het verzoek, het arrangement en de opdracht weet een
hogere app; die meldt zich aan als bron.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from casusregie.casus.models import Casus
from casusregie.documenten.models import Document
from casusregie.routes.checklist import COMPLEET, LEEG, ONTBREEKT, Punt, from_source
from casusregie.routes.stand import is_recorded, stand_of
from casusregie.routes.vinden import route_of
from organisaties.rollen import Rol
from verloop.meekomen import carried, unpack

from .intake import Intake, Soortvraag, Status, Teamkeuze

Bron = Callable[[Casus], date | None]
PLAN = "hulpverleningsplan_b"
BIJ_INTAKE = ("organisatie",)
_verzoek: list[Bron] = []


def set_verzoek_source(bron: Bron) -> None:
    """An upper app tells on which day the verzoek om toewijzing was sent."""
    _verzoek[:] = [bron]


def end_of_step_one(casus: Casus, route: Any = None) -> list[Punt]:
    """The nine points of route B, in the order of the Handreiking."""
    route = route or route_of(casus)
    stand, intake = stand_of(route), intake_of(casus)
    analyse = stand.analyse if is_recorded(stand.analyse) else None
    verwijzing, vragen = _url(casus, "verwijzing"), _url(casus, "vraaganalyse")
    return [
        _on("juiste_aanbieder", "De juiste aanbieder", _right_aanbieder(intake), verwijzing),
        _piece("gezinsproblematiek", "Gezinsproblematiek beschreven", stand.analyse, vragen),
        _safety(route, stand, casus),
        _on("noodzaak", "Noodzaak van hulp bekend", _need(analyse), vragen),
        _on("soort_vraag", "Enkelvoudig, meervoudig of complex", _weight(intake), verwijzing),
        _support(casus, intake, verwijzing),
        _on("hulpverleningsplan", "Hulpverleningsplan vastgesteld", _plan(casus), _papers(casus)),
        from_source("arrangement", "Arrangement vastgesteld", route),
        from_source("opdracht", "Opdracht geformaliseerd", route),
    ]


def tasks_of_aanbieder(casus: Casus, route: Any = None) -> list[Punt]:
    """The ten tasks of the aanbieder in step 1, each with its day."""
    route = route or route_of(casus)
    stand, intake, plan = stand_of(route), intake_of(casus), _plan(casus)
    verwijzing, papieren = _url(casus, "verwijzing"), _papers(casus)
    return [
        _piece("vraaganalyse", "Vraaganalyse", stand.analyse, _url(casus, "vraaganalyse")),
        _safety(route, stand, casus, "Risicotaxatie"),
        _on("regie", "Kan het gezin zelf de casusregie voeren", _capable(intake), verwijzing),
        _on("meldcode", "Meldcode afgewogen, zo nodig SISA", _meldcode(intake), verwijzing),
        _on("team", "Lokale team informeren of betrekken", _team(intake), verwijzing),
        _on("doelen", "Doelen SMART opgeschreven", plan, papieren),
        _on("vertaling", "Vertaald naar resultaatgebieden en hulp", plan, papieren),
        _on("plan", "Hulpverleningsplan vastgesteld", plan, papieren),
        _on("afspraken", "Afspraken over samenwerken en volgen", plan, papieren),
        _on("verzoek", "Verzoek om toewijzing verstuurd", _sent(casus)),
    ]


def intake_of(casus: Casus) -> Intake | None:
    """The newest intake that was not given up; read once per look at the casus."""
    if "_intake" not in casus.__dict__:
        casus.__dict__["_intake"] = _intakes(casus).select_related(*BIJ_INTAKE).first()
    gevonden: Intake | None = casus.__dict__["_intake"]
    return gevonden


def _intakes(casus: Any) -> QuerySet[Intake]:
    return Intake.objects.filter(casus=casus).exclude(status=Status.ELDERS).order_by("-pk")


def step_one_facts() -> dict[str, Any]:
    """What `end_of_step_one` reads, as expressions on the casus; see `seed_step_one`."""
    zelf = OuterRef("pk")
    return {
        "intake_nu": carried(_intakes(zelf)[:1], *BIJ_INTAKE),
        "_hulpverleningsplan": _plan_day(),
    }


def seed_step_one(casus: Any) -> None:
    """Hand over the intake that came along with the casus."""
    casus.__dict__["_intake"] = next(iter(unpack(Intake, casus.intake_nu, *BIJ_INTAKE)), None)


def _right_aanbieder(intake: Intake | None) -> date | None:
    return intake.eerste_contact_op if intake and intake.past_aanbod else None


def _need(analyse: Any) -> date | None:
    return analyse.vastgelegd_op if analyse is not None and analyse.soort_hulp else None


def _weight(intake: Intake | None) -> date | None:
    return intake.eerste_contact_op if intake and intake.soort_vraag else None


def _capable(intake: Intake | None) -> date | None:
    known = intake is not None and intake.gezin_kan_regie is not None
    return intake.eerste_contact_op if intake and known else None


def _meldcode(intake: Intake | None) -> date | None:
    if intake is None or not intake.meldcode:
        return None
    return intake.meldcode_op or intake.eerste_contact_op


def _team(intake: Intake | None) -> date | None:
    return intake.eerste_contact_op if intake and intake.team_keuze else None


def _support(casus: Casus, intake: Intake | None, url: str) -> Punt:
    """A meervoudige or complexe vraag has the lokaal team for casusregie, unless opt-out."""
    titel = "Bij meervoudig of complex: steun van het lokale team"
    dag = _weight(intake)
    if intake is None or dag is None:
        return Punt("steun", titel, LEEG, url=url)
    enkel = intake.soort_vraag == Soortvraag.ENKELVOUDIG
    zelf = casus.opt_out or intake.team_keuze == Teamkeuze.ANONIEM
    houder = casus.team_id and casus.holder_of(Rol.PROCESREGISSEUR)
    if enkel or zelf or houder:
        return Punt("steun", titel, COMPLEET, dag, url)
    return Punt("steun", titel, ONTBREEKT, url=url)


def _safety(route: Any, stand: Any, casus: Casus, titel: str = "Veiligheid vastgesteld") -> Punt:
    """The risicotaxatie, or the recorded reason why there is none (domein.md §0 c)."""
    if route.zonder_taxatie_reden and not is_recorded(stand.taxatie):
        return Punt("veiligheid", titel, COMPLEET, route.zonder_taxatie_op)
    return _piece("veiligheid", titel, stand.taxatie, _url(casus, "risicotaxatie"))


def _plan(casus: Casus) -> date | None:
    if "_hulpverleningsplan" not in casus.__dict__:
        casus.__dict__["_hulpverleningsplan"] = Document.objects.adopted_on(casus, PLAN)
    dag: date | None = casus.__dict__["_hulpverleningsplan"]
    return dag


def _plan_day() -> Subquery:
    rijen = Document.objects.adopted(OuterRef("pk"), PLAN).order_by("-vastgesteld_op", "-pk")
    return Subquery(rijen.values("vastgesteld_op")[:1])


def _sent(casus: Casus) -> date | None:
    return _verzoek[0](casus) if _verzoek else None


def _piece(code: str, titel: str, stuk: Any, url: str) -> Punt:
    if is_recorded(stuk):
        return Punt(code, titel, COMPLEET, stuk.vastgelegd_op, url)
    return Punt(code, titel, LEEG if stuk is None else ONTBREEKT, url=url)


def _on(code: str, titel: str, op: date | None, url: str = "") -> Punt:
    return Punt(code, titel, COMPLEET if op else LEEG, op, url)


def _papers(casus: Casus) -> str:
    return _url(casus, "document_list")


def _url(casus: Casus, naam: str) -> str:
    return reverse(f"casusregie:{naam}", args=[casus.kenmerk])
