"""Wat er om de 1-op-1 heen gebeurt: uren, een nieuwe analyse, het expertteam en het kader zelf."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from afwegingskader.analyse.versies import next_version
from afwegingskader.inzet.rer import take_decision
from afwegingskader.models import (
    EenOpEenInzet,
    Kaderlezing,
    Kaderontvangst,
    Kadervraag,
    Onderzoek,
    Trainingsdeelname,
)
from afwegingskader.onderzoek.kiezen import begin_research
from casusregie.models import Casus
from casusregie.termijnen.bewaking import watch
from normenkader.instellingen import instelling
from normenkader.models import KaderVersie
from organisaties.rollen import Rol
from verloop.overgangen import perform, register

from .lokaal import moment
from .wereld import Wereld

#: Hours made per day when they differ from the plan (day number of the inzet).
ANDERS = {5: "12", 6: "18.5", 13: "0", 17: "14"}


def play_kader(casussen: dict[str, Casus], wereld: Wereld, eind: date) -> None:
    """Hours of who runs, a second version for Imke, the RER about Jayden, and the kader read."""
    for naam, tot in (("noor", 18), ("imke", 27), ("lotte", 7), ("liv", 30)):
        _hours(casussen[naam], tot, eind)
    _second_version(casussen["imke"], wereld, eind)
    _rer_decides(casussen["jayden"], wereld, eind)
    _spread(wereld, eind)
    _research(wereld, eind)


def _research(wereld: Wereld, eind: date) -> None:
    """The scientific test of the kader: the cases wait for the gedragswetenschapper."""
    secretaris = _first(wereld, Rol.SECRETARIS)
    op = moment(eind - timedelta(days=2), 13)
    onderzoek = Onderzoek(
        naam="Wat helpt om 1-op-1 op tijd te stoppen",
        onderzoeksvraag="Welke hulp, afbouw en samenwerking gaan samen met een einde op tijd?",
        uitvoerder="Hogeschool (verzonnen)",
        van=eind - timedelta(days=180),
        tot=op.date(),
        opgesteld_door=secretaris,
        opgesteld_op=op.date(),
    )
    begin_research(onderzoek, by=secretaris, op=op)


def _inzet(casus: Casus) -> EenOpEenInzet:
    inzet: EenOpEenInzet = casus.inzetten.get()
    return inzet


def _hours(casus: Casus, tot: int, eind: date) -> None:
    """Recorded once a week would be many events; here in one go, the evening before `eind`."""
    inzet = _inzet(casus)
    by = inzet.aanvraag.ingediend_door
    dagen = {
        inzet.begindatum + timedelta(days=n - 1): Decimal(ANDERS.get(n, "8" if n > 21 else "16"))
        for n in range(1, tot + 1)
    }
    perform(inzet, "record_uren", by=by, op=moment(eind - timedelta(days=1), 17), uren=dagen)


def _second_version(casus: Casus, wereld: Wereld, eind: date) -> None:
    """After the tussenevaluatie the gedragswetenschapper knows more about the evenings."""
    wierda, op = wereld.mensen["wierda"], moment(eind - timedelta(days=9), 15)
    vorige = _inzet(casus).aanvraag.analyses.get()
    versie = next_version(vorige, wierda)
    versie.reden_versie = "Na de tussenevaluatie weten wij meer over de avonden."
    versie.in_stand = "Alleen de avonden zijn nog druk. Overdag lukt het met twee vaste gezichten."
    versie.beschermend = "Goede band met tante. Sport helpt. Imke belt nu zelf als het misgaat."
    versie.gesproken_met = ["jeugdige", "ouders", "netwerk", "aanbieder"]
    versie.advies = "voorwaarden"
    perform(register(versie, by=wierda, op=op), "adopt", by=wierda, op=op + timedelta(hours=1))


def _rer_decides(casus: Casus, wereld: Wereld, eind: date) -> None:
    """Ran on past day 28; the RER allowed a week, then it ended."""
    inzet = _inzet(casus)
    by, rer = inzet.aanvraag.ingediend_door, wereld.mensen["oord"]
    dag = inzet.einddatum
    _look_back(eind, dag + timedelta(days=9))
    besluit = dag + timedelta(days=9)
    take_decision(
        inzet,
        by=rer,
        op=moment(besluit, 11),
        uitkomst="langer",
        grond="De begeleider in de klas begint over vijf dagen. Eerder stoppen is niet veilig.",
        uiterlijk=besluit + timedelta(days=5),
        andere_hulp="",
    )
    perform(
        inzet,
        "end",
        by=by,
        op=moment(besluit + timedelta(days=4), 16),
        doel_bereikt="deels",
        evaluatie="Jayden slaapt weer door en gaat halve dagen naar school. De school neemt over.",
        vervolg_soort="lichter",
    )


def _look_back(eind: date, tot: date) -> None:
    """The clock looked every day; a decision of the RER needs its escalatie."""
    for terug in range(60, -1, -1):
        dag = eind - timedelta(days=terug)
        if dag <= tot:
            watch(dag, moment(dag, 6))


def _spread(wereld: Wereld, eind: date) -> None:
    """Who got and read the kader, who was trained, and two questions."""
    versie = KaderVersie.objects.version_on(eind)
    if versie is None:
        return
    secretaris = _first(wereld, Rol.SECRETARIS)
    op = moment(eind - timedelta(days=40), 10)
    for code, afdeling, wie in (
        ("vlierhof", "Behandelgroepen", "E. Dorrestein"),
        ("noord", "Lokaal team Noord", "T. Koster"),
        ("gi", "Jeugdbescherming", "M. Tolhuis"),
    ):
        rij = Kaderontvangst(
            organisatie=wereld.organisaties[code],
            kaderversie=versie,
            afdeling=afdeling,
            contactpersoon=wie,
            ontvangen_op=op.date(),
            doorgeleid_op=op.date() if code != "gi" else None,
            doorgeleid_aan="Alle professionals van de afdeling" if code != "gi" else "",
        )
        register(rij, by=secretaris, op=op)
    for code in ("bakhuis", "koster", "amrani", "wierda"):
        mens = wereld.mensen[code]
        lezing = Kaderlezing(medewerker=mens, kaderversie=versie, gelezen_op=op.date())
        register(lezing, by=mens, op=op)
    _train(wereld, op)
    _ask(wereld, secretaris, eind)


def _train(wereld: Wereld, op: Any) -> None:
    by = _first(wereld, Rol.BEHEERDER)
    for mens in wereld.mensen.values():
        if mens.training_verklarende_analyse_op:
            training = Trainingsdeelname(
                medewerker=mens,
                training="verklarende_analyse",
                gevolgd_op=mens.training_verklarende_analyse_op,
                gegeven_door="GRJR, workshop",
                vastgelegd_door=by,
            )
            register(training, by=by, op=op)


def _ask(wereld: Wereld, secretaris: Any, eind: date) -> None:
    for code, vraag, antwoord in (
        ("dorrestein", "Telt een dag ook mee als er maar een paar uur begeleiding is?", "Ja."),
        ("bakhuis", "Hoort bij elk vervolg een nieuwe verklarende analyse?", ""),
    ):
        steller: Any = wereld.mensen[code]
        op = moment(eind - timedelta(days=6), 9)
        rij = Kadervraag(
            steller=steller,
            organisatie=steller.aanstellingen.first().organisatie,
            vraag=vraag,
            gesteld_op=op.date(),
            adressen=instelling("eenopeen.vraag_adressen", op.date()),
        )
        rij = register(rij, by=steller, op=op)
        if antwoord:
            tekst = f"{antwoord} Elke kalenderdag vanaf de start telt."
            perform(rij, "answer", by=secretaris, op=op + timedelta(hours=5), antwoord=tekst)


def _first(wereld: Wereld, rol: str) -> Any:
    """Somebody of the world with this role."""
    return next(
        mens
        for mens in wereld.mensen.values()
        if any(aanstelling.rol == rol for aanstelling in mens.aanstellingen.all())
    )
