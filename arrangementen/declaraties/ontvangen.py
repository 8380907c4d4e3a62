"""Ontvangt een declaratie (JW323): beoordelen, vastleggen en antwoorden met een JW325 (IV087)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.utils import timezone

from arrangementen.berichten.models import Bericht, Kanaal
from arrangementen.berichten.ontvangst import accept, refuse
from arrangementen.berichten.opslag import make_message
from arrangementen.berichten.versturen import send
from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bericht import Bevinding, Inhoud
from arrangementen.ijw.declaratie import (
    CREDIT,
    build_answer,
    class_of,
    granted,
    is_out,
    refusal_code,
    rejected,
)
from arrangementen.ijw.plafond import in_minutes
from arrangementen.ijw.plekken import Plekken
from arrangementen.ijw.regels import check_across, check_within
from arrangementen.ijw.regels_basis import Geval
from arrangementen.ijw.regels_declaratie_over import toewijzing_of
from organisaties.models import Medewerker, Organisatie
from verloop.overgangen import register

from .keuzes import Declaratiestand, Uitkomst
from .models import Declaratie, Prestatie
from .toestand import Geweten, knowledge_of

PER_KEER = 500


def handle_declaration(rij: Bericht, bericht: IjwBericht, op: datetime) -> Bericht:
    """Judge a stored JW323 on levels 2 to 4, keep it with its verdict, and make the JW325.

    Prestaties are rejected one by one; a fault inside the message, in Header or in Declaratie
    rejects the whole. Two declarations of one aanbieder wait for each other.
    """
    lock_aanbieder(rij.aanbieder)
    bevindingen, geweten = judge(bericht, rij, timezone.localdate(op))
    geheel = _whole(bevindingen)
    rij = refuse(rij, bevindingen, op) if geheel else accept(rij, op)
    antwoord = _answer(rij, bericht, bevindingen, op)
    declaratie = _register(rij, antwoord, bericht, bevindingen, op)
    if not geheel:
        regels = _lines(declaratie, bericht, bevindingen, geweten)
        while deel := list(islice(regels, PER_KEER)):
            Prestatie.objects.bulk_create(deel)
    return rij


def lock_aanbieder(aanbieder: Organisatie | None) -> None:
    """Wait for another declaration of this aanbieder; rows that refer to it are not held up."""
    pk = aanbieder.pk if aanbieder else 0
    list(Organisatie.objects.select_for_update(no_key=True).filter(pk=pk).values_list("pk"))


def judge(bericht: IjwBericht, rij: Any, on: date) -> tuple[list[Bevinding], Geweten | None]:
    """The findings of level 2, else those of levels 3 and 4; and what was known for those.

    `rij` is the row of the message, or anything that names both parties and the identificatie.
    """
    bevindingen = check_within(bericht)
    if bevindingen:
        return bevindingen, None
    geweten = knowledge_of(bericht, rij, on)
    return check_across(bericht, geweten.toestand), geweten


def _whole(bevindingen: Sequence[Bevinding]) -> str:
    """The code that refuses the whole declaration; empty when its prestaties are judged apart."""
    return refusal_code(bevindingen, "Header") or refusal_code(bevindingen, "Declaratie")


def _answer(
    rij: Bericht, bericht: IjwBericht, bevindingen: Sequence[Bevinding], op: datetime
) -> Bericht:
    """The JW325, ready to go; what came by the portal is answered in the portal."""
    assert rij.gemeente is not None  # noqa: S101 - wie de partijen niet kent, komt hier niet
    assert rij.aanbieder is not None  # noqa: S101
    gebouwd = build_answer(bericht, bevindingen, "0", timezone.localdate(op)).inhoud
    kop = gebouwd.pop("Header")
    eigen = ("DeclaratieIdentificatie", "XsdVersieDeclaratie", "RetourCodes")
    antwoord = make_message(
        "325",
        gebouwd,
        gemeente=rij.gemeente,
        aanbieder=rij.aanbieder,
        casus=None,
        op=op,
        kanaal=rij.kanaal,
        kop={naam: kop[naam] for naam in eigen},
        retour_op=rij,
    )
    return send(antwoord, op=op) if rij.kanaal == Kanaal.PORTAAL else antwoord


def _register(
    rij: Bericht,
    antwoord: Bericht,
    bericht: IjwBericht,
    bevindingen: Sequence[Bevinding],
    op: datetime,
) -> Declaratie:
    bron, code = bericht.inhoud["Declaratie"], _whole(bevindingen)
    periode = bron["DeclaratiePeriode"]
    redenen = dict.fromkeys(b.tekst for b in bevindingen) if code else {}
    declaratie = Declaratie(
        gemeente=rij.gemeente,
        aanbieder=rij.aanbieder,
        bericht=rij,
        antwoord=antwoord,
        nummer=bron["DeclaratieNummer"],
        periode_begin=date.fromisoformat(periode["Begindatum"]),
        periode_eind=date.fromisoformat(periode["Einddatum"]),
        dagtekening=date.fromisoformat(bron["DeclaratieDagtekening"]),
        ontvangen_op=timezone.localdate(op),
        ingediend_cent=_signed(bron["TotaalIngediendBedrag"], "TotaalBedrag"),
        toegekend_cent=granted(bericht, bevindingen),
        status=_status(bericht, bevindingen),
        code=code,
        reden="\n".join(redenen),
    )
    return register(declaratie, by=Medewerker.objects.systeem(), op=op, code="ontvangen")


def _status(bericht: IjwBericht, bevindingen: Sequence[Bevinding]) -> str:
    if _whole(bevindingen):
        return Declaratiestand.GEWEIGERD
    weg = rejected(bevindingen)
    uit = [is_out(plaats, weg) for plaats, _ in Plekken(bericht).of_class("Prestatie")]
    if not any(uit):
        return Declaratiestand.TOEGEKEND
    return Declaratiestand.AFGEWEZEN if all(uit) else Declaratiestand.DEELS


def _lines(
    declaratie: Declaratie,
    bericht: IjwBericht,
    bevindingen: Sequence[Bevinding],
    geweten: Geweten | None,
) -> Iterator[Prestatie]:
    """A row per prestatie, in message order, with its verdict.

    It names a jeugdige only by a toewijzing of these parties that is of this BSN.
    """
    assert geweten is not None  # noqa: S101 - zonder geheel oordeel is niveau 3 bereikt
    per_plaats = by_class(bevindingen)
    nummer = 0
    for plaats, client in Plekken(bericht).of_class("Client"):
        for volg, inhoud in enumerate(client["Prestaties"]["Prestatie"], 1):
            nummer += 1
            waar = f"{plaats}/Prestaties/Prestatie[{volg}]"
            gevonden = [*per_plaats.get(waar, ()), *per_plaats.get(plaats, ())]
            geval = Geval(bericht, "Prestatie", waar, inhoud, "")
            bekend = toewijzing_of(geval, geweten.toestand)
            wie = geweten.toewijzingen[bekend.nummer] if bekend else (None, None)
            yield Prestatie(
                declaratie=declaratie,
                aanbieder_id=declaratie.aanbieder_id,
                volgnummer=nummer,
                toewijzing_id=wie[0],
                jeugdige_id=wie[1],
                uitkomst=Uitkomst.AFGEWEZEN if gevonden else Uitkomst.TOEGEKEND,
                code=gevonden[0].code if gevonden else "",
                bevindingen=[asdict(bevinding) for bevinding in gevonden],
                **as_fields(inhoud),
            )


def by_class(bevindingen: Sequence[Bevinding]) -> dict[str, list[Bevinding]]:
    """Findings per prestatie or client, the lowest level first: the first gives the code."""
    per_plaats: dict[str, list[Bevinding]] = defaultdict(list)
    for bevinding in sorted(bevindingen, key=lambda b: b.niveau):
        per_plaats[class_of(bevinding.plaats)].append(bevinding)
    return per_plaats


def as_fields(inhoud: Inhoud) -> dict[str, Any]:
    """The columns of a Prestatie that the message itself gives."""
    kenmerk, periode = inhoud["ProductReferentie"], inhoud["ProductPeriode"]
    volume, eenheid = int(inhoud["GeleverdVolume"]), inhoud["Eenheid"]
    bedrag, tarief = inhoud["IngediendBedrag"], inhoud.get("ProductTarief")
    teken = -1 if bedrag["DebetCredit"] == CREDIT else 1
    return {
        "toewijzing_nummer": int(inhoud["ToewijzingNummer"]),
        "referentie": kenmerk["ReferentieNummer"],
        "vorige_referentie": kenmerk.get("VorigReferentieNummer", ""),
        "categorie": inhoud["ProductCategorie"],
        "product_code": inhoud["ProductCode"],
        "begin": date.fromisoformat(periode["Begindatum"]),
        "eind": date.fromisoformat(periode["Einddatum"]),
        "volume": volume,
        "eenheid": eenheid,
        "tarief_cent": int(tarief) if tarief else None,
        "bedrag_cent": teken * int(bedrag["Bedrag"]),
        "hoeveelheid": teken * in_minutes(volume, eenheid),
    }


def _signed(bedrag: Inhoud, naam: str) -> int:
    return -int(bedrag[naam]) if bedrag["DebetCredit"] == CREDIT else int(bedrag[naam])
