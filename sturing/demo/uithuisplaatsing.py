"""Speelt een dreigende uithuisplaatsing: Sem wijkt af, Mees is geplaatst, bij Jesse begint het."""

from datetime import date, timedelta
from typing import Any

from casusregie.afspraken.maken import make_afspraak
from casusregie.documenten.maken import make_document
from casusregie.documenten.soorten_uithuis import UITGANGSPUNTEN
from casusregie.logboek.maken import make_aantekening
from casusregie.models import Casus, Dreiging
from casusregie.uithuisplaatsing.maken import answer, decide, raise_flag
from casusregie.uithuisplaatsing.plan import PLAN, VEILIGHEIDSPLAN
from verloop import outbox
from verloop.overgangen import perform

from .bescherming import JESSE
from .gezinnen import MAN, Kind
from .in_verblijf import play_stay
from .lokaal import Hulp, LokaalVerhaal, Speler, moment
from .programma import play_programme
from .teksten_uithuis import ANTWOORDEN, PLAATSING, VEILIGHEID
from .teksten_uithuis import PLAN as PLANTEKST
from .wereld import Wereld

MEES = LokaalVerhaal(
    Kind("Mees", "Aardenburg", (2014, 2, 11), MAN, 31, 2),
    150,
    "ondertekend",
    Hulp("linde", "44F03", 180, "14", 26),
    onveilig=True,
)
ERBIJ = {
    "deelnemers": ["consulent", "verwijzer", "aanbieder", "gezin"],
    "namen": "S. Bakhuis, de huisarts, Stapsteen Jeugd en beide ouders",
    "verloopt_goed": True,
}


def play_threats(casussen: dict[str, Casus], wereld: Wereld, eind: date) -> None:
    """Three families; nothing happens when they were played before."""
    if Dreiging.objects.exists():
        return
    play_programme(wereld, eind)
    _course_is_lost(casussen["sem"], wereld, eind)
    _placed(wereld, eind)
    _just_began(wereld, eind)
    outbox.process_all()


def _course_is_lost(casus: Casus, wereld: Wereld, eind: date) -> None:
    """Sem: the plan holds for five weeks; at the evaluation they saw the koers is not held."""
    dreiging = _plan(casus, wereld, eind - timedelta(days=40), eind + timedelta(days=160))
    dag = eind - timedelta(days=2)
    _hold(
        dreiging,
        "3",
        wereld,
        dag,
        verloopt_goed=False,
        koers="afwijking",
        bijsturing="De hulp in huis kwam drie dagen niet. Stapsteen zet een vaste vervanger in.",
        volgende_op=eind + timedelta(days=60),
        doelen=_goals("op_weg"),
        analyse_klopt=True,
    )
    perform(
        dreiging,
        "name_spin",
        by=wereld.mensen["bakhuis"],
        op=moment(dag, 16),
        spin_naam="H. Doornbos",
        spin_organisatie="MEE",
        spin_vanaf=dag,
    )


def _placed(wereld: Wereld, eind: date) -> None:
    """Mees: at home it did not become safe; he lives in a gezinshuis now, close to school."""
    speler = Speler(MEES, wereld, eind)
    casus = speler.play()
    start = eind - timedelta(days=100)
    dreiging = _plan(casus, wereld, start - timedelta(days=25), eind + timedelta(days=90))
    wie, op = wereld.mensen["bakhuis"], moment(start - timedelta(days=3), 15)
    decide(
        dreiging,
        "uithuisplaatsing",
        motivering="Er was twee keer geweld waar Mees bij was. Thuis is het nu niet veilig genoeg.",
        tegenspraak="R. Lindeboom bekeek of hulp dag en nacht thuis kan. Dat is er niet op tijd.",
        gedragswetenschapper=wereld.mensen["wierda"],
        genomen_op=op.date(),
        by=wie,
        op=op,
    )
    verwacht = {"begint_op": start, "verwacht_tot": start + timedelta(days=182)}
    make_aantekening(casus, "verblijf", {**PLAATSING, **verwacht}, by=wie, op=op)
    speler.order(op)
    speler.start(moment(start, 9))
    play_stay(casus, wereld, start, eind)
    _hold(
        dreiging,
        "3",
        wereld,
        start + timedelta(days=60),
        koers="gehouden",
        volgende_op=eind + timedelta(days=20),
        doelen=_goals("op_weg"),
        analyse_klopt=True,
    )


def _just_began(wereld: Wereld, eind: date) -> None:
    """Jesse: the flag is up for nine days; in forced frame the jeugdbeschermer leads."""
    casus = Casus.objects.get(jeugdige__achternaam=JESSE.achternaam)
    raise_flag(
        casus,
        "Jesse slaapt soms op straat. De ouders zeggen dat het zo niet langer gaat.",
        by=wereld.mensen["tolhuis"],
        op=moment(eind - timedelta(days=9), 10),
        partijen=["aanbieder"],
    )


def _plan(casus: Casus, wereld: Wereld, dag: date, klaar: date) -> Dreiging:
    """From the flag to a plan that everybody carries, with the first two moments held."""
    wie = wereld.mensen["bakhuis"]
    dreiging = raise_flag(
        casus,
        "De ruzies thuis lopen op. De kinderen zijn erbij en school maakt zich zorgen.",
        by=wie,
        op=moment(dag, 10),
        partijen=["veilig_thuis", "aanbieder"],
    )
    _hold(dreiging, "1", wereld, dag + timedelta(days=5))
    op = moment(dag + timedelta(days=12), 11)
    dagen = {"terugkijken_op": (klaar - timedelta(days=30)).isoformat()}
    make_document(casus, VEILIGHEIDSPLAN, {**VEILIGHEID, **dagen}, wie, op, vaststellen=True)
    inhoud = _plan_contents(dag, klaar)
    make_document(casus, PLAN, inhoud, wie, op, vaststellen=True, titel="")
    outbox.process_all()
    _carried(dreiging, wie, dag + timedelta(days=14))
    _hold(dreiging, "2", wereld, dag + timedelta(days=15), doelen=_goals("niet"))
    return dreiging


def _plan_contents(dag: date, klaar: date) -> dict[str, Any]:
    return {
        **PLANTEKST,
        "analyse_op": (dag + timedelta(days=9)).isoformat(),
        "uitgangspunten": [
            {"uitgangspunt": punt, "antwoord": antwoord}
            for punt, antwoord in zip(UITGANGSPUNTEN, ANTWOORDEN, strict=True)
        ],
        "doelen": [
            {
                "resultaatgebied": "",
                "doel": rij["doel"],
                "meetbaar": "Wij tellen elke week samen",
                "wie": "Het gezin, Stapsteen Jeugd en school",
                "haalbaar": "Bij opa lukte het ook",
                "uiterlijk": klaar.isoformat(),
            }
            for rij in _goals("")
        ],
        "evaluatie_op": (dag + timedelta(days=37)).isoformat(),
        "afsluiten_op": klaar.isoformat(),
    }


def _carried(dreiging: Dreiging, wie: Any, dag: date) -> None:
    """Every party agrees, and who does what is written down."""
    op = moment(dag, 13)
    namens = {
        "gemeente": "S. Bakhuis",
        "gezin": "Mirjam en Ruben",
        "veilig_thuis": "K. Overmars",
        "aanbieder": "G. Pinas",
    }
    for partij in dreiging.partijen:
        answer(dreiging, partij, True, namens=namens[partij], gegeven_op=dag, by=wie, op=op)
    schuld = "Schuldhulp aanvragen bij de gemeente"
    gedaan, _ = (
        make_afspraak(
            dreiging.casus,
            wat,
            eigenaar,
            dag + timedelta(days=dagen),
            by=wie,
            op=op,
            bron="uithuisplaatsing",
            bron_kenmerk=dreiging.kenmerk,
        )
        for wat, eigenaar, dagen in (
            (schuld, wie, 21),
            ("Elke zondagavond langsgaan", "Stapsteen Jeugd", 200),
        )
    )
    perform(gedaan, "keep", by=wie, op=moment(dag + timedelta(days=6), 12))


def _hold(dreiging: Dreiging, soort: str, wereld: Wereld, dag: date, **anders: Any) -> None:
    """The planned moment of a kind."""
    rij = dreiging.momenten.get(soort=soort, status="gepland")
    velden = {**ERBIJ, "gehouden_op": dag, **anders}
    perform(rij, "hold", by=wereld.mensen["bakhuis"], op=moment(dag, 15), **velden)


def _goals(stand: str) -> list[dict[str, str]]:
    doelen = ("Drie weken zonder schreeuwen thuis", "Elke dag op tijd op school")
    return [{"doel": doel, "stand": stand} for doel in doelen]
