"""Vindt in een tekst wat naar iemand wijst, ook naar medewerkers, voor het overzicht (CR-Z-12).

Bouwt op de controle van een anonieme vraag en is strenger: het overzicht verlaat het dossier.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError

from casusregie.jeugdige.models import Gezinslid
from casusregie.jeugdige.namen import search_key
from casusregie.toestemming.anoniem import (
    GEWOON,
    ONZICHTBAAR,
    Termen,
    dates_in,
    identifying,
    terms_of,
)
from organisaties.models import Medewerker
from verloop.models import Gebeurtenis

#: Somebody was born before this long ago; later dates are those of the help itself.
GEBOREN_VOOR = timedelta(days=2 * 365)
KORTINGEN = frozenset(
    (
        *("ivm", "oa", "bv", "dmv", "tav", "mbt", "nvt", "as", "zsm", "ed", "ipv", "obv", "nav"),
        *("tov", "iom", "ea", "maw", "dwz", "pw", "ev", "aub", "ihkv", "pp", "mn", "nl", "tm"),
        *("itt", "ism", "tgv", "twv", "vlg", "mi", "cq", "jl"),
    )
)
#: Words in the name of a verwijzer that every text may hold.
ALGEMEEN = frozenset(("huisarts", "huisartsenpraktijk", "praktijk", "arts", "dokter", "school"))
#: A capital after one of these words is no initial ("route A.", "stap B").
VOOR_LETTER = r"(?:route|optie|plan|variant|bijlage|groep|product|deel|punt|type|stap|trede|klas)"
PUNTEN = re.compile(r"\b(?:(?:[A-Z]\s?\.\s?){2,}|(?:[A-Za-z]\.){2,})")
VOORLETTER_NAAM = re.compile(r"\b[A-Z]\.\s?(?:(?:van|de|der|den|el|ten|ter)\s)*[A-Z][\w'’-]+")
LETTER = re.compile(r"(?<![\w.'’-])([A-Z])(?=[\s.,;:!?)]|$)")
LETTERS = re.compile(r"(?<![\w.])([A-Z](?:[\s.\-]?[A-Z]){1,4})(?![\w])")
GESPATIEERD = re.compile(r"\b(?:\w[\s.\-_*]){3,}\w\b")
STRAAT = re.compile(
    r"\b[\w'’-]*(?:straat|laan|weg|plein|gracht|kade|singel|dijk|steeg|dreef|plantsoen|boulevard"
    r"|hof|pad|park|oord|werf|haven|burg|markt|lei|wal)\s+\d+",
    re.IGNORECASE,
)
NUMMER = re.compile(r"(?<!\d)\d(?:[\s.\-/]?\d){7,8}(?!\d)")
GEBOORTE = re.compile(r"\b(?:geboren|geboorte\w*|verjaardag|jarig)\b", re.IGNORECASE)
LANGE_NAAM, GEPLAKT = 5, 7


@dataclass(frozen=True)
class Bekend:
    """Everybody who is known in a dossier: the terms of the family, and initials of all."""

    termen: Termen
    initialen: frozenset[str]
    letters: frozenset[str]


def known_in(casus: Any) -> Bekend:
    """The family, the parties around it and every medewerker who did something in the dossier."""
    leden = list(Gezinslid.objects.filter(gezin=casus.gezin_id).select_related("jeugdige"))
    termen = terms_of(casus, leden)
    kinderen = [casus.jeugdige, *(lid.jeugdige for lid in leden if lid.jeugdige)]
    anderen = _others(casus)
    eigen = [lid.naam for lid in leden if not lid.jeugdige]
    namen = [*eigen, *anderen]
    heten = [name for kind in kinderen for name in _names_of(kind)]
    woorden = {woord for naam in anderen for woord in words(naam)}
    return Bekend(
        termen=replace(termen, namen=termen.namen | woorden),
        initialen=frozenset(initials(naam) for naam in [*namen, *heten]) - {""},
        letters=frozenset(naam[0].upper() for naam in [*heten, *eigen] if naam),
    )


def findings(tekst: str, bekend: Bekend, on: date) -> list[str]:
    """What in the text points at somebody, in Dutch words; empty when it is anonymous."""
    schoon = ONZICHTBAAR.sub("", unicodedata.normalize("NFKC", tekst)).replace("_", " ")
    vlak = search_key(schoon)
    gevonden = [*identifying(schoon, bekend.termen), *_hidden_names(vlak, bekend.termen.namen)]
    if _has_initials(schoon, bekend):
        gevonden.append("initialen")
    if STRAAT.search(schoon):
        gevonden.append("een adres")
    if NUMMER.search(schoon):
        gevonden.append("een nummer van 8 of 9 cijfers")
    if GEBOORTE.search(vlak) or any(dag < on - GEBOREN_VOOR for dag in dates_in(vlak)):
        gevonden.append("een geboortedatum of oude datum")
    return list(dict.fromkeys(gevonden))


def refuse_traces(verschil: Any, on: date, **velden: str) -> None:
    """Raises ValidationError at each field of which the text points at somebody."""
    bekend = known_in(verschil.casus)
    fouten = {naam: findings(tekst, bekend, on) for naam, tekst in velden.items()}
    fouten = {naam: gevonden for naam, gevonden in fouten.items() if gevonden}
    if fouten:
        raise ValidationError({naam: remove(gevonden) for naam, gevonden in fouten.items()})


def remove(gevonden: list[str]) -> str:
    """The sentence at the field."""
    return f"Haal dit weg, want het wijst naar iemand: {', '.join(gevonden)}"


def words(naam: str) -> set[str]:
    """The words of a name that say who it is, as search keys."""
    delen = re.split(r"[^\w]+", search_key(naam))
    gewoon = GEWOON | ALGEMEEN
    return {deel for deel in delen if len(deel) > 1 and deel not in gewoon and not deel.isdigit()}


def initials(naam: str) -> str:
    """ "Noor Maria van Veldwijk" becomes "NMV"; a single word has none."""
    delen = [deel for deel in re.split(r"[^\w]+", search_key(naam)) if deel not in GEWOON]
    letters = "".join(deel[0] for deel in delen if deel and not deel.isdigit())
    return letters.upper() if len(letters) > 1 else ""


def _names_of(kind: Any) -> list[str]:
    """The ways in which a jeugdige may be called."""
    voor = [kind.roepnaam, kind.voornamen]
    return [f"{naam} {kind.achternaam}" for naam in voor if naam] + [kind.achternaam]


def _others(casus: Any) -> list[str]:
    """Medewerkers who did something here or are involved by name, and contacts elsewhere."""
    gedaan = Gebeurtenis.objects.filter(dossier=casus.kenmerk).values("door")
    rollen = casus.regierollen.exclude(medewerker=None).values("medewerker")
    betrokken = casus.jeugdige.betrokkenheden.exclude(medewerker=None).values("medewerker")
    mensen = Medewerker.objects.filter(pk__in=gedaan.union(rollen, betrokken), is_systeem=False)
    elders = (
        casus.partijen.exclude(contactpersoon="").values_list("contactpersoon"),
        casus.verschillen.exclude(contact_met="").values_list("contact_met"),
        casus.medische_routes.values_list("verwijzer_naam"),
    )
    # zonder volgorde: een vereniging van vragen mag er geen hebben
    alle = mensen.order_by().values_list("naam").union(*(rij.order_by() for rij in elders))
    return [naam for (naam,) in alle]


def _hidden_names(vlak: str, namen: frozenset[str]) -> list[str]:
    """Names inside a longer word, with letters apart, or written in two pieces."""
    woorden = re.split(r"[^a-z]+", vlak)
    los = {re.sub(r"[^a-z]", "", rij.group()) for rij in GESPATIEERD.finditer(vlak)}
    geplakt = re.sub(r"[^a-z]", "", vlak)
    gevonden = []
    for naam in sorted(namen):
        binnen = len(naam) >= LANGE_NAAM and any(naam in woord for woord in woorden)
        gespeld = any(naam in rij for rij in los) or naam in woorden
        if binnen or gespeld or (len(naam) >= GEPLAKT and naam in geplakt):
            gevonden.append(f"de naam “{naam}”")
    return gevonden


def _has_initials(schoon: str, bekend: Bekend) -> bool:
    """With points, before a surname, or the bare letters of somebody in the dossier."""
    punten = {re.sub(r"[^a-z]", "", rij.group().lower()) for rij in PUNTEN.finditer(schoon)}
    namen = [rij for rij in VOORLETTER_NAAM.finditer(schoon) if not _is_label(schoon, rij)]
    if punten - KORTINGEN or namen:
        return True
    bloot = {re.sub(r"[^A-Z]", "", rij.group()) for rij in LETTERS.finditer(schoon)}
    return bool(bloot & bekend.initialen) or _single_letter(schoon, bekend.letters)


def _single_letter(schoon: str, letters: frozenset[str]) -> bool:
    gevonden = [rij for rij in LETTER.finditer(schoon) if rij.group(1) in letters]
    return any(not _is_label(schoon, rij) for rij in gevonden)


def _is_label(schoon: str, rij: re.Match[str]) -> bool:
    """A capital that names a route or step, not a person."""
    return bool(re.search(rf"\b{VOOR_LETTER}\s*$", schoon[: rij.start()], re.IGNORECASE))
