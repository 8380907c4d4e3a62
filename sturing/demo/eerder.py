"""De 1-op-1 van eerdere maanden in de demonstratie: in bulk, met kloppende geschiedenissen.

Through the door they would take half a minute. What is written is what the door would have left:
`sturing.regio` knows how. The casussen are closed, so nobody finds them in a werkvoorraad.
"""

import uuid
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from random import Random
from typing import Any

from stdnum.nl import bsn as bsn_regels

from afwegingskader.models import EenOpEenAanvraag
from arrangementen.models import Contract
from casusregie.models import Casus
from organisaties.models import Aanstelling, Medewerker
from organisaties.rollen import Rol
from sturing.regio import hulp as hulpen
from sturing.regio import routes
from sturing.regio import voorbereiding as stap
from sturing.regio.bewaking import follow_the_clock
from sturing.regio.dossier import Dossier, Stuk, Verhaal
from sturing.regio.eenopeen import ask_one_on_one
from sturing.regio.laden import NUMMERS_PER_CASUS, TABELLEN
from sturing.regio.personen import EIND_TESTREEKS, make_person
from sturing.regio.schrijven import Schrijver
from sturing.regio.teksten import preset_texts
from sturing.regio.tellers import Tellers
from sturing.regio.wereld import AANBOD, load_references
from sturing.regio.wereld import Wereld as Regiowereld

from .eerder_gevallen import EVALUATIE, Geval, cases
from .wereld import NAAMRUIMTE, Wereld

TEAMS = ("noord", "capelle")
PRODUCT = "45C09"
#: From the first question to the first day of 1-op-1; the story below adds up to it.
AANLOOP = 75
MEER_UREN, AFBOUW_DAG, TUSSEN_DAG = (12, 6), 22, 14
AFSTAND = timedelta(days=1)


def play_earlier(wereld: Wereld, eind: date) -> None:
    """All 1-op-1 of the past year that fall under the kader; once is enough."""
    regio = _stage(wereld)
    gevallen = [g for g in cases() if _begin(g, eind) >= regio.kader.ingangsdatum]
    if not gevallen or Casus.objects.filter(kenmerk=_kenmerk(gevallen[0])).exists():
        return
    schrijver = Schrijver(TABELLEN)
    preset_texts(schrijver)
    schrijver.reserve(NUMMERS_PER_CASUS * len(gevallen))
    dagen = [_begin(geval, eind) for geval in gevallen]
    tellers = Tellers(dagen, (), [gemeente.pk for gemeente in regio.gemeenten])
    bsns = islice(_last_bsns(), len(gevallen))
    for geval, bsn in zip(gevallen, bsns, strict=True):
        rng = Random(geval.nummer)  # noqa: S311 - verzonnen gegevens, geen sleutel
        d = Dossier(rng, _begin(geval, eind), eind - AFSTAND, regio, schrijver, tellers)
        d.play(_story(d, geval, wereld, bsn))
        for aanvraag in d.of(EenOpEenAanvraag):
            aanvraag.set(doel_soort=geval.doel)
        follow_the_clock(d, eind - AFSTAND)
        d.write()
    schrijver.flush()


def _begin(geval: Geval, eind: date) -> date:
    """The first day of the casus."""
    return eind - timedelta(days=geval.terug + AANLOOP)


def _kenmerk(geval: Geval) -> uuid.UUID:
    return uuid.uuid5(NAAMRUIMTE, f"eerdere 1-op-1 {geval.nummer}")


def _last_bsns() -> Any:
    """From the end of the test range, so that they are nobody else's."""
    reeks = (str(n) for n in range(EIND_TESTREEKS, 0, -1))
    return (bsn for bsn in reeks if bsn_regels.is_valid(bsn))


def _stage(wereld: Wereld) -> Regiowereld:
    """The organisations and people of the demonstration, by their role in a story."""
    org = wereld.organisaties
    namen = (*TEAMS, *(geval.aanbieder for geval in cases()), "rer")
    plekken = [org[naam] for naam in dict.fromkeys(namen)]
    regio = Regiowereld(systeem=Medewerker.objects.systeem().pk)
    regio.teams, regio.rer = [org[naam] for naam in TEAMS], org["rer"]
    regio.gemeenten = [team.valt_onder for team in regio.teams]  # type: ignore[misc]
    rijen = Aanstelling.objects.filter(organisatie__in=plekken).order_by("pk")
    for organisatie, rol, wie in rijen.values_list("organisatie", "rol", "medewerker"):
        regio.mensen[organisatie, rol].append(wie)
    load_references(regio)
    return regio


def _story(d: Dossier, geval: Geval, wereld: Wereld, bsn: str) -> Verhaal:
    """From the question to the end of the casus; the 1-op-1 in the middle is as the case says."""
    team = wereld.organisaties[geval.team]
    make_person(d, team.valt_onder, bsn, leeftijd=10 + geval.nummer % 7, naam=geval.naam)
    route, leider = routes.enter(d, team, _kenmerk(geval))
    yield 3
    doet = d.person(team.pk, Rol.CASUSREGISSEUR)
    analyse, taxatie = yield from _understand(d, route, doet)
    stap.decide_regie(d, doet, stap.facts_of(analyse, taxatie), team.pk)
    yield 2
    vraag = _help(d, geval, wereld)
    hulp = yield from routes.plan_and_order(d, route, (analyse, taxatie), doet, leider, vraag)
    yield from routes.start_help(d, route, hulp, meteen=True)
    yield 10
    verloop = _course_of(geval)
    yield from ask_one_on_one(d, hulp, verloop, afwijzen=not geval.dagen)
    yield 5
    d.move(route, "start_evaluation", doet, "evalueren")
    yield 4
    hulpen.report_stop(d, hulp, d.dag - AFSTAND)
    yield 2
    yield from routes.finish(d, route, doet, leider)


def _understand(d: Dossier, route: Stuk, doet: int) -> Any:
    """Analysis and risk; the family wants somebody else to keep the overview."""
    d.move(route, "start_analysis", doet, "vraag_verhelderen")
    analyse = stap.begin_analysis(d, doet, "specialistisch")
    analyse.set(gezin_vraagt_overname=True)
    yield 4
    stap.complete_analysis(d, analyse, doet)
    taxatie = stap.judge_risk(d, doet)
    yield 2
    return analyse, taxatie


def _help(d: Dossier, geval: Geval, wereld: Wereld) -> hulpen.Vraag:
    eenheid, _, volume, weken = AANBOD[PRODUCT]
    product, aanbieder = d.wereld.producten[PRODUCT], wereld.organisaties[geval.aanbieder]
    contract = Contract.objects.filter(aanbieder=aanbieder, product=product)
    tarief = contract.values_list("tarief_cent", flat=True).first()
    return hulpen.Vraag(
        product=product,
        aanbieder=aanbieder,
        gebied=d.pick(d.wereld.gebieden),
        trede=d.pick(d.wereld.treden),
        eenheid=eenheid,
        tarief=tarief or AANBOD[PRODUCT][1],
        volume=volume + 24 if geval.boven_norm else volume - geval.nummer % 9,
        weken=weken,
        meer=geval.boven_norm,
    )


def _course_of(geval: Geval) -> Any:
    """How this inzet went, from day 1 to its evaluation."""

    def course(d: Dossier, inzet: Stuk, by: int) -> Verhaal:
        d.move(inzet, "start", by, "loopt", gestart_op=inzet.begindatum)
        mijlpalen = ((TUSSEN_DAG, _look_back), (AFBOUW_DAG - 1, _record_afbouw), (29, _explain))
        nu = 1
        for dag, doe in mijlpalen:
            if dag < geval.dagen:
                yield dag - nu
                doe(d, inzet, by, geval)
                nu = dag
        yield geval.dagen - nu
        _end(d, inzet, by, geval)

    return course


def _look_back(d: Dossier, inzet: Stuk, by: int, geval: Geval) -> None:
    besluit = "lichter" if geval.dagen <= TUSSEN_DAG + 14 else "zoals_gepland"
    tekst = "Het gaat beter overdag. De avonden blijven aandacht vragen."
    velden: dict[str, Any] = {
        "tussenevaluatie": tekst,
        "tussenbesluit": besluit,
        "tussenevaluatie_op": d.dag,
    }
    d.move(inzet, "record_tussenevaluatie", by, **velden)


def _record_afbouw(d: Dossier, inzet: Stuk, by: int, geval: Geval) -> None:
    d.move(inzet, "record_afbouw", by, afbouw_vastgelegd_op=d.dag)


def _explain(d: Dossier, inzet: Stuk, by: int, geval: Geval) -> None:
    d.amend(inzet, by, reden_later=geval.reden_later)


def _end(d: Dossier, inzet: Stuk, by: int, geval: Geval) -> None:
    """The hours that were made, the evaluation and the end."""
    veel, weinig = MEER_UREN
    uren = {
        (inzet.begindatum + timedelta(days=n)).isoformat(): str(
            veel if n + 1 < AFBOUW_DAG else weinig
        )
        for n in range(geval.dagen)
    }
    totaal = sum(map(Decimal, uren.values()))
    d.move(inzet, "record_uren", by, uren_gemaakt=uren, uren_totaal=totaal)
    einde: dict[str, Any] = {"beeindigd_op": d.dag, "doel_bereikt": geval.bereikt}
    einde |= {"evaluatie": EVALUATIE[geval.bereikt], "vervolg_soort": geval.vervolg}
    d.move(inzet, "end", by, "beeindigd", **einde)
