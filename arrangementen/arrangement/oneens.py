"""De aanbieder is het niet eens met het arrangement: vastgelegd, en de ladder begint (CR-Z-07)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from casusregie.oneens.bewakers import last_day
from casusregie.oneens.keuzes import Reden, Waarover
from casusregie.oneens.models import Meningsverschil
from casusregie.oneens.openen import open_difference
from verloop.overgangen import amend
from verloop.schermen.woorden import long_date


def last_day_to_disagree(arrangement: Any) -> date | None:
    """10 werkdagen after the JW301 was received; None while it was not (domein.md §0 f)."""
    ontvangen = arrangement.ontvangen_op
    return last_day("arrangement.oneens", ontvangen) if ontvangen else None


def deadline_in_words(arrangement: Any, on: date) -> str:
    """For the aanbieder's screen: until when, and that later is still possible."""
    tot = last_day_to_disagree(arrangement)
    if tot is None:
        return "Neem zo snel mogelijk contact op met de verwijzer."
    if on <= tot:
        return f"Neem contact op met de verwijzer. Dat kan tot en met {long_date(tot)}."
    return f"De termijn liep tot en met {long_date(tot)}. U kunt het nog melden; het telt als laat."


@transaction.atomic
def disagree(
    arrangement: Any,
    *,
    by: Any,
    op: datetime,
    oneens_toelichting: str,
    waarover: str = Waarover.ARRANGEMENT,
    reden: str = Reden.ANDERS,
) -> Meningsverschil:
    """Record the objection and open the ladder at step 1 for the team.

    Raises PermissionDenied for who does not work at this aanbieder, ValidationError when the
    difference runs already; nothing is saved then.
    """
    dag = timezone.localdate(op)
    velden: dict[str, Any] = {"oneens_op": dag, "oneens_toelichting": oneens_toelichting}
    arrangement = amend(arrangement, by=by, op=op, code="oneens", **velden)
    return open_difference(
        arrangement.casus,
        by=by,
        op=op,
        waarover=waarover or Waarover.ARRANGEMENT,
        reden=reden or Reden.ANDERS,
        aanbieder=arrangement.aanbieder,
        van=arrangement.aanbieder,
        toelichting=oneens_toelichting,
        bron_kenmerk=arrangement.kenmerk,
        tijdig_tot=last_day_to_disagree(arrangement),
    )
