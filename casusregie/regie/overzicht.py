"""Wat de regiepagina van een casus laat zien: houders, contact, verzoeken en overdrachten."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef

from casusregie.casus.models import Casus, Regierol
from casusregie.casus.pagina import page_rows
from casusregie.casus.querysets import CasusQuerySet
from casusregie.jeugdige.models import Betrokkenheid
from casusregie.routes.acties import page_route
from organisaties.rollen import Rol
from verloop.meekomen import carried, unpack

from .inrichting import EigenStap, Mandaat
from .ivh import Ivh
from .personen import Bereikbaarheid, Contactpersoon, reach_of
from .procesregie import Regievraag, TijdelijkeProcesregie
from .rer import rer_name, zorgbemiddeling
from .schema import FASEN, SCHEMA, kinds_of_help, page_analyses, phase_of

BIJ_CONTACT, BIJ_RER, BIJ_VRAAG = ("medewerker",), ("rer", "houder"), ("gesteld_door",)


@dataclass(frozen=True)
class Rolregel:
    """One holder of a regierol, now or earlier."""

    rij: Regierol
    bereik: Bereikbaarheid | None = None
    afwezig: bool = False


def regie_rows(lezer: Any, on: date) -> CasusQuerySet:
    """Casussen with what `regie_context` reads of them."""
    zelf = OuterRef("pk")
    contact = Contactpersoon.objects.filter(casus=zelf, einddatum=None).order_by("pk")
    rer = TijdelijkeProcesregie.objects.filter(casus=zelf).order_by("-pk")
    ivh = Ivh.objects.filter(casus=zelf).order_by("-begindatum")
    vragen = Regievraag.objects.filter(casus=zelf).order_by("-pk")
    return page_rows(lezer, on).annotate(
        contact_nu=carried(contact[:1], *BIJ_CONTACT),
        rer_nu=carried(rer[:1], *BIJ_RER),
        ivh_nu=carried(ivh[:1]),
        regievragen_nu=carried(vragen[:10], *BIJ_VRAAG),
    )


def regie_context(casus: Any, on: date) -> dict[str, Any]:
    """Who holds what, the contact person, and what is asked or handed over; of `regie_rows`."""
    rijen = sorted(casus.regierollen.all(), key=lambda r: (r.begin, r.pk), reverse=True)
    contact = next(iter(_brought(casus, Contactpersoon, "contact_nu", *BIJ_CONTACT)), None)
    mensen = [r.medewerker for r in rijen if r.einde is None and r.medewerker]
    bereik = reach_of([*mensen, *([contact.medewerker] if contact else [])])
    stukken = _pieces(casus, on)
    return {
        "nu": [_line(r, bereik, on) for r in rijen if r.einde is None],
        "eerder": [r for r in rijen if r.einde is not None],
        "ontbreekt": missing_roles(casus, rijen),
        "contact": contact,
        "contact_bereik": bereik.get(contact.medewerker_id) if contact else None,
        "contact_afwezig": _absent(bereik, contact, on),
        "aantallen": family_counts(casus, rijen, stukken["overdrachten"], on),
        **stukken,
    }


def background_context(casus: Casus, on: date) -> dict[str, Any]:
    """Tasks per role, mandate, own steps, judgements and hours."""
    return {
        "schema": [
            (Regierol.Soort(rol).label, kop, regels) for rol, (kop, regels) in SCHEMA.items()
        ],
        "fase": FASEN[phase_of(page_route(casus))],
        "soorten_hulp": kinds_of_help(casus),
        "controles": list(order_checks(casus)),
        "mandaten": mandates_for(casus, on),
        "eigen_stappen": own_steps(casus, on),
        "oordelen": list(casus.regieoordelen.select_related("door").order_by("-pk")[:10]),  # type: ignore[attr-defined]
        "uren": list(
            casus.regietijd.select_related("medewerker").order_by("-week", "pk")[:8]  # type: ignore[attr-defined]
        ),
    }


def missing_roles(casus: Casus, rijen: list[Regierol]) -> list[str]:
    """The roles that nobody holds though the casus is open; route B may do without."""
    if casus.gesloten_op or casus.route == "B":
        return []
    lopend = {r.rol for r in rijen if r.einde is None}
    nodig = (Rol.PROCESREGISSEUR, Rol.CASUSREGISSEUR)
    return [rol.label.lower() for rol in nodig if rol not in lopend]


def family_counts(
    casus: Casus, rijen: list[Regierol], overdrachten: list[Any], on: date
) -> dict[str, int]:
    """Hand-overs and professionals of this casus, to keep them few (RV-B04-03)."""
    organisaties = Betrokkenheid.objects.running(on).filter(casus=casus)
    wissels = [r for r in rijen if r.rol == Rol.CASUSREGISSEUR and r.einde is not None]
    return {
        "overdrachten": sum(o.status == "geaccepteerd" for o in overdrachten),
        "wissels": len(wissels),
        "professionals": len({r.medewerker_id for r in rijen if r.medewerker_id}),
        "organisaties": organisaties.values("organisatie").distinct().count(),
    }


def mandates_for(casus: Casus, on: date) -> list[Mandaat]:
    """Per wet the mandate of this gemeente, else the general one (RV-B03-07)."""
    gekozen: dict[str, Mandaat] = {}
    rijen = Mandaat.objects.valid_on(on).order_by("wet", "geldig_van")
    for rij in rijen.filter(gemeente=None) | rijen.filter(gemeente=casus.gemeente_id):
        if rij.gemeente_id or rij.wet not in gekozen or not gekozen[rij.wet].gemeente_id:
            gekozen[rij.wet] = rij
    return [gekozen[wet] for wet in sorted(gekozen)]


def own_steps(casus: Casus, on: date) -> list[tuple[EigenStap, Any]]:
    """The steps the organisation of this casus added for its route, with what was done."""
    if casus.team_id is None:
        return []
    stappen = list(EigenStap.objects.valid_on(on).filter(organisatie=casus.team, route=casus.route))
    rijen = casus.eigen_stappen.select_related("door") if stappen else ()  # type: ignore[attr-defined]
    gedaan = {rij.stap_id: rij for rij in rijen}
    return [(stap, gedaan.get(stap.pk)) for stap in stappen]


def _brought(casus: Any, soort: Any, naam: str, *met: str) -> list[Any]:
    """The rows that came along under this name, each with its casus."""
    rijen: list[Any] = unpack(soort, getattr(casus, naam), *met)
    for rij in rijen:
        rij.casus = casus
    return rijen


def _line(rij: Regierol, bereik: dict[int, Bereikbaarheid], on: date) -> Rolregel:
    eigen = bereik.get(rij.medewerker_id or 0)
    return Rolregel(rij, eigen, bool(eigen and eigen.absent_on(on)))


def _absent(bereik: dict[int, Bereikbaarheid], contact: Any, on: date) -> bool:
    eigen = bereik.get(contact.medewerker_id) if contact else None
    return bool(eigen and eigen.absent_on(on))


def _pieces(casus: Any, on: date) -> dict[str, Any]:
    rer = next(iter(_brought(casus, TijdelijkeProcesregie, "rer_nu", *BIJ_RER)), None)
    lopend = rer if rer and rer.status in ("gevraagd", "loopt") else None
    return {
        "rer": rer,
        "rer_lopend": lopend,
        "rer_naam": rer_name(on),
        "zorgbemiddeling": zorgbemiddeling(lopend.rer, on) if lopend else [],
        "ivh": next(iter(_brought(casus, Ivh, "ivh_nu")), None),
        "verzoeken": list(casus.teamverzoeken.select_related("team", "van").order_by("-pk")),
        "vragen": _brought(casus, Regievraag, "regievragen_nu", *BIJ_VRAAG),
        "overdrachten": list(
            casus.overdrachten.select_related("van", "naar", "naar_medewerker").order_by("-pk")
        ),
    }


def order_checks(casus: Any) -> Iterator[tuple[str, date | None]]:
    """What the procesregisseur checks before the beschikking, with the day (CR-M-01)."""
    analyse = next((a for a in page_analyses(casus) if a.status == "vastgelegd"), None)
    taxatie = casus.risicotaxaties.filter(status="vastgelegd").order_by("-pk").first()
    voorliggend = analyse if analyse and analyse.voorliggend_geprobeerd else None
    yield "Voorliggende hulp bekeken", _day_of(voorliggend)
    yield "Veiligheid bekeken", getattr(taxatie, "getaxeerd_op", None)


def _day_of(stuk: Any) -> date | None:
    return getattr(stuk, "vastgelegd_op", None) if stuk else None
