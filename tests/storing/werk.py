"""De echte Celery-app met een sneller rooster; geladen door de processen van de storingsproef.

`celery -A tests.storing.werk worker` (of beat); het proefwerk zelf staat in `effect`.
"""

from importlib import import_module

import django

from config.celery import app

__all__ = ["app"]

app.conf.beat_schedule = {
    "uitgaand-werk": {"task": "verloop.relay_outbox", "schedule": 1.0},
    "termijnen": {"task": "casusregie.sweep_termijnen", "schedule": 1.0},
}
django.setup()
import_module("tests.storing.effect").be_impatient()
