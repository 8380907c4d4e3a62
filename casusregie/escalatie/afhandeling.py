"""Wat volgt als een escalatie beantwoord is: wie aan zet is, hoort het."""

from django.utils import timezone

from casusregie.termijnen.models import Signaal
from casusregie.termijnen.projectie import follow
from casusregie.termijnen.signalering import holders_in, receivers
from organisaties.models import Medewerker
from verloop.models import Gebeurtenis
from verloop.outbox import afhandelaar
from verloop.samen import insert_new

from .ladders import goes_on_to_rer
from .models import Escalatie
from .openen import pass_on
from .volgen import lapse_answered_by_facts

follow(lapse_answered_by_facts)


@afhandelaar("casusregie.tell_answer")
def tell_answer(*, onderwerp_id: int, gebeurtenis_id: int) -> None:
    """A signal to whoever must meet the termijn that was missed."""
    escalatie = Escalatie.objects.select_related("casus", "termijn", "kader").get(pk=onderwerp_id)
    gebeurtenis = Gebeurtenis.objects.get(pk=gebeurtenis_id)
    if goes_on_to_rer(escalatie):
        pass_on(escalatie, by=Medewerker.objects.systeem(), now=gebeurtenis.op)
    dag = timezone.localdate(gebeurtenis.op)
    houders = holders_in(escalatie.casus)
    plekken = escalatie.termijn.aan_zet_plekken if escalatie.termijn else []
    insert_new(
        Signaal(
            casus=escalatie.casus,
            termijn=escalatie.termijn,
            soort=f"antwoord-{escalatie.trede}-{escalatie.sinds.isoformat()}",
            titel=f"Antwoord op de escalatie. {escalatie.titel}",
            model=escalatie.model,
            onderwerp_kenmerk=escalatie.onderwerp_kenmerk,
            op=dag,
            gegeven_op=dag,
            plek=plek,
            medewerker_id=medewerker_id,
        )
        for plek in plekken
        for medewerker_id in receivers(escalatie.casus_id, plek, houders)
    )
