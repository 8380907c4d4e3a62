"""De tafels van het RER, een gehouden en een komende bijeenkomst, plekken en wie wacht."""

from datetime import date, timedelta
from typing import Any

from arrangementen.capaciteit.bijhouden import offer, report
from casusregie.models import Casus, Intake, Tafel, Tafelaanmelding, Werkafspraak
from casusregie.tafel.inrichting import record_convenant
from casusregie.tafel.leren import record_lesson
from casusregie.tafel.maken import (
    agree,
    ask_contractmanager,
    bring_in,
    check_alternative,
    hold_meeting,
    plan_meeting,
)
from casusregie.tafel.wachten import record_waiting
from casusregie.toestemming.geven import ask, record_answer
from casusregie.toestemming.personen import people_of, required_people
from verloop import outbox
from verloop.overgangen import perform, register

from .lokaal import moment
from .tafelteksten import GEHOUDEN, KOMEND, MENSEN, PLEKKEN, TAFELS, VRAGEN, WACHTEN, WERKAFSPRAKEN
from .wereld import Wereld

#: The day of the setting capaciteit.nulmeting.
NULMETING = date(2023, 1, 1)


def play_tables(casussen: dict[str, Casus], wereld: Wereld, eind: date) -> None:
    """Everything about tafels and places; ends on `eind`."""
    _capacity(wereld, eind)
    tafels = _tables(wereld, eind)
    Tafelspel(casussen, tafels, wereld, eind).play()
    _waiting(wereld, eind)
    outbox.process_all()


def _capacity(wereld: Wereld, eind: date) -> None:
    """Each row grew or shrank since the baseline; the last report is some days old."""
    for code, wie, dagen_oud, velden, vroeger in PLEKKEN:
        by, aanbieder = wereld.mensen[wie], wereld.organisaties[code]
        eerst = {k: w for k, w in {**velden, **vroeger}.items() if k != "vrij_over"}
        stuk = offer(aanbieder, by=by, op=moment(NULMETING), **eerst)
        halverwege = {"plekken": velden["plekken"], "bezet": velden["plekken"]}
        report(stuk, by=by, op=moment(eind - timedelta(days=150)), **halverwege)
        nu = {naam: velden[naam] for naam in ("plekken", "bezet", "wachttijd_dagen")}
        over = velden.get("vrij_over")
        vrij_vanaf = eind + timedelta(days=over) if over else None
        op = moment(eind - timedelta(days=dagen_oud))
        report(stuk, by=by, op=op, vrij_vanaf=vrij_vanaf, **nu)


def _tables(wereld: Wereld, eind: date) -> dict[str, Tafel]:
    """Two regional tafels with a convenant, and the local one of team Noord."""
    op, oord, rer = moment(eind - timedelta(days=120)), wereld.mensen["oord"], "rer"
    tafels: dict[str, Tafel] = {}
    for code, velden in TAFELS.items():
        tafels[code] = register(
            Tafel(organisatie=wereld.organisaties[rer], **velden), by=oord, op=op
        )
        record_convenant(
            tafels[code],
            [wereld.organisaties[c] for c in ("rer", "0599", "0502", "gi", "vlierhof", "linde")],
            by=oord,
            op=op,
            naam=f"Convenant {velden['naam']}",
            informatie="Wij delen alleen wat voor deze vraag nodig is, met toestemming.",
            mandaat="Wie aan tafel zit mag namens zijn organisatie afspraken maken.",
            geldig_van=(eind - timedelta(days=120)).replace(day=1),
        )
    for wat in WERKAFSPRAKEN:
        stuk = Werkafspraak(tafel=tafels["zbt"], wat=wat, geldig_van=op.date())
        register(stuk, by=oord, op=op)
    lokaal = Tafel(
        naam="Wijktafel Noord",
        soort="zorgbemiddelingstafel",
        bereik="lokaal",
        organisatie=wereld.organisaties["noord"],
        regionale_tafel=tafels["zbt"],
        mandaat="Samen met de wijk de eerste hulp regelen.",
    )
    register(lokaal, by=wereld.mensen["koster"], op=op)
    return tafels


class Tafelspel:
    """Plays the aanmeldingen; every step knows its own day."""

    def __init__(
        self, casussen: dict[str, Casus], tafels: dict[str, Tafel], wereld: Wereld, eind: date
    ) -> None:
        self.casussen, self.tafels, self.wereld, self.eind = casussen, tafels, wereld, eind
        self.oord, self.team = wereld.mensen["oord"], wereld.mensen["bakhuis"]

    def play(self) -> None:
        """A held tafel, the one of tomorrow, and what came in since."""
        self._held()
        self._tomorrow()
        self._loose()

    def _op(self, terug: int, uur: int = 10) -> Any:
        return moment(self.eind - timedelta(days=terug), uur)

    def _consent(self, casus: Casus, terug: int) -> None:
        op = self._op(terug, 9)
        stuk = ask(
            casus,
            by=self.team,
            op=op,
            organisatie=casus.team,
            partijsoort="organisatie",
            partij=self.wereld.organisaties["rer"],
            wat="hulpvraag",
            doel="expertteam",
        )
        mensen = people_of(casus, op.date())
        for persoon in required_people(casus, stuk.geval, op.date(), mensen):
            vast = {"gegeven_op": op.date(), "wijze": "mondeling"}
            stuk = record_answer(stuk, persoon, True, by=self.team, op=op, **vast)

    def _bring(self, naam: str, terug: int, by: Any = None) -> Tafelaanmelding:
        velden = dict(VRAGEN[naam])
        tafel = self.tafels[velden.pop("tafel", "zbt")]
        casus = self.casussen[naam]
        if not velden.get("anoniem"):
            self._consent(casus, terug)
        return bring_in(casus, tafel, by=by or self.team, op=self._op(terug, 11), **velden)

    def _do(self, stuk: Any, overgang: str, terug: int, by: Any = None, **gegevens: Any) -> Any:
        return perform(stuk, overgang, by=by or self.oord, op=self._op(terug, 14), **gegevens)

    def _meeting(self, code: str, dag: int, gepland: int) -> Any:
        return plan_meeting(
            self.tafels[code],
            MENSEN,
            by=self.oord,
            op=self._op(gepland, 9),
            datum=self.eind - timedelta(days=dag),
            begintijd="13:30",
            plaats="Kantoor van het RER, zaal 2",
            voorzitter=self.oord,
        )

    def _held(self) -> None:
        """Two cases at a tafel of nine days ago: one confirmed with a lesson, one waits."""
        zitting = self._meeting("zbt", 9, 20)
        stukken = {}
        for naam in GEHOUDEN:
            stuk = self._do(self._bring(naam, 16), "complete", 15)
            stukken[naam] = self._do(stuk, "schedule", 15, bijeenkomst=zitting)
        ids = [d.pk for d in zitting.deelnemers.all()]
        hold_meeting(zitting, ids, by=self.oord, op=self._op(9, 16))
        for naam, (oordeel, terug) in GEHOUDEN.items():
            stuk = Tafelaanmelding.objects.get(pk=stukken[naam].pk)
            stuk = self._do(stuk, "discuss", 8, **oordeel)
            dagen = 4 if naam == "sem" else 7
            stukken[naam] = self._do(stuk, "report_back", dagen, terugkoppeling=terug)
        self._close(stukken["jayden"])
        aanbieder = self.wereld.organisaties["linde"]
        self._do(stukken["sem"], "match", 3, match_aanbieder=aanbieder, match_vorm="dagbehandeling")

    def _close(self, stuk: Tafelaanmelding) -> None:
        """The team carries it out; the tafel learned something."""
        datum = self.eind + timedelta(days=12)
        wat = "Elke week bellen met school over hoe het gaat"
        agree(stuk, wat, self.team, datum, by=self.oord, op=self._op(7, 15))
        stuk = self._do(stuk, "confirm", 4, by=self.team, opvolging="volgt")
        record_lesson(
            stuk,
            by=self.oord,
            op=self._op(3),
            themas=["regie", "onderwijs"],
            les="Spreek met school af wie belt als het misgaat. Dan hoeft niemand te wachten.",
            gecontroleerd=True,
        )

    def _tomorrow(self) -> None:
        """Two cases on the agenda of tomorrow; a third one was sent back."""
        zitting = self._meeting("zbt", -1, 12)
        for naam in KOMEND:
            stuk = self._do(self._bring(naam, 5), "complete", 4)
            self._do(stuk, "schedule", 4, bijeenkomst=zitting)
        stuk = self._bring("yara", 3)
        self._do(
            stuk,
            "send_back",
            2,
            teruggestuurd_omdat="Het ondersteuningsplan is nog niet vastgesteld.",
        )
        imke = Tafelaanmelding.objects.get(casus=self.casussen["imke"])
        ask_contractmanager(imke, by=self.oord, reden="geen_plek", op=self._op(3, 15))

    def _loose(self) -> None:
        """A crisis with verblijf, and an aanbieder that convenes the experttafel anonymously."""
        kyan = self._bring("kyan", 1)
        check_alternative(
            kyan,
            by=self.oord,
            op=self._op(1, 15),
            vorm="thuis",
            aanbieder=self.wereld.organisaties["stapsteen"],
            uitkomst="geprobeerd",
            toelichting="De begeleider komt elke dag. In de nacht loopt het mis.",
        )
        self._bring("thijs", 18, by=self.wereld.mensen["vermeulen"])
        self._meeting("expert", -6, 10)


def _waiting(wereld: Wereld, eind: date) -> None:
    """Who waits for De Vlierhof in route B, and why."""
    by, vlierhof = wereld.mensen["dorrestein"], wereld.organisaties["vlierhof"]
    for achternaam, dagen, reden in WACHTEN:
        casus = Casus.objects.get(jeugdige__achternaam=achternaam)
        op = moment(max(casus.aangemeld_op, eind - timedelta(days=8)), 15)
        aangemeld = eind - timedelta(days=dagen)
        intake = Intake(casus=casus, organisatie=vlierhof, aangemeld_op=aangemeld)
        intake = register(intake, by=by, op=op)
        if reden:
            record_waiting(intake, by=by, op=op, **reden)
