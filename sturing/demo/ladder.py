"""Verschillen van mening: een bij de contractmanager, een opgelost, een over een casusregisseur."""

from datetime import date, timedelta
from typing import Any

from casusregie.models import Casus
from casusregie.oneens.feitenlijst import facts_of
from casusregie.oneens.openen import open_difference
from casusregie.oneens.vastleggen import save_overview
from casusregie.regie.vragen import ask_team
from casusregie.schalen.voorstellen import propose_scaling
from verloop import outbox
from verloop.overgangen import perform

from .lokaal import moment
from .wereld import Wereld

OVERZICHT: dict[str, Any] = {
    "standpunt_team": (
        "De jeugdige ging maanden niet naar school. Terugkeer vraagt in het begin meer uren dan de "
        "norm. Na drie maanden gaan de uren omlaag. Dat staat in het plan en past bij het doel."
    ),
    "standpunt_aanbieder": (
        "De aanbieder kan deze uren niet bezetten en vindt dat de helft genoeg is om te beginnen. "
        "Meer uren geven volgens de aanbieder ook meer spanning bij de jeugdige."
    ),
    "geprobeerd": (
        "Twee gesprekken tussen team en aanbieder, advies van het expertteam en een gesprek tussen "
        "teamleider en teammanager. Twee andere aanbieders hebben nu geen plek."
    ),
    "vraag": "Wilt u met beide partijen bespreken hoe de aanbieder deze uren toch kan leveren?",
}


def play_ladder(casussen: dict[str, Casus], wereld: Wereld, eind: date) -> None:
    """Imke's ladder is at step 5, Sara's ended at step 3, Joris' is about a casusregisseur."""
    _at_the_contractmanager(casussen["imke"], wereld, eind)
    _agreed(casussen["sara"], wereld, eind)
    _about_a_casusregisseur(wereld, eind)
    _scale_down(casussen["liv"], wereld, eind)
    outbox.process_all()


class _Ladder:
    """Takes steps, each by a person of the demonstration on its own day."""

    def __init__(self, verschil: Any, wereld: Wereld, eind: date) -> None:
        self.verschil, self.wereld, self.eind = verschil, wereld, eind

    def step(self, naam: str, wie: str, dagen: int, **gegevens: Any) -> None:
        """One step, so many days before the end."""
        op = moment(self.eind - timedelta(days=dagen), 11)
        by = self.wereld.mensen[wie]
        self.verschil = perform(self.verschil, naam, by=by, op=op, **gegevens)

    def facts(self, wie: str, dagen: int, overzicht: str) -> None:
        """Step 1, with every fact of the dossier."""
        sleutels = [feit.sleutel for feit in facts_of(self.verschil.casus)]
        self.step("record_facts", wie, dagen, feiten=sleutels, overzicht=overzicht)


def _open(
    casus: Casus, wereld: Wereld, eind: date, wie: str, plek: str, dagen: int, **velden: Any
) -> _Ladder:
    verschil = open_difference(
        Casus.objects.get(pk=casus.pk),
        by=wereld.mensen[wie],
        op=moment(eind - timedelta(days=dagen), 14),
        aanbieder=wereld.organisaties[plek],
        **velden,
    )
    return _Ladder(verschil, wereld, eind)


def _at_the_contractmanager(casus: Casus, wereld: Wereld, eind: date) -> None:
    """De Ankerplaats finds the hours too many; managers did not agree."""
    ladder = _open(
        casus,
        wereld,
        eind,
        "yilmaz",
        "ankerplaats",
        40,
        waarover="arrangement",
        reden="omvang",
        toelichting="110 uur in een half jaar kunnen wij niet bezetten. De helft is genoeg.",
    )
    ladder.facts(
        "bakhuis", 36, "Imke ging acht maanden niet naar school. Minder uren hielpen eerder niet."
    )
    ladder.step("ask_advice", "bakhuis", 35, advies_vraag="Past dit aantal uren bij het doel?")
    ladder.step(
        "give_advice",
        "oord",
        32,
        advies="Ja. Begin hoog en bouw na drie maanden af. Spreek de afbouw nu al af.",
    )
    ladder.step(
        "align",
        "bakhuis",
        31,
        overlegd_met=["collegas", "gedragswetenschapper", "procesregisseur"],
        conclusie="Wij blijven bij de uren, met een vaste afbouw na drie maanden.",
    )
    _to_the_region(ladder)


def _to_the_region(ladder: _Ladder) -> None:
    """Steps 3 to 5: the aanbieder still disagrees, so do the managers."""
    wereld, eind = ladder.wereld, ladder.eind
    ladder.step(
        "give_feedback",
        "koster",
        28,
        wijze="gesprek",
        terugkoppeling="De uren blijven zo voor de eerste drie maanden. Daarna bouwen we af.",
    )
    ladder.step("reject_feedback", "yilmaz", 24, reactie="Wij hebben de mensen hiervoor niet.")
    ladder.step(
        "managers_differ",
        "lindeboom",
        17,
        contact_op=eind - timedelta(days=18),
        contact_met="E. Mulder",
        verslag="De teammanager ziet geen ruimte in het rooster. Wij zien geen andere aanbieder.",
    )
    save_overview(
        ladder.verschil,
        by=wereld.mensen["lindeboom"],
        op=moment(eind - timedelta(days=13), 15),
        **OVERZICHT,
        gevraagd="acceptatie",
        met_jeugdige_op=eind - timedelta(days=14),
        bevestigd=list(OVERZICHT),
    )
    ladder.step("share_overview", "lindeboom", 4)


def _agreed(casus: Casus, wereld: Wereld, eind: date) -> None:
    """Zorghuis Linde wants a shorter period; after the feedback they agree."""
    ladder = _open(
        casus,
        wereld,
        eind,
        "vermeulen",
        "linde",
        12,
        waarover="arrangement",
        reden="duur",
        toelichting="Een jaar is lang. Wij denken dat negen maanden genoeg is.",
    )
    ladder.facts("koster", 10, "Het gezin en wij kozen een jaar vanwege de overgang naar groep 8.")
    ladder.step(
        "align",
        "koster",
        8,
        overlegd_met=["collegas"],
        conclusie="Korter kan, als er na negen maanden een vaste evaluatie is.",
    )
    ladder.step(
        "give_feedback",
        "koster",
        6,
        wijze="telefoon",
        terugkoppeling="Een jaar blijft staan. Na negen maanden kijken we samen of het klaar is.",
    )
    ladder.step(
        "accept_feedback", "vermeulen", 4, reactie="Akkoord, met de evaluatie na negen maanden."
    )


def _about_a_casusregisseur(wereld: Wereld, eind: date) -> None:
    """Route B: the team sent the request for a casusregisseur back; De Vlierhof disagrees."""
    casus = Casus.objects.filter(jeugdige__achternaam="Wolters", route="B").first()
    if casus is None:
        return
    wie, dag = wereld.mensen["dorrestein"], eind - timedelta(days=15)
    verzoek = ask_team(
        casus,
        by=wie,
        team=wereld.organisaties["noord"],
        van=wereld.organisaties["vlierhof"],
        soort="casusregisseur",
        reden="gezin_kan_niet",
        toelichting="Moeder is ziek en kan de regie nu niet zelf voeren.",
        instemming_op=dag,
        op=moment(dag, 10),
    )
    perform(
        verzoek,
        "refuse",
        by=wereld.mensen["koster"],
        op=moment(eind - timedelta(days=11), 10),
        antwoord="Er is nu geen casusregisseur vrij. Wij belden hierover met de aanbieder.",
    )
    ladder = _open(
        casus,
        wereld,
        eind,
        "dorrestein",
        "vlierhof",
        9,
        waarover="casusregisseur",
        reden="niet_op_tijd",
        toelichting="Zonder casusregisseur houdt niemand het overzicht. Dat kan niet wachten.",
    )
    ladder.facts("koster", 6, "Het gezin vroeg erom op de dag van het verzoek. Wij zijn vol.")


def _scale_down(casus: Casus, wereld: Wereld, eind: date) -> None:
    """Liv does well: the casusregisseur proposes fewer hours."""
    propose_scaling(
        Casus.objects.get(pk=casus.pk),
        by=wereld.mensen["bakhuis"],
        op=moment(eind - timedelta(days=2), 13),
        richting="af",
        aanleiding="tussentijds",
        voorstel="Van 72 naar 48 uur. Liv gaat weer elke dag naar school.",
        betrokkenen=["gezin", "casusregisseur", "team", "aanbieder", "backoffice"],
        afstemming="Liv en haar ouders willen dit graag. De aanbieder wil na vier weken kijken.",
    )
