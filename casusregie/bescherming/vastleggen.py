"""Legt in één transactie vast wat bij elkaar hoort: maatregel en uitspraak, tafel en deelnemers."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from casusregie.casus.models import Casus
from casusregie.toestemming.lijsten import Doel, Wat
from casusregie.toestemming.partij import Partij
from casusregie.toestemming.vragen import may_share
from organisaties.models import Medewerker
from verloop.grenzen import clean_new
from verloop.overgangen import amend, perform, register
from verloop.redenen import Nee
from verloop.stap import holding

from .basisteambesluit import Basisteambesluit
from .beschikking import attach_ruling
from .handeling import Handeling
from .maatregel import Maatregel
from .teamaanmelding import Teamaanmelding
from .teamtafel import Teamtafel, Teamtafeldeelnemer
from .teamtafelkeuzes import MET_TOESTEMMING
from .uitspraak import Uitspraak, Uitspraaksoort

Rij = Mapping[str, Any]


@transaction.atomic
@holding()
def begin_maatregel(
    casus: Casus,
    *,
    by: Medewerker,
    soort: str,
    datum: date,
    begindatum: date,
    einddatum: date | None = None,
    op: datetime | None = None,
    **uitspraak: Any,
) -> Maatregel:
    """Record a measure with its first ruling; the route follows the first measure (CR-C1-02).

    `datum` is the day of the ruling, `einddatum` until when it holds. `uitspraak`: its fields, and
    `bestand`, the ruling itself. Raises PermissionDenied (not of the GI), ValidationError.
    """
    op = op or timezone.now()
    eerste = not casus.maatregelen.exclude(status="ingetrokken").exists()
    maatregel = register(
        Maatregel(
            casus=casus,
            soort=soort,
            uitspraak_op=datum,
            begindatum=begindatum,
            einddatum=einddatum,
            vastgelegd_door=by,
        ),
        by=by,
        op=op,
    )
    _ruling(maatregel, Uitspraaksoort.EERSTE, datum, begindatum, einddatum, by, op, uitspraak)
    if eerste:
        _tell_route(maatregel, op)
    return maatregel


@transaction.atomic
@holding()
def extend_maatregel(
    maatregel: Maatregel,
    *,
    by: Medewerker,
    datum: date,
    einddatum: date,
    op: datetime | None = None,
    **uitspraak: Any,
) -> Maatregel:
    """A new ruling lets the measure go on from its end, at most as long as its kind allows."""
    op = op or timezone.now()
    begin = maatregel.einddatum
    _ruling(maatregel, Uitspraaksoort.VERLENGING, datum, begin, einddatum, by, op, uitspraak)
    return perform(maatregel, "extend", by=by, op=op, einddatum=einddatum)


def _ruling(
    maatregel: Maatregel,
    soort: str,
    datum: date,
    begin: date | None,
    einde: date | None,
    by: Medewerker,
    op: datetime,
    velden: Rij,
) -> None:
    rest = {naam: velden[naam] for naam in velden if naam != "bestand"}
    rest |= {"datum": datum, "begindatum": begin, "einddatum": einde}
    stuk = Uitspraak(maatregel=maatregel, soort=soort, vastgelegd_door=by, **rest)
    if velden.get("bestand"):
        stuk.document_kenmerk = attach_ruling(stuk, velden["bestand"], by, op)
    register(stuk, by=by, op=op)


def _tell_route(maatregel: Maatregel, op: datetime) -> None:
    """The route keeps the kind and the day of the first measure."""
    route = maatregel.casus.beschermingsroutes.filter(afgesloten_op=None).first()
    if route is not None:
        klok = Medewerker.objects.systeem()
        perform(route, "note_maatregel", by=klok, op=op, maatregel=maatregel)


def record_act(
    casus: Casus, soort: str, *, by: Medewerker, op: datetime | None = None, **velden: Any
) -> Handeling:
    """Record what a party did; `velden`: gedaan_op and what the kind asks (handelingsoorten)."""
    return register(Handeling(casus=casus, soort=soort, door=by, **velden), by=by, op=op)


@transaction.atomic
@holding()
def record_evaluation(
    maatregel: Maatregel,
    *,
    by: Medewerker,
    geevalueerd_op: date,
    uitkomst: str,
    toelichting: str,
    op: datetime | None = None,
) -> Maatregel:
    """Evaluate the gezinsplan: the next term starts, and what was found is kept (CR-C2-02, -09)."""
    geevalueerd = perform(
        maatregel, "record_evaluatie", by=by, op=op, geevalueerd_op=geevalueerd_op
    )
    record_act(
        maatregel.casus,
        "evaluatie_hulp",
        by=by,
        op=op,
        gedaan_op=geevalueerd_op,
        uitkomst=uitkomst,
        toelichting=toelichting,
    )
    return geevalueerd


def decide_in_team(
    casus: Casus, *, by: Medewerker, op: datetime | None = None, **velden: Any
) -> Basisteambesluit:
    """The basisteam decides with a gedragswetenschapper (CR-C1-12, CR-C3-03)."""
    return register(Basisteambesluit(casus=casus, jeugdbeschermer=by, **velden), by=by, op=op)


def report_to_team(
    casus: Casus, *, by: Medewerker, op: datetime | None = None, **velden: Any
) -> Teamaanmelding:
    """Tell the lokaal team about the client, with consent (CR-C1-13)."""
    op = op or timezone.now()
    stuk = Teamaanmelding(
        casus=casus, aangemeld_door=by, aangemeld_op=timezone.localdate(op), **velden
    )
    return register(stuk, by=by, op=op)


@transaction.atomic
def plan_teamtafel(
    casus: Casus,
    deelnemers: Iterable[Rij],
    *,
    by: Medewerker,
    op: datetime | None = None,
    **velden: Any,
) -> Teamtafel:
    """Plan a teamtafel with who is asked (CR-C2-21).

    A row of `deelnemers` has rol, naam and, when there is one, organisatie or namens. Raises
    ValidationError when somebody of the lokaal team or veld is asked without consent (CR-C2-12).
    """
    op = op or timezone.now()
    dag = timezone.localdate(op)
    rijen = [Teamtafeldeelnemer(**rij) for rij in deelnemers]
    _check_company(rijen)
    toestemming = _check_consent(casus, rijen, dag)
    if velden["gepland_op"] < casus.aangemeld_op:
        raise ValidationError({"gepland_op": "Kies een datum vanaf de aanmelding van de casus"})
    stuk = Teamtafel(
        casus=casus,
        georganiseerd_door=by,
        toestemming_op=dag if toestemming else None,
        **velden,
    )
    register(stuk, by=by, op=op)
    for rij in rijen:
        rij.teamtafel = stuk
        clean_new(rij)
    Teamtafeldeelnemer.objects.bulk_create(rijen)
    return stuk


@transaction.atomic
@holding()
def hold_teamtafel(
    teamtafel: Teamtafel,
    aanwezig: Iterable[int],
    *,
    by: Medewerker,
    op: datetime | None = None,
    **velden: Any,
) -> Teamtafel:
    """It took place: who was there (pks of deelnemers), what was said and decided.

    Consent is asked again on this day: who may not join was not there (CR-C2-12).
    """
    op = op or timezone.now()
    er_waren = set(aanwezig)
    rijen = list(teamtafel.deelnemers.filter(pk__in=er_waren).select_related("organisatie"))
    if not rijen:
        raise ValidationError({"aanwezig": "Kies wie er waren"})
    if _check_consent(teamtafel.casus, rijen, timezone.localdate(op), "aanwezig"):
        toestemming_op = teamtafel.toestemming_op or timezone.localdate(op)
        amend(teamtafel, by=by, op=op, toestemming_op=toestemming_op)
    teamtafel.deelnemers.update(aanwezig=Q(pk__in=er_waren))
    return perform(teamtafel, "hold", by=by, op=op, **velden)


def _check_company(rijen: list[Teamtafeldeelnemer]) -> None:
    if len(rijen) < 2:
        raise ValidationError({"deelnemers": "Vul ten minste twee mensen in die aan tafel komen"})


def _check_consent(
    casus: Casus, rijen: list[Teamtafeldeelnemer], dag: date, veld: str = "deelnemers"
) -> bool:
    """Did somebody take part for whom consent was needed (and given)?"""
    nodig = [rij for rij in rijen if rij.rol in MET_TOESTEMMING]
    for rij in nodig:
        met = rij.organisatie or Partij(MET_TOESTEMMING[rij.rol], rij.namens or rij.naam)
        oordeel = may_share(casus, met, Wat.GEGEVENS, Doel.TEAMTAFEL, dag)
        if isinstance(oordeel, Nee):
            raise ValidationError({veld: f"{oordeel.reden} {oordeel.weg}".strip()})
    return bool(nodig)
