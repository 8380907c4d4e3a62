"""Wat er aan een verschil te doen is: opnieuw melden, overnemen, laten eindigen of navragen."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from arrangementen.arrangement.opvolging import follow_facts
from arrangementen.berichten.models import Bericht, Berichtstand
from arrangementen.ijw.bericht import Bericht as IjwBericht
from arrangementen.ijw.bericht import Inhoud
from arrangementen.ijw.bouwen import OngeldigBericht
from arrangementen.ijw.lezen import read_findings
from arrangementen.toewijzing.client import GeenContact
from arrangementen.toewijzing.models import Toewijzing
from arrangementen.toewijzing.openen import end_from, send_toewijzing
from arrangementen.toewijzing.zorg import apply_start, apply_stop
from casusregie.termijnen.melden import notify
from casusregie.termijnen.plekken import place
from organisaties.models import Medewerker
from organisaties.rollen import Rol
from verloop.fouten import Geblokkeerd
from verloop.overgangen import amend, perform, record
from verloop.redenen import Nee

from . import tabel
from .feiten import load, with_all
from .models import Berichtverschil, Verschilstand, may_settle
from .vergelijken import compare_one
from .verzoeken import send_missing

OP_INITIATIEF_AANBIEDER = "12"
GEEN_CONTACT = (
    "Van de jeugdige is geen adres en geen telefoonnummer bekend. Vul dat eerst in het dossier in."
)


def solve(verschil: Berichtverschil, oplossing: str, *, by: Any, op: datetime) -> str:
    """Do one of the solutions of this kind; returns what was done, in a sentence.

    Afterwards the toewijzing is compared again, so that a difference that went is settled.
    Raises PermissionDenied, Geblokkeerd or ValidationError; nothing is saved then.
    """
    on = timezone.localdate(op)
    with transaction.atomic():
        verschil = _locked(verschil, on)
        _check(verschil, oplossing, by)
        try:
            gedaan = DOEN[oplossing](verschil, on, op)
        except GeenContact as fout:
            raise ValidationError(GEEN_CONTACT) from fout
        except OngeldigBericht as fout:
            raise ValidationError([bevinding.tekst for bevinding in fout.bevindingen]) from fout
        record(verschil, f"gedaan_{oplossing}", by=by, op=op)
        if verschil.toewijzing_id:
            compare_one(verschil.toewijzing_id, on, op)
    return gedaan


def solutions_of(verschil: Any) -> tuple[str, ...]:
    """The solutions of an open difference; none when it was settled."""
    if verschil.status != Verschilstand.OPEN:
        return ()
    return tabel.PER_SOORT[verschil.soort].oplossingen


def _locked(verschil: Berichtverschil, on: date) -> Berichtverschil:
    delen = ("casus__jeugdige", "casus__gemeente", "aanbieder", "toewijzing", "verzoek")
    rijen = Berichtverschil.objects.select_for_update(of=("self",)).select_related(*delen)
    vers = rijen.get(pk=verschil.pk)
    vers.on(on)
    return vers


def _check(verschil: Berichtverschil, oplossing: str, by: Any) -> None:
    magt = may_settle(verschil, by)
    if isinstance(magt, Nee):
        raise PermissionDenied(magt.reden)
    if oplossing not in DOEN or oplossing not in solutions_of(verschil):
        raise Geblokkeerd("Dit verschil is al weg, of dit past er niet bij.", "Bekijk de lijst.")


def _report(verschil: Berichtverschil, on: date, op: datetime) -> str:
    """The dossier leads: a new JW301 (or JW319) tells what it says."""
    if verschil.verzoek is not None:
        return _answer_request(verschil, op)
    toewijzing = verschil.toewijzing
    assert toewijzing is not None  # noqa: S101 - the constraint of the model
    if toewijzing.gemeld_in_id is not None and verschil.soort != "niet_verstuurd":
        klok = Medewerker.objects.systeem()
        amend(toewijzing, by=klok, op=op, code="opnieuw_melden", gemeld_in=None)
    bericht = send_toewijzing(verschil.casus, verschil.aanbieder, op=op)
    if bericht is None:
        return "De JW301 staat al klaar en gaat mee als de berichten worden uitgegeven."
    return f"{bericht} staat klaar."


def _answer_request(verschil: Berichtverschil, op: datetime) -> str:
    """Send the missing JW319 once; the difference is gone by that."""
    bericht = send_missing(verschil.verzoek, op)
    perform(verschil, "settle", by=Medewerker.objects.systeem(), op=op)
    return f"{bericht} staat klaar." if bericht else "Het antwoord (JW319) staat al klaar."


def _take_over(verschil: Berichtverschil, on: date, op: datetime) -> str:
    """The accepted reports lead: bring the dossier where they say it is."""
    toewijzing = verschil.toewijzing
    assert toewijzing is not None  # noqa: S101 - the constraint of the model
    if verschil.soort != "stand":
        _apply_missing(toewijzing, on, op)
    follow_facts(toewijzing.onderdeel.arrangement_id, op)
    return "Het dossier is bijgewerkt naar de meldingen van de aanbieder."


def _apply_missing(toewijzing: Toewijzing, on: date, op: datetime) -> None:
    """Apply the products of accepted JW305 and JW307 that the dossier does not have."""
    rijen = Bericht.objects.incoming().filter(
        soort__in=("305", "307"), status=Berichtstand.VERWERKT, casus=toewijzing.casus_id
    )
    for rij in rijen.select_related("gemeente", "aanbieder").order_by("op", "pk"):
        bericht, _ = read_findings(rij.data)
        if bericht is not None:
            _apply(rij, bericht, toewijzing, on, op)


def _apply(rij: Any, bericht: IjwBericht, toewijzing: Toewijzing, on: date, op: datetime) -> None:
    geval = load(list(with_all(Toewijzing.objects.filter(pk=toewijzing.pk))), on)[0]
    gemeld, heeft = set(geval.stand.gemeld), set(geval.stand.leveringen)
    ontbreekt = {levering.begindatum: levering for levering in gemeld - heeft}
    begonnen = {levering.begindatum for levering in heeft}

    def wanted(product: Inhoud) -> bool:
        begin = date.fromisoformat(product["Begindatum"])
        if product.get("ToewijzingNummer") != str(toewijzing.nummer) or begin not in ontbreekt:
            return False
        if product["StatusAanlevering"] != "1":
            return False
        einde = ontbreekt[begin].einddatum
        if bericht.soort == "305":
            return begin not in begonnen
        return einde is not None and product["Einddatum"] == einde.isoformat()

    _apply_products(rij, bericht, wanted, op)


def _apply_products(
    rij: Any, bericht: IjwBericht, wanted: Callable[[Inhoud], bool], op: datetime
) -> None:
    groep, naam = _GROEPEN[bericht.soort]
    client = bericht.inhoud["Client"]
    producten = [product for product in client[groep][naam] if wanted(product)]
    if producten:
        deel = IjwBericht(
            bericht.soort, {**bericht.inhoud, "Client": client | {groep: {naam: producten}}}
        )
        (apply_start if bericht.soort == "305" else apply_stop)(deel, rij, op)


_GROEPEN = {"305": ("StartProducten", "StartProduct"), "307": ("StopProducten", "StopProduct")}


def _end(verschil: Berichtverschil, on: date, op: datetime) -> str:
    """The toewijzing ends on the day the help stopped; a JW301 tells it."""
    toewijzing = verschil.toewijzing
    assert toewijzing is not None  # noqa: S101 - the constraint of the model
    geval = load(list(with_all(Toewijzing.objects.filter(pk=toewijzing.pk))), on)[0]
    laatste = max(geval.stand.leveringen, key=lambda levering: levering.begindatum)
    if laatste.einddatum is None:
        raise Geblokkeerd("De hulp loopt weer.", "Vergelijk opnieuw.")
    dag = max(laatste.einddatum, toewijzing.ingangsdatum) + timedelta(days=1)
    end_from(toewijzing, dag, reden=OP_INITIATIEF_AANBIEDER, op=op)
    send_toewijzing(verschil.casus, verschil.aanbieder, op=op)
    return "De toewijzing eindigt op de dag van de stop. De JW301 staat klaar."


def _ask(verschil: Berichtverschil, on: date, op: datetime) -> str:
    """A notice to the zorgadministratie of the aanbieder, once a day at most."""
    regel = tabel.PER_SOORT[verschil.soort]
    notify(
        verschil.casus,
        "bericht-gevraagd",
        f"De gemeente mist een bericht: {regel.naam.lower()}"[:160],
        verschil.toewijzing,
        on=on,
        aan=(place(Rol.ZORGADMINISTRATIE, verschil.aanbieder_id),),
        sleutel=f"{regel.soort}:{on.isoformat()}",
    )
    return f"{verschil.aanbieder} krijgt een signaal."


DOEN: dict[str, Callable[[Berichtverschil, date, datetime], str]] = {
    tabel.MELDEN: _report,
    tabel.OVERNEMEN: _take_over,
    tabel.EINDE: _end,
    tabel.VRAGEN: _ask,
}
