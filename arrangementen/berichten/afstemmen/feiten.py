"""Haalt op wat dossier en laatste berichten over toewijzingen zeggen, in een vast aantal vragen."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db.models import Max
from django.utils import timezone

from arrangementen.arrangement.opvolging import wanted_by
from arrangementen.berichten.models import Bericht, Berichtstand
from arrangementen.berichten.termijnfeiten import RETOUR
from arrangementen.ijw.lezen import read_findings
from arrangementen.schermen import size_in_words
from arrangementen.toewijzing.models import TIJDELIJK, Toewijzing
from arrangementen.toewijzing.termijnfeiten import START, STOP
from casusregie.termijnen.models import Termijn

from .gemeld import Zorg, reported_deliveries
from .regels import Achterstand, Levering, Recht, Stand

BERICHT, TOEWIJZING = "arrangementen.bericht", "arrangementen.toewijzing"


@dataclass(frozen=True)
class Geval:
    """One toewijzing with all the rules need, and the last JW301 that names it."""

    toewijzing: Toewijzing
    stand: Stand
    bericht: Any


@dataclass
class Omgeving:
    """What was fetched for many toewijzingen together."""

    laatste: dict[int, Any]
    rechten: dict[tuple[int, str], Recht]
    klokken: dict[tuple[str, int, str], date]
    gemeld: dict[Zorg, tuple[Levering, ...]]
    hulp: dict[int, str]
    achterstand: dict[Zorg, tuple[Achterstand, ...]]


def load(toewijzingen: Sequence[Toewijzing], on: date) -> list[Geval]:
    """The facts of these toewijzingen on a day (`with_all` fetched them)."""
    omgeving = _surroundings(toewijzingen)
    return [_case(toewijzing, omgeving, on) for toewijzing in toewijzingen]


def with_all(rijen: Any) -> Any:
    """A queryset of toewijzingen with what `load` reads."""
    delen = ("product", "aanbieder", "gemeente", "casus", "onderdeel__arrangement")
    return rijen.select_related(*delen).with_zorg().order_by("pk")


def _surroundings(toewijzingen: Sequence[Toewijzing]) -> Omgeving:
    laatste = _last_messages(toewijzingen)
    meldingen = _care_messages(toewijzingen)
    gelezen = [(rij, read_findings(rij.data)[0]) for rij in meldingen]
    klokken = _clocks(toewijzingen, [*laatste.values(), *meldingen])
    return Omgeving(
        laatste=laatste,
        rechten=_rights(laatste.values()),
        klokken=klokken,
        gemeld=reported_deliveries(gelezen),
        hulp=_wanted(toewijzingen),
        achterstand=_backlog(gelezen, klokken),
    )


def _last_messages(toewijzingen: Sequence[Toewijzing]) -> dict[int, Any]:
    """The last JW301 per toewijzing; the newest decision counts, not the order of receipt."""
    gemeld = Toewijzing.objects.filter(
        pk__in=[toewijzing.pk for toewijzing in toewijzingen], berichten__soort="301"
    )
    laatste = gemeld.order_by().values("pk").annotate(laatste=Max("berichten"))
    paren = {rij["pk"]: rij["laatste"] for rij in laatste}
    berichten = Bericht.objects.select_related("vervanger").in_bulk(set(paren.values()))
    return {toewijzing: berichten[bericht] for toewijzing, bericht in paren.items()}


def _rights(berichten: Iterable[Any]) -> dict[tuple[int, str], Recht]:
    """What each JW301 says per ToewijzingNummer."""
    rechten = {}
    for rij in {bericht.pk: bericht for bericht in berichten}.values():
        bericht, _ = read_findings(rij.data)
        client = bericht.inhoud["Client"] if bericht else {}
        for product in client.get("ToegewezenProducten", {}).get("ToegewezenProduct", []):
            rechten[rij.pk, product["ToewijzingNummer"]] = _from_message(product)
    return rechten


def _from_message(product: dict[str, Any]) -> Recht:
    genoemd, omvang = product.get("Product", {}), product.get("Omvang", {})
    einde = product.get("Einddatum")
    return Recht(
        f"{genoemd.get('Categorie', '')} {genoemd.get('Code', '')}".strip(),
        date.fromisoformat(product["Ingangsdatum"]),
        date.fromisoformat(einde) if einde else None,
        _size(
            omvang.get("Volume"),
            omvang.get("Eenheid", ""),
            omvang.get("Frequentie", ""),
            product.get("Budget"),
        ),
        product.get("RedenWijziging") == "13",
    )


def _from_dossier(rij: Toewijzing) -> Recht:
    return Recht(
        f"{rij.product.categorie} {rij.product.code}".strip(),
        rij.ingangsdatum,
        rij.einddatum,
        _size(rij.volume, rij.eenheid, rij.frequentie, rij.budget_cent),
        rij.vervallen,
    )


def _size(volume: Any, eenheid: str, frequentie: str, budget: Any) -> str:
    if budget is not None:
        return f"budget {int(budget) / 100:.2f} euro".replace(".", ",")
    deel = SimpleNamespace(
        volume=None if volume is None else int(volume), eenheid=eenheid, frequentie=frequentie
    )
    return size_in_words(deel) or "geen omvang"


def _care_messages(toewijzingen: Sequence[Toewijzing]) -> list[Any]:
    """The accepted JW305 and JW307 of these casussen, in the order in which they count."""
    rijen = Bericht.objects.incoming().filter(
        soort__in=("305", "307"),
        status=Berichtstand.VERWERKT,
        casus__in={toewijzing.casus_id for toewijzing in toewijzingen},
    )
    return list(rijen.order_by("op", "pk"))


def _clocks(
    toewijzingen: Sequence[Toewijzing], berichten: Sequence[Any]
) -> dict[tuple[str, int, str], date]:
    """The running termijnen of the toewijzingen and messages: the first last day of each."""
    klokken: dict[tuple[str, int, str], date] = {}
    for model, rijen in (
        (TOEWIJZING, toewijzingen),
        (BERICHT, berichten),
    ):
        lopend = Termijn.objects.filter(
            model=model, object_id__in={rij.pk for rij in rijen}, voldaan_op=None, vervallen=False
        )
        for nummer, code, dag in lopend.values_list("object_id", "code", "uiterlijk"):
            sleutel = (model, nummer, code)
            klokken[sleutel] = min(dag, klokken.get(sleutel, dag))
    return klokken


def _wanted(toewijzingen: Sequence[Toewijzing]) -> dict[int, str]:
    """Per arrangement what the reported starts and stops of all its parts say."""
    per: dict[int, list[Toewijzing]] = defaultdict(list)
    arrangementen = {toewijzing.onderdeel.arrangement_id for toewijzing in toewijzingen}
    rijen = Toewijzing.objects.standing().filter(onderdeel__arrangement__in=arrangementen)
    for rij in rijen.with_zorg().select_related("onderdeel"):
        per[rij.onderdeel.arrangement_id].append(rij)
    return {nummer: str(wanted_by(rijen)) for nummer, rijen in per.items()}


def _backlog(
    gelezen: Iterable[tuple[Any, Any]], klokken: dict[tuple[str, int, str], date]
) -> dict[Zorg, tuple[Achterstand, ...]]:
    """Per casus and ToewijzingNummer the accepted messages that we did not answer yet."""
    per: dict[Zorg, tuple[Achterstand, ...]] = {}
    for rij, bericht in gelezen:
        uiterlijk = klokken.get((BERICHT, rij.pk, RETOUR))
        if bericht is None or uiterlijk is None:
            continue
        los = Achterstand(str(rij), uiterlijk)
        for nummer in _numbers(bericht.inhoud["Client"]):
            zorg = (rij.casus_id, nummer)
            per[zorg] = (*per.get(zorg, ()), los)
    return per


def _numbers(client: dict[str, Any]) -> set[str]:
    delen = client.get("StartProducten", {}).get("StartProduct", [])
    delen = [*delen, *client.get("StopProducten", {}).get("StopProduct", [])]
    return {deel["ToewijzingNummer"] for deel in delen if "ToewijzingNummer" in deel}


def _case(toewijzing: Toewijzing, omgeving: Omgeving, on: date) -> Geval:
    bericht = omgeving.laatste.get(toewijzing.pk)
    nummer = str(toewijzing.nummer)
    klok = omgeving.klokken.get
    arrangement = toewijzing.onderdeel.arrangement
    stand = Stand(
        vandaag=on,
        dossier=_from_dossier(toewijzing),
        besluit_op=timezone.localdate(toewijzing.toegewezen_op),
        gemeld_besluit=toewijzing.gemeld_in_id is not None,
        laatste=omgeving.rechten.get((bericht.pk, nummer)) if bericht else None,
        bericht_stand=bericht.status if bericht else "",
        bericht_op=timezone.localdate(bericht.op) if bericht else None,
        vervangen=getattr(bericht, "vervanger", None) is not None,
        retour_uiterlijk=klok((BERICHT, bericht.pk, RETOUR)) if bericht else None,
        start_uiterlijk=klok((TOEWIJZING, toewijzing.pk, START)),
        stop_uiterlijk=klok((TOEWIJZING, toewijzing.pk, STOP)),
        leveringen=_deliveries(toewijzing),
        gemeld=omgeving.gemeld.get((toewijzing.casus_id, nummer), ()),
        onbeantwoord=omgeving.achterstand.get((toewijzing.casus_id, nummer), ()),
        hulp=arrangement.status,
        hulp_volgt=_follows(arrangement, omgeving.hulp.get(arrangement.pk, "")),
    )
    return Geval(toewijzing, stand, bericht)


def _follows(arrangement: Any, gewenst: str) -> str:
    """A lapsed or draft arrangement does not follow the reports (CR-A3-05)."""
    return "" if arrangement.status in ("vervallen", "concept") else gewenst


def _deliveries(toewijzing: Toewijzing) -> tuple[Levering, ...]:
    return tuple(
        Levering(start.begindatum, _definite_end(start)) for start in toewijzing.counting_starts()
    )


def _definite_end(start: Any) -> date | None:
    einden = [stop.einddatum for stop in start.counting_stops() if stop.reden != TIJDELIJK]
    return max(einden, default=None)
