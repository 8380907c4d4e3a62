"""Vragen over het leeslogboek, en wat een regel in gewone woorden zegt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from casusregie.casus.models import Casus
from casusregie.casus.tijdlijn import cursor, in_words, older_than
from casusregie.casus.verborgen import not_hidden_kenmerk
from normenkader.termijnen.woorden import opsomming
from organisaties.models import Leesregel, Medewerker
from organisaties.rollen import Rol
from verloop.schermen.woorden import capitalise

PER_PAGINA = 50
LEZERS = (Rol.PROCESREGISSEUR, Rol.TEAMLEIDER, Rol.JEUGDBESCHERMER)
WOORDEN = {
    "bekijken": "Bekeken",
    "lijst": "Lijst bekeken",
    "zoeken": "Gezocht",
    "zoeken_bsn": "Gezocht op BSN",
    "ontmaskeren": "BSN laten tonen",
    "logboek": "Inzage bekeken",
}
GRONDEN = {
    "betrokkenheid": "Betrokken bij de casus",
    "toezicht": "Toezicht op het gebruik",
    "geen": "Geen: niet getoond",
}


@dataclass(frozen=True)
class Logregel:
    """One row of the log in words; `casus` is a casusnummer or empty."""

    wanneer: str
    naam: str
    rol: str
    organisatie: str
    wat: str
    onderdeel: str
    grond: str
    uitkomst: str
    casus: str = ""


def may_read_log(casus: Casus, medewerker: Any, on: date) -> bool:
    """The named casusregisseur; procesregisseur, teamleider or jeugdbeschermer of the team."""
    if not medewerker.aanstellingen_op(on):
        return False
    houder = casus.holder_of(Rol.CASUSREGISSEUR)
    if houder is not None and houder.medewerker_id == medewerker.pk:
        return True
    team = casus.team_id
    return bool(team and medewerker.has_role(*LEZERS, on=on, organisatie_id=team))


def rows_of_casus(casus: Casus, lezer: Any, on: date) -> QuerySet[Leesregel]:
    """Everything that was read of this dossier, newest first; not of what is anonymous to them."""
    zichtbaar = not_hidden_kenmerk(lezer, on, "object_soort", "object_kenmerk")
    rijen = Leesregel.objects.filter(zichtbaar, dossier=casus.kenmerk)
    return rijen.order_by("-op", "-pk")


def all_rows() -> QuerySet[Leesregel]:
    """The whole log, newest first."""
    return Leesregel.objects.order_by("-op", "-pk")


def by_person(rijen: QuerySet[Leesregel], tekst: str) -> QuerySet[Leesregel]:
    """Of people whose name or e-mail address contains the text (at most fifty people)."""
    mensen = Medewerker.objects.filter(Q(naam__icontains=tekst) | Q(email__icontains=tekst))
    nummers = list(mensen.order_by("pk").values_list("pk", flat=True)[:50])
    return rijen.filter(medewerker__in=nummers)


def of_casusnummer(rijen: QuerySet[Leesregel], nummer: str) -> QuerySet[Leesregel]:
    """Of the dossier with this casusnummer."""
    dossiers = list(Casus.objects.filter(nummer=nummer).values_list("kenmerk", flat=True))
    return rijen.filter(dossier__in=dossiers)


def page_of(rijen: QuerySet[Leesregel], voor: str) -> tuple[list[Leesregel], str]:
    """At most 50 rows older than the cursor `voor`, and the cursor of the next page or ""."""
    gevonden = list(older_than(rijen, voor)[: PER_PAGINA + 1])
    verder = cursor(gevonden[PER_PAGINA - 1]) if len(gevonden) > PER_PAGINA else ""
    return gevonden[:PER_PAGINA], verder


def casusnummers(rijen: Iterable[Leesregel]) -> dict[Any, str]:
    """The casusnummers of the dossiers in these rows; one query."""
    dossiers = {rij.dossier for rij in rijen if rij.dossier}
    return dict(Casus.objects.filter(kenmerk__in=dossiers).values_list("kenmerk", "nummer"))


def in_plain_words(rij: Leesregel, casus: str = "") -> Logregel:
    """One row as people read it (NEN 7513: organisation, role, what, when and ground)."""
    return Logregel(
        wanneer=in_words(rij.op),
        naam=rij.naam,
        rol=_roles(rij.rollen),
        organisatie=rij.organisatie,
        wat=_what(rij),
        onderdeel=capitalise(rij.onderdeel),
        grond=GRONDEN.get(rij.grondslag, capitalise(rij.grondslag)),
        uitkomst="" if rij.uitkomst == "toegestaan" else capitalise(rij.uitkomst),
        casus=casus,
    )


def _what(rij: Leesregel) -> str:
    if rij.gebeurtenis == "bekijken" and rij.actie != "R":
        return "Gewijzigd"
    return WOORDEN.get(rij.gebeurtenis, capitalise(rij.gebeurtenis))


def _roles(codes: str) -> str:
    namen = [str(Rol(code).label) for code in codes.split(", ") if code in Rol.values]
    return capitalise(opsomming([naam.lower() for naam in namen]))
