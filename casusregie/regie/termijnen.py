"""Brengt lopende termijnen in lijn als een casus een ander team krijgt."""

from collections import defaultdict
from datetime import date

from django.apps import apps

from casusregie.casus.models import Casus
from casusregie.termijnen.models import Termijn
from casusregie.termijnen.projectie import project


def resync(casus: Casus, on: date) -> None:
    """Whose turn it is follows the team: project every onderwerp with a running termijn again."""
    per_model: dict[str, set[int]] = defaultdict(set)
    lopend = Termijn.objects.running().filter(casus=casus)
    for model, object_id in lopend.values_list("model", "object_id"):
        per_model[model].add(object_id)
    for label, ids in sorted(per_model.items()):
        model = apps.get_model(label)
        onderwerpen = model.with_facts().filter(pk__in=ids)  # type: ignore[attr-defined]
        project([onderwerp.on(on) for onderwerp in onderwerpen])
