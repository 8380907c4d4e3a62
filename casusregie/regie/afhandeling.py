"""Het uitgaande werk van de regie: verzamelopdrachten gaan stap voor stap."""

from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar

from .verzamel import Verzamelopdracht
from .verzamelwerk import TAAK, enqueue_step, run_step


@afhandelaar(TAAK)
def step_verzamelopdracht(*, opdracht_id: int, ronde: int, stap: int) -> None:
    """One step; the next is written down in the same transaction."""
    run_step(opdracht_id, ronde, stap)


@afhandelaar("casusregie.start_verzamelopdracht")
def start_verzamelopdracht(*, onderwerp_id: int, gebeurtenis_id: int) -> None:
    """A job that was resumed goes on in a new round."""
    opdracht = Verzamelopdracht.objects.get(pk=onderwerp_id)
    op = Gebeurtenis.objects.get(pk=gebeurtenis_id).op
    enqueue_step(opdracht.pk, opdracht.ronde, 0, op)
