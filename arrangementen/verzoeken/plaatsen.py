"""Zoekt of opent de casus waar een verzoek bij hoort (route B), met wie erbij betrokken is."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from casusregie.casus.openen import Deelnemer, open_casus
from casusregie.jeugdige.gezinnen import Lid
from casusregie.jeugdige.registratie import register_jeugdige
from casusregie.models import Betrokkenheid, Casus, Gezin, Jeugdige, MedischeRoute, Regierol
from casusregie.plannen.risicotaxatie import Uitkomst
from casusregie.routes.vinden import route_of
from organisaties.rollen import Rol
from verloop.overgangen import perform
from verloop.sloten import is_held

from .ijwbericht import VERWIJZERNAMEN
from .keuzes import AANBIEDERROLLEN, Vraagsoort

GROND = "Verzoek om toewijzing (route B)"
NIET_VERMELD = "Niet vermeld in het verzoek"
PERSOON = ("voornamen", "voorvoegsel", "achternaam", "geboortedatum", "geslacht")


def place_verzoek(
    velden: Mapping[str, Any],
    adres: Mapping[str, Any],
    *,
    bsn: str,
    bekend: Jeugdige | None,
    aanbieder: Any,
    gemeente: Any,
    by: Any,
    op: datetime,
) -> Casus:
    """The running casus of this jeugdige with this aanbieder, else a new one on route B.

    `velden` are columns of the verzoek, `adres` fields of Jeugdige, `bekend` is who has this BSN,
    locked. A BSN that others know gives the same answer as a new one (domein.md §0 i).
    """
    dag = timezone.localdate(op)
    casussen = _casussen_of(bekend, aanbieder) if bekend else []
    eigen = [casus for casus in casussen if casus.eigen]  # type: ignore[attr-defined]
    opt_out = velden.get("opt_out_getekend_op") is not None
    for casus in eigen:
        past = (casus.gemeente_id, casus.opt_out) == (gemeente.pk, opt_out)
        if past and casus.gesloten_op is None:
            _involve(casus, aanbieder, dag)
            return casus
    gezien = eigen[0] if eigen else _visible(casussen, by, dag)
    wie = {"aanbieder": aanbieder, "gemeente": gemeente, "by": by, "op": op}
    if gezien is not None:
        return _opened((gezien.jeugdige, gezien.gezin), velden, **wie)
    return _opened(_registered(velden, adres, bsn, bekend, **wie), velden, **wie)


def _casussen_of(bekend: Jeugdige, aanbieder: Any) -> list[Casus]:
    """All casussen of this jeugdige, the last one first; `eigen`: with a route of the aanbieder.

    For the product itself: it shows none of them to anybody.
    """
    route = MedischeRoute.objects.filter(casus=OuterRef("pk"), aanbieder=aanbieder)
    rijen = Casus.objects.filter(jeugdige=bekend)
    rijen = rijen.annotate(eigen=Exists(route)).select_related("jeugdige", "gezin")
    return list(rijen.order_by("-pk"))


def _visible(bekend: Sequence[Casus], by: Any, dag: date) -> Casus | None:
    """The last of these that the sender may see."""
    if not bekend:
        return None
    rijen = Casus.objects.filter(pk__in=[casus.pk for casus in bekend]).visible_to(by, dag)
    return rijen.select_related("jeugdige", "gezin").order_by("-pk").first()


def _opened(
    mensen: tuple[Any, Any],
    velden: Mapping[str, Any],
    *,
    aanbieder: Any,
    gemeente: Any,
    by: Any,
    op: datetime,
) -> Casus:
    """A new casus on route B for this jeugdige and gezin, with who holds the regie."""
    casus = open_casus(
        *mensen,
        "B",
        by,
        op,
        team=velden.get("team"),
        gemeente=gemeente,
        hulpvraag=velden.get("triage", ""),
        extra_betrokkenheden=[Deelnemer(aanbieder, rol, GROND) for rol in AANBIEDERROLLEN],
        reden_tweede=GROND,
        opt_out_getekend_op=velden.get("opt_out_getekend_op"),
        **_route_fields(velden, aanbieder, timezone.localdate(op)),
    )
    _appoint(casus, velden, aanbieder, by, op)
    return casus


def _registered(
    velden: Mapping[str, Any],
    adres: Mapping[str, Any],
    bsn: str,
    bekend: Jeugdige | None,
    *,
    aanbieder: Any,
    gemeente: Any,
    by: Any,
    op: datetime,
) -> tuple[Any, Any]:
    """A jeugdige that this aanbieder does not know, with the gezin as it was entered."""
    persoon = {naam: velden[naam] for naam in PERSOON} | dict(adres) | {"gemeente": gemeente}
    registratie = register_jeugdige(
        persoon,
        [Lid(**lid) for lid in velden.get("gezag", ())],
        by=by,
        organisatie=aanbieder,
        bsn=bsn,
        bekend=bekend,
        zonder_gezag_reden=velden.get("zonder_gezag_reden") or NIET_VERMELD,
        op=op,
    )
    return registratie.jeugdige, registratie.gezin


def _route_fields(velden: Mapping[str, Any], aanbieder: Any, dag: date) -> dict[str, Any]:
    """A message says not when was referred: the day it came in is the last possible one."""
    soort, agb = velden["verwijzer_soort"], velden["verwijzer_agb"]
    return {
        "aanbieder": aanbieder,
        "verwijzer_soort": soort,
        "verwijzer_agb": agb,
        "verwijzer_naam": velden["verwijzer_naam"] or ("" if agb else VERWIJZERNAMEN[soort][:64]),
        "verwezen_op": velden.get("verwezen_op") or dag,
        "meervoudig": velden.get("meervoudig_keuze", ""),
        "meervoudig_motivering": velden.get("meervoudig_motivering", ""),
    }


def start_assessment(casus: Casus, velden: Mapping[str, Any], *, by: Any, op: datetime) -> None:
    """The verzoek was sent: the route goes on, with the reason when there is no risicotaxatie."""
    route = casus.geopend_met or route_of(casus)
    if not isinstance(route, MedischeRoute):
        return
    reden = velden.get("zonder_taxatie_reden")
    if reden and not route.zonder_taxatie_reden and route.status in ("aangemeld", "beoordelen"):
        route = perform(route, "skip_risk", by=by, op=op, reden=reden)
    if route.status == MedischeRoute.Status.AANGEMELD:
        perform(route, "start_assessment", by=by, op=op)
    if velden.get("risicotaxatie_uitkomst", "") not in ("", Uitkomst.VEILIG):
        casus.veiligheid_aandacht = True
        casus.save(update_fields=["veiligheid_aandacht"])


def _involve(casus: Casus, aanbieder: Any, dag: date) -> None:
    """The aanbieder sees the casus, also when an earlier involvement had ended."""
    lopend = Betrokkenheid.objects.running(dag).filter(
        casus=casus, organisatie=aanbieder, medewerker=None
    )
    bestaand = set(lopend.values_list("rol", flat=True))
    Betrokkenheid.objects.bulk_create(
        Betrokkenheid(
            jeugdige_id=casus.jeugdige_id,
            casus=casus,
            organisatie=aanbieder,
            rol=rol,
            grond=GROND,
            begindatum=dag,
        )
        for rol in AANBIEDERROLLEN
        if rol not in bestaand
    )


def _appoint(
    casus: Casus, velden: Mapping[str, Any], aanbieder: Any, by: Any, op: datetime
) -> None:
    """Behandelregie with who sent it; casusregie with the gezin unless a team comes in."""
    gemeen: dict[str, Any] = {"casus": casus, "gezin": casus.gezin, "begin": op, "reden": GROND}
    dag = timezone.localdate(op)
    nieuw = []
    if by.has_role(Rol.BEHANDELREGISSEUR, on=dag, organisatie_id=aanbieder.pk):
        wie = {"medewerker": by, "organisatie": aanbieder}
        nieuw.append(Regierol(rol=Rol.BEHANDELREGISSEUR, **wie, **gemeen))
    bij_team = velden.get("soort_vraag") == Vraagsoort.MEERVOUDIG and casus.team_id
    if not bij_team and not _has_casusregie(casus):
        nieuw.append(Regierol(rol=Rol.CASUSREGISSEUR, **gemeen))
    Regierol.objects.bulk_create(nieuw)


def _has_casusregie(casus: Casus) -> bool:
    """Does somebody hold the casusregie of this gezin? Of one made just now nobody does."""
    if is_held(Gezin, casus.gezin_id):
        return False
    houders = Regierol.objects.current().filter(gezin=casus.gezin_id, rol=Rol.CASUSREGISSEUR)
    return houders.exists()


def leden_as_json(leden: Sequence[Lid]) -> list[dict[str, Any]]:
    """Who holds gezag, as kept with the verzoek."""
    return [
        {"naam": lid.naam, "rol": lid.rol, "gezag": lid.gezag, "telefoon": lid.telefoon}
        for lid in leden
    ]
