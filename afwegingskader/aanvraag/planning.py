"""Datums en uren van een aanvraag: wat kan, en hoe een besluit een inzet wordt."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError

from afwegingskader.inzet.models import EenOpEenInzet
from afwegingskader.kosten import FASEVELDEN, tarief_on
from normenkader.termijnen.reeks import Reeks
from normenkader.termijnen.woorden import aantal_dagen, lange_datum, middellange_datum
from verloop.overgangen import register


def contents_errors(aanvraag: Any) -> dict[str, str]:
    """Field → Dutch error for everything that cannot be right, also in a concept.

    After it was submitted the contents do not change; then only the decision is judged.
    """
    if aanvraag.ingediend_op is not None:
        return _decision_errors(aanvraag)
    fouten = _date_errors(aanvraag) | _hour_errors(aanvraag) | _intensity_error(aanvraag)
    arrangement = aanvraag.arrangement
    if arrangement.casus_id != aanvraag.casus_id:
        fouten["arrangement"] = "Kies een arrangement van deze casus"
    elif arrangement.aanbieder_id != aanvraag.aanbieder_id:
        fouten["aanbieder"] = "Kies de aanbieder van dit arrangement"
    return fouten


def _intensity_error(aanvraag: Any) -> dict[str, str]:
    """The intensiteit is one that holds on the first day (OO-13)."""
    soort, begin = aanvraag.intensiteitsoort, aanvraag.begindatum
    if soort is None or begin is None:
        return {}
    if soort.geldig_van <= begin and (soort.geldig_tot is None or begin <= soort.geldig_tot):
        return {}
    return {"intensiteitsoort": "Kies een intensiteit die op de eerste dag geldt"}


def _hour_errors(aanvraag: Any) -> dict[str, str]:
    """Each phase has fewer hours than the one before it."""
    vorige, fouten = aanvraag.uren_per_dag, {}
    for _, veld in FASEVELDEN:
        uren = getattr(aanvraag, veld)
        if uren is not None and vorige is not None and uren > vorige:
            fouten[veld] = "Kies minder uren dan in de fase ervoor"
        vorige = uren if uren is not None else vorige
    return fouten


def _date_errors(aanvraag: Any) -> dict[str, str]:
    begin, einde, sinds = aanvraag.begindatum, aanvraag.einddatum, aanvraag.gewijzigd_sinds
    fouten = {}
    if begin and sinds and sinds > begin:
        fouten["gewijzigd_sinds"] = "Kies een dag die niet na de begindatum ligt"
    if not begin or not einde:
        return fouten
    if einde < begin:
        return fouten | {"einddatum": "Kies een einddatum die niet voor de begindatum ligt"}
    return fouten | _length_errors(aanvraag.reeks()) | _afbouw_error(aanvraag)


def _length_errors(reeks: Reeks) -> dict[str, str]:
    """At most the days of the kader, and no more than what is left in the chain.

    Without days left an aanvraag of at most the maximum may still go to the expertteam.
    """
    if reeks.buiten_kader:
        return {}
    ruimte = reeks.over if reeks.over or not reeks.is_vervolg else reeks.maximum
    if (reeks.gevraagd or 0) <= ruimte:
        return {}
    if ruimte == 0:
        return {"begindatum": "Kies een andere begindatum. Alle dagen zijn al gepland"}
    dag = middellange_datum(reeks.start + timedelta(days=ruimte - 1))
    soort = f"nog {aantal_dagen(ruimte)} over" if reeks.gebruikt else f"dag {ruimte}"
    return {"einddatum": f"Kies een einddatum uiterlijk {dag} ({soort})"}


def _afbouw_error(aanvraag: Any) -> dict[str, str]:
    """Each phase begins within the inzet, and after the phase before it."""
    dagen = (aanvraag.einddatum - aanvraag.begindatum).days + 1
    eerste, fouten = 2, {}
    for veld, _ in FASEVELDEN:
        vanaf = getattr(aanvraag, veld)
        if vanaf is not None and not eerste <= vanaf <= dagen:
            fouten[veld] = f"Kies een dag van {eerste} tot en met {dagen}"
        eerste = max(eerste, (vanaf or 0) + 1)
    return fouten


def _decision_errors(aanvraag: Any) -> dict[str, str]:
    """A decision has words; a rejection a reason from the list."""
    fouten: dict[str, str] = {}
    if aanvraag.besloten_op is None:
        return fouten
    if not aanvraag.motivering.strip():
        fouten["motivering"] = "Schrijf op waarom u dit besluit"
    return fouten


def fix_tarief(aanvraag: Any) -> None:
    """Without an own tariff that of the list on the first day holds, and stays (OO-09)."""
    if aanvraag.uurtarief_cent is None:
        aanvraag.tarief = tarief_on(aanvraag, aanvraag.begindatum)
        aanvraag.uurtarief_cent = aanvraag.tarief.cent if aanvraag.tarief else None


def check_room(aanvraag: Any, grond: str, laatste_dag: date | None) -> None:
    """What the expertteam may and must say about the last day; raises ValidationError.

    With days left a last day is not needed, and is never later than what was asked. Without
    days left the decision needs a ground and a last day (domein.md §0 a).
    """
    fouten = {}
    moet = not aanvraag.reeks().past
    if moet and not grond.strip():
        fouten["rer_grond"] = "Schrijf op waarom langer dan het maximum nodig is"
    if moet and laatste_dag is None:
        fouten["rer_laatste_dag"] = "Kies de laatste dag die het expertteam toestaat"
    if laatste_dag and not aanvraag.begindatum <= laatste_dag <= aanvraag.einddatum:
        fouten["rer_laatste_dag"] = (
            f"Kies een dag van {lange_datum(aanvraag.begindatum)} "
            f"tot en met {lange_datum(aanvraag.einddatum)}"
        )
    if fouten:
        raise ValidationError(fouten)


def plan_inzet(aanvraag: Any, *, by: Any, op: datetime) -> EenOpEenInzet:
    """The granted aanvraag becomes a planned inzet, in the same transaction."""
    inzet = EenOpEenInzet(
        casus=aanvraag.casus,
        jeugdige_id=aanvraag.casus.jeugdige_id,
        aanbieder_id=aanvraag.aanbieder_id,
        aanvraag=aanvraag,
        kaderversie=aanvraag.kaderversie,
        begindatum=aanvraag.begindatum,
        einddatum=aanvraag.rer_laatste_dag or aanvraag.einddatum,
        rer_laatste_dag=aanvraag.rer_laatste_dag,
        afbouw=aanvraag.afbouw,
        vervolg=aanvraag.vervolg,
    )
    return register(inzet, by=by, op=op)
