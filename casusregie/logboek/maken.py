"""Een aantekening maken en verbeteren: de enige twee manieren waarop het logboek groeit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from casusregie.casus.models import Casus
from organisaties.models import Medewerker
from verloop.overgangen import register
from verloop.stap import holding

from .bevoegd import organisation_for
from .models import Aantekening
from .soorten.tabel import SOORTEN
from .velden import Soort

INTERN = "intern"


@transaction.atomic
@holding()
def make_aantekening(
    casus: Casus,
    soort: str,
    inhoud: Mapping[str, Any],
    *,
    by: Medewerker,
    op: datetime | None = None,
    moment: datetime | None = None,
    over: Any = None,
    intern: bool | None = None,
    arrangement_kenmerk: Any = None,
) -> Aantekening:
    """Write an entry; `inhoud` by name of the questions, `moment` when it was (default: `op`).

    Empty answers are left out. `intern` None: as the kind says. Raises PermissionDenied for who
    does not take part in the casus in a role of the kind, ValidationError per field.
    """
    op = op or timezone.now()
    rij = _known(soort)
    aantekening = Aantekening(
        casus=casus,
        soort=soort,
        moment=moment or op,
        inhoud=_without_empty(rij, inhoud),
        over=over,
        arrangement_kenmerk=arrangement_kenmerk,
        maker=by,
        organisatie_id=_organisation(casus, by, rij.rollen, op),
        vastgelegd_op=timezone.localdate(op),
        intern=rij.intern if intern is None else intern,
    )
    return _register(aantekening, by, op)


@transaction.atomic
@holding()
def improve(
    aantekening: Aantekening,
    *,
    by: Medewerker,
    reden: str,
    op: datetime | None = None,
    moment: datetime | None = None,
    **antwoorden: Any,
) -> Aantekening:
    """A new version with these answers changed or added; the old one stays readable.

    Who only completes (role in `aanvullers`) answers the later questions and nothing else.
    Raises Conflict when somebody else made a new version first.
    """
    op = op or timezone.now()
    rij = _known(aantekening.soort)
    rollen = (*rij.rollen, *rij.aanvullers)
    organisatie_id = _organisation(aantekening.casus, by, rollen, op, rij)
    _only_later(aantekening, by, antwoorden, op)
    nieuw = Aantekening(
        casus=aantekening.casus,
        soort=aantekening.soort,
        moment=moment or aantekening.moment,
        inhoud=_without_empty(rij, {**aantekening.inhoud, **antwoorden}),
        over=aantekening.over,
        arrangement_kenmerk=aantekening.arrangement_kenmerk,
        maker=by,
        organisatie_id=aantekening.organisatie_id if aantekening.intern else organisatie_id,
        vastgelegd_op=timezone.localdate(op),
        intern=aantekening.intern,
        verbetert=aantekening,
        reden=reden.strip(),
    )
    return _register(nieuw, by, op)


def may_rewrite(aantekening: Aantekening, by: Medewerker, on: Any) -> bool:
    """May this person change every answer, or only add the later ones?

    Only the organisation that wrote it rewrites, in a role of the kind.
    """
    eigen = organisation_for(aantekening.casus, by, on, aantekening.kind.rollen)
    return eigen is not None and eigen == aantekening.organisatie_id


def _only_later(aantekening: Aantekening, by: Medewerker, antwoorden: Any, op: datetime) -> None:
    if may_rewrite(aantekening, by, timezone.localdate(op)):
        return
    later = {veld.naam for veld in aantekening.kind.velden if veld.later}
    anders = {naam for naam, waarde in antwoorden.items() if waarde != aantekening.inhoud.get(naam)}
    if anders - later:
        raise PermissionDenied("U vult alleen aan. Vraag de schrijver om de rest te verbeteren.")


def _register(aantekening: Aantekening, by: Medewerker, op: datetime) -> Aantekening:
    code = INTERN if aantekening.intern else aantekening.soort
    if aantekening.verbetert_id is not None:
        code = f"{code}_nieuwe_versie"
    return register(aantekening, by=by, op=op, code=code)


def _known(soort: str) -> Soort:
    if soort not in SOORTEN:
        raise ValidationError({"soort": "Kies een soort uit de lijst"})
    return SOORTEN[soort]


def _organisation(
    casus: Casus, by: Medewerker, rollen: Any, op: datetime, rij: Soort | None = None
) -> int:
    """For which organisation somebody writes. Raises PermissionDenied without one."""
    dag = timezone.localdate(op)
    gevonden = organisation_for(casus, by, dag, rollen)
    if gevonden is None and rij is not None and "backoffice" in rij.aanvullers:
        mag = by.has_role("backoffice", on=dag, organisatie_id=casus.gemeente_id)
        gevonden = casus.gemeente_id if mag else None
    if gevonden is None:
        raise PermissionDenied("Alleen wie bij deze casus betrokken is, legt dit vast.")
    return gevonden


def _without_empty(rij: Soort, inhoud: Mapping[str, Any]) -> dict[str, Any]:
    """Answers that were given, with dates as text and no answers to questions that do not apply."""
    return {
        naam: waarde.isoformat() if hasattr(waarde, "isoformat") else _stripped(waarde)
        for naam, waarde in inhoud.items()
        if waarde not in (None, "", []) and not _is_blank(waarde) and _applies(rij, naam, inhoud)
    }


def _applies(rij: Soort, naam: str, inhoud: Mapping[str, Any]) -> bool:
    veld = rij.veld(naam)
    return veld is None or veld.als is None or veld.als.holds(inhoud)


def _is_blank(waarde: Any) -> bool:
    return isinstance(waarde, str) and not waarde.strip()


def _stripped(waarde: Any) -> Any:
    return waarde.strip() if isinstance(waarde, str) else waarde
