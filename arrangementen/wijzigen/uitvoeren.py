"""Voert een toegekend verzoek om wijziging uit: zelfde nummer of een nieuw (ijw.md §5d, IV093)."""

import copy
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from arrangementen.arrangement.aanpassen import change_with_part
from arrangementen.arrangement.bewakers import WIJZIGING, with_parts
from arrangementen.arrangement.models import Arrangementonderdeel
from arrangementen.arrangement.norm import Normtoets, Oordelen, assess_arrangement
from arrangementen.arrangement.querysets import ACTIEF
from arrangementen.arrangement.stapeling import lock_help_in
from arrangementen.toewijzing.openen import (
    ask_to_send,
    end_from,
    open_toewijzing,
)
from arrangementen.verzoeken.keuzes import Verzoekstand
from arrangementen.verzoeken.oordelen import keep, names_of
from arrangementen.verzoeken.toelatingfeiten import is_task_bought
from arrangementen.verzoeken.vierogen import know_lines
from organisaties.models import Medewerker
from verloop.bijwerken import update_many
from verloop.fouten import Geblokkeerd
from verloop.overgangen import register
from verloop.redenen import Nee

INITIATIEF_AANBIEDER = "12"
OMVANG = ("volume", "eenheid", "frequentie")


def carry_out(verzoek: Any, *, by: Any, op: datetime) -> None:
    """Follows `grant` in the same transaction: what cannot be ordered is not granted.

    Raises Geblokkeerd when a toewijzing ended meanwhile or the norm check refuses, and
    ValidationError at `hardheidsclausule` when a line is above the norm without a ground.
    """
    lock_help_in(verzoek.casus_id)
    regels = _lines(verzoek)
    arrangement = arrangement_of(verzoek, regels)
    oordelen = judged(verzoek, regels, arrangement)
    _refuse_what_does_not_fit(verzoek, arrangement, oordelen)
    verzoek.toetsing = oordelen.to_json()
    keep(verzoek, Verzoekstand.TOEGEKEND, timezone.localdate(op), names_of(verzoek.toetsing))
    verzoek.save(update_fields=["toetsing", "oordelen"])
    toetsen = iter(oordelen.toetsen)
    for regel in regels:
        regel.remember()
    update_many(regels, ["was"])
    for regel in know_lines(verzoek, regels):
        _apply(verzoek, regel, arrangement, next(toetsen), op)
    sleutel = f"vow:{verzoek.pk}"
    referentie = verzoek.referentie_aanbieder
    ask_to_send(verzoek.casus, verzoek.aanbieder, op=op, sleutel=sleutel, referentie=referentie)


def _lines(verzoek: Any) -> list[Any]:
    """The lines with all that judging them needs; casus and jeugdige as they were locked."""
    toewijzing = ("toewijzing__onderdeel__arrangement", "toewijzing__onderdeel__product")
    regels = list(verzoek.regels.select_related(*toewijzing, "toewijzing__product", "product"))
    return know_casus(verzoek, regels)


def know_casus(verzoek: Any, regels: list[Any]) -> list[Any]:
    """These lines with the casus and jeugdige of the verzoek itself at hand."""
    verzoek.casus.jeugdige, verzoek.casus.gemeente = verzoek.jeugdige, verzoek.gemeente
    for regel in regels:
        if regel.toewijzing is not None:
            regel.toewijzing.onderdeel.arrangement.casus = verzoek.casus
    return regels


def keep_verdict(verzoek: Any, bij: str, on: date) -> None:
    """What the norm says of the wished situation, at a step that carries nothing out.

    Nothing is kept when the help it is about has ended: then there is nothing to judge.
    """
    regels = _lines(verzoek)
    try:
        oordelen = judged(verzoek, regels, arrangement_of(verzoek, regels))
    except Geblokkeerd:
        return
    keep(verzoek, bij, on, names_of(oordelen.to_json()))


def arrangement_of(verzoek: Any, regels: list[Any]) -> Any:
    """The arrangement of the first toewijzing it names; Geblokkeerd when that help has ended."""
    for regel in regels:
        if regel.toewijzing and regel.toewijzing.onderdeel.arrangement.status in ACTIEF:
            return regel.toewijzing.onderdeel.arrangement
    raise Geblokkeerd("De hulp waar dit verzoek over gaat, is intussen beëindigd.", "Wijs het af.")


def judged(verzoek: Any, regels: list[Any], arrangement: Any) -> Oordelen:
    """The verdict of the norm on every line that changes or is new, in the order of the lines."""
    anders = [regel for regel in regels if regel.soort != "ongewijzigd"]
    delen = [_wished(regel, arrangement, verzoek) for regel in anders]
    einden = {r.toewijzing_id: r.begindatum - timedelta(days=1) for r in anders if _goes_on(r)}
    return assess_arrangement(arrangement, delen, einden)


def _goes_on(regel: Any) -> bool:
    """The toewijzing ends where the line begins: what it gave until then goes on counting."""
    return regel.toewijzing is not None and regel.begindatum > regel.toewijzing.ingangsdatum


def _wished(regel: Any, arrangement: Any, verzoek: Any) -> Arrangementonderdeel:
    """The part of the arrangement as it would be; not saved."""
    if regel.toewijzing is None:
        deel = Arrangementonderdeel(arrangement=arrangement, product=regel.product)
        deel.bewijs, deel.afbouw = {}, []
    else:
        deel = copy.copy(regel.toewijzing.onderdeel)
        deel.pk = None if _goes_on(regel) else deel.pk
    deel.arrangement = arrangement
    deel.begindatum = regel.begindatum
    deel.einddatum = regel.einddatum or deel.einddatum
    for naam in OMVANG:
        setattr(deel, naam, getattr(regel, naam) or getattr(deel, naam))
    deel.frequentie = deel.frequentie or "6"
    if verzoek.hardheidsclausule:
        deel.hardheidsclausule = True
        deel.motivering = deel.motivering or verzoek.besluit_motivering
    if deel.product and deel.product.is_individuele_begeleiding and not deel.waarom_geen_groep:
        deel.waarom_geen_groep = verzoek.toelichting or str(verzoek.get_reden_verzoek_display())
    return deel


def _refuse_what_does_not_fit(verzoek: Any, arrangement: Any, oordelen: Oordelen) -> None:
    bezwaar = next(_objections(verzoek, arrangement, oordelen), "")
    if bezwaar:
        raise Geblokkeerd(bezwaar, "Wijs het verzoek af, met deze reden.")
    boven = [t for t in oordelen.toetsen if t.oordeel == "boven" and not t.grond]
    if boven:
        product = boven[0].onderdeel.product
        raise ValidationError(
            {
                "hardheidsclausule": f"{product} komt boven de norm. Kruis de hardheidsclausule "
                "aan en motiveer dat, of wijs het verzoek af"
            }
        )
    if any(t.oordeel == "boven" for t in oordelen.toetsen) and not verzoek.besluit_motivering:
        raise ValidationError({"besluit_motivering": "Schrijf op waarom meer dan de norm nodig is"})


def _objections(verzoek: Any, arrangement: Any, oordelen: Oordelen) -> Iterator[str]:
    """What does not fit, and what would stop a new toewijzing as well: the same guards."""
    yield from oordelen.past_niet
    delen = [toets.onderdeel for toets in oordelen.toetsen]
    gewenst = with_parts(arrangement, delen)
    for bewaker in WIJZIGING:
        if isinstance(oordeel := bewaker(gewenst), Nee):
            yield oordeel.reden
    for deel in delen:
        if deel.pk is None and is_task_bought(verzoek.gemeente, deel.product, deel.begindatum):
            yield (
                f"Gemeente {verzoek.gemeente} koopt {deel.product} taakgericht in: een toewijzing "
                "is niet nodig."
            )


def _apply(verzoek: Any, regel: Any, arrangement: Any, toets: Normtoets, op: datetime) -> None:
    toewijzing = regel.toewijzing
    if toewijzing is not None and regel.begindatum == toewijzing.ingangsdatum:
        _change(verzoek, regel, toets, op)
        return
    if toewijzing is not None:
        wie: dict[str, Any] = {"reden": INITIATIEF_AANBIEDER, "op": op}
        if end_from(toewijzing, regel.begindatum, **wie) is None:
            dag = timezone.localdate(op)
            if not _still_counts(toewijzing, dag):
                raise Geblokkeerd("Deze toewijzing is intussen beëindigd.", "Wijs het verzoek af.")
    _open(verzoek, regel, arrangement, toets, op)


def _still_counts(toewijzing: Any, dag: date) -> bool:
    return toewijzing.einddatum is None or toewijzing.einddatum >= dag


def _change(verzoek: Any, regel: Any, toets: Normtoets, op: datetime) -> None:
    """End date, budget or size under the same number, with reason 12."""
    velden = {
        naam: waarde
        for naam in ("einddatum", "budget_cent", *OMVANG)
        if (waarde := getattr(regel, naam)) not in (None, "")
    }
    change_with_part(
        regel.toewijzing,
        toets,
        reden=INITIATIEF_AANBIEDER,
        op=op,
        referentie=verzoek.referentie_aanbieder,
        **velden,
    )


def _open(verzoek: Any, regel: Any, arrangement: Any, toets: Normtoets, op: datetime) -> None:
    """A new part of the arrangement with a toewijzing under a number of its own."""
    klok, deel = Medewerker.objects.systeem(), toets.onderdeel
    nieuw = Arrangementonderdeel(
        arrangement=arrangement,
        product=deel.product,
        referentie_aanbieder=verzoek.referentie_aanbieder,
        **{
            naam: getattr(deel, naam)
            for naam in (
                *("begindatum", "einddatum", "volume", "eenheid", "frequentie", "grond_code"),
                *("bewijs", "hardheidsclausule", "motivering", "waarom_geen_groep"),
                *("resultaatgebied", "elementen", "trede"),
            )
        },
    )
    nieuw.volgorde = arrangement.onderdelen.count() + 1
    register(nieuw, by=klok, op=op, code="uit_wijziging")
    open_toewijzing(
        nieuw,
        op=op,
        referentie=verzoek.referentie_aanbieder,
        normoordeel=toets.oordeel,
        norm_grond=toets.grond,
    )
