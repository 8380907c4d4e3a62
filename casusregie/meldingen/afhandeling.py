"""Het werk van de e-mail per dag: eerst wie, dan per persoon."""

from datetime import date

from organisaties.models import Medewerker
from verloop.models import Outbox
from verloop.outbox import afhandelaar

from . import dagbericht


@afhandelaar("casusregie.digest_day")
def digest_day(*, dag: str) -> None:
    """Write down one piece of work per person."""
    ronde = Outbox.objects.get(sleutel=f"dagbericht:{dag}")
    dagbericht.plan_mails(date.fromisoformat(dag), ronde.aangemaakt_op)


@afhandelaar("casusregie.send_digest")
def send_digest(*, medewerker_id: int, dag: str) -> None:
    """Mail this person when something waits."""
    dagbericht.send_digest(Medewerker.objects.get(pk=medewerker_id), date.fromisoformat(dag))
