"""De verzonnen 1-op-1: aanvraag, akkoorden, analyse, besluit en inzet, soms te lang."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from afwegingskader.betrokkenheid import GROND_ANALYSE
from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet, VerklarendeAnalyse
from casusregie.models import Regierol
from organisaties.rollen import Rol

from . import hulp as hulpen
from .dossier import Dossier, Stuk, Verhaal
from .teksten import EENOPEEN, MOTIVERING

TE_LANG_PROCENT, AFGEWEZEN_PROCENT, AFSPRAAK_GEHAALD = 35, 8, 88
#: How an inzet goes from its first day to its end.
Verloop = Callable[[Dossier, Stuk, int], Verhaal]
REDENEN_LATER = ("geen_plek", "afbouw", "vervolg_later")


def ask_one_on_one(
    d: Dossier, hulp: hulpen.Hulp, run: Verloop | None = None, afwijzen: bool | None = None
) -> Verhaal:
    """From the aanvraag to the end of the inzet; what is not given is left to chance."""
    behandelaar = hulpen.behandelregisseur(d, hulp)
    aanvraag = _ask(d, hulp, behandelaar)
    yield d.days(1, 2)
    akkoord = _agree(d, aanvraag, behandelaar)
    yield d.days(1, 2)
    _analyse(d, aanvraag)
    yield 1
    besluiter = _decider(d, akkoord)
    besluit = {"besloten_op": d.dag, "besloten_door_id": besluiter, "motivering": MOTIVERING}
    if d.chance(AFGEWEZEN_PROCENT) if afwijzen is None else afwijzen:
        reden = {"reden_afwijzing": "hulp_volstaat"}
        d.move(aanvraag, "reject", besluiter, "afgewezen", **besluit, **reden)
        d.release(GROND_ANALYSE)
        return
    d.move(aanvraag, "grant", besluiter, "toegekend", **besluit)
    inzet = _plan(d, aanvraag, besluiter)
    yield (inzet.begindatum - d.dag).days
    yield from (run or _run)(d, inzet, behandelaar)
    d.release(GROND_ANALYSE)


def _ask(d: Dossier, hulp: hulpen.Hulp, by: int) -> Stuk:
    begin = d.dag + timedelta(days=d.days(6, 9))
    kader = d.wereld.kader
    aanvraag = d.register(
        EenOpEenAanvraag,
        by,
        status="concept",
        casus_id=d.casus.id,
        arrangement_id=hulp.arrangement.id,
        aanbieder_id=hulp.vraag.aanbieder.pk,
        kaderversie_id=kader.pk,
        opgesteld_door_id=by,
        begindatum=begin,
        einddatum=begin + timedelta(days=kader.maximum_dagen - 1),
        gewijzigd_sinds=d.dag - timedelta(days=d.days(2, 8)),
        kader_gelezen_op=d.dag,
    )
    d.amend(aanvraag, by, *EENOPEEN)
    d.move(aanvraag, "submit", by, "ingediend", ingediend_op=d.dag, ingediend_door_id=by)
    d.involve(d.casus.team_id, Rol.GEDRAGSWETENSCHAPPER, GROND_ANALYSE)
    return aanvraag


def _agree(d: Dossier, aanvraag: Stuk, behandelaar: int) -> int:
    """Both parties; returns who agreed for the casusregie (the gezin's own consent: recorded)."""
    houder = next(r for r in d.of(Regierol) if r.rol == Rol.CASUSREGISSEUR)
    gezin = houder.medewerker_id is None
    wie = d.person(d.casus.team_id, Rol.PROCESREGISSEUR) if gezin else houder.medewerker_id
    aanbieder: dict[str, Any] = {
        "akkoord_aanbieder_op": d.dag,
        "akkoord_aanbieder_door_id": behandelaar,
    }
    d.move(aanvraag, "agree_aanbieder", behandelaar, **aanbieder)
    d.move(
        aanvraag,
        "agree_regie",
        wie,
        "akkoord",
        akkoord_regie_op=d.dag,
        akkoord_regie_door_id=wie,
        akkoord_van_gezin=gezin,
        akkoord_gezin_toelichting="De ouders zijn het eens." if gezin else "",
    )
    return int(wie)


def _analyse(d: Dossier, aanvraag: Stuk) -> None:
    wie = d.person(d.casus.team_id, Rol.GEDRAGSWETENSCHAPPER)
    analyse = d.register(
        VerklarendeAnalyse, wie, status="concept", aanvraag_id=aanvraag.id, auteur_id=wie
    )
    d.move(analyse, "adopt", wie, "vastgesteld", vastgesteld_op=d.dag, vastgesteld_door_id=wie)
    d.move(aanvraag, "record_analyse", wie, "geanalyseerd")


def _decider(d: Dossier, akkoord: int) -> int:
    """Four eyes: not who agreed."""
    rol = Rol.JEUGDBESCHERMER if d.casus.route == "C" else Rol.PROCESREGISSEUR
    mensen = d.wereld.mensen[d.casus.team_id, str(rol)]
    return int(d.pick([wie for wie in mensen if wie != akkoord]))


def _plan(d: Dossier, aanvraag: Stuk, by: int) -> Stuk:
    gelijk = ("casus_id", "aanbieder_id", "kaderversie_id", "begindatum", "einddatum")
    inzet = d.register(
        EenOpEenInzet,
        by,
        status="gepland",
        jeugdige_id=d.jeugdige.id,
        aanvraag_id=aanvraag.id,
        afbouw=EENOPEEN["afbouw"],
        vervolg=EENOPEEN["vervolg"],
        gestart_op=None,
        tussenevaluatie_op=None,
        afbouw_vastgelegd_op=None,
        beeindigd_op=None,
        **{naam: aanvraag.gegevens[naam] for naam in gelijk},
    )
    return inzet


def _run(d: Dossier, inzet: Stuk, by: int) -> Verhaal:
    """Day 1 up to the end; the milestones are mostly met, the last day not always."""
    kader, begin = d.wereld.kader, inzet.begindatum
    d.move(inzet, "start", by, "loopt", gestart_op=begin)
    yield kader.tussenevaluatie_dag - 1
    if d.chance(AFSPRAAK_GEHAALD):
        tekst = "Het gaat beter. Vanaf dag 22 kan het met minder uren."
        tussen: dict[str, Any] = {"tussenevaluatie": tekst, "tussenevaluatie_op": d.dag}
        tussen["tussenbesluit"] = d.pick(("zoals_gepland", "lichter", "korter"))
        d.move(inzet, "record_tussenevaluatie", by, **tussen)
    yield kader.afbouw_dag - kader.tussenevaluatie_dag
    if d.chance(AFSPRAAK_GEHAALD):
        d.move(inzet, "record_afbouw", by, afbouw_vastgelegd_op=d.dag)
    if d.chance(TE_LANG_PROCENT):
        yield (inzet.einddatum - d.dag).days + 1
        if d.chance(60):
            d.amend(inzet, by, reden_later=d.pick(REDENEN_LATER))
        yield d.days(0, 60)
    else:
        yield d.days(1, kader.maximum_dagen - kader.afbouw_dag)
    einde: dict[str, Any] = {"beeindigd_op": d.dag, "doel_bereikt": d.pick(("ja", "deels"))}
    einde["vervolg_soort"] = d.pick(("geen", "zelfde_hulp", "lichter", "zwaarder"))
    d.move(inzet, "end", by, "beeindigd", evaluatie="De hulp loopt verder.", **einde)
