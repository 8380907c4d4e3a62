"""Wat de bladzijde van een verzoek laat zien: antwoorden, klokken, aan zet en wat gebeurde."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from arrangementen.schermen import period_in_words, size_in_words
from casusregie.models import Termijn
from normenkader.termijnen.woorden import aantal, getal, lange_datum
from normenkader.toetsing.hoeveelheden import MEERVOUD, VolumeEenheid
from organisaties.models import Organisatie
from verloop.models import Gebeurtenis
from verloop.zinsneden import sentence

from .besluit import last_day_woonplaats
from .keuzes import OPEN
from .overzicht import help_in_words
from .stappen import NAMEN

#: what happened to the concept is of the aanbieder alone, and over
VOORAF = ("register", "concept_bewaard")


def sections(verzoek: Any, met_links: bool = False) -> list[dict[str, Any]]:
    """The answers per step, with a link to change them while it is a concept."""
    delen = {1: _person, 2: _referral, 3: _help, 4: _support}
    gevuld = []
    for stap, maak in delen.items():
        url = _step_url(verzoek, stap) if met_links else ""
        rijen = [(naam, waarde, url) for naam, waarde in maak(verzoek)]
        gevuld.append({"stap": stap, "naam": NAMEN[stap], "rijen": rijen})
    return gevuld


def _step_url(verzoek: Any, stap: int) -> str:
    return reverse("arrangementen:verzoek_stap", args=[verzoek.kenmerk, stap])


def _person(verzoek: Any) -> Iterator[tuple[str, Any]]:
    yield "Naam", verzoek.naam
    yield "BSN", f"••••• {verzoek.bsn_einde}" if verzoek.bsn_einde else ""
    yield "Geboortedatum", lange_datum(verzoek.geboortedatum) if verzoek.geboortedatum else ""
    yield "Geslacht", verzoek.get_geslacht_display()
    yield "Gemeente", verzoek.gemeente or ""
    gezag = ", ".join(f"{lid['naam']} ({lid['rol']})" for lid in verzoek.gezag)
    yield "Gezag", gezag or verzoek.zonder_gezag_reden
    if verzoek.opt_out:
        yield "Opt-out", f"Ja, getekend op {lange_datum(verzoek.opt_out_getekend_op)}"
    else:
        yield "Opt-out", "Nee"


def _referral(verzoek: Any) -> Iterator[tuple[str, Any]]:
    wie = verzoek.verwijzer_naam or verzoek.verwijzer_agb
    soort = verzoek.get_verwijzer_soort_display()
    yield "Verwezen door", f"{soort}: {wie}" if wie else soort
    yield "Verwezen op", lange_datum(verzoek.verwezen_op) if verzoek.verwezen_op else ""
    if verzoek.risicotaxatie_op:
        uitkomst = verzoek.get_risicotaxatie_uitkomst_display()
        yield "Risicotaxatie", f"{uitkomst}, {lange_datum(verzoek.risicotaxatie_op)}"
        if verzoek.risicotaxatie_aandacht:
            yield "Aandachtspunten", verzoek.risicotaxatie_aandacht
    else:
        yield "Geen risicotaxatie, omdat", verzoek.zonder_taxatie_reden
    yield "Soort vraag", verzoek.get_soort_vraag_display()
    if verzoek.meervoudig_keuze:
        yield "Bij een meervoudige vraag", verzoek.get_meervoudig_keuze_display()
        yield "Lokaal team", verzoek.team or "Niet betrokken (opt-out)"
        yield "Waarom", verzoek.meervoudig_motivering


def _help(verzoek: Any) -> Iterator[tuple[str, Any]]:
    yield "Hulp", help_in_words(verzoek) if verzoek.product else ""
    if verzoek.begindatum:
        yield "Periode", period_in_words(verzoek.begindatum, verzoek.einddatum)
    yield "Omvang", size_in_words(verzoek)
    if verzoek.budget_cent:
        yield "Budget", f"€ {getal(verzoek.budget_cent / 100, 2)}"
    yield from above_norm(verzoek)
    if verzoek.woonplaats_voor_verblijf:
        rijen = Organisatie.objects.filter(cbs_code=verzoek.woonplaats_voor_verblijf)
        yield "Ingeschreven voor het verblijf", rijen.order_by("-geldig_van").first()
    if verzoek.afbouw:
        yield "Afbouw", "\n".join(_phases(verzoek))


def above_norm(verzoek: Any) -> Iterator[tuple[str, Any]]:
    """Why it may be above the norm (NK-10)."""
    if verzoek.grond_code:
        yield "Uitzonderingsgrond", verzoek.grond_code
        yield "Bewijs bij de grond", "\n".join(filter(None, verzoek.bewijs.values()))
    if verzoek.hardheidsclausule:
        yield "Hardheidsclausule", "Ja"
    if verzoek.motivering:
        yield "Waarom boven de norm", verzoek.motivering


def _phases(verzoek: Any) -> Iterator[str]:
    eenheid = MEERVOUD[VolumeEenheid(verzoek.eenheid)]
    for fase in verzoek.afbouw:
        per_week = str(fase["per_week"]).replace(".", ",")
        yield f"{aantal(fase['weken'], 'weken')} {per_week} {eenheid} per week"


def _support(verzoek: Any) -> Iterator[tuple[str, Any]]:
    yield "Triage", verzoek.triage
    yield "Vraaganalyse", verzoek.vraaganalyse
    yield "Waarom deze hulp en omvang", verzoek.motivatie_keuze
    if verzoek.waarom_geen_groep:
        yield "Waarom geen groep", verzoek.waarom_geen_groep
    yield "Doelen", verzoek.doelen


def clocks(verzoek: Any, on: date) -> list[dict[str, Any]]:
    """Both clocks: when the gemeente answers, and until when it may do research."""
    termijnen = Termijn.objects.of_onderwerp(verzoek).order_by("uiterlijk")
    return [
        {
            "titel": termijn.titel,
            "uiterlijk": termijn.uiterlijk,
            "voldaan_op": termijn.voldaan_op,
            "stand": termijn.stand_op(on) if termijn.loopt else None,
            "wie": " of ".join(termijn.rollen_aan_zet).lower(),
        }
        for termijn in termijnen
        if not termijn.vervallen
    ]


def reasons_of(verzoek: Any) -> list[tuple[str, str]]:
    """Why the clock stands or stood still, per question: from when until when, and the reason."""
    rijen = []
    for vraag in verzoek.vragen.all():
        tot = f" tot en met {lange_datum(vraag.beantwoord_op)}" if vraag.beantwoord_op else ""
        vanaf = lange_datum(vraag.gesteld_op + timedelta(days=1))
        if vraag.beantwoord_op is None or vraag.beantwoord_op > vraag.gesteld_op:
            rijen.append((f"Stond stil vanaf {vanaf}{tot}", vraag.get_reden_display()))
    return rijen


def residence_day(verzoek: Any, on: date) -> date | None:
    """Until when the gemeente may refuse on woonplaats; None when that is over or decided."""
    if verzoek.status not in OPEN:
        return None
    laatste = last_day_woonplaats(verzoek)
    return laatste if on <= laatste else None


def turn(verzoek: Any, vraag: Any, klokken: list[dict[str, Any]], beslist: bool) -> dict[str, Any]:
    """Who is aan zet, what is asked, by when and who is next (ui.md §5)."""
    if vraag is not None:
        return {
            "u": not beslist,
            "wie": f"aanbieder, {verzoek.aanbieder}",
            "tekst": f"{verzoek.gemeente} vraagt meer informatie en besluit daarna.",
        }
    lopend = [klok for klok in klokken if klok["stand"] is not None]
    if not lopend:
        return {}
    klok = lopend[0]
    tekst = f"{klok['titel']}: uiterlijk {lange_datum(klok['uiterlijk'])}."
    wie = f"{klok['wie']}, {verzoek.gemeente}"
    return {"u": beslist, "wie": wie, "tekst": f"{tekst} {_next(verzoek)}"}


def _next(verzoek: Any) -> str:
    return f"Daarna krijgt {verzoek.aanbieder} vanzelf bericht."


def _events_of(model: Any, nummers: Any) -> Any:
    rijen = Gebeurtenis.objects.filter(model=model._meta.label_lower, object_id__in=nummers)
    return rijen.select_related("door")


def history(verzoek: Any, gemeente: bool = False) -> list[dict[str, Any]]:
    """What happened, newest first: who, what and when; a voorstel is of the gemeente alone."""
    model = verzoek._meta.label_lower
    rijen = Gebeurtenis.objects.filter(model=model, object_id=verzoek.pk).select_related("door")
    rijen = rijen.exclude(code__in=[f"{model}.{naam}" for naam in VOORAF])
    vragen = [vraag.pk for vraag in verzoek.vragen.all()]
    if vragen:
        rijen |= _events_of(verzoek.vragen.model, vragen)
    if gemeente:
        rijen |= _events_of(verzoek.voorstellen.model, verzoek.voorstellen.order_by().values("pk"))
    return [
        {"kop": sentence(rij), "tekst": str(rij.door), "moment": rij.op}
        for rij in rijen.order_by("-op", "-id")[:30]
    ]


def outcome(verzoek: Any) -> list[tuple[str, Any]]:
    """Research, decision or withdrawal with the reasons; empty while there is none."""
    rijen: list[tuple[str, Any]] = []
    if verzoek.onderzoek_op:
        rijen.append(("In onderzoek sinds", lange_datum(verzoek.onderzoek_op)))
        rijen.append(("Wat wordt onderzocht", verzoek.onderzoek_toelichting))
    if verzoek.besloten_op:
        rijen += _decision(verzoek)
    if verzoek.ingetrokken_op and verzoek.nummer:
        rijen.append(("Ingetrokken op", lange_datum(verzoek.ingetrokken_op)))
        rijen.append(("Waarom", verzoek.intrek_reden))
    return rijen


def _decision(verzoek: Any) -> Iterator[tuple[str, Any]]:
    door = f"{lange_datum(verzoek.besloten_op)}, door {verzoek.besloten_door}"
    yield verzoek.get_status_display(), door
    if verzoek.reden_afwijzing:
        yield "Reden", verzoek.get_reden_afwijzing_display()
    if verzoek.andere_gemeente:
        rijen = Organisatie.objects.gemeente_on(verzoek.andere_gemeente, verzoek.besloten_op)
        yield "Wel verantwoordelijk", rijen.first() or verzoek.andere_gemeente
    if verzoek.besluit_motivering:
        yield "Motivering", verzoek.besluit_motivering
