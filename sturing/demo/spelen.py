"""Speelt de hele demonstratie tot en met een dag; de tweede keer gebeurt er niets."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.management import call_command

from afwegingskader.inzet.models import EenOpEenInzet, Inzetstand
from arrangementen.aanbod.signalen.geven import tell
from casusregie.models import Casus
from casusregie.termijnen.bewaking import watch

from .aanbod import play_offer
from .afgerond import play_finished
from .beheer import play_accounts, play_change, play_mandate
from .bescherming import play_protection
from .declaraties import play_declarations
from .dossier import play_dossier
from .eenopeen import EenOpEen
from .eerder import play_earlier
from .ijking import load_trajecten
from .kader import play_kader
from .ladder import play_ladder
from .lokaal import Speler, moment
from .normen import play_norms
from .post import play_post
from .tafel import play_tables
from .uithuisplaatsing import play_threats
from .uren import play_hours
from .verblijf import play_baseline
from .verhalen import EENOPEEN, LOKAAL
from .verzoeken import play_requests
from .wereld import load_wereld
from .zwaar import play_trouble

LADERS = (
    "load_organisaties",
    "load_normen",
    "load_keuzelijsten",
    "load_aanbod",
    "load_afwegingskader",
)


def load_reference(**opties: Any) -> None:
    """The reference data that every story needs; loading again changes nothing."""
    for lader in LADERS:
        call_command(lader, **opties)


@dataclass(frozen=True)
class Uitslag:
    """What the demonstration holds; `dag_28` is the first last day of a running inzet."""

    op: date
    casussen: dict[str, str]
    dag_28: date | None

    def to_dict(self) -> dict[str, Any]:
        """For the last line of the command."""
        return {
            "op": self.op.isoformat(),
            "casussen": self.casussen,
            "dag_28": self.dag_28.isoformat() if self.dag_28 else None,
        }


def play_all(eind: date) -> Uitslag:
    """Load the world and play every story that is not there yet; histories end on `eind`."""
    wereld = load_wereld()
    play_offer(wereld, eind)
    nieuw = [naam for naam in LOKAAL if _casus_of(naam) is None]
    for naam in nieuw:
        gespeeld = Speler(LOKAAL[naam], wereld, eind).play()
        if naam in EENOPEEN:
            EenOpEen(gespeeld, EENOPEEN[naam], wereld, eind).play()
    if nieuw:
        play_requests(wereld, eind)
        play_norms(wereld, eind)
        casussen = {naam: casus for naam in LOKAAL if (casus := _casus_of(naam))}
        play_protection(wereld, eind)
        play_dossier(casussen, wereld, eind)
        play_trouble(casussen, wereld, eind)
        play_threats(casussen, wereld, eind)
        play_tables(casussen, wereld, eind)
        play_ladder(casussen, wereld, eind)
        play_hours(casussen, wereld, eind)
        play_baseline(wereld, eind)
        play_accounts(wereld, eind)
        play_mandate(wereld, eind)
        play_change(casussen["lotte"], wereld, eind)
        load_trajecten(by=wereld.mensen["norma"], op=moment(eind - timedelta(days=20), 11))
        play_kader(casussen, wereld, eind)
        play_finished(wereld, eind)
        play_earlier(wereld, eind)
        play_declarations(wereld, eind)
        play_post(wereld, eind)
        _watch_the_days(eind)
    return _result(eind)


def _watch_the_days(eind: date) -> None:
    """What the clock would have noticed on each of the past days, and today about contracts."""
    for terug in range(60, -1, -1):
        dag = eind - timedelta(days=terug)
        watch(dag, moment(dag, 6))
    tell(eind)


def _casus_of(naam: str) -> Casus | None:
    kind = LOKAAL[naam].kind
    return Casus.objects.filter(
        jeugdige__achternaam=kind.achternaam, jeugdige__voornamen=kind.voornaam
    ).first()


def _result(eind: date) -> Uitslag:
    """What there is; the day is the one on which the stories really ended."""
    casussen = {naam: casus for naam in LOKAAL if (casus := _casus_of(naam))}
    inzet = casussen["noor"].inzetten.order_by("begindatum").first()
    op = inzet.begindatum + timedelta(days=EENOPEEN["noor"].dag - 1) if inzet else eind
    lopend = EenOpEenInzet.objects.filter(
        casus__in=casussen.values(), status=Inzetstand.LOOPT, einddatum__gte=op
    )
    eerste = lopend.order_by("einddatum").values_list("einddatum", flat=True).first()
    return Uitslag(op, {naam: casus.nummer for naam, casus in casussen.items()}, eerste)
