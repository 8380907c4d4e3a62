"""De termijnen van de verzonnen stukken, en wat de klok er tot en met gisteren mee deed."""

from collections.abc import Iterator
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from django.db import models

from afwegingskader.models import EenOpEenAanvraag, EenOpEenInzet
from arrangementen.models import (
    Arrangement,
    Arrangementonderdeel,
    Toewijzing,
    Verzoek,
    Zorgstart,
    Zorgstop,
)
from casusregie.escalatie.ladders import plan_of, trede_of
from casusregie.models import (
    BeschermingsRoute,
    Casus,
    Escalatie,
    Regierol,
    Signaal,
    Termijn,
)
from casusregie.termijnen.opbouw import next_action
from casusregie.termijnen.plekken import place, split_place
from casusregie.termijnen.projectie import termijnen_of
from normenkader.termijnen.berekening import te_laat_op

from .dossier import Dossier, Stuk

#: Which kinds of onderwerp have termijnen in the region.
MET_TERMIJNEN = (
    *(Arrangement, Toewijzing, Verzoek, BeschermingsRoute),
    *(EenOpEenAanvraag, EenOpEenInzet),
)
#: Termijnen that are only there once they are met: nobody ever waited for them.
ALTIJD_ACHTERAF = "zorg."
VROEG, LAAT = -150, 8 * 60  # minuten na het begin van de werkdag
BEANTWOORD_PROCENT = 35
ANTWOORDEN = ("afspraak", "langer_nodig")


def follow_the_clock(d: Dossier, gisteren: date) -> None:
    """Add termijnen, escalaties and signals as the sweep of each past day left them."""
    casus = _casus(d)
    for stuk in list(d.stukken):
        if stuk.model in MET_TERMIJNEN:
            for termijn in termijnen_of(_onderwerp(d, stuk, casus)):
                _keep(d, termijn, gisteren)
                _signals(d, termijn, gisteren)
                _escalate(d, casus, termijn, gisteren)


def _casus(d: Dossier) -> Casus:
    """The casus as an object, with its regierollen as they stand in the end."""
    casus = Casus(**d.casus.gegevens)
    rollen = [SimpleNamespace(**stuk.gegevens) for stuk in d.of(Regierol)]
    for rol in rollen:
        rol.bij_gezin = rol.medewerker_id is None
    _prefetched(casus, regierollen=rollen, evaluatiemomenten=[])
    return casus


def _prefetched(rij: models.Model, **lijsten: list[Any]) -> None:
    """What a query would have fetched beforehand."""
    rij.__dict__["_prefetched_objects_cache"] = lijsten


def _onderwerp(d: Dossier, stuk: Stuk, casus: Casus) -> Any:
    onderwerp = stuk.model(**stuk.gegevens)
    onderwerp._state.fields_cache["casus"] = casus
    if stuk.model is Arrangement:
        delen = [Arrangementonderdeel(**deel.gegevens) for deel in d.of(Arrangementonderdeel)]
        _prefetched(onderwerp, onderdelen=[x for x in delen if x.arrangement_id == onderwerp.pk])
    elif stuk.model is Toewijzing:
        _prefetched(onderwerp, starts=list(_starts(d)))
    elif stuk.model is Verzoek:
        _prefetched(onderwerp, vragen=[])
    elif stuk.model is EenOpEenInzet:
        onderwerp._state.fields_cache["kaderversie"] = d.wereld.kader
    elif stuk.model is Escalatie:
        onderwerp._state.fields_cache["kader"] = d.wereld.kader
    return onderwerp


def _starts(d: Dossier) -> Iterator[Zorgstart]:
    for stuk in d.of(Zorgstart):
        start = Zorgstart(**stuk.gegevens)
        _prefetched(start, stops=[Zorgstop(**stop.gegevens) for stop in d.of(Zorgstop)])
        yield start


def _keep(d: Dossier, termijn: Termijn, gisteren: date) -> None:
    """Number the termijn, and put the cursor of the sweep behind yesterday."""
    termijn.kenmerk = d.uuid()
    if termijn.volgende_actie_op is not None:
        termijn.bewaakt_tot = gisteren
        termijn.volgende_actie_op = next_action(termijn)
    d.schrijver[Termijn].add_object(termijn)


def _signals(d: Dossier, termijn: Termijn, gisteren: date) -> None:
    """What was told on the signal days that have been, to who held the place."""
    for signaal in termijn.signalen:
        dag = date.fromisoformat(signaal["op"])
        gehaald = termijn.voldaan_op is not None and termijn.voldaan_op < dag
        if dag <= gisteren and not gehaald:
            for plek in dict.fromkeys(signaal["aan"]):
                soort, titel = f"dag-{signaal['dag']}", f"Dag {signaal['dag']}. {termijn.titel}"
                _tell(d, termijn, termijn, plek, dag, soort, titel)


def _tell(
    d: Dossier, over: Any, termijn: Termijn, plek: str, dag: date, soort: str, titel: str
) -> None:
    rol, organisatie_id = split_place(plek)
    houders = [
        stuk.medewerker_id
        for stuk in d.of(Regierol)
        if stuk.rol == rol and stuk.organisatie_id == organisatie_id
    ]
    d.new(
        Signaal,
        casus_id=d.casus.id,
        termijn_id=termijn.pk,
        soort=soort,
        titel=titel,
        model=over.model,
        onderwerp_kenmerk=over.onderwerp_kenmerk,
        op=dag,
        gegeven_op=dag,
        plek=plek,
        medewerker_id=next(iter(houders), None),
    )


def _escalate(d: Dossier, casus: Casus, termijn: Termijn, gisteren: date) -> None:
    """The ladder of a missed termijn, as far as it had climbed yesterday or when it stopped."""
    gehaald = termijn.voldaan_op
    if not termijn.escaleert or (gehaald and termijn.code.startswith(ALTIJD_ACHTERAF)):
        return
    tot = min(gehaald - timedelta(days=1), gisteren) if gehaald else gisteren
    sinds: date | None = te_laat_op(termijn.uiterlijk)
    for nummer in range(1, len(d.wereld.kader.treden) + 1):
        if sinds is None or sinds > tot:
            return
        rij = _open(d, casus, termijn, nummer, sinds)
        sinds = _go_on(d, rij, tot, gehaald) if rij else None
        if rij:
            _answer_term(d, rij, casus)


def _open(d: Dossier, casus: Casus, termijn: Termijn, nummer: int, sinds: date) -> Stuk | None:
    """One trede, opened in the morning of its day; None when nobody is there to answer."""
    ladder = termijn.regel["ladder"]
    trede = trede_of(ladder, nummer, d.wereld.kader)
    plek = trede.aan(casus, sinds) if trede else None
    if trede is None or plek is None:
        return None
    plan = plan_of(ladder, trede, sinds, d.wereld.kader)
    sleutel = f"#{termijn.sleutel}" if termijn.sleutel else ""
    houders = [r.medewerker_id for r in d.of(Regierol) if (r.rol, r.organisatie_id) == plek]
    escalatie = d.new(
        Escalatie,
        casus_id=casus.pk,
        termijn_id=termijn.pk,
        model=termijn.model,
        object_id=termijn.object_id,
        onderwerp_kenmerk=termijn.onderwerp_kenmerk,
        ladder=ladder,
        kader_id=d.wereld.kader.pk,
        code=termijn.code,
        aanleiding=f"{termijn.code}{sleutel}:{termijn.uiterlijk.isoformat()}",
        titel=termijn.titel,
        trede=nummer,
        aan_rol=plek[0],
        aan_organisatie_id=plek[1],
        aan_medewerker_id=next(iter(houders), None),
        sinds=sinds,
        ontdekt_op=sinds,
        antwoord_uiterlijk=plan.antwoord_uiterlijk,
        klimt_op=plan.klimt_op,
        status="open",
        versie=1,
        beantwoord_op=None,
    )
    _at(d, sinds)
    d.record(escalatie, f"trede_{nummer}", d.wereld.systeem, sinds=sinds.isoformat(), laat=False)
    if plek not in d.betrokken:
        d.involve(plek[1], plek[0], f"Escalatie, trede {nummer}: {termijn.titel}"[:120])
    soort, titel = f"escalatie-{nummer}-{sinds.isoformat()}", f"Te laat. {termijn.titel}"
    over = SimpleNamespace(model=d.schrijver[Escalatie].label, onderwerp_kenmerk=escalatie.kenmerk)
    _tell(d, over, termijn, place(*plek), sinds, soort, titel)
    return escalatie


def _go_on(d: Dossier, rij: Stuk, tot: date, gehaald: date | None) -> date | None:
    """Answered, passed on (then since when), lapsed because the termijn was met, or still open."""
    systeem, antwoord = d.wereld.systeem, rij.sinds + timedelta(days=d.days(1, 2))
    if antwoord <= tot and d.chance(BEANTWOORD_PROCENT):
        wie = rij.aan_medewerker_id or d.person(rij.aan_organisatie_id, rij.aan_rol)
        velden = {"antwoord": "Er is een afspraak gemaakt.", "uitkomst": d.pick(ANTWOORDEN)}
        _at(d, antwoord, laat=True)
        d.move(
            rij,
            "answer",
            wie,
            "beantwoord",
            beantwoord_op=antwoord,
            beantwoord_door_id=wie,
            **velden,
        )
        return None
    klimt: date | None = rij.klimt_op
    if klimt is not None and klimt <= tot:
        _at(d, klimt)
        d.move(rij, "climb", systeem, "doorgezet")
        return klimt
    if gehaald is not None and gehaald <= d.eind:
        _at(d, gehaald, laat=True)
        d.move(rij, "lapse", systeem, "vervallen")
    return None


def _answer_term(d: Dossier, rij: Stuk, casus: Casus) -> None:
    """The term for the answer is a termijn too."""
    for termijn in termijnen_of(_onderwerp(d, rij, casus)):
        termijn.kenmerk = d.uuid()
        d.schrijver[Termijn].add_object(termijn)


def _at(d: Dossier, dag: date, laat: bool = False) -> None:
    """Put the clock on a past day: in the early morning, or `laat` at the end of it."""
    d.dag = dag
    d.minuut = LAAT if laat else VROEG
